"""The example reviews with all their documents, each made once a process, and the words of what was made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from briefgen.kinds import kind_names
from briefgen.model.review import Review
from briefgen.pipeline import Made, Setting, make, prepare
from briefgen.source import load
from briefgen.workspace import STARTER, Workspace
from word import W

ROOT = Path(__file__).parent.parent
FORMATS = ("docx", "html", "md")
REVIEWS = {"emily": ROOT} | {path.stem: STARTER for path in sorted((STARTER / "briefs").glob("*.yaml"))}


@cache
def setting(root: Path) -> Setting:
    """What the documents of a workspace share, with every kind chosen."""
    workspace = Workspace.at(root, root / "output")
    return prepare(workspace, kind_names(workspace))


@cache
def review(name: str) -> Review:
    """An example review as it is stated."""
    workspace = setting(REVIEWS[name]).workspace
    path = workspace.review_file(name)
    loaded = load(path, Review, workspace.name(path))
    assert loaded.value, loaded.diagnostics
    return loaded.value


@cache
def made(name: str) -> Made:
    """What comes of an example review."""
    return make(setting(REVIEWS[name]), name, FORMATS)


def documents() -> Iterator[tuple[str, str]]:
    """Yield each example review with each kind of document that can be made of it."""
    for name, root in REVIEWS.items():
        for kind in setting(root).kinds.values():
            if not kind.lacking(review(name)):
                yield name, kind.id


def content(name: str, kind: str, extension: str) -> bytes:
    """Return a made file."""
    files = {artifact.path: artifact.content for artifact in made(name).artifacts}
    return files[f"{name}/{kind}.{extension}"]


# HTML: what stands in main, without navigation, pictures, marking and the numbers of notes


def main_of(html: bytes) -> HtmlElement:
    """Return the main element of a page, without what is no text of the document."""
    (main,) = lxml.html.document_fromstring(html.decode("utf-8")).iter("main")
    away = ".//nav | .//svg | .//header | .//footer | .//sup[a] | .//*[contains(@class, 'marking')]"
    for element in main.xpath(away):
        element.drop_tree()
    assert isinstance(main, HtmlElement)
    return main


def html_text(html: bytes) -> str:
    """Return the words of a page's main, blanks folded."""
    return folded(main_of(html).text_content())


# Word: the paragraphs of the body, then those of the footnotes


def part(docx: bytes, name: str) -> etree._Element | None:
    """Return a part of a Word file, if it is there."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name)) if name in archive.namelist() else None


def paragraphs(docx: bytes) -> list[str]:
    """Return the paragraphs of a Word file in reading order, its footnotes last, blanks folded."""
    body, notes = part(docx, "word/document.xml"), part(docx, "word/footnotes.xml")
    assert body is not None
    found = list(body.iter(f"{{{W}}}p"))
    if notes is not None:
        found += [p for note in notes if note.get(f"{{{W}}}type") is None for p in note.iter(f"{{{W}}}p")]
    return [folded("".join(_letters(p))) for p in found]


def _letters(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}br"):
        yield (node.text or "") if node.tag == f"{{{W}}}t" else " "


def docx_text(docx: bytes) -> str:
    """Return the words of a Word file, blanks folded."""
    return folded(" ".join(paragraphs(docx)))


def folded(text: str) -> str:
    """Return a text with each run of blanks as one blank."""
    return " ".join(text.split())
