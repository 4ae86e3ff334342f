"""Markdown to HTML elements; the only module that uses Python-Markdown.

Its HTML is parsed, not its own tree, which holds placeholders until its last step. Raw HTML comes out as an element
without a place in a document, so that it is reported and never passed on.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import lxml.html
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, LinkInlineProcessor

RAW_HTML = "raw-html"
NOTE = "note"


class _RawHtml(InlineProcessor):
    """Keeps a tag or a comment as an element that shows what it was."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        element = Element(RAW_HTML)
        element.text = m.group(0)
        return element, m.start(0), m.end(0)


class _Note(LinkInlineProcessor):
    """`^[words]` is a footnote at that place."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, ...]:  # type: ignore[override]  # noqa: N802
        text, index, handled = self.getText(data, m.end(0))
        if not handled:
            return None, None, None
        element = Element(NOTE)
        element.text = text
        return element, m.start(0), index


class _DocumentMarkdown(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_RawHtml(r"</?[a-zA-Z!?][^<>]*>|<!--.*?-->", md), "html", 90)
        md.inlinePatterns.register(_Note(r"\^\[", md), "note", 165)


@cache
def _converter() -> Markdown:
    return Markdown(extensions=["tables", "admonition", "attr_list", "def_list", "sane_lists", _DocumentMarkdown()])


def html_of(markdown: str) -> lxml.html.HtmlElement | None:
    """Return Markdown as the elements inside one `div`; None if it is nested too deep to be read."""
    try:
        html = _converter().reset().convert(markdown)
    except RecursionError:
        return None
    return lxml.html.fragment_fromstring(html, create_parent="div")
