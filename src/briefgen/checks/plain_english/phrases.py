"""Phrases: where the word lists of terms.yaml occur in a text.

A phrase is found in capitals or not, as whole words; a hyphen belongs to its word, so "the above" is not found in "the
above-average". A blank stands for any blanks, an apostrophe for a straight or a curly one, `...` for one to four words.
Other forms of a word ("failed", "failing") are found only where the list holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefgen.model.terms import Phrase, WordList

_PARTS = {"...": r"\S+(?:\s+\S+){0,3}?", " ": r"\s+", "'": "['’]", "-": "[-‐‑]"}
_PART = re.compile(r"\.\.\.|\s+|'|-")


class Hit(NamedTuple):
    """A phrase where it occurs: from `start` to `end`."""

    start: int
    end: int
    phrase: Phrase


def hits(text: str, words: WordList) -> Iterator[Hit]:
    """Yield the phrases of a list where they occur in a text, in order; where two overlap, the first."""
    small = text.lower()
    found = sorted(
        (match.start(), -match.end(), phrase)
        for phrase in words.phrases
        if _anchor(phrase.avoid) in small
        for match in _pattern(phrase.avoid).finditer(text)
    )
    done = 0
    for start, minus_end, phrase in found:
        if start >= done:
            yield Hit(start, done := -minus_end, phrase)


@cache
def _anchor(phrase: str) -> str:
    """Return the longest piece of a phrase that stands in a text letter by letter: a quick first look."""
    return max(_PART.split(phrase.lower()), key=len)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(_of(phrase), re.IGNORECASE)


def _of(phrase: str) -> str:
    made, done = "", 0
    for part in _PART.finditer(phrase):
        made += re.escape(phrase[done : part.start()]) + _PARTS[" " if part.group().isspace() else part.group()]
        done = part.end()
    made += re.escape(phrase[done:])
    before = r"(?<![\w‐‑-])" if re.match(r"\w", phrase) else ""
    return before + made + (r"(?![\w‐‑-]|['’]\w)" if re.search(r"\w$", phrase) else "")
