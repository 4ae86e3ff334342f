"""`briefgen check` and `briefgen explain`: what may be published, what may not, and by which rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.common import (
    day,
    forbidden_list,
    forbidden_option,
    on_option,
    say,
    words_for_errors,
    workspace_option,
)
from briefgen.diagnostics import did_you_mean
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.setting import Setting


@click.command()
@click.argument("names", nargs=-1, metavar="[ID|FILE]...")
@click.option("--format", "form", default="text", help="text, json, sarif or html (default: text).")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option("--strict", is_flag=True, help="Treat a warning as an error.")
@on_option
@forbidden_option
@workspace_option
def check(
    names: tuple[str, ...], form: str, output: Path | None, strict: bool, on: datetime | None, forbidden: Path | None,
    workspace: Path,
) -> None:  # fmt: skip
    """Run every check on the reviews named, or on all: the YAML, the documents and the files, without leaving any.

    A FILE.docx or FILE.html, as one that came back from the chair, is checked by itself.
    """
    with words_for_errors():
        from briefgen.pipeline import prepare  # noqa: PLC0415 - heavy
        from briefgen.reports import REPORTS, Report  # noqa: PLC0415
        from briefgen.workspace import Workspace, overwrite  # noqa: PLC0415

        if form not in REPORTS:
            fix = f"Reports: {', '.join(REPORTS)}."
            raise UsageError(f'there is no report "{form}"{did_you_mean(form, REPORTS)}', fix=fix)
        place = Workspace.at(workspace)
        setting = prepare(place, (), day(on), forbidden_list(forbidden, workspace), every_kind=True)
        report = Report(_found(setting, names), setting, day(on))
        text = REPORTS[form](report)
        if output:
            _refuse_other_files(output, form)
            overwrite(output, setting.forbidden.withheld(text) if form == "text" else text)
            say(f"wrote {output}: {report.counts}")
        elif form == "text":
            say(text, newline=False)
        else:  # other programs read it: UTF-8 with LF, whatever the console is
            click.echo(text.encode("utf-8", "replace"), nl=False)
        if report.errors or (strict and report.warnings):
            raise SystemExit(1)


def _refuse_other_files(output: Path, form: str) -> None:
    """Raise UsageError for a file that is not called like a report: it may hold a review, or the list of names."""
    endings = {"text": (".txt",), "json": (".json",), "sarif": (".sarif", ".json"), "html": (".html",)}[form]
    if output.suffix.lower() not in endings:
        fix = f"A report as {form} goes to a file that ends in {' or '.join(endings)}."
        raise UsageError(f"{output} is not called like such a report, and was left as it is", fix=fix)
    if output.exists() and not _is_report(output, form):
        raise UsageError(
            f"{output} holds something else than a report, and was left as it is", fix="Choose another name."
        )


def _is_report(path: Path, form: str) -> bool:
    marks = {
        "text": "a person reads every document.",
        "json": '"version": 1,\n  "diagnostics"',
        "sarif": "docs.oasis-open.org/sarif",
        "html": "Report of the checks",
    }
    return marks[form] in path.read_text(encoding="utf-8", errors="replace")


def _found(setting: Setting, names: Sequence[str]) -> Mapping[str, Sequence[Diagnostic]]:
    """Check the reviews and the made files named. A review's id never has a dot in it, a file's name has."""
    from briefgen.checking import check_file, check_reviews  # noqa: PLC0415 - heavy

    files = [Path(name) for name in dict.fromkeys(names) if "." in name]
    reviews = [name for name in names if "." not in name]
    found: dict[str, Sequence[Diagnostic]] = dict(check_reviews(setting, reviews)) if reviews or not files else {}
    for file in files:
        name = setting.forbidden.withheld(file.as_posix())
        found[name] = (*found.get(name, ()), *check_file(setting, file))
    return found


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a code of a check means: the rule, where it comes from, an example. Without a CODE, list them all."""
    with words_for_errors():
        from briefgen.checks.catalogue import rule_groups, rules  # noqa: PLC0415 - heavy
        from briefgen.reports.explain import explained, listed  # noqa: PLC0415

        if code is None:
            say(listed(rule_groups()), newline=False)
        elif rule := rules().get(code):
            say(explained(rule), newline=False)
        else:
            fix = "All codes: briefgen explain"
            raise UsageError(f'there is no code "{code}"{did_you_mean(code, rules())}', fix=fix)
