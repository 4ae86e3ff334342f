"""Dates as precise as they are known, in one grammar.

`2021-05-11` a day, `2021-02` a month, `2020-q3` a quarter, `2019` a year, `autumn 2019` a season,
`about 2013` any of these when not certain, `2015/2017` from one to another.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

from pydantic_core import PydanticCustomError

from briefgen.model.text import Text

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Meteorological seasons; winter is that of the year in which it begins.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
QUARTERS = ("first", "second", "third", "fourth")

_YEAR = r"(?P<year>[0-9]{4})"
_FORMS = {
    "day": re.compile(_YEAR + r"-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    "month": re.compile(_YEAR + r"-(?P<month>[0-9]{2})"),
    "quarter": re.compile(_YEAR + r"-q(?P<quarter>[1-4])"),
    "year": re.compile(_YEAR),
    "season": re.compile(r"(?P<season>spring|summer|autumn|winter) " + _YEAR),
}


class Span(NamedTuple):
    """A date read: its form, whether it is approximate, how it is said, its machine form, its first and last day."""

    form: str
    approximate: bool
    words: str
    iso: str | None
    first: date
    last: date


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _quarter(year: int, number: int) -> tuple[date, date]:
    return date(year, 3 * number - 2, 1), _month_end(year, 3 * number)


def _season(year: int, name: str) -> tuple[date, date]:
    month = SEASONS[name]
    last = date(year + (month + 2) // 13, (month + 1) % 12 + 1, 1)
    return date(year, month, 1), _month_end(last.year, last.month)


def _simple(text: str) -> Span | None:
    """Read one date without `about` or `/`; None if in no form. Raise ValueError for a day that does not exist."""
    for form, pattern in _FORMS.items():
        if not (found := pattern.fullmatch(text)):
            continue
        year, part = int(found["year"]), found.groupdict()
        match form:
            case "day":
                day = date(year, int(part["month"]), int(part["day"]))
                return Span(form, False, f"{day.day} {MONTHS[day.month - 1]} {year}", text, day, day)
            case "month":
                first = date(year, int(part["month"]), 1)
                return Span(
                    form, False, f"{MONTHS[first.month - 1]} {year}", text, first, _month_end(year, first.month)
                )
            case "quarter":
                number = int(part["quarter"])
                words = f"the {QUARTERS[number - 1]} quarter of {year}"
                return Span(form, False, words, None, *_quarter(year, number))
            case "year":
                return Span(form, False, text, text, date(year, 1, 1), date(year, 12, 31))
            case _:
                return Span(form, False, text, None, *_season(year, part["season"]))
    return None


@lru_cache(maxsize=4096)
def read(text: str) -> Span | None:
    """Read a date of any form; None if it is in no form, or says a day that does not exist."""
    try:
        if text.count("/") > 1:
            return None
        if "/" in text:
            first, _, last = text.partition("/")
            start, end = read(first.strip()), read(last.strip())
            if start is None or end is None or end.form == "range" or start.first > end.last:
                return None
            return Span("range", False, f"{start.words} to {end.words}", None, start.first, end.last)
        if text.startswith("about "):
            span = _simple(text.removeprefix("about ").strip())
            return span and span._replace(approximate=True, words=f"about {span.words}", iso=None)
        return _simple(text)
    except ValueError:
        return None


class PartialDate(Text):
    """A date as precise as it is known: 2021-05-11, 2021-02, 2020-q3, 2019, autumn 2019, about 2013, 2015/2017."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {
        "type": ["string", "integer"],
        "examples": ["2021-05-11", "2021-02", "2020-q3", "2019", "autumn 2019", "about 2013", "2015/2017"],
    }

    @classmethod
    def normalised(cls, value: str) -> str:
        """Return the date in small letters. Raise PydanticCustomError for what is in no form, or no day there is."""
        value = " ".join(value.lower().split())
        if read(value) is None:
            raise PydanticCustomError(
                "date", "no such date; write 2021-05-11, 2021-02, 2020-q3, 2019, autumn 2019, about 2013 or 2015/2017"
            )
        return value

    @property
    def span(self) -> Span:
        """The date read: form, words, first and last day."""
        span = read(str(self))
        assert span is not None  # normalised() let it in
        return span

    @property
    def words(self) -> str:
        """The date as it is said: `11 May 2021`."""
        return self.span.words

    @property
    def first(self) -> date:
        """The first day that the date may mean."""
        return self.span.first

    @property
    def last(self) -> date:
        """The last day that the date may mean."""
        return self.span.last


class Day(PartialDate):
    """One day: 2021-05-11."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {"type": "string", "format": "date", "examples": ["2021-05-11"]}

    @classmethod
    def normalised(cls, value: str) -> str:
        """Return the day. Raise PydanticCustomError for any other date."""
        span = read(value)
        if span is None or span.form != "day" or span.approximate:
            raise PydanticCustomError("date", "a day belongs here, as 2021-05-11")
        return value
