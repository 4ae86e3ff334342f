"""What is the same for every review of a partnership: its names, agencies, bodies, roles, review types, wording."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from briefgen.model.base import Model, Step
from briefgen.model.text import Id, KindRef, Prose, RoleRef, Slug, Text
from briefgen.model.website import Library


class Named(Model):
    """Something with one name, and other names under which it is also seen."""

    id: Id
    """The id by which reviews refer to it."""
    name: Text
    """The one name that documents use."""
    aliases: tuple[Text, ...] = ()
    """Other names under which it is seen; documents do not use them."""


class Agency(Named):
    """An agency of the partnership, or one that works with it."""

    sector: Literal[
        "local-authority", "health", "police", "education", "probation", "housing", "voluntary", "regulator", "other"
    ] = "other"
    """What sort of agency it is."""
    group: Text | None = None
    """Those in it who receive what is circulated, as a mail addresses them: "Safeguarding leads of Anytown Police"."""
    email: Text | None = None
    """Their email address."""


class Body(Named):
    """A group that acts for the partnership or for an agency."""

    kind: Literal["sub-group", "task-and-finish-group", "operational-group", "programme-board", "agency-group", "board"]
    """What sort of body it is."""
    state: Literal["planned", "established", "ended"] | None = None
    """Whether it exists yet."""
    purpose: Prose | None = None
    """What it is for."""


class Role(Model):
    """A role in which people act; people are named by it."""

    id: Id
    """The id by which reviews refer to it."""
    title: Text
    """The title of the post, as documents print it."""
    aliases: tuple[Text, ...] = ()
    """Other names under which the same role is seen."""
    authority: Prose | None = None
    """What the role is for, written to follow "Part of my role is": "to scrutinise ...", without a full stop."""


class Source(Model):
    """Where a rule or a figure comes from."""

    title: Text
    """The statute, guidance or standard."""
    year: int | None = None
    """The year of the version meant."""
    issuer: Text | None = None
    """Who issued it."""
    verified: bool = False
    """Whether someone has read the source and found the figure there."""


class TimeLimit(Model):
    """A time within which a step has to be taken."""

    id: Id
    """The id by which a review says that it met or missed the limit."""
    label: Text
    """The step, in words."""
    amount: int = Field(ge=0, le=3660)
    """How long, in `unit`."""
    unit: Literal["working-days", "days", "months"]
    """The unit of `amount`."""
    step: Step | None = None
    """The step of the review's timeline that has to be taken."""
    after: Step | None = None
    """The step from which the time runs: at the latest so long after it."""
    before: Step | None = None
    """The step before which it has to be taken: at the latest so long before it."""
    recipients: tuple[Text, ...] = ()
    """Everyone to whom something has to go within it, as the step of a review's timeline names them in `to`."""
    source: Source
    """Where the figure comes from."""


class ReportPart(Model):
    """A part that the report of a review has to hold."""

    id: Id
    """The id by which a review says that its report holds it."""
    label: Text
    """The part, in words."""
    source: Source
    """Where the rule comes from."""


class ReviewType(Model):
    """A type of review (CSPR, SAR, DARDR ...) with its limits."""

    id: Id
    """The id by which a review says its type."""
    label: Text
    """The name in full."""
    abbreviation: Text | None = None
    """The short name."""
    about: Prose | None = None
    """What such a review is and is not for, for readers who have not met one."""
    subject: Literal["child", "adult", "person"] = "person"
    """Whom it is about, in one word."""
    time_limits: tuple[TimeLimit, ...] = ()
    """The time limits that bind it."""
    report_parts: tuple[ReportPart, ...] = ()
    """What its report has to hold."""
    report_published: Source | None = None
    """The rule by which its report is published or, where that would not be right, the improvements in its place."""
    repeats_count: Source | None = None
    """The rule by which findings that repeat earlier ones count in the decision to hold such a review."""


class EarlierReview(Named):
    """An earlier review that findings mirror; it may be known by its pseudonym alone."""

    type: Text | None = None
    """Its type, where known."""
    year: int | None = None
    """Its year, where known."""


class Support(Model):
    """A service that readers may turn to."""

    name: Text
    """The service."""
    telephone: Text | None = None
    """Its telephone number."""
    website: Text | None = None
    """Its website, beginning https://."""
    about: Text | None = None
    """For whom it is, and when."""


