"""Whether a document is whole: nothing is left empty, and nothing is left over from its making."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from briefgen.checks.plain_english.passages import Passage, passages, unquoted
from briefgen.checks.plain_english.phrases import hits
from briefgen.checks.subjects import CheckedDocument, worst
from briefgen.diagnostics import Diagnostic, Place, Position, Severity, at
from briefgen.document import (
    Block,
    BulletList,
    Callout,
    Contents,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Inline,
    Node,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    SignOff,
    Table,
    Timeline,
    plain_text,
    walk,
)
from briefgen.model.shared import NO_TERMS
from briefgen.model.terms import Terms

# Nothing is empty


def empty_sections(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """Something stands under every heading, and in every call-out, list, table and timeline.

    A heading promises what follows it, above all to those who go through a document from heading to heading.
    """
    for what, words in _empty(subject.document):
        title = plain_text(words)
        named = f'{what} "{title}"' if title else what
        yield Diagnostic(
            "empty-section",
            f"{named} is empty: nothing stands there",
            worst(subject.control),
            fix="Fill it in, or take it out.",
            judged=named,
            **placed(_passage(words), 0, len(title), subject.file),
        )


def _empty(document: Document) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Yield what is empty: what it is, and the words over it."""
    for block, after in pairwise((*_flat(document.blocks), None)):
        if isinstance(block, Heading) and (not after or (isinstance(after, Heading) and after.level <= block.level)):
            yield "the section", block.children
    for node in walk(document.blocks):
        match node:
            case Callout() if not _holds(node.blocks):
                yield "the call-out", node.title
            case Table() if not _holds(node.rows):
                yield "the table", node.caption
            case Timeline() | SignOff() | Contents() if not node.entries:
                yield "the part", node.title
            case Definition() if not _holds(node.blocks):
                yield "the entry", node.term
            case BulletList() | OrderedList() if not all(_holds(item.blocks) for item in node.items):
                yield "an item of a list", ()
            case Quote() if not _holds(node.blocks):
                yield "a quotation", ()


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield headings, and whatever stands under them, in one row."""
    for block in blocks:
        if isinstance(block, Section):
            yield from _flat((block.heading, *block.blocks))
        elif isinstance(block, (Heading, Table, DefinitionList)) or _holds((block,)):
            yield block  # that a table or an entry is empty is told once, of itself


def _holds(nodes: Iterable[Node]) -> bool:
    """Tell whether a reader finds anything in nodes: words or a picture."""
    listed = tuple(nodes)
    return bool(plain_text(listed).strip()) or any(isinstance(node, Figure) for node in walk(listed))


# Nothing is left over


class Leftover(NamedTuple):
    """What is left over in a text from `start` to `end`, the mend, and whether it stands for what is still to come."""

    start: int
    end: int
    what: str
    fix: str
    awaited: bool = False


BROKEN_FIELD = re.compile(
    r"Error!\s+(?:Bookmark not defined|Reference source not found|Hyperlink reference not valid|Not a valid \w+"
    r"|No text of specified style|No table of |Unknown document property|File ?name not specified|No bookmark name)",
    re.IGNORECASE,
)
"""What Word prints in the place of a reference that leads nowhere."""

_MARKUP = "Write it as plain words. Only fields that are Prose may hold Markdown; an unclosed mark is no Markdown."
_MARKS = (
    (re.compile(r"\{\{|\{%|\{#|%\}|\}\}|\{:"), "a mark of a template", "Take it out, or mend the template."),
    (re.compile("[\ue000-\uf8ff]"), "a place that was not filled", "Fill in what belongs there."),
    (re.compile(r"(?<![\w*])\*\*(?:[^\s*][^*]*(?:\*\*)?|\s[^*]+\*\*(?![\w*]))"), "a mark for bold words", _MARKUP),
    (re.compile(r"\]\([^)]*[:/#.][^)]*\)?"), "a mark for a link", _MARKUP),
    (re.compile(r"^\s*#{1,6}(?=\s|$)|(?<!\S)#{2,6}(?=\s)"), "a mark for a heading", _MARKUP),
    (re.compile(r"^\s*!!!\s+\w+|```|\|\s*:?-{3,}"), "a mark for a call-out or a table", _MARKUP),
    (re.compile(r"</?[A-Za-z](?:[^<>@]{0,60}[^<>@\s])?>"), "an HTML tag", "Take it out, or fill in what it names."),
    (BROKEN_FIELD, "a broken reference of Word", "Write what it should lead to, or take it out."),
)
# "[CHECK WITH LEGAL]", "[date to be added]", "[JS1]", "[which?]", "(NAME to confirm)": notes of those who wrote it.
_NOTES = re.compile(
    r"\[(?:[A-Z][A-Z’'-]+(?:[\s,:/]+[A-Z0-9][A-Z0-9’'-]*)+[.:!]?|[A-Z]{5,}|[A-Z]{1,3}\d{1,3}|[^\[\]]{0,60}\?"
    r"|[^\[\]]{1,40}\sto\s(?:be\s)?(?:added|confirmed|checked|confirm|check|add|follow)[^\[\]]{0,20})\](?!\()"
    r"|\([A-Z]{2,}(?:\s[A-Z]{2,})?\sto\s(?:confirm|check|add|provide|update|advise|follow)\b[^()]{0,40}\)"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}\d?|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


def leftovers(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """No placeholder, and no mark of markup or of a template, is left in what readers see.

    In words of someone else nothing is taken for a placeholder: they may end a message with "xx".
    """
    quoted = [block for node in walk(subject.document.blocks) if isinstance(node, Quote) for block in node.blocks]
    for blocks, terms in ((subject.document.blocks, subject.shared.terms), (quoted, NO_TERMS)):
        for passage in passages(blocks):
            for left in leftovers_in(passage.text, terms):
                yield Diagnostic(
                    "leftover",
                    said_of(left, passage.text),
                    worst(subject.control) if left.awaited else Severity.ERROR,
                    fix=left.fix,
                    judged=passage.text,
                    **placed(passage, left.start, left.end, subject.file),
                )


def leftovers_in(text: str, terms: Terms) -> Iterator[Leftover]:
    """Yield what is left over in a text: the placeholders of terms.yaml, and the first of each mark of markup."""
    end, seen = 0, set[str]()
    for left in sorted((*_placeholders(text, terms), *_marks(text)), key=lambda left: (left.start, not left.awaited)):
        if left.start >= end and left.what not in seen:
            yield left
            end = left.end
            seen |= set() if left.awaited else {left.what}


def _placeholders(text: str, terms: Terms) -> Iterator[Leftover]:
    for hit in hits(unquoted(text), terms.placeholders):
        fix = f"Write {hit.phrase.instead}." if hit.phrase.instead else "Fill in what belongs there, or take it out."
        yield Leftover(hit.start, hit.end, "a placeholder", fix, awaited=True)
    for found in _NOTES.finditer(unquoted(text) if terms.placeholders.phrases else ""):
        yield Leftover(*found.span(), "a note of a writer", "Do what it asks for, and take it out.", awaited=True)


def _marks(text: str) -> Iterator[Leftover]:
    for pattern, what, fix in _MARKS:
        for found in pattern.finditer(text):
            yield Leftover(*found.span(), what, fix)
    for found in _ENTITY.finditer(text):
        if html.unescape(found.group()) != found.group():
            yield Leftover(*found.span(), "an HTML entity", "Write the character itself.")


def said_of(left: Leftover, text: str) -> str:
    """Return the message: what is left over, in its surroundings."""
    return f'{left.what} is left over: "{around(text, left.start, left.end)}"'


# Words for messages


def around(text: str, start: int, end: int, width: int = 25) -> str:
    """Return what stands from `start` to `end`, with some words on both sides, as a message shows it."""
    begin, stop = max(0, start - width), min(len(text), max(end, start) + width, start + 4 * width)
    begin = text.rfind(" ", 0, begin) + 1
    stop = len(text) if text.find(" ", stop) < 0 else text.find(" ", stop)
    shown = " ".join(text[begin:stop].split())[: 8 * width]
    return f"{'…' if begin else ''}{shown}{'…' if stop < len(text) else ''}"


def placed(passage: Passage | None, start: int, end: int, file: str) -> Place:
    """Return the keywords that place a diagnostic where words stand in the YAML, or else in the template `file`."""
    origin = passage.origin(start, end) if passage else None
    return at(origin) if origin else {"position": Position(file)}


def _passage(words: tuple[Inline, ...]) -> Passage | None:
    return next(passages((Paragraph(words),)), None)
