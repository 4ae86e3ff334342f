"""Checks on a review as it is stated."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic, at
from briefgen.model.shared import unresolved


def declined_has_reason(subject: CheckedReview) -> Iterator[Diagnostic]:
    """A response that declines says why: readers are owed the reason."""
    for response in subject.review.responses:
        if response.kind == "declined" and response.reason is None:
            yield Diagnostic(
                "declined-reason",
                "the response declines, and gives no reason",
                fix="Add a line `reason: ...`.",
                **at(response.id.origin),
            )


def references(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Every reference names something that exists; every id stands once."""
    yield from unresolved(subject.review, subject.shared, subject.reviews, subject.kinds)
