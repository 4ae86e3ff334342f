"""Counts told in prose are those of the data: "eight outcomes" where there are nine costs a reader's trust.

Ordinary prose counts much else. So a number counts only where its sentence speaks of this review, and is wrong only
if it is none of the numbers that the data can give: of all, of an area, of a response, of a status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten
from typing import NamedTuple

from briefgen.checks.promises.counted import Counts, counted
from briefgen.checks.promises.whose import Whose
from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic, at
from briefgen.model.base import values
from briefgen.model.review import Review
from briefgen.model.text import Prose

_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_WORDS)}
_TOLD = re.compile(
    r"(?P<before>(?:[\w'’]{1,20} )?)"
    rf"(?<![\w.,/–-])(?P<number>{'|'.join(_WORDS)}|[0-9]{{1,3}})(?P<adjective> [a-z-]+)?"
    r" (?P<noun>recommendation|outcome|finding|action|area|response)s\b",
    re.IGNORECASE,
)
_NUMBER = rf"{'|'.join(_WORDS)}|[0-9]{{1,3}}"
# "Recommendations (five in all)"; "I accept all five", "I agree with all five of them".
_IN_ALL = re.compile(
    rf"(?<![\w.,/–-])(?P<total>{_NUMBER}) in all\b"
    rf"|\b(?:accept|agree (?:with|to)) all (?P<accepted>{_NUMBER})(?= of them\b| and\b|[.,;:)!]|$)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n\s*\n|\n\s*(?:[-*]|[0-9]+\.)\s")
# Before the number: a part of all ("the first two", "these three"), or a bound or a range ("over ten", "two or three").
_PARTS = (
    "first", "last", "next", "other", "further", "remaining", "least", "most", "over", "about", "nearly", "or", "to",
    "than", "these", "those",
)  # fmt: skip
# Before the number: what is counted is that of which the text speaks ("all eight", "these three").
_WHOLE = ("all", "these", "those", "our", "my")
# Before the number: it is a name ("Area 2 outcomes", "Section 11 actions").
_NAMES = (
    "section", "part", "phase", "stage", "level", "area", "outcome", "recommendation", "finding", "action", "response",
)  # fmt: skip
# A sentence with one of these speaks of something else that has findings, actions or recommendations.
_OTHERS = re.compile(
    r"\b(?:earlier|previous|other|another|national|last) (?:\w+ )?(?:reviews?|reports?)\b"
    r"|(?<!reviewer)(?<!author)['’]s (?:\w+ )?(?:report|review)\b"
    r"|(?<!action )\bplans?\b"
    r"|\b(?:audits?|inspect\w+|inquest|coroner|drafts?|surveys?|stud(?:y|ies)|conferences?|meetings?)\b"
    r"|\bsingle[- ]agency\b|\bfor (?:themselves|itself)\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(r"\b(?:recommendation|outcome)s?\b", re.IGNORECASE)
# Outcomes are also what a team tests or a strategy has: they are those of the review where they are sought or answered.
_ANSWERED = re.compile(
    r"\b(?:seeks?|sought|seeking|accept\w*|agree\w*|answer\w*|respond\w*|declin\w*|all \w+ outcomes)\b", re.IGNORECASE
)


class _Told(NamedTuple):
    """A count as a sentence tells it; `part` says that it may be a part of all, `total` that it is all there are."""

    words: str
    number: int
    noun: str
    part: bool
    total: bool


def counts_hold(subject: CheckedReview) -> Iterator[Diagnostic]:
    """A number of recommendations, outcomes, findings, actions, areas or responses told in prose is right."""
    there = counted(subject.review)
    of_case = _of_case(subject.review)
    for text in (value for value in values(subject.review) if isinstance(value, Prose)):
        for sentence in _SENTENCE_END.split(text):
            for told in _told(sentence, subject, any(text is one for one in of_case)):
                if _wrong(told, there[told.noun]):
                    yield Diagnostic(
                        "count-differs",
                        f'the text says "{told.words}", in "{shorten(sentence, 80, placeholder="...")}"; '
                        f"the review states {_stated(there[told.noun], told.noun)}",
                        subject.gap,
                        fix="Correct the number, or state what is missing.",
                        judged=sentence,
                        **at(text.origin),
                    )


def _stated(counts: Counts, noun: str) -> str:
    numbers = sorted(counts.all)
    return f"{' or '.join(map(str, numbers))} {noun}{'' if numbers[-1] == 1 else 's'}"


def _wrong(told: _Told, there: Counts) -> bool:
    """Tell whether a count is wrong: never where nothing is stated; a part only if it is more than there are."""
    if not there.all:
        return False
    if told.part:
        return told.number > max(there.all)
    return told.number not in (there.all if told.total else there.all | there.parts)


def _of_case(review: Review) -> tuple[object, ...]:
    """Return the texts that tell of the case, or of what somebody else found: they count what is not the review's."""
    narrative = review.narrative
    return (
        *(narrative.background, narrative.what_happened, narrative.voice),
        *values(review.additional_issues),
        *values(review.findings),
        *(evidence.shows for action in review.actions for evidence in action.evidence),
    )


def _told(sentence: str, subject: CheckedReview, of_case: bool) -> Iterator[_Told]:
    """Yield the counts of a sentence that are about this review. One is no count: "one area of practice" is prose."""
    plain = " ".join(sentence.replace("*", "").split())
    whose = Whose(plain, subject)
    if _of_others(plain, subject) or any(whose.of_others(found) for found in _TOLD.finditer(plain)):
        return
    own = whose.review_in(plain)
    for found in _TOLD.finditer(plain):
        noun, before = found["noun"].lower(), found["before"].strip().lower()
        number = _number(found["number"])
        if number > 1 and before not in _NAMES and _meant(noun, before, plain, own, of_case):
            part = bool(found["adjective"]) or before in _PARTS
            words = found[0][len(found["before"]) :]
            yield _Told(words, number, noun, part, not part and whose.is_total(found))
    if not of_case:
        yield from _in_all(plain)


def _number(words: str) -> int:
    known = _NUMBERS.get(words.lower())  # "zero" is a number, too
    return int(words) if known is None else known


def _in_all(sentence: str) -> Iterator[_Told]:
    """Yield a count whose noun stands elsewhere: "recommendations (five in all)", "I accept all five"."""
    noun = "outcome" if re.search(r"\boutcomes\b", sentence, re.IGNORECASE) else "recommendation"
    for found in _IN_ALL.finditer(sentence):
        total = found["total"] is not None
        number = _number(found["total"] or found["accepted"])
        if number > 1 and (not total or re.search(rf"\b{noun}s\b", sentence[: found.start()], re.IGNORECASE)):
            yield _Told(found[0], number, noun, False, total)


def _meant(noun: str, before: str, sentence: str, own: bool, of_case: bool) -> bool:
    """Tell whether a noun means what this review has of it."""
    match noun:
        case "recommendation":
            return own or not of_case
        case "outcome":
            return own or (not of_case and _ANSWERED.search(sentence) is not None)
        case "finding" | "action":
            return own or (before in _WHOLE and not of_case)
        case _:  # areas of a town and responses to a letter are everywhere
            return (own or not of_case) and _SOUGHT.search(sentence) is not None


def _of_others(sentence: str, subject: CheckedReview) -> bool:
    """Tell whether a sentence speaks of an earlier review, or of something else that has findings or actions."""
    names = [name for review in subject.shared.earlier_reviews.values() for name in (review.name, *review.aliases)]
    return bool(_OTHERS.search(sentence)) or any(re.search(rf"\b{re.escape(name)}\b", sentence) for name in names)
