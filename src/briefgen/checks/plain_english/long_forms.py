"""Long forms: what a document says that an acronym stands for, and whether it always says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.checks.plain_english.passages import Passage
from briefgen.checks.plain_english.wording import place, warned
from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic

# "(EIT)" after its long form; or "(the long form of the glossary (EIT))", where briefgen has written it out.
_DEFINED = re.compile(r"\s\((?:[^()]+\s\()?(?P<short>[A-Z][A-Za-z&]*[A-Z])s?\)")
_SMALL = frozenset({"of", "and", "the", "for", "to", "in", "on", "with", "a", "an", "or"})


def told_otherwise(subject: CheckedDocument, lines: Iterable[Passage]) -> Iterator[Diagnostic]:
    """Yield a warning for each acronym that a document explains in two ways, or otherwise than the glossary."""
    terms = subject.shared.glossary.terms
    meant = {str(term.short): [str(term.long), term.plural or term.long] for term in terms}
    for line in lines:
        for found in _DEFINED.finditer(text := line.without()):
            short = found["short"]
            long = _long_form(text[: found.start()], short)
            known = meant.setdefault(short, [long]) if long else []
            if not known or _plain(long) in map(_plain, known):
                continue
            message = f'the acronym "{short}" stands for "{long}" here, and otherwise for "{known[0]}"'
            fix = "Let an acronym stand for one thing, in the same words (glossary.yaml); write any other out in full."
            yield warned("acronym", message, fix, place(subject, line.origin(*found.span())), f"{short}: {long}")


def _long_form(before: str, short: str) -> str:
    """Return the last words of a text whose first letters are the capitals of an acronym; nothing, if none are."""
    words, capitals = before.split(), "".join(filter(str.isupper, short)).lower()
    for start in range(len(words) - 1, max(-1, len(words) - 1 - 2 * len(short)), -1):
        long = " ".join(words[start:]).lstrip("“‘\"'(")
        if words[start].lower() not in _SMALL and _initials(long) == capitals:
            return long
    return ""


def _initials(long: str) -> str:
    return "".join(word[0] for word in _plain(long).split() if word not in _SMALL)


def _plain(long: str) -> str:
    """Return a long form without what may differ: capitals, apostrophes, hyphens, the s of a plural."""
    parts = re.sub(r"[-‐‑&,]", " ", re.sub("['’]", "", long.lower())).split()
    return " ".join(part.removesuffix("s") or part for part in parts)
