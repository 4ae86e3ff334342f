"""What is sought, what is answered, what is promised, and what shows that it was kept."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefgen.model.base import Model
from briefgen.model.dates import Day, PartialDate
from briefgen.model.learning import Mirror
from briefgen.model.text import (
    ActionRef,
    AgencyRef,
    BodyRef,
    Id,
    KindRef,
    OutcomeRef,
    OwnerRef,
    Prose,
    ResponseRef,
    RoleRef,
    Text,
    ThemeRef,
)


class Outcome(Model):
    """Something that the lead reviewer wants to see achieved."""

    id: Id
    """The id; its printed number (1.1) follows from its place."""
    title: Text
    """A short name for it."""
    text: Prose
    """The outcome, as it is sought."""
    policies: tuple[Id, ...] = ()
    """The ids of policies of this review that it names."""
    themes: tuple[ThemeRef, ...] = ()
    """The themes that it belongs to."""


class Area(Model):
    """A group of outcomes."""

    id: Id
    """The id; its printed number follows from its place."""
    title: Text
    """Its title."""
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    """Its outcomes, in order."""


class Evidence(Model):
    """Something that shows what an action did."""

    kind: Literal[
        "policy", "training", "audit", "dip-sample", "data", "practitioner-feedback", "child-or-family-feedback",
        "observation", "inspection",
    ]  # fmt: skip
    """What sort of evidence it is."""
    level: Literal["process", "output", "outcome", "impact"]
    """What it can show: that something was done (process, output), or that it helped (outcome, impact)."""
    date: PartialDate | None = None
    """When it was gathered."""
    shows: Prose | None = None
    """What it shows, in one paragraph."""


class Governance(Model):
    """Who looks after an action later on."""

    body: BodyRef
    """The body."""
    role: Literal["decides", "discusses", "governs", "receives-updates", "assures"]
    """What the body does for it."""
    text: Prose | None = None
    """The same in words, where more is to be said."""


class Action(Model):
    """Something done, or to be done, because of the review."""

    id: Id
    """The id."""
    text: Prose
    """What is done."""
    title: Text | None = None
    """A short name for it, for tables."""
    status: Literal["not-started", "in-progress", "complete", "assured", "superseded", "declined"] | None = None
    """How far it is. Complete means done; assured means that someone checked that it worked."""
    owner: OwnerRef | None = None
    """Who answers for it."""
    asked_of: OwnerRef | None = None
    """Who was asked to do it."""
    forum: BodyRef | None = None
    """Where it is discussed or done."""
    due: PartialDate | None = None
    """By when."""
    no_due_reason: Prose | None = None
    """Why there is no date."""
    done_on: PartialDate | None = None
    """When it was done."""
    scope: Literal["case", "local-system", "assurance"] | None = None
    """Whether it mends the case, the local system, or how assurance is had."""
    depends_on: tuple[ActionRef, ...] = ()
    """Actions that have to come first."""
    supports: tuple[ActionRef, ...] = ()
    """Actions that it helps."""
    interim: Prose | None = None
    """What holds until it is done."""
    measure: Prose | None = None
    """How it will be known that it worked."""
    governance: tuple[Governance, ...] = ()
    """The bodies through which it goes, in order."""
    reports_to: BodyRef | None = None
    """The body that hears of progress."""
    evidence: tuple[Evidence, ...] = ()
    """What shows what it did."""


class Response(Model):
    """What the responder answers to one outcome or several."""

    id: Id
    """The id."""
    answers: tuple[OutcomeRef, ...] = Field(min_length=1)
    """The outcomes that it answers."""
    kind: Literal["accepted", "already-done", "in-progress", "premise-corrected", "declined"] | None = None
    """The position taken."""
    reason: Prose | None = None
    """Why, for a response that declines."""
    text: Prose
    """The response, in the responder's voice."""
    from_agency: AgencyRef | None = None
    """The agency that gave the response, where not the responder."""
    root_cause: Literal["policy-gap", "non-compliance", "capacity", "system"] | None = None
    """Why the gap was there."""
    mirrors: tuple[Mirror, ...] = ()
    """Earlier reviews that found the same."""
    actions: tuple[Action, ...] = ()
    """The actions that follow."""
    assured_as: ResponseRef | None = None
    """Another response whose assurance serves this one too."""


class NotRecommended(Model):
    """Something that the responder does not recommend."""

    title: Text
    """What it would have been."""
    reason: Prose
    """Why it is not recommended."""


class ChairRecommendation(Model):
    """A recommendation of the responder's own."""

    id: Id
    """The id."""
    text: Prose
    """The recommendation."""
    document: KindRef | None = None
    """The document kind that it binds."""
    must_include: tuple[ThemeRef, ...] = ()
    """The themes that the document must carry."""
    owner: OwnerRef | None = None
    """The body or agency that it is addressed to."""
    circulation: Prose | None = None
    """How the result is to be circulated."""


class SignOff(Model):
    """Who signs a response, and when."""

    name: Text | None = None
    """The name."""
    role: RoleRef | None = None
    """The post."""
    date: Day | None = None
    """The date."""


class ChairResponse(Model):
    """What the chair response says besides the responses to the outcomes."""

    responder: RoleRef
    """Who responds."""
    case: Prose | None = None
    """The case in one paragraph."""
    proposition: Prose | None = None
    """What the lead reviewer suggests, in the responder's words."""
    challenge: Prose | None = None
    """A challenge to the partnership's own assurance."""
    learning_not_delayed: Prose | None = None
    """What agencies did before the review was finished."""
    not_recommended: tuple[NotRecommended, ...] = ()
    """What the responder does not recommend."""
    recommendations: tuple[ChairRecommendation, ...] = ()
    """The responder's own recommendations."""
    closing: Prose | None = None
    """Thanks or condolences."""
    sign_off: SignOff = SignOff()
    """The signature."""
