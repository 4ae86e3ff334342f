"""Checks on the accessibility of HTML pages: language, headings, landmarks, keyboard; the rest in page_parts.

What these look for is in WCAG 2.2, level AA; that no fault is found does not make a page accessible.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from lxml import etree

from briefgen.checks.accessibility import page_parts
from briefgen.checks.accessibility.opened_page import Page, opened_page, said
from briefgen.checks.opened import shortened
from briefgen.checks.subjects import CheckedArtifact
from briefgen.diagnostics import Diagnostic

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEAST_ZOOM = 2.0  # WCAG 2.2, 1.4.4: text can be made twice as large


def page_accessibility(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """An HTML page can be read with a screen reader, by keyboard, at twice the size, and without seeing it."""
    page = opened_page(subject) if subject.artifact.path.endswith(".html") else None
    if page is not None:
        for rule in PAGE_RULES:
            yield from rule(page)


def language(page: Page) -> Iterator[Diagnostic]:
    """The page says in which language it is (WCAG 2.2, 3.1.1)."""
    if not page.root.get("lang", "").strip():
        fix = 'Write <html lang="en-GB"> in page.html.'
        yield page.fault("page-language", "the page does not say its language", fix)


def headings(page: Page) -> Iterator[Diagnostic]:
    """There is one title, and no level of heading is left out on the way down (WCAG 2.2, 1.3.1 and 2.4.6)."""
    found = [(node, int(node.tag[1])) for node in page.every(*_HEADINGS)]
    titles = sum(level == 1 for _, level in found)
    if titles != 1:
        message = f"the page has {titles} headings of level 1"
        yield page.fault("page-heading-order", message, "Give <h1> to the title alone.")
    for (_, above), (node, below) in pairwise(found):
        if below > above + 1:
            message = f'the heading "{shortened(said(node))}" of level {below} follows one of level {above}'
            yield page.fault("page-heading-order", message, f"Make it level {above + 1}.", node)


def landmarks(page: Page) -> Iterator[Diagnostic]:
    """The page has one main part, and a header outside it, to which screen readers can jump (WCAG 2.2, 1.3.1)."""
    mains = page.root.xpath("//main | //*[@role='main']")
    if len(mains) != 1:
        fix = "Put the text, and nothing else, into one <main> in page.html."
        yield page.fault("page-landmarks", f"the page has {len(mains)} main parts", fix)
    inside = "ancestor::main or ancestor::article or ancestor::section or ancestor::aside or ancestor::nav"
    if not page.root.xpath(f"//header[not({inside})] | //*[@role='banner']"):
        fix = "Put what stands above the text into <header> in page.html."
        yield page.fault("page-landmarks", "the page has no header", fix)


def skip_link(page: Page) -> Iterator[Diagnostic]:
    """The first link of the page leads to its main part (WCAG 2.2, 2.4.1)."""
    first = next((link for link in page.every("a") if link.get("href")), None)
    target = first.get("href", "").removeprefix("#") if first is not None else ""
    mains = page.root.xpath("//main | //*[@role='main']")
    goals = {node.get("id") for main in mains for node in (main, *main.iter("h1"))} - {None}
    if mains and (first is None or not first.get("href", "").startswith("#") or target not in goals):
        yield page.fault(
            "page-skip-link",
            "the first link of the page does not lead to the main part",
            'Begin the page with <a class="skip" href="#main_text">, and give <main> that id, in page.html.',
        )


def keyboard_order(page: Page) -> Iterator[Diagnostic]:
    """Nothing is reached by keyboard out of the order of the page (WCAG 2.2, 2.4.3)."""
    for node in page.root.iter(etree.Element):
        if re.fullmatch(r"\s*\+?0*[1-9]\d*\s*", node.get("tabindex", "")):
            message = f'"{shortened(said(node))}" is reached by keyboard before what stands above it'
            yield page.fault("page-tabindex", message, "Take `tabindex` out, or write 0.", node)


def zoom(page: Page) -> Iterator[Diagnostic]:
    """Readers can make the page at least twice as large (WCAG 2.2, 1.4.4)."""
    for node in page.root.xpath("//meta[translate(@name, 'VIEWPORT', 'viewport') = 'viewport']"):
        asked = dict(re.findall(r"([a-z-]+)\s*=\s*([a-z0-9.+-]+)", node.get("content", "").lower()))
        largest = re.fullmatch(r"[0-9]+(\.[0-9]+)?", asked.get("maximum-scale", ""))
        if asked.get("user-scalable") in ("no", "0") or (largest and float(largest[0]) < _LEAST_ZOOM):
            fix = "Write width=device-width, initial-scale=1 and nothing else as the viewport in page.html."
            yield page.fault("page-zoom", "the page does not let readers make it larger", fix)


def style(page: Page) -> Iterator[Diagnostic]:
    """The style of a page shows where the keyboard is, and is made for paper too (WCAG 2.2, 2.4.7)."""
    styles = list(page.every("style"))
    if not styles or page.root.xpath(
        "//link[@rel='stylesheet']"
    ):  # what a browser does by itself, or another file says
        return
    rules = re.sub(r"/\*.*?\*/", "", " ".join(str(node.text or "") for node in styles), flags=re.DOTALL)
    if not re.search(r"@media[^{]*\bprint\b", rules) and not page.root.xpath("//style[@media='print']"):
        fix = "Add a part `@media print { ... }` to style.css."
        yield page.fault("page-print", "the style says nothing of how the page is printed", fix)
    if ":focus" not in rules:
        fix = "Add `:focus-visible { outline: 3px solid; }` to style.css."
        yield page.fault("page-focus", "the style does not show which link the keyboard is at", fix)


def autoplay(page: Page) -> Iterator[Diagnostic]:
    """No sound or film plays by itself (WCAG 2.2, 1.4.2 and 2.2.2)."""
    for node in page.every("audio", "video"):
        if node.get("autoplay") is not None:
            yield page.fault("page-autoplay", f"{node.tag} plays by itself", "Take `autoplay` out.", node)


def ids(page: Page) -> Iterator[Diagnostic]:
    """Every id stands once, or labels and links lead to the wrong place (WCAG 2.2, 4.1.2)."""
    counted = Counter(node.get("id") for node in page.root.iter(etree.Element) if node.get("id"))
    for name, count in counted.items():
        if count > 1:
            fix = "Give each element an id of its own."
            yield page.fault("page-duplicate-id", f'the id "{name}" stands {count} times', fix)


PAGE_RULES: tuple[Callable[[Page], Iterator[Diagnostic]], ...] = (
    language, headings, landmarks, skip_link, keyboard_order, zoom, style, autoplay, ids, *page_parts.RULES,
)  # fmt: skip
"""What is looked at in a page."""
