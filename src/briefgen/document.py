"""The document tree: all that a document may hold, on one page. It knows nothing of reviews.

Blocks    Heading Paragraph BulletList OrderedList DefinitionList Quote Callout Table Figure
          Timeline SignOff Field Contents PageBreak Section
Inlines   Text Emphasis Strong Link Abbreviation Date Language Footnote LineBreak

The tree is closed: a writer matches on these and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast, get_args

from briefgen.diagnostics import Origin

CALLOUTS = ("key-message", "good-practice", "response", "notice", "guidance")
"""The kinds of call-out, by what they are for."""

FIELDS = ("line", "lines", "date", "choice")
"""The forms of a field: what is written in it."""


# Inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are printed."""

    text: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `target`: http, https, mailto, tel, `#id` in this document, `document:KIND` of this review."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An acronym, with what it stands for."""

    short: str
    long: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A date in words, with its machine form where it has one (2021-05-11, 2021-02, 2019)."""

    text: str
    iso: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """Words in another language, by its tag (cy, pl)."""

    language: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note, printed after the document; its number follows from its place."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


Inline = Text | Emphasis | Strong | Link | Abbreviation | Date | Language | Footnote | LineBreak


# Blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title. `role` says what its section is ("box")."""

    level: int
    children: tuple[Inline, ...]
    id: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` is "" or "lead" (stands out at the beginning) or "note" (small print)."""

    children: tuple[Inline, ...]
    id: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without an order."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list; it begins at `start`."""

    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what is said of it."""

    term: tuple[Inline, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms, each with what is said of it."""

    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of someone else."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Blocks that stand out, under a title; `kind` is one of CALLOUTS."""

    kind: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; all rows of a table have as many cells as its header."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a header row. With `row_headers`, the first cell of each row names the row."""

    caption: tuple[Inline, ...]
    header: Row
    rows: tuple[Row, ...]
    row_headers: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in memory: its bytes, media type (image/png or image/jpeg) and size in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its text alternative and its caption."""

    picture: Picture
    alt: str
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order under a title; the term of each entry says when."""

    title: tuple[Inline, ...]
    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signs, under a title: name, post, date, each a term and what is said of it."""

    title: tuple[Inline, ...]
    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Room to write, under its label: `form` is one of FIELDS, `hint` stands in it until someone writes."""

    form: str
    label: tuple[Inline, ...]
    hint: tuple[Inline, ...]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: the id of the heading it leads to, and its words."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the document's sections, under a title."""

    title: tuple[Inline, ...]
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; `number` is a box's place among the boxes, printed before its title."""

    heading: Heading
    blocks: tuple[Block, ...]
    role: str = ""
    number: int | None = None


Block = (
    Heading | Paragraph | BulletList | OrderedList | DefinitionList | Quote | Callout | Table | Figure
    | Timeline | SignOff | Field | Contents | PageBreak | Section
)  # fmt: skip
Node = Inline | Block | ListItem | Definition | Cell | Row | ContentsEntry
N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: its blocks, and what is said about it outside them. `short_title` heads its pages.

    `language` is a tag (en-GB); `marking` and `handling` are empty once it is approved; dates are ISO days or None.
    """

    title: str
    blocks: tuple[Block, ...]
    short_title: str = ""
    kind: str = ""
    review: str = ""
    label: str = ""
    language: str = "en-GB"
    author: str = ""
    keywords: tuple[str, ...] = ()
    description: str = ""
    version: str = ""
    marking: str = ""
    handling: str = ""
    created: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Artifact:
    """A made file in memory: its path below the output folder, its media type, its bytes."""

    path: str
    media_type: str
    content: bytes


# The fields that hold nodes, in reading order, for each kind of node; and those among them that hold a line of words.
_LINES = ("title", "caption", "term", "label", "hint", "children")
_FIELDS = (*_LINES[:2], "heading", *_LINES[2:], "header", "blocks", "items", "entries", "rows", "cells")
_BRANCHES: Mapping[type, tuple[str, ...]] = {
    kind: tuple(name for name in _FIELDS if name in kind.__dataclass_fields__) for kind in get_args(Node)
}


def _below(node: Node, name: str) -> tuple[Node, ...]:
    value = getattr(node, name)
    return value if isinstance(value, tuple) else (value,)


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield every node below, and each of `nodes` itself, in reading order."""
    for node in nodes:
        yield node
        for name in _BRANCHES[type(node)]:
            yield from walk(_below(node, name))


Line = tuple[Inline, ...]


def map_lines(nodes: tuple[N, ...], change: Callable[[Line, Node, str], Line]) -> tuple[N, ...]:
    """Return the nodes with every line of words replaced by `change(line, the node that holds it, the field's name)`.

    A line is what a heading, a paragraph, a cell, a title, a caption, a term holds; it may hold inlines inside inlines.
    """
    return tuple(_with_lines(node, change) for node in nodes)


def _with_lines(node: N, change: Callable[[Line, Node, str], Line]) -> N:
    new: dict[str, object] = {}
    for name in _BRANCHES[type(node)]:
        below = _below(node, name)
        if name in _LINES:
            new[name] = change(cast(Line, below), node, name)
        else:
            made = map_lines(below, change)
            new[name] = made if isinstance(getattr(node, name), tuple) else made[0]
    return replace(node, **new) if new else node  # type: ignore[arg-type]


Change = Callable[[Inline, str], Iterable[Inline]]


def map_words(line: Line, change: Change, change_note: Change | None = None, before: str = "") -> Line:
    """Return a line with each of its inmost inlines replaced by `change(inline, the words before it in the line)`.

    `change_note` does it inside footnotes, where it differs there.
    """
    made: list[Inline] = []
    for inline in line:
        if isinstance(inline, Footnote):
            made.append(replace(inline, children=map_words(inline.children, change_note or change)))
        elif isinstance(inline, (Emphasis, Strong, Link, Language)):
            made.append(replace(inline, children=map_words(inline.children, change, change_note, before)))
            before += plain_text(inline.children)
        else:
            made.extend(change(inline, before))
            before += plain_text((inline,))
    return tuple(made)


def plain_text(nodes: Iterable[Node]) -> str:
    """Return the words of inlines or blocks, blocks divided by line ends, footnotes left out."""
    return "".join(_words(node) for node in nodes).strip("\n")


def _words(node: Node) -> str:
    match node:
        case Text(text=text) | Date(text=text):
            return text
        case Abbreviation(short=short):
            return short
        case LineBreak():
            return " "
        case Footnote():
            return ""
        case Emphasis() | Strong() | Link() | Language():
            return "".join(_words(child) for child in node.children)
        case _:
            inner = (plain_text(_below(node, name)) for name in _BRANCHES[type(node)])
            return "\n".join(part for part in inner if part) + "\n"
