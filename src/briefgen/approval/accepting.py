"""Acceptances: that someone lets stand what a check reports, recorded in a review's file and bound to the text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefgen.approval.opened import open_review
from briefgen.approval.record import known_role
from briefgen.checks.catalogue import rules
from briefgen.diagnostics import Diagnostic, did_you_mean
from briefgen.errors import UsageError
from briefgen.pipeline import make
from briefgen.setting import Setting
from briefgen.source_edit import Add
from briefgen.writers import WRITERS


def accept(
    setting: Setting, name: str, code: str, by: str, on: date, reason: str, place: str | None = None
) -> tuple[Diagnostic, ...]:
    """Record that a role accepts what a check reports of a review, and return what was accepted.

    `place` is the field in words, as the message names it; it may be left out where the code is reported at one place.
    Raise UsageError if nothing of the kind is reported, if it is reported elsewhere too, or if it cannot be accepted.
    """
    opened = open_review(setting, name)
    known_role(setting, by)
    rule = rules().get(code)
    if rule is None or not rule.acceptable:
        fix = "Mend what it reports." if rule else "`briefgen explain` lists the codes."
        raise UsageError(f'"{code}" cannot be accepted{"" if rule else did_you_mean(code, rules())}', fix=fix)
    found = [one for one in make(setting, name, tuple(WRITERS), thorough=True).diagnostics if one.code == code]
    chosen = _at(name, code, [one for one in found if one.accepted is None], place)
    said = {"by": by, "on": on.isoformat(), "reason": reason}
    entries = {(one.place, one.mark): {"code": code, "at": one.place, "text": one.mark, **said} for one in chosen}
    opened.write([Add(("accepted",), entry) for entry in entries.values()])
    return tuple(chosen)


def _at(name: str, code: str, found: Sequence[Diagnostic], place: str | None) -> list[Diagnostic]:
    """Return the diagnostics at a place. Raise UsageError if there are none, or if the place is open."""
    places = list(dict.fromkeys(one.place for one in found))
    if not places:
        raise UsageError(f'nothing that could be accepted is reported in {name} as "{code}"')
    if place is None and len(places) > 1:
        fix = f"Name one with --at: {', '.join(places)}."
        raise UsageError(f'"{code}" is reported at {len(places)} places', fix=fix)
    wanted = places[0] if place is None else place
    if wanted not in places:
        fix = f"Places: {', '.join(places)}."
        raise UsageError(f'"{code}" is not reported at "{wanted}"{did_you_mean(wanted, places)}', fix=fix)
    return [one for one in found if one.place == wanted]
