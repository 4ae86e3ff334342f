"""Checks of how people are named: one pseudonym, spelt one way; practitioners by their roles."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from briefgen.checks.anonymity.identifier_words import identifier_words
from briefgen.checks.anonymity.told import bodies, printed, subjects, words
from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic, Severity, at
from briefgen.model.base import values
from briefgen.model.dates import MONTHS
from briefgen.model.review import Review

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SURNAME = r"(?:[A-Z]['’])?[A-ZÀ-ÖØ-Þ][^\W\d_]+"
_LEAST = 4  # letters: a shorter name is one letter away from too many words


def pseudonym_spelling(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Yield each word with a capital that is one letter from a pseudonym: "Emilly" where "Emily" is meant.

    Known names, months, days, and words that the texts also write small are no slips; nor is a plural or a possessive.
    """
    names = [word for name in _names(subject.review) for word in _WORD.findall(name) if len(word) >= _LEAST]
    known = _known(subject)
    for text in printed(subject.review):
        for word in dict.fromkeys(_WORD.findall(words(text))):
            meant = next((name for name in names if _near(word, name)), None)
            if meant and word[0].isupper() and word.casefold() not in known:
                yield Diagnostic(
                    "pseudonym-spelling",
                    f'"{word}" is one letter from the pseudonym "{meant}"',
                    Severity.WARNING,
                    fix=f'Write "{meant}", if this person is meant; if "{word}" is a real name, take it out.',
                    judged=f"{word} in: {text}",
                    **at(text.origin),
                )


def _known(subject: CheckedReview) -> set[str]:
    """Return the words that are no slips: known names, months, days, and all that the texts write without a capital."""
    partnership, review = subject.shared.partnership, subject.review
    names = [one.name for one in (*partnership.agencies, *partnership.bodies, *partnership.earlier_reviews)]
    lists = identifier_words()
    ordinary = (*lists.openings.words, *lists.unnamed.words, *MONTHS, *calendar.day_name)
    said = " ".join((*ordinary, *names, *_names(review), *_signed(review)))
    written = " ".join(str(one) for one in values((review, subject.shared.themes_file)) if isinstance(one, str))
    small = (word for word in _WORD.findall(written) if word.islower())
    return {word.casefold() for word in (*_WORD.findall(said), *small)}


def _near(word: str, name: str) -> bool:
    """Tell whether one letter more, less, changed or two letters swapped make one word of the other."""
    a, b = word.casefold(), name.casefold()
    if a in (b, f"{b}s") or abs(len(a) - len(b)) > 1:
        return False
    first = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[first:], b[first:]
    swapped = rest[:2] == other[:2][::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def pseudonym_other(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Yield each name of the form "Child A", "Mr X" in a review that names people by pseudonyms of another form."""
    review, lists = subject.review, identifier_words()
    pattern = re.compile(rf"{lists.letter_names.pattern} (?!I\b)[A-Z]\d?(?![\w&/]|\.\w)")
    names = _names(review)
    earlier = subject.shared.partnership.earlier_reviews
    known = {str(name) for name in (*names, *(name for one in earlier for name in (one.name, *one.aliases)))}
    if not names or all(pattern.fullmatch(name) for name in names):
        return
    for text in printed(review):
        for name in dict.fromkeys(pattern.findall(words(text))):
            if not any(name in one for one in known):
                yield Diagnostic(
                    "pseudonym-other",
                    f'"{name}" names someone in another way than the pseudonym "{names[0]}" does',
                    Severity.WARNING,
                    fix='Name all people in one way: give this one a pseudonym too, or say "the uncle", "the partner".',
                    judged=f"{name} in: {text}",
                    **at(text.origin),
                )


def named_person(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Yield each text that names a person by a title and a surname; the message does not show the name.

    Those who sign and who lead the review may be named, and those whose pseudonym it is.
    """
    lists, review = identifier_words(), subject.review
    title, no_surname = lists.titles.pattern, re.compile(lists.not_surnames.pattern)
    pattern = re.compile(rf"{title}\.? (?P<name>{_SURNAME}(?:[ -]{_SURNAME}){{0,2}})")
    named = {word for name in (*_names(review), *_signed(review)) for word in _WORD.findall(name)}
    agencies = bodies(subject.shared)
    for text in printed(review):
        for match in pattern.finditer(agencies.sub("", words(text))):
            parts = _WORD.findall(match["name"])
            if parts[-1] not in named and not no_surname.fullmatch(parts[0]):
                yield Diagnostic(
                    "named-person",
                    "a person is named here by a title and a surname",
                    subject.gap,
                    fix='Say the role instead of the name: "the social worker", "the GP".',
                    judged=match[0],
                    **at(text.origin),
                )


def _names(review: Review) -> list[str]:
    return [str(one.pseudonym) for one in subjects(review)]


def _signed(review: Review) -> list[str]:
    """Return the names of those who may be named: who signs, who leads the review."""
    chair = review.chair_response
    return [str(name) for name in (review.lead_reviewer.name, chair and chair.sign_off.name) if name]
