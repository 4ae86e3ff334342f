"""What all reviews of a workspace share, and whether the references of a review lead anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefgen.diagnostics import Diagnostic, at, did_you_mean
from briefgen.model.base import values
from briefgen.model.control import Control
from briefgen.model.guidance import Glossary, Theme, Themes
from briefgen.model.partnership import (
    Agency,
    ApprovalNeeded,
    Body,
    EarlierReview,
    Partnership,
    ReportPart,
    ReviewType,
    Role,
    TimeLimit,
)
from briefgen.model.review import Review
from briefgen.model.terms import Terms
from briefgen.model.text import Reference, Text

NO_TERMS = Terms()


@dataclass(frozen=True)
class Shared:
    """The partnership, its themes, its glossary and the terms that checks look for, with look-ups by id."""

    partnership: Partnership
    themes_file: Themes
    glossary: Glossary
    terms: Terms = NO_TERMS

    @cached_property
    def agencies(self) -> Mapping[str, Agency]:
        """The agencies by id."""
        return {agency.id: agency for agency in self.partnership.agencies}

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """The bodies by id."""
        return {body.id: body for body in self.partnership.bodies}

    @cached_property
    def owners(self) -> Mapping[str, Agency | Body]:
        """The agencies and bodies by id: whoever can own an action."""
        return {**self.agencies, **self.bodies}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The roles by id."""
        return {role.id: role for role in self.partnership.roles}

    @cached_property
    def types(self) -> Mapping[str, ReviewType]:
        """The types of review by id."""
        return {kind.id: kind for kind in self.partnership.review_types}

    @cached_property
    def earlier_reviews(self) -> Mapping[str, EarlierReview]:
        """The earlier reviews by id."""
        return {review.id: review for review in self.partnership.earlier_reviews}

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        """The themes by id."""
        return {theme.id: theme for theme in self.themes_file.themes}

    def missing_approvals(self, kind: str, control: Control, digest: str) -> tuple[str, ...]:
        """Return, in words, the approvals that a document still needs; `digest` is that of what a reader now sees."""
        held = [approval for approval in control.approvals if approval.holds(digest)]
        listed = next((needed for name, needed in self.partnership.approvals.items() if name == kind), ())
        if not listed:
            return () if held else ("someone, in any role",)
        return tuple(self._needed(one) for one in listed if not any(approval.meets(one) for approval in held))

    def _needed(self, needed: ApprovalNeeded) -> str:
        title = self.roles[needed.role].title if needed.role in self.roles else needed.role
        return f"{title} ({needed.body})" if needed.body else str(title)

    def limits(self, review: Review) -> Mapping[str, TimeLimit]:
        """Return the time limits of a review's type by id."""
        kind = self.types.get(review.type)
        return {limit.id: limit for limit in kind.time_limits} if kind else {}

    def report_parts(self, review: Review) -> Mapping[str, ReportPart]:
        """Return by id the parts that the report of a review of this type has to hold."""
        kind = self.types.get(review.type)
        return {part.id: part for part in kind.report_parts} if kind else {}


def unresolved(review: Review, shared: Shared, reviews: Iterable[str], kinds: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every reference of a review that names nothing, and every id that stands twice.

    `reviews` are the ids of the reviews in the workspace, `kinds` those of the document kinds.
    """
    known: Mapping[str, Collection[str]] = {
        "agency": shared.agencies,
        "body": shared.bodies,
        "agency or body": shared.owners,
        "role": shared.roles,
        "review type": shared.types,
        "theme": shared.themes,
        "outcome": {outcome.id for outcome in review.outcomes},
        "response": {response.id for response in review.responses},
        "action": {action.id for action in review.actions},
        "earlier review": {*shared.earlier_reviews, *reviews},
        "document kind": set(kinds),
    }
    for value in (*values(review), *review.documents):
        if isinstance(value, Reference) and value not in known[value.names]:
            yield unknown_reference(value, value.names, known[value.names])
    yield from _unresolved_ids(review, shared)
    yield from _twice(review)


def _unresolved_ids(review: Review, shared: Shared) -> Iterator[Diagnostic]:
    """Yield the references by plain id: limits and report parts of the review's type, policies of the review."""
    limits = shared.limits(review)
    for met in review.time_limits:
        if met.limit not in limits:
            yield unknown_reference(met.limit, "time limit of this review type", limits)
    parts = shared.report_parts(review)
    for held in review.report.holds:
        if held not in parts:
            yield unknown_reference(held, "report part of this review type", parts)
    policies = {policy.id for policy in review.policies}
    for outcome in review.outcomes:
        for policy in outcome.policies:
            if policy not in policies:
                yield unknown_reference(policy, "policy", policies)


MOST_LISTED = 20
"""How many known ids a message lists at most."""


def unknown_reference(value: Text, what: str, known: Collection[str]) -> Diagnostic:
    """Return the diagnostic for a reference that names nothing among what is known."""
    listed = ", ".join(sorted(known)) or "none"
    if len(known) > MOST_LISTED:
        listed = f"{len(known)} of them, too many to list"
    return Diagnostic(
        "unknown-reference",
        f'no {what} has the id "{value}"{did_you_mean(value, known)}',
        fix=f"Known here: {listed}.",
        **at(value.origin),
    )


def repeated(ids: Iterable[Text], what: str, fix: str = "Rename one.") -> Iterator[Diagnostic]:
    """Yield a diagnostic for every id that stands more than once among `ids`."""
    listed = list(ids)
    for name, count in Counter(listed).items():
        if count > 1:
            second = [one for one in listed if one == name][1]
            yield Diagnostic("duplicate-id", f'two {what} have the id "{name}"', fix=fix, **at(second.origin))


def _twice(review: Review) -> Iterator[Diagnostic]:
    numbered = [area.id for area in review.areas] + [outcome.id for outcome in review.outcomes]
    yield from repeated(numbered, "areas or outcomes")
    yield from repeated((response.id for response in review.responses), "responses")
    yield from repeated((action.id for action in review.actions), "actions")
    yield from repeated((finding.id for finding in review.findings), "findings")
    yield from repeated((subject.id for subject in review.subjects), "subjects")
    yield from repeated((issue.id for issue in review.additional_issues), "additional issues")
    yield from repeated((policy.id for policy in review.policies), "policies")
    yield from repeated(review.lead_themes, "lead themes", "Take one out.")


def unresolved_in(shared: Shared, kinds: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every reference of partnership.yaml that names nothing."""
    partnership, known = shared.partnership, set(kinds)
    for kind in (*partnership.documents, *partnership.approvals):
        if kind not in known:
            yield unknown_reference(kind, "document kind", known)
    for needed in (one for listed in partnership.approvals.values() for one in listed):
        if needed.role not in shared.roles:
            yield unknown_reference(needed.role, "role", shared.roles)


def repeated_in(shared: Shared) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every id that stands twice in the shared files."""
    partnership = shared.partnership
    yield from repeated((one.id for one in (*partnership.agencies, *partnership.bodies)), "agencies or bodies")
    yield from repeated((role.id for role in partnership.roles), "roles")
    yield from repeated((kind.id for kind in partnership.review_types), "review types")
    yield from repeated((review.id for review in partnership.earlier_reviews), "earlier reviews")
    yield from repeated((theme.id for theme in shared.themes_file.themes), "themes")
    yield from repeated((term.short for term in shared.glossary.terms), "acronyms", "Keep one of the two.")
