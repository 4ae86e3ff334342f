"""The gate: which documents may be on the website on a day, and why the others may not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from briefgen.deadlines import said
from briefgen.diagnostics import Diagnostic, errors_in
from briefgen.document import Document
from briefgen.kinds import DocumentKind
from briefgen.model.control import Control, state_of
from briefgen.model.review import Review
from briefgen.pipeline import make
from briefgen.setting import Setting
from briefgen.site.library import Gone, LeftOut
from briefgen.writers import WRITERS


@dataclass(frozen=True, slots=True)
class Passed:
    """What came through the gate of one review: documents with their files, those that are gone, those left out."""

    documents: tuple[tuple[DocumentKind, Document], ...] = ()
    gone: tuple[Gone, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=())


def passed(setting: Setting, name: str, review: Review, on: date) -> Passed:
    """Return which documents of a review may be on the site on a day. Every check looks at them first."""
    waiting: list[DocumentKind] = []
    gone: list[Gone] = []
    left_out: list[LeftOut] = []
    for kind in _kinds(setting, review):
        control = review.control(kind.id)
        if was := _gone(kind, control, on):
            gone.append(was)
            left_out.append(LeftOut(name, kind.id, f"it was {was.why}"))
        elif reason := _not_yet(control, on):
            left_out.append(LeftOut(name, kind.id, reason))
        elif lacking := kind.lacking(review):
            left_out.append(LeftOut(name, kind.id, f"the review lacks {', '.join(lacking)}", grave=True))
        else:
            waiting.append(kind)
    documents, errors = _without_errors(setting, name, waiting)
    return Passed(tuple(documents), tuple(gone), (*left_out, *errors))


def _kinds(setting: Setting, review: Review) -> Sequence[DocumentKind]:
    """Return the kinds of document that can be made of a review: those usually made, and those whose state it tells."""
    names = dict.fromkeys((*map(str, review.documents), *setting.usual))
    stated = set(map(str, review.documents))
    kinds = [setting.kinds[name] for name in names if name in setting.kinds]
    return [kind for kind in kinds if kind.id in stated or not kind.lacking(review)]


def _not_yet(control: Control, on: date) -> str | None:
    """Return why a document is not published on a day, as far as its status and dates say it."""
    match state_of(control, on):
        case "published":
            since = first_day(control)
            return f"it was approved only on {said(since)}" if since and since > on else None
        case "approved" if control.publish_on:
            return f"it is to be published on {control.publish_on.words}"
        case "approved":
            return "no `publish_on` says that it is to be published"
        case "embargoed" if control.embargo_until:
            return f"it is under embargo until {control.embargo_until.words}"
        case "withdrawn":
            return "it is withdrawn, and was never published"
        case state:
            return f"it is a {state}: it has not been approved"


def _gone(kind: DocumentKind, control: Control, on: date) -> Gone | None:
    """Return what became of a document that was published once: withdrawn, or removed when its time was over."""
    since = first_day(control)
    match state_of(control, on):
        case "withdrawn":
            day = control.withdrawn_on.first if control.withdrawn_on else None
            if since is None or since > on or (day and day < since):
                return None
            told = [one.text for one in as_on(control, on).history if day and one.date.first >= day]
            return Gone(kind, "withdrawn", day if day and day <= on else None, told[-1] if told else None)
        case "removed" if control.remove_on and since and since < control.remove_on.first:
            return Gone(kind, "removed", control.remove_on.first)
    return None


def first_day(control: Control) -> date | None:
    """Return the day from which a document is on the website; None if it never was to be, or nobody approved it."""
    if control.publish_on is None:
        return None
    given = [one for one in control.approvals if one.digest]
    if not given:
        return None
    approved = min(one.date.first for one in given)
    since = max(control.publish_on.first, control.embargo_until.first if control.embargo_until else date.min, approved)
    return since if any(one.withdrawn is None or one.withdrawn.first > since for one in given) else None


def as_on(control: Control, on: date) -> Control:
    """Return the state of a document without the editions that are still to come."""
    told = tuple(edition for edition in control.history if edition.date.first <= on)
    return control.model_copy(update={"history": told})


def _without_errors(
    setting: Setting, name: str, kinds: Sequence[DocumentKind]
) -> tuple[list[tuple[DocumentKind, Document]], list[LeftOut]]:
    """Make the documents and return those without an error; every check looks at an approved one."""
    documents: list[tuple[DocumentKind, Document]] = []
    left_out: list[LeftOut] = []
    if not kinds:
        return documents, left_out
    chosen = tuple(kind.id for kind in kinds)
    made = make(replace(setting, chosen=chosen), name, tuple(WRITERS))
    for kind in kinds:
        if errors := _errors(made.diagnostics, kind.id):
            left_out.append(LeftOut(name, kind.id, _reason(name, errors), grave=True))
        else:
            one = made if made.documents else make(replace(setting, chosen=(kind.id,)), name, tuple(WRITERS))
            documents += [(kind, document) for document in one.documents if document.kind == kind.id]
    return documents, left_out


def _errors(diagnostics: Sequence[Diagnostic], kind: str) -> list[Diagnostic]:
    return [one for one in errors_in(diagnostics) if one.kind in (None, kind)]


def _reason(name: str, errors: Sequence[Diagnostic]) -> str:
    if any(one.code.startswith("approval-") for one in errors):
        return f"its approvals do not hold: see briefgen status {name}"
    count = "an error" if len(errors) == 1 else f"{len(errors)} errors"
    return f"it has {count}: see briefgen check {name}"
