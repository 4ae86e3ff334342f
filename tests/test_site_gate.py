"""The gate: what may be on the website on a day, and in which words the rest is left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.anonymity.forbidden import NOBODY
from briefgen.model.review import Review
from briefgen.pipeline import prepare
from briefgen.site.gate import Passed, passed
from briefgen.source import load
from briefgen.workspace import Workspace
from workspaces import BRIEF, approved, small

ON = date(2026, 3, 2)
REVIEW = BRIEF.replace("cspr", "sar")


@pytest.fixture(scope="module")
def approved_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small(tmp_path_factory.mktemp("gate"), robin=REVIEW)
    approved(root, "robin", "learning-brief")
    return root


@pytest.fixture
def root(approved_root: Path) -> Path:
    """The workspace, whose review is afterwards as it was."""
    return approved_root


def gate(root: Path, control: str, on: date = ON, changed: tuple[str, str] = ("", "")) -> Passed:
    """What the gate says of the brief with these lines of control data, and something else changed."""
    file = root / "briefs" / "robin.yaml"
    before = file.read_bytes()
    text = before.decode("utf-8").replace("  learning-brief:\n", f"  learning-brief:\n{control}")
    try:
        file.write_bytes(text.replace(*changed).encode("utf-8"))
        setting = prepare(Workspace.at(root), (), on, NOBODY, every_kind=True)
        review = load(file, Review, "briefs/robin.yaml").value
        assert review is not None
        return passed(setting, "robin", review, on)
    finally:
        file.write_bytes(before)


def reasons(found: Passed) -> dict[str, str]:
    return {one.kind: one.reason for one in found.left_out}


@pytest.mark.parametrize("day", ["2026-03-02", "2026-03-01"])
def test_an_approved_document_is_on_the_site_from_its_day(root: Path, day: str) -> None:
    found = gate(root, f"    publish_on: {day}\n")
    assert [kind.id for kind, _ in found.documents] == ["learning-brief"]
    assert "learning-brief" not in reasons(found)
    assert found.gone == ()
    (document,) = [document for _, document in found.documents]
    assert document.marking == ""


@pytest.mark.parametrize(
    ("control", "reason"),
    [
        ("    publish_on: 2026-03-03\n", "it is to be published on 3 March 2026"),
        ("", "no `publish_on` says that it is to be published"),
        ("    publish_on: 2026-01-20\n    embargo_until: 2026-03-03\n", "it is under embargo until 3 March 2026"),
        ("    publish_on: 2026-01-20\n    remove_on: 2026-03-02\n", "it was removed"),
    ],
)
def test_its_dates_leave_it_out(root: Path, control: str, reason: str) -> None:
    found = gate(root, control)
    assert found.documents == ()
    assert reasons(found)["learning-brief"] == reason
    assert not any(one.grave for one in found.left_out)


def test_an_embargo_ends_on_its_day(root: Path) -> None:
    found = gate(root, "    publish_on: 2026-01-20\n    embargo_until: 2026-03-02\n")
    (document,) = [document for _, document in found.documents]
    assert document.marking == ""


@pytest.mark.parametrize("status", ["draft", "panel-draft"])
def test_a_draft_is_left_out(root: Path, status: str) -> None:
    found = gate(root, "    publish_on: 2026-01-20\n", changed=("status: approved", f"status: {status}"))
    assert found.documents == ()
    assert reasons(found)["learning-brief"] == f"it is a {status}: it has not been approved"


def test_a_withdrawn_document_leaves_its_place_and_what_is_said_of_it(root: Path) -> None:
    history = "    history:\n      - {version: 1.1, date: 2026-02-20, text: It named the wrong agency.}\n"
    control = "    publish_on: 2026-01-20\n" + history
    found = gate(root, control, changed=("status: approved", "status: withdrawn\n    withdrawn_on: 2026-02-20"))
    assert found.documents == ()
    (gone,) = found.gone
    assert (gone.kind.id, gone.why, gone.since) == ("learning-brief", "withdrawn", date(2026, 2, 20))
    assert gone.text == "It named the wrong agency."


def test_what_is_withdrawn_on_the_day_of_its_publication_was_published(root: Path) -> None:
    control = "    publish_on: 2026-02-20\n    withdrawn_on: 2026-02-20\n"
    (gone,) = gate(root, control, changed=("status: approved", "status: withdrawn")).gone
    assert gone.since == date(2026, 2, 20)


def test_a_withdrawal_without_a_last_word_takes_no_day_and_no_text_from_elsewhere(root: Path) -> None:
    history = "    history:\n      - {version: 1.1, date: 2026-02-20, correction: yes, text: The helpline was wrong.}\n"
    control = "    publish_on: 2026-01-20\n" + history
    (gone,) = gate(root, control, changed=("status: approved", "status: withdrawn")).gone
    assert (gone.since, gone.text) == (None, None)
    (gone,) = gate(root, control, changed=("status: approved", "status: withdrawn\n    withdrawn_on: 2026-03-01")).gone
    assert (gone.since, gone.text) == (date(2026, 3, 1), None)


@pytest.mark.parametrize(
    "control",
    [
        "",
        "    publish_on: 2026-04-01\n",
        "    publish_on: 2026-01-20\n    embargo_until: 2029-01-01\n",
        "    publish_on: 2026-01-20\n    withdrawn_on: 2026-01-19\n",
    ],
)
def test_what_was_withdrawn_before_it_was_published_leaves_nothing(root: Path, control: str) -> None:
    found = gate(root, control, changed=("status: approved", "status: withdrawn"))
    assert (found.documents, found.gone) == ((), ())
    assert reasons(found)["learning-brief"] == "it is withdrawn, and was never published"


def test_a_change_that_a_reader_would_see_leaves_it_out_gravely(root: Path) -> None:
    found = gate(root, "    publish_on: 2026-01-20\n", changed=("Robin was hurt.", "Robin was badly hurt."))
    assert found.documents == ()
    (one,) = [one for one in found.left_out if one.kind == "learning-brief"]
    assert one.reason == "its approvals do not hold: see briefgen status robin"
    assert one.grave


def test_a_status_that_somebody_typed_opens_nothing(root: Path) -> None:
    found = gate(root, "    publish_on: 2026-01-20\n", changed=("digest: ", "reference: "))
    assert found.documents == ()
    assert [one.grave for one in found.left_out if one.kind == "learning-brief"] == [True]


def test_what_was_approved_by_nobody_leaves_nothing_when_its_time_is_over(root: Path) -> None:
    typed = "    publish_on: 2026-01-20\n    remove_on: 2026-02-01\n"
    assert gate(root, typed).gone
    assert gate(root, typed, changed=("digest: ", "reference: ")).gone == ()


def test_a_document_is_not_removed_before_it_was_published(root: Path) -> None:
    assert gate(root, "    publish_on: 2026-02-20\n    remove_on: 2026-02-01\n").gone == ()


def test_it_is_on_the_site_from_its_approval_at_the_earliest(root: Path) -> None:
    found = gate(root, "    publish_on: 2025-12-01\n", on=date(2026, 1, 14))
    assert found.documents == ()
    assert reasons(found)["learning-brief"] == "it was approved only on 15 January 2026"
    assert gate(root, "    publish_on: 2025-12-01\n", on=date(2026, 1, 15)).documents


def test_what_a_published_document_lacks_now_is_told_gravely(root: Path) -> None:
    story = "narrative:\n  what_happened: Robin was hurt.\n"
    found = gate(root, "    publish_on: 2026-01-20\n", changed=(story, ""))
    assert [(one.kind, one.reason, one.grave) for one in found.left_out] == [
        ("learning-brief", "the review lacks narrative", True)
    ]


def test_an_error_leaves_it_out_gravely(root: Path) -> None:
    unprinted = "scope: {note: Write to robin.smith@gmail.com.}\ndocuments:\n"
    found = gate(root, "    publish_on: 2026-01-20\n", changed=("documents:\n", unprinted))
    assert found.documents == ()
    (one,) = [one for one in found.left_out if one.kind == "learning-brief"]
    assert one.reason == "it has an error: see briefgen check robin"
    assert one.grave


def test_an_error_in_one_document_leaves_the_other_in(tmp_path: Path) -> None:
    promised = (
        "areas:\n  - {id: help, title: Help, outcomes: [{id: early, title: Early help, text: Help comes early.}]}\n"
        "responses:\n  - {id: visits, answers: [early], kind: declined, text: No., reason: It is done.}\n"
    )
    root = small(tmp_path, robin=REVIEW + promised)
    approved(root, "robin", "learning-brief")
    plan = "  action-plan:\n    status: approved\n    publish_on: 2026-01-20\n"
    found = gate(root, "    publish_on: 2026-01-20\n", changed=("documents:\n", f"documents:\n{plan}"))
    assert [kind.id for kind, _ in found.documents] == ["learning-brief"]
    assert [(one.kind, one.grave) for one in found.left_out] == [("action-plan", True)]
