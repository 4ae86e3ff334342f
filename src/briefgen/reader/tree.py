"""HTML elements to the document tree, slots filled from their values.

An element that the tree has no place for is a diagnostic at its YAML field, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from briefgen.diagnostics import Diagnostic, Origin
from briefgen.document import (
    CALLOUTS,
    Block,
    BulletList,
    Callout,
    Cell,
    Contents,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    Language,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Row,
    SignOff,
    Table,
    Text,
    Timeline,
)
from briefgen.errors import BriefgenError
from briefgen.reader.converter import html_of
from briefgen.reader.field import read_field
from briefgen.reader.lines import BLANK, IN_WORDS, Lines, trimmed
from briefgen.slots import SLOT, Rendered, Value
from briefgen.source import REFUSED

FindPicture = Callable[[str], Picture]
"""Gives a picture by its name in the workspace. Raises BriefgenError if there is none, or it is no picture."""

_SHALLOW_LIST = re.compile(r"^(?:[-*+]|\d+\.) .*\n(?:[ \t]*\n)? {1,3}(?:[-*+]|\d+\.) ", re.MULTILINE)
_OTHER_START = re.compile(r"[ \t>:|]|[-*+] |\d+\. ")
_LONGEST_NUMBER = 9  # digits: what Word can hold (ECMA-376 22.9.2.12, a 32-bit number)
_DEEP = re.compile(r"^(?: {4}|\t|> ?|[-*+] |\d{1,9}\. ){10}", re.MULTILINE)
_FRAMES = ("table", "timeline", "sign-off", "field", "contents")
_BLOCK_TAGS = {"p", "ul", "ol", "dl", "blockquote", "div", "table", "hr", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader made: blocks, and what is to be said of the input."""

    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def read(rendered: Rendered, find_picture: FindPicture) -> Read:
    """Read rendered Markdown as blocks. Raises nothing for bad input: that is in the diagnostics."""
    reader = _Reader(rendered.values, find_picture, rendered.file)
    blocks = tuple(reader.markdown(rendered.markdown, None))
    return Read(blocks, tuple(reader.diagnostics))


