"""Approvals and statuses as they are recorded in a review's file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from briefgen.approval.opened import kind_of, open_review, with_status
from briefgen.checking import check_setting
from briefgen.diagnostics import Diagnostic, did_you_mean, errors_in
from briefgen.digest import digest
from briefgen.errors import BriefgenError, InputErrors, UsageError
from briefgen.pipeline import make, what_readers_see
from briefgen.setting import Setting
from briefgen.source_edit import Add, Put
from briefgen.workspace import approved_texts, overwrite
from briefgen.writers import WRITERS


def approved_text(setting: Setting, name: str, kind: str, mark: str) -> Path:
    """Return where the text is kept that an approval with this digest is bound to."""
    return approved_texts(setting.workspace, name) / f"{kind}-{mark[:12]}.txt"


def approve(
    setting: Setting, name: str, kind_name: str, by: str, on: date,
    body: str | None = None, reference: str | None = None,
) -> bool:  # fmt: skip
    """Record that a role approved a document as it now reads; keep its text. Return False if it is recorded already.

    Raise InputErrors if the document has errors, UsageError for an unknown role, WriteError; nothing is then recorded.
    """
    opened = open_review(setting, name)
    kind = kind_of(setting, opened, kind_name)
    known_role(setting, by)
    draft = with_status(opened.review, kind_name, "draft")
    made = make(replace(setting, chosen=(kind_name,)), name, tuple(WRITERS), instead=draft)
    _refuse((*check_setting(setting), *made.diagnostics), kind_name)
    seen = what_readers_see(setting, name, opened.review, kind)
    mark = digest(seen)
    held = [approval for approval in opened.review.control(kind_name).approvals if approval.holds(mark)]
    body, reference = body and body.strip(), reference and reference.strip()
    kept = approved_text(setting, name, kind_name, mark)
    if any(approval.role == by and approval.body == (body or None) for approval in held):
        overwrite(kept, seen)  # it may have been lost
        return False
    said = {"role": by, "body": body, "date": on.isoformat(), "reference": reference, "digest": mark}
    change = Add(("documents", kind_name, "approvals"), {key: value for key, value in said.items() if value})
    there = kept.exists()
    overwrite(kept, seen)
    try:
        opened.write([change])
    except BriefgenError:
        if not there:
            kept.unlink(missing_ok=True)
        raise
    return True


def withdraw(setting: Setting, name: str, kind_name: str, by: str, on: date, body: str | None = None) -> int:
    """Record that a role takes back its approvals of a document, and return how many; the record of them stays.

    Raise UsageError if there is none.
    """
    opened = open_review(setting, name)
    known_role(setting, by)
    changes = [
        Put(("documents", kind_name, "approvals", number, "withdrawn"), on.isoformat())
        for number, approval in enumerate(opened.review.control(kind_name).approvals)
        if approval.role == by and approval.withdrawn is None and body in (None, approval.body)
    ]
    if not changes:
        raise UsageError(f'no approval of the {kind_name} of {name} by "{by}" is recorded that could be taken back')
    opened.write(changes)
    return len(changes)


def set_status(setting: Setting, name: str, kind_name: str, status: str, on: date) -> bool:
    """Set the status of a document; return False if it was that already. `on` is the day, kept of a withdrawal.

    Raise InputErrors with all that stands in the way of `approved`: approvals that are open, and every error.
    """
    opened = open_review(setting, name)
    kind_of(setting, opened, kind_name)
    if status == "approved":
        _refuse(obstacles(setting, name, kind_name), kind_name)
    if opened.review.control(kind_name).status == status:
        return False
    changes = [Put(("documents", kind_name, "status"), status)]
    if status == "withdrawn":
        changes.append(Put(("documents", kind_name, "withdrawn_on"), on.isoformat()))
    opened.write(changes)
    return True


def obstacles(setting: Setting, name: str, kind_name: str) -> tuple[Diagnostic, ...]:
    """Return the errors that a document has, or would have, once its status is approved. Raise InputErrors.

    Those of the partnership's files and of the style count, too.
    """
    review = with_status(open_review(setting, name).review, kind_name, "approved")
    made = make(replace(setting, chosen=(kind_name,)), name, tuple(WRITERS), thorough=True, instead=review)
    return _standing((*check_setting(setting, thorough=True), *made.diagnostics), kind_name)


def _refuse(diagnostics: tuple[Diagnostic, ...], kind: str) -> None:
    if standing := _standing(diagnostics, kind):
        raise InputErrors(standing)


def _standing(diagnostics: tuple[Diagnostic, ...], kind: str) -> tuple[Diagnostic, ...]:
    """Return the errors of a document among the diagnostics, and those of no document."""
    return tuple(one for one in errors_in(diagnostics) if one.kind in (None, kind))


def known_role(setting: Setting, role: str) -> None:
    """Raise UsageError for a role that partnership.yaml does not list."""
    roles = setting.shared.roles
    if role not in roles:
        known = ", ".join(sorted(roles)) or "none; list them in partnership.yaml"
        raise UsageError(f'there is no role "{role}"{did_you_mean(role, roles)}', fix=f"Roles: {known}.")
