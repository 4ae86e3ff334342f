"""What stops the program, each with its exit code.

BriefgenError                 exit 1
+-- InputErrors               the author's files have problems: carries the diagnostics
+-- NotFound                  a workspace, review, kind or style that is not there
+-- StyleError                a house style that cannot be used
+-- TemplateError             a template that cannot be read or filled
+-- WriteError                an output file that cannot be written
+-- Unexpected                a fault of briefgen itself
+-- UsageError                exit 2: the command was called wrongly
"""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Position


class BriefgenError(Exception):
    """Stops the program with words for a person; `position` is where to look, `fix` how to mend it."""

    exit_code = 1
    code = "error"

    def __init__(self, message: str, *, position: Position | None = None, fix: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.fix = fix

    def diagnostic(self) -> Diagnostic:
        """Return the error as a diagnostic, to be listed beside others."""
        return Diagnostic(self.code, self.message, position=self.position, fix=self.fix)


class InputErrors(BriefgenError):
    """The author's files have problems; all of them are in `diagnostics`."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} problem(s) in the input")
        self.diagnostics = diagnostics


class NotFound(BriefgenError):
    """A workspace, review, kind, style or file that is not there."""

    code = "not-found"


class StyleError(BriefgenError):
    """A house style that cannot be used."""

    code = "style"


class TemplateError(BriefgenError):
    """A template that cannot be read or filled."""

    code = "template"


class WriteError(BriefgenError):
    """An output file that cannot be written."""

    code = "write"


class Unexpected(BriefgenError):
    """Something went wrong that briefgen does not foresee; the words of the fault may hold a secret and stay out."""

    code = "unexpected"

    def __init__(self, error: Exception) -> None:
        where = [frame for frame in traceback.extract_tb(error.__traceback__) if "briefgen" in frame.filename]
        place = f" ({Path(where[-1].filename).name}, line {where[-1].lineno})" if where else ""
        fix = "Please report it, with what you did; take out what a child could be known by."
        super().__init__(f"briefgen met something that it does not foresee: {type(error).__name__}{place}", fix=fix)


class UsageError(BriefgenError):
    """The command was called wrongly."""

    exit_code = 2
    code = "usage"


def why(error: OSError) -> str:
    """Return in words why a file could not be written."""
    if isinstance(error, PermissionError):
        return "it, or a file in it, is open in another program, or you may not write there"
    if error.errno == errno.ENOSPC:
        return "the disk is full"
    if error.errno == errno.EROFS:
        return "the disk is read-only"
    return error.strerror or str(error)
