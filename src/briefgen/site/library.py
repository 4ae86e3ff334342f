"""Library: what the website holds on a day, and what is left out of it, with the reason.

On the site are documents that are approved by approvals that hold, without an error, and whose dates say that they are
published. What the other pages say of a review, one of its documents there says: nothing else of its YAML is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefgen.document import Document, plain_text
from briefgen.kinds import DocumentKind
from briefgen.model.case import Event
from briefgen.model.control import Control, Edition
from briefgen.model.guidance import Theme
from briefgen.model.learning import Finding
from briefgen.model.partnership import Agency, ReviewType
from briefgen.model.review import Review
from briefgen.model.text import Prose
from briefgen.model.website import Library as LibraryFile
from briefgen.telling import Told
from briefgen.transforms import typeset


@dataclass(frozen=True, slots=True)
class Published:
    """A document on the site: its tree, with no link to a document that is not there, and its Word file."""

    kind: DocumentKind
    document: Document
    word: bytes
    control: Control
    since: date
    changed: date

    @property
    def editions(self) -> Sequence[Edition]:
        """Its published versions, the newest first."""
        return tuple(reversed(self.control.history))


@dataclass(frozen=True, slots=True)
class Gone:
    """A document that was on the site: withdrawn, or removed when its time was over; `text` is what is said of it."""

    kind: DocumentKind
    why: str
    since: date | None = None
    text: Prose | None = None


@dataclass(frozen=True)
class Entry:
    """A review on the site, with what its documents there say of it.

    `themes` are those that the documents name, `further_themes` those of other findings that they print.
    """

    id: str
    review: Review
    type: ReviewType
    documents: tuple[Published, ...]
    gone: tuple[Gone, ...] = ()
    themes: tuple[Theme, ...] = ()
    further_themes: tuple[Theme, ...] = ()
    agencies: tuple[Agency, ...] = ()

    @property
    def all_themes(self) -> tuple[Theme, ...]:
        """Every theme on whose page it stands."""
        return (*self.themes, *self.further_themes)

    @property
    def title(self) -> str:
        """Which review it is, in words."""
        short = f" ({self.type.abbreviation})" if self.type.abbreviation else ""
        return f"{self.type.label}{short} “{self.review.name}”"

    @property
    def since(self) -> date:
        """When the first of its documents was published."""
        return min(document.since for document in self.documents)

    @property
    def changed(self) -> date:
        """When one of its documents was last published anew."""
        return max(document.changed for document in self.documents)

    @cached_property
    def told(self) -> Told:
        """What its documents print."""
        return Told.of(document.document for document in self.documents)

    def tells(self, text: object) -> bool:
        """Tell whether a text of the review stands in one of its documents on the site."""
        return self.told.tells(text)

    @property
    def story(self) -> Sequence[Event]:
        """The review's own story, as far as its documents print it: its dates, too."""
        return [self._told_of(event) for event in self.review.timeline if self.tells(event.text)]

    def _told_of(self, event: Event) -> Event:
        date = event.date if self.tells(event.date) else None
        return event.model_copy(update={"date": date, "period": event.period if self.tells(event.period) else None})

    def findings(self, theme: Theme) -> Sequence[Finding]:
        """Return the findings on a theme that its documents print."""
        return [one for one in self.review.findings if theme.id in one.themes and self.tells(one.title)]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not on the site, and why; `grave` if it is said to be approved and yet cannot be there."""

    review: str
    kind: str
    reason: str
    grave: bool = False


@dataclass(frozen=True)
class Library:
    """All that the website holds on a day. `entries` are the reviews with a document there, the newest first."""

    file: LibraryFile
    on: date
    entries: tuple[Entry, ...]
    withdrawn: tuple[Entry, ...]
    moved: Mapping[str, str]
    left_out: tuple[LeftOut, ...]

    def of_theme(self, theme: Theme) -> Sequence[Entry]:
        """Return the reviews on a theme, the newest first."""
        return self._by_theme.get(theme.id, ())

    @cached_property
    def _by_theme(self) -> Mapping[str, Sequence[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for theme in entry.all_themes:
                found.setdefault(theme.id, []).append(entry)
        return found


def themes_of(review: Review, documents: Sequence[Published], themes: Mapping[str, Theme]) -> tuple[Theme, ...]:
    """Return the themes of a review that its documents name among their keywords, in the order of the review."""
    keywords = {word for document in documents for word in document.document.keywords}
    found = (*review.lead_themes, *(theme for finding in review.findings for theme in finding.themes))
    return tuple(themes[theme] for theme in dict.fromkeys(map(str, found)) if str(themes[theme].name) in keywords)


def agencies_of(documents: Sequence[Published], agencies: Sequence[Agency]) -> tuple[Agency, ...]:
    """Return the agencies that the documents name."""
    words = "\n".join(plain_text(document.document.blocks) for document in documents)
    return tuple(one for one in agencies if re.search(rf"(?<!\w){_as_set(one.name)}(?!\w)", words))


def _as_set(name: str) -> str:
    """Return a pattern for a name as documents set it: with curly apostrophes, and blanks at which no line ends."""
    return r"\s+".join(re.escape(word) for word in typeset(name).split())


def newest_first(entries: Iterator[Entry]) -> tuple[Entry, ...]:
    """Return entries by the day on which they were published, the newest first; of one day, by id."""
    return tuple(sorted(sorted(entries, key=lambda one: one.id), key=lambda one: one.since, reverse=True))
