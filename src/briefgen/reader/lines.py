"""Lines of words: values in their slots, emphasis, links, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from briefgen.diagnostics import Diagnostic, Origin, Position, at
from briefgen.document import (
    Block,
    Date,
    Emphasis,
    Footnote,
    Inline,
    Language,
    LineBreak,
    Link,
    Paragraph,
    Strong,
    Text,
    plain_text,
    walk,
)
from briefgen.reader.converter import NOTE, RAW_HTML
from briefgen.slots import SLOT, Value

BLANK = " \t\n\r"
IN_WORDS = {
    "pre": "code (a paragraph that begins with four blanks)",
    "code": "code (words between backticks)",
    "img": "a picture inside a line",
    "table": "a table outside `!!! table`",
    RAW_HTML: "HTML",
}
_LINK = re.compile(r"https?://[^\s]+|mailto:[^\s]+|tel:[+0-9 ()-]+|#[^\s]+|document:[a-z0-9-]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Lines:
    """Reads what stands inside a line; gathers diagnostics on the way."""

    def __init__(self, values: tuple[Value, ...], file: str) -> None:
        self.values = values
        self.template = Origin(Position(file), "")
        self.diagnostics: list[Diagnostic] = []

    def prose(self, value: Value) -> tuple[Block, ...]:
        """Return a Prose value's blocks; the reader of blocks knows how."""
        raise NotImplementedError

    def say(self, code: str, message: str, origin: Origin | None, fix: str) -> None:
        """Note a diagnostic at the YAML field, or else at the template."""
        self.diagnostics.append(Diagnostic(code, message, fix=fix, **at(origin or self.template)))

    def no_place(self, what: str, origin: Origin | None) -> tuple[Block, ...]:
        """Note that something has no place in a document; nothing stands for it."""
        self.say(
            "no-place", f"{what} has no place in a document", origin, "Write plain words, lists, *emphasis* or links."
        )
        return ()

    def filled(self, text: str, origin: Origin | None) -> Iterator[Inline]:
        """Yield text with its slots filled, as inlines."""
        parts = SLOT.split(text)
        for place, part in enumerate(parts):
            if place % 2:
                yield from self.inline_value(self.values[int(part)])
            elif part:
                yield Text(re.sub(f"[{BLANK}]+", " ", part), origin)

    def after(self, element: HtmlElement, origin: Origin | None) -> Iterator[Inline]:
        """Yield what follows an element; a new line begins without a blank."""
        tail = element.tail or ""
        return self.filled(tail.lstrip(BLANK) if element.tag == "br" else tail, origin)

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
                what = IN_WORDS.get(str(element.tag), str(element.tag))
                self.no_place(
                    f"{what} ({' '.join(element.text_content().split())[:40]})" if element.tag == RAW_HTML else what,
                    origin,
                )
                return []

    def _note(self, element: HtmlElement, origin: Origin | None) -> Footnote:
        note = Footnote(trimmed(self.inlines(element, origin)))
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
        if element.get("title"):
            self.say("link", "a link has a title, which would not be printed", origin, "Take it out: [words](address).")
        if not plain_text(children).strip():
            self.say("link", "a link has no words", origin, "Say where it leads: [words](address).")
        return [Link(target, children)]

    def _slot_origin(self, text: str | None) -> Origin | None:
        found = SLOT.search(text or "")
        return self.values[int(found[1])].origin if found else None


def trimmed(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return inlines without blanks at the ends; nothing if only blanks are left."""
    made = list(inlines)
    while made and isinstance(first := made[0], Text) and first.text[:1] in BLANK:
        made[:1] = [replace(first, text=first.text.lstrip(BLANK))] if first.text.strip(BLANK) else []
    while made and isinstance(last := made[-1], Text) and last.text[-1:] in BLANK:
        made[-1:] = [replace(last, text=last.text.rstrip(BLANK))] if last.text.strip(BLANK) else []
    return tuple(made)
