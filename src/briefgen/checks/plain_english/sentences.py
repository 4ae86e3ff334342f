"""Sentences of a passage: where they end, how many words they have, where they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from briefgen.checks.plain_english.passages import Passage, passages, unspoken
from briefgen.diagnostics import Origin
from briefgen.document import Document

# A full stop after one of these ends no sentence: after the first before anything, after the second before a name,
# after the third before a number.
_ALWAYS = r"\b(?:e\.g|i\.e|eg|ie|cf|viz|vs|approx|incl|esp)\.$"
_TITLES = r"\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|Rev|Revd|St|Cllr|Sgt|Supt|Insp|Hon|[A-Z]\.[A-Z])\.$"
_NUMBERED = r"\b(?:[Nn]os?|ss?|pp?|[Pp]aras?|[Rr]egs?|[Aa]rts?|[Cc]h|[Ff]igs?|[Vv]ols?|[Aa]pp|c|ca|tel|[Ee]xt)\.$"
_OPEN = {"capital": re.compile(f"{_ALWAYS}|{_TITLES}"), "number": re.compile(f"{_ALWAYS}|{_NUMBERED}", re.MULTILINE)}
_CLOSING, _OPENING = r"[”’\"')\]]*", r"[“‘\"'(\[]*"
_END = re.compile(
    rf"[.?!…]+{_CLOSING}(?=\s+{_OPENING}(?:(?P<capital>[A-ZÀ-Þ])|(?P<number>\d))|\s*$)|:(?=\s+{_OPENING}[A-ZÀ-Þ])"
)
_FINISHED = re.compile(r"[.?!…][”’\"')\]]*$")


@dataclass(frozen=True)
class Sentence:
    """A sentence: where it stands in its passage, and its words, without what people are quoted as saying."""

    passage: Passage
    start: int
    end: int
    words: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The sentence as it is printed."""
        return " ".join(self.passage.text[self.start : self.end].split())

    @property
    def origin(self) -> Origin | None:
        """Where most of it came from; None, if all is the template's."""
        return self.passage.origin(self.start, self.end)

    @property
    def linked(self) -> bool:
        """Whether a link stands in it."""
        return self.passage.linked(self.start, self.end)

    @property
    def finished(self) -> bool:
        """Whether it ends with a mark, as a label or a part of a list does not."""
        return bool(_FINISHED.search(self.text))


@lru_cache(maxsize=1)
def every_sentence(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of all lines of a document, of headings too; kept for the checks that read it in turn."""
    return tuple(sentence for passage in passages(document.blocks) for sentence in in_passage(passage))


def sentences(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of a document's running words."""
    return (sentence for sentence in every_sentence(document) if sentence.passage.running)


def in_passage(passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences of one passage.

    Where it is doubtful whether a full stop ends one ("Child A. The ..."), it does. A colon before a capital ends a
    label ("Evidence: Of 52 people ...").
    """
    spoken = unspoken(passage.without())
    for start, end in _spans(spoken):
        words = tuple(word for word in spoken[start:end].split() if any(letter.isalnum() for letter in word))
        if words:
            yield Sentence(passage, start, end, words)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        follows = found.lastgroup
        mark = text[: found.start() + 1]
        if follows and _OPEN[follows].search(mark[-12:]):
            continue
        yield start, found.end()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)
