"""HTML elements from Python values: whatever is not Markup is escaped on the way, so that nobody can forget it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

_LINE = Markup("\n")


def element(tag: str, content: Markup | str, **attributes: str | None) -> Markup:
    """Return an element around `content`; text that is not Markup is escaped.

    Attributes that are None are left out. A name in Python is the name in HTML with `_` for `-`, and may end in `_`
    where Python keeps the word for itself (`class_`).
    """
    return Markup(f"<{tag}{_attributes(attributes)}>{escape(content)}</{tag}>")  # noqa: S704 - all of it is escaped


def void(tag: str, **attributes: str | None) -> Markup:
    """Return an element that holds nothing and has no end (`img`, `br`), with attributes as `element` takes them."""
    return Markup(f"<{tag}{_attributes(attributes)}>")  # noqa: S704 - all of it is escaped


def lines(parts: Iterable[Markup]) -> Markup:
    """Return the parts, each on its own line and none of them stuck to the words of the one before."""
    return _LINE.join(parts)


def framed(parts: Iterable[Markup]) -> Markup:
    """Return the parts on lines of their own, with a line end before and after."""
    return _LINE + lines(parts) + _LINE


def _attributes(attributes: dict[str, str | None]) -> str:
    given = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    return "".join(f' {name}="{escape(value)}"' for name, value in given)
