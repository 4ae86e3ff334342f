"""The names and words that a review may use: they are no slips of a pseudonym, and no real names."""

from __future__ import annotations

import calendar
import re

from briefgen.checks.anonymity.identifier_words import identifier_words
from briefgen.checks.anonymity.told import subjects
from briefgen.checks.subjects import CheckedReview
from briefgen.model.base import values
from briefgen.model.dates import MONTHS
from briefgen.model.review import Review

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def known_words(subject: CheckedReview) -> set[str]:
    """Return the words that are no slips: known names, months, days, and all that the texts write without a capital."""
    partnership, review = subject.shared.partnership, subject.review
    names = [one.name for one in (*partnership.agencies, *partnership.bodies, *partnership.earlier_reviews)]
    lists = identifier_words()
    ordinary = (*lists.openings.words, *lists.unnamed.words, *lists.not_surnames.words, *MONTHS, *calendar.day_name)
    said = " ".join((*ordinary, *names, *named_openly(review)))
    written = " ".join(str(one) for one in values((review, subject.shared.themes_file)) if isinstance(one, str))
    small = (word for word in WORD.findall(written) if word.islower())
    return {word.casefold() for word in (*WORD.findall(said), *small)}


def pseudonyms_of(review: Review) -> list[str]:
    """Return the pseudonyms of those whom a review is about."""
    return [str(one.pseudonym) for one in subjects(review)]


def named_openly(review: Review) -> list[str]:
    """Return the names that may stand: the pseudonyms, and those of who signs and who leads the review."""
    chair = review.chair_response
    signed = [str(name) for name in (review.lead_reviewer.name, chair and chair.sign_off.name) if name]
    return [*pseudonyms_of(review), *signed]
