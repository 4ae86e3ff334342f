"""Checks for identifiers known by their shape: in the YAML, and in every made file. None shows what it found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.anonymity.shapes import Found, found
from briefgen.checks.subjects import CheckedArtifact, CheckedSource
from briefgen.diagnostics import Diagnostic, Position
from briefgen.model.base import values
from briefgen.model.shared import Shared

# A service has these, and publishes them; nobody publishes any other.
_PUBLIC = ("telephone", "email", "postcode")
_SHARED = "briefs/partnership/"
# What programs write for programs: a number or a colour there may look like anything. A page's texts follow one by one.
_FOR_MACHINES = re.compile(
    r"the page's source|docProps/app\.xml"
    r"|.*, the attributes of .*"
    r"|.*, (?:\w*[iI]d|rsid\w*|fill|color|class|d|integrity|nonce) of \w+|.*, val of (?:color|rsid\w*)"
)
_LINE_ENDS = re.compile("[\r\n\0]+")
_FIX = "Take it out here, and wherever it came from."
_FIX_PUBLIC = f"{_FIX} If it is a service's own, state it in briefs/partnership/partnership.yaml, or accept it."
_FIX_BIRTH = "Take it out, or say the age less exactly."


def identifiers_in_source(subject: CheckedSource) -> Iterator[Diagnostic]:
    """Yield each identifier in a YAML file that is not a public one of the partnership or a service, at its place.

    In the partnership's own files telephone numbers, email addresses and postcodes are public.
    """
    shared = _SHARED in subject.file.replace("\\", "/")
    public = _public(subject.shared)
    for one in found(subject.text):
        if (one.shape.code in _PUBLIC) if shared else (_key(one) in public):
            continue
        judged = _with_its_line(subject.text, one)
        line = subject.text.count("\n", 0, one.start) + 1
        column = one.start - subject.text.rfind("\n", 0, one.start)
        yield _told(one, judged, position=Position(subject.file, line, column), field="the whole file")


def identifiers_in_artifact(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """Yield each identifier anywhere in a made file, once for each line of text in a part of it.

    Left out are those that are public, those that stand in the review's YAML (they are told there), and what programs
    write for programs.
    """
    told = _public(subject.shared) | {_key(one) for one in found(subject.source)}
    seen: dict[tuple[str, str, str], set[str]] = {}
    for place, text in subject.texts:
        if _FOR_MACHINES.fullmatch(place):
            continue
        for one in found(text):
            judged = _with_its_line(text, one)
            said = "".join(filter(str.isalnum, judged))  # a paragraph comes again in pieces, and in other readings
            here = seen.setdefault((*_key(one), place.partition(",")[0]), set())
            if _key(one) not in told and not any(said in other for other in here):
                here.add(said)
                yield _told(one, judged, artifact=subject.artifact.path, field=place)


def _with_its_line(text: str, one: Found) -> str:
    """Return the line of an identifier, with its value in its place; where it stands alone, the lines beside it too.

    An acceptance is bound to it: it holds for this place, and its mark is not that of a short value anyone can guess.
    """
    before, after = _LINE_ENDS.split(text[: one.start]), _LINE_ENDS.split(text[one.end :])
    alone = not re.search(r"\w", before[-1] + after[0])
    lines = 2 if alone else 1
    return " ".join(f"{' '.join(before[-lines:])}{one.value}{' '.join(after[:lines])}".split())


def _told(
    one: Found, judged: str, position: Position | None = None, artifact: str | None = None, field: str = ""
) -> Diagnostic:
    code = one.shape.code
    return Diagnostic(
        code,
        f"{one.shape.name} stands here",
        position=position,
        field=field,
        artifact=artifact,
        fix=_FIX_PUBLIC if code in _PUBLIC else _FIX_BIRTH if code == "date-of-birth" else _FIX,
        judged=judged,
    )


def _key(one: Found) -> tuple[str, str]:
    return one.shape.code, one.value


def _public(shared: Shared) -> frozenset[tuple[str, str]]:
    """Return what the shared files state that a service may publish."""
    stated = (shared.partnership, shared.themes_file, shared.glossary)
    return _public_in("\0".join(value for value in values(stated) if isinstance(value, str)))


@lru_cache(maxsize=4)
def _public_in(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(_key(one) for one in found(text) if one.shape.code in _PUBLIC)
