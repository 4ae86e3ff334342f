"""Words and phrases that checks look for: briefs/partnership/terms.yaml."""

from __future__ import annotations

from briefgen.model.base import Model
from briefgen.model.partnership import Source
from briefgen.model.text import Text


class Phrase(Model):
    """A word or phrase that is looked for, and what to write in its place."""

    avoid: Text
    """The word or phrase, in small letters; it is found in any letters, as whole words."""
    instead: Text | None = None
    """What to write in its place."""
    measured: bool = False
    """Whether it is left alone where a number, a date or a rhythm stands with it; only for `weak_verbs`."""


class WordList(Model):
    """A list of phrases with its source."""

    source: Source
    """Where the rule comes from."""
    phrases: tuple[Phrase, ...] = ()
    """The phrases."""
    unless: tuple[Text, ...] = ()
    """Wording that holds one of the phrases, and is left alone."""


_NONE = WordList(source=Source(title=Text("no list")))


class Terms(Model):
    """The lists of words that checks look for."""

    blame: WordList = _NONE
    """Wording that blames a person or a service."""
    weak_verbs: WordList = _NONE
    """Verbs in actions that promise activity and not change."""
    open_ended: WordList = _NONE
    """Wording of an action that has no end."""
    cross_references: WordList = _NONE
    """Wording that points at something without a link: "as above"."""
    link_text: WordList = _NONE
    """Words of a link that say nothing about where it leads."""
    placeholders: WordList = _NONE
    """What is left of a text that was to be filled in."""
