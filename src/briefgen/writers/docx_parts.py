"""The parts of a Word file around its body: properties, numbering, notes, settings, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from briefgen.document import Document
from briefgen.style.headers import HeaderFooter, Relation
from briefgen.style.reference import Page
from briefgen.writers.docx_ledger import OFFICE, Ledger
from briefgen.writers.docx_xml import NOTHING, XML, element, part

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {"xmlns:w": W, "xmlns:r": OFFICE}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = {
    "xmlns:cp": f"{_PACKAGE}/metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}  # fmt: skip
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_AFTER_NOTES = {"compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator"}  # 17.15.1.78
_TOKEN = re.compile(r"\[(title|marking|version|handling)\]", re.IGNORECASE)


def core_properties(document: Document) -> bytes:
    """Return docProps/core.xml: what the document says about itself, and nothing about who ran the program or when."""
    said = {
        "dc:title": document.title, "dc:creator": document.author, "cp:keywords": ", ".join(document.keywords),
        "dc:description": document.description, "dc:language": document.language,
    }  # fmt: skip
    dates = {"dcterms:created": document.created, "dcterms:modified": document.modified}
    stamp = {"xsi:type": "dcterms:W3CDTF"}
    return part(
        element(
            "cp:coreProperties",
            _CORE,
            *(element(name, None, text) for name, text in said.items() if text),
            *(element(name, stamp, f"{day}T00:00:00Z") for name, day in dates.items() if day),
        )
    )


def app_properties() -> bytes:
    """Return docProps/app.xml with nothing in it that a file must not tell."""
    return part(element("Properties", {"xmlns": _EXTENDED}, element("Application", None, "briefgen")))


def relationships(relations: Iterable[Relation]) -> bytes:
    """Return the .rels part of the relationships."""
    made = (
        element(
            "Relationship",
            {"Id": relation.id, "Type": relation.type, "Target": relation.target}
            | ({"TargetMode": "External"} if relation.external else {}),
        )
        for relation in relations
    )
    return part(element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *made))


def content_types(parts: Mapping[str, str], suffixes: Mapping[str, str]) -> bytes:
    """Return [Content_Types].xml from the media types of parts by name, and of all others by suffix."""
    defaults = (element("Default", {"Extension": end, "ContentType": kind}) for end, kind in sorted(suffixes.items()))
    named = (element("Override", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in sorted(parts.items()))
    return part(element("Types", {"xmlns": f"{_PACKAGE}/content-types"}, *defaults, *named))


def numbering(ledger: Ledger) -> bytes:
    """Return the reference's list formats, with a list for each numbered list of the document."""
    root = etree.fromstring(ledger.reference.numbering)
    last = root.findall(f"{{{W}}}num")[-1]
    for number in reversed(_children(ledger.numbers())):
        last.addnext(number)
    return _bytes(root)


def footnotes(ledger: Ledger) -> bytes:
    """Return the footnotes, after the two separators that Word expects (ECMA-376 17.11.10, 17.18.33)."""
    kinds = (("separator", -1), ("continuationSeparator", 0))
    rules = (
        element(
            "w:footnote",
            {"w:type": kind, "w:id": number},
            element("w:p", None, element("w:r", None, element(f"w:{kind}"))),
        )
        for kind, number in kinds
    )
    return part(element("w:footnotes", NAMESPACES, *rules, *ledger.footnotes))


def settings(document: Document, ledger: Ledger) -> bytes:
    """Return the reference's settings, with the document's language and, if there are notes, their separators."""
    root = etree.fromstring(ledger.reference.settings)
    for node in root.findall(f"{{{W}}}themeFontLang"):
        node.set(f"{{{W}}}val", document.language)
    if ledger.footnotes:
        rules = (element("w:footnote", {"w:id": number}) for number in (-1, 0))
        note = _children(element("w:footnotePr", None, *rules))[0]
        later = [node for node in root if etree.QName(node).localname in _AFTER_NOTES]
        root.insert(root.index(later[0]) if later else len(root), note)
    return _bytes(root)


def styles(document: Document, ledger: Ledger) -> bytes:
    """Return the reference's styles, with the document's language as that of all text not marked otherwise."""
    root = etree.fromstring(ledger.reference.styles)
    for node in root.findall(f"{{{W}}}docDefaults//{{{W}}}lang"):
        node.set(f"{{{W}}}val", document.language)
    return _bytes(root)


def header(source: HeaderFooter, document: Document) -> bytes:
    """Return a header or footer with its tokens filled; a paragraph whose token is empty goes.

    The last paragraph stays, empty, for a header needs one. Tokens are found though Word has split them over runs.
    """
    root = etree.fromstring(source.content)
    texts = {"title": document.short_title or document.title, "marking": document.marking}
    texts |= {"version": document.version, "handling": document.handling}
    for paragraph in list(root.iter(f"{{{W}}}p")):
        used = _fill(paragraph, texts)
        parent = paragraph.getparent()
        others = parent is not None and len(parent.findall(f"{{{W}}}p")) > 1
        if parent is not None and others and any(not texts[name] for name in used):
            parent.remove(paragraph)
    return _bytes(root)


def _fill(paragraph: etree._Element, texts: Mapping[str, str]) -> list[str]:
    """Put texts in place of the tokens of a paragraph, and return the tokens' names."""
    nodes = list(paragraph.iter(f"{{{W}}}t"))
    found = list(_TOKEN.finditer("".join(node.text or "" for node in nodes)))
    for token in reversed(found):
        new = texts[token[1].lower()]
        begin = 0
        for node in nodes:
            old = node.text or ""
            left, right = token.start() - begin, token.end() - begin
            begin += len(old)
            if right <= 0 or left >= len(old):
                continue
            node.text = old[: max(left, 0)] + (new if left >= 0 else "") + old[right:]
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [token[1].lower() for token in found]


def section(page: Page, headers: Mapping[tuple[str, str], str]) -> XML:
    """Return the page layout; `headers` holds the relationship id of each (header or footer, place)."""
    named = (element(f"w:{kind}Reference", {"w:type": place, "r:id": id}) for (kind, place), id in headers.items())
    turned = {"w:orient": "landscape"} if page.width > page.height else {}
    sides = {side: getattr(page, side) for side in ("top", "right", "bottom", "left", "header", "footer")}
    return element(
        "w:sectPr",
        None,
        *named,
        element("w:pgSz", {"w:w": page.width, "w:h": page.height, **turned}),
        element("w:pgMar", {**{f"w:{side}": length for side, length in sides.items()}, "w:gutter": 0}),
        element("w:titlePg") if page.own_first else NOTHING,
    )


def _children(content: XML) -> list[etree._Element]:
    """The elements of a piece of markup, to be put into a part that was read."""
    return list(etree.fromstring(element("w:body", {"xmlns:w": W}, content)))


def _bytes(root: etree._Element) -> bytes:
    # Namespaces stay although unused: mc:Ignorable names them, and Word refuses a part in which it finds none.
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
