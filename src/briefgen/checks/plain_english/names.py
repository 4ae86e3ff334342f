"""The check of names: one name for one agency, body, role, review and partnership."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.checks.plain_english.passages import unquoted
from briefgen.checks.plain_english.sentences import Sentence, every_sentence
from briefgen.checks.plain_english.wording import place, shortened, warned
from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic

# "The independent author of a study": another one.
_OF_ANOTHER = re.compile(r"\s+of\s+(?:an?|another|each|every|any|(?:the\s+)?(?:next|other))\b", re.IGNORECASE)
_LONG_NAME = 3
"""From so many words a name is one in small letters too."""
_INDEFINITE = re.compile(r"\b(?:an?|any|another|each|every|no)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Names:
    """The pattern that finds every known name, the longest first; and what each other name may stand for."""

    pattern: re.Pattern[str]
    others: Mapping[str, tuple[str, ...]]


def two_names(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """Documents call an agency, a body, a role, a review and the partnership by one name, which the partnership states.

    Another name may stand in a sentence that has the one name too: it is introduced there. An acronym that the glossary
    writes out is no other name, nor are words in a quotation, nor "an independent author", which names nobody. One
    without its apostrophe is another name.
    """
    names = _names(subject)
    for sentence in every_sentence(subject.document) if names.others else ():
        words = unquoted(sentence.passage.without())[sentence.start : sentence.end]
        unmarked = sentence.passage.without("abbreviation")[sentence.start : sentence.end]
        for found in names.pattern.finditer(words):
            meant = names.others.get(_key(found.group()))
            acronym = not unmarked[found.start() : found.end()].strip()
            if meant and not acronym and not _introduced(found, words, meant):
                yield _told(subject, sentence, found, meant)


def _introduced(found: re.Match[str], words: str, meant: tuple[str, ...]) -> bool:
    described = found.group()[0].islower() and (
        _INDEFINITE.search(words[: found.start()]) or _OF_ANOTHER.match(words, found.end())
    )
    beside = any(re.search(_pattern(name), words) for name in meant)
    return bool(described or beside)


def _told(subject: CheckedDocument, sentence: Sentence, found: re.Match[str], meant: tuple[str, ...]) -> Diagnostic:
    one = " or ".join(f'"{name}"' for name in meant)
    message = f'"{found.group()}" is another name for {one}: "{shortened(sentence.text)}"'
    origin = sentence.passage.origin(sentence.start + found.start(), sentence.start + found.end())
    return warned("two-names", message, f"Write {one}.", place(subject, origin), sentence.text)


def _names(subject: CheckedDocument) -> _Names:
    """Return the names that the partnership and the review state; of the other names those that may be printed."""
    text = _plain("\n".join(sentence.text for sentence in every_sentence(subject.document)))
    small = text.lower()
    named = {name: (*aliases, *_without_apostrophe(name, *aliases)) for name, aliases in _named(subject, text)}
    ones = {_key(name) for name in named}
    others: dict[str, tuple[str, ...]] = {}
    for name, alias in ((name, alias) for name, aliases in named.items() for alias in aliases):
        if _key(alias) not in ones and alias[1:].lower() in small and re.search(_pattern(alias), text):
            others[_key(alias)] = (*others.get(_key(alias), ()), name)
    known = sorted({*named, *(alias for aliases in named.values() for alias in aliases)}, key=len, reverse=True)
    return _Names(re.compile("|".join(map(_pattern, known))), others)


def _named(subject: CheckedDocument, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each one name with the other names of the same thing.

    The partnership's short name is one of them, unless the document introduces it: "Long Name (LN)".
    """
    partnership, reviewer = subject.shared.partnership, subject.review.lead_reviewer
    short = partnership.short_name
    introduced = short is None or _plain(f"{partnership.name} ({short})") in text
    yield partnership.name, (*partnership.aliases, *(() if introduced or short is None else (short,)))
    for named in (*partnership.agencies, *partnership.bodies, *partnership.earlier_reviews):
        yield named.name, named.aliases
    for role in partnership.roles:
        yield role.title, role.aliases
    yield reviewer.title, reviewer.aliases


def _without_apostrophe(*names: str) -> Iterator[str]:
    """Yield "Childrens" and "Childrens'" for "Children's"."""
    for name in map(_plain, names):
        if "'s " in name:
            yield from (name.replace("'s ", "s "), name.replace("'s ", "s' "))


def _pattern(name: str) -> str:
    """Return the pattern of a name in its own letters; a small one may begin a sentence, a long one may be small."""
    first = f"[{name[0]}{name[0].upper()}]" if name[0].islower() else re.escape(name[0])
    rest = re.escape(name[1:]).replace(r"\ ", r"\s").replace("'", "['’]")
    any_letters = "i" if len(name.split()) >= _LONG_NAME else ""
    return rf"(?<![\w-])(?{any_letters}:{first}{rest})(?![\w-])"


def _key(name: str) -> str:
    plain = _plain(name)
    return plain.lower() if len(plain.split()) >= _LONG_NAME else plain[:1].lower() + plain[1:]


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ")
