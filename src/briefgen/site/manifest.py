"""The manifest of a folder of made files: what briefgen put there, by path, size and SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefgen import __version__

MANIFEST = "manifest.json"
VERSION = 1

# What macOS and Windows put into a folder that somebody looked at: no one's work.
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}

# A junction, Windows' older link to a folder, looks like a folder but for this mark (Microsoft, "Reparse Point Tags").
_JUNCTION = 0xA0000003


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A made file as the manifest lists it: its size, and the SHA-256 of its bytes in hexadecimal."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says: the version of briefgen that made the files, and each file by its path."""

    briefgen: str
    files: Mapping[str, MadeFile]


def made(folder: Path) -> str:
    """Return the manifest of a folder as it now is, as text for its manifest.json. Raise OSError."""
    listed = {path: _described(file) for path, file in files(folder) if path != MANIFEST}
    rows = [{"path": path, "bytes": one.bytes, "sha256": one.sha256} for path, one in sorted(listed.items())]
    return json.dumps({"version": VERSION, "briefgen": __version__, "files": rows}, indent=2) + "\n"


def read(folder: Path) -> Manifest | None:
    """Return what a folder's manifest says; None if there is none, or none that can be read. Raise OSError."""
    path = folder / MANIFEST
    if not is_folder(folder) or not _is_file(path):
        return None
    try:
        said = json.loads(path.read_bytes())
        if said["version"] != VERSION:
            return None
        listed = {row["path"]: MadeFile(row["bytes"], row["sha256"]) for row in said["files"]}
        return Manifest(said["briefgen"], listed)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def digest(folder: Path) -> str | None:
    """Return the SHA-256 of a folder's manifest.json, which tells two made folders apart; None if there is none."""
    path = folder / MANIFEST
    return _described(path).sha256 if is_folder(folder) and _is_file(path) else None


def foreign(folder: Path) -> list[tuple[str, Literal["added", "changed"]]]:
    """Return what in a folder is not as briefgen left it: files added (all, without a manifest) and files changed.

    A link is never followed, and is foreign itself. A missing file is not: nothing is lost by it. Raises OSError.
    """
    manifest = read(folder)
    listed = manifest.files if manifest else {}
    own = {MANIFEST} if manifest else set()
    return [
        (path, "changed" if path in listed else "added")
        for path, file in files(folder)
        if path not in own and file.name not in LITTER and not is_as_listed(file, listed.get(path))
    ]


def is_as_listed(file: Path, listed: MadeFile | None) -> bool:
    """Tell whether a file has the bytes that the manifest lists for it (None: it lists no such file). Raise OSError."""
    return listed is not None and _is_file(file) and _described(file) == listed


def files(folder: Path, inside: str = "") -> Iterator[tuple[str, Path]]:
    """Yield all that is in a folder but folders, by path from it, with forward slashes. Raise OSError.

    A link is yielded, not followed. A folder that is not there, or is a link, holds nothing.
    """
    for path in sorted(folder.iterdir()) if is_folder(folder) else ():
        if is_folder(path):
            yield from files(path, f"{inside}{path.name}/")
        else:
            yield f"{inside}{path.name}", path


def is_folder(path: Path) -> bool:
    """Tell whether a folder is there, and no link to one. Raise OSError."""
    found = _status(path)
    return found is not None and stat.S_ISDIR(found.st_mode) and getattr(found, "st_reparse_tag", 0) != _JUNCTION


def is_there(path: Path) -> bool:
    """Tell whether anything is there, be it a link that leads nowhere. Raise OSError."""
    return _status(path) is not None


def _is_file(path: Path) -> bool:
    found = _status(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _described(path: Path) -> MadeFile:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return MadeFile(file.tell(), sha256)
