"""Checks of the names given to people: one pseudonym for one person, spelt one way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.anonymity.identifier_words import identifier_words
from briefgen.checks.anonymity.known import WORD, known_words, pseudonyms_of
from briefgen.checks.anonymity.told import printed, sentence_said, subjects, words
from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic, Severity, at

_LEAST = 4  # letters: a shorter name is one letter away from too many words
_OPENS = re.compile(r"(?:^|[.!?:]['\"’”)]*\s+|\n\s*(?:[-*]\s+)?)['\"‘“(*]*$")  # before the first word of a sentence
# What shows that a name is only talked of: "the review Child C", "Person A was a label".
_SPOKEN_OF = re.compile(r"\b(?:review|report|inquiry|case)(?: (?:called|into|named|of|on))? ['\"‘“]?$", re.IGNORECASE)
_A_LABEL = re.compile(r"['\"’”]? (?:is|was) (?:an?|the|only an?) (?:label|name|pseudonym|term)\b")
_DOES = "(?:attended|could|did|had|has|is|lived|moved|needed|said|saw|told|wanted|was|went|would)"
_PEOPLE = 'Name all people in one way: give this one a pseudonym too, or say "the uncle", "the partner".'


def pseudonym_spelling(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Yield each word with a capital that is one letter from a pseudonym: "Emilly" where "Emily" is meant.

    Known names, months, days, and words that the texts also write small are no slips; nor is a plural or a possessive;
    nor, where a sentence begins and any word has a capital, a word with another first letter or one near a name of four
    letters ("Bath" for "Beth").
    """
    names = [word for name in pseudonyms_of(subject.review) for word in WORD.findall(name) if len(word) >= _LEAST]
    known = known_words(subject)
    for text in printed(subject.review):
        said = words(text)
        slips = {match[0]: match for match in reversed([*WORD.finditer(said)]) if _is_slip(said, match, names)}
        for word, match in slips.items():
            meant = next(name for name in names if _near(word, name))
            if word.casefold() not in known:
                yield Diagnostic(
                    "pseudonym-spelling",
                    f'"{word}" is one letter from the pseudonym "{meant}"{sentence_said(said, match.start())}',
                    Severity.WARNING,
                    fix=f'Write "{meant}", if this person is meant; if "{word}" is a real name, take it out.',
                    judged=f"{word} in: {text}",
                    **at(text.origin),
                )


def _is_slip(text: str, match: re.Match[str], names: list[str]) -> bool:
    word = match[0]
    meant = next((name for name in names if _near(word, name)), None)
    if meant is None or not word[0].isupper():
        return False
    certain = word[0] == meant[0] and len(meant) > _LEAST
    return certain or not _OPENS.search(text[: match.start()])


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
    """Yield each name of the form "Child A", "Mr X", "Sibling 2", or an initial, beside pseudonyms of another form.

    So too the review's own name, where it is another than the pseudonym of its one subject.
    """
    review, names = subject.review, pseudonyms_of(subject.review)
    yield from _of_the_review(subject)
    letter = rf"{identifier_words().letter_names.pattern} (?:(?!I\b)[A-Z]\d?|\d{{1,2}})(?![\w&/]|\.\w)"
    if not names or all(re.fullmatch(letter, name) for name in names):
        return
    earlier = subject.shared.partnership.earlier_reviews
    known = {str(name) for name in (*names, *(name for one in earlier for name in (one.name, *one.aliases)))}
    for text in printed(review):
        said = words(text)
        found = [*re.finditer(letter, said), *_initials(said, names)]
        for match in {match[0]: match for match in reversed(found)}.values():
            is_known = len(match[0]) > 1 and any(match[0] in one for one in known)
            if not is_known and not _talked_of(said, match):
                what = f'"{match[0]}" names someone in another way than the pseudonym "{names[0]}" does'
                yield _other(f"{what}{sentence_said(said, match.start())}", _PEOPLE, f"{match[0]} in: {text}", text)


def _other(message: str, fix: str, judged: str, place: object) -> Diagnostic:
    origin = getattr(place, "origin", None)
    return Diagnostic("pseudonym-other", message, Severity.WARNING, fix=fix, judged=judged, **at(origin))


def _of_the_review(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Yield the name of a review if it is a name, and not that of the one person whom it is about."""
    review, people = subject.review, subjects(subject.review)
    if len(people) != 1 or len(review.name.split()) > 2:  # "Knife crime in Anytown" names nobody
        return
    meant = people[0].pseudonym
    if meant.casefold() not in review.name.casefold():
        what = f'the review is named "{review.name}", and the one person whom it is about "{meant}"'
        yield _other(what, "Give both the same name.", f"{review.name} for {meant}", review.name)


def _initials(text: str, names: list[str]) -> Iterator[re.Match[str]]:
    """Yield the lone initials of the pseudonyms that do something: "J was weighed"; "A" and "I" are words."""
    letters = "".join({name[0] for name in names if name[0].isupper() and name[0] not in "AI" and len(name) > 1})
    if letters:
        yield from re.finditer(
            rf"(?:(?<![^.!?]\s)(?<!\S)|(?<=\band )|(?<=\bthat )|(?<=\bwhen ))[{letters}](?=['’]s\b| {_DOES}\b)", text
        )


def _talked_of(text: str, match: re.Match[str]) -> bool:
    return bool(_SPOKEN_OF.search(text[: match.start()]) or _A_LABEL.match(text, match.end()))
