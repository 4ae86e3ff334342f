"""The sitemap: which pages search engines may show, and when each last changed (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from lxml.etree import _Element

from briefgen.site import addresses
from briefgen.site.library import Library
from briefgen.site.pages import Page
from briefgen.site.xml_element import as_file, element

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_element = partial(element, NAMESPACE)


def sitemap(library: Library, pages: Sequence[Page]) -> bytes:
    """Return the sitemap of all pages that may be found, in their order."""
    changed = dict(_changed(library))
    urls = [_element("url", *_said(library, page, changed)) for page in pages if page.found]
    return as_file(_element("urlset", *urls))


def _said(library: Library, page: Page, changed: Mapping[str, date]) -> Iterator[_Element]:
    yield _element("loc", f"{library.file.address}{page.address}")
    if page.address in changed:
        yield _element("lastmod", changed[page.address].isoformat())


def _changed(library: Library) -> Iterator[tuple[str, date]]:
    """Yield the addresses of documents, reviews and themes with the days on which they changed, the latest last."""
    for entry in sorted(library.entries, key=lambda one: one.changed):
        yield addresses.of_review(entry.id), entry.changed
        yield from ((addresses.of_document(entry.id, one.kind.id), one.changed) for one in entry.documents)
        yield from ((addresses.of_theme(theme.id), entry.changed) for theme in entry.all_themes)
