"""The pages of the site: each with its address, its template in templates/site/ and what the template sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from briefgen.model.guidance import Theme
from briefgen.setting import Setting
from briefgen.site import addresses
from briefgen.site.library import Entry, Gone, Library, Published
from briefgen.site.structured import of_document, of_library, of_review
from briefgen.writers.html_blocks import write_body

NEWEST = 6
"""How many reviews, and how many themes, the first page shows."""
LISTED = 100
"""How many reviews the list of all shows; older ones are found by year."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to a page: its words and its address."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is filled.

    `found` says whether search engines and the search of the site may show it; `data` is what it says to programs
    (schema.org); `kind` is its type for those who share it (Open Graph).
    """

    address: str
    title: str
    description: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    crumbs: Sequence[Crumb] = ()
    found: bool = True
    feed: str = addresses.FEED
    data: Mapping[str, Any] | None = None
    kind: str = "website"


@dataclass(frozen=True, slots=True)
class Group:
    """Reviews that have something in common: what, in words, and the address and title of their page."""

    words: str
    address: str
    entries: Sequence[Entry]
    title: str


_HOME = Crumb("Home", addresses.HOME)
_REVIEWS = Crumb("Reviews", addresses.REVIEWS)
_THEMES = Crumb("Themes", addresses.THEMES)


def pages(setting: Setting, library: Library) -> Iterator[Page]:
    """Yield every page of the site."""
    yield _home(setting, library)
    yield _reviews(library)
    named, typed = "Reviews by the agencies that they name.", "Reviews by their type."
    yield from _groups("Agencies", named, addresses.AGENCIES, _by_agency(setting, library))
    yield from _groups("Types of review", typed, addresses.TYPES, _by_type(setting, library))
    yield from _groups("Years", "Reviews by the year of their publication.", addresses.YEARS, _by_year(library))
    yield _themes(setting, library)
    for theme in setting.shared.themes_file.themes:
        yield _theme(library, theme)
    for entry in (*library.entries, *library.withdrawn):
        yield from _review(setting, library, entry)
    for old, new in library.moved.items():
        yield from _moved(library, old, new)
    yield from _service(library)


def _home(setting: Setting, library: Library) -> Page:
    themes = sorted(setting.shared.themes_file.themes, key=lambda theme: -len(library.of_theme(theme)))
    learned = [_learned(library, theme) for theme in themes[:NEWEST] if library.of_theme(theme)]
    context = {"newest": library.entries[:NEWEST], "learned": learned, "all": len(library.entries)}
    title, name = str(library.file.title), str(setting.shared.partnership.name)
    description = f"What {name} has learned from safeguarding reviews."
    data = of_library(setting, library)
    return Page(addresses.HOME, title, description, "home.html", context, data=data)


def _learned(library: Library, theme: Theme) -> Mapping[str, Any]:
    """Return a theme with the reviews on it, and what they found as their documents say it."""
    entries = library.of_theme(theme)
    found = [(entry, finding) for entry in entries for finding in entry.findings(theme)]
    return {"theme": theme, "entries": entries, "found": found}


def _reviews(library: Library) -> Page:
    shown = library.entries[:LISTED]
    by_year = [(year, list(entries)) for year, entries in groupby(shown, key=lambda entry: entry.since.year)]
    context = {"by_year": by_year, "older": len(library.entries) - len(shown), "all": len(library.entries)}
    description = "Every review in the learning library, the newest first."
    return Page(addresses.REVIEWS, "Reviews", description, "reviews.html", context, [_HOME])


def _by_agency(setting: Setting, library: Library) -> Iterator[Group]:
    for agency in sorted(setting.shared.partnership.agencies, key=lambda one: one.name.casefold()):
        entries = [entry for entry in library.entries if agency in entry.agencies]
        name = str(agency.name)
        yield Group(name, f"{addresses.AGENCIES}{agency.id}/", entries, f"Reviews that name {name}")


def _by_type(setting: Setting, library: Library) -> Iterator[Group]:
    for kind in setting.shared.partnership.review_types:
        entries = [entry for entry in library.entries if entry.type.id == kind.id]
        yield Group(str(kind.label), f"{addresses.TYPES}{kind.id}/", entries, f"Reviews of the type {kind.label}")


def _by_year(library: Library) -> Iterator[Group]:
    for year, entries in groupby(library.entries, key=lambda entry: entry.since.year):
        yield Group(str(year), f"{addresses.YEARS}{year}/", list(entries), f"Reviews published in {year}")


def _groups(title: str, description: str, address: str, groups: Iterator[Group]) -> Iterator[Page]:
    """Yield the index of some groups, and a page for each that is not empty."""
    filled = [group for group in groups if group.entries]
    crumb = Crumb(title, address)
    yield Page(address, title, description, "groups.html", {"groups": filled}, [_HOME])
    for group in filled:
        said = f"{group.title}, the newest first."
        yield Page(group.address, group.title, said, "group.html", {"group": group}, [_HOME, crumb])


def _themes(setting: Setting, library: Library) -> Page:
    rows = [{"theme": theme, "entries": library.of_theme(theme)} for theme in setting.shared.themes_file.themes]
    description = "What reviews teach, theme by theme."
    return Page(addresses.THEMES, "Themes", description, "themes.html", {"rows": rows}, [_HOME])


def _theme(library: Library, theme: Theme) -> Page:
    address, name = addresses.of_theme(theme.id), str(theme.name)
    description = f"{name}: what it is, what reviews found, what good practice looks like."
    feed = addresses.of_feed(theme.id)
    return Page(address, name, description, "theme.html", _learned(library, theme), [_HOME, _THEMES], feed=feed)


def _review(setting: Setting, library: Library, entry: Entry) -> Iterator[Page]:
    """Yield the page of a review, of each of its documents, and of each that was there."""
    address = addresses.of_review(entry.id)
    crumb = Crumb(entry.title, address)
    description = next((one.document.description for one in entry.documents), f"{entry.title} is no longer published.")
    data = of_review(setting, library, entry) if entry.documents else None
    context, found = {"entry": entry}, bool(entry.documents)
    yield Page(address, entry.title, description, "review.html", context, [_HOME, _REVIEWS], found, data=data)
    for published in entry.documents:
        yield _document(setting, library, entry, published, [_HOME, _REVIEWS, crumb])
    for gone in entry.gone:
        yield _gone(entry, gone, [_HOME, _REVIEWS, crumb])


def _document(setting: Setting, library: Library, entry: Entry, published: Published, crumbs: Sequence[Crumb]) -> Page:
    document = published.document
    context = {"entry": entry, "published": published, "body": write_body(document, beside="../{}/")}
    address, data = addresses.of_document(entry.id, document.kind), of_document(setting, library, entry, published)
    title, said = document.title, document.description
    return Page(address, title, said, "document.html", context, crumbs, data=data, kind="article")


def _gone(entry: Entry, gone: Gone, crumbs: Sequence[Crumb]) -> Page:
    address = addresses.of_document(entry.id, gone.kind.id)
    title = f"{gone.kind.file.title} ({gone.why}): {entry.title}"
    return Page(address, title, "", "gone.html", {"entry": entry, "gone": gone}, crumbs, found=False)


def _moved(library: Library, old: str, new: str) -> Iterator[Page]:
    """Yield the pages at the earlier addresses of a review and its documents, which lead on."""
    (entry,) = [one for one in (*library.entries, *library.withdrawn) if one.id == new]
    kinds = [*(one.kind for one in entry.documents), *(one.kind for one in entry.gone)]
    moved = [(addresses.of_review(old), addresses.of_review(new), entry.title)]
    for kind in kinds:
        title = f"{kind.file.title}: {entry.title}"
        moved.append((addresses.of_document(old, kind.id), addresses.of_document(new, kind.id), title))
    for before, after, title in moved:
        yield Page(before, f"{title} has moved", "", "moved.html", {"new": after}, [_HOME], found=False)


def _service(library: Library) -> Iterator[Page]:
    """Yield the pages that help with the others."""
    yield Page(addresses.SEARCH, "Search", "", "search.html", {}, [_HOME], found=False)
    statement = {"statement": library.file.accessibility}
    about = "How accessible this website is, and whom to tell of a problem."
    yield Page(addresses.ACCESSIBILITY, "Accessibility statement", about, "accessibility.html", statement, [_HOME])
    yield Page(addresses.NOT_FOUND, "Page not found", "", "not-found.html", found=False)
