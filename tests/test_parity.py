"""Every kind of every example review: the same words in Word and HTML, the same bytes each time, valid files."""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator
from playwright.sync_api import Browser

from briefgen.diagnostics import has_errors
from briefgen.document import (
    Block,
    BulletList,
    Callout,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Footnote,
    Heading,
    LineBreak,
    ListItem,
    OrderedList,
    PageBreak,
    Picture,
    Quote,
    Row,
    Section,
    SignOff,
    Strong,
    Table,
    Text,
    Timeline,
)  # fmt: skip
from briefgen.workspace import STARTER
from briefgen.writers.docx import write_docx
from briefgen.writers.html import write_html
from browser import overflow, violations, visit
from built import FORMATS, REVIEWS, ROOT, content, documents, docx_text, html_text, made, paragraphs, setting
from office import SOFFICE, needs_office
from samples import everything, item, paragraph, png, words

DOCUMENTS = list(documents())
each = pytest.mark.parametrize(("name", "kind"), DOCUMENTS, ids=[f"{name}-{kind}" for name, kind in DOCUMENTS])


def test_examples_cover_every_kind_more_than_once() -> None:
    kinds = [kind for _, kind in DOCUMENTS]
    assert set(kinds) == {"action-plan", "chair-response", "facilitator-sheet", "feedback-form", "learning-brief"}
    assert all(kinds.count(kind) >= 3 for kind in kinds)


@pytest.mark.parametrize("name", REVIEWS)
def test_example_is_made_without_an_error(name: str) -> None:
    assert not has_errors(made(name).diagnostics), [str(diagnostic) for diagnostic in made(name).diagnostics]
    kinds = [kind for review, kind in DOCUMENTS if review == name]
    due = sorted(f"{name}/{kind}.{extension}" for kind in kinds for extension in FORMATS)
    assert sorted(artifact.path for artifact in made(name).artifacts) == due


# The same words


@each
def test_words_of_word_and_html_are_the_same(name: str, kind: str) -> None:
    word, html = docx_text(content(name, kind, "docx")).split(), html_text(content(name, kind, "html")).split()
    assert len(word) > 120
    assert word == html, "\n".join(difflib.unified_diff(word, html, "word", "html", lineterm="", n=5))


def test_words_of_a_document_that_holds_every_node_are_the_same() -> None:
    style = setting(ROOT).style
    assert docx_text(write_docx(everything(), style)).split() == html_text(write_html(everything(), style)).split()


def test_words_are_the_same_in_unusual_places() -> None:
    """Empty cells, several blocks in an item, long terms, notes in titles and cells, a break, a row of one picture."""
    note = Footnote((Text("Noted "), Strong(words("there")), Text(".")))
    row = Row((Cell(()), Cell((Text("b"), note)), Cell((Text("c"), LineBreak(), Text("d")))))
    several = (paragraph("one"), BulletList((item("two"), ListItem(()))), Quote((paragraph("three"),)))
    terms = (
        Definition(words("x"), several), Definition(words("a long term " * 4), ()), Definition(words("y"), several[1:]),
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        Heading(1, words("Title")), Section(Heading(2, (Text("Part"), note), "part", "box"), several, "box", 1),
        Table((), row, (row,)), Table((Text("Caption"), note), row, ()), OrderedList((ListItem(several),), start=3),
        DefinitionList(terms), Timeline(words("Time"), terms), SignOff(words("Signed"), terms), PageBreak(),
        Callout("notice", (Text("Notice"), note), (*several, Callout("response", words("Inner"), several))),
        Figure(Picture(png(), "image/png", 60, 30), "Not a word of the text", (Text("Figure"), note)),
        paragraph("last"),
    )  # fmt: skip
    style, document = setting(ROOT).style, Document("Title", blocks)
    assert docx_text(write_docx(document, style)).split() == html_text(write_html(document, style)).split()


@each
def test_markdown_holds_the_words_of_the_plain_paragraphs_too(name: str, kind: str) -> None:
    """A spot check: the Markdown is what a person compares, so the title and the first sentences stand in it."""
    markdown = content(name, kind, "md").decode("utf-8")
    title = next(line for line in markdown.splitlines() if line.startswith("# ")).removeprefix("# ")
    assert title.replace('"', "") in paragraphs(content(name, kind, "docx"))[0].replace("“", "").replace("”", "")
    assert not [letter for letter in markdown if "\ue000" <= letter <= "\uf8ff"]


@each
def test_no_slot_and_no_jinja_is_left(name: str, kind: str) -> None:
    for text in (docx_text(content(name, kind, "docx")), content(name, kind, "html").decode("utf-8")):
        assert not [letter for letter in text if "\ue000" <= letter <= "\uf8ff"]
        assert "{{" not in text
        assert "{%" not in text
        assert "{:" not in text
        assert "!!!" not in text


@each
def test_every_link_inside_a_page_leads_to_something(name: str, kind: str) -> None:
    page = lxml.html.document_fromstring(content(name, kind, "html").decode("utf-8"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [str(target) for target in page.xpath("//a/@href")]
    assert targets
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)
    files = {f"{other}.html" for review, other in DOCUMENTS if review == name}
    assert {target for target in targets if target.endswith(".html") and "://" not in target} <= files


# The same bytes


@pytest.mark.parametrize("root", [ROOT, STARTER], ids=["checkout", "starter"])
def test_same_bytes_at_another_place_in_another_process(root: Path, tmp_path: Path) -> None:
    place = tmp_path / "another place, with ünusual letters"
    shutil.copytree(root / "briefs", place / "briefs")
    names = [name for name, where in REVIEWS.items() if where == root]
    kinds = sorted({kind for name, kind in DOCUMENTS if name in names})
    command = [sys.executable, "-m", "briefgen", "build", *names, "--kind", ",".join(kinds), "--to", ",".join(FORMATS)]
    others = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "PYTHONUTF8": "1", "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        command, cwd=place, env=os.environ | others, capture_output=True, encoding="utf-8", check=False
    )
    files = {
        path.relative_to(place / "output").as_posix(): path.read_bytes()
        for path in (place / "output").rglob("*")
        if path.is_file()
    }
    due = {artifact.path: artifact.content for name in names for artifact in made(name).artifacts}
    assert sorted(files) == sorted(due), done.stderr
    assert [path for path in due if files[path] != due[path]] == []


# Valid files


@each
def test_two_validators_of_word_files_find_nothing(name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    path.write_bytes(content(name, kind, "docx"))
    result = OpenXmlValidator(max_errors=0).validate(path)
    assert [str(error) for error in result.errors] == []
    assert [str(finding) for finding in check(str(path))] == []


@needs_office
def test_libreoffice_opens_every_word_file(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}-{kind}.docx" for name, kind in DOCUMENTS]
    for path, (name, kind) in zip(files, DOCUMENTS, strict=True):
        path.write_bytes(content(name, kind, "docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').resolve().as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    assert [path.name for path in files if not path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")] == []


@each
def test_page_passes_axe_at_two_widths_does_not_scroll_sideways_and_asks_for_nothing(
    browser: Browser, name: str, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "made.html"
    path.write_bytes(content(name, kind, "html"))
    with visit(browser, path) as visited:
        for width in (1280, 320):
            visited.page.set_viewport_size({"width": width, "height": 800})
            assert violations(visited.page) == []
            assert overflow(visited.page) == 0
        assert visited.said == []
        assert [url for url in visited.asked if not url.startswith(("file:", "data:"))] == []
