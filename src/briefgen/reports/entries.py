"""What was found of one review, as a person reads it: the worst first, what is alike together, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefgen.diagnostics import Diagnostic, Severity

ACCEPTED = "accepted"
STATES = (str(Severity.ERROR), str(Severity.WARNING), ACCEPTED)
"""How a diagnostic stands, the worst first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A diagnostic, told once, with the document kinds in which it was found."""

    diagnostic: Diagnostic
    kinds: tuple[str, ...]

    @property
    def state(self) -> str:
        """How it stands: error, warning or accepted."""
        return state_of(self.diagnostic)

    @property
    def code(self) -> str:
        """The code of the diagnostic."""
        return self.diagnostic.code

    @property
    def place(self) -> str:
        """Where to look, in words: a line of a file, a made file, or else the documents."""
        one = self.diagnostic
        return str(one.position or one.artifact or ", ".join(self.kinds) or one.review or "the workspace")


def state_of(diagnostic: Diagnostic) -> str:
    """Return how a diagnostic stands."""
    return ACCEPTED if diagnostic.accepted else str(diagnostic.severity)


def sorted_worst_first(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return diagnostics by state, the worst first; then those of one code together, in the order of their places."""
    listed = list(found)
    codes = list(dict.fromkeys(one.code for one in listed))
    return sorted(listed, key=lambda one: (STATES.index(state_of(one)), codes.index(one.code), _line(one)))


def _line(diagnostic: Diagnostic) -> tuple[str, int, int]:
    position = diagnostic.position
    return (position.file, position.line or 0, position.column or 0) if position else ("", 0, 0)


def entries(found: Iterable[Diagnostic]) -> list[Entry]:
    """Return diagnostics, the worst first; what several documents of a review share is one entry."""
    kinds: dict[Diagnostic, list[str]] = {}
    for one in sorted_worst_first(found):
        kinds.setdefault(replace(one, kind=None), []).extend([one.kind] if one.kind else [])
    return [Entry(one, tuple(dict.fromkeys(names))) for one, names in kinds.items()]


def grouped(told: Iterable[Entry], key: Callable[[Entry], str]) -> list[tuple[str, list[Entry]]]:
    """Return entries that are sorted by `key` (their state, or their code) in groups."""
    return [(name, list(group)) for name, group in groupby(told, key=key)]


def counted(count: int, what: str) -> str:
    """Return a number with what is counted: `no errors`, `1 error`, `1,200 errors`."""
    number = f"{count:,}" if count else "no"
    return f"{number} {what}" if count == 1 else f"{number} {what}s"


def tally(told: Sequence[Entry]) -> str:
    """Return how much was found, in words: `1 error, 2 warnings, 1 accepted`; `nothing found` if nothing was."""
    states = [entry.state for entry in told]
    counts = [(states.count(state), state) for state in STATES if state in states]
    words = [f"{count:,} {state}" if state == ACCEPTED else counted(count, state) for count, state in counts]
    return ", ".join(words) or "nothing found"
