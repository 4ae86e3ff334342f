"""What pages say to programs: schema.org descriptions (JSON-LD) of the library, its reviews and its documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.model.control import Edition
from briefgen.model.guidance import Theme
from briefgen.setting import Setting
from briefgen.site import addresses
from briefgen.site.library import Entry, Library, Published
from briefgen.site.prose import prose_words
from briefgen.writers import WRITERS

LISTED = 100
"""How many reviews the description of the library names."""

_CONTEXT = "https://schema.org"


def of_library(setting: Setting, library: Library) -> Mapping[str, Any]:
    """Describe the whole library (schema.org CollectionPage)."""
    return {
        "@context": _CONTEXT,
        "@type": "CollectionPage",
        "name": str(library.file.title),
        "url": str(library.file.address),
        "inLanguage": "en-GB",
        "publisher": _publisher(setting),
        "hasPart": [_named(library, one) for one in library.entries[:LISTED]],
    }


def of_review(setting: Setting, library: Library, entry: Entry) -> Mapping[str, Any]:
    """Describe a review with its documents (schema.org Report)."""
    reference = entry.review.reference
    return {
        "@context": _CONTEXT,
        "@type": "Report",
        "name": entry.title,
        "url": _url(library, entry.id),
        **({"reportNumber": str(reference)} if entry.tells(reference) else {}),
        "datePublished": entry.since.isoformat(),
        "dateModified": entry.changed.isoformat(),
        "publisher": _publisher(setting),
        "about": [_theme(library, theme) for theme in entry.themes],
        "hasPart": [_document(setting, library, entry, published) for published in entry.documents],
    }


def of_document(setting: Setting, library: Library, entry: Entry, published: Published) -> Mapping[str, Any]:
    """Describe a document (schema.org Report) with its Word file."""
    return {
        "@context": _CONTEXT,
        **_document(setting, library, entry, published),
        "isPartOf": _named(library, entry),
        "publisher": _publisher(setting),
    }


def _document(setting: Setting, library: Library, entry: Entry, published: Published) -> Mapping[str, Any]:
    document = published.document
    corrections = [_correction(setting, edition) for edition in published.editions if edition.correction]
    return {
        "@type": "Report",
        "name": document.title,
        "url": f"{library.file.address}{addresses.of_document(entry.id, document.kind)}",
        "description": document.description,
        "inLanguage": document.language,
        "datePublished": published.since.isoformat(),
        "dateModified": published.changed.isoformat(),
        "keywords": list(document.keywords),
        **({"version": document.version} if document.version else {}),
        **({"correction": corrections} if corrections else {}),
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": WRITERS["docx"].media_type,
            "contentUrl": f"{library.file.address}{addresses.of_word_file(entry.id, document.kind)}",
            "contentSize": f"{len(published.word)} B",
        },
    }


def _correction(setting: Setting, edition: Edition) -> Mapping[str, Any]:
    said = {"text": prose_words(setting, edition.text)} if edition.text else {}
    return {"@type": "CorrectionComment", "datePublished": str(edition.date), **said}


def _theme(library: Library, theme: Theme) -> Mapping[str, Any]:
    address = f"{library.file.address}{addresses.of_theme(theme.id)}"
    return {"@type": "DefinedTerm", "name": str(theme.name), "url": address}


def _named(library: Library, entry: Entry) -> Mapping[str, Any]:
    """Name a review where more is said of it on its own page."""
    return {"@type": "Report", "name": entry.title, "url": _url(library, entry.id)}


def _publisher(setting: Setting) -> Mapping[str, Any]:
    return {"@type": "Organization", "name": str(setting.shared.partnership.name)}


def _url(library: Library, review: str) -> str:
    return f"{library.file.address}{addresses.of_review(review)}"
