"""What the texts of a review tell its readers: those that documents print, and whom they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.base import values
from briefgen.model.case import Subject
from briefgen.model.response import SignOff
from briefgen.model.review import Review
from briefgen.model.shared import Shared
from briefgen.model.text import Id, Prose, Text

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# Not after a title or an initial: "Dr. Quill", "J. Quill".
_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b[DS][rt]\.)(?<!\bProf\.)(?<!\bM[rsx]\.)(?<!\bMrs\.)(?<!\b[A-Z]\.)['\"’”)]*\s+|\n+"
)
_TARGET = re.compile(r"\]\([^)]*\)|<[^>]*>|https?://\S+")


def subjects(review: Review) -> tuple[Subject, ...]:
    """Return the people whom a review is about; where none is listed, the one whose pseudonym is its name."""
    if review.subjects or " " in review.name:  # "Knife crime in Anytown" is nobody's pseudonym
        return review.subjects
    return (Subject(id=Id("subject"), pseudonym=review.name),)


def story(review: Review) -> Iterator[Text]:
    """Yield the printed texts that tell the case."""
    chair = review.chair_response
    narrative = review.narrative.model_copy(update={"partnership_is_doing": None})
    told = (review.family, narrative, review.findings, review.good_practice, review.parallel_processes)
    yield from _texts((*told, review.additional_issues, *((chair.case, chair.closing) if chair else ())))


def answers(review: Review) -> Iterator[Text]:
    """Yield the other printed texts of a review: what is sought, answered and done, and the review's own story."""
    chair = review.chair_response
    other = chair.model_copy(update={"case": None, "closing": None, "sign_off": SignOff()}) if chair else None
    told = (review.notice, review.narrative.partnership_is_doing, review.timeline, review.delays, review.time_limits)
    scope = (review.scope, review.contributors, review.related_documents)
    yield from _texts((*told, *scope, review.areas, review.responses, review.questions, other))


def printed(review: Review) -> Iterator[Text]:
    """Yield all texts of a review that documents print: Prose, titles, questions."""
    yield from story(review)
    yield from answers(review)


def _texts(parts: tuple[object, ...]) -> Iterator[Text]:
    """Yield the texts, but those of a form of its own: ids, references, dates, addresses."""
    for value in values(parts):
        if isinstance(value, Text) and type(value) in (Text, Prose) and not _TARGET.fullmatch(value):
            yield value


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, and the lines of its lists, as they stand."""
    return _SENTENCE.split(text)


def sentence_said(text: str, place: int) -> str:
    """Return in which sentence of a text a place is: "in its third sentence"; nothing where it has only one."""
    if len(sentences(text)) == 1:
        return ""
    number = len(sentences(text[:place]))
    return f", in its {_ORDINALS[number - 1] if number <= len(_ORDINALS) else _numbered(number)} sentence"


def _numbered(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def words(text: str) -> str:
    """Return a text without the addresses of its links, each line end of a paragraph as a blank."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", _TARGET.sub("]", text))


def bodies(shared: Shared) -> re.Pattern[str]:
    """Return the pattern of the names of the partnership, its agencies and bodies: they name no person's place."""
    named = (*shared.partnership.agencies, *shared.partnership.bodies)
    partnership = shared.partnership
    names = {partnership.name, *partnership.aliases, *(name for one in named for name in (one.name, *one.aliases))}
    longest = sorted((str(name) for name in names if " " in name), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in longest) or "(?!)", re.IGNORECASE)
