"""Writing a circulation pack, and recording in the review's file what was prepared for whom, and what came back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefgen.approval.opened import Opened, open_review
from briefgen.circulation.entry import Entry, entry_of
from briefgen.circulation.pack import Order, folder_of, pack
from briefgen.digest import digest
from briefgen.document import Artifact
from briefgen.errors import UsageError
from briefgen.model.control import Prepared, Recipient
from briefgen.pipeline import what_readers_see
from briefgen.setting import Setting
from briefgen.source_edit import Add, Change
from briefgen.workspace import put_back

_MARK = 12  # digits of a digest that tell one text from another


@dataclass(frozen=True, slots=True)
class Circulated:
    """What was done: the entry, its files (each with whether it changed), for whom a pack is newly recorded.

    `others` are files in the folder that are not of this pack.
    """

    entry: Entry
    files: tuple[tuple[Path, bool], ...]
    recorded: tuple[str, ...]
    others: tuple[str, ...]


def circulate(setting: Setting, name: str, kind: str | None, on: date, draft: bool = False) -> Circulated:
    """Make the circulation pack of a review's document, write it, and record for whom it was prepared.

    Raise BriefgenError; the files and the record are then as they were.
    """
    opened = open_review(setting, name)
    entry = entry_of(opened, kind)
    files = pack(Order(setting, opened, entry, draft))
    said = _said(setting, opened, entry, on, draft)
    changes = dict(_changes(entry, said))
    before = {path: path.read_bytes() if path.is_file() else None for path in _paths(setting, files)}
    done = setting.workspace.write(files)
    try:
        opened.write(list(changes.values()))
    except BaseException:  # Ctrl-C, too
        put_back(before)
        raise
    return Circulated(entry, done, tuple(changes), tuple(_others(setting, opened, entry, files)))


def returned(setting: Setting, name: str, kind: str | None, agency: str, on: date) -> bool:
    """Record that the feedback of an agency came back; return False if that day is recorded already.

    It answers the pack that was prepared last by that day.

    Raise UsageError for an agency that is not on the list, or for which nothing was prepared by that day.
    """
    opened = open_review(setting, name)
    entry = entry_of(opened, kind)
    place, recipient = entry.recipient(agency)
    by_then = [number for number, one in enumerate(recipient.prepared) if one.date.first <= on]
    if not by_then:
        raise UsageError(f"nothing was prepared for {agency} by {on}", fix=f"Prepare it: briefgen circulate {name}")
    if any(day.first == on for day in recipient.prepared[by_then[-1]].returned):
        return False
    answered = ("circulation", entry.place, "recipients", place, "prepared", by_then[-1], "returned")
    opened.write([Add(answered, on.isoformat())])
    return True


def _paths(setting: Setting, files: tuple[Artifact, ...]) -> Iterator[Path]:
    return (setting.workspace.output / file.path for file in files)


def _said(setting: Setting, opened: Opened, entry: Entry, on: date, draft: bool) -> Prepared:
    """Return what is to be recorded of this pack."""
    seen = what_readers_see(setting, opened.name, opened.review, setting.kinds[entry.kind])
    version = opened.review.control(entry.kind).version
    return Prepared.model_validate(
        {"date": on.isoformat(), "version": version, "digest": digest(seen)[:_MARK], "draft": draft}
    )


def _changes(entry: Entry, said: Prepared) -> Iterator[tuple[str, Change]]:
    """Yield the change of the file for each agency whose last pack was not the same."""
    stated = {"date": said.date, "version": said.version, "digest": said.digest, "draft": "yes" if said.draft else None}
    item = {field: str(value) for field, value in stated.items() if value}
    for place, recipient in enumerate(entry.recipients):
        if not _same(recipient, said):
            yield str(recipient.agency), Add(("circulation", entry.place, "recipients", place, "prepared"), item)


def _same(recipient: Recipient, said: Prepared) -> bool:
    last = recipient.prepared[-1:]
    return any((one.version, one.digest, one.draft) == (said.version, said.digest, said.draft) for one in last)


def _others(setting: Setting, opened: Opened, entry: Entry, files: tuple[Artifact, ...]) -> list[str]:
    """Return the names of files in the folder that are not of this pack: an earlier one's, or somebody's own."""
    made = set(_paths(setting, files))
    folder = setting.workspace.output / folder_of(opened.name, entry.kind)
    with suppress(OSError):
        there = [path for path in folder.rglob("*") if path.is_file() and path not in made]
        return sorted(path.relative_to(folder).as_posix() for path in there)
    return []
