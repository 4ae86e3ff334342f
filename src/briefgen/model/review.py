"""A review, as one YAML file states it: briefs/<id>.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from briefgen.model.base import Model
from briefgen.model.case import (
    Contributor,
    Delay,
    Event,
    Incident,
    LeadReviewer,
    LimitOutcome,
    ParallelProcess,
    PolicyReference,
    RelatedDocument,
    Report,
    Scope,
    Subject,
)
from briefgen.model.control import Accepted, Circulation, Control
from briefgen.model.learning import AdditionalIssue, Finding, GoodPractice, Narrative
from briefgen.model.response import Action, Area, ChairResponse, Outcome, Response
from briefgen.model.text import Id, KindRef, Prose, Text, ThemeRef, TypeRef


class Review(Model):
    """A safeguarding review: what it is about, what it found, what is sought, answered and promised."""

    name: Text
    """The name under which the review is known, mostly the pseudonym."""
    type: TypeRef
    """The type of review (cspr, sar, dardr ...), as listed in partnership.yaml."""
    reference: Text | None = None
    """The partnership's reference for it."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids of the review, under which it was published: their addresses lead on to it."""
    notice: Prose | None = None
    """Said in every document of the review: that it is invented, or retells a published text."""
    author: Text | None = None
    """Who is set as the author of the documents; the partnership, if nobody is named here."""
    subjects: tuple[Subject, ...] = ()
    """The people whom the review is about."""
    incident: Incident | None = None
    """What led to the review."""
    scope: Scope | None = None
    """The period that it looks at."""
    lead_reviewer: LeadReviewer = LeadReviewer()
    """Who leads it."""
    contributors: tuple[Contributor, ...] = ()
    """The agencies that took part."""
    family: Prose | None = None
    """How the family contributed."""
    parallel_processes: tuple[ParallelProcess, ...] = ()
    """Other processes about the same events."""
    timeline: tuple[Event, ...] = ()
    """The review's own story: commissioned, paused, resumed, presented, published."""
    delays: tuple[Delay, ...] = ()
    """What made it late."""
    report: Report = Report()
    """The report: what it holds, and whether it is published."""
    repeats_weighed: Prose | None = None
    """How it counted, in the decision to hold this review, that earlier ones found the same."""
    time_limits: tuple[LimitOutcome, ...] = ()
    """Which time limits were met."""
    narrative: Narrative = Narrative()
    """The story as a learning brief tells it."""
    lead_themes: tuple[ThemeRef, ...] = Field(default=(), max_length=3)
    """The themes that a learning brief prints in full: three at most."""
    findings: tuple[Finding, ...] = ()
    """What the review found."""
    good_practice: tuple[GoodPractice, ...] = ()
    """Practice that it praises."""
    areas: tuple[Area, ...] = ()
    """The outcomes that are sought, in areas."""
    responses: tuple[Response, ...] = ()
    """What is answered to them."""
    additional_issues: tuple[AdditionalIssue, ...] = ()
    """Issues beyond the recommendations."""
    chair_response: ChairResponse | None = None
    """What the chair says besides."""
    policies: tuple[PolicyReference, ...] = ()
    """Policies that the review names."""
    related_documents: tuple[RelatedDocument, ...] = ()
    """The report, its appendices, and other documents that are not made here."""
    questions: tuple[Text, ...] = ()
    """Questions to reflect on that come from the case."""
    documents: Mapping[KindRef, Control] = Field(default_factory=dict)
    """The state of each document, by document kind."""
    circulation: tuple[Circulation, ...] = ()
    """How the documents are circulated."""
    accepted: tuple[Accepted, ...] = ()
    """What checks report and someone lets stand."""

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All outcomes in their printed order."""
        return tuple(outcome for area in self.areas for outcome in area.outcomes)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """All actions in the order of their responses."""
        return tuple(action for response in self.responses for action in response.actions)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The printed number of each area and outcome, by id: areas 1, 2; outcomes 1.1, 1.2."""
        numbers: dict[str, str] = {}
        for a, area in enumerate(self.areas, 1):
            numbers[area.id] = str(a)
            numbers.update({outcome.id: f"{a}.{o}" for o, outcome in enumerate(area.outcomes, 1)})
        return numbers

    def control(self, kind: str) -> Control:
        """Return the state of the document of a kind: a draft, where nothing is said of it."""
        return next((control for name, control in self.documents.items() if name == kind), Control())

    def with_control(self, kind: str, control: Control) -> Review:
        """Return the review as it would be with this state of the document of a kind."""
        stated = next((name for name in self.documents if name == kind), KindRef(kind))
        return self.model_copy(update={"documents": {**self.documents, stated: control}})

    def answered(self, response: Response) -> tuple[Outcome, ...]:
        """Return the outcomes that a response answers, in printed order."""
        return tuple(outcome for outcome in self.outcomes if outcome.id in response.answers)

    def home(self, response: Response) -> Outcome | None:
        """Return the outcome after which a response is printed: the last it answers in the first area concerned."""
        for area in self.areas:
            answered = [outcome for outcome in area.outcomes if outcome.id in response.answers]
            if answered:
                return answered[-1]
        return None

    def responses_after(self, outcome: Outcome) -> tuple[Response, ...]:
        """Return the responses that are printed after an outcome."""
        return tuple(response for response in self.responses if self.home(response) is outcome)

    def responses_in(self, area: Area) -> tuple[Response, ...]:
        """Return the responses that are printed in an area."""
        return tuple(response for outcome in area.outcomes for response in self.responses_after(outcome))

    def responses_elsewhere(self, outcome: Outcome) -> tuple[Response, ...]:
        """Return the responses that answer an outcome but are printed in an earlier area."""
        area = next(area for area in self.areas if outcome in area.outcomes)
        return tuple(
            response
            for response in self.responses
            if outcome.id in response.answers and self.home(response) not in area.outcomes
        )
