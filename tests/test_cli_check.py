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
        assert result.stdout == (
            "clean: nothing found\n\nno errors, no warnings, none accepted.\n"
            "No forbidden list was given: real names were not looked for.\n"
            "No fault found by a check is no proof: a person reads every document.\n"
        )


def test_how_many_names_were_looked_for_is_said(clean: Path, tmp_path: Path) -> None:
    names = write(tmp_path / "names.txt", "Ottoline\n# more\nZebedee Quillfeather\n")
    result = run("check", "--forbidden", names, "--workspace", clean)
    assert "none accepted.\n2 names of the forbidden list looked for.\n" in result.stdout
    assert "No forbidden list" not in result.stdout


def test_a_review_of_which_nothing_can_be_made_is_told_and_is_no_clean_one(tmp_path: Path) -> None:
    root = small(tmp_path, robin="name: Robin\ntype: cspr\n")
    (row,) = diagnostics("robin", "--workspace", root)
    assert (row["code"], row["severity"]) == ("no-document", "warning")
    assert (row["file"], row["line"]) == ("briefs/robin.yaml", 1)
    assert run("check", "--strict", "--workspace", root).exit_code == 1


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
    title = "Check of 1 review before publication, 1 March 2026</h1>"
    assert title in result.stdout.replace("\u00a0", " ")


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
    assert result.stdout.startswith(f"{file.as_posix()}: ")
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


# The report in a file

ENDINGS = [("text", "txt"), ("json", "json"), ("sarif", "sarif"), ("sarif", "json"), ("html", "html")]
each_form = pytest.mark.parametrize(("form", "ending"), ENDINGS)


def reporting(root: Path, form: str) -> tuple[str | Path, ...]:
    return ("check", "--format", form, "--on", "2026-01-15", "--workspace", root)


