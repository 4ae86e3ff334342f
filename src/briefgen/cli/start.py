"""`briefgen new` and `briefgen init`: to begin a review, and a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.common import forbidden_list, forbidden_option, say, words_for_errors, workspace_option


@click.command()
@click.argument("review", metavar="ID")
@click.option(
    "--type", "review_type", required=True, help="The type of review, as listed in partnership.yaml (cspr, sar ...)."
)
@forbidden_option
@workspace_option
def new(review: str, review_type: str, forbidden: Path | None, workspace: Path) -> None:
    """Begin a review: write briefs/ID.yaml, a skeleton that is valid as it stands and says what belongs where."""
    with words_for_errors():
        from briefgen.starting import begin_review  # noqa: PLC0415 - heavy
        from briefgen.workspace import Workspace  # noqa: PLC0415

        place = Workspace.at(workspace)
        path = begin_review(place, review, review_type, forbidden_list(forbidden, workspace))
        say(f"wrote {path}\nFill it in, then: briefgen build {review}")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@forbidden_option
def init(folder: Path, forbidden: Path | None) -> None:
    """Make a workspace in FOLDER: an invented partnership with three invented reviews, to build and to replace."""
    with words_for_errors():
        from briefgen.starting import begin_workspace  # noqa: PLC0415 - heavy

        forbidden_list(forbidden, folder)
        for path in begin_workspace(folder):
            say(f"wrote {path}")
        quoted = f'"{folder}"' if " " in str(folder) else folder
        say(f"Try it: briefgen build --workspace {quoted}")
