"""DETAILS, a plain table: what a text may tell of a person, each with the function that finds it in one text.

None of them names anyone; together they may single a person out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from briefgen.anonymity.birth import FULL_DATE
from briefgen.checks.anonymity.identifier_words import identifier_words
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
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|month|year)s?"
_MANY = "".join(
    rf"(?<!{word} )" for word in ("adults", "babies", "boys", "children", "girls", "men", "people", "women")
)
_AGES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<value>{_NUMBER})[ -]{_UNIT}[ -]old\b",
        rf"\b{_MANY}aged? (?:of )?(?P<value>{_NUMBER})\b(?: {_UNIT})?(?! (?:or|and) (?:over|above|under))",
        rf"\b(?:girl|boy|baby|child|infant|toddler|woman|man|person) of (?P<value>{_NUMBER})\b(?: {_UNIT}\b)?",
        rf"\b(?<!it )was (?:only |just )?(?P<value>{_NUMBER})(?: {_UNIT})?(?=[.,;)]| when\b| at the time)",
    )
]
_OLDEST = "oldest|eldest|first-born"
_PLACES = {"youngest": "youngest", "oldest": _OLDEST, "middle": "middle (?:child|of)", "twin": "twin"}
_PLACE = "(?:youngest|oldest|eldest|middle)"
_ANY_PLACE = f"{_PLACE} (?:of|child|sibling|daughter|son|brother|sister)|twin|first-born|only child"
_SIBLINGS = re.compile(
    rf"\b(?:{_NUMBER} (?:\w+ )?(?:siblings|(?:half-|step-?)?(?:brothers|sisters))"
    rf"|(?:{_PLACE}|one) of {_NUMBER}(?= (?:siblings|children|brothers|sisters)\b|[.,;)]))",
    re.IGNORECASE,
)


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
    for found in (match for pattern in _AGES for match in pattern.finditer(text)):
        value, unit = number(found["value"]), f"{(found['unit'] or 'year').lower()}s"
        if (age and (value, unit) == (age.value, age.unit)) or (age is None and person.alone):
            return f"{found['value']} {unit}"
    return None


def sex(text: str, person: Person) -> str | None:
    """Return the word that tells the sex: as the data says it, or said of the pseudonym in so many words."""
    sexed = identifier_words().sexed.pattern
    said = re.search(sexed, person.subject.described_as or "", re.IGNORECASE)
    if said and (found := re.search(rf"(?<!\w){said[0]}(?!\w)", text, re.IGNORECASE)):
        return found[0]
    for pattern in (
        rf"{person.name}(?:,| was| is) an? (?:[\w-]+ ){{0,3}}(?P<word>(?i:{sexed}))",
        rf"(?:^|[.!?\n]\s*){person.name}(?!['’])[^.!?\n]*[.!?]['\"’”]?\s+(?P<word>She|He)\b",
        rf"\b[Ww]hen (?P<word>she|he) was [^.!?\n]*, {person.name}",
    ):
        if found := re.search(pattern, text):
            return found["word"]
    return None


def position(text: str, person: Person) -> str | None:
    """Return the words that tell the place among the siblings."""
    place = person.subject.position
    words = _PLACES[place] if place else _ANY_PLACE if person.alone else None
    found = words and re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)
    return found[0] if found else None


def siblings(text: str, person: Person) -> str | None:
    """Return the words that tell the number of siblings."""
    found = _SIBLINGS.search(text) if person.alone or person.subject.siblings else None
    return found[0] if found else None


def household(text: str, person: Person) -> str | None:
    """Return the words that tell with whom the person lived."""
    who = identifier_words().relatives.pattern
    pattern = rf"\bliv(?:ed|es|ing) (?:alone\b|with (?:[\w’'-]+ ){{0,3}}?{who})"
    single = r"\bsingle (?:mother|father|parent)\b|\b(?:mother|father) was single\b"
    found = re.search(f"{pattern}|{single}", text, re.IGNORECASE)
    return found[0] if found and (person.alone or person.subject.household) else None


def plan_dates(text: str, person: Person) -> str | None:
    """Return the first exact day on which a plan of the person's began or ended."""
    return next((date for date in _days(person) if re.search(rf"\b{date}\b", text)), None)


def _days(person: Person) -> list[str]:
    dates = [date for plan in person.subject.plans for date in (plan.since, plan.until) if date]
    return [date.words for date in dates if date.span.form == "day"]


def exact_date(text: str, person: Person) -> str | None:
    """Return the first full date that is not that of a plan."""
    return next((m["date"] for m in FULL_DATE.finditer(text) if m["date"] not in _days(person)), None)


def place(text: str, person: Person) -> str | None:
    """Return the name of the district, or a name that is like that of a street, an estate, a park."""
    area = person.area and re.search(rf"\b{re.escape(person.area)}\b(?! [A-Z])", text)  # not "Anytown Council"
    return area[0] if area else _name(text, identifier_words().streets.pattern)


def school(text: str, _: Person) -> str | None:
    """Return the name of a school, a college, a nursery."""
    return _name(text, identifier_words().schools.pattern)


def _name(text: str, last: str) -> str | None:
    """Return words with capitals that end in one of the words `last`, if one of them is a name."""
    unnamed = re.compile(identifier_words().unnamed.pattern)
    for found in re.finditer(rf"\b(?P<name>(?:[A-Z][\w.’'-]*,? ){{1,4}}){last}(?! of\b)", text):
        if any(not unnamed.fullmatch(word.strip(",.")) for word in found["name"].split()):
            return found[0]
    return None


def rare_condition(text: str, _: Person) -> str | None:
    """Return the name of a condition that few people have."""
    return _listed(text, identifier_words().rare_conditions.pattern)


def court_outcome(text: str, _: Person) -> str | None:
    """Return the words that tell how a criminal case ended."""
    return _listed(text, identifier_words().court_outcomes.pattern)


def cause_of_harm(text: str, person: Person) -> str | None:
    """Return the words that tell how the harm was done, as the data or a death certificate would."""
    stated = rf"\b{re.escape(person.mechanism)}\b" if person.mechanism else None
    return (stated and _listed(text, stated)) or _listed(text, identifier_words().causes_of_harm.pattern)


def _listed(text: str, pattern: str) -> str | None:
    found = re.search(pattern, text, re.IGNORECASE)
    return found[0] if found else None


DETAILS: dict[str, Callable[[str, Person], str | None]] = {
    "exact age": exact_age,
    "sex": sex,
    "place among the siblings": position,
    "number of siblings": siblings,
    "household": household,
    "day of a plan": plan_dates,
    "exact date": exact_date,
    "place": place,
    "school": school,
    "rare condition": rare_condition,
    "court outcome": court_outcome,
    "cause of the harm": cause_of_harm,
}