class _Reader(Lines):
    """Walks HTML elements; gathers diagnostics on the way."""

    def __init__(self, values: tuple[Value, ...], find_picture: FindPicture, file: str) -> None:
        super().__init__(values, file)
        self.find_picture = find_picture

    # Markdown and slots

    def markdown(self, text: str, origin: Origin | None) -> Iterator[Block]:
        """Yield the blocks of a Markdown text; `origin` is where it stands in the YAML, None for a template."""
        if origin and _SHALLOW_LIST.search(text):
            self.say(
                "list-indent",
                "a list inside a list is not indented enough",
                origin,
                "Put four blanks before its items.",
            )
        if origin and _late_list(text):
            self.say("list-start", "a list begins inside a paragraph", origin, "Put an empty line before the list.")
        elements = None if origin and _DEEP.search(text) else html_of(text)
        if elements is None:
            self.say("too-deep", "more than nine lists or quotations stand inside one another", origin, "Use fewer.")
            return
        # Only a reference such as `&#xE000;` can still bring in what no input may hold.
        if origin and "&" in text and (refused := REFUSED.search(_all_text(elements))):
            message = f"the character U+{ord(refused.group()):04X} has no place in a document"
            self.say("character", message, origin, "Delete the character.")
            return
        yield from self.blocks(elements, origin)

    def prose(self, value: Value) -> tuple[Block, ...]:
        """Return a Prose value's blocks."""
        origin = value.origin or self.template
        return tuple(self.markdown(value.text, origin))

    # Blocks

    def blocks(self, parent: HtmlElement, origin: Origin | None) -> Iterator[Block]:
        """Yield the blocks inside an element; words that stand loose in it become paragraphs."""
        if whole := self._whole(parent):
            yield from self.prose(whole)
            return
        loose = list(self.filled(parent.text or "", origin))
        for child in parent:
            if _is_block(child):
                yield from _paragraphs(loose)
                loose = []
                yield from self.block(child, origin)
            else:
                loose += self.inline(child, origin)
            loose += self.after(child, origin)
        yield from _paragraphs(loose)

    def _whole(self, element: HtmlElement) -> Value | None:
        """Return the Prose value that is all that an element holds: its blocks may take the element's place."""
        found = SLOT.fullmatch((element.text or "").strip(BLANK))
        value = self.values[int(found[1])] if found and len(element) == 0 else None
        return value if value and value.form == "prose" else None

    def block(self, element: HtmlElement, origin: Origin | None) -> Iterable[Block]:
        """Return the blocks that a block element stands for."""
        match element.tag:
            case "p":
                return self._paragraph(element, origin)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                return self._heading(element, origin)
            case "ul":
                return (BulletList(self._items(element, origin)),)
            case "ol":
                return (OrderedList(self._items(element, origin), self._start(element, origin)),)
            case "dl":
                return (DefinitionList(self._definitions(element, origin)),)
            case "blockquote":
                return (Quote(tuple(self.blocks(element, origin))),)
            case "hr":
                return (PageBreak(),) if origin is None else self.no_place("a line across the page", origin)
            case "div":
                return self._admonition(element, origin)
            case _:
                return self.no_place(IN_WORDS.get(str(element.tag), str(element.tag)), origin)

    def _paragraph(self, element: HtmlElement, origin: Origin | None) -> Iterable[Block]:
        role, name = element.get("class", ""), self.attribute(element.get("id"))
        if origin is not None and (role or name):
            self.no_place("a {: ... } that gives a role or an id", origin)
            role = name = ""
        if whole := self._whole(element):
            first, *others = self.prose(whole) or (Paragraph(()),)
            return (replace(first, role=role, id=name) if isinstance(first, Paragraph) else first, *others)
        if len(element) == 1 and element[0].tag == "img" and not (element.text or element[0].tail or "").strip():
            return self._figure(element[0], origin)
        children = trimmed(self.inlines(element, origin))
        if language := self.language(element, origin):
            children = (Language(language, children),)
        return (Paragraph(children, name, role),) if children else ()

    def _heading(self, element: HtmlElement, origin: Origin | None) -> tuple[Block, ...]:
        if origin is not None:
            return self.no_place("a heading", origin)
        level = int(element.tag[1])
        children = trimmed(self.inlines(element, origin))
        return (Heading(level, children, self.attribute(element.get("id")), element.get("class", "")),)

    def _items(self, element: HtmlElement, origin: Origin | None) -> tuple[ListItem, ...]:
        return tuple(ListItem(tuple(self.blocks(item, origin))) for item in element if item.tag == "li")

    def _start(self, element: HtmlElement, origin: Origin | None) -> int:
        number = element.get("start", "1")
        if len(number) > _LONGEST_NUMBER:
            self.say(
                "list-start", "a list begins with a very large number", origin, "Write the number inside a sentence."
            )
        return int(number[:_LONGEST_NUMBER])

    def _definitions(self, element: HtmlElement, origin: Origin | None) -> tuple[Definition, ...]:
        made: list[Definition] = []
        for child in element:
            if child.tag == "dt":
                made.append(Definition(trimmed(self.inlines(child, origin)), ()))
            elif made:
                made[-1] = replace(made[-1], blocks=(*made[-1].blocks, *self.blocks(child, origin)))
        return tuple(made)

    def _figure(self, element: HtmlElement, origin: Origin | None) -> tuple[Block, ...]:
        name, alt = self.attribute(element.get("src")), self.attribute(element.get("alt"))
        if not alt.strip():
            self.say(
                "no-alt", f"the picture {name} has no text alternative", origin, "Say what it shows: ![words](file)."
            )
        try:
            picture = self.find_picture(name)
        except BriefgenError as error:
            self.say("picture", error.message, origin, "Name a PNG or JPEG file inside the workspace.")
            return ()
        caption = self.attribute(element.get("title"))
        return (Figure(picture, alt, (Text(caption, origin),) if caption else ()),)

    # Call-outs and their like: `!!! kind "Title"`

    def _admonition(self, element: HtmlElement, origin: Origin | None) -> tuple[Block, ...]:
        if origin is not None:
            return self.no_place("a call-out (a line that begins with !!!)", origin)
        kind, *options = element.get("class", "").split()[1:] or [""]
        title: tuple[Inline, ...] = ()
        if len(element) and element[0].get("class") == "admonition-title":
            title = trimmed(self.inlines(element[0], origin))
            element.remove(element[0])
        if not title:
            self.say("no-title", f"`!!! {kind}` has no title", origin, f'Write !!! {kind} "Title".')
        match kind:
            case "table":
                return self._table(element, title, "row-headers" in options, origin)
            case "timeline" | "sign-off":
                made = Timeline if kind == "timeline" else SignOff
                return tuple(made(title, entries) for entries in self._entries(element, kind, origin))
            case "field":
                return read_field(self, element, title, options, origin)
            case "contents":
                if len(element):
                    fix = "Leave it empty: it fills itself."
                    self.say("no-place", "`!!! contents` holds something", origin, fix)
                return (Contents(title),)
            case _ if kind in CALLOUTS:
                return (Callout(kind, title, tuple(self.blocks(element, origin))),)
            case _:
                self.say(
                    "no-place",
                    f"there is no call-out `!!! {kind}`",
                    origin,
                    f"Use one of {', '.join((*CALLOUTS, *_FRAMES))}.",
                )
                return ()

    def _entries(self, element: HtmlElement, kind: str, origin: Origin | None) -> Iterator[tuple[Definition, ...]]:
        lists = [child for child in element if child.tag == "dl"]
        if len(lists) != 1 or len(element) != 1:
            self.say(
                "no-place",
                f"`!!! {kind}` holds something else than one list of terms",
                origin,
                "Write each as `term`, then `:   words`.",
            )
        yield from (self._definitions(child, origin) for child in lists)

    def _table(
        self, element: HtmlElement, caption: tuple[Inline, ...], row_headers: bool, origin: Origin | None
    ) -> tuple[Block, ...]:
        if [child.tag for child in element] != ["table"]:
            self.say(
                "no-place",
                "`!!! table` holds something else than one table",
                origin,
                "Keep the lines of the table together.",
            )
            return ()
        header, *rows = [self._row(row, origin) for row in element.iter("tr")]
        rows = [
            row for row in rows if any(cell.children for cell in row.cells)
        ]  # a table without rows gets an empty one
        return (Table(caption, header, tuple(rows), row_headers),)

    def _row(self, row: HtmlElement, origin: Origin | None) -> Row:
        return Row(tuple(Cell(trimmed(self.inlines(cell, origin))) for cell in row))


def _late_list(text: str) -> bool:
    """Tell whether a paragraph goes on with what was meant as a list: `The group:`, then `- one` in the next line."""
    blocks = (block for block in re.split(r"\n[ \t]*\n", text.strip("\n")) if "\n" in block)
    return any(not _OTHER_START.match(block) and re.search(r"\n(?:[-*+]|1\.) ", block) for block in blocks)


def _all_text(element: HtmlElement) -> str:
    return "".join([element.text_content(), *(text for one in element.iter() for text in one.attrib.values())])


def _is_block(element: HtmlElement) -> bool:
    return element.tag in _BLOCK_TAGS


def _paragraphs(loose: list[Inline]) -> Iterator[Paragraph]:
    if children := trimmed(loose):
        yield Paragraph(children)
