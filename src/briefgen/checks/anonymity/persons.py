"""A check for people who are named: by a title and a surname, or by a name beside a practitioner's role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.anonymity.identifier_words import identifier_words
from briefgen.checks.anonymity.known import WORD, known_words, named_openly
from briefgen.checks.anonymity.told import bodies, printed, sentence_said, words
from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic, at
from briefgen.model.text import Text

_SURNAME = r"(?:[A-Z]['’])?[A-ZÀ-ÖØ-Þ][^\W\d_]+"
_NAME = rf"{_SURNAME}(?:[ -]{_SURNAME})*"
_TWO = rf"{_SURNAME} {_SURNAME}(?:-{_SURNAME})?"
_PLAIN = "[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+"  # no acronym
_CLOSED = r"(?=[.,;:)!?]|$)"
_THEIR = r"(?:[Aa]n?|[Hh]er|[Hh]is|[Tt]he|[Tt]heir|\w+['’]s)"


def named_person(subject: CheckedReview) -> Iterator[Diagnostic]:
    """Yield each text that names a person: by a title and a surname, or by a name beside a role; never showing it.

    Those who sign and who lead the review may be named, those whose pseudonym it is, judges, and authors of what was
    published.
    """
    named = {word for name in named_openly(subject.review) for word in WORD.findall(name)}
    agencies, known = bodies(subject.shared), known_words(subject)
    for text in printed(subject.review):
        said = agencies.sub("", words(text))
        titled = [*_titled(said)]
        for match in titled:
            if WORD.findall(match["name"])[-1] not in named:
                yield _told(subject, text, said, match, "a title and a surname")
        for match in _beside_roles(said, titled):
            if known.isdisjoint(word.casefold() for word in WORD.findall(match["name"])):
                yield _told(subject, text, said, match, "a name beside a role")


def _titled(text: str) -> Iterator[re.Match[str]]:
    """Yield the titles with a surname; after an article they name a thing: "the Mr Men books", "the PC Plod label"."""
    lists = identifier_words()
    not_post, not_person = re.compile(lists.not_surnames.pattern), re.compile(lists.not_persons.pattern)
    number = r"(?:(?:No\.? ?)?\d{2,5} )?"  # of a police officer
    for match in re.finditer(rf"{lists.titles.pattern}\.? (?P<name>{_NAME})", text):
        if not (not_person.match(match["name"]) or _a_thing(text, match) or _published(text, match)):
            yield match
    for match in re.finditer(rf"{lists.post_titles.pattern}\.? {number}(?P<name>{_NAME})", text):
        if not (not_post.search(match["name"]) or _a_thing(text, match)):
            yield match


def _a_thing(text: str, match: re.Match[str]) -> bool:
    before = re.search(r"\b(?:an?|the) $", text[: match.start()], re.IGNORECASE)
    return bool(before and re.match(r" [a-z]", text[match.end() :]))


def _published(text: str, match: re.Match[str]) -> bool:
    """Tell whether someone is cited: "Dr Jane Quill in 2011", "Professor Quill's inquiry"."""
    after = text[match.end() :]
    dated = " " in match["name"] and re.match(r",? (?:in |\()(?:19|20)\d\d\b", after)
    return bool(dated or re.match(rf"['’]s? (?:\w+ ){{0,2}}{identifier_words().publications.pattern}", after))


def _beside_roles(text: str, titled: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the names without a title beside a role: "his social worker, Jane", "Jane Quill, the health visitor"."""
    role = identifier_words().roles.pattern
    after_name = rf"(?<!\bat )(?<!\bin )(?<!\bnear )(?<!\bof )\b(?P<name>{_TWO}),"
    for pattern in (
        rf"\b{_THEIR} (?:\w+ )?{role}, (?P<name>{_PLAIN}(?: {_SURNAME})?){_CLOSED}",
        rf"{role} (?P<name>{_PLAIN} {_PLAIN}(?:-{_PLAIN})?)\b",
        rf"{after_name} {_THEIR} (?:\w+ )?{role}{_CLOSED}",
        rf"{after_name} {role}{_CLOSED}",
    ):
        for match in re.finditer(pattern, text):
            if not any(one.start() < match.end("name") and match.start("name") < one.end() for one in titled):
                yield match


def _told(subject: CheckedReview, text: Text, said: str, match: re.Match[str], by: str) -> Diagnostic:
    return Diagnostic(
        "named-person",
        f"a person is named here by {by}{sentence_said(said, match.start())}",
        subject.gap,
        fix='Say the role instead of the name: "the social worker", "the GP".',
        judged=match[0],
        **at(text.origin),
    )
