"""Time limits: the last day allowed in each nation, and what imprecise dates can and cannot say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.deadlines import (
    Days,
    Deadline,
    Nation,
    Verdict,
    deadlines,
    last_day,
    months_later,
    step_date,
)
from briefgen.model.partnership import TimeLimit
from briefgen.model.review import Review

NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland")


def limit(amount: int = 6, unit: str = "months", **steps: str) -> TimeLimit:
    steps = steps or {"step": "published", "after": "decided"}
    return TimeLimit.model_validate(
        {
            "id": "publication",
            "label": "Publish the review",
            "amount": amount,
            "unit": unit,
            "source": {"title": "Guidance"},
            **steps,
        }
    )


BEFORE = {"step": "copy-sent", "before": "published"}


def review(documents: dict[str, Any] | None = None, **steps: str) -> Review:
    timeline = [{"date": day, "step": step.replace("_", "-"), "text": "A step."} for step, day in steps.items()]
    return Review.model_validate({"name": "Robin", "type": "cspr", "timeline": timeline, "documents": documents or {}})


def verdict(of: Review, on: str | None = None, what: TimeLimit | None = None) -> Deadline:
    (deadline,) = deadlines(of, [what or limit()], "england", date.fromisoformat(on) if on else None)
    return deadline


@pytest.mark.parametrize(
    ("start", "amount", "nation", "last"),
    [
        ("2026-01-12", 5, "england", "2026-01-19"),  # Monday to Monday
        ("2026-01-16", 1, "england", "2026-01-19"),  # over a weekend
        ("2026-01-17", 1, "england", "2026-01-19"),  # from a Saturday
        ("2025-12-31", 1, "england", "2026-01-02"),  # New Year's Day
        ("2025-12-31", 1, "wales", "2026-01-02"),
        ("2025-12-31", 1, "northern-ireland", "2026-01-02"),
        ("2025-12-31", 1, "scotland", "2026-01-05"),  # 2 January is free in Scotland alone
        ("2023-07-11", 1, "northern-ireland", "2023-07-13"),  # 12 July
        ("2023-07-11", 1, "england", "2023-07-12"),
        ("2026-07-10", 1, "northern-ireland", "2026-07-14"),  # 12 July is a Sunday: the Monday is free
        ("2026-04-02", 1, "england", "2026-04-07"),  # Good Friday to Easter Monday
        ("2026-04-02", 1, "wales", "2026-04-07"),
        ("2026-04-02", 1, "northern-ireland", "2026-04-07"),
        ("2026-04-02", 1, "scotland", "2026-04-06"),  # Easter Monday is a working day in Scotland
        ("2026-03-16", 1, "northern-ireland", "2026-03-18"),  # Saint Patrick's Day
        ("2026-03-16", 1, "england", "2026-03-17"),
        ("2026-07-31", 1, "scotland", "2026-08-04"),  # the summer bank holiday is early in Scotland
        ("2026-08-28", 1, "england", "2026-09-01"),
        ("2026-11-27", 1, "scotland", "2026-12-01"),  # Saint Andrew's Day
        ("2022-12-23", 1, "england", "2022-12-28"),  # Christmas on a Sunday: the 27th stands in
        ("2026-12-24", 1, "england", "2026-12-29"),  # Boxing Day on a Saturday: the 28th stands in
        ("2022-06-01", 1, "england", "2022-06-06"),  # a holiday of that year alone, and a bank holiday moved to it
    ],
)  # fmt: skip
def test_working_days_leave_out_weekends_and_the_nations_bank_holidays(
    start: str, amount: int, nation: Nation, last: str
) -> None:
    found = last_day(limit(amount, "working-days"), date.fromisoformat(start), nation)
    assert found == date.fromisoformat(last)


def test_the_panel_copy_goes_seven_working_days_before_publication() -> None:
    what = limit(7, "working-days", **BEFORE)
    assert last_day(what, date(2026, 1, 21), "england") == date(2026, 1, 12)
    assert last_day(what, date(2026, 4, 8), "england") == date(2026, 3, 26)  # Easter lies between
    assert last_day(what, date(2026, 4, 8), "scotland") == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-08-31", 6, "2026-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2025-12-31", 1, "2026-01-31"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-01-15", 0, "2026-01-15"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_months_are_calendar_months(start: str, months: int, end: str) -> None:
    assert months_later(date.fromisoformat(start), months) == date.fromisoformat(end)


@pytest.mark.parametrize("unit", ["working-days", "days", "months"])
@pytest.mark.parametrize("steps", [{}, BEFORE])
def test_a_day_beyond_the_calendar_is_its_end(unit: str, steps: dict[str, str]) -> None:
    start, end = (date.min, date.min) if steps else (date.max, date.max)
    assert last_day(limit(9, unit, **steps), start, "england") == end


DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(1, 40), st.sampled_from(NATIONS))
def test_working_days_agree_with_a_naive_count(start: date, amount: int, nation: Nation) -> None:
    end = last_day(limit(amount, "working-days"), start, nation)
    one = limit(1, "working-days")
    between = [start + timedelta(days=days) for days in range(1, (end - start).days + 1)]
    # A day is a working day if the first working day after the day before it is that day.
    working = [day for day in between if last_day(one, day - timedelta(days=1), nation) == day]
    assert len(working) == amount
    assert working[-1] == end
    assert all(day.isoweekday() <= 5 for day in working)


@given(DAYS, st.integers(1, 40), st.sampled_from(NATIONS))
def test_counting_back_undoes_counting_on(start: date, amount: int, nation: Nation) -> None:
    end = last_day(limit(amount, "working-days"), start, nation)
    back = last_day(limit(amount, "working-days", **BEFORE), end, nation)
    assert back <= last_day(limit(1, "working-days"), back, nation)
    assert last_day(limit(amount, "working-days"), back, nation) == end


@given(DAYS, DAYS, st.integers(0, 24), st.sampled_from(["working-days", "days", "months"]))
def test_a_later_start_never_ends_earlier(one: date, other: date, amount: int, unit: str) -> None:
    first, second = sorted((one, other))
    assert last_day(limit(amount, unit), first, "wales") <= last_day(limit(amount, unit), second, "wales")


def test_a_limit_is_met_or_missed_to_the_day() -> None:
    assert verdict(review(decided="2025-01-10", published="2025-07-10")).verdict is Verdict.MET
    late = verdict(review(decided="2025-01-10", published="2025-07-11"))
    assert (late.verdict, late.days, late.late) == (Verdict.MISSED, 1, "1 day")
    assert late.words == "Publish the review: missed by 1 day; due by 10 July 2025"


def test_imprecise_dates_say_only_what_is_certain() -> None:
    missed = verdict(review(decided="autumn 2019", published="2021-02"))
    assert missed.due == Days(date(2020, 3, 1), date(2020, 5, 30))
    assert (missed.verdict, missed.days) == (Verdict.MISSED, (date(2021, 2, 1) - date(2020, 5, 30)).days)
    assert missed.words == ("Publish the review: missed by at least 247 days; due by 30 May 2020 at the latest")
    assert verdict(review(decided="2025-01", published="2025-06")).verdict is Verdict.MET
    assert verdict(review(decided="2025-01", published="2025-07")).verdict is Verdict.UNCLEAR
    assert verdict(review(decided="about 2013", published="2021")).verdict is Verdict.UNCLEAR
    assert verdict(review(decided="2013", published="about 2021")).verdict is Verdict.UNCLEAR


def test_without_a_start_nothing_can_be_said() -> None:
    deadline = verdict(review(published="2025-07-10"), on="2026-01-15")
    assert deadline == Deadline(limit(), Verdict.UNCLEAR, done=deadline.done)
    assert deadline.words == "Publish the review: cannot be said"


def test_a_decision_without_a_date_was_made_before_the_commission() -> None:
    missed = verdict(review(commissioned="autumn 2019", published="2021-02"))
    assert (missed.verdict, missed.late) == (Verdict.MISSED, "at least 247 days")
    assert missed.words.endswith("due by 30 May 2020 at the latest")
    assert verdict(review(commissioned="2025-01-10", published="2025-02-10")).verdict is Verdict.UNCLEAR


def test_a_review_is_not_published_before_it_is_presented() -> None:
    missed = verdict(review(decided="2019-10-01", presented="2021-02"), on="2021-03-01")
    assert (missed.verdict, missed.days) == (Verdict.MISSED, (date(2021, 2, 1) - date(2020, 4, 1)).days)
    assert not missed.exact
    assert verdict(review(decided="2019-10-01", presented="2020-02"), on="2020-03-01").verdict is Verdict.RUNNING
    assert verdict(review(decided="2019-10-01", presented="2020-02"), on="2020-05-01").verdict is Verdict.OVERDUE


def test_what_is_not_done_runs_until_it_is_overdue() -> None:
    of = review(decided="2025-07-15")
    assert verdict(of).verdict is Verdict.RUNNING  # no day was said
    assert verdict(of, on="2026-01-15").words == "Publish the review: running; due by 15 January 2026"
    assert verdict(of, on="2026-01-17").words == "Publish the review: overdue by 2 days; due by 15 January 2026"
    assert verdict(review(decided="2025-07"), on="2026-01-15").verdict is Verdict.RUNNING
    assert verdict(review(decided="2025-07"), on="2026-02-01").words == (
        "Publish the review: overdue by at least 1 day; due by 31 January 2026 at the latest"
    )


def test_a_planned_publication_is_not_yet_one() -> None:
    documents = {
        "learning-brief": {"publish_on": "2026-03-02"},
        "chair-response": {"publish_on": "2026-02-02"},
        "action-plan": {},
    }
    of = review(documents, decided="2025-09-01")
    assert str(step_date(of, "published")) == "2026-02-02"
    assert verdict(of, on="2026-01-15").verdict is Verdict.RUNNING
    assert verdict(of, on="2026-02-02").verdict is Verdict.MET
    assert verdict(review(documents, decided="2025-07-01"), on="2026-01-01").verdict is Verdict.MISSED  # it will be
    told = review(documents, decided="2025-09-01", published="2026-02-20")
    assert str(step_date(told, "published")) == "2026-02-20"


def test_a_copy_has_to_go_before_publication() -> None:
    what = limit(7, "working-days", **BEFORE)
    planned = {"learning-brief": {"publish_on": "2026-01-21"}}
    assert verdict(review(planned), "2026-01-12", what).verdict is Verdict.RUNNING
    assert verdict(review(planned), "2026-01-13", what).verdict is Verdict.OVERDUE
    assert verdict(review(planned, copy_sent="2026-01-12"), "2026-01-15", what).verdict is Verdict.MET
    late = verdict(review(planned, copy_sent="2026-01-14"), "2026-01-15", what)
    assert late.words == "Publish the review: missed by 2 days; due by 12 January 2026"


def test_the_first_of_two_events_counts_and_events_without_a_date_do_not() -> None:
    timeline = [
        {"date": "2024-05-01", "step": "published", "text": "Again."},
        {"date": "2024-02", "step": "published", "text": "First."},
        {"period": "later", "step": "decided", "text": "No date."},
    ]
    of = Review.model_validate({"name": "Robin", "type": "cspr", "timeline": timeline})
    assert str(step_date(of, "published")) == "2024-02"
    assert step_date(of, "decided") is None


def test_limits_without_steps_are_left_out() -> None:
    bare = limit(6, "months", step="published")
    assert deadlines(review(decided="2025-01-10"), [bare], "england", None) == ()


PARTIAL = st.sampled_from(
    ["2024", "2024-03", "2024-q2", "spring 2024", "2024-05-17", "2024/2025", "about 2024", "9999", "0001"]
)


@given(
    PARTIAL, PARTIAL, st.sampled_from(NATIONS), st.sampled_from(["working-days", "days", "months"]), st.integers(0, 9)
)
def test_a_verdict_holds_on_every_day_that_the_dates_may_mean(
    start: str, end: str, nation: Nation, unit: str, amount: int
) -> None:
    of = review(decided=start, published=end)
    (found,) = deadlines(of, [limit(amount, unit)], nation, None)
    began, done = of.timeline[0].date, of.timeline[1].date
    assert began
    assert done
    corners = {
        day <= last_day(limit(amount, unit), first, nation)
        for first in (began.first, began.last)
        for day in (done.first, done.last)
    }
    if began.span.approximate or done.span.approximate:
        assert found.verdict is Verdict.UNCLEAR
    elif done.last < date.max:  # the last day of all stands for "not known"
        assert found.verdict is {(True,): Verdict.MET, (False,): Verdict.MISSED}.get(tuple(corners), Verdict.UNCLEAR)
