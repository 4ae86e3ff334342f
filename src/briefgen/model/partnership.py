"""What is the same for every review of a partnership: its names, agencies, bodies, roles, review types, wording."""

from __future__ import annotations

from typing import Literal

from briefgen.model.base import Model
from briefgen.model.text import Id, KindRef, Prose, Slug, Text


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
    amount: int
    """How long, in `unit`."""
    unit: Literal["working-days", "days", "months"]
    """The unit of `amount`."""
    source: Source
    """Where the figure comes from."""


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
    style: Slug = Slug("house")
    """The style of the documents: the name of a folder in templates/styles."""
    boxes: Boxes = Boxes()
    """The box titles of a learning brief."""
    marking: Marking = Marking()
    """The marking of drafts."""


class Resource(Model):
    """Something to read or use."""

    title: Text
    """Its title."""
    issuer: Text | None = None
    """Who issued it."""
    year: int | None = None
    """Its year."""
    link: Text | None = None
    """Its address, beginning https://."""
    about: Text | None = None
    """What it is good for."""


class Advice(Model):
    """What readers in one position can do."""

    who: Text
    """Whom the advice is for, in words: "Everyone", "Managers", "Schools"."""
    text: Prose
    """What to do, as an instruction."""


class Theme(Named):
    """Something that a partnership learns about. Its texts are general guidance, never a statement on a case."""

    group: Literal["harm", "family", "practice", "system"]
    """Where it belongs in the list."""
    definition: Prose | None = None
    """What it is."""
    why_it_matters: Prose | None = None
    """Why practitioners should know."""
    good_practice: Prose | None = None
    """What good looks like."""
    advice: tuple[Advice, ...] = ()
    """What to do, by role."""
    questions: tuple[Text, ...] = ()
    """Questions to reflect on, alone or in supervision."""
    resources: tuple[Resource, ...] = ()
    """Where to read on."""


class Themes(Model):
    """The list of themes: briefs/partnership/themes.yaml."""

    notice: Text = Text("General guidance; it says nothing about this case.")
    """The mark that documents put on texts taken from this list."""
    themes: tuple[Theme, ...] = ()
    """The themes."""


class Term(Model):
    """An acronym with what it stands for."""

    short: Text
    """The acronym."""
    long: Text
    """What it stands for, as it is written inside a sentence."""
    plural: Text | None = None
    """The plural of `long`, where it is not `long` with an s."""
    expand: bool = True
    """Whether documents write it out at first use; no for those better known by the acronym."""


class Glossary(Model):
    """The list of acronyms: briefs/partnership/glossary.yaml."""

    terms: tuple[Term, ...] = ()
    """The acronyms."""
