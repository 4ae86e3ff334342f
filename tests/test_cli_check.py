"""`briefgen check` at the command line: what it is called with, what it says where, and its exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.workspace import MAX_BYTES
from workspaces import BRIEF, files, run, small, write

TESTS = Path(__file__).parent
BAD = BRIEF.replace("what_happened", "what_hapened")
UNSIGNED = (
    BRIEF
    + """\
areas:
  - id: plans
    title: Plans
    outcomes: [{id: clear, title: Clear plans, text: Plans are clear.}]
responses: [{id: accepted, answers: [clear], text: I accept this.}]
chair_response: {responder: independent-chair}
"""
)


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A workspace of one review of which nothing is to be said."""
    root = tmp_path / "clean"
    shutil.copytree(TESTS / "reviews" / "partnership", root / "briefs" / "partnership")
    shutil.copy(TESTS / "reviews" / "checked" / "clean.yaml", root / "briefs" / "clean.yaml")
    return root


def diagnostics(*arguments: str | Path) -> list[dict[str, object]]:
    rows = json.loads(run("check", "--format", "json", *arguments).stdout)["diagnostics"]
    assert isinstance(rows, list)
    return rows


# Exit codes


def test_nothing_found_is_said_and_is_no_failure(clean: Path) -> None:
    for options in ([], ["--strict"]):
        result = run("check", *options, "--workspace", clean)
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith("clean: nothing found\n\nno errors, no warnings, none accepted.\n")


def test_an_error_is_a_failure(tmp_path: Path) -> None:
    result = run("check", "--workspace", small(tmp_path, robin=BAD))
    assert result.exit_code == 1
    assert "  briefs/robin.yaml:4:3: narrative.what_hapened: error: no such field; did you mean" in result.stdout
    assert "[unknown-field]" in result.stdout


def test_a_warning_is_a_failure_only_if_it_is_treated_as_an_error(tmp_path: Path) -> None:
    root = small(tmp_path, robin=UNSIGNED)
    write(root / "briefs" / "wren.yml", BRIEF)
    warned = run("check", "--workspace", root)
    assert "[file-name]" in warned.stdout
    (root / "briefs" / "robin.yaml").unlink()
    write(root / "briefs" / "robin.yaml", (TESTS / "reviews" / "checked" / "clean.yaml").read_bytes())
    assert run("check", "--workspace", root).exit_code == 0
    assert run("check", "--strict", "--workspace", root).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "jsn"], 'there is no report "jsn"; did you mean "json"?'),
        (["Robin_Final"], "a review's id is made of lower-case letters"),
        (["briefs/robin.yaml"], "is no file that can be checked by itself"),
        (["robin.pdf"], "is no file that can be checked by itself"),
    ],
)
def test_wrong_usage_is_said_and_has_its_own_exit_code(tmp_path: Path, arguments: list[str], words: str) -> None:
    result = run("check", *arguments, "--workspace", small(tmp_path))
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["wren", "gone.docx"])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    result = run("check", name, "--workspace", small(tmp_path))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert name in result.stderr


