"""A made Word file opened for the checks of accessibility: its parts parsed safely, and every place in it in words."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import etree

from briefgen.checks.accessibility.word_styles import Styles, is_on, local, w
from briefgen.checks.subjects import CheckedArtifact
from briefgen.diagnostics import Diagnostic, Severity

_TEXTS = ("document", "hdr", "ftr", "footnotes", "endnotes")  # the roots of the parts that hold text, the body first
_PLACES = {"document": "", "hdr": "header, ", "ftr": "footer, ", "footnotes": "footnotes, ", "endnotes": "endnotes, "}
_NUMBERED = {"p": "paragraph", "tbl": "table"}
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN = {"drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference", "fldSimple", "fldChar", "oMath"}
# What the readers of a broken, locked or foreign package raise.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, LookupError, ValueError)


def parsed(content: bytes) -> etree._Element | None:
    """Return the root of an XML part, or None if it is none; nothing outside it is fetched or expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        return None


@dataclass(frozen=True)
class WordFile:
    """A Word file: `texts` are the roots of the parts with text, the body first; `others` those of the rest by name."""

    path: str
    texts: tuple[etree._Element, ...]
    others: Mapping[str, etree._Element]
    link_words: frozenset[str] = frozenset()

    @cached_property
    def styles(self) -> Styles:
        """The styles, with the theme and the settings that they refer to."""
        return Styles(self.others.get("styles"), self.others.get("theme"), self.others.get("settings"))

    @property
    def body(self) -> tuple[etree._Element, ...]:
        """The root of the body; empty if the file has none."""
        return tuple(root for root in self.texts if local(root) == "document")

    @cached_property
    def _numbers(self) -> Mapping[etree._Element, int]:
        """The number of each paragraph and of each table in its part."""
        found = {}
        for root in self.texts:
            for name in _NUMBERED:
                found.update({node: number for number, node in enumerate(_here(root, name), start=1)})
        return found

    def paragraphs(self) -> Iterator[etree._Element]:
        """Yield the paragraphs of the body in their order, those of tables too."""
        for root in self.body:
            yield from _here(root, "p")

    def every(self, *names: str) -> Iterator[etree._Element]:
        """Yield the elements of these names (w:) in every part with text."""
        for root in self.texts:
            yield from _here(root, *names)

    def place(self, node: etree._Element) -> str:
        """Return where an element stands, in words: `paragraph 12, beginning "She was"`, `footer, table 2`."""
        part = _PLACES[local(node.getroottree().getroot())]
        while local(node) not in _NUMBERED:
            above = node.getparent()
            if above is None:
                return part.removesuffix(", ") or "the document"
            node = above
        said = " ".join(words(one) for one in _here(node, "p")) if local(node) == "tbl" else words(node)
        begins = f', beginning "{shortened(said)}"' if said.strip() else ""
        return f"{part}{_NUMBERED[local(node)]} {self._numbers.get(node, 0)}{begins}"

    def fault(self, code: str, message: str, place: str, fix: str, severity: Severity = Severity.ERROR) -> Diagnostic:
        """Return what is to be said of a place of this file."""
        judged = f"{place}: {message}"
        return Diagnostic(code, message, severity, artifact=self.path, field=place, fix=fix, judged=judged)


@lru_cache(maxsize=1)
def opened(subject: CheckedArtifact) -> WordFile | None:
    """Return the Word file of a subject; None if it cannot be opened without a password, or is no Word file."""
    try:
        parts = sorted(subject.parts.items())
    except UNREADABLE:
        return None
    # What stands in word/glossary is for whoever writes in the file, and is never shown.
    named = [content for name, content in parts if name.endswith(".xml") and "/glossary/" not in name]
    found = [root for root in map(parsed, named) if root is not None]
    texts = sorted((root for root in found if local(root) in _TEXTS), key=lambda root: _TEXTS.index(local(root)))
    others = {local(root): root for root in found if local(root) not in _TEXTS}
    phrases = frozenset(str(phrase.avoid).casefold() for phrase in subject.shared.terms.link_text.phrases)
    return WordFile(subject.artifact.path, tuple(texts), others, phrases)


def _here(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these names below a node, but what stands twice for older programs, once."""
    for node in root.iter(*map(w, names)):
        if next(node.iterancestors(f"{_COMPATIBILITY}Fallback"), None) is None:
            yield node


def inner(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name in a paragraph or table that stand in no other one inside it."""
    for found in _here(node, name):
        if found is not node and next(found.iterancestors(node.tag), None) is node:
            yield found


def words(paragraph: etree._Element) -> str:
    """Return the words of a paragraph as they are read once all changes are accepted; tabs and breaks as blanks."""
    said = []
    for run in inner(paragraph, "r"):
        if next(run.iterancestors(w("del"), w("moveFrom")), None) is None:
            said += [(node.text or "") if node.tag == w("t") else _blank(node) for node in run]
    return "".join(said)


def _blank(node: etree._Element) -> str:
    return {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(local(node), "")


def holds_something(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph shows or starts anything: words, a picture, a field, a new page or section."""
    if words(paragraph).strip():
        return True
    if any(local(node) in _DRAWN for node in paragraph.iter(etree.Element)):
        return True
    breaks = any(is_on(node) for node in paragraph.iter(w("pageBreakBefore")))
    breaks = breaks or any(node.get(w("type")) in ("page", "column") for node in paragraph.iter(w("br")))
    return breaks or next(paragraph.iter(w("sectPr")), None) is not None


def shortened(text: str, most: int = 40) -> str:
    """Return the beginning of a text, cut between words."""
    plain = re.sub(r"\s+", " ", text).strip()
    if len(plain) <= most:
        return plain
    return plain[:most].rsplit(" ", 1)[0] + " ..."
