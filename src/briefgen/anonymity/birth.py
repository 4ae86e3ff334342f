"""Dates of birth: a date, in digits or words, beside a word that says what it is."""

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

_DAY_AND_MONTH = rf"(?P<date>(?<!\w)(?:{_DAY}(?:\s+of)?\s+{_MONTH}|{_MONTH}\s+{_DAY})(?!\w))"
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)"
)
_BABY = r"\b(?:baby|babies|boy|child|daughter|girl|infant|son|twins?)\b"
# What begins another matter: "born on the ward and seen on ...", "the midwife of 3 March 2021".
_GAP = (
    r"(?:(?!\b(?:after|and|before|but|since|until|when|while|who)\b"
    r"|(?<!afternoon)(?<!day)(?<!evening)(?<!hours)(?<!morning)(?<!night)\sof\b)[^.,;!?:]){0,30}?"
)
_CLOSED = r"(?=\s*(?:[.,;)]|$))"

# After "born" a comma begins another matter: "before Robin was born, on 3 March 2021 a midwife called"; not so after
# where it was, if another comma closes the day.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"{_NOTED}[^.;!?:]{{0,30}}?{_DATE}",
        rf"\bborn\s*:?(?:{_GAP}(?:\b\w+day,)?\s+|\s*){_DATE}",
        rf"\bborn\s(?!on\b)[\w -]{{2,30}},\s+on\s+{_DATE}{_CLOSED}",
        rf"(?<!of ){_DATE}[^.,;!?:]{{0,30}}?\b(?:is|was|were|being)\s+born\b",
        rf"{_DATE}[^.,;!?:]{{0,30}}?\b(?:d\.?o\.?b\b|date of birth|birthday)\b",
        rf"(?:\bborn\s+on|\bbirthday\s*(?:,|\(|is|was|falls on|on)|{_NOTED})"
        rf"\s+(?:the\s+)?(?:\w+day,?\s+)?{_DAY_AND_MONTH}",
        rf"\bturn(?:ed|s|ing)\s+{_NUMBER}\s+(?:years\s+old\s+)?on\s+{_DATE}",
        rf"\bbirth(?:\s+(?:of|to)\s[\w '’-]{{1,30}}?)?\s+(?:was\s+)?on\s+{_DATE}",
        rf"\bbirth,\s+on\s+{_DATE}{_CLOSED}",
        rf"(?:{_BABY}[^.,;!?:]{{0,20}}?|\bs?he\s)\b(?:was|were)\s+delivered\b{_GAP}\son\s+{_DATE}",
        rf"\bdelivered\s[^.,;!?:]{{0,20}}?{_BABY}{_GAP}\son\s+{_DATE}",
    )
)


def birth_dates(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the dates of birth stand in a text."""
    for pattern in _PATTERNS:
        yield from (match.span("date") for match in pattern.finditer(text))
