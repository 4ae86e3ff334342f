"""Word files: a document and a house style in, the bytes of a .docx out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.document import Document
from briefgen.style.headers import Relation
from briefgen.style.house import HouseStyle
from briefgen.writers import docx_parts as parts
from briefgen.writers.docx_body import Body
from briefgen.writers.docx_ledger import Ledger, Relations
from briefgen.writers.docx_xml import NOTHING, XML, element, join, part
from briefgen.writers.package import pack

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_DRAWING = {
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


def write_docx(document: Document, style: HouseStyle) -> bytes:
    """Return the document as a Word file in the house style; the same input gives the same bytes.

    Raise ValueError for text that XML cannot hold, and for a footnote inside a footnote.
    """
    ledger = Ledger(style.reference)
    writer = Body(ledger)
    logo = writer.logo(style.logo.picture, style.logo.alt) if style.logo else NOTHING
    body = join((logo, writer.write(document.blocks)))
    package = _Package()
    _add_look(package, ledger, document)
    headers = _add_headers(package, ledger, document)
    _add_notes(package, ledger)
    _add_pictures(package, ledger)
    package.add("word/document.xml", _text(body, ledger, headers), f"{_WORD}.document.main+xml", ledger.body.all())
    _add_properties(package, document)
    return package.pack()


class _Package:
    """The parts of the file, with their media types."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._suffixes = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}

    def add(self, name: str, content: bytes, media_type: str, relations: Iterable[Relation] = ()) -> None:
        self._contents[name] = content
        self._types[name] = media_type
        if relations:
            folder, _, file = name.rpartition("/")
            self._contents[f"{folder}/_rels/{file}.rels"] = parts.relationships(relations)

    def add_picture(self, name: str, content: bytes, media_type: str) -> None:
        self._contents[name] = content
        self._suffixes[name.rpartition(".")[2]] = media_type

    def add_root(self, relations: Iterable[Relation]) -> None:
        self._contents["_rels/.rels"] = parts.relationships(relations)

    def pack(self) -> bytes:
        types = parts.content_types(self._types, self._suffixes)
        return pack({**self._contents, "[Content_Types].xml": types})


def _text(body: XML, ledger: Ledger, headers: Mapping[tuple[str, str], str]) -> bytes:
    return part(
        element(
            "w:document",
            {**parts.NAMESPACES, **_DRAWING},
            element("w:body", None, body, parts.section(ledger.reference.page, headers)),
        )
    )


def _add_look(package: _Package, ledger: Ledger, document: Document) -> None:
    reference = ledger.reference
    made = {
        "styles": parts.styles(document, ledger),
        "numbering": parts.numbering(ledger),
        "settings": parts.settings(document, ledger),
        "fontTable": reference.fonts,
    }
    for name, content in made.items():
        if content is not None:
            ledger.body.add(name, f"{name}.xml")
            package.add(f"word/{name}.xml", content, f"{_WORD}.{name}+xml")
    if reference.theme is not None:
        ledger.body.add("theme", "theme/theme1.xml")
        package.add("word/theme/theme1.xml", reference.theme, f"{_OFFICE}.theme+xml")


def _add_headers(package: _Package, ledger: Ledger, document: Document) -> dict[tuple[str, str], str]:
    """Add headers and footers; return the relationship id of each."""
    made = {}
    for number, source in enumerate(ledger.reference.headers, 1):
        name = f"{source.kind}{number}.xml"
        made[source.kind, source.place] = ledger.body.add(source.kind, name)
        content = parts.header(source, document)
        package.add(f"word/{name}", content, f"{_WORD}.{source.kind}+xml", source.relations)
    return made


def _add_notes(package: _Package, ledger: Ledger) -> None:
    if ledger.footnotes:
        ledger.body.add("footnotes", "footnotes.xml")
        package.add("word/footnotes.xml", parts.footnotes(ledger), f"{_WORD}.footnotes+xml", ledger.notes.all())


def _add_pictures(package: _Package, ledger: Ledger) -> None:
    for picture in ledger.reference.media:
        package.add_picture(f"word/{picture.target}", picture.content, picture.media_type)
    for name, shown in ledger.media.items():
        package.add_picture(name, shown.content, shown.media_type)


def _add_properties(package: _Package, document: Document) -> None:
    root = Relations()
    root.add("officeDocument", "word/document.xml")
    root.add(_CORE, "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    package.add("docProps/core.xml", parts.core_properties(document), core)
    package.add("docProps/app.xml", parts.app_properties(), f"{_OFFICE}.extended-properties+xml")
    package.add_root(root.all())
