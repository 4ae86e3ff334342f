"""What stops the program, each with its exit code.

BriefgenError                 exit 1
+-- InputErrors               the author's files have problems: carries the diagnostics
+-- NotFound                  a workspace, review, kind or style that is not there
+-- StyleError                a house style that cannot be used
+-- TemplateError             a template that cannot be read or filled
+-- WriteError                an output file that cannot be written
+-- UsageError                exit 2: the command was called wrongly
"""

from __future__ import annotations

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


class UsageError(BriefgenError):
    """The command was called wrongly."""

    exit_code = 2
    code = "usage"
