"""Checks on a review as it is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic, Severity, at
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


def nothing_made(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Something can be made of a review; it is asked once all that can be was looked at."""
    if not subject.made:
        yield Diagnostic(
            "no-document",
            "no document can be made of this review yet",
            Severity.WARNING,
            fix="Fill in its narrative for a learning brief. What each kind of document needs: briefgen kinds",
            **at(subject.review.name.origin),
        )


# "1. Seeing", "1.2 Seeing", "Area 1: Seeing"; but not "16 and 17 year olds", "24-hour cover", "3 in 10 visits".
_TYPED_NUMBER = re.compile(
    r"\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.):]\s|[0-9]{1,2}(?:\.[0-9]{1,2})+\s+[A-Z]"
    r"|(?:area|outcome|finding|recommendation)\s+[0-9]{1,2}(?:\.[0-9]{1,2})*[.):]\s)",
    re.IGNORECASE,
)


def typed_numbers(subject: CheckedReview) -> Iterator[Diagnostic]:
    """The title of an area, an outcome or a finding begins with no number: its place gives it one."""
    review = subject.review
    titles = [part.title for parts in (review.areas, review.outcomes, review.findings) for part in parts]
    for title in titles:
        if found := _TYPED_NUMBER.match(title):
            yield Diagnostic(
                "typed-number",
                f'a number is typed before the title "{title}"',
                Severity.WARNING,
                fix=f'Delete "{found.group().strip()}": the number follows from the place.',
                judged=title,
                **at(title.origin),
            )


def references(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Every reference names something that exists; every id stands once."""
    yield from unresolved(subject.review, subject.shared, subject.reviews, subject.kinds)
