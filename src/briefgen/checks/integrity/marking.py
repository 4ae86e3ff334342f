"""Whether a made file bears the marking that it should: every page of a draft, no page of what is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from briefgen.checks.accessibility.word_styles import is_on, local, w
from briefgen.checks.integrity.completeness import around
from briefgen.checks.integrity.made_file import fault, page_of, relations
from briefgen.checks.opened import WordFile, opened, parsed, words
from briefgen.checks.subjects import CheckedArtifact
from briefgen.diagnostics import Diagnostic

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PAGES = {"default": "its pages", "first": "its first page", "even": "its even pages"}
_ROOTS = {"hdr": "header", "ftr": "footer"}

# How drafts are marked by hand. In a header or footer any such words are a marking; in the text only a line of its own,
# for a review may speak of a draft plan.
_PHRASES = (
    r"restricted until publication|not for publication|official[- ]sensitive|embargoed until"
    r"|(?:not to be|do not) (?:shared?|circulated?|copied|copy|passed on|pass on)"
)
_IN_FRAME = re.compile(rf"{_PHRASES}|\b(?:draft|confidential)\b", re.IGNORECASE)
# "Confidential" alone marks a file; "Confidential advice for parents" does not.
_IN_TEXT = re.compile(
    rf"\W*(?:(?:{_PHRASES})\b.{{0,60}}"
    r"|(?:(?:strictly|highly|private and) )?confidential(?:\W+(?:not|do not|restricted|draft)\b.{0,60}|\W*)"
    r"|(?:panel )?draft(?: *(?:v|version|no\.?)? *[\d.]+)?\W*)",
    re.IGNORECASE,
)


def rightly_marked(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """A draft bears its marking on every page, what may be published bears none."""
    if subject.document is None:
        return  # whether it is a draft, a file from elsewhere does not tell
    marking = subject.document.marking
    yield from _unmarked(subject, marking) if marking else _marked(subject)


# A draft


def _unmarked(subject: CheckedArtifact, marking: str) -> Iterator[Diagnostic]:
    fix = "Let reference.docx (or page.html) of the style print [marking] there; in Word, write it into the header."
    for pages, text in (*_headers(subject), *_banner(subject)):
        if _folded(marking) not in _folded(text):
            yield fault(subject, "marking", f'the marking "{marking}" is missing on {pages}', pages, fix)


def _headers(subject: CheckedArtifact) -> Iterator[tuple[str, str]]:
    """Yield which pages a header and footer stand on, and what they say; a section keeps those of the one before."""
    file = opened(subject)
    if file is None or not file.body:
        return
    parts, said = _headers_by_relation(subject), dict[tuple[str, str], str]()
    for number, section in enumerate(_sections(file), start=1):
        for node in section.iter(w("headerReference"), w("footerReference")):
            kind, pages = local(node), node.get(w("type"), "default")
            said[kind, pages] = parts.get(node.get(_ID, ""), "")
        for pages in _in_use(file, section):
            text = " ".join(said.get((kind, pages), "") for kind in ("headerReference", "footerReference"))
            yield _PAGES[pages] + (f" in section {number}" if number > 1 else ""), text


def _in_use(file: WordFile, section: etree._Element) -> Iterator[str]:
    """Yield the sorts of pages that have a header and footer of their own (ECMA-376 17.10.6, 17.10.1)."""
    yield "default"
    if is_on(section.find(w("titlePg"))):
        yield "first"
    settings = file.others.get("settings")
    if settings is not None and is_on(settings.find(w("evenAndOddHeaders"))):
        yield "even"


def _sections(file: WordFile) -> Iterator[etree._Element]:
    for root in file.body:
        yield from (one for one in root.iter(w("sectPr")) if next(one.iterancestors(w("sectPrChange")), None) is None)


def _headers_by_relation(subject: CheckedArtifact) -> dict[str, str]:
    """Return what the headers and footers say, by the relationship that the text refers to them by."""
    found = {}
    for name, content in subject.parts.items():
        root = parsed(content) if name.startswith("word/") and name.endswith(".xml") else None
        if root is None or local(root) != "document":
            continue
        for id, target in relations(subject, name).items():
            frame = parsed(subject.parts.get(target, b""))
            if frame is not None and local(frame) in _ROOTS:
                found[id] = _words(frame)
    return found


def _banner(subject: CheckedArtifact) -> Iterator[tuple[str, str]]:
    """Yield what a page says outside its text."""
    page = page_of(subject)
    if page is not None:
        yield "the page", " ".join(_outside(page))


def _outside(page: html.HtmlElement) -> Iterator[str]:
    for text in page.xpath("//body//text()[not(ancestor::main) and not(ancestor::script) and not(ancestor::style)]"):
        yield str(text)


# What is published


def _marked(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    label = re.escape(str(subject.shared.partnership.marking.label))
    fix = "Build the file anew, now that it is approved; or, in Word, delete the marking in header, footer and text."
    for place, text, framed in _places(subject):
        shown = " ".join(text.split())
        found = re.search(label, shown, re.IGNORECASE) if framed or len(shown) <= 2 * len(label) else None
        found = found or (_IN_FRAME.search(shown) if framed else _IN_TEXT.fullmatch(shown))
        if found:
            what = f'the document is approved, and the {place} still says "{around(shown, *found.span())}"'
            yield fault(subject, "marking", what, place, fix)


def _places(subject: CheckedArtifact) -> Iterator[tuple[str, str, bool]]:
    """Yield the places of a file with their words, and whether they stand around the text on every page."""
    page = page_of(subject)
    if page is not None:
        yield "page around the text", " ".join(_outside(page)), True
        lines = page.xpath("//main//*[self::p or self::h1 or self::h2 or self::h3 or self::li or self::div[not(*)]]")
        yield from (("text", line.text_content(), False) for line in lines)
    file = opened(subject)
    for root in file.texts if file else ():
        if local(root) in _ROOTS:
            yield _ROOTS[local(root)], _words(root), True
    for paragraph in file.paragraphs() if file else ():
        if next(paragraph.iterancestors(w("tc")), None) is None:  # a cell may say that a plan is a draft
            yield "text", words(paragraph), False


def _words(root: etree._Element) -> str:
    return " ".join(words(paragraph) for paragraph in root.iter(w("p")))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
