"""`briefgen approve`, `set-status`, `changes`, `status` and `accept`: who let what stand, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.common import (
    day,
    forbidden_list,
    forbidden_option,
    on_option,
    past_day,
    say,
    words_for_errors,
    workspace_option,
)

if TYPE_CHECKING:
    from briefgen.approval.standing import KindStanding, Standing
    from briefgen.setting import Setting

kind_option = click.option("--kind", required=True, help="The kind of document, as learning-brief.")
by_option = click.option("--by", required=True, metavar="ROLE", help="The role that does it, as in partnership.yaml.")


def _setting(workspace: Path, kind: str | None, on: datetime | None, forbidden: Path | None) -> Setting:
    from briefgen.pipeline import prepare  # noqa: PLC0415 - heavy
    from briefgen.workspace import Workspace  # noqa: PLC0415

    place = Workspace.at(workspace)
    withheld = forbidden_list(forbidden, workspace)
    return prepare(place, () if kind is None else (kind,), day(on), withheld, every_kind=kind is None)


@click.command()
@click.argument("review", metavar="ID")
@kind_option
@by_option
@click.option("--body", help="In whose name, as the Case Review sub-group.")
@click.option("--reference", help="The minute or message that records it.")
@click.option("--withdraw", is_flag=True, help="Take an approval back; its record stays.")
@on_option
@forbidden_option
@workspace_option
def approve(
    review: str, kind: str, by: str, body: str | None, reference: str | None, withdraw: bool, on: datetime | None,
    forbidden: Path | None, workspace: Path,
) -> None:  # fmt: skip
    """Record in the YAML that a role approved a document as it now reads. Any change of its words voids it."""
    with words_for_errors():
        from briefgen.approval import record  # noqa: PLC0415 - heavy

        setting = _setting(workspace, kind, on, forbidden)
        when = past_day(on)
        if withdraw:
            count = record.withdraw(setting, review, kind, by, when, body)
            say(f"{review}, {kind}: {count} approval{'' if count == 1 else 's'} taken back; the record stays")
        elif record.approve(setting, review, kind, by, when, body, reference):
            say(f"{review}, {kind}: approved by {by}; recorded in briefs/{review}.yaml")
        else:
            say(f"{review}, {kind}: this approval is recorded already, and holds")
        _tell_what_is_open(setting, review, kind)


def _tell_what_is_open(setting: Setting, review: str, kind: str) -> None:
    """Say what a document still needs to be approved, and how to go on."""
    from briefgen.approval.standing import VOID, standing, to_mend  # noqa: PLC0415 - heavy

    (now,) = [one for one in standing(setting, review, setting.on or day(None)).kinds if one.kind == kind]
    if now.missing:
        say(f"  still to be approved by: {', '.join(now.missing)}")
    errors = to_mend(setting, review, kind)
    if errors:
        say(f"  to be mended before its status can be approved: {len(errors)}; see: briefgen status {review}")
        say("  Mending what a reader sees voids this approval: mend first, then have it approved.")
    if now.state == VOID:
        say(f"  Its status is still approved. Set it back: briefgen set-status {review} draft --kind {kind}")
    elif not now.missing and not errors and now.state in ("draft", "panel-draft"):
        say(f"  Now: briefgen set-status {review} approved --kind {kind}")


@click.command("set-status")
@click.argument("review", metavar="ID")
@click.argument("status", type=click.Choice(["draft", "panel-draft", "approved", "withdrawn"]))
@kind_option
@on_option
@forbidden_option
@workspace_option
def set_status(
    review: str, status: str, kind: str, on: datetime | None, forbidden: Path | None, workspace: Path
) -> None:
    """Set the status of a document in the YAML. `approved` needs the approvals of its kind, and no error."""
    with words_for_errors():
        from briefgen.approval import record  # noqa: PLC0415 - heavy

        changed = record.set_status(_setting(workspace, kind, on, forbidden), review, kind, status, past_day(on))
        say(f"{review}, {kind}: {'now' if changed else 'already'} {status}")
        if changed:
            say(f"  Build it, so that its files say so: briefgen build {review}")


@click.command()
@click.argument("review", metavar="ID")
@click.option("--kind", help="Only this kind of document.")
@forbidden_option
@workspace_option
def changes(review: str, kind: str | None, forbidden: Path | None, workspace: Path) -> None:
    """Show what a review's documents say otherwise than when they were last approved."""
    with words_for_errors():
        from briefgen.approval.changes import changes as changed  # noqa: PLC0415 - heavy
        from briefgen.approval.opened import open_review  # noqa: PLC0415

        setting = _setting(workspace, kind, None, forbidden)
        kinds = [kind] if kind else [str(name) for name in open_review(setting, review).review.documents]
        for name in kinds:
            found = changed(setting, review, name)
            if found.approval is None:
                say(f"{review}, {name}: no approval stands")
                continue
            since = f"approved on {found.approval.date.words}"
            say(f"{review}, {name}: {'changed since it was' if found.differences else 'as it was'} {since}")
            under = ""
            for one in found.differences:
                if one.under != under:
                    say(f"  Under “{one.under}”:")
                    under = one.under
                say(f"    {'now:  ' if one.now else 'then: '}{one.words}")


