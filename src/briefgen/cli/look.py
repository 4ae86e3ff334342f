"""`briefgen kinds` and `briefgen schema`: what there is, and what may be written."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.common import say, words_for_errors, workspace_option
from briefgen.errors import UsageError


@click.command()
@workspace_option
def kinds(workspace: Path) -> None:
    """List the kinds of document, with what a review needs for each."""
    with words_for_errors():
        from briefgen.kinds import kind_names, load_kind  # noqa: PLC0415 - heavy
        from briefgen.workspace import Workspace  # noqa: PLC0415

        place = Workspace.at(workspace)
        for name in kind_names(place):
            kind = load_kind(place, name)
            needs = f"; needs {', '.join(kind.file.needs)}" if kind.file.needs else ""
            say(f"{name}: {kind.file.title}{needs}")


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to this file instead.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema of a review, by which editors complete and check while you type."""
    with words_for_errors():
        from briefgen.schema import review_schema  # noqa: PLC0415 - heavy
        from briefgen.workspace import overwrite  # noqa: PLC0415

        if output is None:
            say(review_schema(), newline=False)
        elif output.suffix.lower() != ".json":
            raise UsageError(f"{output} was left as it is: a schema goes to a file that ends in .json")
        else:
            overwrite(output, review_schema())
            say(f"wrote {output}")
