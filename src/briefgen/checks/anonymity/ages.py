"""Whom a text tells something of, and the exact ages that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefgen.model.case import Subject

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: number for number, word in enumerate(_ONES, 1)} | {
    word + rest: ten * 10 + number
    for ten, word in enumerate(_TENS, 2)
    for number, rest in [(0, ""), *((one, f"-{_ONES[one - 1]}") for one in range(1, 10))]
}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
_BIRTHDAY = rf"(?P<ordinal>\d{{1,3}}(?=st|nd|rd|th)|{'|'.join(_ORDINALS)})(?:st|nd|rd|th)?[ -]birthday\b"
# What is older is a house or a tree.
_OLDEST = {"years": 130, "months": 130 * 12, "weeks": 130 * 52, "days": 130 * 365}
_MANY = "".join(
    rf"(?<!{word} )" for word in ("adults", "babies", "boys", "children", "girls", "men", "people", "women")
)
# Who has an age; a score or a total has none. "Jude, the youngest of six, was 15."
_KIN = "baby|boy|brother|child|daughter|father|girl|he|man|mother|she|sister|son|who|woman"
_WHO = rf"(?:\b(?:{_KIN})|(?-i:\b[A-Z][a-z]+)|,)"
_AGES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<value>{NUMBER})[ -]{_UNIT}[ -]old\b",
        rf"\b{_MANY}aged? (?:of )?(?P<value>{NUMBER})\b(?: {_UNIT})?(?! (?:or|and) (?:over|above|under))",
        rf"(?<!\bunder )(?<!\bover )(?<!\bthan )(?<!\bto )\b(?P<value>{NUMBER}) {_UNIT} of age\b",
        rf"\b(?:girl|boy|baby|child|infant|toddler|woman|man|person) of (?P<value>{NUMBER})\b(?: {_UNIT}\b)?",
        rf"\b(?:he|she) was (?:only |just |still )?(?P<value>{NUMBER})(?: {_UNIT})? and\b",
        rf"{_WHO} was (?:only |just )?(?P<value>{NUMBER})(?: {_UNIT})?(?=[.,;)]| when\b| at the time)",
    )
]


@dataclass(frozen=True)
class Person:
    """A subject of a review; `alone` says that the review has no other, so that what it tells is told of this one.

    `area` is the district of the partnership, `mechanism` how the harm was done: what the data says of it.
    """

    subject: Subject
    alone: bool = True
    area: str = ""
    mechanism: str = ""

    @cached_property
    def name(self) -> str:
        """The pattern of the pseudonym."""
        return rf"\b{re.escape(self.subject.pseudonym)}\b"


def number(words: str) -> int:
    """Return the number that digits or words say."""
    return int(words) if words.isdecimal() else NUMBERS[words.lower()]


def exact_age(text: str, person: Person) -> str | None:
    """Return the words that tell the exact age; where the data says the age, only those that tell this one."""
    age = person.subject.age
    told = (*_ages(text), *_birthdays(text, person))
    for words, value, unit in (one for one in told if one[1] <= _OLDEST[one[2]]):
        if (age and (value, unit) == (age.value, age.unit)) or (age is None and person.alone):
            return f"{words} {unit}"
    return None


def _ages(text: str) -> Iterator[tuple[str, int, str]]:
    for found in (match for pattern in _AGES for match in pattern.finditer(text)):
        unit = (found.groupdict().get("unit") or "year").lower()
        yield found["value"], number(found["value"]), f"{unit}s"


def _birthdays(text: str, person: Person) -> Iterator[tuple[str, int, str]]:
    """Yield the ages that a birthday tells: until his 14th, someone was 13, and from it on 14."""
    for found in re.finditer(rf"(?:\b(?i:his|her)|{person.name}['’]s?) (?i:{_BIRTHDAY})", text):
        word = found["ordinal"].lower()
        value = int(word) if word.isdecimal() else _ORDINALS[word]
        before = re.search(r"\b(?:before|until|up to)\W+(?:\w+\W+){0,4}$", text[: found.start()], re.IGNORECASE)
        yield (str(value - 1), value - 1, "years") if before else (str(value), value, "years")
