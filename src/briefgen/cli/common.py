"""What the commands share: the options that name a workspace, lists in options, and words for errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.errors import BriefgenError, InputErrors, Unexpected

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic

Command = Callable[..., Any]


def workspace_option(command: Command) -> Command:
    """Add --workspace."""
    return click.option(
        "--workspace",
        type=click.Path(path_type=Path),
        default=Path(),
        help="The folder that holds briefs/ and templates/ (default: this folder).",
    )(command)


def split(_context: click.Context, _parameter: click.Parameter, values: Iterable[str]) -> tuple[str, ...]:
    """Return the values of an option that may be repeated and may hold commas, each once."""
    return tuple(dict.fromkeys(part.strip() for value in values for part in value.split(",") if part.strip()))


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to standard error."""
    for diagnostic in diagnostics:
        click.echo(str(diagnostic), err=True)


@contextmanager
def words_for_errors() -> Iterator[None]:
    """Turn what stops the program into words and an exit code, once and for all commands."""
    try:
        yield
    except InputErrors as error:
        show(error.diagnostics)
        raise SystemExit(error.exit_code) from None
    except BriefgenError as error:
        show([error.diagnostic()])
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        raise  # whoever reads the output has stopped: click ends in silence
    except OSError as error:
        click.echo(f"{error.filename or 'a file'}: {error.strerror or 'cannot be read or written'}", err=True)
        raise SystemExit(1) from None
    except Exception as error:
        show([Unexpected(error).diagnostic()])
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        click.echo("Stopped. The files written so far are whole.", err=True)
        raise SystemExit(130) from None
