"""The document tree as compact text, and the cases in tests/cases that are written in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from briefgen.diagnostics import Diagnostic, Origin, Position
from briefgen.document import (
    Abbreviation,
    Block,
    BulletList,
    Callout,
    Contents,
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
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Row,
    Section,
    SignOff,
    Strong,
    Table,
    Text,
    Timeline,
)  # fmt: skip
from briefgen.errors import NotFound
from briefgen.model.dates import PartialDate
from briefgen.reader import Read, read
from briefgen.slots import Rendered, Value, slot
from samples import png

CASES = Path(__file__).parent / "cases"
_PIECE = re.compile(r"^(?:## (?P<says>.+)|~~~ (?P<name>\w+)\n(?P<text>(?:(?!~~~$).*\n)*)~~~)$", re.MULTILINE)
_PARTS = {"markdown", "prose", "values", "tree", "said"}


@dataclass(frozen=True)
class Case:
    """One case: what it says, the Markdown of a template with `{1}` for its first value, and what is due."""

    says: str
    markdown: str
    values: tuple[Value, ...]
    tree: str
    said: tuple[str, ...] = field(default=())

    def read(self) -> Read:
        """Read the Markdown as the program does."""
        markdown = re.sub(r"\{(\d+)\}", lambda found: slot(int(found[1]) - 1), self.markdown)
        return read(Rendered(markdown, self.values, "document.md"), picture)


def cases() -> Iterator[Case]:
    """Yield the cases of every file in tests/cases."""
    for path in sorted(CASES.glob("*.md")):
        if path.name != "README.md":
            found: dict[str, dict[str, str]] = {}
            for piece in _PIECE.finditer(path.read_text("utf-8")):
                if piece["says"]:
                    says = f"{path.stem}: {piece['says']}"
                    assert says not in found, f"{says}: stands twice"
                    found[says] = {}
                else:
                    found[says][piece["name"]] = piece["text"]
            assert found, f"{path.name} holds no case"
            yield from (_case(says, parts) for says, parts in found.items())


def _case(says: str, parts: dict[str, str]) -> Case:
    assert set(parts) <= _PARTS, f"{says}: there is no part {set(parts) - _PARTS}"
    assert "tree" in parts, f"{says}: the part `tree` is missing"
    assert ("markdown" in parts) != ("prose" in parts), f"{says}: give one of `markdown` and `prose`"
    stated = yaml.safe_load(parts.get("values", "")) or []
    if "prose" in parts:
        stated = [{"prose": parts["prose"].rstrip("\n")}]
    values = tuple(_value(number, *one.popitem()) for number, one in enumerate(stated, 1))
    said = tuple(parts.get("said", "").splitlines())
    return Case(says, parts.get("markdown", "{1}"), values, parts["tree"].rstrip("\n"), said)


def _value(number: int, form: str, text: str) -> Value:
    origin = Origin(Position("review.yaml", number, 1), f"value {number}")
    if form == "date":
        date = PartialDate.validated(str(text))
        return Value(date.words, "date", date.span.iso, origin)
    assert form in ("plain", "prose"), f"a value is plain, prose or a date, not {form}"
    return Value(" ".join(str(text).split()) if form == "plain" else str(text), form, None, origin)  # type: ignore[arg-type]


def picture(name: str) -> Picture:
    """The one picture that cases may name: logo.png."""
    if name != "logo.png":
        raise NotFound(f"there is no picture {name}")
    return Picture(png(), "image/png", 60, 30)


def said(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Return diagnostics as a case states them: where, code, message."""
    return tuple(f"{one.field or one.position}: {one.code}: {one.message}" for one in diagnostics)


def tree(blocks: Iterable[Block]) -> str:
    """Return blocks as compact text, one line a node, what stands inside it indented."""
    return "\n".join(line.rstrip() for block in blocks for line in _block(block))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level):
            yield _line(f"heading {level}", block.children, block.id, block.role)
        case Paragraph():
            yield _line("paragraph", block.children, block.id, block.role)
        case BulletList(items=items):
            yield "bullets"
            yield from _items(items)
        case OrderedList(items=items, start=start):
            yield "numbers" if start == 1 else f"numbers from {start}"
            yield from _items(items)
        case DefinitionList(entries=entries):
            yield "definitions"
            yield from _entries(entries)
        case Quote(blocks=blocks):
            yield "quote"
            yield from _inside(blocks)
        case Callout(kind=kind, title=title, blocks=blocks):
            yield _line(f"callout {kind}", title)
            yield from _inside(blocks)
        case Table():
            yield _line("table with row headers" if block.row_headers else "table", block.caption)
            yield _row("header", block.header)
            yield from (_row("row", row) for row in block.rows)
        case Figure(alt=alt, caption=caption):
            yield _line(f'figure "{alt}"', caption)
        case Timeline(title=title, entries=entries):
            yield _line("timeline", title)
            yield from _entries(entries)
        case SignOff(title=title, entries=entries):
            yield _line("sign-off", title)
            yield from _entries(entries)
        case Field(form=form, label=label, hint=hint, choices=choices):
            yield _line(f"field {form}", label)
            yield f"  hint: {line(hint)}"
            yield from (f"  choice: {choice}" for choice in choices)
        case Contents(title=title, entries=listed):
            yield _line("contents", title)
            yield from (f"  #{entry.target}: {line(entry.children)}" for entry in listed)
        case PageBreak():
            yield "page break"
        case Section(heading=heading, number=number, role=role, blocks=blocks):
            yield " ".join(part for part in ("section", role, str(number or "")) if part)
            yield from _inside((heading, *blocks))


def _line(name: str, children: tuple[Inline, ...], id: str = "", role: str = "") -> str:
    words = [name, f"#{id}" if id else "", f".{role}" if role else ""]
    return " ".join(word for word in words if word) + (f": {line(children)}" if children else "")


def _inside(blocks: Iterable[Block]) -> Iterator[str]:
    return (f"  {one}" for block in blocks for one in _block(block))


def _items(items: Iterable[ListItem]) -> Iterator[str]:
    for item in items:
        match item.blocks:
            case (Paragraph(children=children, id="", role=""),):
                yield f"  item: {line(children)}"
            case _:
                yield "  item"
                yield from (f"  {one}" for one in _inside(item.blocks))


def _entries(entries: Iterable[Definition]) -> Iterator[str]:
    for entry in entries:
        yield f"  {line(entry.term)}"
        yield from (f"  {one}" for one in _inside(entry.blocks))


def _row(name: str, row: Row) -> str:
    return f"  {name}: " + " | ".join(line(cell.children) for cell in row.cells)


def line(children: Iterable[Inline]) -> str:
    """Return inlines as one line: words as they are, all else in brackets."""
    return "".join(_inline(child) for child in children)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text.replace("[", "\\[").replace("]", "\\]")
        case Emphasis(children=children):
            return f"[emphasis: {line(children)}]"
        case Strong(children=children):
            return f"[strong: {line(children)}]"
        case Link(target=target, children=children):
            return f"[link {target}: {line(children)}]"
        case Abbreviation(short=short, long=long):
            return f"[{short} = {long}]"
        case Date(text=text, iso=iso):
            return f"[date {iso or 'as said'}: {text}]"
        case Language(language=language, children=children):
            return f"[in {language}: {line(children)}]"
        case Footnote(children=children):
            return f"[note: {line(children)}]"
        case LineBreak():
            return "[line break]"
