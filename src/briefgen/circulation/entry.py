"""The list of those to whom a document of a review is circulated, as the review's file states it."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.approval.opened import Opened
from briefgen.diagnostics import did_you_mean
from briefgen.errors import InputErrors, UsageError
from briefgen.model.control import Recipient
from briefgen.model.shared import repeated

_HOW = "List the agencies in the review: circulation: [{kind: learning-brief, recipients: [{agency: ID}]}]"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a review's `circulation`: its place there, the document kind, to whom it goes."""

    place: int
    kind: str
    recipients: tuple[Recipient, ...]

    def recipient(self, agency: str) -> tuple[int, Recipient]:
        """Return the place and the entry of an agency. Raise UsageError if it is not on the list."""
        listed = [str(one.agency) for one in self.recipients]
        if agency not in listed:
            fix = f"Listed: {', '.join(listed) or 'none'}."
            raise UsageError(
                f'the {self.kind} is not circulated to an agency "{agency}"{did_you_mean(agency, listed)}', fix=fix
            )
        return listed.index(agency), self.recipients[listed.index(agency)]


def entry_of(opened: Opened, kind: str | None) -> Entry:
    """Return the entry for a document kind; without one, the only entry that there is.

    Raise UsageError if there is none or several, or if nobody is on the list; InputErrors if an agency is listed twice.
    """
    stated = opened.review.circulation
    found = [place for place, one in enumerate(stated) if kind in (None, one.kind)]
    if not found:
        raise UsageError(
            f"{opened.file} does not say to whom {f'the {kind}' if kind else 'it'} is circulated", fix=_HOW
        )
    if len(found) > 1:
        kinds = ", ".join(dict.fromkeys(str(stated[place].kind) for place in found))
        fix = "Make one entry of them." if kind else f"Say which with --kind: {kinds}."
        raise UsageError(f"{opened.file} has {len(found)} entries of circulation", fix=fix)
    (place,) = found
    entry = Entry(place, str(stated[place].kind), stated[place].recipients)
    _refuse_bad(opened, entry)
    return entry


def _refuse_bad(opened: Opened, entry: Entry) -> None:
    agencies = [one.agency for one in entry.recipients]
    if not agencies:
        raise UsageError(f"{opened.file} lists no recipients of the {entry.kind}", fix=_HOW)
    if twice := tuple(repeated(agencies, "recipients", "Take one out.")):
        raise InputErrors(twice)
