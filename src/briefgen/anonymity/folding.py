"""Texts folded for a search: letter case, accents and invisible characters left aside, each place remembered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
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


@dataclass(frozen=True)
class Folded:
    """A folded text; where each of its characters comes from is worked out only if someone asks."""

    text: str
    placing: Callable[[], Sequence[int]]

    @cached_property
    def places(self) -> Sequence[int]:
        """The place in the text as it stands that each character comes from."""
        return self.placing()


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


class _Table(dict[int, str]):
    """What is left of each character, by its code; for `str.translate`, which asks for each but once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded_character(chr(code))
        return self[code]


_TABLE = _Table()


def fold(text: str) -> Folded:
    """Return a text folded."""
    if text.isascii():
        return Folded(text.lower().replace("`", "'"), lambda: range(len(text)))
    return Folded(text.translate(_TABLE), lambda: _places(text))


def _places(text: str) -> Sequence[int]:
    lengths = (len(folded_character(character)) for character in text)
    return tuple(chain.from_iterable([place] * length for place, length in enumerate(lengths)))


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
    if _HUMP.search(text):
        yield View.of(_parted(text))


def _without(folded: Folded, pattern: re.Pattern[str]) -> Folded:
    def places() -> Sequence[int]:
        gone = {place for match in pattern.finditer(folded.text) for place in range(*match.span())}
        return tuple(place for index, place in enumerate(folded.places) if index not in gone)

    return Folded(pattern.sub("", folded.text), places)


def _parted(text: str) -> Folded:
    """Return a text folded, with a mark before each capital that may begin another word, at the capital's place."""
    parted = fold(_HUMP.sub(lambda match: HUMP + match.group(), text))

    def places() -> Sequence[int]:
        humps = {match.start() for match in _HUMP.finditer(text)}
        here = [place for place in range(len(text)) for _ in range(2 if place in humps else 1)]
        return tuple(here[place] for place in parted.places)

    return Folded(parted.text, places)
