"""The jigsaw: details of a person that single out nobody alone, and together may tell a reader who it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.anonymity.birth import birth_dates
from briefgen.checks.anonymity.ages import Person
from briefgen.checks.anonymity.coarser import coarser
from briefgen.checks.anonymity.details import DETAILS
from briefgen.checks.anonymity.told import answers, bodies, story, subjects, words
from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic, Origin, at
from briefgen.model.case import Event, Subject

# Where an answer tells them, they are of a meeting, of other people.
_NOT_OF_THE_PERSON = ("exact date", "household", "origin, faith or work")
_DAYS = ("day of a plan", "exact date", "date of birth")  # never repeated, however they are said


class Told(NamedTuple):
    """A detail that a text tells: what it is, the words that tell it, and where the text stands."""

    detail: str
    words: str
    origin: Origin | None


def jigsaw(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Yield each person of whom the printed texts tell as many details as the partnership set as its limit.

    A detail counts once, where a text that documents print tells it. A field that no document prints (age, siblings,
    household, plans, mechanism) weighs nothing by itself: it says which words of the texts to look for. Where a review
    has several subjects, only what such a field says of one is counted for this one; dates, places, schools,
    conditions, causes and what a court found are counted for each. That the documents are the partnership's tells its
    district of every review alike: it counts where the texts name it.

    Source: the motivated intruder, and linking, in the ICO's guidance on anonymisation.
    """
    limit = subject.shared.partnership.figures.identifiers.amount
    for person in subjects(subject.review):
        told = tuple(_told(subject, person))
        if len(told) >= limit:
            yield Diagnostic(
                "jigsaw",
                f'the texts tell {len(told)} details of "{person.pseudonym}", which together may tell who it is: '
                + ", ".join(f"{one.detail}{_line(one.origin)}" for one in told),
                subject.gap,
                fix=f"Keep those that the learning needs, and say the others less exactly: {_coarser(told)}.",
                judged="\n".join(f"{one.detail}: {one.words.lower()}" for one in sorted(told)),
                **at(person.pseudonym.origin),
            )


def _told(subject: CheckedReview, one: Subject) -> Iterator[Told]:
    """Yield the details that the texts tell of a subject, each kind once, at the first text that tells it."""
    review = subject.review
    alone = len(subjects(review)) == 1
    mechanism = str(review.incident.mechanism or "") if review.incident else ""
    person = Person(one, alone, str(subject.shared.partnership.area or ""), mechanism)
    names = bodies(subject.shared)
    telling = [(names.sub("", words(text)), text.origin) for text in story(review)]
    others = [(names.sub("", words(text)), text.origin) for text in answers(review)]
    for detail, find in DETAILS.items():
        texts = telling if detail in _NOT_OF_THE_PERSON else (*telling, *others)
        hits = ((text, said, origin) for text, origin in texts if (said := find(text, person)))
        found = next(((_kind(detail, said, text), said, origin) for text, said, origin in hits), None)
        if found is None and detail == "exact date":
            found = next(
                ((detail, day.words, event.text.origin) for event in _events(subject) if (day := event.date)), None
            )
        if found:
            yield Told(*found)


def _kind(detail: str, said: str, text: str) -> str:
    """Return the detail, or "date of birth" for an exact date that its text says is one."""
    of_birth = detail == "exact date" and said in {text[start:end] for start, end in birth_dates(text)}
    return "date of birth" if of_birth else detail


def _events(subject: CheckedReview) -> Iterator[Event]:
    """Yield the events of the case that documents print with their exact day."""
    review = subject.review
    known = (event for event in review.timeline if event.step == "incident-known")
    for event in (*known, *(event for issue in review.additional_issues for event in issue.timeline)):
        if event.date and event.date.span.form == "day" and not event.date.span.approximate:
            yield event


def _line(origin: Origin | None) -> str:
    return f" (line {origin.position.line})" if origin and origin.position.line else ""


def _coarser(told: tuple[Told, ...]) -> str:
    """Return what to say instead of each detail; the name of a place or a school and a day are not repeated."""
    return "; ".join(_instead(one) for one in told)


def _instead(one: Told) -> str:
    said = coarser(one.detail, one.words)
    if one.detail in _DAYS:
        return f"{said} for the {one.detail}" if said else f"nothing for the {one.detail}: leave it out"
    words = f"the name of the {one.detail}" if one.detail in ("place", "school") else f'"{one.words}"'
    return f'"{said}" for {words}' if said else f"nothing for {words}: leave it out"
