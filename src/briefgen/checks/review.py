"""Checks on a review as it is stated."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic
from briefgen.model.shared import unresolved


def references(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Every reference names something that exists; every id stands once."""
    yield from unresolved(subject.review, subject.shared, subject.reviews, subject.kinds)
