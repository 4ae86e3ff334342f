"""The reviews on the site as data, for those who build on them: data/reviews.json, as docs/reviews.schema.json has it.

It says what the documents on the site say, and nothing else of a review.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.model.control import Edition
from briefgen.setting import Setting
from briefgen.site import addresses
from briefgen.site.library import Entry, Library, Published
from briefgen.site.prose import prose_words

VERSION = 1


def reviews(setting: Setting, library: Library) -> Mapping[str, Any]:
    """Return all that data/reviews.json says, as values of JSON.

    Raises InputErrors for a history whose text has no place in a document.
    """
    file = library.file
    return {
        "version": VERSION,
        "library": {
            "title": str(file.title),
            "address": str(file.address),
            "partnership": str(setting.shared.partnership.name),
        },
        "reviews": [_review(setting, library, entry) for entry in library.entries],
        "withdrawn": [
            one for entry in (*library.entries, *library.withdrawn) for one in _gone(setting, library, entry)
        ],
        "moved": dict(library.moved),
    }


def _review(setting: Setting, library: Library, entry: Entry) -> Mapping[str, Any]:
    home, reference = str(library.file.address), entry.review.reference
    return {
        "id": entry.id,
        "title": entry.title,
        "name": str(entry.review.name),
        "type": {"id": str(entry.type.id), "label": str(entry.type.label)},
        **({"reference": str(reference)} if entry.tells(reference) else {}),
        "published": entry.since.isoformat(),
        "updated": entry.changed.isoformat(),
        "address": home + addresses.of_review(entry.id),
        "themes": [
            {"id": str(one.id), "name": str(one.name), "address": home + addresses.of_theme(one.id)}
            for one in entry.themes
        ],
        "agencies": [{"id": str(one.id), "name": str(one.name)} for one in entry.agencies],
        "documents": [_document(setting, library, entry, published) for published in entry.documents],
    }


def _document(setting: Setting, library: Library, entry: Entry, published: Published) -> Mapping[str, Any]:
    home, document, control = str(library.file.address), published.document, published.control
    return {
        "kind": published.kind.id,
        "label": document.label,
        "title": document.title,
        "description": document.description,
        "language": document.language,
        "address": home + addresses.of_document(entry.id, published.kind.id),
        "word": {
            "address": home + addresses.of_word_file(entry.id, published.kind.id),
            "bytes": len(published.word),
            "sha256": hashlib.sha256(published.word).hexdigest(),
        },
        **({"version": document.version} if document.version else {}),
        "published": published.since.isoformat(),
        "updated": published.changed.isoformat(),
        **({"review_by": str(control.review_by)} if control.review_by else {}),
        "history": [_edition(setting, edition) for edition in published.editions],
    }


def _edition(setting: Setting, edition: Edition) -> Mapping[str, Any]:
    return {
        "version": str(edition.version),
        "date": str(edition.date),
        "correction": edition.correction,
        **({"text": prose_words(setting, edition.text)} if edition.text else {}),
    }


def _gone(setting: Setting, library: Library, entry: Entry) -> Iterator[Mapping[str, Any]]:
    """Yield the documents of a review that are no longer on the site."""
    for gone in entry.gone:
        yield {
            "review": entry.id,
            "kind": gone.kind.id,
            "title": f"{gone.kind.file.title}: {entry.title}",
            "address": f"{library.file.address}{addresses.of_document(entry.id, gone.kind.id)}",
            "why": gone.why,
            **({"since": gone.since.isoformat()} if gone.since else {}),
            **({"text": prose_words(setting, gone.text)} if gone.text else {}),
        }