@click.command()
@click.argument("reviews", nargs=-1, metavar="[ID]...")
@on_option
@forbidden_option
@workspace_option
def status(reviews: tuple[str, ...], on: datetime | None, forbidden: Path | None, workspace: Path) -> None:
    """Show for each review and document: status, approvals that hold, what is between it and publication, deadlines."""
    with words_for_errors():
        from briefgen.approval.standing import standing  # noqa: PLC0415 - heavy
        from briefgen.errors import BriefgenError, InputErrors  # noqa: PLC0415

        setting = _setting(workspace, None, on, forbidden)
        failed = False
        for name in dict.fromkeys(reviews) or setting.workspace.reviews():
            try:
                for line in _standing(standing(setting, name, day(on)), setting):
                    say(line)
            except InputErrors as error:
                failed = True
                say(f"{name}\n  its file has {len(error.diagnostics)} problem(s); see: briefgen check {name}")
            except BriefgenError as error:
                failed = True
                say(f"{name}\n  {error.message}; see: briefgen check {name}")
        if failed:
            raise SystemExit(1)


def _standing(found: Standing, setting: Setting) -> Iterator[str]:
    yield f"{found.review}: {found.title}"
    if not found.kinds:
        yield "  no document can be made of it yet"
    for kind in found.kinds:
        yield f"  {kind.kind}: {kind.state}{f', version {kind.version}' if kind.version else ''}"
        yield from (f"    {line}" for line in _kind(kind))
        yield from (f"    {line}" for line in _to_mend(setting, found.review, kind.kind))
        yield from (f"    {line}" for line in (*kind.dates, *kind.circulation))
    for deadline in found.deadlines:
        yield f"  {'next deadline: ' if deadline is found.next_deadline else ''}{deadline.words}"


def _kind(kind: KindStanding) -> Iterator[str]:
    for approval, holds in kind.approvals:
        state = "holds" if holds else "taken back" if approval.withdrawn else "void: the text has changed since"
        body = f", {approval.body}" if approval.body else ""
        yield f"approved by {approval.role}{body} on {approval.date.words}: {state}"
    if kind.missing:
        yield f"still to be approved by: {', '.join(kind.missing)}"


def _to_mend(setting: Setting, review: str, kind: str) -> Iterator[str]:
    """Yield what stands between a document and its approval, what is alike on one line."""
    from briefgen.approval.standing import to_mend  # noqa: PLC0415 - heavy

    errors = sorted(to_mend(setting, review, kind), key=lambda one: one.code)
    for code, alike in groupby(errors, lambda one: one.code):
        first, *more = alike
        yield f"to be mended: {first.message}{f', and {len(more)} more' if more else ''} [{code}]"


@click.command()
@click.argument("review", metavar="ID")
@click.argument("code", metavar="CODE")
@click.option("--at", "place", help="The place, as the message names it; needed where there are several.")
@by_option
@click.option("--reason", required=True, help="Why it may stand.")
@on_option
@forbidden_option
@workspace_option
def accept(
    review: str, code: str, place: str | None, by: str, reason: str, on: datetime | None, forbidden: Path | None,
    workspace: Path,
) -> None:  # fmt: skip
    """Record in the YAML that a role lets stand what a check reports. It is void once the text changes."""
    with words_for_errors():
        from briefgen.approval.accepting import accept as record  # noqa: PLC0415 - heavy

        for one in record(_setting(workspace, None, on, forbidden), review, code, by, past_day(on), reason, place):
            say(f"{review}: accepted: {one.message}")
