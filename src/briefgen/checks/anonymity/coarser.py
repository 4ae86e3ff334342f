"""What to say in the place of a detail: less of it, so that it fits more people."""

from __future__ import annotations

import re

from briefgen.checks.anonymity.details import number
from briefgen.model.dates import MONTHS, SEASONS

_AGES = {
    "child": ((1, "a baby under one year old"), (5, "a child under five"), (11, "a child of primary-school age"),
              (18, "a teenager"), (25, "a young adult")),
    "": ((25, "a young adult"), (45, "an adult under 45"), (65, "an adult in middle life"), (75, "an older person"),
         (200, "a person of great age")),
}  # fmt: skip
_SEXED = {"girl": "child", "boy": "child", "daughter": "child", "son": "child", "she": "they", "he": "they"}
_OTHERS = {
    "place among the siblings": "one of several children",
    "number of siblings": "several children",
    "household": "at home with family",
    "day of a plan": "the year",
    "place": "in the district",
    "school": "a school",
    "rare condition": "a health condition",
    "court outcome": "the criminal case has ended",
    "cause of the harm": "serious harm",
}
_WEEKS = {"days": 1 / 7, "weeks": 1, "months": 52 / 12, "years": 52}


def coarser(detail: str, words: str) -> str:
    """Return what to say instead of the words that tell a detail."""
    match detail:
        case "exact age":
            value, unit = words.split()
            return age(number(value), unit)
        case "sex":
            return _SEXED.get(words.lower(), "person")
        case "exact date":
            return season(words)
        case _:
            return _OTHERS[detail]


def age(value: int, unit: str) -> str:
    """Return an age in words that fit many: `age(6, "weeks")` is "a baby under three months old"."""
    weeks = value * _WEEKS[unit]
    if weeks < 13:
        return "a baby under three months old"
    years = weeks / 52
    ages = _AGES["child" if years < 18 else ""]
    return next(said for limit, said in ages if years < limit)


def season(date: str) -> str:
    """Return the season and the year of a full date: "11 May 2021" becomes "spring 2021"."""
    year = re.search(r"\d{4}", date)
    month = next((n for n, name in enumerate(MONTHS, 1) if name[:3].lower() in date.lower()), None)
    if year is None or month is None:
        return "the month or the season"
    name = next(name for name, first in SEASONS.items() if (month - first) % 12 < 3)
    return f"{name} {int(year[0]) - (month < 3)}"  # winter is that of the year in which it begins
