"""Document control and circulation: the state of each made document, and who was sent it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from briefgen.model.base import Model
from briefgen.model.dates import Day, PartialDate
from briefgen.model.partnership import ApprovalNeeded, Marking
from briefgen.model.text import AgencyRef, KindRef, Prose, RoleRef, Slug, Text, Version


class Approval(Model):
    """That someone approved a document."""

    role: RoleRef
    """The role that approved."""
    body: Text | None = None
    """In whose name."""
    date: Day
    """When."""
    reference: Text | None = None
    """The minute or message that records it."""
    digest: Text | None = None
    """What was approved, as `briefgen approve` writes it: the digest of all that a reader sees."""
    withdrawn: Day | None = None
    """When the approval was taken back."""

    def holds(self, digest: str) -> bool:
        """Tell whether it is still an approval of what has this digest."""
        return self.withdrawn is None and bool(digest) and self.digest == digest

    def meets(self, needed: ApprovalNeeded) -> bool:
        """Tell whether it is one that is needed."""
        return self.role == needed.role and needed.body in (None, self.body)


class Sent(Model):
    """That a document was sent."""

    to: Text
    """To whom."""
    date: Day
    """When."""


class Edition(Model):
    """A published version of a document, as its page on the website tells it."""

    version: Version
    """The version."""
    date: Day
    """When it was published."""
    text: Prose | None = None
    """What is new in it; of a correction, what was wrong before."""
    correction: bool = False
    """Whether it corrects what an earlier version said."""


class Control(Model):
    """The state of one document of a review."""

    status: Literal["draft", "panel-draft", "approved", "withdrawn"] = "draft"
    """How far the document is."""
    version: Version | None = None
    """The version, as "0.1"."""
    approvals: tuple[Approval, ...] = ()
    """Who approved it."""
    embargo_until: Day | None = None
    """The day before which nobody may publish it."""
    publish_on: Day | None = None
    """When it is published."""
    remove_on: Day | None = None
    """When it is taken off the website."""
    review_by: PartialDate | None = None
    """When it is to be looked at again."""
    withdrawn_on: Day | None = None
    """When it was withdrawn. `briefgen set-status` writes it."""
    sent: tuple[Sent, ...] = ()
    """To whom it went before publication."""
    history: tuple[Edition, ...] = ()
    """The versions that were published, the newest last; the page of the document lists them."""


class Accepted(Model):
    """That someone looked at what a check reports, and lets it stand. `briefgen accept` writes it."""

    code: Slug
    """The code of the check."""
    at: Text
    """The place, as the message names it: the field in words, or the document kind."""
    text: Text
    """The mark of the text that was looked at; if the text changes, the acceptance is void."""
    by: RoleRef
    """The role that accepts it."""
    on: Day
    """When."""
    reason: Text
    """Why it may stand."""


def marking_of(control: Control, marking: Marking, on: date | None) -> tuple[str, str]:
    """Return the marking of a document and how it is to be handled, both empty for one that may be published.

    An embargo holds until the run is told, by `on`, that its day has come.
    """
    match control.status:
        case "draft" | "panel-draft":
            return str(marking.label), str(marking.handling)
        case "withdrawn":
            return "WITHDRAWN", "This document has been withdrawn. Do not use it or pass it on."
        case "approved":
            until = control.embargo_until
            if until is None or (on is not None and on >= until.first):
                return "", ""
            return f"EMBARGOED UNTIL {until.words}", "Do not publish it or pass it on before that day."


def state_of(control: Control, on: date) -> str:
    """Return how far a document is on a day: its status, or what its dates make of one that is approved."""
    if control.status != "approved":
        return control.status
    if control.embargo_until and on < control.embargo_until.first:
        return "embargoed"
    if control.remove_on and on >= control.remove_on.first:
        return "removed"
    return "published" if control.publish_on and on >= control.publish_on.first else "approved"


class Prepared(Model):
    """That a circulation pack was prepared for an agency. `briefgen circulate` writes it."""

    date: Day
    """When."""
    version: Version | None = None
    """The version of the document in it."""
    digest: Text
    """The beginning of the digest of all that a reader of the document sees."""
    draft: bool = False
    """Whether it is a draft, for consultation."""
    returned: tuple[Day, ...] = ()
    """The days on which feedback to it came back."""


class Recipient(Model):
    """An agency that the brief is circulated to."""

    agency: AgencyRef
    """The agency."""
    channel: Text | None = None
    """By which way: "email to team leaders"."""
    why: Prose | None = None
    """Why it matters to this agency; what the brief says of it, if nothing is said here."""
    asked: tuple[Text, ...] = ()
    """What the agency is asked to do, each beginning with a verb; what every agency is asked, if nothing is said."""
    sent: Day | None = None
    """When it was sent."""
    feedback_asked: Text | None = None
    """What the agency is asked to report back."""
    feedback_by: Day | None = None
    """By when it is to report back."""
    prepared: tuple[Prepared, ...] = ()
    """The packs that were prepared for it, the newest last."""


class Circulation(Model):
    """How a document is circulated."""

    kind: KindRef
    """The document kind."""
    recipients: tuple[Recipient, ...] = ()
    """To whom."""
