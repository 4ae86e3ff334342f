"""What shows that a promise was kept: evidence of what changed, and the measure by which that will be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten

from briefgen.checks.promises.actions import DONE, named, promised
from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic, Severity, at
from briefgen.model.response import Action, Evidence, Response
from briefgen.model.text import Id

_CHANGES = ("outcome", "impact")
# A rule that was written and a course that was held show that something was done, whatever level they are given.
_PROCESSES = ("policy", "training")


def _shows_change(evidence: Evidence) -> bool:
    return evidence.level in _CHANGES and evidence.kind not in _PROCESSES and evidence.shows is not None


def _is_shown(action: Action) -> bool:
    return any(map(_shows_change, action.evidence))


def done_is_shown(subject: CheckedReview) -> Iterator[Diagnostic]:
    """What is done has evidence of what it changed: complete does not mean assured."""
    for action in promised(subject.review):
        bare = action.status == "assured" and not action.evidence  # assurance_has_evidence tells it
        if action.status not in DONE or bare or _is_shown(action):
            continue
        yield Diagnostic(
            "evidence",
            f"{named(action)} is {action.status}, and nothing shows what it changed{_why_not(action)}; "
            "complete does not mean assured",
            Severity.WARNING,
            fix="Add evidence of level outcome or impact; until there is some, say in the text how it will be had.",
            judged=action.text,
            **at(action.id.origin),
        )


def _why_not(action: Action) -> str:
    """Return why evidence that is called one of outcome or impact is none; nothing, if none is called so."""
    for evidence in action.evidence:
        if evidence.level in _CHANGES and evidence.kind in _PROCESSES:
            return f": a {evidence.kind} record tells what was done"
        if evidence.level in _CHANGES:
            return f": the evidence of {evidence.level} does not say what it `shows`"
    return ""


def already_done_is_shown(subject: CheckedReview) -> Iterator[Diagnostic]:
    """A response that says that all is done already has some evidence for it, of whatever level."""
    for response in subject.review.responses:
        if response.kind != "already-done" or response.assured_as is not None:
            continue
        done = any(action.status in DONE for action in response.actions)  # done_is_shown tells of these
        if not done and not any(action.evidence for action in response.actions):
            yield Diagnostic(
                "evidence",
                f"a response says that it is done already, and has no evidence: "
                f'"{shorten(response.text, 60, placeholder="...")}"',
                Severity.WARNING,
                fix="Add what was done as an action, with the evidence that was seen; or ask for some.",
                judged=response.text,
                **at(response.id.origin),
            )


def assurance_has_evidence(subject: CheckedReview) -> Iterator[Diagnostic]:
    """An action counts as assured once somebody has seen evidence."""
    for action in subject.review.actions:
        if action.status == "assured" and not action.evidence:
            yield Diagnostic(
                "assured-without-evidence",
                f"{named(action)} is called assured, and has no evidence",
                subject.shortfall,
                fix="Add the evidence that was seen; or call it complete.",
                judged=action.text,
                **at(action.id.origin),
            )


def actions_measured(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Each action says by what it will be known that it worked, until there is evidence that it did."""
    for action in promised(subject.review):
        if action.measure is None and not _is_shown(action):
            yield Diagnostic(
                "action-measure",
                f"{named(action)} does not say how it will be known that it worked",
                Severity.WARNING,
                fix="Add a line `measure:`, such as: In nine of ten records the child was seen alone.",
                judged=action.text,
                **at(action.id.origin),
            )


def assured_by_others(subject: CheckedReview) -> Iterator[Diagnostic]:
    """No response leans on its own assurance, be it by way of others."""
    responses = {response.id: response for response in subject.review.responses}
    for response in subject.review.responses:
        if response.assured_as is not None and _leans_on_itself(response, responses):
            yield Diagnostic(
                "assured-by-itself",
                f'the response "{response.id}" is assured as "{response.assured_as}", and so by itself',
                fix="Let `assured_as` name a response that has evidence of its own, or take the line out.",
                judged=f"{response.assured_as}: {response.text}",
                **at(response.assured_as.origin),
            )


def _leans_on_itself(response: Response, responses: Mapping[Id, Response]) -> bool:
    after: Response | None = response
    for _ in responses:
        after = responses.get(Id(after.assured_as)) if after and after.assured_as else None
        if after is response:
            return True
    return False
