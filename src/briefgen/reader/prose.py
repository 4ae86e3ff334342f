"""Prose that stands by itself, outside any document's template."""

from __future__ import annotations

from briefgen.document import Picture
from briefgen.errors import NotFound
from briefgen.model.text import Prose
from briefgen.reader.tree import Read, read
from briefgen.slots import Rendered, Value, slot


def read_prose(text: Prose) -> Read:
    """Read Prose as blocks, without pictures. Raises nothing for bad input: that is in the diagnostics."""
    value = Value(str(text), "prose", None, text.origin)
    return read(Rendered(slot(0), (value,), ""), _no_picture)


def _no_picture(name: str) -> Picture:
    raise NotFound(f"the picture {name} cannot stand here")
