"""Checks on how the words of a Word file look: size, face, alignment, capitals, underlining."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from briefgen.checks.accessibility.word_styles import first, is_on, runs_with_words, value, w
from briefgen.checks.opened import WordFile, shortened, words
from briefgen.diagnostics import Diagnostic

_LEAST = 24  # half-points: 12 pt, the least for text (Writing accessible documents, Government Digital Service)
_SERIFS = re.compile("020[2-9A]", re.IGNORECASE)  # Panose: a Latin text face, with serifs (ECMA-376 17.8.3.13)
_LONG_WORD = 7  # letters; acronyms are shorter


def _told(word: WordFile, found: list[etree._Element], what: str, fix: str) -> Iterator[Diagnostic]:
    """Yield one diagnostic for all the paragraphs with one fault: `what` says of them what is wrong."""
    if found:
        many = f"{len(found)} paragraphs are" if len(found) > 1 else "a paragraph is"
        quoted = shortened(words(found[0]))
        first_of = f'the first is "{quoted}"' if len(found) > 1 else f'"{quoted}"'
        yield word.fault("word-style", f"{many} {what}: {first_of}", word.place(found[0]), fix)


def _with_words(word: WordFile) -> list[etree._Element]:
    return [paragraph for paragraph in word.paragraphs() if words(paragraph).strip()]


def justified(word: WordFile) -> Iterator[Diagnostic]:
    """Text is aligned to the left: justified text has gaps that are hard to read across."""
    found = [
        paragraph
        for paragraph in _with_words(word)
        if (said := first(word.styles.of_paragraph(paragraph), "jc")) is not None
        and said.get(w("val")) in ("both", "distribute")
    ]
    yield from _told(word, found, "set justified", "Align the text to the left, in the style of the paragraph.")


def capitals(word: WordFile) -> Iterator[Diagnostic]:
    """No text is all in capitals: words lose their shape, and some screen readers spell them."""
    found = [p for p in _with_words(word) if _typed_in_capitals(words(p)) or _any_run(word, p, _in_capitals)]
    yield from _told(word, found, "all in capitals", "Write it in small letters, and take off All caps in Font.")


def _typed_in_capitals(text: str) -> bool:
    """Tell whether a text is all capitals and no mere row of acronyms."""
    long_words = re.findall(rf"[^\W\d_]{{{_LONG_WORD},}}", text)
    return text.isupper() and len(long_words) > 1


def _in_capitals(levels: list[etree._Element], _: etree._Element) -> bool:
    return is_on(first(levels, "caps"))


def underlined(word: WordFile) -> Iterator[Diagnostic]:
    """Nothing is underlined but links."""
    found = [paragraph for paragraph in _with_words(word) if _any_run(word, paragraph, _underlined_by_hand(word))]
    yield from _told(word, found, "underlined, but no link", "Take the underline off; use Strong to stress words.")


def _underlined_by_hand(word: WordFile) -> Callable[[list[etree._Element], etree._Element], bool]:
    def underlined_by_hand(levels: list[etree._Element], run: etree._Element) -> bool:
        said = first(levels, "u")
        named = word.styles.names(word.styles.chain("character", value(run, "rPr/rStyle")))
        link = next(run.iterancestors(w("hyperlink")), None) is not None or any("hyperlink" in name for name in named)
        return said is not None and said.get(w("val"), "single") != "none" and not link

    return underlined_by_hand


def _any_run(
    word: WordFile, paragraph: etree._Element, looks: Callable[[list[etree._Element], etree._Element], bool]
) -> bool:
    return any(looks(word.styles.of_run(run, paragraph), run) for run in runs_with_words(paragraph))


def small(word: WordFile) -> Iterator[Diagnostic]:
    """The text is of 12 pt at least: the style that most words are in, and what was set smaller by hand.

    Small print that a style was made for (notes, tables, captions) is left to the style.
    """
    text = [p for p in _with_words(word) if next(p.iterancestors(w("tbl")), None) is None]
    most = _style_of_most(text)
    found = [
        paragraph
        for paragraph in text
        if any(_is_small(word, run, paragraph, most) for run in runs_with_words(paragraph))
    ]
    yield from _told(word, found, "smaller than 12 pt", "Set the size in the style of the paragraph, 12 pt or more.")


def _style_of_most(paragraphs: list[etree._Element]) -> str | None:
    letters: Counter[str] = Counter()
    for paragraph in paragraphs:
        letters[value(paragraph, "pPr/pStyle")] += len(words(paragraph))
    return letters.most_common(1)[0][0] if letters else None


def _is_small(word: WordFile, run: etree._Element, paragraph: etree._Element, most: str | None) -> bool:
    by_hand = run.find(f"{w('rPr')}/{w('sz')}") is not None
    if not by_hand and value(paragraph, "pPr/pStyle") != most:
        return False
    said = first(word.styles.of_run(run, paragraph), "sz")
    size = said.get(w("val"), "") if said is not None else "20"  # Word's own size, where nothing is said: 10 pt
    return size.isdecimal() and int(size) < _LEAST


def serifs(word: WordFile) -> Iterator[Diagnostic]:
    """The letters have no serifs; which face has some, the file's own table of fonts says."""
    table = word.others.get("fonts")
    fonts = list(table.iter(w("font"))) if table is not None else []
    # The family in that table is not to be trusted: LibreOffice calls Arial "roman".
    with_serifs = {font.get(w("name"), "") for font in fonts if _SERIFS.match(value(font, "panose1"))}
    found: dict[str, list[etree._Element]] = {}
    for paragraph in _with_words(word):
        used = {word.styles.font(word.styles.of_run(run, paragraph)) for run in runs_with_words(paragraph)}
        for name in sorted(used & with_serifs):
            found.setdefault(name, []).append(paragraph)
    for name, paragraphs in found.items():
        fix = "Take a face without serifs, such as Arial, in the styles."
        yield from _told(word, paragraphs, f"set in {name}, which has serifs", fix)


def columns(word: WordFile) -> Iterator[Diagnostic]:
    """Text runs in one column: a screen reader may mix what stands side by side."""
    for section in word.every("sectPr"):
        asked = section.find(w("cols"))
        if asked is None or next(section.iterancestors(w("sectPrChange")), None) is not None:
            continue
        number = asked.get(w("num"), "1")
        most = max(int(number) if number.isdecimal() else 1, len(asked.findall(w("col"))))
        if most > 1:
            place = next(
                section.iterancestors(w("p")), section
            )  # that of the last section stands beside the paragraphs
            fix = "In Word, choose Layout, Columns, One."
            yield word.fault("word-columns", f"the text runs in {most} columns", word.place(place), fix)


RULES: tuple[Callable[[WordFile], Iterator[Diagnostic]], ...] = (
    justified, capitals, underlined, small, serifs, columns,
)  # fmt: skip
"""What is looked at."""
