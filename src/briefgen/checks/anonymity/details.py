"""DETAILS, a plain table: what a text may tell of a person, each with the function that finds it in one text.

None of them names anyone; together they may single a person out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.anonymity.birth import FULL_DATE
from briefgen.checks.anonymity.ages import NUMBER, Person, exact_age
from briefgen.checks.anonymity.identifier_words import identifier_words
from briefgen.checks.anonymity.told import sentences

_OLDEST = "oldest|eldest|first-born"
_PLACES = {"youngest": "youngest", "oldest": _OLDEST, "middle": "middle (?:child|of)", "twin": "twin"}
_PLACE = "(?:youngest|oldest|eldest|middle)"
_ANY_PLACE = f"{_PLACE} (?:of|child|sibling|daughter|son|brother|sister)|twin|first-born|only child"
_KIN = "(?:(?:baby|big|elder|half|little|older|small|step|twin|young|younger)[ -])*(?:step|half)?(?:brother|sister)"
_SIBLINGS = re.compile(
    rf"\b(?:{NUMBER} (?:\w+ )?(?:siblings|(?:half-|step-?)?(?:brothers|sisters))"
    rf"|(?:{_PLACE}|one) of {NUMBER}(?= (?:siblings|children|brothers|sisters)\b|[.,;)])"
    rf"|{_PLACE} of {NUMBER}(?= (?:boys|daughters|girls|sons)\b)"
    rf"|(?:an?|one) {_KIN} and (?:an?|one) {_KIN}\b)",
    re.IGNORECASE,
)


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
    """Return the words that tell with whom the person lived, or that the person was adopted."""
    who = identifier_words().relatives.pattern
    pattern = rf"\bliv(?:ed|es|ing) (?:alone\b|with (?:[\w’'-]+ ){{0,3}}?{who})"
    single = r"\bsingle (?:mother|father|parent)\b|\b(?:mother|father) was single\b"
    child = "(?:baby|boy|brother|child|daughter|girl|sister|son)"
    adopted = rf"\b(?:{child}|s?he|{person.name}) (?:was|is|had been|has been) adopted\b|\badopted {child}\b"
    found = re.search(f"{pattern}|{single}|{adopted}", text, re.IGNORECASE)
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
    """Return the name of the district where it is the person's, or a name like that of a street, an estate, a park."""
    lists = identifier_words()
    small = rf"(?<=[a-z,] )(?P<name>(?:[A-Z][\w.’'-]* ){{1,4}}){lists.small_streets.pattern}"
    patterns = (_ending_in(lists.streets.pattern), rf"{small}(?! (?:accident|safety|traffic)\b)")
    return _district(text, person) or next((said for one in patterns if (said := _name(text, one))), None)


def _district(text: str, person: Person) -> str | None:
    """Return the name of the district from a sentence that names the person, or says that someone lived there."""
    here = rf"\b{re.escape(person.area)}\b(?! [A-Z])"  # not "Anytown Council"
    lived = rf"{person.name}|\b(?i:born|home|homes|lived?|lives|living|moved?|moves|moving)\b"
    told = (one for one in (sentences(text) if person.area else ()) if re.search(lived, one))
    return next((found[0] for one in told if (found := re.search(here, one))), None)


def school(text: str, _: Person) -> str | None:
    """Return the name of a school, a college, a nursery; one that ends in "High" is told after "at" or "to"."""
    lists = identifier_words()
    short = (
        r"\b(?:at|attended|from|joined|left|to) (?P<name>(?:[A-Z][\w.’'-]* ){1,3})"
        rf"{lists.short_schools.pattern}(?! (?:[A-Z]|(?:care|court|risk|road|street)\b))"
    )
    return _name(text, _ending_in(lists.schools.pattern)) or _name(text, short)


def _ending_in(last: str) -> str:
    return rf"\b(?P<name>(?:[A-Z][\w.’'-]*,? ){{1,4}}){last}(?! of\b)"


def _name(text: str, pattern: str) -> str | None:
    """Return words with capitals, the group `name`, and what ends them, if one of them is a name."""
    unnamed = re.compile(identifier_words().unnamed.pattern)
    for found in re.finditer(pattern, text):
        if any(not unnamed.fullmatch(word.strip(",.")) for word in found["name"].split()):
            return found[0]
    return None


def rare_condition(text: str, _: Person) -> str | None:
    """Return the name of a condition that few people have."""
    return _listed(text, identifier_words().rare_conditions.pattern)


def court_outcome(text: str, _: Person) -> str | None:
    """Return the words that tell how a criminal case ended, but for offences that are not about the harm: driving."""
    lists = identifier_words()
    prison = r" in (?:custody|prison)\b| suspended\b"
    months = rf"{NUMBER} (?:months|years)"
    term = rf"\b(?:got|received) {months}(?=[.,;)]|$|{prison})|\bgiven {months}(?={prison})"
    serious = (
        one
        for one in sentences(text)
        if re.search(r"\bdeath\b", one) or not re.search(lists.minor_offences.pattern, one, re.IGNORECASE)
    )
    return next((said for one in serious if (said := _listed(one, rf"{lists.court_outcomes.pattern}|{term}"))), None)


def origin(text: str, person: Person) -> str | None:
    """Return the word that tells the nationality, the religion or an uncommon occupation, said of the person."""
    word = rf"(?P<word>{identifier_words().origins.pattern})"
    kin = "(?:baby|boy|child|family|father|girl|household|man|mother|parents|woman)"
    for pattern in (
        rf"{person.name}(?:,| was| is) (?:an? )?(?:[\w-]+ ){{0,2}}?{word}",
        rf"\b(?i:he|she) (?:was|is) (?:an? )?(?:[\w-]+ ){{0,1}}?{word}",
        rf"{word} (?:background|descent|heritage|origin|{kin})\b",
        rf"\b{kin} (?:is|was|were|are) (?:an? )?{word}",
    ):
        if found := re.search(pattern, text):
            return found["word"]
    return None


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
    "origin, faith or work": origin,
    "cause of the harm": cause_of_harm,
}
