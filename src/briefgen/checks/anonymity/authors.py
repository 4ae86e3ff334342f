"""A check of who a Word file says wrote it: in its properties, its comments and its tracked changes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefgen.checks.opened import UNREADABLE, parsed
from briefgen.checks.subjects import CheckedArtifact, worst
from briefgen.diagnostics import Diagnostic

_PROPERTIES = {"creator": "Author", "lastModifiedBy": "Last Modified By", "Manager": "Manager"}
_AUTHORED = {"comment": "a comment", "ins": "a tracked change", "del": "a tracked change"}
# What Word itself puts there, as after its Inspect Document.
_NOBODY = frozenset({"", "author", "microsoft office user", "word"})
_FIX = (
    "In Word: File, Info, Check for Issues, Inspect Document, Remove All for the properties and the author; then set "
    "the partnership as the author."
)


def word_author(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """Yield each place where a Word file names an author other than the partnership or the one that the review names.

    The name is not shown: it may be that of a practitioner or of one of the family.
    """
    allowed = _allowed(subject)
    places = dict.fromkeys(
        place for place, name in _authors(subject) if " ".join(name.split()).casefold() not in allowed
    )
    for place in places:
        yield Diagnostic(
            "word-author",
            f"someone is named as the author: {place}",
            worst(subject.control),
            artifact=subject.artifact.path,
            field=place,
            fix=_FIX,
            judged=place,
        )


def _allowed(subject: CheckedArtifact) -> frozenset[str]:
    partnership = subject.shared.partnership
    author = subject.document.author if subject.document else ""
    names = (partnership.name, *partnership.aliases, author)
    return _NOBODY | {" ".join(name.split()).casefold() for name in names if name}


def _authors(subject: CheckedArtifact) -> Iterator[tuple[str, str]]:
    """Yield the authors that a file names, each with its place in words."""
    try:
        parts = subject.parts
    except UNREADABLE:
        return  # that it does not open is told elsewhere
    for part, content in parts.items():
        root = parsed(content) if part.startswith(("docProps/", "word/")) and part.endswith(".xml") else None
        for node in root.iter("*") if root is not None else ():
            name = etree.QName(node).localname
            if part.startswith("docProps/") and name in _PROPERTIES:
                yield f"{part}, the property {_PROPERTIES[name]}", node.text or ""
            elif name in _AUTHORED:
                authors = (
                    str(value) for key, value in node.attrib.items() if etree.QName(str(key)).localname == "author"
                )
                yield from ((f"{part}, {_AUTHORED[name]}", author) for author in authors)
