"""Every text in a page: its blocks whole, attributes, comments, style and script, and what data: addresses hold."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

import lxml.html
from lxml import etree

from briefgen.anonymity.bytes_texts import decoded, readings

# What does not end a line of text (HTML, "phrasing content"); all other elements do.
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|rb|rp|rt|ruby|s|samp|small|span|"
    "strike|strong|sub|sup|time|tt|u|var|wbr"
)
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
    yield from _blocks(root)
    for node in root.iter():
        yield from _own(node)


def _blocks(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield each line of text, joined over the elements inside it."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = node.tag if isinstance(node.tag, str) else ""
        if name == "br" and event == "start":
            pieces.append("\n")
        elif name and not _INLINE.fullmatch(name):
            if text := "".join(pieces).strip():
                yield f"line {node.sourceline or 1}", text
            pieces.clear()
        if event == "start":
            pieces.append("" if name in _APART else node.text or "")
        else:
            pieces.append(node.tail or "")


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
