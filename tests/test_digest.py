"""The digest changes for what a reader sees, and for nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.digest import canonical, digest
from briefgen.document import Document, Figure, Heading, Link, Paragraph, Picture, Section, Strong, Text
from briefgen.model.review import Review
from briefgen.pipeline import prepare, what_readers_see
from briefgen.source import load
from briefgen.workspace import Workspace
from samples import everything, png, words
from word import house
from workspaces import run, starter, write

ROOT = Path(__file__).parents[1]
REVIEW = "sar-rosa"


def seen(root: Path, kind: str = "learning-brief", name: str = REVIEW) -> str:
    setting = prepare(Workspace.at(root), [kind])
    path = setting.workspace.review_file(name)
    review = load(path, Review, "x").value
    assert review
    return digest(what_readers_see(setting, name, review, setting.kinds[kind]))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return starter(tmp_path)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))


def test_it_stays_for_comments_order_status_version_and_dates_of_control(root: Path) -> None:
    path, before = root / "briefs" / f"{REVIEW}.yaml", seen(root)
    text = path.read_text(encoding="utf-8")
    start = text.index("\nlead_themes:")
    end = text.index("\n\n", start)
    moved = text[:start] + text[end:] + text[start + 1 : end] + "\n"
    write(path, "# A new comment.\n" + moved)
    assert seen(root) == before
    edit(path, "status: draft", "status: approved")
    edit(path, "version: 0.1", "version: 2.0\n    embargo_until: 2026-05-01\n    remove_on: 2029-01-01")
    assert seen(root) == before


def test_it_stays_with_windows_line_ends_another_folder_and_another_day(root: Path, tmp_path_factory: Any) -> None:
    before = seen(root)
    other = tmp_path_factory.mktemp("other") / "a folder"
    shutil.copytree(root, other)
    shutil.copytree(ROOT / "templates", other / "templates")
    for path in [*other.rglob("*.yaml"), *other.rglob("*.md"), *other.rglob("*.css"), *other.rglob("*.html")]:
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert seen(other) == before
    assert run("build", "--on", "2031-01-01", "--workspace", other).exit_code == 0
    assert seen(other) == before


def test_it_stays_for_what_the_document_does_not_print(root: Path) -> None:
    before = seen(root)
    edit(
        root / "briefs" / "partnership" / "themes.yaml",
        "  - id: neglect\n    name: Neglect",
        "  - id: neglect\n    name: Other",
    )
    assert seen(root) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"{REVIEW}.yaml", "When someone turns down help", "When somebody turns down help"),
        (
            "partnership/themes.yaml",
            "id: self-neglect\n    name: Self-neglect",
            "id: self-neglect\n    name: Self neglect",
        ),
        ("partnership/glossary.yaml", "long: Safeguarding Adults Review", "long: safeguarding review"),
        ("partnership/partnership.yaml", "name: Anytown", "name: Othertown"),
    ],
)
def test_it_changes_for_a_word_that_a_reader_sees(root: Path, file: str, old: str, new: str) -> None:
    before = seen(root)
    edit(root / "briefs" / file, old, new)
    assert seen(root) != before


def test_it_changes_with_the_template_and_with_the_style(root: Path) -> None:
    marks = [seen(root)]
    shutil.copytree(ROOT / "templates" / "kinds" / "learning-brief", root / "templates" / "kinds" / "learning-brief")
    assert seen(root) == marks[0]
    edit(root / "templates" / "kinds" / "learning-brief" / "document.md", "For everyone", "For all")
    marks.append(seen(root))
    house_style = root / "templates" / "styles" / "house" / "style.yaml"
    write(house_style, (ROOT / "templates" / "styles" / "house" / "style.yaml").read_bytes())
    assert seen(root) == marks[1]
    edit(house_style, "#1f2a33", "#000000")
    marks.append(seen(root))
    write(
        house_style.parent / "style.css", (ROOT / "templates" / "styles" / "house" / "style.css").read_text() + "p {}\n"
    )
    marks.append(seen(root))
    assert len(set(marks)) == 4


def test_it_tells_documents_apart(root: Path) -> None:
    assert seen(root) != seen(root, "chair-response")


# The canonical text


def text_of(*blocks: Any, **said: Any) -> str:
    return canonical(Document("T", blocks, **said), house())


def test_unicode_forms_and_the_pieces_of_a_text_are_one() -> None:
    whole = Paragraph((Text("café is open"),))
    pieces = Paragraph((Text("cafe\u0301"), Text(" is "), Text("open")))
    assert text_of(whole) == text_of(pieces)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Paragraph(words("a")), Paragraph(words("b"))),
        (Paragraph(words("a")), Paragraph(words("a"), role="note")),
        (Paragraph(words("a")), Paragraph((Strong(words("a")),))),
        (Paragraph((Link("https://a.example", words("a")),)), Paragraph((Link("https://b.example", words("a")),))),
        (Paragraph(words('a" "b')), Paragraph((Text("a"), Strong(words("b"))))),
        (Heading(2, words("a")), Heading(3, words("a"))),
        (Section(Heading(2, words("a")), (Paragraph(words("b")),)), Heading(2, words("a"))),
        (Figure(Picture(png(), "image/png", 60, 30), "x"), Figure(Picture(png(61), "image/png", 60, 30), "x")),
    ],
)
def test_what_reads_otherwise_is_otherwise(one: Any, other: Any) -> None:
    assert text_of(one) != text_of(other)


def test_marking_version_and_dates_are_left_out_and_all_else_is_in() -> None:
    whole = everything()
    plain = canonical(whole, house())
    for name in ("marking", "handling", "version", "created", "modified"):
        assert canonical(replace(whole, **{name: "2001-01-01"}), house()) == plain
    for name in ("title", "short_title", "label", "language", "author", "description"):
        assert canonical(replace(whole, **{name: "otherwise"}), house()) != plain
    assert canonical(replace(whole, keywords=("x",)), house()) != plain
    assert plain.endswith("\n")
    assert "\r" not in plain


def test_where_a_style_lies_and_what_it_is_called_is_not_seen() -> None:
    here = house()
    there = replace(here, name="other", page_file="C:/x/page.html", reference=replace(here.reference, file="C:/x"))
    assert canonical(everything(), there) == canonical(everything(), here)
    assert canonical(everything(), replace(here, css="p {}")) != canonical(everything(), here)
