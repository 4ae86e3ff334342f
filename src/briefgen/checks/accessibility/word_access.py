"""Checks on the accessibility of Word files: pictures, controls, locks; the rest in the word_* files beside this one.

The rules are those of Microsoft's Accessibility Checker that apply to Word, and those of WCAG 2.2 and of the public
sector that it does not look at. That no fault is found does not make a file accessible: a person has to read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from briefgen.checks.accessibility import word_look, word_structure, word_tables
from briefgen.checks.accessibility.access_words import is_file_name
from briefgen.checks.accessibility.word_styles import local, value, w
from briefgen.checks.opened import WordFile, opened, shortened, words
from briefgen.checks.subjects import CheckedArtifact
from briefgen.diagnostics import Diagnostic, Severity

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_RULE = "{urn:schemas-microsoft-com:office:office}hr"
_LONGEST_TITLE = 64  # characters; Word takes no longer title for a control
_COMPATIBLE = 15  # the mode of Word 2013 and later; below it, Word opens the file in compatibility mode
_MADE_BY_WORD = ("docPartObj", "docPartList", "citation", "bibliography")  # such as a table of contents


def word_accessibility(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """A Word file can be read with a screen reader, in other colours and sizes, and without seeing it."""
    if not subject.artifact.path.endswith(".docx"):
        return
    word = opened(subject)
    if word is None:  # that it does not open is told already
        return
    for rule in WORD_RULES:
        yield from rule(word)


def restricted(word: WordFile) -> Iterator[Diagnostic]:
    """A file is not locked: readers may set its letters and colours as they need them."""
    settings = word.others.get("settings")
    protection = settings.find(w("documentProtection")) if settings is not None else None
    if protection is None or protection.get(w("enforcement")) not in ("1", "true", "on"):
        return
    if protection.get(w("edit")) in ("readOnly", "forms"):
        yield word.fault(
            "word-restricted",
            "the file is locked against changes, so that readers cannot set its letters or colours as they need them",
            "the settings",
            "In Word, choose Review, Restrict Editing, Stop Protection, and save the file.",
            Severity.WARNING,
        )


def alt_text(word: WordFile) -> Iterator[Diagnostic]:
    """A picture has a text alternative that is no file name, or is marked as decorative (WCAG 2.2, 1.1.1)."""
    for drawing in word.every("drawing"):
        for label in drawing.iter(_WP + "docPr"):
            said = label.get("descr", "").strip()
            decorative = any(node.get("val", "1") in ("1", "true") for node in label.iter(_DECORATIVE))
            if next(drawing.iter(w("txbxContent")), None) is not None or decorative:
                continue
            if not said or is_file_name(said):
                named = f'the text alternative of a picture is a file name: "{said}"'
                message = named if said else "a picture has no text alternative"
                fix = "In Word, choose View Alt Text and write what the picture says, or mark it as decorative."
                yield word.fault("word-alt-text", message, word.place(drawing), fix)


def floating(word: WordFile) -> Iterator[Diagnostic]:
    """Pictures stand in line with the text, and no text in boxes: a screen reader passes over what floats."""
    for node in word.every("drawing", "pict"):
        boxed = next(node.iter(w("txbxContent")), None) is not None
        anchored = local(node) == "pict" or next(node.iter(_WP + "anchor"), None) is not None
        ruled = any(shape.get(_RULE) for shape in node.iter(etree.Element))  # a drawn line says nothing
        inside = next(node.iterancestors(w("txbxContent")), None) is not None  # told with its box
        if (boxed or anchored) and not ruled and not inside:
            message = f"{'a text box' if boxed else 'a picture or shape'} floats beside the text"
            yield word.fault("word-floating", message, word.place(node), _BOX_FIX if boxed else _FLOATING_FIX)


_BOX_FIX = "Put the words into a paragraph in a style of their own, and take the box out."
_FLOATING_FIX = "In Word, set Wrap Text to In Line with Text. A watermark goes: the header says what it says."


def control_title(word: WordFile) -> Iterator[Diagnostic]:
    """A content control says what belongs into it, in a title of at most 64 characters."""
    for node in word.every("sdt"):
        made = any(node.find(f"{w('sdtPr')}/{w(name)}") is not None for name in _MADE_BY_WORD)
        title = value(node, "sdtPr/alias").strip()
        if not made and not 0 < len(title) <= _LONGEST_TITLE:
            held = shortened(" ".join(words(paragraph) for paragraph in node.iter(w("p"))))
            long = f'the title of a content control is longer than {_LONGEST_TITLE} characters: "{shortened(title)}"'
            yield word.fault(
                "word-control-title",
                long if title else f'a content control has no title: "{held}"',
                word.place(next(node.iter(w("p")), node)),
                "In Word, choose Developer, Properties, and give the control a short title: what belongs there.",
            )


def compatibility(word: WordFile) -> Iterator[Diagnostic]:
    """A file is not in compatibility mode, in which Word leaves out what helps readers."""
    settings = word.others.get("settings")
    nodes = settings.iter(w("compatSetting")) if settings is not None else iter(())
    modes = [node.get(w("val"), "") for node in nodes if node.get(w("name")) == "compatibilityMode"]
    if not any(mode.isdecimal() and int(mode) >= _COMPATIBLE for mode in modes):
        yield word.fault(
            "word-compatibility",
            "the file is in the compatibility mode of an earlier Word",
            "the settings",
            "In Word, choose File, Info, Convert, and save the file.",
            Severity.WARNING,
        )


WORD_RULES: tuple[Callable[[WordFile], Iterator[Diagnostic]], ...] = (
    restricted, alt_text, floating, control_title, compatibility, *word_structure.RULES, *word_tables.RULES,
    *word_look.RULES,
)  # fmt: skip
"""What is looked at in a Word file that can be opened."""
