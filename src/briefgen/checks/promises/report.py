"""The report, which is not made here: what it holds, and what is published in its place if it is not."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checks.catalogue import said as source_of
from briefgen.checks.subjects import CheckedReview
from briefgen.deadlines import step_date
from briefgen.diagnostics import Diagnostic, Severity, at
from briefgen.model.review import Review


def report_parts_held(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Someone has seen in the report each part that a report of this type has to hold."""
    review = subject.review
    for part in subject.shared.report_parts(review).values():
        if subject.made and part.id not in review.report.holds:
            yield Diagnostic(
                "report-part",
                f"nothing says that the report holds {part.label}",
                Severity.WARNING,
                fix=f"Look it up in the report. If it is there, add {part.id} to `holds:` under `report:`.",
                rule=source_of(part.source),
                judged=str(part.label),
                **at(review.type.origin),
            )


def report_published(subject: CheckedReview) -> Iterator[Diagnostic]:
    """A report that is not published has a reason, and a document publishes the improvements in its place."""
    review, kind = subject.review, subject.shared.types.get(subject.review.type)
    if kind is None or kind.report_published is None or review.report.published is not False:
        return
    for lack, fix in _lacking(subject):
        yield Diagnostic(
            "report-withheld",
            f"the report is not published, and {lack}",
            subject.gap,
            fix=fix,
            rule=source_of(kind.report_published),
            judged=lack,
            **at(review.type.origin),
        )


def _lacking(subject: CheckedReview) -> Iterator[tuple[str, str]]:
    """Yield what an unpublished report leaves open, in words, and how to mend it."""
    report = subject.review.report
    if not report.reason:
        yield "nothing says why", "Add `reason:` under `report:`."
    printing = [str(name) for name, made in subject.made.items() if {"areas", "responses"} & set(made.file.needs)]
    if report.instead not in printing:
        named = f"the {report.instead} does not print the improvements" if report.instead else "nothing is in its place"
        choice = " or ".join(printing) or "a document that prints the outcomes and their actions"
        yield named, f"Name the document that publishes the improvements in `instead:` under `report:`: {choice}."


def repeats_weighed(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Where earlier reviews found the same, it is told how that counted in the decision to hold this one."""
    review, kind = subject.review, subject.shared.types.get(subject.review.type)
    mirrored = [mirror for response in review.responses for mirror in response.mirrors]
    mirrored += [mirror for issue in review.additional_issues for mirror in issue.mirrors]
    if kind and kind.repeats_count and mirrored and not review.repeats_weighed:
        yield Diagnostic(
            "repeats-unweighed",
            "earlier reviews found the same, and nothing says how that counted in the decision to hold this one",
            Severity.WARNING,
            fix="Add `repeats_weighed:` with what the decision says of it.",
            rule=source_of(kind.repeats_count),
            judged=", ".join(str(mirror.review) for mirror in mirrored),
            **at(mirrored[0].review.origin),
        )


def copies_reach_all(subject: CheckedReview) -> Iterator[Diagnostic]:
    """What goes to somebody before a publication has gone to everyone to whom it has to go."""
    review, published = subject.review, step_date(subject.review, "published")
    for limit in subject.shared.limits(review).values():
        sent = [event for event in review.timeline if limit.step and event.step == limit.step]
        reached = _reached(review, limit.step)
        for recipient in limit.recipients:
            if sent and recipient.casefold() not in reached:
                late = bool(subject.on and published and subject.on >= published.first)
                yield Diagnostic(
                    "copy-recipient",
                    f'nothing says that it went to {recipient}: "{limit.label}"',
                    Severity.ERROR if late else Severity.WARNING,
                    fix=f"If it did, add {recipient} to `to:` of that step in the timeline; if not, send it.",
                    rule=source_of(limit.source),
                    judged=f"{limit.id}: {recipient}, {late}",
                    **at(sent[0].text.origin),
                )


def _reached(review: Review, step: str | None) -> set[str]:
    return {name.casefold() for event in review.timeline if event.step == step for name in event.to}
