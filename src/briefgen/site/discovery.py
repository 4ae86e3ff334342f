"""What the site says to programs: its feeds, its sitemap, robots.txt, and its reviews as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from briefgen.document import Artifact
from briefgen.setting import Setting
from briefgen.site import addresses
from briefgen.site.data import reviews
from briefgen.site.feeds import feed
from briefgen.site.library import Library
from briefgen.site.pages import Page
from briefgen.site.sitemap import sitemap

ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"


def files(setting: Setting, library: Library, pages: Sequence[Page]) -> Iterator[Artifact]:
    """Yield the feeds (one for all reviews, one for each theme), the sitemap, robots.txt and the reviews as data.

    Raises InputErrors for a history whose text has no place in a document.
    """
    yield Artifact(addresses.FEED, "application/atom+xml", feed(setting, library))
    for theme in setting.shared.themes_file.themes:
        yield Artifact(addresses.of_feed(theme.id), "application/atom+xml", feed(setting, library, theme))
    yield Artifact(SITEMAP, "application/xml", sitemap(library, pages))
    yield Artifact(ROBOTS, "text/plain", _robots(library).encode("utf-8"))
    data = json.dumps(reviews(setting, library), ensure_ascii=False, indent=1)
    yield Artifact(addresses.DATA, "application/json", f"{data}\n".encode())


def _robots(library: Library) -> str:
    """Return what every search engine may do (RFC 9309), and where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {library.file.address}{SITEMAP}\n"
