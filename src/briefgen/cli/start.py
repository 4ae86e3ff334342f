"""`briefgen new` and `briefgen init`: to begin a review, and a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.common import words_for_errors, workspace_option


@click.command()
@click.argument("review", metavar="ID")
@click.option(
    "--type", "review_type", required=True, help="The type of review, as listed in partnership.yaml (cspr, sar ...)."
)
@workspace_option
def new(review: str, review_type: str, workspace: Path) -> None:
    """Begin a review: write briefs/ID.yaml, a skeleton that is valid as it stands and says what belongs where."""
    with words_for_errors():
        from briefgen.starting import begin_review  # noqa: PLC0415 - heavy
        from briefgen.workspace import Workspace  # noqa: PLC0415

        path = begin_review(Workspace.at(workspace), review, review_type)
        click.echo(f"wrote {path}\nFill it in, then: briefgen build {review}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a workspace in FOLDER: an invented partnership with three invented reviews, to build and to replace."""
    with words_for_errors():
        from briefgen.starting import begin_workspace  # noqa: PLC0415 - heavy

        for path in begin_workspace(folder):
            click.echo(f"wrote {path}")
        click.echo(f"Try it: briefgen build --workspace {folder}")
