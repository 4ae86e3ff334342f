"""The forms in which one name of the forbidden list may stand in a folded text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.anonymity.folding import LETTER, View, fold, folded_character
from briefgen.anonymity.patterns import BETWEEN, Form, always, bounded, ending, parts, word_pattern
from briefgen.anonymity.person_forms import of_a_person

EXACT = re.compile(r"^exact\s*:", re.IGNORECASE)
"""Begins a name that is found only in just its letters."""

_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*"
# How the last word of a street's name is written, too.
_STREETS = {
    "avenue": "ave",
    "close": "cl",
    "crescent": "cres",
    "drive": "dr",
    "lane": "ln",
    "road": "rd",
    "street": "st",
}
_SHORT = _STREETS | {short: whole for whole, short in _STREETS.items()}
_WIDTH = 400  # characters before and after a word of a name that its other words are looked for in
_SCHOOL = re.compile(r"(?:(?:first|infant|infants|junior|middle|high|grammar|primary|secondary) school|school)$")
_KIND_OF_SCHOOL = re.compile(r"school$")

Span = tuple[int, int]


class Marks(NamedTuple):
    """What any text holds that has a name in any form: one of the words, beginnings or ends of words, or pieces."""

    words: frozenset[str] = frozenset()
    begins: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    pieces: frozenset[str] = frozenset()


def spans(name: str, text: str, views: Sequence[View]) -> Iterator[Span]:
    """Yield each place in a text where a name of the list stands; `views` are the text folded."""
    if exact := EXACT.match(name):
        yield from (match.span() for match in _exactly(name[exact.end() :].strip()).finditer(text))
        return
    for view in views:
        yield from _found(name, text, view)


def _found(name: str, text: str, view: View) -> Iterator[Span]:
    folded, places = view.folded.text, view.folded.places
    windows = _windows(folded, _keys(name))
    for form in _forms(name) if windows else ():
        for begin, end in windows:
            for match in form.pattern.finditer(folded, begin, end):
                cut = match.end() == end < len(folded)
                if not cut and form.holds(match, text, places):
                    yield places[match.start()], _end(text, places[match.end() - 1] + 1)


def _windows(text: str, keys: Iterable[str]) -> list[Span]:
    """Return the parts of a text around any of its keys, none over another: only there can a name stand."""
    starts = sorted(match.start() for key in keys for match in re.finditer(re.escape(key), text))
    windows: list[Span] = []
    for start in starts:
        begin, end = max(start - _WIDTH, 0), min(start + _WIDTH, len(text))
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((begin, end))
    return windows


@cache
def _keys(name: str) -> frozenset[str]:
    return frozenset().union(*marks(name))


def _end(text: str, end: int) -> int:
    """Return where a match ends with the accents and invisible characters behind its last letter."""
    while end < len(text) and not folded_character(text[end]):
        end += 1
    return end


@cache
def _exactly(name: str) -> re.Pattern[str]:
    """Return the pattern of a name whose letters, case and accents are kept, composed or not."""
    forms = dict.fromkeys(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    words = "|".join(r"\s+".join(_letters(word) for word in form.split()) for form in forms)
    return re.compile(rf"(?<!{LETTER})(?:{words})(?!{LETTER}|[\u0300-\u036f])")


def _letters(word: str) -> str:
    return _INVISIBLE.join("['’]" if letter in "'’" else re.escape(letter) for letter in word)


@cache
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, in the order in which they are said."""
    surname, comma, given = name.partition(",")
    turned = comma and not any(map(str.isdigit, surname))  # "12, Mill Row" begins with its number
    said = fold(f"{given} {surname}" if turned else name).text
    return tuple(part for part in re.split(r"[\s,_]+", said) if part)


@cache
def _variants(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a name, then those of its other forms: "Rd" for "Road", a school's name without "School"."""
    words = _words(name)
    found = [words]
    if len(words) > 1 and (other := _SHORT.get(words[-1].rstrip("."))):
        found.append((*words[:-1], other))
    for end in (_KIND_OF_SCHOOL, _SCHOOL):
        rest = tuple(end.sub("", " ".join(words)).split())
        if rest != words and len(rest) > 1 and rest[0] != "the":
            found.append(rest)
    return tuple(dict.fromkeys(found))


def marks(name: str) -> Marks:
    """Return the marks of a name: its last word, which all forms have; after a house's number, the first."""
    if exact := EXACT.match(name):
        runs = re.findall(f"{LETTER}+", fold(name[exact.end() :]).text)
        return Marks(pieces=frozenset([max(runs, key=len)]))
    words, *others = _variants(name)
    found = [_marks_of(words), *(_marks_of_whole(other) for other in others)]
    return Marks(*(frozenset().union(*kind) for kind in zip(*found, strict=True)))


def _marks_of_whole(words: Sequence[str]) -> Marks:
    """Return the mark of a form that is only found whole: its first word of letters; "rd" and "st" end many words."""
    first = words[1] if words[0].isdigit() else words[0]
    return Marks(begins=frozenset([first])) if first.isalpha() else _marks_of(words)


def _marks_of(words: Sequence[str]) -> Marks:
    if len(words) > 2 and words[0].isdigit() and words[1].isalpha():
        return _marks_of_whole(words)
    runs = re.findall(f"{LETTER}+", words[-1])
    if runs != [words[-1]]:
        return Marks(pieces=frozenset([max(runs, key=len, default="")]))
    endings = frozenset(runs[0] + ending for ending in ("", "s", "es"))
    return Marks(words=endings) if len(words) == 1 else Marks(begins=frozenset(runs), ends=endings)


@cache
def _forms(name: str) -> tuple[Form, ...]:
    """Return the forms of a name; they are made only of names that may stand in a text, since that takes time."""
    forms = [Form(re.compile(_whole(words)), always) for words in _variants(name)]
    words = _words(name)
    return (*forms, *of_a_person(words, _last(words)))


def _whole(words: Sequence[str]) -> str:
    patterns = BETWEEN.join((_numbered(words[0]), *map(word_pattern, words[1:])))
    return bounded(words[0] + words[-1], patterns + _last(words))


def _numbered(word: str) -> str:
    """Return the pattern of a first word; of the number of a house with a letter and a comma, too: "12a, Mill Row"."""
    if not word[0].isdigit():
        return word_pattern(word)
    return word_pattern(word) + (f"(?:[a-z](?!{LETTER}))?" if word.isdigit() else "") + ",?"


def _last(words: Sequence[str]) -> str:
    return ending(parts(words[-1])[-1])
