"""The check of acronyms: each is explained where it is first used, by the glossary or in the words around."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.plain_english.long_forms import told_otherwise
from briefgen.checks.plain_english.passages import Passage, passages, unspoken
from briefgen.checks.plain_english.wording import place, warned
from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic
from briefgen.model.shared import Shared

_WORD = re.compile(r"[^\s/()\[\]“”‘\"–—,;:]+")
# "SLT-led", "non-SLT"; a hyphen before other than small words parts nothing ("COVID-19").
_JOINED = re.compile(r"(?:[a-z]+-)*(?P<word>[^-]+)(?:-[a-z]+)*")
_CAPITALS = re.compile(r"(?P<short>[A-Z][A-Za-z&]*[A-Z][A-Za-z]*?)(?:s|['’]s|s['’])?")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_RUN = re.compile(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})+\b")
# Parts of a code, which is no acronym: "AB12 CDE", "AB 12 34 56 C".
_CODE_BEFORE = re.compile(r"(?:[A-Z]+\d|\d+[A-Z])\w*\s$")
_CODE_AFTER = re.compile(r"\s(?:\d\d\b|\d{4}/\d|[A-Z]+\d|\d+[A-Z])")
# No acronyms either: the parties and the court of a case ("A Council v AW [2020] EWCOP 24", "Re AB [2010] UKSC 1"), and
# areas of the post ("the LS and BD areas").
_NO_ACRONYM = re.compile(
    r"\S+\sv\.?\s(?:(?:\S+\s){1,8}?(?=[\[(]\d{4}[\])])|\S+)|\b[Rr]e\s\S+(?=\s[\[(]\d{4}[\])])"
    r"|[\[(](?:19|20)\d\d[\])]\s(?:\d+\s)?[A-Z][A-Za-z]*(?:\s[A-Z][A-Za-z]*)*"
    r"|\b[A-Z]{1,2}(?:(?:,|\sand|\sor)\s[A-Z]{1,2})*\s(?:postcodes?|areas)\b"
)
_STRESS = 7
"""A word of so many capitals is stressed; acronyms are shorter."""
# Small words that writers stress by capitals; longer ones mostly stand in small letters elsewhere in the document.
_STRESSED = frozenset({
    "all", "always", "and", "any", "both", "but", "do", "each", "every", "if", "must", "never", "no", "not", "now",
    "only", "or", "should", "stop", "will", "yes",
})  # fmt: skip
_LOWER = re.compile(r"[^\W\d_]+")


def acronyms(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """Every acronym is in the glossary, or explained where it is first used: "Long Name (LN)" or "LN (Long Name)".

    Words in capitals for stress are none: those that the document also has in small letters, and their neighbours. Nor
    are Roman numbers, what people are quoted as saying, and what belongs to the name of an agency or of a person. An
    acronym stands for one thing, that of the glossary if it is there.
    """
    lines = list(passages(subject.document.blocks))
    yield from told_otherwise(subject, lines)
    ordinary = _STRESSED.union(word for line in lines for word in _LOWER.findall(line.text) if word.islower())
    told = {
        *_names(subject.shared),
        *_own_names(subject),
        *(term.short for term in subject.shared.glossary.terms),
        *(word for line in lines for word in _stressed(line, ordinary)),
    }
    for line in (*(line for line in lines if line.running), *(line for line in lines if not line.running)):
        for start, short in _acronyms(line):
            if short in told or short.lower() in ordinary:
                continue
            told.add(short)
            if not _explained(line.text, start, short):
                origin = line.origin(start, start + len(short))
                message = (
                    f'the acronym "{short}" is not explained where it is first used: "{_around(line.text, start)}"'
                )
                fix = f'Add "{short}" to glossary.yaml, or write at its first use: its long form ({short}).'
                yield warned("acronym", message, fix, place(subject, origin), short)


def _acronyms(line: Passage) -> Iterator[tuple[int, str]]:
    """Yield the acronyms of a line that the glossary does not know, with their places. Codes with numbers are none."""
    text = _NO_ACRONYM.sub(lambda found: " " * len(found.group()), unspoken(line.without("abbreviation")))
    for word in _WORD.finditer(text):
        joined = _JOINED.fullmatch(written := word.group().rstrip(".?!…'’"))
        found = _CAPITALS.fullmatch(joined["word"] if joined else written)
        if found is None or _ROMAN.fullmatch(short := found["short"]) or (short.isupper() and len(short) >= _STRESS):
            continue
        if _CODE_BEFORE.search(text[: word.start()][-12:]) or _CODE_AFTER.match(text, word.end()):
            continue
        capitals = sum(letter.isupper() for letter in short)
        if capitals > len(short) - capitals:  # "CiN", not "WhatsApp"
            yield word.start() + (joined.start("word") if joined else 0), short


def _stressed(line: Passage, ordinary: frozenset[str]) -> Iterator[str]:
    """Yield the words of a run of capitals, such as "DO NOT SHARE", one of which is an ordinary word."""
    for run in _RUN.findall(line.without("abbreviation")):
        if any(word.lower() in ordinary for word in run.split()):
            yield from run.split()


def _names(shared: Shared) -> Iterator[str]:
    """Yield the words of the names that the partnership states, and of those who issued what its themes list."""
    partnership = shared.partnership
    named = (*partnership.agencies, *partnership.bodies, *partnership.earlier_reviews)
    names = [partnership.name, partnership.short_name, partnership.area, *partnership.aliases]
    names += [name for one in named for name in (one.name, *one.aliases)]
    names += [name for role in partnership.roles for name in (role.title, *role.aliases)]
    names += [service.name for service in partnership.support]
    names += [resource.issuer for theme in shared.themes_file.themes for resource in theme.resources]
    for name in names:
        yield from (name or "").split()


def _own_names(subject: CheckedDocument) -> Iterator[str]:
    review = subject.review
    names = [review.name, *(person.pseudonym for person in review.subjects), *(item.issuer for item in review.policies)]
    for name in names:
        yield from (name or "").split()


def _explained(text: str, start: int, short: str) -> bool:
    """Tell whether the words around an acronym say what it stands for; its first letter has to begin one of them."""
    before, after = text[:start], text[start + len(short) :]
    first = short[0].lower()
    if (long_form := before.rstrip("“‘\"'")).endswith("("):
        words = long_form[:-1].split()[-2 * len(short) :]
        return len(words) > 1 and any(word.lower().lstrip("“‘\"'").startswith(first) for word in words)
    long = re.match(r"s?\s+\(([^)]+)\)", after)
    return bool(long and len(long[1].split()) > 1 and long[1].lower().startswith(first))


def _around(text: str, start: int) -> str:
    before, after = text[:start].split(), text[start:].split()
    cut = " …" if len(after) > 5 else ""
    return " ".join((*before[-4:], *after[:5])) + cut
