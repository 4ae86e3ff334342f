"""Publication: how long a document stays online, when it is looked at again, in which languages, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.catalogue import said as source_of
from briefgen.checks.promises.actions import DONE, named
from briefgen.checks.subjects import CheckedReview, worst
from briefgen.deadlines import months_later, said
from briefgen.diagnostics import Diagnostic, Severity, at
from briefgen.model.base import Step
from briefgen.model.dates import PartialDate
from briefgen.reader import read_prose

_PURPOSE = re.compile(r"\b(?:account|accountable|accountability|blam(?:e|ed|ing))\b", re.IGNORECASE)
# What cannot come before what: nobody answers an incident, or publishes a report, before it is there.
_ORDER: tuple[tuple[Step, Step], ...] = (
    ("incident-known", "notified"),
    ("incident-known", "rapid-review-sent"),
    ("incident-known", "decided"),
    ("incident-known", "commissioned"),
    ("commissioned", "presented"),
    ("presented", "published"),
)


def stays_online(subject: CheckedReview) -> Iterator[Diagnostic]:
    """What is published stays online as long as the partnership's figures say: a year at least."""
    online = subject.shared.partnership.figures.online_months
    for kind, control in subject.review.documents.items():
        if control.publish_on is None or control.remove_on is None:
            continue
        earliest = months_later(control.publish_on.first, online.amount)
        if control.remove_on.first < earliest:
            yield Diagnostic(
                "removed-early",
                f"the {kind} is published on {control.publish_on.words} and taken off on {control.remove_on.words}, "
                f"less than {online.amount} months later",
                worst(control),
                fix=f"Let it stay until {said(earliest)} at least: correct `remove_on:`.",
                rule=source_of(online.source),
                judged=f"{kind}: {control.publish_on} {control.remove_on}",
                **at(control.remove_on.origin),
            )


def reviewed_in_time(subject: CheckedReview) -> Iterator[Diagnostic]:
    """A document is looked at again by the date that was set for it."""
    for kind, control in subject.review.documents.items():
        due = control.review_by
        if subject.on and due and due.last < subject.on and control.status != "withdrawn":
            yield Diagnostic(
                "review-due",
                f"the {kind} was to be looked at again by {due.words}",
                Severity.WARNING,
                fix="Read it: does it still hold? Then set the next date in `review_by:`, or withdraw it.",
                judged=f"{kind}: {due}",
                **at(due.origin),
            )


def history_can_be_printed(subject: CheckedReview) -> Iterator[Diagnostic]:
    """What is told of a document's versions can stand on its page."""
    for text in (one.text for control in subject.review.documents.values() for one in control.history if one.text):
        yield from read_prose(text).diagnostics


def in_both_languages(subject: CheckedReview) -> Iterator[Diagnostic]:
    """In Wales, the public reads a document in Welsh as soon, and as well, as in English."""
    if subject.shared.partnership.nation == "wales":
        yield Diagnostic(
            "welsh-missing",
            "the documents are made in English only; in Wales they appear in Welsh at the same time",
            Severity.WARNING,
            fix="Have each document translated before it is published, and publish both together; then accept this.",
            judged=str(subject.review.name),
            **at(subject.review.name.origin),
        )


def purpose_is_said(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Readers are told that a review is there to learn, and not to hold anyone to account."""
    kind = subject.shared.types.get(subject.review.type)
    if not subject.made or kind is None or (kind.about and _PURPOSE.search(kind.about)):
        return
    yield Diagnostic(
        "purpose-unsaid",
        f"nothing says that a review of the type {kind.label} is not there to hold anyone to account",
        Severity.WARNING,
        fix=f"Say so in `about:` of the type {kind.id} in partnership.yaml: "
        "Its purpose is to learn, not to hold anyone to account.",
        judged=kind.about or str(kind.label),
        **at(subject.review.type.origin),
    )


def steps_in_order(subject: CheckedReview) -> Iterator[Diagnostic]:
    """The timeline's steps are dated in an order that is possible, where their dates are precise enough to tell."""
    for first, then in _ORDER:
        before, after = _dated(subject, first), _dated(subject, then)
        if before and after and after.last < before.first:
            yield _out_of_order(
                f"the step {then} ({after.words}) stands before {first} ({before.words}), which has to come first",
                after,
            )


def _dated(subject: CheckedReview, step: Step) -> PartialDate | None:
    """Return the first date of a step, if it is certain."""
    dates = [event.date for event in subject.review.timeline if event.step == step and event.date]
    earliest = min(dates, key=lambda day: day.first, default=None)
    return None if earliest is None or earliest.span.approximate else earliest


def actions_done_by_now(subject: CheckedReview) -> Iterator[Diagnostic]:
    """What is done was done by now, and what is not done has no date on which it was."""
    for action in subject.review.actions:
        done = action.done_on
        if done is None:
            continue
        if action.status in ("not-started", "in-progress"):
            status = action.status.replace("-", " ")
            yield _out_of_order(f"{named(action)} was done ({done.words}), and is {status}", done)
        elif subject.on and action.status in DONE and done.first > subject.on:
            yield _out_of_order(f"{named(action)} is {action.status}, and done only in {done.words}", done)


def signed_by_now(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Nobody has signed on a day that is still to come."""
    response = subject.review.chair_response
    signed = response.sign_off.date if response else None
    if signed and subject.on and signed.first > subject.on:
        yield _out_of_order(f"the sign-off is dated {signed.words}, which is still to come", signed, Severity.ERROR)


def _out_of_order(message: str, date: PartialDate, severity: Severity = Severity.WARNING) -> Diagnostic:
    fix = "Correct the date, or the step or status that it belongs to."
    return Diagnostic("dates-in-order", message, severity, fix=fix, judged=message, **at(date.origin))
