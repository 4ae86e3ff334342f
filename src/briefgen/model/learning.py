"""What the review found, and what it teaches."""

from __future__ import annotations

from typing import Literal

from briefgen.model.base import Model
from briefgen.model.case import Event
from briefgen.model.guidance import Advice
from briefgen.model.text import AgencyRef, EarlierReviewRef, Id, Prose, Text, ThemeRef


class Finding(Model):
    """A gap that the review found, and what would be better."""

    id: Id
    """The id."""
    title: Text
    """A short name for it."""
    themes: tuple[ThemeRef, ...] = ()
    """The themes that it belongs to; the first is where a brief prints it."""
    domain: Literal["direct-practice", "team-around-the-person", "organisational-support", "governance"] | None = None
    """The layer of practice in which it lies."""
    gap: Prose | None = None
    """What was missing or went wrong."""
    why_it_matters: Prose | None = None
    """What follows from it for people."""
    good_looks_like: Prose | None = None
    """What would be better."""
    advice: tuple[Advice, ...] = ()
    """What readers can do, by role, as far as the review itself says it."""


class GoodPractice(Model):
    """Practice that the review praises."""

    agency: AgencyRef | None = None
    """Whose practice it was."""
    text: Prose
    """What was done, and why it helped."""


class Mirror(Model):
    """An earlier review that found the same."""

    review: EarlierReviewRef
    """The earlier review."""
    recurs: Prose | None = None
    """What recurs."""


class AdditionalIssue(Model):
    """An issue beyond the recommendations."""

    id: Id
    """The id."""
    title: Text
    """A short name for it."""
    themes: tuple[ThemeRef, ...] = ()
    """The themes that it belongs to."""
    text: Prose
    """What the issue is."""
    timeline: tuple[Event, ...] = ()
    """What happened in the case that shows it."""
    context: Prose | None = None
    """What was going on around: an inspectorate's judgement, an improvement plan."""
    mirrors: tuple[Mirror, ...] = ()
    """Earlier reviews that found the same."""
    response: Prose | None = None
    """What the responder says to it."""


class Narrative(Model):
    """The story as a learning brief tells it: short, the lived experience first."""

    key_message: Prose | None = None
    """The one thing to remember."""
    background: Prose | None = None
    """Who the person was and lived with, and what help there was."""
    what_happened: Prose | None = None
    """What happened."""
    why_it_matters: Prose | None = None
    """Why the review matters to readers."""
    voice: Prose | None = None
    """What the child or adult said or showed."""
    partnership_is_doing: Prose | None = None
    """What the partnership is doing about it."""
