"""Approval by the commands: what is recorded, what voids it, and what has to be there first."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from workspaces import BRIEF, files, run, small, starter, write

WHO = "independent-chair"
APPROVED = "documents:\n  learning-brief:\n    approvals:\n      - role: independent-chair\n        date: 2026-02-01\n        digest: "


def at(root: Path, *words: str) -> str:
    """Run a command in the workspace; what it said."""
    result = run(*words, "--workspace", root)
    assert result.exit_code == 0, result.output
    return str(result.output)


def refused(root: Path, *words: str, code: int = 1) -> str:
    before = files(root / "briefs")
    result = run(*words, "--workspace", root)
    assert result.exit_code == code, result.output
    assert files(root / "briefs") == before
    return str(result.output)


def approve(root: Path, *more: str, by: str = WHO, day: str = "2026-02-01") -> str:
    return at(root, "approve", "robin", "--kind", "learning-brief", "--by", by, "--on", day, *more)


def set_status(status: str) -> list[str]:
    return ["set-status", "robin", status, "--kind", "learning-brief"]


def source(root: Path) -> str:
    return (root / "briefs" / "robin.yaml").read_text(encoding="utf-8")


def page(root: Path) -> str:
    return (root / "output" / "robin" / "learning-brief.html").read_text(encoding="utf-8")


def change(root: Path, old: str = "was hurt", new: str = "was badly hurt") -> None:
    text = source(root)
    assert old in text
    write(root / "briefs" / "robin.yaml", text.replace(old, new, 1))


# What is recorded


def test_an_approval_is_recorded_with_role_body_date_reference_and_digest(tmp_path: Path) -> None:
    root = small(tmp_path, robin="# Kept.\n" + BRIEF)
    approve(root, "--body", "Case Review sub-group", "--reference", "Minute 4: agreed")
    added = source(root).removeprefix("# Kept.\n" + BRIEF)
    assert re.fullmatch(
        "documents:\n  learning-brief:\n    approvals:\n      - role: independent-chair\n"
        "        body: Case Review sub-group\n        date: 2026-02-01\n"
        '        reference: "Minute 4: agreed"\n        digest: [0-9a-f]{64}\n',
        added,
    ), added


def test_the_rest_of_the_file_stays_to_the_byte_with_its_line_ends_and_its_byte_order_mark(tmp_path: Path) -> None:
    root = small(tmp_path)
    before = b"\xef\xbb\xbf" + BRIEF.replace("\n", "\r\n").encode() + b"# the end\r\n"
    write(root / "briefs" / "robin.yaml", before)
    approve(root)
    after = (root / "briefs" / "robin.yaml").read_bytes()
    kept = before.removesuffix(b"# the end\r\n")
    assert after.startswith(kept)
    assert after.endswith(b"# the end\r\n")
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert at(root, "changes", "robin").startswith("robin, learning-brief: as it was approved on 1 February 2026")


def test_the_same_approval_is_recorded_once(tmp_path: Path) -> None:
    root = small(tmp_path)
    approve(root)
    before = files(root / "briefs")
    assert "recorded already" in approve(root)
    assert files(root / "briefs") == before
    approve(root, "--body", "The Board")
    assert source(root).count("digest:") == 2


def test_what_somebody_saves_while_an_approval_is_recorded_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, replace = small(tmp_path), Path.replace

    def replaced(self: Path, target: Path) -> Path:
        if target.suffix == ".txt":  # the text that is approved, which is kept first
            write(root / "briefs" / "robin.yaml", BRIEF + "# A colleague's line.\n")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", replaced)
    result = run("approve", "robin", "--kind", "learning-brief", "--by", WHO, "--on", "2026-02-01", "--workspace", root)
    assert result.exit_code == 1
    assert "briefs/robin.yaml was changed by somebody while this ran" in result.output
    assert source(root) == BRIEF + "# A colleague's line.\n"
    assert list((root / "briefs" / "approved").rglob("*.txt")) == []


@pytest.mark.parametrize("words", [[], ["--withdraw"]])
def test_nobody_approves_on_a_day_that_is_still_to_come(tmp_path: Path, words: list[str]) -> None:
    root = small(tmp_path)
    approve(root)
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    for day in (tomorrow, "2999-01-01"):
        command = ["approve", "robin", "--kind", "learning-brief", "--by", WHO, "--on", day, *words]
        assert f"{day} is still to come" in refused(root, *command, code=2)
    approve(root, *words, day=date.today().isoformat())


# What is said of how to go on

NEXT = "  Now: briefgen set-status robin approved --kind learning-brief\n"


def test_approve_says_whose_approval_is_still_open_and_then_what_comes_next(tmp_path: Path) -> None:
    root = small(tmp_path)
    needing(root, "{learning-brief: [{role: independent-chair}, {role: designated-nurse, body: The ICB}]}")
    first = approve(root)
    assert "  still to be approved by: Designated Nurse for Safeguarding (The ICB)\n" in first
    assert "set-status" not in first
    last = approve(root, "--body", "The ICB", by="designated-nurse")
    assert "still to be approved" not in last
    assert last.endswith(NEXT)


def test_approve_says_that_something_is_to_be_mended_first(tmp_path: Path) -> None:
    words = ["approve", "sar-rosa", "--kind", "chair-response", "--by", WHO]
    said = at(starter(tmp_path), *words)
    assert "  to be mended before its status can be approved: 1; see: briefgen status sar-rosa\n" in said
    assert "mend first, then have it approved" in said
    assert "Now: briefgen set-status" not in said


def test_once_an_approval_is_taken_back_the_status_is_to_be_set_back(tmp_path: Path) -> None:
    root = small(tmp_path)
    approve(root)
    at(root, *set_status("approved"))
    assert NEXT not in approve(root)  # it is approved already
    said = approve(root, "--withdraw")
    assert "  still to be approved by: someone, in any role\n" in said
    assert said.endswith("Set it back: briefgen set-status robin draft --kind learning-brief\n")


def test_set_status_says_to_build_where_it_changed_something(tmp_path: Path) -> None:
    root = small(tmp_path)
    for status in ("panel-draft", "withdrawn", "draft"):
        assert at(root, *set_status(status)).endswith(
            f"now {status}\n  Build it, so that its files say so: briefgen build robin\n"
        )
        assert "Build" not in at(root, *set_status(status))


# What a document needs to be approved


def test_a_document_that_nobody_approved_is_not_approved(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert "these words still have to be approved by" in refused(root, *set_status("approved"))


def test_an_approved_document_bears_no_marking_and_a_draft_does(tmp_path: Path) -> None:
    root = small(tmp_path)
    at(root, "build")
    assert "OFFICIAL-SENSITIVE: DRAFT" in page(root)
    approve(root)
    at(root, "build")
    assert "OFFICIAL-SENSITIVE: DRAFT" in page(root)
    assert "now approved" in at(root, *set_status("approved"))
    at(root, "build")
    assert "OFFICIAL-SENSITIVE" not in page(root)
    assert "already approved" in at(root, *set_status("approved"))


def needing(root: Path, text: str) -> None:
    path = root / "briefs" / "partnership" / "partnership.yaml"
    write(path, path.read_text(encoding="utf-8") + f"\napprovals: {text}\n")


def test_the_approvals_that_the_partnership_lists_are_needed(tmp_path: Path) -> None:
    root = small(tmp_path)
    needing(root, "{learning-brief: [{role: independent-chair}, {role: designated-nurse, body: The ICB}]}")
    approve(root)
    approve(root, by="designated-nurse")
    output = refused(root, *set_status("approved"))
    assert "Designated Nurse for Safeguarding (The ICB)" in output
    assert "Independent" not in output.split("approved by:")[-1]
    approve(root, "--body", "The ICB", by="designated-nurse")
    at(root, *set_status("approved"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{learning-brief: [{role: nobody}]}", 'no role has the id "nobody"'),
        ("{poster: [{role: independent-chair}]}", 'no document kind has the id "poster"'),
    ],
)
def test_a_list_of_approvals_that_names_nothing_is_told(tmp_path: Path, text: str, words: str) -> None:
    root = small(tmp_path)
    needing(root, text)
    output = refused(root, "build")
    assert words in output
    assert "briefs/partnership/partnership.yaml:" in output


def test_an_error_keeps_a_document_from_being_approved(tmp_path: Path) -> None:
    root = starter(tmp_path)
    result = run("approve", "sar-rosa", "--kind", "chair-response", "--by", WHO, "--workspace", root)
    assert result.exit_code == 0, result.output
    result = run("set-status", "sar-rosa", "approved", "--kind", "chair-response", "--workspace", root)
    assert result.exit_code == 1
    assert "the sign-off is open: name, date" in result.output
    assert "approval" not in result.output


def test_a_document_with_a_fault_is_not_approved_by_anyone(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF + "lead_themes: [neglekt]\n")
    output = refused(root, "approve", "robin", "--kind", "learning-brief", "--by", WHO)
    assert 'did you mean "neglect"?' in output


# What voids it


def test_a_change_that_a_reader_sees_voids_it_and_the_earlier_file_stays(tmp_path: Path) -> None:
    root = small(tmp_path)
    approve(root)
    at(root, *set_status("approved"))
    at(root, "build")
    before = page(root)
    change(root)
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert "approved on 1 February 2026, it says something else now" in result.output
    assert "briefs/robin.yaml:" in result.output
    assert page(root) == before
    change(root, "was badly hurt", "was hurt")
    at(root, "build")


def test_a_status_written_by_hand_makes_nothing_approved(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF + "documents: {learning-brief: {status: approved}}\n")
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert "these words still have to be approved by" in result.output
    assert not (root / "output").exists()


def test_a_digest_written_by_hand_is_no_approval(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF + APPROVED + "0" * 64 + "\n    status: approved\n")
    assert run("build", "--workspace", root).exit_code == 1


def test_an_approval_is_taken_back_and_its_record_stays(tmp_path: Path) -> None:
    root = small(tmp_path)
    approve(root)
    approve(root, by="designated-nurse")
    at(root, *set_status("approved"))
    said = at(root, "approve", "robin", "--kind", "learning-brief", "--by", WHO, "--withdraw", "--on", "2026-03-01")
    assert "1 approval taken back" in said
    assert source(root).count("digest:") == 2
    assert source(root).count("withdrawn: 2026-03-01") == 1
    at(root, "build")  # the nurse's holds
    at(root, "approve", "robin", "--kind", "learning-brief", "--by", "designated-nurse", "--withdraw")
    assert run("build", "--workspace", root).exit_code == 1
    again = ["approve", "robin", "--kind", "learning-brief", "--by", WHO, "--withdraw"]
    assert "no approval" in refused(root, *again, code=2)
    approve(root)
    at(root, "build")


def test_a_document_is_set_back_and_withdrawn(tmp_path: Path) -> None:
    root = small(tmp_path)
    for status, words in (("panel-draft", "OFFICIAL-SENSITIVE: DRAFT"), ("withdrawn", "WITHDRAWN"), ("draft", "DRAFT")):
        at(root, *set_status(status))
        at(root, "build")
        assert words in page(root)


# What is wrong with the command


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["approve", "robin", "--kind", "learning-brief", "--by", "independent-char"],
            'did you mean "independent-chair"?',
        ),
        (["approve", "robin", "--kind", "learning-breif", "--by", WHO], 'did you mean "learning-brief"?'),
        (["approve", "robin", "--kind", "chair-response", "--by", WHO], "the review lacks chair_response, areas"),
        (["approve", "../robin", "--kind", "learning-brief", "--by", WHO], "a review's id is made of"),
        (["approve", "robin", "--kind", "learning-brief"], "Missing option '--by'"),
        (["set-status", "robin", "published", "--kind", "learning-brief"], "'published' is not one of"),
        (["set-status", "robin", "draft", "--kind", "chair-response"], "the review lacks"),
        (["approve", "robin", "--kind", "learning-brief", "--by", WHO, "--on", "2026-02-30"], "--on"),
    ],
)
def test_wrong_use_is_refused_and_nothing_is_written(tmp_path: Path, words: list[str], said: str) -> None:
    assert said in refused(small(tmp_path), *words, code=2)


def test_a_review_that_is_not_there_is_told(tmp_path: Path) -> None:
    output = refused(small(tmp_path), "approve", "wren", "--kind", "learning-brief", "--by", WHO)
    assert "Reviews here: robin." in output


def test_a_file_that_cannot_be_changed_alone_is_left_as_it_was(tmp_path: Path) -> None:
    anchored = BRIEF + "circulation: &c []\ndocuments: {learning-brief: &d {status: draft}, chair-response: *d}\n"
    root = small(tmp_path, robin=anchored)
    before = source(root)
    result = run("approve", "robin", "--kind", "learning-brief", "--by", WHO, "--workspace", root)
    assert result.exit_code == 1
    assert "cannot be written here without changing something else" in result.output
    assert source(root) == before


# What is different since


def test_changes_shows_what_was_said_then_and_what_is_said_now(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert at(root, "changes", "robin", "--kind", "learning-brief") == "robin, learning-brief: no approval stands\n"
    approve(root)
    change(root)
    assert at(root, "changes", "robin") == (
        "robin, learning-brief: changed since it was approved on 1 February 2026\n"
        "  Under “What happened”:\n"
        "    then: Robin was hurt.\n"
        "    now:  Robin was badly hurt.\n"
    )


def test_changes_shows_a_link_that_leads_elsewhere_and_a_new_look(tmp_path: Path) -> None:
    text = BRIEF.replace("was hurt.", "was hurt. See [the guide](https://example.org/a).")
    root = small(tmp_path, robin=text)
    approve(root)
    change(root, "example.org/a", "example.org/b")
    said = at(root, "changes", "robin")
    assert "https://example.org/a" in said
    assert "https://example.org/b" in said
    change(root, "example.org/b", "example.org/a")
    write(root / "templates" / "styles" / "house" / "style.yaml", 'extends: house\ncolours: {text: "#000000"}\n')
    said = at(root, "changes", "robin")
    assert said.count("the look of the document") in (0, 2) or "style" in said
    assert "changed since" in said


def test_changes_needs_the_text_that_was_approved_as_it_was(tmp_path: Path) -> None:
    root = small(tmp_path)
    approve(root)
    (kept,) = (root / "briefs" / "approved").rglob("*.txt")
    assert kept.parent.name == "robin"
    kept.write_bytes(kept.read_bytes().replace(b"\n", b"\r\n"))
    assert "as it was approved" in at(root, "changes", "robin")
    kept.write_text("something else", encoding="utf-8")
    assert "is not there or was altered" in refused(root, "changes", "robin")
    kept.unlink()
    assert "is not there or was altered" in refused(root, "changes", "robin")


def test_changes_compares_with_the_last_approval_that_stands(tmp_path: Path) -> None:
    root = small(tmp_path)
    approve(root)
    change(root)
    approve(root, day="2026-03-01", by="designated-nurse")
    assert "as it was approved on 1 March 2026" in at(root, "changes", "robin")
    at(root, "approve", "robin", "--kind", "learning-brief", "--by", "designated-nurse", "--withdraw")
    assert "changed since it was approved on 1 February 2026" in at(root, "changes", "robin")


# Where it stands


def test_status_shows_approvals_obstacles_and_dates(tmp_path: Path) -> None:
    control = "documents: {learning-brief: {status: draft, version: '1.0', embargo_until: 2026-05-01, remove_on: 2027-05-01}}\n"
    root = small(tmp_path, robin=BRIEF + control)
    said = at(root, "status", "--on", "2026-02-02")
    assert (
        "robin: Robin, Child Safeguarding Practice Review\n  learning-brief: draft, version 1.0\n    still to be approved by: someone, in any role\n"
        in said
    )
    assert "under embargo until 1 May 2026" in said
    approve(root)
    at(root, *set_status("approved"))
    assert "learning-brief: embargoed" in at(root, "status", "robin", "--on", "2026-04-30")
    said = at(root, "status", "robin", "--on", "2026-05-01")
    assert "learning-brief: approved" in said
    assert "approved by independent-chair on 1 February 2026: holds" in said
    assert "embargo" not in said
    assert "learning-brief: removed" in at(root, "status", "robin", "--on", "2027-05-01")
    change(root)
    said = at(root, "status", "robin", "--on", "2026-05-01")
    assert "learning-brief: approved in the YAML, without a valid approval" in said
    assert "void: the text has changed since" in said
    assert "still to be approved by: someone, in any role" in said


def test_status_shows_what_has_to_be_mended_before_a_document_can_be_approved(tmp_path: Path) -> None:
    said = at(starter(tmp_path), "status", "sar-rosa")
    assert "to be mended: the sign-off is open: name, date [sign-off]" in said


def test_status_goes_on_past_a_review_that_is_broken(tmp_path: Path) -> None:
    root = small(tmp_path, alder="name: [\n", robin=BRIEF)
    result = run("status", "--workspace", root)
    assert result.exit_code == 1
    assert "alder\n  its file has 1 problem(s); see: briefgen check alder\n" in result.output
    assert "robin: Robin, Child Safeguarding Practice Review\n  learning-brief: draft" in result.output


def test_status_says_where_no_document_can_be_made_yet(tmp_path: Path) -> None:
    said = at(small(tmp_path, robin="name: Robin\ntype: cspr\n"), "status")
    assert said.endswith("\n  no document can be made of it yet\n")


# The forbidden list


def test_nothing_is_recorded_for_a_document_with_a_forbidden_name(tmp_path: Path) -> None:
    root = small(tmp_path / "office", robin=BRIEF.replace("was hurt", "was hurt by Zebedee Quillfeather"))
    names = write(tmp_path / "names.txt", "Zebedee Quillfeather\n")
    output = refused(root, "approve", "robin", "--kind", "learning-brief", "--by", WHO, "--forbidden", str(names))
    assert "forbidden list" in output
    assert "zebedee" not in output.lower()


def test_status_shows_the_next_deadline_and_what_was_missed(tmp_path: Path) -> None:
    control = "timeline:\n  - {date: 2026-01-05, step: incident-known, text: It became known.}\n"
    missed = "  - {date: 2025-03-03, step: decided, text: A review was decided on.}\n"
    root = small(tmp_path, robin=BRIEF + control + missed)
    said = at(root, "status", "--on", "2026-01-09")
    assert "  next deadline: Notify the national Panel of a serious incident: running; due by 12 January 2026\n" in said
    assert said.count("next deadline") == 1
    assert "overdue by 128 days; due by 3 September 2025" in said


# What a reader of the approved document sees


def test_only_approvals_that_hold_are_printed(tmp_path: Path) -> None:
    root = small(tmp_path)
    approve(root)
    at(root, "build")
    assert "Independent Scrutineer" in page(root) or "Approved" in page(root)
    at(root, "approve", "robin", "--kind", "learning-brief", "--by", WHO, "--withdraw")
    at(root, "build")
    assert "Approved" not in page(root)
    approve(root)
    change(root)
    at(root, "build")
    assert "Approved" not in page(root)


def kind_with(root: Path, text: str) -> None:
    folder = root / "templates" / "kinds" / "poster"
    write(folder / "kind.yaml", "title: Poster\nabout: A poster.\nneeds: [narrative]\n")
    write(folder / "document.md", f"# Poster\n\n{text}\n")


def test_words_that_a_template_shows_of_approved_documents_alone_are_approved_too(tmp_path: Path) -> None:
    root = small(tmp_path)
    kind_with(root, '{% if control.status == "approved" %}Said to all.{% endif %}')
    poster = ["--kind", "poster"]
    at(root, "approve", "robin", "--by", WHO, *poster)
    at(root, "set-status", "robin", "approved", *poster)
    at(root, "build", *poster)
    kind_with(root, '{% if control.status == "approved" %}Said to everyone.{% endif %}')
    assert run("build", *poster, "--workspace", root).exit_code == 1


def test_a_version_is_a_version_and_no_sentence(tmp_path: Path) -> None:
    text = "documents: {learning-brief: {version: 0.1. The family caused this harm and nobody else did.}}\n"
    result = run("build", "--workspace", small(tmp_path, robin=BRIEF + text))
    assert result.exit_code == 1
    assert "documents.learning-brief.version" in result.output


# Gates


def test_a_build_of_an_approved_document_asks_every_check(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF.replace("was hurt.", "was hurt. NHS number 999 000 0018."))
    approve(root)
    assert run(*set_status("approved"), "--workspace", root).exit_code == 1
    path = root / "briefs" / "robin.yaml"
    write(path, path.read_text(encoding="utf-8").replace("    approvals:", "    status: approved\n    approvals:"))
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert "NHS number" in result.output
    assert "999 000 0018" not in result.output
    assert not (root / "output").exists()


def test_a_forbidden_name_is_not_written_by_an_approval_or_an_acceptance(tmp_path: Path) -> None:
    root = small(tmp_path / "office")
    names = str(write(tmp_path / "names.txt", "Zebedee Quillfeather\n"))
    who = ["--kind", "learning-brief", "--by", WHO]
    for words in (["--body", "Zebedee Quillfeather"], ["--reference", "as Z. Quillfeather asked"]):
        output = refused(root, "approve", "robin", *who, *words, "--forbidden", names, code=2)
        assert "holds a name of the forbidden list" in output
        assert "quillfeather" not in output.lower()


def test_a_forbidden_name_in_the_partnerships_files_stops_build_and_approval(tmp_path: Path) -> None:
    root = small(tmp_path / "office")
    path = root / "briefs" / "partnership" / "partnership.yaml"
    write(path, "# Zebedee Quillfeather\n" + path.read_text(encoding="utf-8"))
    names = str(write(tmp_path / "names.txt", "Zebedee Quillfeather\n"))
    for words in (["build"], ["approve", "robin", "--kind", "learning-brief", "--by", WHO]):
        output = refused(root, *words, "--forbidden", names)
        assert "briefs/partnership/partnership.yaml:1:3" in output
        assert "quillfeather" not in output.lower()
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--on", "Zebedee Quillfeather"],
        ["set-status", "robin", "Zebedee Quillfeather", "--kind", "learning-brief"],
        ["Zebedee Quillfeather"],
        ["explain", "Zebedee Quillfeather"],
        ["kinds", "--workspace", "Zebedee Quillfeather"],
    ],
)
def test_what_is_said_of_a_wrong_call_holds_no_forbidden_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    names = write(tmp_path / "names.txt", "Zebedee Quillfeather\n")
    monkeypatch.setenv("BRIEFGEN_FORBIDDEN", str(names))
    result = run(*words)
    assert result.exit_code in (1, 2)
    assert "[withheld]" in result.output
    assert "quillfeather" not in result.output.lower()


def test_a_strict_build_lets_what_was_accepted_stand(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF.replace("was hurt.", "was hurt. " + "word " * 950))
    assert run("build", "--strict", "--workspace", root).exit_code == 1
    words = ["accept", "robin", "long", "--by", WHO, "--reason", "It has to be told", "--on", "2026-01-15"]
    at(root, *words)
    result = run("build", "--strict", "--workspace", root)
    assert result.exit_code == 0, result.output
    assert "words" not in result.output


# Files


def test_who_may_read_the_file_stays_and_a_link_leads_where_it_led(tmp_path: Path) -> None:
    root = small(tmp_path / "office")
    path = root / "briefs" / "robin.yaml"
    path.chmod(0o600)
    approve(root)
    assert path.stat().st_mode & 0o777 == 0o600
    elsewhere = tmp_path / "robin.yaml"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    approve(root, by="designated-nurse")
    assert path.is_symlink()
    assert elsewhere.read_text(encoding="utf-8").count("digest:") == 2


@pytest.mark.parametrize("nothing", ["documents:\n", "documents: ~\n", "documents: null\n", "documents: {}\n"])
def test_an_approval_is_recorded_where_nothing_was_said_of_documents(tmp_path: Path, nothing: str) -> None:
    root = small(tmp_path, robin=BRIEF + nothing)
    approve(root)
    assert "as it was approved" in at(root, "changes", "robin")


def test_a_text_that_was_lost_is_kept_again_when_it_is_approved_again(tmp_path: Path) -> None:
    root = small(tmp_path)
    approve(root)
    (kept,) = (root / "briefs" / "approved").rglob("*.txt")
    kept.unlink()
    assert "recorded already" in approve(root)
    assert "as it was approved" in at(root, "changes", "robin")


def test_what_is_broken_in_an_approved_review_is_told_and_the_others_too(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF, wren=BRIEF)
    approve(root)
    write(root / "briefs" / "robin.yaml", source(root) + "lead_themes: [nonsense]\n")
    result = run("status", "--workspace", root)
    assert result.exit_code == 1
    assert "robin\n  its file has 1 problem(s); see: briefgen check robin\n" in result.output
    assert "wren: Robin" in result.output
    assert "no theme has the id" in run("changes", "robin", "--workspace", root).output


def test_a_kind_that_is_none_and_a_character_that_is_none_are_refused(tmp_path: Path) -> None:
    root = small(tmp_path)
    output = refused(root, "approve", "robin", "--kind", "", "--by", WHO, code=2)
    assert 'there is no document kind ""' in output
    words = ["approve", "robin", "--kind", "learning-brief", "--by", WHO, "--reference", "a\udcffb"]
    assert "no document can hold" in refused(root, *words)
    assert not list((root / "briefs").rglob("*.txt"))


def test_the_copy_for_the_panel_is_the_next_deadline_where_it_comes_before_the_publication(tmp_path: Path) -> None:
    story = "timeline:\n  - {date: winter 2025, step: decided, text: A review was decided on.}\n"
    root = small(tmp_path, robin=BRIEF + story + "documents: {learning-brief: {publish_on: 2026-03-02}}\n")
    said = at(root, "status", "--on", "2026-02-02")
    copy = "Send the full report to the national Panel and the Secretary of State before publication"
    assert f"  next deadline: {copy}: running; due by 19 February 2026\n" in said
    assert "Finish and publish the review after the decision to hold it: running" in said
