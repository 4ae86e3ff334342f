"""Where each page of the site is: addresses made of ids, which stay when a title changes.

An address is a folder below the site's own, ending with a slash (`reviews/robin/`), or a file; the first page's is
empty.
"""

from __future__ import annotations

import posixpath

HOME = ""
REVIEWS = "reviews/"
THEMES = "themes/"
AGENCIES = "agencies/"
TYPES = "types/"
YEARS = "years/"
SEARCH = "search/"
ACCESSIBILITY = "accessibility/"
NOT_FOUND = "404.html"
FEED = "feed.xml"
DATA = "data/reviews.json"


def of_review(review: str) -> str:
    """Return the address of a review's page."""
    return f"{REVIEWS}{review}/"


def of_document(review: str, kind: str) -> str:
    """Return the address of a document's page."""
    return f"{REVIEWS}{review}/{kind}/"


def of_word_file(review: str, kind: str) -> str:
    """Return the address of a document's Word file; its name says what it is once it is saved elsewhere."""
    return f"{REVIEWS}{review}/{review}-{kind}.docx"


def of_theme(theme: str) -> str:
    """Return the address of a theme's page."""
    return f"{THEMES}{theme}/"


def of_feed(theme: str) -> str:
    """Return the address of a theme's feed."""
    return f"{THEMES}{theme}/{FEED}"


def file_of(address: str) -> str:
    """Return the file that a web server sends for an address."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def leading(here: str, there: str) -> str:
    """Return the link from one address to another: `../../themes/neglect/`."""
    folder = here if here.endswith("/") or not here else posixpath.dirname(here)
    link = posixpath.relpath(there or ".", folder or ".")
    return f"{link}/" if there.endswith("/") or not there else link
