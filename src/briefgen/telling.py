"""What documents tell: the texts that they print, known by where those stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.diagnostics import Origin
from briefgen.document import Document, walk


@dataclass(frozen=True, slots=True)
class Told:
    """The fields that documents print, each with the file in which it stands."""

    places: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Told:
        """Return what these documents tell together."""
        nodes = (node for document in documents for node in walk(document.blocks))
        origins = (getattr(node, "origin", None) for node in nodes)
        return cls(frozenset(_place(origin) for origin in origins if isinstance(origin, Origin)))

    def tells(self, text: object) -> bool:
        """Tell whether a text stands in one of the documents. One that has no origin stands in none."""
        origin = getattr(text, "origin", None)
        return isinstance(origin, Origin) and _place(origin) in self.places


def _place(origin: Origin) -> tuple[str, str]:
    return origin.position.file, origin.field
