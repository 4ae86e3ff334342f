"""Inlines of a document to HTML, with the footnotes met on the way."""

from __future__ import annotations

from typing import assert_never
from urllib.parse import quote

from markupsafe import Markup, escape

from briefgen.document import (
    Abbreviation,
    Date,
    Emphasis,
    Footnote,
    Inline,
    Language,
    LineBreak,
    Link,
    Strong,
    Text,
    plain_text,
)
from briefgen.writers.html_element import element, framed, void

_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_KIND = "document:"


BESIDE = "{}.html"
"""Where the document of another kind is, if nothing else is said: in the same folder."""


class Running:
    """What is counted on the way through one document: its footnotes, and the parts that need an id.

    `beside` is where the document of another kind is, as a browser goes there: `{}.html`.
    """

    def __init__(self, beside: str = BESIDE) -> None:
        self.beside = beside
        self.notes: list[Markup] = []
        self._parts: dict[str, int] = {}

    def new_id(self, part: str) -> str:
        """Return an id for the next part of this name.

        An author's ids are letters, digits and hyphens, so one with a low line in it is never taken.
        """
        self._parts[part] = self._parts.get(part, 0) + 1
        return f"{part}_{self._parts[part]}"


def write_inlines(nodes: tuple[Inline, ...], running: Running) -> Markup:
    """Return a line of inlines as HTML; its footnotes are added to `running`."""
    return Markup("").join(write_inline(node, running) for node in nodes)


def write_inline(node: Inline, running: Running) -> Markup:
    """Return one inline as HTML; a footnote is added to `running`."""
    match node:
        case Text(text=text):
            return escape(text)
        case Emphasis(children=children):
            return element("em", write_inlines(children, running))
        case Strong(children=children):
            return element("strong", write_inlines(children, running))
        case Language(language=language, children=children):
            return element("span", write_inlines(children, running), lang=language)
        case Abbreviation(short=short, long=long):
            return element("abbr", short, title=long)
        case Date(text=text, iso=iso):
            return element("time", text, datetime=iso) if iso else escape(text)
        case LineBreak():
            # The line end keeps the words of both lines apart for a program that reads the text alone.
            return void("br") + "\n"
        case Link():
            return _link(node, running)
        case Footnote(children=children):
            return _footnote(children, running)
        case _:
            assert_never(node)


def address(target: str, beside: str = BESIDE) -> str | None:
    """Return what a browser may follow for a link's target; None for anything that the tree does not allow."""
    if target.startswith(_KIND):
        return beside.format(quote(target.removeprefix(_KIND), safe=""))
    return target if target.startswith("#") else followed(target)


def followed(target: str | None) -> str | None:
    """Return an address if a browser may follow it away from the page; None for any other, as a script."""
    return target if target and target.lower().startswith(_SCHEMES) else None


def _link(link: Link, running: Running) -> Markup:
    words = write_inlines(link.children, running)
    where = address(link.target, running.beside)
    if where is None:
        return words
    # On paper the address follows the words of a link, unless the words are the address.
    spelled = where.startswith("http") and plain_text(link.children).strip().rstrip("/") in where
    return element("a", words, href=where, class_="spelled" if spelled else None)


def _footnote(children: tuple[Inline, ...], running: Running) -> Markup:
    """Return the number that leads to a note, and keep the note; a note inside this note comes after it."""
    number = len(running.notes) + 1
    running.notes.append(Markup())
    running.notes[number - 1] = write_inlines(children, running)
    here, there, label = f"noteref_{number}", f"#note_{number}", f"Note {number}"
    link = element("a", str(number), id=here, href=there, role="doc-noteref", aria_label=label)
    return element("sup", link)


def write_notes(notes: list[Markup]) -> Markup:
    """Return the footnotes as the list that ends the document; empty without any.

    The way back is an arrow that the style draws, so that the words of a note are the same as in Word.
    """
    if not notes:
        return Markup()
    items = [_note(number, note) for number, note in enumerate(notes, start=1)]
    return element(
        "section", framed([element("ol", framed(items))]), class_="notes", role="doc-endnotes", aria_label="Notes"
    )


def _note(number: int, words: Markup) -> Markup:
    label = f"Back to note {number} in the text"
    where = f"#noteref_{number}"
    back = element("a", "", class_="note-back", href=where, role="doc-backlink", aria_label=label)
    return element("li", words + "\n" + back, id=f"note_{number}")
