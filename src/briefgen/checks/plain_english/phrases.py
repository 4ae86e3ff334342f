"""Phrases: where the word lists of terms.yaml occur in a text.

A phrase is found in capitals or not, as whole words; a hyphen belongs to its word, so "the above" is not found in "the
above-average". A blank stands for any blanks, an apostrophe for a straight or a curly one, `...` for one to four words,
`n.n` for a number such as 4.2. Other forms of a word ("failed", "failing") are found only where the list holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefgen.model.terms import Phrase, WordList
from briefgen.model.text import Text

_PARTS = {"...": r"\S+(?:\s+\S+){0,3}?", "n.n": r"\d+\.\d+", " ": r"\s+", "'": "['’]", "-": "[-‐‑]"}
_PART = re.compile(r"\.\.\.|\bn\.n\b|\s+|'|-")


class Hit(NamedTuple):
    """A phrase where it occurs: from `start` to `end`."""

    start: int
    end: int
    phrase: Phrase


def hits(text: str, words: WordList) -> Iterator[Hit]:
    """Yield the phrases of a list where they occur in a text, in order; where two overlap, the first.

    A phrase is left alone where it overlaps with longer wording that the list excepts.
    """
    phrases = {phrase.avoid: phrase for phrase in words.phrases}
    found = sorted(
        ((start, -end, phrase) for start, end, phrase in _spans(text, tuple(phrases))), key=lambda one: one[:2]
    )
    excepted = list(_spans(text, words.unless)) if found else []
    done = 0
    for start, minus_end, phrase in found:
        end = -minus_end
        if start >= done and not any(a < end and b > start and b - a > end - start for a, b, _ in excepted):
            yield Hit(start, done := end, phrases[phrase])


def _spans(text: str, phrases: tuple[Text, ...]) -> Iterator[tuple[int, int, Text]]:
    small = text.lower()
    for phrase in phrases:
        if _anchor(phrase) in small:
            for match in pattern(phrase).finditer(text):
                yield *match.span(), phrase


@cache
def _anchor(phrase: str) -> str:
    """Return the longest piece of a phrase that stands in a text letter by letter: a quick first look."""
    return max(_PART.split(phrase.lower()), key=len)


@cache
def pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern that finds a phrase."""
    return re.compile(_of(phrase), re.IGNORECASE)


def _of(phrase: str) -> str:
    made, done = "", 0
    for part in _PART.finditer(phrase):
        made += re.escape(phrase[done : part.start()]) + _PARTS[" " if part.group().isspace() else part.group()]
        done = part.end()
    made += re.escape(phrase[done:])
    before = r"(?<![\w‐‑-])" if re.match(r"\w", phrase) else ""
    return before + made + (r"(?![\w‐‑-]|['’]\w)" if re.search(r"\w$", phrase) else "")