class Contact(Model):
    """How to reach the partnership."""

    email: Text | None = None
    """Email address."""
    telephone: Text | None = None
    """Telephone number."""
    address: Text | None = None
    """Postal address, on one line."""
    website: Text | None = None
    """Website, beginning https://."""


class Boxes(Model):
    """The titles of the seven boxes of a learning brief, which vary by partnership."""

    background: Text = Text("Background")
    """First box."""
    what_happened: Text = Text("What happened")
    """Second box."""
    why_it_matters: Text = Text("Why it matters")
    """Third box."""
    findings: Text = Text("Findings")
    """Fourth box."""
    what_to_do: Text = Text("What to do")
    """Fifth box."""
    questions: Text = Text("Questions to reflect on")
    """Sixth box."""
    resources: Text = Text("Resources")
    """Seventh box."""


class Marking(Model):
    """The marking of documents that are not approved."""

    label: Text = Text("OFFICIAL-SENSITIVE: DRAFT")
    """The marking, printed on every page."""
    handling: Text = Text("Not for publication. Share only with people helping to prepare it.")
    """How such a document is to be handled."""


class ApprovalNeeded(Model):
    """An approval without which a document of a kind is not approved."""

    role: RoleRef
    """The role that has to approve."""
    body: Text | None = None
    """In whose name, where only that counts."""


class Figure(Model):
    """A number that a check goes by, and where it comes from."""

    amount: int = Field(ge=0)
    """The number."""
    source: Source
    """Where it comes from."""


_OWN = Source(title=Text("a figure chosen for briefgen"))
_WORKING_TOGETHER = Source(
    title=Text("Working Together to Safeguard Children"), issuer=Text("HM Government"), year=2023
)


class Figures(Model):
    """The numbers that checks go by, where they are the partnership's to set."""

    identifiers: Figure = Figure(amount=4, source=_OWN)
    """From how many details of one person a reader is asked whether together they tell who it is."""
    open_ended_months: Figure = Figure(amount=6, source=_OWN)
    """After how many months an action without an end is asked about."""
    words_a_minute: Figure = Figure(amount=130, source=_OWN)
    """How many words are read in a minute: read aloud, as a team meeting does."""
    online_months: Figure = Figure(amount=12, source=_WORKING_TOGETHER)
    """For how many months at least a published document stays on the website."""


class Partnership(Model):
    """A safeguarding partnership: briefs/partnership/partnership.yaml."""

    name: Text
    """The one name that documents use."""
    short_name: Text | None = None
    """The abbreviation."""
    aliases: tuple[Text, ...] = ()
    """Other names under which it is seen."""
    area: Text | None = None
    """The district that it serves."""
    nation: Literal["england", "wales", "scotland", "northern-ireland"] = "england"
    """The nation whose law and bank holidays apply."""
    notice: Prose | None = None
    """Said in every document: for a partnership that is invented, or one that has not seen the documents."""
    contact: Contact = Contact()
    """How to reach the partnership."""
    report_a_concern: Prose | None = None
    """What to do when worried about someone."""
    alternative_formats: Prose | None = None
    """How to ask for the document in another format."""
    support: tuple[Support, ...] = ()
    """Services for readers whom a document distresses."""
    agencies: tuple[Agency, ...] = ()
    """The agencies."""
    bodies: tuple[Body, ...] = ()
    """The groups and boards."""
    roles: tuple[Role, ...] = ()
    """The roles."""
    review_types: tuple[ReviewType, ...] = ()
    """The types of review that the partnership makes."""
    earlier_reviews: tuple[EarlierReview, ...] = ()
    """Reviews from before this workspace that findings mirror."""
    documents: tuple[KindRef, ...] = ()
    """The document kinds that `briefgen build` makes when none is named; every kind, if this is left out."""
    approvals: Mapping[KindRef, tuple[ApprovalNeeded, ...]] = Field(default_factory=dict)
    """The approvals that each kind of document needs; one, whosever it is, where nothing is said of a kind."""
    figures: Figures = Figures()
    """The numbers that checks go by."""
    style: Slug = Slug("house")
    """The style of the documents: the name of a folder in templates/styles."""
    boxes: Boxes = Boxes()
    """The box titles of a learning brief."""
    marking: Marking = Marking()
    """The marking of drafts."""
    library: Library | None = None
    """The learning library on the web."""
