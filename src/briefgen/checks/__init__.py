"""CHECKS, a plain table: what is looked at in a review, and in a document made of it.

A check is one function: it takes the thing checked and yields diagnostics. To add one, write it in the file of what it
looks at, and add its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefgen.checks import document, review
from briefgen.checks.subjects import CheckedDocument, CheckedReview
from briefgen.diagnostics import Diagnostic

CHECKS_ON_REVIEW: tuple[Callable[[CheckedReview], Iterable[Diagnostic]], ...] = (
    review.references,
    review.declined_has_reason,
)

CHECKS_ON_DOCUMENT: tuple[Callable[[CheckedDocument], Iterable[Diagnostic]], ...] = (
    document.one_title,
    document.heading_levels,
    document.ids_once,
    document.links_lead_somewhere,
    document.carries_what_the_chair_bound,
    document.length,
    document.signed,
)


def check_review(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Yield what every check on a review reports."""
    for check in CHECKS_ON_REVIEW:
        yield from check(subject)


def check_document(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """Yield what every check on a document reports."""
    for check in CHECKS_ON_DOCUMENT:
        yield from check(subject)


__all__ = ["CheckedDocument", "CheckedReview", "check_document", "check_review"]
