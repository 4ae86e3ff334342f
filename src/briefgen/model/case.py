"""The case and the review's own story: whom it is about, what happened, when, and how the review went."""

from __future__ import annotations

from typing import Literal

from briefgen.model.base import Model, Step
from briefgen.model.dates import PartialDate
from briefgen.model.text import AgencyRef, Id, KindRef, Prose, Text


class Age(Model):
    """An age as it is told: six weeks is 6 and weeks."""

    value: int
    """How many."""
    unit: Literal["days", "weeks", "months", "years"]
    """Of what."""


class PlanStatus(Model):
    """A plan or status that the subject had, or was offered."""

    plan: Literal[
        "early-help",
        "child-in-need",
        "child-protection",
        "looked-after",
        "care-and-support",
        "safeguarding-enquiry",
        "none",
    ]
    """Which plan."""
    state: Literal["offered", "in-place", "declined", "ended"] = "in-place"
    """Whether it was only offered, in place, declined or ended."""
    since: PartialDate | None = None
    """From when."""
    until: PartialDate | None = None
    """Until when."""


class Subject(Model):
    """A person whom the review is about, under a pseudonym only."""

    id: Id
    """The id."""
    pseudonym: Text
    """The name used in its place."""
    described_as: Text | None = None
    """In a word or two: "girl", "man", "young person"."""
    age: Age | None = None
    """The age at the incident."""
    siblings: int | None = None
    """How many siblings there are, the subject counted."""
    position: Literal["youngest", "middle", "oldest", "twin"] | None = None
    """The place among the siblings."""
    household: Text | None = None
    """Whom the subject lived with."""
    plans: tuple[PlanStatus, ...] = ()
    """The plans that the subject had or was offered."""


class Incident(Model):
    """What led to the review."""

    date: PartialDate | None = None
    """When."""
    harm: Text | None = None
    """The harm done: "head trauma"."""
    mechanism: Text | None = None
    """How it was done, where established."""
    determination: Text | None = None
    """What was concluded, and by whom where known: "judged to be non-accidental"."""
    outcome: Text | None = None
    """How it ended for the subject."""


class Event(Model):
    """Something that happened, when."""

    date: PartialDate | None = None
    """When, as precisely as known."""
    period: Text | None = None
    """When, in words, where there is no date: "the next two years"."""
    text: Prose
    """What happened."""
    step: Step | None = None
    """The step of the review that this was."""
    to: tuple[Text, ...] = ()
    """To whom something went, for a step that sends something."""


class Delay(Model):
    """Something that made the review late."""

    cause: Prose
    """What it was, and what came of it."""


class LimitOutcome(Model):
    """Whether a time limit was met."""

    limit: Id
    """The id of the limit in the review's type."""
    met: bool
    """Whether it was met."""
    reason: Prose | None = None
    """Why it was missed."""


class Scope(Model):
    """The period that the review looks at."""

    since: PartialDate | None = None
    """From when."""
    until: PartialDate | None = None
    """Until when."""
    note: Prose | None = None
    """Why this period."""


class ParallelProcess(Model):
    """Another process about the same events."""

    kind: Literal["criminal", "inquest", "care", "disciplinary", "complaint", "other"]
    """Which process."""
    text: Prose
    """How it stands."""


class LeadReviewer(Model):
    """The independent person who leads the review and writes the report."""

    title: Text = Text("lead reviewer")
    """The one name for this role in the documents."""
    aliases: tuple[Text, ...] = ()
    """Other names for the same role: "independent author"."""
    name: Text | None = None
    """The person's name, if it is to be published."""


class RelatedDocument(Model):
    """A document that belongs to the review but is not made here: the report, an appendix."""

    title: Text
    """Its title."""
    link: Text | None = None
    """Its published address, beginning https://."""
    about: Prose | None = None
    """What it holds."""


class Report(Model):
    """The report of the review, which is not made here: what it holds, and whether it is published."""

    holds: tuple[Id, ...] = ()
    """The parts that the review's type asks for and that someone has seen in it, by their ids in partnership.yaml."""
    published: bool | None = None
    """Whether it is, or will be, published; nothing, while that is open."""
    reason: Prose | None = None
    """Why it is not published."""
    instead: KindRef | None = None
    """The document kind that publishes the improvements, where the report is not published."""


class PolicyReference(Model):
    """A policy or guidance document that the review names."""

    id: Id
    """The id."""
    title: Text
    """Its exact title."""
    issuer: Text | None = None
    """Who issued it."""
    kind: Text | None = None
    """What sort of document it is: "Multi Agency Best Practice Guidance"."""
    year: int | None = None
    """Its year."""
    link: Text | None = None
    """Its address, beginning https://."""


class Contributor(Model):
    """An agency that took part in the review."""

    agency: AgencyRef
    """The agency."""
    contribution: Prose | None = None
    """What it contributed."""
