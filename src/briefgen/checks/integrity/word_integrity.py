"""Whether a Word file is in order: fields, bookmarks and links lead somewhere, and no traces of editing are left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from briefgen.checks.accessibility.word_styles import first, is_on, local, w
from briefgen.checks.integrity.completeness import BROKEN_FIELD, around
from briefgen.checks.integrity.made_file import fault, lacks_an_id, relations
from briefgen.checks.opened import WordFile, inner, opened, parsed, words
from briefgen.checks.subjects import CheckedArtifact
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document import Document, plain_text

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Fields that lead to a bookmark: by its name, or by a switch before it (ECMA-376 17.16.5).
_TO_BOOKMARK = re.compile(
    r"""^\s*(?:(?:REF|PAGEREF|NOTEREF)\s+"?([^\s"\\]+)|HYPERLINK\b[^"]*\\l\s+"?([^\s"\\]+)|TOC\b.*\\b\s+"?([^\s"\\]+))""",
    re.IGNORECASE,
)
_CHANGES = {
    "insertion": ("ins", "moveTo", "cellIns"),
    "deletion": ("del", "moveFrom", "cellDel"),
    "change of format": ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
}


def word_file_in_order(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """The parts of a Word file fit together, and nothing in it is left from editing. Yield nothing for other files."""
    file = opened(subject)
    if file is None:
        return
    yield from _fields(file, subject.document)
    yield from _bookmarks(file)
    if not lacks_an_id(subject.document):
        yield from _anchors(file)
    yield from _relations(subject)
    yield from _changes(file, subject)
    yield from _hidden(file)


# Fields


def _fields(file: WordFile, document: Document | None) -> Iterator[Diagnostic]:
    """No field says that it found nothing, none is left open, and each leads to a bookmark that is there."""
    own = plain_text(document.blocks) if document else ""
    for paragraph in file.every("p"):
        said = words(paragraph)
        for found in BROKEN_FIELD.finditer(said):
            if found.group() not in own:  # else the author wrote it, and it is told of the document
                what = f'a reference found nothing: "{around(said, *found.span())}"'
                yield _broken_field(file, what, paragraph)
    for root in file.texts:
        yield from _open_fields(file, root)
    there = _names(file)
    for node, code in _codes(file):
        target = _TO_BOOKMARK.match(code)
        name = next(filter(None, target.groups()), "") if target else ""
        if name and name.casefold() not in there:
            yield _broken_field(file, f'the field "{code.strip()}" leads to a bookmark that is not there', node)


def _broken_field(file: WordFile, what: str, node: etree._Element) -> Diagnostic:
    fix = "In Word, make the reference anew, or delete it; then choose all (Ctrl+A) and update the fields (F9)."
    return file.fault("word-field", what, file.place(node), fix)


def _open_fields(file: WordFile, root: etree._Element) -> Iterator[Diagnostic]:
    """Fields begin and end in pairs in each part (ECMA-376 17.16.18)."""
    begun: list[etree._Element] = []
    for node in root.iter(w("fldChar")):
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            begun.append(node)
        elif not begun:
            yield _broken_field(file, "a field ends that has not begun", node)
        elif kind == "end":
            begun.pop()
    for node in begun:
        yield _broken_field(file, "a field begins and does not end", node)


def _codes(file: WordFile) -> Iterator[tuple[etree._Element, str]]:
    """Yield the codes of the fields, each with a node of it; a field inside another has a code of its own."""
    for node in file.every("fldSimple"):
        yield node, node.get(w("instr"), "")
    for root in file.texts:
        begun: list[tuple[etree._Element, list[str]]] = []
        for node in root.iter(w("fldChar"), w("instrText")):
            kind = node.get(w("fldCharType"))
            if kind == "begin":
                begun.append((node, []))
            elif begun and node.tag == w("instrText"):
                begun[-1][1].append(node.text or "")
            elif begun and kind == "end":
                begin, code = begun.pop()
                yield begin, "".join(code)


# Bookmarks and links


def _names(file: WordFile) -> set[str]:
    """Return the names of the bookmarks, whose case Word ignores; the top of the document is always there."""
    return {node.get(w("name"), "").casefold() for node in file.every("bookmarkStart")} | {"_top"}


def _bookmarks(file: WordFile) -> Iterator[Diagnostic]:
    """Each bookmark has a name of its own and an end (ISO/IEC 29500-1, 17.13.6)."""
    names = Counter(node.get(w("name"), "").casefold() for node in file.every("bookmarkStart"))
    ends = {node.get(w("id")) for node in file.every("bookmarkEnd")}
    seen: set[str] = set()
    for node in file.every("bookmarkStart"):
        name = node.get(w("name"), "")
        if names[name.casefold()] > 1 and name.casefold() not in seen:
            what = f'the bookmark "{name}" is set {names[name.casefold()]} times'
            fix = "In Word, delete it under Insert, Bookmark, and set it once."
            yield file.fault("word-bookmark", what, file.place(node), fix)
        if node.get(w("id")) not in ends:
            what, fix = (
                f'the bookmark "{name}" has no end',
                "In Word, delete it under Insert, Bookmark, and set it anew.",
            )
            yield file.fault("word-bookmark", what, file.place(node), fix)
        seen.add(name.casefold())


def _anchors(file: WordFile) -> Iterator[Diagnostic]:
    """Every link inside the file leads to a bookmark of it."""
    there = _names(file)
    for node in file.every("hyperlink"):
        anchor = node.get(w("anchor"), "")
        if anchor and not node.get(f"{_R}id") and anchor.casefold() not in there:
            what = f'the link "{_words_of(node)}" leads to the bookmark "{anchor}", which is not there'
            fix = "In Word, lead the link to a heading or a bookmark that is there, or remove it."
            yield file.fault("word-link", what, file.place(node), fix)


def _relations(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """Whatever a part of the file refers to by a relationship has that relationship (ECMA-376 part 2, 9.3)."""
    for name, content in sorted(subject.parts.items()):
        root = parsed(content) if name.startswith("word/") and name.endswith(".xml") else None
        if root is None:
            continue
        there = relations(subject, name)
        for node in root.iter(etree.Element):
            for key, wanted in node.attrib.items():
                if str(key).startswith(_R) and wanted and str(wanted) not in there:
                    yield _lost(subject, name, node)


def _lost(subject: CheckedArtifact, name: str, node: etree._Element) -> Diagnostic:
    link = local(node) == "hyperlink"
    what = f'the link "{_words_of(node)}" has lost its address' if link else f"a {local(node)} has lost what it shows"
    fix = "In Word, make the link anew, or put the picture in again; or build the file anew."
    return fault(subject, "word-link", what, f"the part {name}", fix)


def _words_of(node: etree._Element) -> str:
    return "".join(text.text or "" for text in node.iter(w("t")))


# Traces of editing


def _changes(file: WordFile, subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """Nobody's insertions, deletions and comments are left: they can be read by everyone who has the file."""
    counts = {name: sum(1 for _ in file.every(*tags)) for name, tags in _CHANGES.items()}
    comments = file.others.get("comments")
    counts["comment"] = sum(1 for _ in comments.iter(w("comment"))) if comments is not None else 0
    if found := [_counted(name, count) for name, count in counts.items() if count]:
        severity = Severity.ERROR if subject.control.status == "approved" else Severity.WARNING
        what = f"the file still holds traces of editing: {', '.join(found)}"
        fix = "In Word, under Review: accept or reject all changes, and delete all comments; then save."
        yield file.fault("tracked-changes", what, "the document", fix, severity)


def _counted(name: str, count: int) -> str:
    many = "changes of format" if name == "change of format" else f"{name}s"
    return f"{count} {name if count == 1 else many}"


def _hidden(file: WordFile) -> Iterator[Diagnostic]:
    """No text is hidden: anyone can show it. It is counted here, and not quoted."""
    for paragraph in file.every("p"):
        hidden = [_run_words(run) for run in inner(paragraph, "r") if _is_hidden(file, run, paragraph)]
        if count := len("".join(hidden).split()):
            what = f"{'a word is' if count == 1 else f'{count} words are'} hidden, and anyone can show them"
            place = file.place(paragraph).partition(", beginning")[0]
            fix = "In Word, show hidden text (Ctrl+Shift+8), and delete it or make it visible."
            yield file.fault("hidden-text", what, place, fix)


def _run_words(run: etree._Element) -> str:
    return "".join(node.text or "" for node in run.iter(w("t")))


def _is_hidden(file: WordFile, run: etree._Element, paragraph: etree._Element) -> bool:
    return is_on(first(file.styles.of_run(run, paragraph), "vanish"))
