"""Passages: the lines of a document as readers read them, with the YAML line that each word came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from briefgen.diagnostics import Origin
from briefgen.document import (
    Abbreviation,
    Block,
    Callout,
    Cell,
    Date,
    Definition,
    DefinitionList,
    Emphasis,
    Field,
    Figure,
    Footnote,
    Heading,
    Inline,
    Language,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Section,
    SignOff,
    Strong,
    Table,
    Text,
    Timeline,
)
from briefgen.document import BulletList as Bullets
from briefgen.document import OrderedList as Numbered

Kind = Literal["", "link", "abbreviation", "foreign"]
_QUOTED = re.compile("“[^”]*”?")
_NAME = 3


class Piece(NamedTuple):
    """A piece of a line: its words, where they came from, what they stand in."""

    text: str
    origin: Origin | None
    kind: Kind = ""


@dataclass(frozen=True)
class Passage:
    """A line of a document; `running` tells running words from headings, titles, terms and captions."""

    pieces: tuple[Piece, ...]
    running: bool = True

    @cached_property
    def text(self) -> str:
        """The words as they are printed."""
        return "".join(piece.text for piece in self.pieces)

    def without(self, *kinds: Kind) -> str:
        """Return the words with blanks in the place of other languages, and of pieces of these kinds."""
        left_out = ("foreign", *kinds)
        return "".join(_blank(piece.text) if piece.kind in left_out else piece.text for piece in self.pieces)

    def origin(self, start: int, end: int) -> Origin | None:
        """Return where most of the letters from `start` to `end` came from; None, if all are the template's."""
        share: dict[Origin, int] = {}
        for piece, (begins, ends) in zip(self.pieces, self._spans(), strict=True):
            letters = min(end, ends) - max(start, begins)
            if piece.origin and letters > 0:
                share[piece.origin] = share.get(piece.origin, 0) + letters
        return max(share, key=lambda origin: share[origin], default=None)

    def linked(self, start: int, end: int) -> bool:
        """Tell whether a link stands between `start` and `end`."""
        return any(
            piece.kind == "link" and begins < end and ends > start
            for piece, (begins, ends) in zip(self.pieces, self._spans(), strict=True)
        )

    def _spans(self) -> Iterator[tuple[int, int]]:
        return pairwise(accumulate((len(piece.text) for piece in self.pieces), initial=0))


def unquoted(text: str) -> str:
    """Return a text with blanks in the place of what stands between quotation marks: people's words, names."""
    return _QUOTED.sub(lambda found: _blank(found.group()), text)


def unspoken(text: str) -> str:
    """Return a text with blanks in the place of what people are quoted as saying; its last mark stays.

    A quotation of up to three words without such a mark is a name ("Emily"), and stays.
    """
    return _QUOTED.sub(_silent, text)


def _silent(found: re.Match[str]) -> str:
    said = found.group()[1:].removesuffix("”")
    end = said[-1:] if said[-1:] in ".?!…" else ""
    if not end and len(said.split()) <= _NAME:
        return found.group()
    return f"“{_blank(said[: len(said) - len(end)])}{end}{'”' if found.group().endswith('”') else ''}"


def _blank(text: str) -> str:
    return " " * len(text)


def passages(blocks: Iterable[Block]) -> Iterator[Passage]:
    """Yield the lines of blocks in reading order, each note after its line.

    Left out are quotations, the contents, and what the sign-off says.
    """
    for block in blocks:
        match block:
            case Paragraph():
                yield from _line(block.children)
            case Heading():
                yield from _line(block.children, running=False)
            case Bullets() | Numbered():
                for item in block.items:
                    yield from passages(item.blocks)
            case DefinitionList():
                yield from _entries(block.entries)
            case Timeline():
                yield from _line(block.title, running=False)
                yield from _entries(block.entries)
            case Callout():
                yield from _line(block.title, running=False)
                yield from passages(block.blocks)
            case Table():
                yield from _table(block)
            case Field():
                yield from _line(block.label)
            case Section():
                yield from passages((block.heading, *block.blocks))
            case Figure():
                yield from _line(block.caption, running=False)
            case Quote() | SignOff() | _:
                continue


def _entries(entries: Iterable[Definition]) -> Iterator[Passage]:
    for entry in entries:
        yield from _line(entry.term, running=False)
        yield from passages(entry.blocks)


def _table(table: Table) -> Iterator[Passage]:
    yield from _line(table.caption, running=False)
    yield from _cells(table.header.cells, running=False)
    for row in table.rows:
        yield from _cells(row.cells, running=True)


def _cells(cells: Iterable[Cell], running: bool) -> Iterator[Passage]:
    for cell in cells:
        yield from _line(cell.children, running)


def _line(inlines: Iterable[Inline], running: bool = True) -> Iterator[Passage]:
    notes: list[Footnote] = []
    if pieces := tuple(_pieces(inlines, notes)):
        yield Passage(pieces, running)
    for note in notes:
        yield from _line(note.children)


def _pieces(inlines: Iterable[Inline], notes: list[Footnote], kind: Kind = "") -> Iterator[Piece]:
    for inline in inlines:
        match inline:
            case Text() | Date():
                yield Piece(inline.text, inline.origin, kind)
            case Abbreviation():
                yield Piece(inline.short, inline.origin, kind or "abbreviation")
            case LineBreak():
                yield Piece(" ", None, kind)
            case Footnote():
                notes.append(inline)
            case Link():
                yield from _pieces(inline.children, notes, "link")
            case Language():
                yield from _pieces(inline.children, notes, "foreign")
            case Emphasis() | Strong():
                yield from _pieces(inline.children, notes, kind)
