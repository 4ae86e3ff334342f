"""Checks of anonymity: in the YAML, and in every made file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefgen.anonymity.bytes_texts import readings
from briefgen.checks.subjects import CheckedArtifact, CheckedSource
from briefgen.diagnostics import Diagnostic, Position
from briefgen.source import scalars

FORBIDDEN = "forbidden-name"

_IN_SOURCE = "Put the pseudonym or a role in its place; take it out of comments too."
_IN_FILE_NAME = "Rename the file."
_IN_ARTIFACT = (
    "Take it out where it comes from: the partnership's files, a template, a picture, the style's reference.docx. "
    "What else there is to say of this file is told once no name is in it."
)
_IN_FILE_FROM_ELSEWHERE = (
    "Take it out in Word: in the text, and by File, Info, Check for Issues, Inspect Document for what is not seen. "
    "What else there is to say of this file is told once no name is in it."
)


def forbidden_in_source(subject: CheckedSource) -> Iterator[Diagnostic]:
    """No name of the forbidden list stands in a YAML file: not in its name, its text, or what its text stands for."""
    if not subject.forbidden:
        return
    if not Path(subject.file).is_absolute():  # the folders above a workspace are not its own
        for line in dict.fromkeys(hit.line for hit in subject.forbidden.found(subject.file)):
            yield _told(line, _IN_FILE_NAME, Position(subject.file))
    told: dict[int, set[int]] = {}
    for hit in subject.forbidden.found(subject.text):
        begin, end = _line(subject.text, hit.start), _line(subject.text, hit.end)
        told.setdefault(hit.line, set()).update(range(begin, end + 1))
        yield _told(hit.line, _IN_SOURCE, Position(subject.file, begin, _column(subject.text, hit.start)))
    yield from _in_values(subject, told)


def _in_values(subject: CheckedSource, told: dict[int, set[int]]) -> Iterator[Diagnostic]:
    """Yield the names that only what a value stands for holds: behind escapes of YAML, of addresses, of pages."""
    places = scalars(subject.text, subject.file)
    found = [(tuple(readings(value)), position, last) for value, position, last in places]
    everything = dict.fromkeys(reading for said, *_ in found for reading in said)
    if next(subject.forbidden.found("\0".join(everything)), None) is None:
        return
    for said, position, last in found:
        lines = set(range(position.line or 1, last + 1))
        hits = [hit for reading in said for hit in subject.forbidden.found(reading)]
        for line in dict.fromkeys(hit.line for hit in hits):
            if lines.isdisjoint(told.get(line, ())):
                yield _told(line, _IN_SOURCE, position)


def _line(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def _column(text: str, index: int) -> int:
    return index - text.rfind("\n", 0, index)


def forbidden_in_artifact(subject: CheckedArtifact) -> Iterator[Diagnostic]:
    """No name of the forbidden list stands anywhere in a made file, seen or not, nor in its name."""
    forbidden, file = subject.forbidden, subject.artifact
    if not forbidden:
        return
    found = subject.texts
    if next(forbidden.found("\0".join(dict.fromkeys(text for _, text in found))), None) is None:
        return
    hits = dict.fromkeys((hit.line, place) for place, text in found for hit in forbidden.found(text))
    fix = _IN_ARTIFACT if subject.made_here else _IN_FILE_FROM_ELSEWHERE
    for line, place in _plainly(list(hits)):
        yield _told(line, fix, artifact=file.path, field=forbidden.withheld(place))


def _plainly(hits: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Leave out the places that are only the pieces of a paragraph that is told: `word/document.xml, t`."""
    told = {(line, place.rpartition(", paragraph")[0]) for line, place in hits if ", paragraph" in place}
    return [(line, place) for line, place in hits if not (place.endswith(", t") and (line, place[:-3]) in told)]


def _told(
    line: int, fix: str, position: Position | None = None, artifact: str | None = None, field: str = ""
) -> Diagnostic:
    message = f"the name on line {line} of the forbidden list stands here"
    return Diagnostic(FORBIDDEN, message, position=position, artifact=artifact, field=field, fix=fix)
