"""Promises are kept track of: each outcome is answered, each action has an owner, a date and, in time, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten

from briefgen.checks.plain_english.phrases import hits
from briefgen.checks.subjects import CheckedReview
from briefgen.deadlines import months_later
from briefgen.diagnostics import Diagnostic, Severity, at
from briefgen.model.dates import PartialDate
from briefgen.model.response import Action
from briefgen.model.review import Review

_DONE = ("complete", "assured")
_DROPPED = ("superseded", "declined")
_OWES_NOTHING = ("already-done", "premise-corrected", "declined")


def _named(action: Action) -> str:
    return f'the action "{action.title or shorten(action.text, 60, placeholder="...")}"'


def _promised(review: Review) -> Iterable[Action]:
    """Return the actions that still bind somebody, or did until they were done."""
    return (action for action in review.actions if action.status not in _DROPPED)


def _unfinished(review: Review) -> Iterable[Action]:
    return (action for action in _promised(review) if action.status not in _DONE)


def outcomes_answered(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Each outcome that is sought has a response."""
    answered = {name for response in subject.review.responses for name in response.answers}
    for outcome in subject.review.outcomes:
        if outcome.id not in answered:
            yield Diagnostic(
                "outcome-unanswered",
                f'nothing is answered to the outcome "{outcome.title}"',
                subject.shortfall,
                fix=f"Add a response with `answers: [{outcome.id}]`, or add {outcome.id} to the answers of one.",
                judged=outcome.text,
                **at(outcome.id.origin),
            )


def responses_act(subject: CheckedReview) -> Iterator[Diagnostic]:
    """A response that owes something has an action, or the assurance of another response."""
    for response in subject.review.responses:
        if response.kind not in _OWES_NOTHING and not response.actions and response.assured_as is None:
            yield Diagnostic(
                "response-without-action",
                f'no action follows from the response "{shorten(response.text, 60, placeholder="...")}"',
                subject.shortfall,
                fix="Add the action that follows; or let `kind` say already-done, premise-corrected or declined.",
                judged=response.text,
                **at(response.id.origin),
            )


def actions_owned(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Each action has an owner: whoever was asked, or where it is discussed, does not yet answer for it."""
    for action in _promised(subject.review):
        if action.owner is None:
            yield Diagnostic(
                "action-owner",
                f"{_named(action)} has no owner{_instead_of_owner(action, subject)}",
                subject.shortfall,
                fix="Add a line `owner:` with the one agency or body that answers for it.",
                judged=action.text,
                **at(action.id.origin),
            )


def _instead_of_owner(action: Action, subject: CheckedReview) -> str:
    if action.asked_of:
        return f": {subject.shared.owners[action.asked_of].name} was asked, which is not to answer for it"
    if action.forum:
        return f": {subject.shared.bodies[action.forum].name} is where it is discussed, which is not to answer for it"
    return ""


def actions_dated(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Each action says by when; one that is done, when it was done; one without a date, why it has none."""
    for action in _promised(subject.review):
        done = action.status in _DONE
        if action.due or action.done_on or (action.no_due_reason and not done):
            continue
        yield Diagnostic(
            "action-date",
            f"{_named(action)} is {action.status}, and nothing says since when"
            if done
            else f"{_named(action)} has no date",
            subject.shortfall,
            fix="Add a line `done_on:`."
            if done
            else "Add a line `due:`; if there is no date yet, say why in `no_due_reason:`.",
            judged=action.text,
            **at(action.id.origin),
        )


def done_is_shown(subject: CheckedReview) -> Iterator[Diagnostic]:
    """What is done has evidence of what it changed: complete does not mean assured."""
    for action in _promised(subject.review):
        bare = action.status == "assured" and not action.evidence  # assurance_has_evidence tells it
        if action.status not in _DONE or bare or any(one.level in ("outcome", "impact") for one in action.evidence):
            continue
        yield Diagnostic(
            "evidence",
            f"{_named(action)} is {action.status}, and nothing shows what it changed; complete does not mean assured",
            Severity.WARNING,
            fix="Add evidence of level outcome or impact; until there is some, say in the text how it will be had.",
            judged=action.text,
            **at(action.id.origin),
        )


def assurance_has_evidence(subject: CheckedReview) -> Iterator[Diagnostic]:
    """An action counts as assured once somebody has seen evidence."""
    for action in subject.review.actions:
        if action.status == "assured" and not action.evidence:
            yield Diagnostic(
                "assured-without-evidence",
                f"{_named(action)} is called assured, and has no evidence",
                subject.shortfall,
                fix="Add the evidence that was seen; or call it complete.",
                judged=action.text,
                **at(action.id.origin),
            )


def actions_end(subject: CheckedReview) -> Iterator[Diagnostic]:
    """An action without an end is asked about once the review's last step is some months old."""
    months = subject.shared.partnership.figures.open_ended_months.amount
    last = _last_step(subject.review)
    if subject.on is None or last is None or months_later(last.last, months) >= subject.on:
        return
    for action in _unfinished(subject.review):
        if why := _without_end(action, subject):
            yield Diagnostic(
                "open-ended",
                f"{_named(action)} has no end: {why}; the review's last step, {last.words}, "
                f"is more than {months} months ago",
                Severity.WARNING,
                fix="Ask its owner what became of it. Then give it a date or its new status.",
                judged=action.text,
                **at(action.text.origin),
            )


def _last_step(review: Review) -> PartialDate | None:
    """Return the date of the sign-off; failing that, of the last event of the timeline that has one."""
    response = review.chair_response
    if response and response.sign_off.date:
        return response.sign_off.date
    return max((event.date for event in review.timeline if event.date), key=lambda day: day.last, default=None)


def _without_end(action: Action, subject: CheckedReview) -> str:
    for hit in hits(action.text, subject.shared.terms.open_ended):
        return f'it says "{" ".join(action.text[hit.start : hit.end].split())}"'
    return "" if action.due else "it has no date"


def actions_in_time(subject: CheckedReview) -> Iterator[Diagnostic]:
    """An action that is due is done, or its new date is told."""
    for action in _unfinished(subject.review):
        if subject.on and action.due and action.due.last < subject.on:
            yield Diagnostic(
                "overdue",
                f"{_named(action)} was due by {action.due.words}, and is {action.status or 'not said to be done'}",
                Severity.WARNING,
                fix="Say that it is complete, and when; or agree a new date with its owner, and say in the text why.",
                judged=f"{action.due}: {action.text}",
                **at(action.due.origin),
            )


def actions_in_order(subject: CheckedReview) -> Iterator[Diagnostic]:
    """An action is done after those that have to come first."""
    actions = {action.id: action for action in subject.review.actions}
    for action in subject.review.actions:
        for name in action.depends_on if action.status in _DONE else ():
            first = actions[name]
            if first.status not in (*_DONE, *_DROPPED):
                yield Diagnostic(
                    "depends",
                    f"{_named(action)} is {action.status}, while {_named(first)}, on which it depends, is not",
                    subject.shortfall,
                    fix="Correct the status of one of the two, or take the reference out of `depends_on`.",
                    judged=f"{action.status}, {first.status}: {action.text}",
                    **at(name.origin),
                )
