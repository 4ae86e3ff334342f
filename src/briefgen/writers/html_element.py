"""HTML elements from Python values: whatever is not Markup is escaped on the way, so that nobody can forget it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

_ELEMENT = Markup("<{0}{1}>{2}</{0}>")
_EMPTY = Markup("<{0}{1}>")
_ATTRIBUTE = Markup(' {}="{}"')
_LINE = Markup("\n")


def element(tag: str, content: Markup | str, **attributes: str | None) -> Markup:
    """Return an element around `content`; text that is not Markup is escaped.

    Attributes that are None are left out. A name in Python is the name in HTML with `_` for `-`, and may end in `_`
    where Python keeps the word for itself (`class_`).
    """
    return _ELEMENT.format(tag, _attributes(attributes), content)


def void(tag: str, **attributes: str | None) -> Markup:
    """Return an element that holds nothing and has no end (`img`, `br`), with attributes as `element` takes them."""
    return _EMPTY.format(tag, _attributes(attributes))


def lines(parts: Iterable[Markup]) -> Markup:
    """Return the parts, each on its own line and none of them stuck to the words of the one before."""
    return _LINE.join(parts)


def framed(parts: Iterable[Markup]) -> Markup:
    """Return the parts on lines of their own, with a line end before and after."""
    return _LINE + lines(parts) + _LINE


def _attributes(attributes: dict[str, str | None]) -> Markup:
    given = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    return Markup("").join(_ATTRIBUTE.format(name, value) for name, value in given)
