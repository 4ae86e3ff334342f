"""Checks of plain English: long sentences and boxes, hard reading, words that blame or point nowhere.

They read a document as its readers do, and leave people's own words alone. They only ever warn.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.checks.plain_english.blaming import blame_words, only_spoken_of
from briefgen.checks.plain_english.passages import passages, unquoted
from briefgen.checks.plain_english.phrases import hits
from briefgen.checks.plain_english.reading_grade import grade
from briefgen.checks.plain_english.sentences import Sentence, every_sentence, sentences
from briefgen.checks.plain_english.wording import place, reading_time, shortened, warned
from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic
from briefgen.document import Block, Callout, Paragraph, Section, plain_text

ENOUGH = 100
"""The fewest words of which a reading grade can be told: the passages that the formula was made for had so many."""
_HARDEST, _ADULT = 3, 18


def long_sentence(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """A sentence has as many words as kind.yaml allows, or fewer (GOV.UK: 25)."""
    most = subject.kind.file.limits.sentence
    for sentence in sentences(subject.document):
        if most is not None and len(sentence.words) > most:
            message = f'a sentence of {len(sentence.words)} words; {most} are the most: "{shortened(sentence.text)}"'
            fix = "Split it into two sentences, or into a list, and take out what readers do not need."
            yield warned("long-sentence", message, fix, place(subject, sentence.origin), sentence.text)


def reading_grade(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """A document reads at the grade that kind.yaml allows, or lower. Lines without a mark at their end are labels."""
    most = subject.kind.file.limits.grade
    whole = [sentence for sentence in sentences(subject.document) if sentence.finished]
    if most is None or sum(len(sentence.words) for sentence in whole) < ENOUGH:
        return
    if (found := grade(whole)) > most:
        age = round(found) + 5
        readers = f"about {age}" if age <= _ADULT else f"more than {_ADULT}"
        message = (
            f"the document reads at grade {found}, for readers of {readers} years; grade {most} is the most. "
            f"Hardest: {'; '.join(_hardest(subject, whole))}"
        )
        fix = "Begin with these sentences: split them, and use shorter, more common words."
        yield warned(
            "reading-grade", message, fix, place(subject, None), "\n".join(sentence.text for sentence in whole)
        )


def _hardest(subject: CheckedDocument, whole: list[Sentence]) -> Iterator[str]:
    """Yield the place and the beginning of the sentences that weigh most."""
    average = grade(whole)
    by_weight = sorted(whole, key=lambda sentence: (average - grade([sentence])) * len(sentence.words))
    for sentence in by_weight[:_HARDEST]:
        where = place(subject, sentence.origin)
        yield f'{where["position"]} "{shortened(sentence.text, 40)}"'


def box_length(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """A box has as many words as kind.yaml says.

    Its standard text does not count: general guidance and small print. A box that only lists (questions, links) may be
    short.
    """
    limits = subject.kind.file.limits.box
    for box in subject.document.blocks:
        if not isinstance(box, Section) or box.role != "box":
            continue
        own = [block for block in box.blocks if not _standard(block)]
        words, tells = len(plain_text(own).split()), any(isinstance(block, Paragraph) for block in own)
        most = limits.larger.get(box.heading.id, limits.most)
        if most is not None and words > most:
            fix = "Shorten it: keep what readers need tomorrow, and leave the rest to the report."
            yield _box(subject, box, own, f"{most} are the most", fix)
        elif limits.least is not None and words < limits.least and tells:
            fix = "Say a little more, or take the box out."
            yield _box(subject, box, own, f"{limits.least} are the least", fix)


def _standard(block: Block) -> bool:
    return (isinstance(block, Callout) and block.kind == "guidance") or (
        isinstance(block, Paragraph) and block.role == "note"
    )


def _box(subject: CheckedDocument, box: Section, own: list[Block], limit: str, fix: str) -> Diagnostic:
    text = plain_text(own)
    words = len(text.split())
    time = reading_time(words, subject.shared.partnership.figures)
    name = plain_text(box.heading.children)
    message = f'the box "{name}" has {words} words (general guidance not counted), {time} of reading; {limit}'
    origins = (line.origin(0, len(line.text)) for line in passages(own) if line.running)
    return warned("box-length", message, fix, place(subject, next((one for one in origins if one), None)), text)


def blame(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """No wording blames a person or a service. What is quoted, denied or named as wording does not."""
    words = blame_words(subject)
    for sentence in every_sentence(subject.document):
        text = unquoted(sentence.text)
        for hit in hits(text, words):
            if not only_spoken_of(text[: hit.start]):
                said = text[hit.start : hit.end]
                message = f'"{said}" can read as blame: "{shortened(sentence.text)}"'
                fix = f"Say instead: {hit.phrase.instead}." if hit.phrase.instead else "Say what happened, and why."
                yield warned("blame", message, fix, place(subject, sentence.origin), sentence.text)


def as_above(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """Words that point at another place ("as above") stand with a link that leads there."""
    words = subject.shared.terms.cross_references
    for sentence in sentences(subject.document):
        if sentence.linked:
            continue
        for hit in hits(unquoted(sentence.text), words):
            said = sentence.text[hit.start : hit.end]
            message = f'"{said}" does not say what it points at: "{shortened(sentence.text)}"'
            fix = f"Write {hit.phrase.instead or 'the thing itself'}."
            yield warned("as-above", message, fix, place(subject, sentence.origin), sentence.text)
