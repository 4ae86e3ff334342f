"""An HTML page opened for the checks of accessibility, with every place in it in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from briefgen.checks.opened import shortened
from briefgen.checks.subjects import CheckedArtifact
from briefgen.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page, with the words that tell nothing as a link's."""

    path: str
    root: html.HtmlElement
    link_words: frozenset[str] = frozenset()

    def every(self, *names: str) -> Iterator[html.HtmlElement]:
        """Yield the elements of these names, in their order."""
        yield from self.root.iter(*names)

    def place(self, node: html.HtmlElement) -> str:
        """Return where an element stands, in words: under which heading."""
        above = node.xpath("preceding::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6][1]")
        return f'under "{shortened(said(above[0]))}"' if above else "the beginning of the page"

    def name(self, node: html.HtmlElement) -> str:
        """Return the name by which a screen reader calls an element: its label, or its words and those of pictures."""
        ids = node.get("aria-labelledby", "").split()
        label = " ".join(said(one) for one in self.root.iter(etree.Element) if one.get("id") in ids) if ids else ""
        pictures = " ".join(picture.get("alt", "") for picture in node.iter("img"))
        return label.strip() or node.get("aria-label", "").strip() or f"{said(node)} {pictures}".strip()

    def fault(
        self,
        code: str,
        message: str,
        fix: str,
        node: html.HtmlElement | None = None,
        severity: Severity = Severity.ERROR,
    ) -> Diagnostic:
        """Return what is to be said of an element of this page, or of the whole page."""
        place = "the page" if node is None else self.place(node)
        judged = f"{place}: {message}"
        return Diagnostic(code, message, severity, artifact=self.path, field=place, fix=fix, judged=judged)


def opened_page(subject: CheckedArtifact) -> Page | None:
    """Return the page of a subject; None if there is nothing in it."""
    try:
        root = html.document_fromstring(subject.artifact.content, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None
    phrases = frozenset(str(phrase.avoid).casefold() for phrase in subject.shared.terms.link_text.phrases)
    return Page(subject.artifact.path, root, phrases)


def said(node: html.HtmlElement) -> str:
    """Return the words of an element."""
    return " ".join(str(node.text_content()).split())
