"""Time limits of a review: what was due by when, what was done when, and what can be said of it.

It is calculation only: dates in, verdicts out. A date is only as precise as it is known, so a limit is met or missed
only if it is so on every day that the dates may mean; in between it cannot be said.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Literal, NamedTuple

import holidays

from briefgen.model.base import Step
from briefgen.model.dates import Day, PartialDate
from briefgen.model.partnership import TimeLimit
from briefgen.model.review import Review

Nation = Literal["england", "wales", "scotland", "northern-ireland"]

_SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


class Verdict(StrEnum):
    """What the dates say of a time limit."""

    MET = "met"
    MISSED = "missed"
    UNCLEAR = "cannot be said"
    RUNNING = "running"
    OVERDUE = "overdue"


class Days(NamedTuple):
    """The first and the last day that a date may mean; `date.min` and `date.max` where that end is not known."""

    first: date
    last: date

    @property
    def words(self) -> str:
        """The day in words, or the last that it may be: `30 May 2020`, `30 May 2020 at the latest`."""
        return said(self.last) if self.first == self.last else f"{said(self.last)} at the latest"


def said(day: date) -> str:
    """Return a day in words: `30 May 2020`."""
    return Day(day.isoformat()).words


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit with what the dates say of it.

    `due` is the last day allowed, as precise as the date it is counted from (`since`); `days` is by how many days it
    was missed, or is overdue: at the least, unless `exact`. `done` is the date that the verdict rests on, if one does.
    """

    limit: TimeLimit
    verdict: Verdict
    due: Days | None = None
    days: int = 0
    since: PartialDate | None = None
    done: PartialDate | None = None
    exact: bool = False

    @property
    def words(self) -> str:
        """What can be said of the limit, on one line."""
        due = f"; due by {self.due.words}" if self.due else ""
        return f"{self.limit.label}: {self.verdict}{f' by {self.late}' if self.late else ''}{due}"

    @property
    def late(self) -> str:
        """By how much it was missed or is overdue: `at least 247 days`; nothing, if it was not."""
        if not self.days:
            return ""
        return f"{'' if self.exact else 'at least '}{self.days} {'day' if self.days == 1 else 'days'}"


def deadlines(review: Review, limits: Iterable[TimeLimit], nation: Nation, on: date | None) -> tuple[Deadline, ...]:
    """Return what the dates of a review say of each time limit that names its steps; `on` is the day of the run."""
    counted = [limit for limit in limits if limit.step and (limit.after or limit.before)]
    return tuple(_deadline(review, limit, nation, on) for limit in counted)


def _deadline(review: Review, limit: TimeLimit, nation: Nation, on: date | None) -> Deadline:
    since, start = _start(review, limit)
    done, days = _done(review, limit)
    if since is None or since.span.approximate:
        return Deadline(limit, Verdict.UNCLEAR, since=since, done=done)
    first = start.first if start.first == date.min else last_day(limit, start.first, nation)
    due = Days(first, last_day(limit, start.last, nation))
    if done is not None and done.span.approximate:
        return Deadline(limit, Verdict.UNCLEAR, due, since=since, done=done)
    verdict, late = _verdict(due, days, on)
    exact = due.first == due.last and (verdict is Verdict.OVERDUE or days.first == days.last)
    return Deadline(limit, verdict, due, late, since, done, exact)


_UNKNOWN = Days(date.min, date.max)


def _verdict(due: Days, done: Days, on: date | None) -> tuple[Verdict, int]:
    """Return the verdict, and by how many days at the least a limit was missed or is overdue."""
    if done.first > due.last:
        return Verdict.MISSED, (done.first - due.last).days
    if done.last == date.max or (on is not None and done.first > on):
        overdue = on is not None and on > due.last
        return (Verdict.OVERDUE, (on - due.last).days) if on and overdue else (Verdict.RUNNING, 0)
    return (Verdict.MET if done.last <= due.first else Verdict.UNCLEAR), 0


def _start(review: Review, limit: TimeLimit) -> tuple[PartialDate | None, Days]:
    """Return the date that a limit is counted from. A decision without a date was made before the commission."""
    step = limit.after or limit.before
    if step and (told := step_date(review, step)):
        return told, Days(told.first, told.last)
    commissioned = step_date(review, "commissioned")
    if limit.after == "decided" and commissioned:
        return commissioned, Days(date.min, commissioned.last)
    return None, _UNKNOWN


def _done(review: Review, limit: TimeLimit) -> tuple[PartialDate | None, Days]:
    """Return when a limit's step was taken. A review is not published before its report is presented."""
    if limit.step and (told := step_date(review, limit.step)):
        return told, Days(told.first, told.last)
    presented = step_date(review, "presented")
    if limit.step == "published" and presented:
        return presented, Days(presented.first, date.max)
    return None, _UNKNOWN


def step_date(review: Review, step: Step) -> PartialDate | None:
    """Return the first date of a step in the timeline; for `published`, failing that, the earliest that is planned."""
    told = [event.date for event in review.timeline if event.step == step and event.date]
    if step == "published" and not told:
        told = [control.publish_on for control in review.documents.values() if control.publish_on]
    return min(told, key=lambda day: day.first, default=None)


def last_day(limit: TimeLimit, day: date, nation: Nation) -> date:
    """Return the last day on which a limit is kept that runs from, or until, `day`.

    The count begins with the next day (before a step: with the day before it). A day beyond the calendar is its end.
    """
    direction = -1 if limit.before else 1
    try:
        match limit.unit:
            case "working-days":
                return _working_days(day, limit.amount, direction, nation)
            case "days":
                return day + timedelta(days=direction * limit.amount)
            case "months":
                return months_later(day, direction * limit.amount)
    except OverflowError:
        return date.max if direction > 0 else date.min


def months_later(day: date, months: int) -> date:
    """Return the same day some months later (or earlier): the month's last day, where it has no such day.

    A day beyond the calendar is its end.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _working_days(day: date, amount: int, direction: int, nation: Nation) -> date:
    free = _bank_holidays(nation)
    while amount > 0:
        day += timedelta(days=direction)
        if day.weekday() < calendar.SATURDAY and day not in free:
            amount -= 1
    return day


@cache
def _bank_holidays(nation: Nation) -> holidays.HolidayBase:
    """Return the bank holidays of a nation, with substitute days; the library works out each year as it is asked."""
    return holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[nation])
