"""Numbers of headings, and the words that refer to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefgen.checks.integrity.completeness import around, placed
from briefgen.checks.plain_english.passages import Passage, passages
from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic
from briefgen.document import Callout, Figure, Heading, Section, Table, Timeline, plain_text, walk
from briefgen.model.dates import MONTHS

_LABELS = "area|outcome|section|part|chapter|box|recommendation|finding|appendix|annex|figure|table"
_NUMBER = r"\d{1,2}(?:\.\d{1,2})*"
_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
# "Area 2: ...", "1.2 Plans", "3. Plans", "3 Plans" are numbered; "3 things to remember", "11 May" and "2019" are not.
_LABELLED = re.compile(rf"({_LABELS})\s+({_NUMBER})\s*(?:[:.)–—-]|$)", re.IGNORECASE)
_BARE = re.compile(rf"({_NUMBER})(?:[.):]\s|\s+(?!{_MONTH})[“‘\"'(]?[A-Z])")


class Numbered(NamedTuple):
    """A heading that begins with a number: `label` is the word before it ("area"), `number` its parts."""

    heading: Heading
    label: str
    number: tuple[int, ...]

    @property
    def kind(self) -> tuple[int, str]:
        """What is counted together: the headings of one level with the same word before the number."""
        return self.heading.level, self.label


def number_gaps(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """The numbers of headings count on: none stands twice, none is left out.

    Each level counts by itself. Below a new heading of a higher level it may begin again at 1, or go on.
    """
    headings = [node for node in walk(subject.document.blocks) if isinstance(node, Heading)]
    numbered = [(place, found) for place, heading in enumerate(headings) if (found := _numbered(heading))]
    plain = [one.kind for _, one in numbered if len(one.number) == 1]
    last: dict[tuple[int, str, tuple[int, ...]], tuple[int, int]] = {}
    for place, found in numbered:
        if len(found.number) == 1 and plain.count(found.kind) == 1:
            continue  # a number without fellows is no count: "9 Lives", "Part 2"
        *above, number = found.number
        key = (*found.kind, tuple(above))
        before, where = last.get(key, (0, 0))
        higher = any(heading.level < found.heading.level for heading in headings[where:place])
        if number != before + 1 and not (number == 1 and higher):
            yield _gap(subject, found, before)
        last[key] = (number, place)


def _numbered(heading: Heading) -> Numbered | None:
    text = plain_text(heading.children)
    if found := _LABELLED.match(text):
        return Numbered(heading, found[1].lower(), _parts(found[2]))
    found = _BARE.match(text)
    return Numbered(heading, "", _parts(found[1])) if found else None


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _gap(subject: CheckedDocument, found: Numbered, before: int) -> Diagnostic:
    *above, number = found.number
    text = plain_text(found.heading.children)

    def written(last: int) -> str:
        return ".".join(map(str, (*above, last)))

    due = written(before + 1)
    if number == before:
        what = f'the number {written(number)} stands before two headings; the second is "{text}"'
    elif before:
        what = f'after number {written(before)} comes "{text}": {due} was due'
    else:
        what = f'the first number is that of "{text}": {due} was due'
    fix = "Number the headings anew, without a gap; or leave the numbers out."
    passage = next(passages((found.heading,)))
    return Diagnostic("number-gap", what, fix=fix, judged=text, **placed(passage, 0, len(text), subject.file))


# References to numbers

_NUMBERS = rf"{_NUMBER}(?:(?:\s*,\s*|\s+(?:and|or|to)\s+|\s*[-–]\s*){_NUMBER})*"
# What may follow a number without a point, which may else count something: "in this area 12 children".
_FOLLOWS = r"(?=\s*(?:[.,;:)”’?!]|$)|\s+(?:above|below|and|or|is|was|are|has|asks|says|will|should)\b)"
_NOT = r"(?!\w|[./]\d|\s*%|\s+(?:of|from|hours?|days?|weeks?|months?|years?|miles?|times|per\s+cent)\b)"
# Of these a document has its own count. A number that is followed by "of" is another document's.
_OWN = re.compile(
    rf"(?<![\w-])(?<!PO )(outcome|area|box)(?:s|es)?\s+({_NUMBERS})(?:(?<=\.\d)|(?<=\.\d\d)|{_FOLLOWS}){_NOT}",
    re.IGNORECASE,
)
# These mean the document only where something points at them, for statutes have sections too. A number of two digits
# without a point is left alone for the same reason: "(see section 47)".
_POINTED = re.compile(
    r"\b(?:see|refer to)\s+(?:also\s+)?(section|part|chapter|appendix|annex|table|figure)\s+"
    r"(\d(?:\.\d{1,2})*)(?=\s*(?:[,;:)]|\.(?!\d)|$)|\s+(?:above|below)\b)",
    re.IGNORECASE,
)


def broken_cross_references(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """Every number that the words refer to is there: "outcome 2.3", "box 8", "see section 4"."""
    known = _known(subject)
    for passage in passages(subject.document.blocks):
        for found in (*_OWN.finditer(passage.text), *_POINTED.finditer(passage.text)):
            label = found[1].lower()
            missing = [one for one in re.findall(_NUMBER, found[2]) if one not in known[label]]
            if missing and (found.re is _POINTED or known[label]):
                yield _broken(subject, passage, found, f"{label} {' or '.join(missing)}")


def _known(subject: CheckedDocument) -> Mapping[str, set[str]]:
    """Return the numbers that are there, by label: those of headings and captions, of boxes, areas and outcomes.

    A heading that begins with a bare number, and a box, may be called section or part too.
    """
    known: dict[str, set[str]] = defaultdict(set)
    for text in _titles(subject):
        if found := _LABELLED.match(text):
            known[found[1].lower()].add(found[2])
        elif found := _BARE.match(text):
            known["section"].add(found[1])
    boxes = {str(node.number) for node in walk(subject.document.blocks) if isinstance(node, Section) and node.number}
    known["box"] |= boxes
    known["section"] |= boxes
    known["part"] |= known["section"]
    for label in ("area", "outcome"):
        known[label] |= set(subject.review.numbers.values())
    return known


def _titles(subject: CheckedDocument) -> Iterator[str]:
    for node in walk(subject.document.blocks):
        match node:
            case Heading():
                yield plain_text(node.children)
            case Callout() | Timeline():
                yield plain_text(node.title)
            case Table() | Figure():
                yield plain_text(node.caption)


def _broken(subject: CheckedDocument, passage: Passage, found: re.Match[str], what: str) -> Diagnostic:
    return Diagnostic(
        "broken-cross-reference",
        f'"{around(passage.text, *found.span())}" refers to {what}, which is not there',
        fix="Name the number that is meant, or say in words where to look.",
        judged=passage.text,
        **placed(passage, *found.span(), subject.file),
    )
