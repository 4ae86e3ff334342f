"""A check that an approved document is one: that those who have to approve it did, and approved these very words."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic, at


def approvals_hold(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """A document whose status is approved has the approvals that its kind needs, of what a reader now sees."""
    control, kind = subject.control, subject.kind.id
    if control.status != "approved":
        return
    missing = subject.shared.missing_approvals(kind, control, subject.digest)
    if not missing:
        return
    name, open_ones = subject.document.review, ", ".join(missing)
    void = [one for one in control.approvals if one.withdrawn is None and one.digest and not one.holds(subject.digest)]
    place = next((name.origin for name in subject.review.documents if name == kind), None)
    if void:
        yield Diagnostic(
            "approval-void",
            f"approved on {void[-1].date.words}, it says something else now; still to be approved by: {open_ones}",
            fix=f"See what changed: briefgen changes {name}. Have it approved again, or set it back: "
            f"briefgen set-status {name} draft --kind {kind}",
            **at(place),
        )
    else:
        yield Diagnostic(
            "approval-missing",
            f"to be approved, these words still have to be approved by: {open_ones}",
            fix=f"Record it: briefgen approve {name} --kind {kind} --by ROLE. Until then it is a draft: "
            f"briefgen set-status {name} draft --kind {kind}",
            **at(place),
        )
