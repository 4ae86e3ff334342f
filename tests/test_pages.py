"""The HTML in a real browser: what people see, what a keyboard reaches, what comes out of the printer."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from briefgen.document import Cell, Document, Heading, Link, Paragraph, Row, Section, Table, Text
from briefgen.writers.html import write_html
from browser import Visit, overflow, violations, visit
from samples import everything, paragraph, words
from styles import LOGO, house_style


def row(*texts: str) -> Row:
    return Row(tuple(Cell(words(text)) for text in texts))


def wide() -> Document:
    """A document with what is hard to fit: long words, an address, a table of six columns."""
    address = "https://example.org/" + "a-very-long-address-without-any-space/" * 4
    link = Link(address, words(address))
    first = row("1.1", "Ask for an audit of attendance", "Commissioning", "", "autumn 2021", "Unsatisfactory")
    table = Table(
        words("Actions"),
        row("Number", "What is to be done", "Responsibility", "Safeguarding lead", "Completion", "Effectiveness"),
        (first, Row((*first.cells[:5], Cell((link,))))),
        row_headers=True,
    )
    said = Paragraph((Text("See "), link, Text(". " + "x" * 90)))
    section = Section(Heading(2, words("A box")), (said, table), role="box", number=1)
    title = Heading(1, words("Multidisciplinary Nonaccidentalinjuryconsiderations"))
    return Document("Wide", (title, section), author="Anytown Partnership", label="Learning brief")


def long() -> Document:
    """A document of several printed pages."""
    sections = tuple(
        Section(Heading(2, words(f"Part {number}")), tuple(paragraph("Words of the text. " * 30) for _ in range(3)))
        for number in range(1, 9)
    )
    return replace(everything(), blocks=(Heading(1, words("Long")), *sections))


def many() -> Document:
    """A table of more columns than a page has room for."""
    labels = row("Number", "Action", "Owner", "Asked of", "Forum", "Due", "Status", "Scope", "Evidence", "Measure")
    cells = row("1.1", *("Multi-agency safeguarding arrangements considered",) * 9)
    return Document("Many", (Heading(1, words("Many")), Table(words("Actions"), labels, (cells,))))


DOCUMENTS = {
    "many": many,
    "everything": everything,
    "approved": lambda: replace(everything(), marking="", handling=""),
    "wide": wide,
}


@pytest.fixture(params=DOCUMENTS)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write(DOCUMENTS[request.param](), tmp_path)


def write(document: Document, folder: Path) -> Path:
    made = folder / "page.html"
    made.write_bytes(write_html(document, house_style(LOGO)))
    return made


def quiet(visited: Visit) -> bool:
    """Nothing on the console, and no request to anywhere but the file itself."""
    return not visited.said and all(url.startswith(("file:", "data:")) for url in visited.asked)


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Browser, file: Path, width: int, scheme: str) -> None:
    with visit(browser, file, width=width, color_scheme=scheme) as visited:
        assert violations(visited.page) == []
        assert overflow(visited.page) == 0
        assert quiet(visited)


def test_axe_finds_nothing_on_paper(browser: Browser, file: Path) -> None:
    with visit(browser, file, width=672, color_scheme="dark") as visited:
        visited.page.emulate_media(media="print")
        assert violations(visited.page) == []
        assert overflow(visited.page) == 0


def test_table_stays_inside_the_text(browser: Browser, file: Path) -> None:
    with visit(browser, file, width=760) as visited:
        room = "node => node.closest('main').getBoundingClientRect().right - node.getBoundingClientRect().right"
        assert all(table.evaluate(room) >= 0 for table in visited.page.locator("table").all())


def test_axe_finds_nothing_with_forced_colours(browser: Browser, file: Path) -> None:
    with visit(browser, file, forced_colors="active") as visited:
        assert violations(visited.page) == []


def test_text_of_twice_the_size_and_wide_spacing_still_fit(browser: Browser, file: Path) -> None:
    """WCAG 2.2 1.4.4 and 1.4.12."""
    spacing = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    with visit(browser, file, width=640) as visited:
        # Through the browser's own door: the page's policy lets no one else add to it.
        visited.page.evaluate("document.documentElement.style.fontSize = '200%'")
        visited.page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }", spacing
        )
        assert overflow(visited.page) == 0


def test_skip_link_comes_first_shows_itself_and_leads_to_the_text(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, write(everything(), tmp_path)) as visited:
        page = visited.page
        skip = page.locator(".skip")
        assert skip.bounding_box()["y"] < -40  # type: ignore[index]
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_focus_is_seen_on_every_link(browser: Browser, tmp_path: Path) -> None:
    """WCAG 2.2 2.4.7."""
    with visit(browser, write(everything(), tmp_path)) as visited:
        page = visited.page
        for _ in range(page.locator("a").count()):
            page.keyboard.press("Tab")
            assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_targets_outside_a_sentence_are_large_enough(browser: Browser, tmp_path: Path) -> None:
    """WCAG 2.2 2.5.8: 24 by 24 pixels."""
    with visit(browser, write(everything(), tmp_path), width=320) as visited:
        visited.page.keyboard.press("Tab")
        for link in visited.page.locator(".skip, .contents a, .note-back").all():
            box = link.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24


def test_table_keeps_its_meaning_when_it_is_stacked(browser: Browser, tmp_path: Path) -> None:
    """WCAG 2.2 1.3.1: the roles stay, whatever the sheet does to the boxes."""
    with visit(browser, write(everything(), tmp_path), width=320) as visited:
        page = visited.page
        table = page.get_by_role("table", name="Actions and their state")
        assert table.evaluate("node => getComputedStyle(node).display") == "block"
        assert table.get_by_role("columnheader").all_inner_texts() == ["Number", "Action", "Status"]
        assert table.get_by_role("rowheader", name="1.1").count() == 1
        cell = table.get_by_role("cell", name="Not started")
        assert cell.evaluate("node => getComputedStyle(node, '::before').content") == '"Status" / ""'


def test_prints_on_a4_with_the_marking_on_every_page(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, write(long(), tmp_path)) as visited:
        visited.page.emulate_media(media="print")
        marking = visited.page.locator(".marking")
        assert marking.evaluate("node => getComputedStyle(node).position") == "fixed"
        assert not visited.page.locator(".skip").is_visible()
        printed = visited.page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert len(sizes) > 3
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}


def test_address_of_a_link_elsewhere_is_printed(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, write(everything(), tmp_path)) as visited:
        visited.page.emulate_media(media="print")
        after = "node => getComputedStyle(node, '::after').content"
        assert "example.org" in visited.page.get_by_text("page elsewhere").evaluate(after)
        assert visited.page.get_by_text("place here").evaluate(after) == "none"
