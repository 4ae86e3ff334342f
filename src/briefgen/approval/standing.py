"""Where each document of a review stands: its status, approvals, and what is between it and publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.approval.opened import open_review
from briefgen.approval.record import obstacles
from briefgen.deadlines import Deadline, Verdict, deadlines
from briefgen.diagnostics import Diagnostic
from briefgen.digest import digest
from briefgen.kinds import DocumentKind
from briefgen.model.control import Approval, Control, Recipient, state_of
from briefgen.model.review import Review
from briefgen.pipeline import what_readers_see
from briefgen.setting import Setting

VOID = "approved in the YAML, without a valid approval"
"""The state of a document whose status is approved, without the approvals for it."""


@dataclass(frozen=True, slots=True)
class KindStanding:
    """A document: its state on the day, its approvals, each with whether it still holds, those that it lacks.

    `dates` are what its control data says of the time to come, `circulation` what was prepared for whom, and answered.
    """

    kind: str
    state: str
    version: str
    approvals: tuple[tuple[Approval, bool], ...]
    missing: tuple[str, ...]
    dates: tuple[str, ...]
    circulation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A review with its documents, and those of its time limits whose time has begun to run.

    `title` says in words which review it is: its name, type and reference.
    """

    review: str
    title: str
    kinds: tuple[KindStanding, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def next_deadline(self) -> Deadline | None:
        """The time limit that ends next, of those that are running."""
        running = [one for one in self.deadlines if one.verdict is Verdict.RUNNING and one.due]
        return min(running, key=lambda one: one.due.last if one.due else date.max, default=None)


def standing(setting: Setting, name: str, on: date) -> Standing:
    """Return where a review stands on a day. Raise InputErrors if its file has problems."""
    review = open_review(setting, name).review
    wanted = dict.fromkeys((*setting.usual, *map(str, review.documents)))
    kinds = [
        setting.kinds[kind] for kind in wanted if kind in setting.kinds and not setting.kinds[kind].lacking(review)
    ]
    limits = setting.shared.limits(review).values()
    found = tuple(_kind(setting, name, review, kind, on) for kind in kinds)
    counted = deadlines(review, limits, setting.shared.partnership.nation, on)
    kind_of_review = setting.shared.types.get(review.type)
    named = (review.name, kind_of_review.label if kind_of_review else review.type, review.reference)
    title = ", ".join(str(part) for part in named if part)
    return Standing(name, title, found, tuple(one for one in counted if one.since))


def to_mend(setting: Setting, name: str, kind: str) -> tuple[Diagnostic, ...]:
    """Return the errors, approvals apart, that stand between a document and the status approved. Raise InputErrors."""
    return tuple(one for one in obstacles(setting, name, kind) if not one.code.startswith("approval-"))


def _kind(setting: Setting, name: str, review: Review, kind: DocumentKind, on: date) -> KindStanding:
    control = review.control(kind.id)
    mark = digest(what_readers_see(setting, name, review, kind)) if control.approvals else ""
    missing = setting.shared.missing_approvals(kind.id, control, mark)
    return KindStanding(
        kind=kind.id,
        state=state_of(control, on) if not (missing and control.status == "approved") else VOID,
        version=str(control.version or ""),
        approvals=tuple((approval, approval.holds(mark)) for approval in control.approvals),
        missing=missing,
        dates=tuple(_dates(control, on)),
        circulation=tuple(_circulation(setting, review, kind.id, on)),
    )


def _circulation(setting: Setting, review: Review, kind: str, on: date) -> Iterator[str]:
    """Yield for each agency that a document goes to what was prepared, and whether the agency has answered."""
    for recipient in (one for entry in review.circulation if entry.kind == kind for one in entry.recipients):
        name, prepared = setting.shared.agencies[recipient.agency].name, recipient.prepared
        if not prepared:
            yield f"{name}: nothing prepared yet"
            continue
        last = prepared[-1]
        version = f", version {last.version}" if last.version else ""
        sent = f"{name}: {'draft ' if last.draft else ''}prepared on {last.date.words}{version}"
        yield f"{sent}; {_answer(recipient, on)}"


def _answer(recipient: Recipient, on: date) -> str:
    if days := recipient.prepared[-1].returned:
        return f"answered on {max(days, key=lambda day: day.first).words}"
    by = recipient.feedback_by
    asked = f", asked for by {by.words}{', which is past' if by.first < on else ''}" if by else ""
    return f"no answer yet{asked}"


def _dates(control: Control, on: date) -> Sequence[str]:
    """Return in words what a document's dates say of the days to come."""
    told = [
        (control.embargo_until, "under embargo until"),
        (control.publish_on, "to be published on"),
        (control.remove_on, "to be removed on"),
        (control.review_by, "to be looked at again by"),
    ]
    late = control.review_by if control.review_by and control.review_by.last <= on else None
    return [
        *(f"{words} {day.words}" for day, words in told if day and day.last > on),
        *([f"was to be looked at again by {late.words}"] if late else []),
    ]
