"""The search of the site: Pagefind's program reads the built pages and writes static files that a browser searches."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from briefgen.errors import WriteError

FOLDER = "pagefind"

# Pagefind's own search boxes, each a script and a sheet, and its marking of words on a page: the site has its own.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


def index(folder: Path) -> None:
    """Make the search of a built site: read its pages, write what a browser needs to folder/pagefind.

    Raise WriteError if Pagefind's program is missing or fails.
    """
    # One index for all pages: else each language has its own, and from an English page no Welsh document is found.
    command = [_program(), "--site", ".", "--output-subdir", FOLDER, "--force-language", "en", "--silent"]
    try:
        # Pagefind takes settings from files in the working folder, and from the environment: neither has a say here.
        done = subprocess.run(  # noqa: S603 - the program is the package's own, and no word of the command is a user's
            command,
            cwd=folder,
            env=_environment(),
            check=False,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise _failure(f"the search cannot be made: {error.strerror or error}") from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise _failure(f"the search cannot be made: {said[-1] if said else f'Pagefind ended with {done.returncode}'}")
    for pattern in _UNUSED:
        for path in (folder / FOLDER).glob(pattern):
            path.unlink()


def _program() -> str:
    try:
        return str(get_executable())
    except FileNotFoundError:
        raise _failure("the search cannot be made: Pagefind's program is missing") from None


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.upper().startswith("PAGEFIND_")}


def _failure(message: str) -> WriteError:
    return WriteError(message, fix="Install it anew: python -m pip install --force-reinstall pagefind-bin")
