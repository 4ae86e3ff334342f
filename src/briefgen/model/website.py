"""The partnership's learning library on the web, as partnership.yaml states it."""

from __future__ import annotations

from typing import Literal

from briefgen.model.base import Model
from briefgen.model.dates import Day
from briefgen.model.text import Address, Prose, Text


class AccessibilityStatement(Model):
    """What the website has to say of its accessibility (Public Sector Bodies Accessibility Regulations 2018, reg 8)."""

    compliance: Literal["full", "partial", "none"]
    """How far the website meets WCAG 2.2 AA."""
    problems: tuple[Prose, ...] = ()
    """What is not accessible, why, and what to do instead."""
    tested: Prose | None = None
    """How, by whom and when it was tested."""
    prepared_on: Day
    """When the statement was written."""
    reviewed_on: Day | None = None
    """When it was last looked at."""


class Library(Model):
    """The partnership's learning library: the website that `briefgen publish` makes."""

    address: Address
    """Where the website team puts it, beginning https://."""
    title: Text = Text("Learning library")
    """Its name."""
    about: Prose | None = None
    """What it is for, said at the top of its first page."""
    exit: Address = Address("https://www.bbc.co.uk/weather/")
    """Where the button leads that takes a reader away at once."""
    accessibility: AccessibilityStatement | None = None
    """The accessibility statement."""
