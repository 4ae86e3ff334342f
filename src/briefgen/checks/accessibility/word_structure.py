"""Checks on the structure of Word files: headings, lists, links, blanks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

from lxml import etree

from briefgen.checks.accessibility.access_words import says_nothing, stands_alone
from briefgen.checks.accessibility.word_styles import first, is_on, local, runs_with_words, value, w
from briefgen.checks.opened import WordFile, holds_something, shortened, words
from briefgen.diagnostics import Diagnostic, Severity

_LONGEST_HEADING = 80  # characters; a longer paragraph in bold is emphasis and not a heading
_NO_NEED = 3  # paragraphs; so short a text needs no heading
_TYPED = (re.compile(r"\s*[-–—*o]\s+\S"), re.compile(r"\s*\(?\d{1,2}[.)]\s+\S"), re.compile(r"\s*\(?[a-z][.)]\s+\S"))
_BULLET = re.compile(r"\s*[•·▪●◦‣➢❖]\s*\S")


def heading_styles(word: WordFile) -> Iterator[Diagnostic]:
    """Headings are in heading styles with their level, and nothing else is made to look like one (WCAG 2.2, 1.3.1)."""
    paragraphs = [node for node in word.paragraphs() if words(node).strip()]
    if len(paragraphs) > _NO_NEED and not any(map(word.styles.level, paragraphs)):
        yield word.fault("word-heading-styles", "no paragraph is in a heading style", "the document", _HEADING_FIX)
    yield from _levels_of_styles(word, paragraphs)
    for paragraph in paragraphs:
        if not word.styles.level(paragraph) and _looks_like_a_heading(word, paragraph):
            message = f'"{shortened(words(paragraph))}" is made to look like a heading, but is in no heading style'
            yield word.fault("word-heading-styles", message, word.place(paragraph), _HEADING_FIX)


def _levels_of_styles(word: WordFile, paragraphs: list[etree._Element]) -> Iterator[Diagnostic]:
    """Yield what is wrong with heading styles: each has the outline level that its name promises."""
    told = set()
    for paragraph in paragraphs:
        promised, level = word.styles.named_level(paragraph), word.styles.outline_level(paragraph)
        if promised and promised != level and (promised, level) not in told:
            told.add((promised, level))
            message = f"the style Heading {promised} has the outline level {level or 'of running text'}"
            yield word.fault("word-heading-styles", message, word.place(paragraph), _LEVEL_FIX)


_HEADING_FIX = "In Word, give each heading one of the styles Heading 1 to Heading 6."
_LEVEL_FIX = "In Word, modify the style: Format, Paragraph, Outline level."


def _looks_like_a_heading(word: WordFile, paragraph: etree._Element) -> bool:
    """Tell whether a short paragraph without a full stop was set in bold as a whole by hand."""
    text = words(paragraph).strip()
    if len(text) > _LONGEST_HEADING or text[-1] in ".,;:?!…" or _is_item(word, paragraph):
        return False
    if next(paragraph.iterancestors(w("tbl"), w("txbxContent")), None) is not None:
        return False
    runs = list(runs_with_words(paragraph))
    return bool(runs) and all(is_on(run.find(f"{w('rPr')}/{w('b')}")) for run in runs)


def _is_item(word: WordFile, paragraph: etree._Element) -> bool:
    """Tell whether a paragraph is an item of a real list, by its own or its style's list format."""
    said = first(word.styles.of_paragraph(paragraph), "numPr")
    return said is not None and value(said, "numId") != "0"


