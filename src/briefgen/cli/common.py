"""What the commands share: the options that name a workspace, lists in options, and words for errors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.errors import BriefgenError, InputErrors, Unexpected, UsageError

if TYPE_CHECKING:
    from briefgen.anonymity.forbidden import ForbiddenList
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


def on_option(command: Command) -> Command:
    """Add --on."""
    return click.option(
        "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day that it is done for, as 2026-03-31 (default: today)."
    )(command)


def day(on: datetime | None) -> date:
    """Return the day that a command is for: the one that was said, or today. Only here is the clock read."""
    return (on or datetime.now()).date()


def past_day(on: datetime | None) -> date:
    """Return the day on which something was done. Raise UsageError for one that is still to come."""
    if day(on) > day(None):
        raise UsageError(f"{day(on)} is still to come", fix="--on says on which day it was done.")
    return day(on)


def forbidden_option(command: Command) -> Command:
    """Add --forbidden."""
    return click.option(
        "--forbidden",
        type=click.Path(path_type=Path),
        envvar="BRIEFGEN_FORBIDDEN",
        help="The list of names that may stand in no file, kept outside the workspace (or set BRIEFGEN_FORBIDDEN).",
    )(command)


def forbidden_list(path: Path | None, root: Path) -> ForbiddenList:
    """Return the forbidden list, and from now on keep its names out of all that is said.

    `root` is the workspace, in which it may not lie. Raise BriefgenError.
    """
    from briefgen.anonymity.forbidden import NOBODY, load_forbidden  # noqa: PLC0415 - only where it is used

    names = load_forbidden(path, root) if path else NOBODY
    click.get_current_context().obj = names
    return names


def listed_names(arguments: Sequence[str]) -> ForbiddenList | None:
    """Return the forbidden list that a call names, as far as it can be read; whether it is a good one is told later."""
    named = os.environ.get("BRIEFGEN_FORBIDDEN", "")
    for one, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if one == "--forbidden":
            named = following
        elif one.startswith("--forbidden="):
            named = one.partition("=")[2]
    if not named:
        return None
    from briefgen.anonymity.forbidden import load_forbidden  # noqa: PLC0415 - only where it is used

    with suppress(BriefgenError):
        return load_forbidden(Path(named), Path(named) / "nowhere")
    return None


def say(text: str, err: bool = False, newline: bool = True) -> None:
    """Print a text, without the names that may stand nowhere."""
    names: ForbiddenList | None = click.get_current_context().obj
    click.echo(names.withheld(text) if names else text, err=err, nl=newline)


def split(_context: click.Context, _parameter: click.Parameter, values: Iterable[str]) -> tuple[str, ...]:
    """Return the values of an option that may be repeated and may hold commas, each once."""
    return tuple(dict.fromkeys(part.strip() for value in values for part in value.split(",") if part.strip()))


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to standard error."""
    for diagnostic in diagnostics:
        say(str(diagnostic), err=True)


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
        say(f"{error.filename or 'a file'}: {error.strerror or 'cannot be read or written'}", err=True)
        raise SystemExit(1) from None
    except Exception as error:
        show([Unexpected(error).diagnostic()])
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        say("Stopped. The files written so far are whole.", err=True)
        raise SystemExit(130) from None
