"""Dates of birth: a full date, in digits or words, beside a word that says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_DAY = rf"(?:[0-3]?\d(?:st|nd|rd|th)?|{_ORDINAL})"
_YEAR = r"(?:\d{4}|'?\d\d)"
_DATE = (
    rf"(?P<date>(?<!\w)(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}([./ -])\d{{1,2}}\2{_YEAR}"
    rf"|{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}|{_MONTH}\s+{_DAY},?\s+{_YEAR})(?!\w))"
)
_NOTED = r"\b(?:d\.?o\.?b\b\.?|date[ _-]of[ _-]birth|birth[ -]?date|birthday)\s*:?"
FULL_DATE = re.compile(_DATE, re.IGNORECASE | re.ASCII)
"""A full date, in digits or words; it is the group `date`."""

# After "born" a comma begins another matter: "before Robin was born, on 3 March 2021 a midwife called".
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"{_NOTED}[^.;!?:]{{0,30}}?{_DATE}",
        rf"\bborn\s*:?(?:[^.,;!?:]{{0,30}}?(?:\b\w+day,)?\s+|\s*){_DATE}",
        rf"{_DATE}[^.,;!?:]{{0,30}}?\b(?:born|d\.?o\.?b\b|date of birth|birthday)\b",
    )
)


def birth_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the dates of birth stand in a text."""
    for pattern in _PATTERNS:
        yield from (match.span("date") for match in pattern.finditer(text))