def test_without_a_workspace_nothing_is_checked(tmp_path: Path) -> None:
    result = run("check", "--workspace", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "there is no workspace here" in result.stderr


# What is checked, and what is left


def test_only_the_reviews_named_are_checked(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BAD, wren=BAD, alder=BAD)
    assert {row["review"] for row in diagnostics("wren", "robin", "wren", "--workspace", root)} == {"wren", "robin"}
    assert {row["review"] for row in diagnostics("--workspace", root)} >= {"alder", "robin", "wren"}


def test_no_file_is_written(tmp_path: Path) -> None:
    root = small(tmp_path, robin=UNSIGNED)
    before = files(root)
    run("check", "--format", "html", "--workspace", root)
    assert files(root) == before


def test_the_day_may_be_said(tmp_path: Path) -> None:
    result = run("check", "--format", "html", "--on", "2026-03-01", "--workspace", small(tmp_path))
    assert "check of 1 review on 1 March 2026</h1>" in result.stdout.replace("\u00a0", " ")


def test_the_report_alone_is_on_standard_output(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BAD)
    data = run("check", "--format", "json", "--workspace", root)
    assert data.stderr == ""
    assert json.loads(data.stdout)["diagnostics"][0]["code"] == "unknown-field"
    assert json.loads(run("check", "--format", "sarif", "--workspace", root).stdout)["version"] == "2.1.0"
    assert run("check", "--format", "html", "--workspace", root).stdout.startswith("<!doctype html>")


def test_a_report_for_programs_is_utf_8_with_lf_whatever_the_console_is(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BAD.replace("what_hapened", "what_hapenéd—“”"))
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COVERAGE"))}
    command = [sys.executable, "-m", "briefgen", "check", "--format", "json", "--workspace", str(root)]
    done = subprocess.run(command, env={**plain, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False)
    assert b"\r" not in done.stdout
    assert json.loads(done.stdout.decode("utf-8"))["diagnostics"][0]["line"] == 4


# Made files by themselves


@pytest.fixture
def made(clean: Path) -> Path:
    """The clean workspace with its documents built."""
    assert run("build", "--workspace", clean).exit_code == 0
    return clean


@pytest.mark.parametrize("extension", ["docx", "html"])
def test_a_made_file_is_checked_by_itself_under_its_name(made: Path, tmp_path: Path, extension: str) -> None:
    file = tmp_path / f"from the chair.{extension.upper()}"
    shutil.copy(made / "output" / "clean" / f"learning-brief.{extension}", file)
    result = run("check", file, "--workspace", made)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    assert result.stdout.startswith(f"from the chair.{extension.upper()}: ")
    assert "\nclean: " not in result.stdout


def test_a_file_and_a_review_may_be_checked_together(made: Path) -> None:
    file = made / "output" / "clean" / "learning-brief.html"
    text = run("check", file, "clean", "--workspace", made).stdout
    assert text.index("clean: nothing found") < text.index("learning-brief.html: ")


def test_a_name_in_a_file_from_elsewhere_is_found_and_not_told(made: Path, tmp_path: Path) -> None:
    whole = (made / "output" / "clean" / "learning-brief.html").read_text(encoding="utf-8")
    file = write(tmp_path / "Ottoline.html", whole.replace("Robin was hurt", "Ottoline was hurt"))
    names = write(tmp_path / "names.txt", "Ottoline\n")
    options = ["--forbidden", names, "--workspace", made]
    result = run("check", file, *options)
    assert result.exit_code == 1
    assert "ottoline" not in result.output.casefold()
    assert "[forbidden-name]" in result.stdout
    rows = [row for row in diagnostics(file, *options) if row["code"] == "forbidden-name"]
    assert rows
    assert {(row["review"], row["kind"], row["artifact"]) for row in rows} == {(None, None, "[withheld].html")}


def test_two_files_of_one_name_are_both_told(made: Path, tmp_path: Path) -> None:
    whole = (made / "output" / "clean" / "learning-brief.html").read_text(encoding="utf-8")
    bad = write(tmp_path / "bad" / "brief.html", whole.replace("Robin was hurt", "Ottoline was hurt"))
    good = write(tmp_path / "good" / "brief.html", whole)
    names = write(tmp_path / "names.txt", "Ottoline\n")
    for order in ([bad, good], [good, bad]):
        assert run("check", *order, "--forbidden", names, "--workspace", made).exit_code == 1


def test_a_file_that_is_far_too_large_is_not_read(clean: Path, tmp_path: Path) -> None:
    file = tmp_path / "large.docx"
    with file.open("wb") as opened:
        opened.truncate(MAX_BYTES + 1)
    result = run("check", file, "--workspace", clean)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "too large" in result.stderr


def test_a_folder_is_no_file(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    result = run("check", tmp_path / "folder.docx", "--workspace", clean)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot be read" in result.stderr


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_a_report_is_written_to_a_file_as_it_would_be_shown(tmp_path: Path, form: str) -> None:
    root = small(tmp_path / "office")
    words = ("check", "--format", form, "--on", "2026-01-15", "--workspace", root)
    shown = run(*words).stdout
    result = run(*words, "-o", tmp_path / "reports" / "check.txt")
    assert result.stdout == f"wrote {tmp_path / 'reports' / 'check.txt'}: no errors, 1 warning, none accepted\n"
    assert (tmp_path / "reports" / "check.txt").read_text(encoding="utf-8") == shown
