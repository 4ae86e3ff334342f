"""Words inside a line, as runs of a Word file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

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
)
from briefgen.writers.docx_ledger import Ledger, Relations, bookmark_name
from briefgen.writers.docx_xml import NOTHING, XML, element, join, value

TAB = element("w:r", None, element("w:tab"))


@dataclass(frozen=True, slots=True)
class Look:
    """How words look: a character style (`label`) that their place gives them, and what stands around them."""

    label: str = ""
    strong: bool = False
    emphasis: bool = False
    linked: bool = False
    language: str = ""


class Inlines:
    """Writes inlines of one part: `relations` takes down the links, `ledger` the footnotes."""

    def __init__(self, ledger: Ledger, relations: Relations) -> None:
        self._ledger = ledger
        self._relations = relations

    def write(self, inlines: Iterable[Inline], look: Look = Look()) -> XML:
        """Return the runs of inlines that look so."""
        return join(self._inline(inline, look) for inline in inlines)

    def _inline(self, inline: Inline, look: Look) -> XML:
        match inline:
            case Text(text=text) | Date(text=text) | Abbreviation(short=text):
                return self._run(text, look)
            case Emphasis():
                return self.write(inline.children, replace(look, emphasis=True))
            case Strong():
                return self.write(inline.children, replace(look, strong=True))
            case Language():
                return self.write(inline.children, replace(look, language=inline.language))
            case Link():
                return self._link(inline, look)
            case Footnote():
                return self._footnote(inline)
            case LineBreak():
                return element("w:r", None, element("w:br"))
            case _:
                assert_never(inline)

    def _run(self, text: str, look: Look) -> XML:
        if not text:
            return NOTHING
        words = element("w:t", {"xml:space": "preserve"}, text)
        return element("w:r", None, self._properties(look, text), words)

    def _properties(self, look: Look, text: str) -> XML:
        """The properties of a run, in the order of ECMA-376 17.3.2.

        A run has one character style. Where several would apply, the first stands, and bold and italics are added.
        """
        named = [(look.linked, "Hyperlink"), (bool(look.label), look.label)]
        named += [(look.strong, "Strong"), (look.emphasis, "Emphasis")]
        style = next((name for applies, name in named if applies), "")
        parts = [value("w:rStyle", self._ledger.reference.character(style))] if style else []
        if look.strong and style != "Strong":
            parts += [element("w:b"), element("w:bCs")]
        if look.emphasis and style != "Emphasis":
            parts += [element("w:i"), element("w:iCs")]
        if _runs_leftwards(text):
            parts.append(element("w:rtl"))
        if look.language:  # whichever of Word's three classes of script the letters fall in, this is their language
            parts.append(element("w:lang", dict.fromkeys(("w:val", "w:eastAsia", "w:bidi"), look.language)))
        return element("w:rPr", None, *parts) if parts else NOTHING

    def _link(self, link: Link, look: Look) -> XML:
        if look.linked:  # Word has no link inside a link
            return self.write(link.children, look)
        if link.target.startswith("#"):
            where = {"w:anchor": bookmark_name(link.target[1:])}
        else:
            where = {"r:id": self._relations.link(link.target)}
        return element("w:hyperlink", where, self.write(link.children, replace(look, linked=True)))

    def _footnote(self, footnote: Footnote) -> XML:
        if self._relations is self._ledger.notes:
            raise ValueError("a footnote stands inside a footnote")
        reference = self._ledger.reference
        number = len(self._ledger.footnotes) + 1
        style = element("w:rPr", None, value("w:rStyle", reference.character("Footnote Reference")))
        content = Inlines(self._ledger, self._ledger.notes).write((Text(" "), *footnote.children))
        note = element(
            "w:p",
            None,
            element("w:pPr", None, value("w:pStyle", reference.paragraph("Footnote Text"))),
            element("w:r", None, style, element("w:footnoteRef")),
            content,
        )
        self._ledger.footnotes.append(element("w:footnote", {"w:id": number}, note))
        return element("w:r", None, style, element("w:footnoteReference", {"w:id": number}))


def _runs_leftwards(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left (Unicode annex 9, P2)."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction in {"R", "AL"} for direction in directions if direction in {"L", "R", "AL"}), False)
