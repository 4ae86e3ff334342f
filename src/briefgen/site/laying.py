"""Laying the site, so that there is never half of one.

output/.site-new      the new site while it is built, and the old one once the two are exchanged
output/.site-old      the old site, where the system has no exchange of folders
output/.site-journal.json   there from when the new site is whole until the old one is gone

Before the journal stands, .site-new is a draft. From then on, both sites are whole, and the one that is not at
output/site goes, be it the old one or the new. So one tidying ends every run, also one that was killed.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from briefgen.errors import WriteError, why
from briefgen.site.exchange import exchanged
from briefgen.site.folders import cleared, flush, flush_names
from briefgen.site.manifest import MANIFEST, MadeFile, digest, foreign, is_folder, is_there, made, read

_JOURNAL_VERSION = 1
_NAMED = 10  # files that a message names; a person looks at the folder for more


@dataclass(frozen=True, slots=True)
class Laid:
    """What laying did: how many files are other than before, how many there are, where files of others were put."""

    changed: int
    files: int
    left: Path | None


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of a run that was broken off: whether its site stands, and where files of others were put."""

    finished: bool
    left: Path | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a site is laid, and the names that are used for it meanwhile."""

    output: Path
    name: str

    @property
    def site(self) -> Path:
        return self.output / self.name

    def beside(self, ending: str) -> Path:
        """Return a hidden name beside the site."""
        return self.output / f".{self.name}{ending}"

    @property
    def new(self) -> Path:
        return self.beside("-new")

    @property
    def old(self) -> Path:
        return self.beside("-old")

    @property
    def journal(self) -> Path:
        return self.beside("-journal.json")

    @property
    def journal_draft(self) -> Path:
        return self.beside("-journal.part")


def lay(output: Path, fill: Callable[[Path], None], name: str = "site") -> Laid:
    """Have `fill` write a site into an empty folder, and put that in the place of output/NAME in one step.

    Raise WriteError if another run is at it, if files there are not as briefgen left them, or if the disk fails; what
    `fill` raises is passed on. The site is then the old one, unless the message says otherwise.
    """
    place = _Place(output, name)
    with _alone(place):
        recovered = _tidied(place)
        _refuse_foreign(place.site)
        before = _listed(place.site)
        try:
            now = _build(place, fill)
            _swap(place)
            left = _old_removed(place)
        except BaseException:
            with suppress(OSError):  # else the next run does it
                _tidied(place)
            raise
    changed = sum(before.get(path) != now.get(path) for path in {*before, *now})
    return Laid(changed, len(now), left or (recovered.left if recovered else None))


def recover(output: Path, name: str = "site") -> Recovered | None:
    """Finish or undo what a killed run left; None if it left nothing. Raise WriteError if another run is at it."""
    place = _Place(output, name)
    if not is_folder(output):
        return None
    with _alone(place):
        return _tidied(place)


@contextmanager
def _alone(place: _Place) -> Iterator[None]:
    """Hold the lock of a site, which a killed process loses; put the faults of the disk into words."""
    try:
        place.output.mkdir(parents=True, exist_ok=True)
        with FileLock(place.beside(".lock"), timeout=0):
            yield
    except Timeout:
        raise WriteError(
            f"{place.site} is being made by another run of briefgen", fix="Wait until that has ended, then try again."
        ) from None
    except OSError as error:
        raise WriteError(f"{place.site} was not made: {why(error)}", fix=_mend(error)) from None


def _refuse_foreign(site: Path) -> None:
    """Raise WriteError if the site holds anything that would be lost with it."""
    if is_there(site) and not is_folder(site):
        raise WriteError(f"{site} is no folder but a file or a link, and was left as it is", fix="Move it elsewhere.")
    if found := foreign(site):
        named = "".join(f"\n    {path!r} ({how})" for path, how in found[:_NAMED])
        more = f"\n    and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise WriteError(
            f"{site} holds files that were put there by hand or changed since, and was left as it is:{named}{more}",
            fix="Move them elsewhere, then run the command again.",
        )


def _listed(folder: Path) -> Mapping[str, MadeFile]:
    manifest = read(folder)
    return manifest.files if manifest else {}


def _build(place: _Place, fill: Callable[[Path], None]) -> Mapping[str, MadeFile]:
    """Build the new site beside the old one, and return its files. Raise OSError, and what `fill` raises."""
    place.new.mkdir()
    fill(place.new)
    (place.new / MANIFEST).write_bytes(made(place.new).encode())
    flush(place.new)
    return _listed(place.new)


def _swap(place: _Place) -> None:
    """Note in the journal that the new site is whole, and put it in the place of the old one. Raise OSError."""
    with place.journal_draft.open("wb") as file:
        file.write(json.dumps({"version": _JOURNAL_VERSION, "manifest": digest(place.new)}).encode())
        file.flush()
        os.fsync(file.fileno())
    place.journal_draft.replace(place.journal)
    flush_names(place.output)
    if not is_there(place.site):
        place.new.rename(place.site)
    elif not exchanged(place.new, place.site):
        place.site.rename(place.old)
        place.new.rename(place.site)
    flush_names(place.output)


def _old_removed(place: _Place) -> Path | None:
    """Remove the old site once the new one stands; return where files of others were put. Raise WriteError."""
    try:
        recovered = _tidied(place)
    except OSError as error:
        raise WriteError(
            f"{place.site} is the new one, but the one before could not be removed: {why(error)}", fix=_mend(error)
        ) from None
    return recovered.left if recovered else None


def _tidied(place: _Place) -> Recovered | None:
    """Leave the one site that stands, and nothing else of ours; None if there was nothing. Raise OSError."""
    ours = (place.new, place.old, place.journal, place.journal_draft)
    if not any(is_there(path) for path in ours):
        return None
    place.journal_draft.unlink(missing_ok=True)
    if is_there(place.new) and not is_there(place.journal):
        shutil.rmtree(place.new)  # a draft, with nothing in it but what `fill` wrote
    if is_there(place.old) and not is_there(place.site):
        place.old.rename(place.site)
    promised = _promised(place.journal)
    finished = promised is not None and promised == digest(place.site)
    left = [kept for folder in (place.new, place.old) if (kept := _put_away(place, folder))]
    place.journal.unlink(missing_ok=True)
    return Recovered(finished, left[0] if left else None)


def _promised(journal: Path) -> str | None:
    """Return the digest of the new site's manifest from the journal, None without one. Raise OSError."""
    try:
        said = json.loads(journal.read_bytes())["manifest"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return said if isinstance(said, str) else None


def _put_away(place: _Place, folder: Path) -> Path | None:
    """Remove what briefgen made in a folder; return where the rest was put, None if there is none. Raise OSError."""
    if cleared(folder):
        return None
    numbered = (place.output / f"{place.name}-left-{number}" for number in itertools.count(1))
    kept = next(path for path in numbered if not is_there(path))
    return folder.rename(kept)


def _mend(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Close the programs and windows that show it, then run the command again."
    return "Make room, or choose another folder with --output; then run the command again."
