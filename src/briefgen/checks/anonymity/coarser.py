"""What to say in the place of a detail: less of it, so that it fits more people."""

from __future__ import annotations

import re

from briefgen.checks.anonymity.ages import number

_AGES = {
    "child": ((1, "a baby under one year old"), (5, "a child under five"), (11, "a child of primary-school age"),
              (18, "a teenager"), (25, "a young adult")),
    "": ((25, "a young adult"), (45, "an adult under 45"), (65, "an adult in middle life"), (75, "an older person")),
}  # fmt: skip
_SEXED = {"girl": "child", "boy": "child", "daughter": "child", "son": "child", "she": "they", "he": "they"}
_OTHERS = {
    "place among the siblings": "one of several children",
    "number of siblings": "several children",
    "household": "at home with family",
    "day of a plan": "the season and the year",
    "exact date": "the season and the year",
    "date of birth": "",
    "place": "in the district",
    "school": "a school",
    "rare condition": "a health condition",
    "court outcome": "the criminal case has ended",
    "origin, faith or work": "",
    "cause of the harm": "serious harm",
}
_WEEKS = {"days": 1 / 7, "weeks": 1, "months": 52 / 12, "years": 52}


def coarser(detail: str, words: str) -> str:
    """Return what to say instead of the words that tell a detail; nothing, where there is only to leave them out."""
    match detail:
        case "exact age":
            value, unit = words.split()
            return age(number(value), unit)
        case "sex":
            return _SEXED.get(words.lower(), "person")
        case "household" if re.search(r"\b(?:adopted|alone)\b", words, re.IGNORECASE):
            return ""
        case _:
            return _OTHERS[detail]


def age(value: int, unit: str) -> str:
    """Return an age in words that fit many: `age(6, "weeks")` is "a baby under three months old"."""
    weeks = value * _WEEKS[unit]
    if weeks < 13:
        return "a baby under three months old"
    years = weeks / 52
    ages = _AGES["child" if years < 18 else ""]
    return next((said for limit, said in ages if years < limit), "a person of great age")
