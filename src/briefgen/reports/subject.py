"""What a report tells: everything that was found, for which reviews, on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefgen.approval.standing import Standing, standing
from briefgen.checks.verdict import discreet
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.errors import InputErrors, TemplateError
from briefgen.reports.entries import ACCEPTED, Entry, counted, entries
from briefgen.setting import Setting

NO_LIST = "no forbidden list was given: real names were not looked for"


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

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Where the documents of each review stand whose file can be read."""
        there = set(self.setting.workspace.reviews())
        found = {}
        for name in (name for name in self.found if name in there):
            with suppress(InputErrors, TemplateError):
                found[name] = standing(self.setting, name, self.on)
        return found

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

    @property
    def names(self) -> str:
        """Whether names were looked for, in words."""
        count = len(self.setting.forbidden.names)
        return f"{counted(count, 'name')} of the forbidden list looked for" if count else NO_LIST

    def _count(self, state: str) -> int:
        return sum(entry.state == state for told in self.entries.values() for entry in told)
