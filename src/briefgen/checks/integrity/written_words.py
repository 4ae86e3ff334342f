"""Whether the words of a made file are those of its document, and no others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import zip_longest

from briefgen.checks.accessibility.word_styles import local, w
from briefgen.checks.integrity.completeness import leftovers_in, said_of
from briefgen.checks.integrity.made_file import fault, page_of
from briefgen.checks.opened import opened, words
from briefgen.checks.subjects import CheckedArtifact, worst
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document import (
    Cell,
    ContentsEntry,
    Document,
    Footnote,
    Heading,
    Node,
    Paragraph,
    Section,
    plain_text,
    walk,
)

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "caption", "figcaption", "title")
_NO_TEXT = ".//nav|.//svg|.//header|.//footer|.//sup[a]|.//script|.//style|.//*[contains(@class, 'marking')]"


def words_kept(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """The file says just what the document says: no word was lost, added or moved in writing."""
    found = _words_in(subject)
    if subject.document is None or found is None:
        return
    due = document_words(subject.document)
    if due == found:
        return
    same = next(n for n, (one, other) in enumerate(zip_longest(due, found)) if one != other)
    before, of_document, of_file = due[max(0, same - 4) : same], due[same : same + 6], found[same : same + 6]
    what = (
        f'after "{" ".join(before)}" the document says "{" ".join(of_document) or "nothing more"}", '
        f'and the file "{" ".join(of_file) or "nothing more"}"'
    )
    fix = (
        "Build the file anew. If that does not help, the writer of this format has a fault: report it with the review."
    )
    yield fault(subject, "words-differ", what, f"word {same + 1}", fix)


def document_words(document: Document) -> list[str]:
    """Return the words of a document in the order in which they are read, its notes last.

    A box's number is read with its heading, and an empty cell as a dash.
    """
    text = " ".join(_read_out(document.blocks))
    notes = [plain_text(node.children) for node in walk(document.blocks) if isinstance(node, Footnote)]
    return _split(" ".join((text, *notes)))


def _read_out(nodes: Iterable[Node]) -> Iterator[str]:
    for node in walk(nodes):
        if isinstance(node, Section) and node.number is not None:
            yield str(node.number)
        for name in ("title", "caption", "term", "label", "hint"):
            if line := getattr(node, name, ()):
                yield plain_text(line)
        if isinstance(node, Cell) and not plain_text(node.children).strip():
            yield "–"
        elif isinstance(node, (Cell, ContentsEntry, Heading, Paragraph)):
            yield plain_text(node.children)


def _split(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def _words_in(subject: CheckedArtifact) -> list[str] | None:
    """Return the words of a file's text and notes, None if it has no text that can be read."""
    page = page_of(subject)
    if page is not None and (found := page.find(".//main")) is not None:
        main = deepcopy(found)  # other checks read the page as it is
        for element in main.xpath(_NO_TEXT):
            element.drop_tree()
        return _split(main.text_content())
    file = opened(subject)
    if file is None or not file.body:
        return None
    notes = [note for root in file.texts if local(root) == "footnotes" for note in root if note.get(w("type")) is None]
    lines = [*file.paragraphs(), *(paragraph for note in notes for paragraph in note.iter(w("p")))]
    return _split(" ".join(words(paragraph) for paragraph in lines))


# What is left over in a file from elsewhere


def left_in_file(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """No placeholder or mark is left in a file that came from elsewhere; of our own, it is told of the document."""
    if subject.document is not None:
        return
    for place, text in _lines(subject):
        for left in leftovers_in(text, subject.shared.terms):
            severity = worst(subject.control) if left.awaited else Severity.ERROR
            yield Diagnostic(
                "leftover",
                said_of(left, text),
                severity,
                artifact=subject.artifact.path,
                field=place,
                fix=left.fix,
                judged=text,
            )


def _lines(subject: CheckedArtifact) -> Iterator[tuple[str, str]]:
    """Yield the lines of a file, each with its place in words."""
    page = page_of(subject)
    if page is not None:
        for number, element in enumerate(page.iter(*_BLOCKS), start=1):
            yield f"{element.tag} {number}", " ".join(element.text_content().split())
    if file := opened(subject):
        for paragraph in file.every("p"):
            yield file.place(paragraph), words(paragraph)
