"""The feeds: an entry for each document on the site, for people and programs that follow it (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from lxml.etree import _Element

from briefgen.model.guidance import Theme
from briefgen.setting import Setting
from briefgen.site import addresses
from briefgen.site.library import Entry, Library, Published
from briefgen.site.prose import prose_words
from briefgen.site.xml_element import LANGUAGE, as_file, element
from briefgen.writers import WRITERS

NAMESPACE = "http://www.w3.org/2005/Atom"
NEWEST = 50
"""How many documents a feed holds."""

# RFC 4287 wants a date of an empty feed, too. A day that never changes: followers see no change where there is none.
_NEVER = date(1970, 1, 1)
_element = partial(element, NAMESPACE)


def feed(setting: Setting, library: Library, theme: Theme | None = None) -> bytes:
    """Return the feed of a theme, or of all documents: the last changed first.

    Raises InputErrors for a history whose text has no place in a document.
    """
    documents = _last_changed(library.of_theme(theme) if theme else library.entries)[:NEWEST]
    changed = max((one.changed for _, one in documents), default=_NEVER)
    entries = (_entry(setting, library, entry, published) for entry, published in documents)
    said = _said(setting, library, theme)
    return as_file(_element("feed", *said, _element("updated", _instant(changed)), *entries, **{LANGUAGE: "en-GB"}))


def _said(setting: Setting, library: Library, theme: Theme | None) -> Iterator[_Element]:
    """Yield what a feed says of itself."""
    home, partnership = str(library.file.address), str(setting.shared.partnership.name)
    own = home + (addresses.of_feed(theme.id) if theme else addresses.FEED)
    yield _element("title", f"{theme.name}: {library.file.title}" if theme else str(library.file.title))
    yield _element("subtitle", f"What {partnership} has learned from safeguarding reviews.")
    yield _element("id", own)
    yield _element("author", _element("name", partnership))
    yield _link("self", "application/atom+xml", own)
    yield _link("alternate", "text/html", home + (addresses.of_theme(theme.id) if theme else addresses.HOME))


def _last_changed(entries: Sequence[Entry]) -> Sequence[tuple[Entry, Published]]:
    documents = [(entry, published) for entry in entries for published in entry.documents]
    return sorted(documents, key=lambda pair: pair[1].changed, reverse=True)


def _entry(setting: Setting, library: Library, entry: Entry, published: Published) -> _Element:
    home, document, kind = str(library.file.address), published.document, published.kind.id
    return _element(
        "entry",
        _element("title", document.title),
        _element("id", home + addresses.of_document(_first_id(entry), kind)),
        _element("published", _instant(published.since)),
        _element("updated", _instant(published.changed)),
        *(
            _element("category", term=str(one.id), label=str(one.name), scheme=home + addresses.THEMES)
            for one in entry.themes
        ),
        _element("summary", " ".join(_summary(setting, published))),
        _link("alternate", "text/html", home + addresses.of_document(entry.id, kind)),
        _link("enclosure", WRITERS["docx"].media_type, home + addresses.of_word_file(entry.id, kind), published.word),
        **{LANGUAGE: document.language},
    )


def _link(rel: str, media_type: str, href: str, content: bytes | None = None) -> _Element:
    size = {} if content is None else {"length": str(len(content))}
    return _element("link", rel=rel, type=media_type, href=href, **size)


def _first_id(entry: Entry) -> str:
    """Return the id under which a review was first published: an entry keeps its id wherever it moves (4.2.6)."""
    return str(next(iter(entry.review.formerly), entry.id))


def _summary(setting: Setting, published: Published) -> Iterator[str]:
    """Yield what a document is for, and what was corrected in it, the newest first."""
    yield published.document.description
    for edition in published.editions:
        if edition.correction:
            words = f": {prose_words(setting, edition.text)}" if edition.text else "."
            yield f"Corrected on {edition.date.words} (version {edition.version}){words}"


def _instant(day: date) -> str:
    """Return a day as RFC 3339 has it: its beginning, since no hour is known."""
    return f"{day.isoformat()}T00:00:00Z"
