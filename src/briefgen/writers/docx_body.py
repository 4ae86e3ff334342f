"""The body of a Word file: every block of the tree as paragraphs in named styles, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import assert_never

from briefgen.document import (
    Block,
    BulletList,
    Callout,
    Contents,
    Definition,
    DefinitionList,
    Field,
    Figure,
    Heading,
    Inline,
    Link,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Section,
    SignOff,
    Table,
    Text,
    Timeline,
    plain_text,
)
from briefgen.style.names import CONTINUED, family
from briefgen.writers.docx_control import control
from briefgen.writers.docx_figure import drawing
from briefgen.writers.docx_inlines import TAB, Inlines, Look
from briefgen.writers.docx_ledger import Ledger
from briefgen.writers.docx_table import table
from briefgen.writers.docx_xml import NOTHING, XML, element, join, value

_DEEPEST = 8  # a list format has nine levels, counted from 0 (ECMA-376 17.9.6)
_LOGO = 56  # the height of a logo in pixels at 96 to the inch, as in style.css
_LONG_LABEL = 19  # letters of a date or term that fit beside its text; longer ones stand in a line of their own


@dataclass(frozen=True, slots=True)
class Place:
    """The styles that blocks get where they stand; `level` counts the lists around them, from -1."""

    text: str = "Body Text"
    roles: Mapping[str, str] = field(default_factory=lambda: {"lead": "Lead", "note": "Note"})
    bullet: str = "List Bullet"
    number: str = "List Number"
    continued: tuple[str, ...] = CONTINUED
    term: str = "Definition Term"
    definition: str = "Definition"
    quote: tuple[str, Look] = ("Quote", Look())
    level: int = -1
    look: Look = field(default_factory=Look)


def inside_callout(kind: str) -> Place:
    """Return the place inside a call-out: all paragraphs of one family of styles, so that they join into one panel."""
    name = family(kind)
    return Place(
        text=name,
        roles={},
        bullet=f"{name} Bullet",
        number=f"{name} Number",
        continued=(f"{name} Continue",),
        term=f"{name} Term",
        definition=name,
        quote=(name, Look(emphasis=True)),
    )


class Body:
    """Writes blocks in reading order; a page break waits for the next paragraph."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._inlines = Inlines(ledger, ledger.body)
        self._new_page = False
        self._after_table = False

    def write(self, blocks: Iterable[Block], place: Place | None = None) -> XML:
        """Return the blocks as they look at a place."""
        place = place or Place()
        following = list(blocks)
        return join(
            self._block(block, self._introducing(block, after, place))
            for block, after in zip_longest(following, following[1:])
        )

    def _introducing(self, block: Block, after: Block | None, place: Place) -> Place:
        """Return the place of a block; a paragraph before a list gets the style that keeps it with the list."""
        introduces = isinstance(block, Paragraph) and isinstance(after, (BulletList, OrderedList))
        return replace(place, text="List Introduction") if introduces and place.text == "Body Text" else place

    def logo(self, picture: Picture, alt: str) -> XML:
        """Return the paragraph with a logo, as tall as on the web page."""
        small = replace(picture, width=max(1, picture.width * _LOGO // picture.height), height=_LOGO)
        return self._line("Figure", drawing(Figure(small, alt), self._ledger))

    def _block(self, block: Block, place: Place) -> XML:
        match block:
            case Heading():
                return self._heading(block, None)
            case Paragraph():
                style = place.roles.get(block.role, place.text)
                return self._paragraph(style, block.children, look=place.look, id=block.id)
            case BulletList():
                number, _ = self._ledger.reference.lists[place.bullet]
                return self._items(block.items, place, place.bullet, number)
            case OrderedList():
                level = min(place.level + 1, _DEEPEST)
                number = self._ledger.restart(place.number, level, block.start)
                return self._items(block.items, place, place.number, number)
            case DefinitionList():
                return join(self._definition(entry, place) for entry in block.entries)
            case Quote():
                style, look = place.quote
                return self.write(block.blocks, replace(place, text=style, look=look, roles={}))
            case Callout():
                title = self._paragraph(f"{family(block.kind)} Title", block.title)
                return join((title, self.write(block.blocks, inside_callout(block.kind))))
            case Table():
                return self._table(block, place)
            case Figure():
                caption = self._paragraph("Caption", block.caption) if block.caption else NOTHING
                return join((caption, self._line("Figure", drawing(block, self._ledger))))
            case Timeline():
                return self._labelled(block, "Timeline", "Timeline Date")
            case SignOff():
                return self._labelled(block, "Sign Off", "Sign Off Term")
            case Field():
                return self._field(block)
            case Contents():
                return self._contents(block)
            case PageBreak():
                self._new_page = True
                return NOTHING
            case Section():
                return join((self._heading(block.heading, block.number), self.write(block.blocks, place)))
            case _:
                assert_never(block)

    def _paragraph(
        self,
        style: str,
        inlines: Iterable[Inline] = (),
        *,
        look: Look | None = None,
        id: str = "",
        item: tuple[int, int] | None = None,
    ) -> XML:
        content = self._inlines.write(inlines, look or Look())
        return self._line(style, self._ledger.bookmarked(id, content), item)

    def _line(self, style: str, content: XML, item: tuple[int, int] | None = None) -> XML:
        """A paragraph with its properties in the order of ECMA-376 17.3.1; `item` is its list and its level there."""
        parts = [value("w:pStyle", self._ledger.reference.paragraph(style))]
        self._after_table = False
        if self._new_page:
            parts.append(element("w:pageBreakBefore"))
            self._new_page = False
        if item:
            number, level = item
            parts.append(element("w:numPr", None, value("w:ilvl", level), value("w:numId", number)))
        return element("w:p", None, element("w:pPr", None, *parts), content)

    def _heading(self, heading: Heading, number: int | None) -> XML:
        before = self._inlines.write((Text(str(number)),), Look(label="Box Number")) if number is not None else NOTHING
        space = self._inlines.write((Text(" "),)) if number is not None else NOTHING
        content = join((before, space, self._inlines.write(heading.children)))
        return self._line(f"Heading {heading.level}", self._ledger.bookmarked(heading.id, content))

    def _items(self, items: tuple[ListItem, ...], place: Place, style: str, number: int) -> XML:
        level = min(place.level + 1, _DEEPEST)
        continued = place.continued[min(level, len(place.continued) - 1)]
        below = replace(place, level=level, text=continued, roles={})
        made = []
        for item in items:
            rest = item.blocks
            if rest and isinstance(rest[0], Paragraph):
                first = rest[0]
                made.append(self._paragraph(style, first.children, look=place.look, id=first.id, item=(number, level)))
                rest = rest[1:]
            made.append(self.write(rest, below))
        return join(made)

    def _definition(self, entry: Definition, place: Place) -> XML:
        below = replace(place, text=place.definition, roles={}, level=-1)
        return join((self._paragraph(place.term, entry.term), self.write(entry.blocks, below)))

    def _table(self, node: Table, place: Place) -> XML:
        caption = self._paragraph("Caption", node.caption) if node.caption else NOTHING
        if not caption and (self._after_table or self._new_page):
            caption = self._paragraph(place.text)  # else Word makes one table of the two, or the page break is lost
        written = table(node, self._inlines, self._ledger.reference)
        self._after_table = True
        return join((caption, written))

    def _labelled(self, block: Timeline | SignOff, style: str, label: str) -> XML:
        entry = "Timeline Entry" if style == "Timeline" else style
        below = Place(text=f"{style} Continue", roles={})
        made = [self._paragraph(f"{style} Title", block.title)]
        for one in block.entries:
            made.append(self._line(entry, self._entry(one, label)))
            beside = bool(one.blocks) and isinstance(one.blocks[0], Paragraph)
            made.append(self.write(one.blocks[1:] if beside else one.blocks, below))
        return join(made)

    def _entry(self, entry: Definition, label: str) -> XML:
        """A date or term with the words that follow it in the same paragraph."""
        written = self._inlines.write(entry.term, Look(label=label))
        first = entry.blocks[0] if entry.blocks else None
        if not isinstance(first, Paragraph):
            return written
        short = len(plain_text(entry.term)) < _LONG_LABEL
        between = TAB if short else element("w:r", None, element("w:br"))
        words = self._ledger.bookmarked(first.id, self._inlines.write(first.children))
        return join((written, between, words))

    def _field(self, node: Field) -> XML:
        """The label as a paragraph, and the content control below it: words beside it could be deleted with it."""
        room = "Field Lines" if node.form == "lines" else "Field"
        hint = self._line(room, self._inlines.write((Text(plain_text(node.hint)),), Look(label="Placeholder Text")))
        return join((self._paragraph("Field Label", node.label), control(node, hint, self._ledger)))

    def _contents(self, contents: Contents) -> XML:
        entries = (
            self._paragraph("Contents Entry", (Link(f"#{entry.target}", entry.children),)) for entry in contents.entries
        )
        return join((self._paragraph("Contents Heading", contents.title), *entries))
