"""Time limits: what a review says of them agrees with its dates, and a missed one is explained where readers see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten

from briefgen.checks.catalogue import said as source_of
from briefgen.checks.subjects import CheckedDocument, CheckedReview, worst
from briefgen.deadlines import Deadline, Verdict, deadlines, step_date
from briefgen.diagnostics import Diagnostic, Origin, Severity, at
from briefgen.document import walk
from briefgen.model.case import LimitOutcome
from briefgen.model.partnership import TimeLimit
from briefgen.model.text import Prose

_LATE = (Verdict.MISSED, Verdict.OVERDUE)
# The steps that a review is still on its way to when its documents are written: earlier ones may just not be told.
_AHEAD = ("presented", "published")


def _claims(subject: CheckedReview | CheckedDocument) -> Mapping[str, LimitOutcome]:
    return {str(claim.limit): claim for claim in subject.review.time_limits}


def _deadlines(subject: CheckedReview | CheckedDocument) -> tuple[Deadline, ...]:
    limits = subject.shared.limits(subject.review).values()
    return deadlines(subject.review, limits, subject.shared.partnership.nation, subject.on)


def _late(deadline: Deadline) -> bool:
    """Tell whether the dates show that a limit was not kept."""
    ahead = deadline.verdict is Verdict.OVERDUE and deadline.limit.step in _AHEAD
    return deadline.verdict is Verdict.MISSED or ahead


def _told(deadline: Deadline) -> str:
    """Return in words what the dates say of a limit."""
    due = f"it was due by {deadline.due.words}" if deadline.due else "it was due"
    done = deadline.done.words if deadline.done else "its date"
    match deadline.verdict:
        case Verdict.MISSED:
            return f"{due}, and {done} is {deadline.late} later"
        case Verdict.OVERDUE:
            return f"{due}, {deadline.late} ago"
        case _:
            return f"{due}, and {done} is in time"


def _place(deadline: Deadline) -> Origin | None:
    told = deadline.done or deadline.since
    return told.origin if told else None


def _disagree(deadline: Deadline, claim: LimitOutcome) -> bool:
    return deadline.verdict is (Verdict.MISSED if claim.met else Verdict.MET)


def claims_agree(subject: CheckedReview) -> Iterator[Diagnostic]:
    """What time_limits says of a limit is what the dates say, where they are precise enough to say it."""
    claims = _claims(subject)
    for deadline in _deadlines(subject):
        limit = deadline.limit
        claim = claims.get(limit.id)
        if claim and _disagree(deadline, claim):
            yield Diagnostic(
                "limit-claim",
                f'time_limits says that "{limit.label}" was {"met" if claim.met else "missed"}; '
                f"by the dates {_told(deadline)}",
                fix="Correct `met:`, or the date of the step in the timeline.",
                rule=source_of(limit.source),
                judged=f"{claim.met}: {_told(deadline)}",
                **at(claim.limit.origin),
            )


def missed_limits_said(subject: CheckedReview) -> Iterator[Diagnostic]:
    """A limit that the dates show as missed is told as missed."""
    claims = _claims(subject)
    for deadline in _deadlines(subject):
        limit = deadline.limit
        if _late(deadline) and limit.id not in claims:
            yield Diagnostic(
                "limit-unsaid",
                f'time_limits does not say that "{limit.label}" was missed: {_told(deadline)}',
                Severity.WARNING,
                fix=f"Add to time_limits: `- {{limit: {limit.id}, met: no, reason: ...}}`; or correct the timeline.",
                rule=source_of(limit.source),
                judged=_told(deadline),
                **at(_place(deadline)),
            )


def _missed(subject: CheckedReview | CheckedDocument) -> Iterator[tuple[TimeLimit, LimitOutcome | None, Origin | None]]:
    """Yield each limit that was missed, by what the review says or by its dates, with what is said of it and where.

    Where the two disagree, nothing: that has to be settled first.
    """
    claims, shown = _claims(subject), {deadline.limit.id: deadline for deadline in _deadlines(subject)}
    for limit in subject.shared.limits(subject.review).values():
        claim, deadline = claims.get(limit.id), shown.get(limit.id)
        if claim and not claim.met and not (deadline and _disagree(deadline, claim)):
            yield limit, claim, claim.limit.origin
        elif claim is None and deadline and _late(deadline):
            yield limit, None, _place(deadline)


def missed_limits_explained(subject: CheckedReview) -> Iterator[Diagnostic]:
    """The reason for a limit that is said to be missed is told: with the limit, or among the delays."""
    for limit, claim, place in _missed(subject):
        if claim and not claim.reason and not subject.review.delays:
            yield Diagnostic(
                "limit-missed-reason",
                f'"{limit.label}" was missed, and nothing says why',
                subject.shortfall,
                fix=f"Add a `reason:` to the entry for {limit.id} in time_limits, or the cause to `delays`.",
                rule=source_of(limit.source),
                judged=str(limit.label),
                **at(place),
            )


def missed_limits_printed(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """A response that is signed prints why a limit was missed."""
    if not subject.kind.file.signed:
        return
    printed = {origin.field for node in walk(subject.document.blocks) if (origin := getattr(node, "origin", None))}
    for limit, claim, _ in _missed(subject):
        for reason in _reasons(claim, subject):
            if reason.origin and reason.origin.field not in printed:
                yield Diagnostic(
                    "limit-reason-unprinted",
                    f'the document does not print why "{limit.label}" was missed: '
                    f'"{shorten(reason, 80, placeholder="...")}"',
                    worst(subject.control),
                    fix=f"Let {subject.file} print `review.delays`, and the reason of each of `review.time_limits`.",
                    rule=source_of(limit.source),
                    judged=reason,
                    **at(reason.origin),
                )


def _reasons(claim: LimitOutcome | None, subject: CheckedDocument) -> tuple[Prose, ...]:
    if claim and claim.reason:
        return (claim.reason,)
    return tuple(delay.cause for delay in subject.review.delays)


def copy_goes_in_time(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Where a publication has a date, a copy that is due before it has gone, or can still go."""
    published = step_date(subject.review, "published")
    for deadline in _deadlines(subject):
        due, limit = deadline.due, deadline.limit
        if limit.before != "published" or deadline.done or due is None or published is None:
            continue
        past = subject.on is not None and subject.on > due.last
        yield Diagnostic(
            "panel-copy",
            f'nothing says that this was done: "{limit.label}"; with publication on {published.words}, '
            f"the latest day {'was' if past else 'is'} {due.words}",
            Severity.ERROR if past else Severity.WARNING,
            fix=f"Add it to the timeline with its date and `step: {limit.step}`; if it has not gone, "
            + ("publish later." if past else "send it by then."),
            rule=source_of(limit.source),
            judged=f"{limit.id}: {published}, {past}",  # what was accepted in time is not accepted once it is too late
            **at(published.origin),
        )
