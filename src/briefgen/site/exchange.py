"""Exchanging two folders in one step, where the system can."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: a path that is not absolute starts at the working folder (Linux, fcntl.h)
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2 (Linux, fs.h) and RENAME_SWAP of renamex_np (macOS, stdio.h)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders, so that neither name is ever without one; tell whether it was done.

    False where the system or the file system has no such step (Windows, many network folders), and where it failed:
    a rename will then say why.
    """
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            return bool(ctypes.CDLL(None).renameat2(_HERE, first, _HERE, second, _EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(ctypes.CDLL(None).renamex_np(first, second, _EXCHANGE) == 0)
    except (AttributeError, OSError):  # a C library older than the step
        return False
    return False
