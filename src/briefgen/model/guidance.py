"""General guidance: the themes that a partnership learns about, and the acronyms that documents write out."""

from __future__ import annotations

from typing import Literal

from briefgen.model.base import Model
from briefgen.model.partnership import Named
from briefgen.model.text import Prose, Text


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
