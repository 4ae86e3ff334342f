"""What is done to a whole made folder: clear it of what briefgen made, flush it to the disk."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from briefgen.site.manifest import LITTER, MANIFEST, files, is_as_listed, is_folder, is_there, read


def cleared(folder: Path) -> bool:
    """Remove from a folder what its manifest lists, where it has the bytes listed; tell whether the folder is gone.

    What anybody else put there or changed stays, as do links. The manifest goes last, so that a run that was killed
    can be taken up again. Raises OSError.
    """
    manifest = read(folder)
    listed = manifest.files if manifest else {}
    for path, file in files(folder):
        if file.name in LITTER or is_as_listed(file, listed.get(path)):
            file.unlink()
    if manifest:
        (folder / MANIFEST).unlink()
    return not is_there(folder) or _pruned(folder)


def _pruned(folder: Path) -> bool:
    """Remove a folder if it holds nothing but empty folders, and those in it that do; tell whether it is gone."""
    if not is_folder(folder):
        return False
    left = [path for path in folder.iterdir() if not _pruned(path)]
    if not left:
        folder.rmdir()
    return not left


def flush(folder: Path) -> None:
    """Have all that was written to a folder put on the disk, as far as the system does. Raise OSError."""
    if sys.platform == "linux":
        os.sync()  # waits until all is written, as here no other system's does; file by file takes fifty times as long
        return
    for _, path in files(folder):
        with path.open("r+b") as file:  # Windows flushes only what is open for writing
            os.fsync(file.fileno())


def flush_names(folder: Path) -> None:
    """Have the names in a folder put on the disk; Windows does not let a program ask for it."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
