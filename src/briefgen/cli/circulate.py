"""`briefgen circulate`: the circulation pack of a review, and the record of what comes back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.common import (
    forbidden_list,
    forbidden_option,
    on_option,
    past_day,
    say,
    words_for_errors,
    workspace_option,
)
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from briefgen.circulation.record import Circulated
    from briefgen.setting import Setting


@click.command()
@click.argument("review", metavar="ID")
@click.option("--kind", help="The kind of document, if the review circulates several.")
@click.option("--draft", is_flag=True, help="Make a pack for consultation on a draft, marked as one.")
@click.option("--returned", metavar="AGENCY", help="Record that this agency's feedback came back; make nothing.")
@on_option
@forbidden_option
@workspace_option
def circulate(
    review: str, kind: str | None, draft: bool, returned: str | None, on: datetime | None, forbidden: Path | None,
    workspace: Path,
) -> None:  # fmt: skip
    """Make the circulation pack of an approved document: mails to its agencies, forms, a sheet. It sends nothing."""
    with words_for_errors():
        from briefgen.circulation import record  # noqa: PLC0415 - heavy
        from briefgen.pipeline import prepare  # noqa: PLC0415
        from briefgen.reports.subject import NO_LIST  # noqa: PLC0415
        from briefgen.workspace import Workspace  # noqa: PLC0415

        if draft and returned is not None:
            raise UsageError("--draft and --returned do not go together", fix="Leave out --draft.")
        when = past_day(on)
        place = Workspace.at(workspace)
        setting = prepare(place, (), when, forbidden_list(forbidden, workspace), every_kind=True)
        if returned is not None:
            new = record.returned(setting, review, kind, returned, when)
            said = f"{returned} answered on {when}" if new else "this answer is recorded already"
            say(f"{review}: {said}")
        else:
            if not setting.forbidden:
                say(NO_LIST, err=True)
            done = record.circulate(setting, review, kind, when, draft)
            _tell(done, review, setting)
            for one in done.entry.recipients:
                if one.feedback_by and one.feedback_by.last < when:
                    said = f"{one.agency} is asked to answer by {one.feedback_by.words}, which is past"
                    say(f"  {said}: put a later day into `feedback_by`, and make the pack again.", err=True)


def _tell(done: Circulated, review: str, setting: Setting) -> None:
    """Say what was written and recorded, and how to go on."""
    for path, changed in done.files:
        if changed:
            say(f"wrote {path}")
    if not any(changed for _, changed in done.files):
        say(f"{review}: nothing changed")
    if done.recorded:
        say(f"{review}, {done.entry.kind}: prepared for {', '.join(done.recorded)}; recorded in briefs/{review}.yaml")
    if done.others:
        say(f"  Not of this pack, and left as they were: {', '.join(done.others)}")
    agencies = setting.shared.agencies
    if unknown := [str(one.agency) for one in done.entry.recipients if not agencies[one.agency].email]:
        say(f"  Without an email address in partnership.yaml, to be put in by hand: {', '.join(unknown)}")
    if done.recorded or any(changed for _, changed in done.files):
        say("  Now open each .eml file named above, look at it, and send it; nothing has been sent.")
    say(f"  When an agency has answered: briefgen circulate {review} --returned AGENCY")
