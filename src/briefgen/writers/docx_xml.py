"""XML as text in which escaping cannot be forgotten: only what was built here passes as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ATTRIBUTE = {**_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_TEXT_TABLE, _ATTRIBUTE_TABLE = str.maketrans(_TEXT), str.maketrans(_ATTRIBUTE)


class XML(str):
    """Markup that was built by this module."""

    __slots__ = ()


NOTHING = XML("")


def element(name: str, attributes: Mapping[str, object] | None = None, *children: str) -> XML:
    """Return an element; its attributes and its children that are not XML are escaped.

    Raise ValueError for a character that XML cannot hold.
    """
    start = "".join(f' {key}="{_escape(str(value), _ATTRIBUTE_TABLE)}"' for key, value in (attributes or {}).items())
    inner = join(children)
    return XML(f"<{name}{start}>{inner}</{name}>" if inner else f"<{name}{start}/>")


def value(name: str, content: object) -> XML:
    """Return a WordprocessingML element that holds nothing but a w:val."""
    return element(name, {"w:val": content})


def join(children: Iterable[str]) -> XML:
    """Return XML and texts one after the other, the texts escaped."""
    return XML("".join(child if isinstance(child, XML) else _escape(child, _TEXT_TABLE) for child in children))


def part(root: XML) -> bytes:
    """Return the bytes of a part of the package, from its root element."""
    return (HEAD + root).encode("utf-8")


def _escape(text: str, table: Mapping[int, str]) -> str:
    found = _FORBIDDEN.search(text)
    if found:
        raise ValueError(
            f"a Word file cannot hold the control character U+{ord(found[0]):04X}, which stands in {text!r}"
        )
    return text.translate(table)
