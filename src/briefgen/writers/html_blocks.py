"""Blocks of a document to HTML: what stands inside `main`."""

from __future__ import annotations

from base64 import b64encode
from typing import assert_never

from markupsafe import Markup

from briefgen.document import (
    Block,
    BulletList,
    Callout,
    Contents,
    ContentsEntry,
    Definition,
    DefinitionList,
    Document,
    Field,
    Figure,
    Heading,
    Inline,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Section,
    SignOff,
    Table,
    Timeline,
    plain_text,
)
from briefgen.writers.html_element import element, framed, lines, void
from briefgen.writers.html_inlines import BESIDE, Running, write_inlines, write_notes
from briefgen.writers.html_table import write_table


def write_body(document: Document, beside: str = BESIDE) -> Markup:
    """Return the whole text of a document as HTML: its blocks, then its footnotes.

    `beside` is where the document of another kind is.
    """
    running = Running(beside)
    blocks = write_blocks(document.blocks, running)
    return lines(part for part in (blocks, write_notes(running.notes)) if part)


def write_blocks(blocks: tuple[Block, ...], running: Running) -> Markup:
    """Return blocks as HTML, one after the other."""
    return lines(write_block(block, running) for block in blocks)


def write_block(block: Block, running: Running) -> Markup:
    """Return one block as HTML."""
    match block:
        case Heading():
            return _heading(block, running)
        case Paragraph(children=children, id=name, role=role):
            return element("p", write_inlines(children, running), id=name or None, class_=role or None)
        case BulletList(items=items):
            return element("ul", _items(items, running))
        case OrderedList(items=items, start=start):
            return element("ol", _items(items, running), start=None if start == 1 else str(start))
        case DefinitionList(entries=entries):
            return _definitions(entries, running)
        case Quote(blocks=blocks):
            return element("blockquote", framed([write_blocks(blocks, running)]))
        case Callout():
            return _callout(block, running)
        case Table():
            return write_table(block, running)
        case Figure():
            return _figure(block, running)
        case Timeline():
            return _timeline(block, running)
        case SignOff():
            return _sign_off(block, running)
        case Field():
            return _field(block, running)
        case Contents():
            return _contents(block, running)
        case PageBreak():
            return element("div", "", class_="page-break")
        case Section():
            return _section(block, running)
        case _:
            assert_never(block)


def data_uri(picture: Picture) -> str:
    """Return a picture as an address that holds it, so that the file needs no other."""
    return f"data:{picture.media_type};base64,{b64encode(picture.content).decode('ascii')}"


def _heading(heading: Heading, running: Running, number: int | None = None, name: str = "") -> Markup:
    words = write_inlines(heading.children, running)
    if number is not None:
        words = element("span", str(number), class_="box-number") + " " + words
    return element(f"h{heading.level}", words, id=name or heading.id or None)


def _section(section: Section, running: Running) -> Markup:
    """Return a section; those of the second level are landmarks, named by their heading.

    Deeper ones are not: a screen reader would list every part of a long response, several of one name.
    """
    heading = section.heading
    name = heading.id or running.new_id("section")
    parts = [_heading(heading, running, section.number, name)]
    if section.blocks:
        parts.append(write_blocks(section.blocks, running))
    landmark = name if heading.level <= 2 else None
    return element("section", framed(parts), class_=section.role or None, aria_labelledby=landmark)


def _items(items: tuple[ListItem, ...], running: Running) -> Markup:
    return framed(element("li", _flow(item.blocks, running)) for item in items)


def _flow(blocks: tuple[Block, ...], running: Running) -> Markup:
    """Return the blocks of an item; a lone paragraph is written as its words, to be read out without a stop."""
    match blocks:
        case (Paragraph(children=children, id="", role=""),):
            return write_inlines(children, running)
        case _:
            return framed([write_blocks(blocks, running)])


def _definitions(entries: tuple[Definition, ...], running: Running) -> Markup:
    return element("dl", framed(_definition(entry, running) for entry in entries))


def _definition(entry: Definition, running: Running) -> Markup:
    term = element("dt", write_inlines(entry.term, running))
    return element("div", framed([term, element("dd", _flow(entry.blocks, running))]))


def _titled(part: str, role: str, title: tuple[Inline, ...], running: Running) -> tuple[str, Markup]:
    """Return the id and the title of a part; a paragraph, for a heading here would break the order of levels."""
    name = running.new_id(part)
    return name, element("p", write_inlines(title, running), id=name, class_=role)


def _callout(callout: Callout, running: Running) -> Markup:
    name, title = _titled("callout", "callout-title", callout.title, running)
    parts = [title, write_blocks(callout.blocks, running)]
    return element("div", framed(parts), class_=f"callout {callout.kind}", role="note", aria_labelledby=name)


def _figure(figure: Figure, running: Running) -> Markup:
    picture = figure.picture
    size = {"width": str(picture.width), "height": str(picture.height)}
    parts = [void("img", src=data_uri(picture), alt=figure.alt, **size)]
    if figure.caption:
        parts.append(element("figcaption", write_inlines(figure.caption, running)))
    return element("figure", framed(parts))


def _timeline(timeline: Timeline, running: Running) -> Markup:
    name, title = _titled("timeline", "timeline-title", timeline.title, running)
    events = element("ol", framed(_event(entry, running) for entry in timeline.entries), role="list")
    return element("div", framed([title, events]), class_="timeline", role="group", aria_labelledby=name)


def _event(entry: Definition, running: Running) -> Markup:
    when = element("p", write_inlines(entry.term, running), class_="when")
    return element("li", framed([when, write_blocks(entry.blocks, running)]))


def _sign_off(sign_off: SignOff, running: Running) -> Markup:
    name, title = _titled("signoff", "sign-off-title", sign_off.title, running)
    parts = [title, _definitions(sign_off.entries, running)]
    return element("div", framed(parts), class_="sign-off", role="group", aria_labelledby=name)


def _field(field: Field, running: Running) -> Markup:
    """Return the label and the room to write in on paper: on the screen a page is read, and the Word file filled in."""
    name, label = _titled("field", "field-label", field.label, running)
    room = element("p", plain_text(field.hint), class_="room lines" if field.form == "lines" else "room")
    return element("div", framed([label, room]), class_="field", role="group", aria_labelledby=name)


def _contents(contents: Contents, running: Running) -> Markup:
    name, title = _titled("contents", "contents-title", contents.title, running)
    items = (_contents_entry(entry, running) for entry in contents.entries)
    # Safari forgets that a list without bullets is one, unless told.
    listed = element("ul", framed(items), role="list")
    return element("section", framed([title, listed]), class_="contents", role="doc-toc", aria_labelledby=name)


def _contents_entry(entry: ContentsEntry, running: Running) -> Markup:
    return element("li", element("a", write_inlines(entry.children, running), href=f"#{entry.target}"))
