"""Lays sites A and B in turn, and says so; test_site_laying kills it.

    python laying_victim.py OUTPUT MODE

MODE is `exchange` or `renames`: for that, the C library is a double of one that has no exchange of folders; or `wait`:
it holds the lock until its standard input ends. On its standard output, a dot stands for each step on the disk.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path
from typing import Any

from briefgen.site.laying import lay

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"}


def site(name: str) -> dict[str, bytes]:
    return {f"{name if n % 3 else 'both'}/{n // 8}/{n}.html": f"{name} {n}\n".encode() * 50 for n in range(32)}


def write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def step(event: str, _: tuple[Any, ...]) -> None:
    if event in STEPS or event.startswith("ctypes.dlsym"):
        os.write(1, b".")


def wait(folder: Path) -> None:
    os.write(1, b".")
    sys.stdin.read()
    write(folder, site("A"))


def main(output: Path, mode: str) -> None:
    if mode == "wait":
        lay(output, wait)
        return
    if mode == "renames":
        ctypes.CDLL = lambda *_: object()  # type: ignore[misc,assignment]
    sys.addaudithook(step)
    for name in "AB" * 1000:
        lay(output, lambda folder: write(folder, site(name)))  # noqa: B023


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