def heading_order(word: WordFile) -> Iterator[Diagnostic]:
    """There is one title, and no level of heading is left out on the way down (WCAG 2.2, 1.3.1 and 2.4.6)."""
    found = [(node, word.styles.level(node)) for node in word.paragraphs() if words(node).strip()]
    headings = [(node, level) for node, level in found if level]
    titled = any("title" in _style_names(word, node) for node, level in found if not level)
    tops = [node for node, level in headings if level == 1]
    if headings and not titled and len(tops) != 1:
        said = " and ".join(f'"{shortened(words(node))}"' for node in tops[:2])
        many = f"there are {len(tops)} titles in the style Heading 1: {said}"
        fix = "Give Heading 1 to the title of the document, and to nothing else."
        yield word.fault(
            "word-heading-order", many if tops else "no title is in the style Heading 1", "the document", fix
        )
    for (_, above), (node, below) in pairwise(headings):
        if below > above + 1:
            message = f'the heading "{shortened(words(node))}" of level {below} follows one of level {above}'
            yield word.fault("word-heading-order", message, word.place(node), f"Give it the style Heading {above + 1}.")


def _style_names(word: WordFile, paragraph: etree._Element) -> list[str]:
    return word.styles.names(word.styles.chain("paragraph", value(paragraph, "pPr/pStyle")))


def blanks(word: WordFile) -> Iterator[Diagnostic]:
    """Space comes from styles, not from empty paragraphs or runs of blanks, which are read out as "blank"."""
    for empty, group in groupby(word.paragraphs(), key=_is_blank):
        nodes = list(group)
        if empty:
            many = f"{len(nodes)} empty paragraphs make space" if len(nodes) > 1 else "an empty paragraph makes space"
            yield word.fault("word-blank-paragraphs", many, word.place(nodes[0]), _BLANK_FIX, Severity.WARNING)
            continue
        for node in nodes:
            if re.search(r"\S([ \u00a0]{3,}|\t{2,})\S", words(node)):
                message = f'a run of blanks makes space in "{shortened(words(node))}"'
                yield word.fault("word-blank-paragraphs", message, word.place(node), _BLANK_FIX, Severity.WARNING)


_BLANK_FIX = "Take the blanks out, and set the space before or after in the paragraph's style."


def _is_blank(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph is empty although neither a table nor a cell needs it there."""
    above, before = paragraph.getparent(), paragraph.getprevious()
    needed = above is None or local(above) != "body" or (before is not None and local(before) == "tbl")
    return not needed and not holds_something(paragraph)


def links(word: WordFile) -> Iterator[Diagnostic]:
    """The words of a link say where it leads (WCAG 2.2, 2.4.4)."""
    for link in word.every("hyperlink"):
        said = "".join((node.text or "") for node in link.iter(w("t"))).strip()
        around = next(link.iterancestors(w("p")), None)
        alone = stands_alone(said, words(around) if around is not None else said)
        drawn = not said and next(link.iter(w("drawing")), None) is not None  # its alternative is told elsewhere
        if says_nothing(said, word.link_words) and not alone and not drawn:
            vague = f'the words of a link do not say where it leads: "{shortened(said)}"'
            fix = "Make the link of words that name what it leads to, such as its title."
            yield word.fault("word-link-text", vague if said else "a link has no words", word.place(link), fix)


def lists(word: WordFile) -> Iterator[Diagnostic]:
    """A list is one of Word's, not bullets or numbers typed before its items (WCAG 2.2, 1.3.1)."""
    before: re.Pattern[str] | None = None
    for paragraph in word.paragraphs():
        text = words(paragraph)
        listed = _is_item(word, paragraph) or word.styles.level(paragraph)
        kind = None if listed else next((typed for typed in _TYPED if typed.match(text)), None)
        if (kind and kind is before) or (not listed and _BULLET.match(text)):
            yield word.fault(
                "word-list",
                f'the bullet or number of "{shortened(text)}" is typed',
                word.place(paragraph),
                "Delete what is typed, and give the paragraphs the style List Bullet or List Number.",
                Severity.WARNING,
            )
        before = kind


RULES: tuple[Callable[[WordFile], Iterator[Diagnostic]], ...] = (heading_styles, heading_order, blanks, links, lists)
"""What is looked at."""
