"""Every text in a page: its blocks whole, attributes, comments, style and script, and what data: addresses hold."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

import lxml.html
from lxml import etree

from briefgen.anonymity.bytes_texts import decoded, readings

# What ends a line of text (HTML, "rendering": blocks, tables, lists, forms); an element that nobody knows does not.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "input",
        "legend",
        "li",
        "link",
        "listing",
        "main",
        "map",
        "menu",
        "meta",
        "meter",
        "nav",
        "noscript",
        "object",
        "ol",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "progress",
        "script",
        "search",
        "section",
        "select",
        "style",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "text",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "video",
        "audio",
        "xmp",
    ]
)
_ROWS = ("tr", "select", "optgroup", "datalist", "dl")  # their cells are read one after the other, too
_DELETED, _INSERTED = ("del", "s", "strike"), ("ins",)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_APART = frozenset(("script", "style", "template", "noscript"))
_DATA = re.compile(r"data:([\w.+/-]*)((?:;[\w.+=-]*)*),([^\"'\s<>)]*)", re.IGNORECASE)


def html_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield each text of a page with its place in words."""
    source = decoded(content)
    yield from (("the page's source", text) for text in readings(source))
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return
    yield from dict.fromkeys(block for left_out in _LEFT_OUT for block in _blocks(root, left_out))
    yield from _rows(root)
    for node in root.iter():
        yield from _own(node)


def _is_deleted(node: etree._Element) -> bool:
    return node.tag in _DELETED or "hidden" in node.attrib or bool(_UNSEEN.search(node.get("style") or ""))


# All of a page, what a reader sees of it, and what it was before it was changed.
_LEFT_OUT: tuple[Callable[[etree._Element], bool], ...] = (
    lambda _: False,
    _is_deleted,
    lambda node: node.tag in _INSERTED,
)


def _blocks(root: etree._Element, left_out: Callable[[etree._Element], bool]) -> Iterator[tuple[str, str]]:
    """Yield each line of text, joined over the elements inside it, without those left out."""
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        name = node.tag if isinstance(node.tag, str) else ""
        if name == "br" and event == "start":
            pieces.append("\n")
        elif name in _BLOCKS:
            if text := "".join(pieces).strip():
                yield f"line {node.sourceline or 1}", text
            pieces.clear()
        if event != "start":
            pieces.append(node.tail or "")
        elif left_out(node):
            walk.skip_subtree()
        else:
            pieces.append("" if name in _APART else node.text or "")


def _rows(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the text of each row, its cells joined by a blank; of a row in a cell it is part of both."""
    for row in root.iter(*_ROWS):
        if len(row) > 1:
            yield f"line {row.sourceline or 1}", " ".join("".join(map(str, cell.itertext())) for cell in row)


def _own(node: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield what an element holds beside its lines of text: attributes, a comment, a style, a script."""
    place = f"line {node.sourceline or 1}"
    if not isinstance(node.tag, str):
        yield f"{place}, a comment", node.text or ""
        return
    for key, value in node.attrib.items():
        yield from ((f"{place}, {key!s} of {node.tag}", text) for text in readings(str(value)))
    if node.tag in _APART:
        yield from ((f"{place}, {node.tag}", text) for text in readings("".join(map(str, node.itertext()))))


def data_of(content: bytes) -> Iterator[bytes]:
    """Yield what the data: addresses of a page hold."""
    for match in _DATA.finditer(decoded(content)):
        data = unquote_to_bytes(match[3])
        if ";base64" in match[2].lower():
            try:
                yield base64.b64decode(data + b"===", validate=False)
            except (binascii.Error, ValueError):
                yield data
        else:
            yield data
