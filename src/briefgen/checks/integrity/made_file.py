"""Whether a made file opens, has a title, says its language, and has links that lead somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from lxml import etree, html

from briefgen.checks.accessibility.word_styles import value
from briefgen.checks.opened import UNREADABLE, opened, parsed
from briefgen.checks.subjects import CheckedArtifact
from briefgen.diagnostics import Diagnostic
from briefgen.document import Document, Link, walk

_LOCKED = b"\xd0\xcf\x11\xe0"  # a compound file: what Word makes of a document with a password
_XML = (".xml", ".rels")
_FILE_NAME = re.compile(
    r"\.(?:docx?|docm|dotx?|odt|rtf|pdf|html?)$|^microsoft word - |^(?:document|untitled) ?\d*$", re.I
)


def fault(subject: CheckedArtifact, code: str, what: str, place: str, fix: str) -> Diagnostic:
    """Return what is to be said of a place in a made file."""
    return Diagnostic(code, what, artifact=subject.artifact.path, field=place, fix=fix, judged=what)


# The file opens


def opens(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """A Word file is a package whose parts can be read, with a text in it; a page is text in UTF-8."""
    fix = "Build the file anew. If it came from someone, ask for it again, saved in Word as a Word document (.docx)."
    what = _page_trouble(subject) if subject.artifact.path.endswith(".html") else _word_trouble(subject)
    if what:
        yield fault(subject, "file-broken", f"the file cannot be read: {what}", "the file", fix)


def _page_trouble(subject: CheckedArtifact) -> str:
    if page_of(subject) is not None:
        return ""
    return "its letters are not in UTF-8" if subject.artifact.content.strip() else "nothing is in it"


def _word_trouble(subject: CheckedArtifact) -> str:
    if not subject.artifact.path.endswith(".docx"):
        return ""
    try:
        parts = subject.parts
    except UNREADABLE:
        if subject.artifact.content.startswith(_LOCKED):
            return "it is locked with a password, or saved for a much older Word"
        return "it is damaged, or no Word document"
    broken = [name for name, content in sorted(parts.items()) if name.endswith(_XML) and parsed(content) is None]
    if broken:
        return f"its part {broken[0]} is damaged"
    if "[Content_Types].xml" not in parts or "_rels/.rels" not in parts:
        return "the list of its parts is missing"
    file = opened(subject)
    return "" if file and file.body else "it holds no text that Word knows"


@lru_cache(maxsize=1)
def page_of(subject: CheckedArtifact) -> html.HtmlElement | None:
    """Return the root of a page; None if the file is none, is empty, or is not in UTF-8."""
    if not subject.artifact.path.endswith(".html"):
        return None
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        return html.document_fromstring(subject.artifact.content.decode("utf-8").encode("utf-8"), parser=parser)
    except (etree.LxmlError, UnicodeDecodeError):
        return None


def relations(subject: CheckedArtifact, part: str) -> Mapping[str, str]:
    """Return the relationships of a part of a Word file: by id, the part or the address that each leads to."""
    folder, file = posixpath.split(part)
    root = parsed(subject.parts.get(f"{folder}/_rels/{file}.rels", b""))
    found = {}
    for node in root.iter(etree.Element) if root is not None else ():
        target = node.get("Target", "")
        inside = node.get("TargetMode") != "External"
        name = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
        found[node.get("Id", "")] = name if inside else target
    return found


# Title and language


def has_title(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """The file has a title of its own, not the name of a file (WCAG 2.2, 2.4.2)."""
    title = _title(subject)
    if title is None:
        return
    if not title:
        what = "the file has no title"
    elif _FILE_NAME.search(title) or title == PurePosixPath(subject.artifact.path).stem:
        what = f'the title of the file is the name of a file: "{title}"'
    else:
        return
    fix = "Give it the title of the document: in Word under File, Info, Properties, Title; in a page in <title>."
    yield fault(subject, "missing-title", what, "properties" if subject.parts else "title", fix)


def _title(subject: CheckedArtifact) -> str | None:
    """Return the title of a file, None if it cannot be read."""
    page = page_of(subject)
    if page is not None:
        return " ".join((page.findtext(".//title") or "").split())
    file = opened(subject)
    if file is None or not file.body:
        return None
    core = file.others.get("coreProperties")
    return (core.findtext("{http://purl.org/dc/elements/1.1/}title") or "").strip() if core is not None else ""


def right_language(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """The file says the language that it is in, so that it is read out and spelt in it (WCAG 2.2, 3.1.1).

    A file from elsewhere is wrong only where it says another English than that of the United Kingdom.
    """
    due = subject.document.language if subject.document else "en-GB"
    for place, said in _languages(subject):
        elsewhere = subject.document is None and not said.lower().startswith("en-")
        if said.lower() != due.lower() and not elsewhere:
            what = f'the language is said to be "{said}", and is {due}' if said else f"the language, {due}, is not said"
            fix = "In Word: choose all (Ctrl+A), then Review, Language, Set Proofing Language, Set As Default."
            yield fault(subject, "wrong-language", what, place, fix if subject.parts else f'Write <html lang="{due}">.')


def _languages(subject: CheckedArtifact) -> Iterator[tuple[str, str]]:
    """Yield where a file says its language, and which; a page that says none is told as inaccessible."""
    page = page_of(subject)
    if page is not None and (said := page.get("lang")):
        yield "html", said
    file = opened(subject)
    if file is None or not file.body:
        return
    yield "styles", value(file.others.get("styles"), "docDefaults/rPrDefault/rPr/lang")
    if said := value(file.others.get("settings"), "themeFontLang"):
        yield "settings", said


# Links


def page_links(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """Every link inside a page leads to an id of it."""
    page = page_of(subject)
    if page is None or lacks_an_id(subject.document):
        return
    there = {str(name) for name in page.xpath("//@id | //a/@name")} | {"", "top"}
    for link in page.xpath("//a[starts-with(@href, '#')]"):
        name = unquote(str(link.get("href"))[1:])
        if name not in there:
            said = " ".join(link.text_content().split())
            what = f'the link "{said}" leads to #{name}, which is not there'
            yield fault(subject, "page-link", what, "main", "Lead it to the id of a heading of the page, or remove it.")


def lacks_an_id(document: Document | None) -> bool:
    """Tell whether a link of the document itself leads nowhere, which is told of the document and not of its files."""
    nodes = list(walk(document.blocks)) if document else []
    ids = {f"#{name}" for node in nodes if (name := getattr(node, "id", ""))}
    return any(isinstance(node, Link) and node.target.startswith("#") and node.target not in ids for node in nodes)
