"""`briefgen build`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.common import forbidden_list, forbidden_option, say, show, split, words_for_errors, workspace_option
from briefgen.diagnostics import Severity, has_errors
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.pipeline import Built


@click.command()
@click.argument("reviews", nargs=-1, metavar="[ID]...")
@click.option(
    "--kind", "kinds", multiple=True, callback=split, help="Make only this kind of document (repeat, or commas)."
)
@click.option("--to", "formats", multiple=True, callback=split, help="Formats: docx, html, md (default: docx,html).")
@workspace_option
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where the files go (default: output/ in the workspace)."
)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day that the documents are made for, as 2026-03-31.")
@forbidden_option
@click.option("--strict", is_flag=True, help="Treat a warning as an error.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Name unchanged files and kinds left out too.")
def build(
    reviews: tuple[str, ...],
    kinds: tuple[str, ...],
    formats: tuple[str, ...],
    workspace: Path,
    output: Path | None,
    on: datetime | None,
    forbidden: Path | None,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make the documents of the reviews named, or of all reviews in briefs/."""
    with words_for_errors():
        from briefgen.checking import check_setting  # noqa: PLC0415 - heavy
        from briefgen.pipeline import FORMATS, prepare  # noqa: PLC0415
        from briefgen.pipeline import build as build_all  # noqa: PLC0415
        from briefgen.workspace import Workspace  # noqa: PLC0415

        wanted = formats or ("docx", "html")
        if unknown := [name for name in wanted if name not in FORMATS]:
            raise UsageError(f"there is no format {', '.join(unknown)}", fix=f"Formats: {', '.join(FORMATS)}.")
        place = Workspace.at(workspace, output)
        withheld = forbidden_list(forbidden, workspace)
        if not reviews:
            show(place.misnamed())
        names = _wanted_reviews(place.reviews(), reviews)
        for name in reviews:
            place.review_file(name)
        setting = prepare(place, kinds, on.date() if on else None, withheld)
        if said := check_setting(setting):
            show(said)
            if has_errors(said):
                raise SystemExit(1)
        failed = False
        for built in _done(build_all(setting, names, wanted, strict), len(names), quiet):
            _tell(built, strict, quiet, verbose, bool(kinds))
            failed |= _failed(built, strict, bool(kinds))
        if failed:
            raise SystemExit(1)


def _wanted_reviews(there: Sequence[str], named: Sequence[str]) -> Sequence[str]:
    if not there:
        raise UsageError("there is no review in briefs/", fix="Begin one: briefgen new ID --type TYPE")
    return tuple(dict.fromkeys(named)) or there


def _done(work: Iterable[Built], length: int, quiet: bool) -> Iterable[Built]:
    """Return what was done, review by review; for long work at a terminal, after a bar has shown it."""
    if quiet or length < 10 or not sys.stderr.isatty():
        return work
    with click.progressbar(work, length=length, label="Reviews", file=sys.stderr) as bar:
        return list(bar)


def _failed(built: Built, strict: bool, kinds_named: bool) -> bool:
    diagnostics = built.made.diagnostics
    open_ones = [one for one in diagnostics if not one.accepted]
    return has_errors(diagnostics) or bool(strict and open_ones) or bool(kinds_named and built.made.left_out)


def _tell(built: Built, strict: bool, quiet: bool, verbose: bool, kinds_named: bool) -> None:
    """Say what was written for a review, what was left out, and what is wrong."""
    made = built.made
    open_ones = [one for one in made.diagnostics if not one.accepted]
    show(one for one in open_ones if not quiet or strict or one.severity is Severity.ERROR)
    if _failed(built, strict, False):
        say(f"{made.review}: not built; earlier files were left as they were", err=True)
    for kind, needs in made.left_out.items():
        if kinds_named:
            say(f"{made.review}: no {kind}: the review lacks {', '.join(needs)}", err=True)
        elif verbose or not (built.files or made.diagnostics or quiet):
            say(f"{made.review}: no {kind}, for which it would need {', '.join(needs)}")
    for path, changed in built.files:
        if changed and not quiet:
            say(f"wrote {path}")
        elif verbose:
            say(f"unchanged {path}")
    if built.files and not any(changed for _, changed in built.files) and not quiet and not verbose:
        say(f"{made.review}: nothing changed")
