"""What a report tells: everything that was found, for which reviews, on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefgen.checks.verdict import discreet
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.reports.entries import ACCEPTED, Entry, counted, entries
from briefgen.setting import Setting


@dataclass(frozen=True)
class Report:
    """What `briefgen check` found, by review or made file; what all reviews share is found under no name (`""`).

    A review in which nothing was found has its place too.
    """

    found: Mapping[str, Sequence[Diagnostic]]
    setting: Setting
    on: date

    @cached_property
    def told(self) -> Mapping[str, Sequence[Diagnostic]]:
        """What was found, without any forbidden name: a second net below the checks' own."""
        return {name: discreet(found, self.setting.forbidden) for name, found in self.found.items()}

    @cached_property
    def entries(self) -> Mapping[str, Sequence[Entry]]:
        """What was found, as a person reads it: the worst first, each once."""
        return {name: entries(told) for name, told in self.told.items()}

    @property
    def errors(self) -> int:
        """How many errors nobody accepted."""
        return self._count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many warnings nobody accepted."""
        return self._count(Severity.WARNING)

    @property
    def accepted(self) -> int:
        """How many were accepted."""
        return self._count(ACCEPTED)

    @property
    def counts(self) -> str:
        """How many there are of each, in words."""
        stand = f"{counted(self.errors, 'error')}, {counted(self.warnings, 'warning')}"
        return f"{stand}, {self.accepted or 'none'} accepted"

    def _count(self, state: str) -> int:
        return sum(entry.state == state for told in self.entries.values() for entry in told)
