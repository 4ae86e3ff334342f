"""What a check reports, and where in the input it points."""

from __future__ import annotations

import difflib
import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the document, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an input file. Lines and columns count from 1; the file is named as the user would."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text came from: its place, and its field in words (`areas.processes.outcomes.conferences.text`)."""

    position: Position
    field: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That someone lets a diagnostic stand: who (a role), on which day (ISO), and why."""

    by: str
    on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that the author can mend: what, where, how grave, by which rule, and the mend.

    `rule` is filled in from the rules' catalogue where a check does not state it. `judged` is the text that was judged,
    to which an acceptance is bound; it is never shown.
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    position: Position | None = None
    field: str = ""
    review: str | None = None
    kind: str | None = None
    artifact: str | None = None
    rule: str | None = None
    fix: str | None = None
    judged: str = ""
    accepted: Acceptance | None = None

    @property
    def place(self) -> str:
        """The place as an acceptance names it: the field in words, the artifact, or the document kind."""
        return self.field or self.artifact or self.kind or ""

    @property
    def mark(self) -> str:
        """The mark of the text that was judged: it changes when the text does."""
        text = unicodedata.normalize("NFC", " ".join((self.judged or self.message).split()))
        return hashlib.sha256(f"{self.code}\0{text}".encode()).hexdigest()[:12]

    def __str__(self) -> str:
        document = ", ".join(part for part in (self.review, self.kind) if part)
        place = ": ".join(part for part in (str(self.position or self.artifact or document), self.field) if part)
        what = f"{self.severity}: {self.message}"
        lines = [f"{place}: {what}" if place else what]
        if self.fix:
            lines.append(f"    {self.fix}")
        return "\n".join(lines)


class Place(TypedDict, total=False):
    """The keywords that place a diagnostic."""

    position: Position
    field: str


def at(origin: Origin | None) -> Place:
    """Return the keywords that place a diagnostic at an origin (none, where the text has no origin)."""
    return {"position": origin.position, "field": origin.field} if origin else {}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "..."?` for the known word nearest to `word`, or nothing."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def errors_in(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the errors among the diagnostics that nobody accepted."""
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR and d.accepted is None)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether an error is among the diagnostics that nobody accepted."""
    return bool(errors_in(diagnostics))
