"""Promises are kept track of: each outcome is answered, each action has an owner and a date, and is done in time."""

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

DONE = ("complete", "assured")
"""The statuses of what was done."""
DROPPED = ("superseded", "declined")
"""The statuses of what nobody does any more."""
_OWES_NOTHING = ("already-done", "premise-corrected", "declined")
_LEAST_REASON = 4  # words; "Ongoing." and "To be confirmed." say no reason


def named(action: Action) -> str:
    """Return an action as messages call it: by its title, or the beginning of its text."""
    return f'the action "{action.title or shorten(action.text, 60, placeholder="...")}"'


def promised(review: Review) -> Iterable[Action]:
    """Return the actions that still bind somebody, or did until they were done."""
    return (action for action in review.actions if action.status not in DROPPED)


def _unfinished(review: Review) -> Iterable[Action]:
    return (action for action in promised(review) if action.status not in DONE)


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
    """A response that owes something has an action that was not dropped, or the assurance of another response."""
    for response in subject.review.responses:
        acts = any(action.status not in DROPPED for action in response.actions)
        if response.kind not in _OWES_NOTHING and not acts and response.assured_as is None:
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
    for action in promised(subject.review):
        if action.owner is None:
            yield Diagnostic(
                "action-owner",
                f"{named(action)} has no owner{_instead_of_owner(action, subject)}",
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
    for action in promised(subject.review):
        done, reason = action.status in DONE, action.no_due_reason
        if action.due or action.done_on or (reason and not done and len(reason.split()) >= _LEAST_REASON):
            continue
        lacking = f', and "{reason}" is no reason' if reason else ""
        yield Diagnostic(
            "action-date",
            f"{named(action)} is {action.status}, and nothing says since when"
            if done
            else f"{named(action)} has no date{lacking}",
            subject.shortfall,
            fix="Add a line `done_on:`."
            if done
            else "Add a line `due:`; if there is no date yet, say why in `no_due_reason:`.",
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
                f"{named(action)} has no end: {why}; the review's last step, {last.words}, "
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


def _how_far(action: Action) -> str:
    return action.status.replace("-", " ") if action.status else "not said to be done"


def actions_in_time(subject: CheckedReview) -> Iterator[Diagnostic]:
    """An action that is due is done, or its new date is told."""
    for action in _unfinished(subject.review):
        if subject.on and action.due and action.due.last < subject.on:
            yield Diagnostic(
                "overdue",
                f"{named(action)} was due ({action.due.words}), and is {_how_far(action)}",
                Severity.WARNING,
                fix="Say that it is complete, and when; or agree a new date with its owner, and say in the text why.",
                judged=f"{action.due}: {action.text}",
                **at(action.due.origin),
            )


def actions_in_order(subject: CheckedReview) -> Iterator[Diagnostic]:
    """An action is done after those that have to come first."""
    actions = {action.id: action for action in subject.review.actions}
    for action in subject.review.actions:
        for name in action.depends_on if action.status in DONE else ():
            first = actions[name]
            if first.status not in (*DONE, *DROPPED):
                yield Diagnostic(
                    "depends",
                    f"{named(action)} is {action.status}, while {named(first)}, on which it depends, is not",
                    subject.shortfall,
                    fix="Correct the status of one of the two, or take the reference out of `depends_on`.",
                    judged=f"{action.status}, {first.status}: {action.text}",
                    **at(name.origin),
                )
