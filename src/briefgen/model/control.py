"""Document control and circulation: the state of each made document, and who was sent it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from briefgen.model.base import Model
from briefgen.model.dates import Day, PartialDate
from briefgen.model.partnership import Marking
from briefgen.model.text import AgencyRef, KindRef, RoleRef, Text


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


class Sent(Model):
    """That a document was sent."""

    to: Text
    """To whom."""
    date: Day
    """When."""


class Control(Model):
    """The state of one document of a review."""

    status: Literal["draft", "panel-draft", "approved", "withdrawn"] = "draft"
    """How far the document is."""
    version: Text | None = None
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
    sent: tuple[Sent, ...] = ()
    """To whom it went before publication."""


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


class Recipient(Model):
    """An agency that the brief is circulated to."""

    agency: AgencyRef
    """The agency."""
    channel: Text | None = None
    """By which way: "email to team leaders"."""
    sent: Day | None = None
    """When it was sent."""
    feedback_asked: Text | None = None
    """What the agency is asked to report back."""
    feedback_by: Day | None = None
    """By when it is to report back."""


class Circulation(Model):
    """How a document is circulated."""

    kind: KindRef
    """The document kind."""
    recipients: tuple[Recipient, ...] = ()
    """To whom."""
