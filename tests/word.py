"""Word files in tests: the house's reference, parts in and out, and what may be asked of any made file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from lxml import etree

from briefgen.document import Block, Document
from briefgen.style.house import HouseStyle
from briefgen.style.reference import read_reference
from briefgen.writers.docx import write_docx

REFERENCE = Path(__file__).parent.parent / "templates" / "styles" / "house" / "reference.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {
    "w": W, "r": R, "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}  # fmt: skip


@cache
def house() -> HouseStyle:
    return styled(REFERENCE.read_bytes())


def styled(reference: bytes) -> HouseStyle:
    """A style with this reference.docx; the writer of Word files looks at nothing else of it."""
    return HouseStyle("house", {}, {}, "", "page.html", "", read_reference(reference, "reference.docx"))


def made(*blocks: Block, title: str = "A title", **said: object) -> bytes:
    """A document of these blocks, as a Word file."""
    return write_docx(Document(title, blocks, **said), house())  # type: ignore[arg-type]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(contents: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(content: bytes, **edits: Callable[[str], str]) -> bytes:
    """The file with parts of word/ edited as text: `changed(file, styles=lambda text: ...)`."""
    contents = parts(content)
    for name, edit in edits.items():
        path = f"word/{name}.xml"
        old = contents[path].decode("utf-8")
        new = edit(old)
        assert new != old, f"the edit of {path} found nothing to change"
        contents[path] = new.encode("utf-8")
    return zipped(contents)


def xml(content: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(content)[name])


def find(content: bytes, path: str, name: str = "word/document.xml") -> list[etree._Element]:
    return xml(content, name).xpath(path, namespaces=NAMES)


def attribute(node: etree._Element, name: str) -> str | None:
    return node.get(f"{{{W}}}{name}")


def text_of(node: etree._Element) -> str:
    """The words of a paragraph or cell as a reader sees them, tabs and line breaks as blanks."""
    letters = []
    for inner in node.iter(f"{{{W}}}t", f"{{{W}}}tab", f"{{{W}}}br"):
        letters.append((inner.text or "") if inner.tag == f"{{{W}}}t" else " ")
    return "".join(letters)


def lines(content: bytes) -> list[tuple[str, str]]:
    """Each paragraph of the body as (style id, words)."""
    return [
        (str(node.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMES)), text_of(node))
        for node in find(content, "//w:body//w:p")
    ]


def relations(content: bytes, name: str = "word/_rels/document.xml.rels") -> dict[str, tuple[str, str | None]]:
    """The relationships of a part by id, as (target, mode)."""
    nodes = xml(content, name)
    return {str(n.get("Id")): (str(n.get("Target")), n.get("TargetMode")) for n in nodes}
