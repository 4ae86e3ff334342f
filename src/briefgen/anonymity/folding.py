"""Texts folded for a search: letter case, accents and invisible characters left aside, each place remembered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

LETTER = r"[^\W\d_]"
HUMP = "\x03"
"""Stands in a folded text where a small letter meets a capital: `photo|Robin`."""

_APOSTROPHES = dict.fromkeys("'`´‘’‛ʹʻʼʽˈ′＇", "'")
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
_FILLERS = dict.fromkeys("\u115f\u1160\u3164\uffa0", "")  # letters by category, and not to be seen
_DASHES = dict.fromkeys("\u2043\u2212", "-")

# The rare character first, which makes a search quick; then that a letter stands before it.
_APOSTROPHE = rf"'(?<={LETTER}')(?={LETTER})"
_HYPHEN = rf"-(?<={LETTER}-)(?:[ \t]*\r?\n\s*)?(?={LETTER})"
_INNER = [re.compile(pattern) for pattern in (_APOSTROPHE, _HYPHEN, f"{_APOSTROPHE}|{_HYPHEN}")]
# Four small letters, so that McAdam and FitzAdam stay one word, as they are read.
_HUMP = re.compile("[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿ]{4}.)")


_WORD = re.compile(f"{LETTER}+")


class Folded(NamedTuple):
    """A folded text, with the place in the text as it stands that each of its characters comes from."""

    text: str
    places: Sequence[int]


class View(NamedTuple):
    """A folded text with its words, each once: for a quick look whether a name can be there at all."""

    folded: Folded
    words: frozenset[str]
    listed: str
    """The words, a blank before and after each."""

    @classmethod
    def of(cls, folded: Folded) -> View:
        """Return the view of a folded text."""
        words = frozenset(_WORD.findall(folded.text))
        return cls(folded, words, f" {' '.join(words)} ")


@cache
def folded_character(character: str) -> str:
    """Return what is left of a character: the small letter without accent; nothing of an invisible one."""
    if character in _APOSTROPHES:
        return "'"
    return "".join(map(_folded, unicodedata.normalize("NFKD", character).casefold()))


def _folded(character: str) -> str:
    for known in (_LETTERS, _APOSTROPHES, _FILLERS, _DASHES):
        if character in known:
            return known[character]
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    return "-" if category == "Pd" else character


def fold(text: str) -> Folded:
    """Return a text folded."""
    if text.isascii():
        return Folded(text.lower().replace("`", "'"), range(len(text)))
    folded = [folded_character(character) for character in text]
    places = chain.from_iterable([place] * len(part) for place, part in enumerate(folded))
    return Folded("".join(folded), tuple(places))


def views(text: str) -> Iterator[View]:
    """Yield a text folded, in each way in which it can be read.

    Apostrophes and hyphens inside words stand or are left out (O'Brien, OBrien), and a capital inside a word goes on
    with it or begins another (QuillFeather, photoRobin).
    """
    plain = fold(text)
    yield View.of(plain)
    for pattern in _INNER:
        if pattern.search(plain.text):
            yield View.of(_without(plain, pattern))
    if humps := {match.start() for match in _HUMP.finditer(text)}:
        yield View.of(_parted(plain, humps))


def _without(folded: Folded, pattern: re.Pattern[str]) -> Folded:
    kept, start = [], 0
    for match in pattern.finditer(folded.text):
        kept.append((start, match.start()))
        start = match.end()
    kept.append((start, len(folded.text)))
    places = chain.from_iterable(folded.places[begin:end] for begin, end in kept)
    return Folded("".join(folded.text[begin:end] for begin, end in kept), tuple(places))


def _parted(folded: Folded, humps: set[int]) -> Folded:
    text, places, last = [], [], -1
    for character, place in zip(folded.text, folded.places, strict=True):
        if place in humps and place != last:
            text.append(HUMP)
            places.append(place)
        text.append(character)
        places.append(place)
        last = place
    return Folded("".join(text), tuple(places))
