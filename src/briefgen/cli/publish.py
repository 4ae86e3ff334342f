"""`briefgen publish`: the learning library as a website, or each document's main part for a CMS."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from briefgen.cli.common import (
    day,
    forbidden_list,
    forbidden_option,
    on_option,
    say,
    show,
    words_for_errors,
    workspace_option,
)
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.site.library import LeftOut
    from briefgen.site.publishing import Publication


@click.command()
@click.option("--fragment", is_flag=True, help="Write the main part of each document alone, to be pasted into a CMS.")
@click.option("--serve", is_flag=True, help="Then show the site on this computer.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port for --serve.")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="The folder to write to.")
@on_option
@forbidden_option
@workspace_option
def publish(
    fragment: bool, serve: bool, port: int, output: Path | None, on: datetime | None, forbidden: Path | None,
    workspace: Path,
) -> None:  # fmt: skip
    """Build the website of all documents that may be published. It needs the list of forbidden names."""
    with words_for_errors():
        from briefgen.pipeline import prepare  # noqa: PLC0415 - heavy
        from briefgen.site.publishing import publish as published  # noqa: PLC0415
        from briefgen.site.publishing import publish_fragments  # noqa: PLC0415
        from briefgen.workspace import Workspace  # noqa: PLC0415

        if forbidden is None:
            fix = "Name the list of real names with --forbidden FILE, or in BRIEFGEN_FORBIDDEN."
            raise UsageError("nothing is published without the list of forbidden names", fix=fix)
        if fragment and serve:
            raise UsageError("--serve shows the site, and --fragment makes none", fix="Use one of the two.")
        place = Workspace.at(workspace, output)
        setting = prepare(place, (), day(on), forbidden_list(forbidden, workspace), every_kind=True)
        made = publish_fragments(setting, day(on)) if fragment else published(setting, day(on))
        _tell(made)
        if serve:
            _serve(made, port)
        if any(one.grave for one in made.library.left_out):
            raise SystemExit(1)


def _tell(made: Publication) -> None:
    """Say what is published, and what is not and why."""
    show(made.diagnostics)
    if made.recovered:
        became = "finished" if made.recovered.finished else "taken back"
        say(f"An earlier run was broken off; its website was {became}.")
    for left_out in made.library.left_out:
        say(f"left out: {_named(left_out)}: {left_out.reason}", err=left_out.grave)
    documents = sum(len(entry.documents) for entry in made.library.entries)
    reviews = len(made.library.entries)
    said = f"{_counted(documents, 'document')} of {_counted(reviews, 'review')}"
    say(f"wrote {made.folder}: {said}; {_counted(made.laid.files, 'file')}, {made.laid.changed} changed")
    for path in made.gone:
        say(f"  no longer there: {path}", err=True)
    say(f"  It is made for {made.library.file.address}")
    if made.laid.left:
        say(f"  What somebody had put there is now in {made.laid.left}")


def _named(left_out: LeftOut) -> str:
    return f"{left_out.review}, {left_out.kind}" if left_out.kind else left_out.review


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _serve(made: Publication, port: int) -> None:
    """Show the site until somebody stops it."""
    from briefgen.site.serving import HOST, server  # noqa: PLC0415 - heavy

    base = urlsplit(made.library.file.address).path
    with server(made.folder, base, port) as shown:
        say(f"The site is at http://{HOST}:{shown.server_address[1]}{base} on this computer. Stop it with Ctrl-C.")
        with suppress(KeyboardInterrupt):  # the way to end it
            shown.serve_forever()