def not_written(words: tuple[str | Path, ...], file: Path) -> str:
    """What is said where a report is refused; the file is as it was, or still not there."""
    before = file.read_bytes() if file.exists() else None
    result = run(*words, "-o", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert (file.read_bytes() if file.exists() else None) == before
    assert "was left as it is" in result.stderr
    return str(result.stderr)


@each_form
def test_a_report_is_written_to_a_file_as_it_would_be_shown(tmp_path: Path, form: str, ending: str) -> None:
    root = small(tmp_path / "office")
    words = reporting(root, form)
    shown = run(*words).stdout
    for name in (f"check.{ending}", f"CHECK.{ending.upper()}"):
        file = tmp_path / "reports" / name
        result = run(*words, "-o", file)
        assert result.stdout == f"wrote {file}: no errors, 3 warnings, none accepted\n"
        assert file.read_text(encoding="utf-8") == shown


@each_form
def test_an_earlier_report_is_written_over(tmp_path: Path, form: str, ending: str) -> None:
    root, file = small(tmp_path / "office", robin=BAD), tmp_path / f"check.{ending}"
    words = reporting(root, form)
    assert run(*words, "-o", file).exit_code == 1
    earlier = file.read_bytes()
    write(root / "briefs" / "robin.yaml", BRIEF)
    assert run(*words, "-o", file).exit_code == 0
    assert file.read_text(encoding="utf-8") == run(*words).stdout
    assert file.read_bytes() != earlier


@pytest.mark.parametrize(
    ("form", "name", "endings"),
    [
        ("text", "robin.yaml", ".txt"),
        ("text", "report", ".txt"),
        ("text", "report.html", ".txt"),
        ("json", "report.txt", ".json"),
        ("json", "report.sarif", ".json"),
        ("sarif", "report.yaml", ".sarif or .json"),
        ("html", "report.htm", ".html"),
        ("html", "page.html.yaml", ".html"),
    ],
)
def test_a_report_goes_to_no_file_that_is_not_called_like_one(
    tmp_path: Path, form: str, name: str, endings: str
) -> None:
    words, file = reporting(small(tmp_path / "office"), form), tmp_path / name
    for there in (False, True):
        if there:
            write(file, BRIEF)
        said = not_written(words, file)
        assert "is not called like such a report" in said
        assert f"a file that ends in {endings}." in said


@each_form
def test_a_report_is_written_over_nothing_but_a_report(tmp_path: Path, form: str, ending: str) -> None:
    words, file = reporting(small(tmp_path / "office"), form), tmp_path / f"file.{ending}"
    for content in ("Ottoline\nZebedee Quillfeather\n", "", "<p>A page.</p>\n", '{"version": 2}\n', b"\xff\xfe\0\x80"):
        write(file, content)
        assert "holds something else than a report" in not_written(words, file)


@pytest.mark.parametrize(("form", "other"), [("json", "sarif"), ("sarif", "json")])
def test_a_report_of_one_form_is_not_written_over_one_of_another(tmp_path: Path, form: str, other: str) -> None:
    root, file = small(tmp_path / "office"), tmp_path / "report.json"
    assert run(*reporting(root, other), "-o", file).exit_code == 0
    not_written(reporting(root, form), file)


def test_the_list_of_names_a_review_and_a_made_page_are_not_written_over(made: Path, tmp_path: Path) -> None:
    names = write(tmp_path / "names.txt", "Ottoline\n")
    for form, file in (
        ("text", names),
        ("text", made / "briefs" / "clean.yaml"),
        ("html", made / "output" / "clean" / "learning-brief.html"),
    ):
        said = not_written((*reporting(made, form), "--forbidden", names), file)
        assert "ottoline" not in said.lower()


def test_a_folder_is_no_place_for_a_report(tmp_path: Path) -> None:
    root = small(tmp_path / "office")
    (tmp_path / "report.txt").mkdir()
    result = run("check", "-o", tmp_path / "report.txt", "--workspace", root)
    assert (result.exit_code, result.stdout) == (2, "")


# The texts that are kept because they were approved


@pytest.fixture
def once_named(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A workspace whose brief was approved while it held a name; the name's list; the text that was kept."""
    root = small(tmp_path / "office", robin=BRIEF.replace("was hurt", "was hurt by Zebedee Quillfeather"))
    words = ("approve", "robin", "--kind", "learning-brief", "--by", "independent-chair", "--on", "2026-01-10")
    assert run(*words, "--workspace", root).exit_code == 0
    path = root / "briefs" / "robin.yaml"
    write(path, path.read_text(encoding="utf-8").replace(" by Zebedee Quillfeather", ""))
    (kept,) = (root / "briefs" / "approved" / "robin").glob("*.txt")
    return root, write(tmp_path / "names.txt", "# The family\nZebedee Quillfeather\n"), kept


@pytest.mark.parametrize("named", [["robin"], []])
def test_a_name_in_a_text_that_was_approved_is_told_at_that_file_and_not_shown(
    once_named: tuple[Path, Path, Path], named: list[str]
) -> None:
    root, names, kept = once_named
    options = [*named, "--forbidden", names, "--workspace", root]
    result = run("check", *options)
    assert result.exit_code == 1
    assert f"briefs/approved/robin/{kept.name}:" in result.stdout
    assert "quillfeather" not in result.output.casefold()
    (row,) = [row for row in diagnostics(*options) if row["severity"] == "error"]
    line = kept.read_text(encoding="utf-8").splitlines()[int(str(row["line"])) - 1]
    assert line.find("Zebedee") == int(str(row["column"])) - 1
    assert (row["code"], row["file"]) == ("forbidden-name", f"briefs/approved/robin/{kept.name}")
    assert (row["review"], row["kind"], row["artifact"], row["accepted"]) == ("robin", None, None, None)
    assert row["message"] == "the name on line 2 of the forbidden list stands here"
    assert str(row["fix"]).startswith("Delete this file: ")


def test_a_text_that_was_approved_is_looked_at_for_its_own_review_and_for_names_only(
    once_named: tuple[Path, Path, Path],
) -> None:
    root, names, kept = once_named
    write(root / "briefs" / "wren.yaml", BRIEF)
    assert run("check", "wren", "--forbidden", names, "--workspace", root).exit_code == 0
    assert run("check", "robin", "--workspace", root).exit_code == 0  # without a list there is nothing to look for
    kept.unlink()
    assert run("check", "robin", "--forbidden", names, "--workspace", root).exit_code == 0


def test_it_is_looked_at_even_if_the_review_cannot_be_read(once_named: tuple[Path, Path, Path]) -> None:
    root, names, kept = once_named
    write(root / "briefs" / "robin.yaml", "name: [\n")
    result = run("check", "robin", "--forbidden", names, "--workspace", root)
    assert f"briefs/approved/robin/{kept.name}:" in result.stdout
