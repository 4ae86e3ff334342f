"""HTML elements to the document tree, slots filled from their values.

An element that the tree has no place for is a diagnostic at its YAML field, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from briefgen.diagnostics import Diagnostic, Origin, Position, at
from briefgen.document import (
    CALLOUTS,
    Block,
    BulletList,
    Callout,
    Cell,
    Contents,
    Date,
    Definition,
    DefinitionList,
    Emphasis,
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
    SignOff,
    Strong,
    Table,
    Text,
    Timeline,
    plain_text,
    walk,
)
from briefgen.errors import BriefgenError
from briefgen.reader.converter import NOTE, RAW_HTML, html_of
from briefgen.slots import SLOT, Rendered, Value
from briefgen.source import REFUSED

FindPicture = Callable[[str], Picture]
"""Gives a picture by its name in the workspace. Raises BriefgenError if there is none, or it is no picture."""

_BLANK = " \t\n\r"
_LINK = re.compile(r"https?://[^\s]+|mailto:[^\s]+|tel:[+0-9 ()-]+|#[^\s]+|document:[a-z0-9-]+", re.IGNORECASE)
_SHALLOW_LIST = re.compile(r"^(?:[-*+]|\d+\.) .*\n {1,3}(?:[-*+]|\d+\.) ", re.MULTILINE)
_OTHER_START = re.compile(r"[ \t>:|]|[-*+] |\d+\. ")
_LONGEST_NUMBER = 9  # digits: what Word can hold (ECMA-376 22.9.2.12, a 32-bit number)
_DEEP = re.compile(r"^(?: {4}|\t|> ?){10}", re.MULTILINE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FRAMES = ("table", "timeline", "sign-off", "contents")
_BLOCK_TAGS = {"p", "ul", "ol", "dl", "blockquote", "div", "table", "hr", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
_IN_WORDS = {
    "pre": "code (a paragraph that begins with four blanks)",
    "code": "code (words between backticks)",
    "img": "a picture inside a line",
    "table": "a table outside `!!! table`",
    RAW_HTML: "HTML",
}


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


class _Reader:
    """Walks HTML elements; gathers diagnostics on the way."""

    def __init__(self, values: tuple[Value, ...], find_picture: FindPicture, file: str) -> None:
        self.values = values
        self.find_picture = find_picture
        self.template = Origin(Position(file), "")
        self.diagnostics: list[Diagnostic] = []

    def say(self, code: str, message: str, origin: Origin | None, fix: str) -> None:
        """Note a diagnostic at the YAML field, or else at the template."""
        self.diagnostics.append(Diagnostic(code, message, fix=fix, **at(origin or self.template)))

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

    def filled(self, text: str, origin: Origin | None) -> Iterator[Inline]:
        """Yield text with its slots filled, as inlines."""
        parts = SLOT.split(text)
        for place, part in enumerate(parts):
            if place % 2:
                yield from self.inline_value(self.values[int(part)])
            elif part:
                yield Text(re.sub(f"[{_BLANK}]+", " ", part), origin)

    def after(self, element: HtmlElement, origin: Origin | None) -> Iterator[Inline]:
        """Yield what follows an element; a new line begins without a blank."""
        tail = element.tail or ""
        return self.filled(tail.lstrip(_BLANK) if element.tag == "br" else tail, origin)

    def inline_value(self, value: Value) -> Iterator[Inline]:
        """Yield what a value is inside a line."""
        match value.form:
            case "date":
                yield Date(value.text, value.iso, value.origin)
            case "plain":
                yield Text(value.text, value.origin)
            case "prose":
                match self.prose(value):
                    case (Paragraph(children=children),):
                        yield from children
                    case _:
                        fix = "Keep it to one paragraph, without lists."
                        self.say("prose-in-line", "this text stands inside a line of the document", value.origin, fix)

    def attribute(self, text: str | None) -> str:
        """Return an attribute with its slots filled."""
        return SLOT.sub(lambda slot: self.values[int(slot[1])].text, text or "")

    def language(self, element: HtmlElement, origin: Origin | None) -> str:
        """Return the language of an element, if it has one of its own."""
        tag = self.attribute(element.get("lang"))
        if tag and not _LANGUAGE.fullmatch(tag):
            self.say("language", f'"{tag}" names no language', origin, "Name it by its tag: cy, pl, ur.")
            return ""
        return tag

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
        found = SLOT.fullmatch((element.text or "").strip(_BLANK))
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
                return (PageBreak(),) if origin is None else self._no_place("a line across the page", origin)
            case "div":
                return self._admonition(element, origin)
            case _:
                return self._no_place(_IN_WORDS.get(str(element.tag), str(element.tag)), origin)

    def _no_place(self, what: str, origin: Origin | None) -> tuple[Block, ...]:
        self.say(
            "no-place", f"{what} has no place in a document", origin, "Write plain words, lists, *emphasis* or links."
        )
        return ()

    def _paragraph(self, element: HtmlElement, origin: Origin | None) -> Iterable[Block]:
        # Roles and ids are the template's to give.
        role, name = (element.get("class", ""), self.attribute(element.get("id"))) if origin is None else ("", "")
        if whole := self._whole(element):
            first, *others = self.prose(whole) or (Paragraph(()),)
            return (replace(first, role=role, id=name) if isinstance(first, Paragraph) else first, *others)
        if len(element) == 1 and element[0].tag == "img" and not (element.text or element[0].tail or "").strip():
            return self._figure(element[0], origin)
        children = _trimmed(self.inlines(element, origin))
        if language := self.language(element, origin):
            children = (Language(language, children),)
        return (Paragraph(children, name, role),) if children else ()

    def _heading(self, element: HtmlElement, origin: Origin | None) -> tuple[Block, ...]:
        if origin is not None:
            return self._no_place("a heading", origin)
        level = int(element.tag[1])
        children = _trimmed(self.inlines(element, origin))
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
                made.append(Definition(_trimmed(self.inlines(child, origin)), ()))
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
            return self._no_place("a call-out (a line that begins with !!!)", origin)
        kind, *options = element.get("class", "").split()[1:] or [""]
        title: tuple[Inline, ...] = ()
        if len(element) and element[0].get("class") == "admonition-title":
            title = _trimmed(self.inlines(element[0], origin))
            element.remove(element[0])
        if not title:
            self.say("no-title", f"`!!! {kind}` has no title", origin, f'Write !!! {kind} "Title".')
        match kind:
            case "table":
                return self._table(element, title, "row-headers" in options, origin)
            case "timeline" | "sign-off":
                made = Timeline if kind == "timeline" else SignOff
                return tuple(made(title, entries) for entries in self._entries(element, kind, origin))
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
        return Row(tuple(Cell(_trimmed(self.inlines(cell, origin))) for cell in row))

    # Inlines

    def inlines(self, parent: HtmlElement, origin: Origin | None) -> list[Inline]:
        """Return what stands inside an element of a line."""
        made = list(self.filled(parent.text or "", origin))
        for child in parent:
            made += self.inline(child, origin)
            made += self.after(child, origin)
        return made

    def inline(self, element: HtmlElement, origin: Origin | None) -> list[Inline]:
        """Return the inlines that an element stands for."""
        if language := self.language(element, origin):
            return [Language(language, tuple(self._styled(element, origin)))]
        return self._styled(element, origin)

    def _styled(self, element: HtmlElement, origin: Origin | None) -> list[Inline]:
        match element.tag:
            case "em":
                return [Emphasis(tuple(self.inlines(element, origin)))]
            case "strong":
                return [Strong(tuple(self.inlines(element, origin)))]
            case "a":
                return self._link(element, origin)
            case "br":
                return [LineBreak()]
            case _ if element.tag == NOTE:
                return [self._note(element, origin)]
            case _:
                what = _IN_WORDS.get(str(element.tag), str(element.tag))
                self._no_place(
                    f"{what} ({' '.join(element.text_content().split())[:40]})" if element.tag == RAW_HTML else what,
                    origin,
                )
                return []

    def _note(self, element: HtmlElement, origin: Origin | None) -> Footnote:
        note = Footnote(_trimmed(self.inlines(element, origin)))
        unread = origin is not None and "^[" in plain_text(note.children)
        if unread or any(isinstance(node, Footnote) for node in walk(note.children)):
            self.say("no-place", "a note inside a note has no place in a document", origin, "Make one note of the two.")
        return note

    def _link(self, element: HtmlElement, origin: Origin | None) -> list[Inline]:
        target = self.attribute(element.get("href")).strip()
        children = tuple(self.inlines(element, origin))
        if not _LINK.fullmatch(target):
            fix = "Begin it with https://, mailto: or tel:, or name a heading's #id."
            self.say(
                "link",
                "a link leads nowhere that a document may lead",
                self._slot_origin(element.get("href")) or origin,
                fix,
            )
            return list(children)
        if any(isinstance(node, (Link, Footnote)) for node in walk(children)):
            self.say("link", "a link or a note stands inside a link", origin, "Put it behind the link.")
        if not plain_text(children).strip():
            self.say("link", "a link has no words", origin, "Say where it leads: [words](address).")
        return [Link(target, children)]

    def _slot_origin(self, text: str | None) -> Origin | None:
        found = SLOT.search(text or "")
        return self.values[int(found[1])].origin if found else None


def _late_list(text: str) -> bool:
    """Tell whether a paragraph goes on with what was meant as a list: `The group:`, then `- one` in the next line."""
    blocks = (block for block in re.split(r"\n[ \t]*\n", text.strip("\n")) if "\n" in block)
    return any(not _OTHER_START.match(block) and re.search(r"\n(?:[-*+]|1\.) ", block) for block in blocks)


def _all_text(element: HtmlElement) -> str:
    return "".join([element.text_content(), *(text for one in element.iter() for text in one.attrib.values())])


def _is_block(element: HtmlElement) -> bool:
    return element.tag in _BLOCK_TAGS


def _paragraphs(loose: list[Inline]) -> Iterator[Paragraph]:
    if children := _trimmed(loose):
        yield Paragraph(children)


def _trimmed(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return inlines without blanks at the ends; nothing if only blanks are left."""
    made = list(inlines)
    while made and isinstance(first := made[0], Text) and first.text[:1] in _BLANK:
        made[:1] = [replace(first, text=first.text.lstrip(_BLANK))] if first.text.strip(_BLANK) else []
    while made and isinstance(last := made[-1], Text) and last.text[-1:] in _BLANK:
        made[-1:] = [replace(last, text=last.text.rstrip(_BLANK))] if last.text.strip(_BLANK) else []
    return tuple(made)
