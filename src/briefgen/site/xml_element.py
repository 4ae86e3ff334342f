"""XML elements from Python values: lxml escapes every text, and refuses what XML cannot hold."""

from __future__ import annotations

from typing import Any

from lxml import etree

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def element(namespace: str, name: str, *content: str | etree._Element, **attributes: str) -> etree._Element:
    """Return an element that holds a text or other elements. Raise ValueError for a control character."""
    prefixes: dict[Any, str] = {None: namespace}  # the types of lxml leave out None, which is for no prefix
    made = etree.Element(f"{{{namespace}}}{name}", attributes, nsmap=prefixes)
    for part in content:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    return made


def as_file(root: etree._Element) -> bytes:
    """Return the bytes of a file of XML, in UTF-8, with each element on its own line."""
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
