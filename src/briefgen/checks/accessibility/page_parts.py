"""Checks on the parts of HTML pages: lists, tables, pictures, links, fields of forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefgen.checks.accessibility.access_words import is_file_name, says_nothing, stands_alone
from briefgen.checks.accessibility.opened_page import Page, said
from briefgen.checks.opened import shortened
from briefgen.diagnostics import Diagnostic, Severity

_NO_FIELD = ("hidden", "submit", "button", "reset", "image")
_BULLET = re.compile(r"\s*[•·▪●◦‣]\s*\S")


def lists(page: Page) -> Iterator[Diagnostic]:
    """A list holds items and nothing else, and is not typed (WCAG 2.2, 1.3.1)."""
    for node in page.every("ul", "ol"):
        tags = {child.tag for child in node if isinstance(child.tag, str)}
        if tags - {"li", "script", "template"} or (node.text or "").strip():
            message = f'a list holds more than items: "{shortened(said(node))}"'
            yield page.fault("page-list", message, "Put everything in the list into <li>.", node)
    for node in page.every("p"):
        if _BULLET.match(said(node)):
            message = f'the bullet of "{shortened(said(node))}" is typed'
            fix = "Write it as a list: a line for each item, begun with `- `."
            yield page.fault("page-list", message, fix, node, Severity.WARNING)


def tables(page: Page) -> Iterator[Diagnostic]:
    """A table has a caption, and its header cells say for what they are the header (WCAG 2.2, 1.3.1)."""
    for table in page.every("table"):
        if table.get("role") in ("presentation", "none"):
            continue
        begins = shortened(said(table))
        caption = table.find("caption")
        if caption is None or not said(caption):
            yield page.fault("page-table-caption", f'a table has no caption: "{begins}"', "Give it a title.", table)
        heads = list(table.iter("th"))
        if not heads:
            fix = "Make its first row a header."
            yield page.fault("page-table-header", f'a table has no header cells: "{begins}"', fix, table)
        for head in heads:
            if head.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                message = f'the header cell "{shortened(said(head))}" does not say whether of a column or of a row'
                yield page.fault("page-table-header", message, 'Write scope="col" or scope="row" in it.', table)


def pictures(page: Page) -> Iterator[Diagnostic]:
    """A picture has a text alternative that is no file name; one that says nothing is hidden (WCAG 2.2, 1.1.1)."""
    for node in page.every("img"):
        alt = node.get("alt")
        if alt is None or is_file_name(alt):
            named = f'the text alternative of a picture is a file name: "{alt}"'
            message = named if alt else "a picture has no text alternative"
            fix = "Write in `alt` what the picture says; leave it empty for mere decoration."
            yield page.fault("page-alt-text", message, fix, node)
    for node in page.every("svg"):
        hidden = node.get("aria-hidden") == "true" or node.get("role") in ("presentation", "none")
        hidden = hidden or bool(node.xpath("ancestor::*[@aria-hidden='true']"))
        if not hidden and not (node.get("role") == "img" and page.name(node)):
            fix = 'Write aria-hidden="true" in it, or role="img" and aria-label with what it says.'
            yield page.fault("page-alt-text", "a drawing is neither named nor hidden", fix, node)


def links(page: Page) -> Iterator[Diagnostic]:
    """The words of a link say where it leads (WCAG 2.2, 2.4.4)."""
    for node in page.every("a"):
        words = page.name(node)
        around = node.xpath("ancestor::*[self::p or self::li or self::dd or self::td or self::th][1]")
        alone = stands_alone(words, said(around[0]) if around else words)
        if node.get("href") is not None and says_nothing(words, page.link_words) and not alone:
            vague = f'the words of a link do not say where it leads: "{shortened(words)}"'
            fix = "Make the link of words that name what it leads to."
            yield page.fault("page-link-text", vague if words else "a link has no words", fix, node)


def field_labels(page: Page) -> Iterator[Diagnostic]:
    """Every field of a form has a label (WCAG 2.2, 3.3.2 and 4.1.2)."""
    labelled = {label.get("for") for label in page.every("label") if said(label)} - {None}
    for node in page.every("input", "select", "textarea"):
        if node.tag == "input" and node.get("type", "text").lower() in _NO_FIELD:
            continue
        around = node.xpath("ancestor::label")
        named = any(node.get(name, "").strip() for name in ("aria-label", "title")) or (around and said(around[0]))
        pointed = any(page.root.xpath("//*[@id=$name]", name=name) for name in node.get("aria-labelledby", "").split())
        if not (named or pointed or node.get("id") in labelled):
            fix = "Put a <label> with the question before it."
            yield page.fault("page-field-label", "a field of a form has no label", fix, node)


RULES: tuple[Callable[[Page], Iterator[Diagnostic]], ...] = (lists, tables, pictures, links, field_labels)
"""What is looked at."""
