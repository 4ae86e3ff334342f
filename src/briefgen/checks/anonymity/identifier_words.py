"""The lists of words by which checks of anonymity know what could tell who a person is: identifiers.yaml."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path

from briefgen.errors import InputErrors
from briefgen.model.base import Model
from briefgen.model.partnership import Source
from briefgen.model.text import Text
from briefgen.source import load

FILE = Path(__file__).parent / "identifiers.yaml"


class Words(Model):
    """A list of words or phrases with its source."""

    source: Source
    """Where the list comes from."""
    words: tuple[Text, ...]
    """The words."""

    @cached_property
    def pattern(self) -> str:
        """The pattern of any of the words, as whole words, the longest first; a blank stands for any blanks."""
        ordered = sorted(self.words, key=len, reverse=True)
        parts = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)
        return rf"(?<![\w-])(?:{parts})(?![\w-])"


class IdentifierWords(Model):
    """The lists."""

    streets: Words
    """The last word in the name of a street, an estate, a park."""
    small_streets: Words
    """The same without a capital, after a name."""
    schools: Words
    """The last word in the name of a school."""
    short_schools: Words
    """The last word in the short name of a school, after a word that says that someone is there."""
    unnamed: Words
    """Words that stand before these with a capital, and name none."""
    rare_conditions: Words
    """Conditions that few people have."""
    court_outcomes: Words
    """How a criminal case ended."""
    minor_offences: Words
    """Offences that are not about the harm."""
    origins: Words
    """Nationalities, religions and uncommon occupations."""
    causes_of_harm: Words
    """How harm was done, as a death certificate says it."""
    sexed: Words
    """Words for a person that tell the sex."""
    relatives: Words
    """Words for those with whom one lives."""
    titles: Words
    """Titles that only a person has, before a surname."""
    post_titles: Words
    """Titles that make the name of a post, too."""
    not_surnames: Words
    """What follows such a title in the name of a post or a service."""
    not_persons: Words
    """What follows the title of a person and is no surname."""
    publications: Words
    """What someone published, as it follows a name."""
    roles: Words
    """What practitioners are called by."""
    letter_names: Words
    """Words that make a name together with a letter."""
    openings: Words
    """Words with which sentences begin."""


@cache
def identifier_words() -> IdentifierWords:
    """Return the lists. Raise InputErrors if their file is broken."""
    loaded = load(FILE, IdentifierWords, FILE.name)
    if loaded.value is None:
        raise InputErrors(loaded.diagnostics)
    return loaded.value
