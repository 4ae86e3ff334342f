"""Parts of reference.docx without what must not travel: traces of people, other files, and markers of editing."""

from __future__ import annotations

from collections.abc import Container

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

# Revision marks (ECMA-376 17.13.5): what was inserted stays, its mark goes; what was deleted goes.
_UNWRAPPED = {"ins", "moveTo", "smartTag", "customXml"}
_DROPPED = {
    "del", "moveFrom", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange",
    "tcPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge",
    "commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart", "bookmarkEnd", "proofErr",
    "permStart", "permEnd", "rsid", "rsids", "dataBinding", "customXmlPr", "smartTagPr",
    "pict", "object", "embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "numPicBullet", "lvlPicBulletId",
}  # fmt: skip

# All that a made file takes over from the settings (ECMA-376 17.15.1): a white list, for the rest can name
# templates, mail-merge sources, variables, protection and people.
_SETTINGS = {
    "zoom", "mirrorMargins", "defaultTabStop", "autoHyphenation", "evenAndOddHeaders", "characterSpacingControl",
    "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
}  # fmt: skip

# The fields that headers and footers may hold; others can fetch a picture or start a program when the file is opened.
_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "STYLEREF", "TITLE"}

_FIRST_DRAWING = 10001  # pictures of the body count from 1, so that no two drawings of a file share an id


def local(node: etree._Element) -> str:
    """Return the name of an element without its namespace ("" for a comment)."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def clean(content: bytes, relations: Container[str] = ()) -> bytes:
    """Return an XML part without revision marks, comments, bookmarks, editing ids, and references to absent parts.

    `relations` holds the relationship ids that the part may keep.
    """
    root = etree.fromstring(content)
    for node in list(root.iter()):
        if node is root or node.getparent() is None:
            continue
        lost = _has_lost(node, relations)
        if (lost and local(node) == "hyperlink") or _is(node, _UNWRAPPED) or _is_foreign_field(node):
            _unwrap(node)
        elif lost or not isinstance(node.tag, str) or _is(node, _DROPPED) or _is_foreign_code(node):
            _remove(_picture_around(node) if lost else node)
    for node in root.iter(etree.Element):
        for name in [name for name in node.attrib if etree.QName(str(name)).localname.startswith("rsid")]:
            del node.attrib[name]
    return _bytes(root)


def clean_settings(content: bytes) -> bytes:
    """Return the settings part with nothing but what decides how a document looks."""
    root = etree.fromstring(clean(content))
    for child in list(root):
        if local(child) not in _SETTINGS:
            _remove(child)
    return _bytes(root)


def number_drawings(contents: list[bytes]) -> list[bytes]:
    """Return headers and footers with their pictures numbered anew across all of them, and their file names gone."""
    number = _FIRST_DRAWING
    made = []
    for content in contents:
        root = etree.fromstring(content)
        for node in root.iter(f"{{{WP}}}docPr", f"{{{PIC}}}cNvPr"):
            node.set("name", "Picture")
        for node in root.iter(f"{{{WP}}}docPr"):
            node.set("id", str(number))
            number += 1
        made.append(_bytes(root))
    return made


def _is(node: etree._Element, names: Container[str]) -> bool:
    return isinstance(node.tag, str) and node.tag.startswith(f"{{{W}}}") and local(node) in names


def _code_of(text: str | None) -> str:
    return (text or "").split()[0].upper() if (text or "").split() else ""


def _is_foreign_field(node: etree._Element) -> bool:
    return _is(node, {"fldSimple"}) and _code_of(node.get(f"{{{W}}}instr")) not in _FIELDS


def _is_foreign_code(node: etree._Element) -> bool:
    return _is(node, {"instrText"}) and bool(_code_of(node.text)) and _code_of(node.text) not in _FIELDS


def _has_lost(node: etree._Element, relations: Container[str]) -> bool:
    """Tell whether an element refers to something that the part may not keep."""
    wanted = [str(value) for name, value in node.attrib.items() if str(name).startswith(f"{{{R}}}")]
    return any(value and value not in relations for value in wanted)


def _picture_around(node: etree._Element) -> etree._Element:
    """The whole picture, where its image is lost: Word refuses the empty frame."""
    frames = [frame for frame in node.iterancestors() if _is(frame, {"drawing", "pict", "object"})]
    return frames[0] if frames and local(node) in {"blip", "imagedata", "OLEObject"} else node


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        place = parent.index(node)
        parent[place : place + 1] = list(node)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
