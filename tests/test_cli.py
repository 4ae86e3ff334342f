import errno
import importlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from briefgen import __version__, pipeline
from briefgen.pipeline import make, prepare
from briefgen.workspace import Workspace
from samples import png
from workspaces import BRIEF, approved, files, run, small, starter, write

BAD = BRIEF.replace("what_happened", "what_hapened")
RESPONSE = """\
areas:
  - id: plans
    title: Plans
    outcomes: [{id: clear, title: Clear plans, text: Plans are clear.}]
responses: [{id: accepted, answers: [clear], text: I accept this.}]
chair_response: {responder: independent-chair}
"""


def made(root: Path) -> set[str]:
    return set(files(root / "output")) if (root / "output").exists() else set()


def console(folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Start the program as a user does."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COVERAGE"))}
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=folder,
        env={**plain, **env},
        capture_output=True,
        check=False,
    )


# What is made, and which of it


def test_build_makes_word_and_html_of_every_review(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF, wren=BRIEF)
    result = run("build", "--workspace", root)
    assert result.exit_code == 0
    names = {f"{name}/learning-brief.{extension}" for name in ("robin", "wren") for extension in ("docx", "html")}
    assert made(root) == names
    for name in names:
        assert f"wrote {root / 'output' / name}\n" in result.output


def test_build_makes_only_the_reviews_named_each_once(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF, wren=BRIEF, alder=BRIEF)
    result = run("build", "wren", "robin", "wren", "--to", "html", "--workspace", root)
    assert made(root) == {"wren/learning-brief.html", "robin/learning-brief.html"}
    assert result.output.count("wren/learning-brief.html") == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--kind", "learning-brief", "--kind", "chair-response"],
        ["--kind", "learning-brief,chair-response"],
        ["--kind", " learning-brief , chair-response,", "--kind", "learning-brief"],
    ],
)
def test_kinds_may_be_repeated_or_listed_with_commas(tmp_path: Path, options: list[str]) -> None:
    root = small(tmp_path, robin=BRIEF + RESPONSE)
    result = run("build", *options, "--to", "md", "--workspace", root)
    assert result.exit_code == 0
    assert made(root) == {"robin/learning-brief.md", "robin/chair-response.md"}


@pytest.mark.parametrize(
    ("options", "due"),
    [
        (["--to", "docx,html,md"], {"docx", "html", "md"}),
        (["--to", "md", "--to", "html"], {"html", "md"}),
        (["--to", "docx"], {"docx"}),
        ([], {"docx", "html"}),
    ],
)
def test_formats_may_be_chosen(tmp_path: Path, options: list[str], due: set[str]) -> None:
    root = small(tmp_path)
    assert run("build", *options, "--workspace", root).exit_code == 0
    assert made(root) == {f"robin/learning-brief.{extension}" for extension in due}


def test_output_goes_where_it_is_told(tmp_path: Path) -> None:
    root = small(tmp_path / "work")
    result = run("build", "--workspace", root, "--output", tmp_path / "deep" / "there", "--to", "html")
    assert result.exit_code == 0
    assert set(files(tmp_path / "deep" / "there")) == {"robin/learning-brief.html"}
    assert made(root) == set()


def test_a_workspace_is_this_folder_unless_another_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small(tmp_path))
    result = run("build", "--to", "html")
    assert result.exit_code == 0
    assert f"wrote {Path('output/robin/learning-brief.html')}\n" in result.output


def test_md_is_the_text_that_both_formats_are_made_of(tmp_path: Path) -> None:
    root = small(tmp_path)
    run("build", "--to", "md", "--workspace", root)
    text = files(root / "output")["robin/learning-brief.md"].decode()
    assert "Robin was hurt." in text
    assert not [character for character in text if "\ue000" <= character <= "\uf8ff"]


# What is said, and with which exit code


def test_what_has_not_changed_is_said_and_not_written_again(tmp_path: Path) -> None:
    root = small(tmp_path)
    run("build", "--workspace", root)
    for path in (root / "output").rglob("*.*"):
        os.utime(path, (1, 1))
    result = run("build", "--workspace", root)
    assert (result.exit_code, result.output) == (0, "robin: nothing changed\n")
    assert {path.stat().st_mtime for path in (root / "output").rglob("*.*")} == {1}


def test_only_what_changed_is_named(tmp_path: Path) -> None:
    root = small(tmp_path)
    run("build", "--workspace", root)
    page = root / "output" / "robin" / "learning-brief.html"
    page.unlink()
    assert run("build", "--workspace", root).output == f"wrote {page}\n"


def test_verbose_names_unchanged_files_too(tmp_path: Path) -> None:
    root = small(tmp_path)
    run("build", "--to", "html", "--workspace", root)
    result = run("build", "--to", "html", "-v", "--workspace", root)
    assert f"unchanged {root / 'output' / 'robin' / 'learning-brief.html'}\n" in result.output


def test_quiet_says_nothing_when_all_is_well(tmp_path: Path) -> None:
    root = small(tmp_path)
    for _ in range(2):
        assert run("build", "-q", "--workspace", root).output == ""
    assert made(root)


def test_quiet_says_what_is_wrong_and_leaves_warnings_out(tmp_path: Path) -> None:
    root = small(tmp_path, bad=BAD, robin=BRIEF + RESPONSE)
    result = run("build", "-q", "--workspace", root)
    assert result.exit_code == 1
    assert "no such field" in result.output
    assert "warning" not in result.output


def test_a_warning_is_told_and_stops_nothing(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF + RESPONSE)
    result = run("build", "--to", "html", "--workspace", root)
    assert result.exit_code == 0
    assert (
        "robin, chair-response: chair_response.sign_off: warning: the sign-off is open: name, role, date"
        in result.output
    )
    assert "robin/chair-response.html" in made(root)


def test_strict_treats_a_warning_as_an_error(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF + RESPONSE, wren=BRIEF)
    for more in ([], ["-q"]):
        result = run("build", "--to", "html", "--strict", *more, "--workspace", root)
        assert result.exit_code == 1
        assert "the sign-off is open" in result.output
        assert "robin: not built; earlier files were left as they were\n" in result.output
        assert made(root) == {"wren/learning-brief.html"}


def test_a_review_that_fails_keeps_its_files_and_does_not_stop_the_others(tmp_path: Path) -> None:
    root = small(tmp_path, alder=BRIEF, robin=BRIEF, wren=BRIEF)
    run("build", "--workspace", root)
    before = files(root / "output")
    for name, text in (("alder", BRIEF), ("robin", BAD), ("wren", BRIEF)):
        write(root / "briefs" / f"{name}.yaml", text.replace("name: Robin", "name: Sam"))
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert (
        'briefs/robin.yaml:4:3: narrative.what_hapened: error: no such field; did you mean "what_happened"?\n'
    ) in result.output
    assert "robin: not built; earlier files were left as they were\n" in result.output
    after = files(root / "output")
    assert set(after) == set(before)
    assert {name.split("/")[0] for name in after if after[name] != before[name]} == {"alder", "wren"}


def test_every_problem_of_every_review_is_told(tmp_path: Path) -> None:
    root = small(tmp_path, alder=BAD + "typ: x\n", robin=BAD)
    result = run("build", "--workspace", root)
    assert result.output.count("no such field") == 3
    assert made(root) == set()


@pytest.mark.parametrize(("day", "marked"), [("2026-03-30", True), ("2026-03-31", False), ("2027-01-01", False)])
def test_on_says_which_day_it_is_for(tmp_path: Path, day: str, marked: bool) -> None:
    control = "documents: {learning-brief: {status: draft, embargo_until: 2026-03-31}}\n"
    root = small(tmp_path, robin=BRIEF + control)
    approved(root, "robin", "learning-brief")
    assert run("build", "--to", "html", "--on", day, "--workspace", root).exit_code == 0
    page = files(root / "output")["robin/learning-brief.html"].decode()
    assert ("EMBARGOED UNTIL 31 March 2026" in page) == marked


@pytest.mark.parametrize("day", ["31.03.2026", "2026-02-30", "tomorrow", ""])
def test_on_refuses_what_is_no_day(tmp_path: Path, day: str) -> None:
    result = run("build", "--on", day, "--workspace", small(tmp_path))
    assert result.exit_code == 2
    assert "--on" in result.output


def test_an_unknown_format_is_told_with_those_there_are(tmp_path: Path) -> None:
    root = small(tmp_path)
    result = run("build", "--to", "docx,pdf", "--workspace", root)
    assert result.exit_code == 2
    assert result.output == "error: there is no format pdf\n    Formats: docx, html, md.\n"
    assert made(root) == set()


def test_an_unknown_kind_makes_nothing(tmp_path: Path) -> None:
    root = small(tmp_path)
    result = run("build", "--kind", "learning-brief,poster", "--workspace", root)
    assert result.exit_code == 2
    assert 'there is no document kind "poster"' in result.output
    assert made(root) == set()


def test_an_unknown_review_makes_nothing(tmp_path: Path) -> None:
    root = small(tmp_path)
    result = run("build", "robin", "rubin", "--workspace", root)
    assert result.exit_code == 1
    assert 'there is no review "rubin"' in result.output
    assert "Reviews here: robin." in result.output
    assert made(root) == set()


@pytest.mark.parametrize("name", ["../robin", "Robin", "briefs/robin.yaml", "con"])
def test_an_impossible_review_is_a_wrong_call(tmp_path: Path, name: str) -> None:
    assert run("build", name, "--workspace", small(tmp_path)).exit_code == 2


def test_a_folder_that_is_no_workspace_is_told(tmp_path: Path) -> None:
    for command in (["build"], ["kinds"]):
        result = run(*command, "--workspace", tmp_path)
        assert result.exit_code == 1
        assert "there is no workspace here" in result.output
        assert "briefgen init FOLDER" in result.output


def test_a_workspace_without_reviews_is_told(tmp_path: Path) -> None:
    root = small(tmp_path)
    (root / "briefs" / "robin.yaml").unlink()
    result = run("build", "--workspace", root)
    assert result.exit_code == 2
    assert "briefgen new ID --type TYPE" in result.output


@pytest.mark.parametrize("arguments", [["wombat"], ["build", "--wombat"], ["init"], ["new"]])
def test_a_wrong_call_is_told_with_exit_code_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


# Shared files, templates, the style


def test_all_problems_of_all_shared_files_are_told_at_once(tmp_path: Path) -> None:
    root = small(tmp_path)
    folder = root / "briefs" / "partnership"
    write(folder / "partnership.yaml", "nam: x\nnation: france\n")
    write(folder / "themes.yaml", "themes: x\n")
    write(folder / "glossary.yaml", "terms: [{short: A}]\n")
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    for due in (
        "partnership.yaml:1:1: nam: error: ",
        'partnership.yaml:1:1: name: error: the field "name" is missing',
        "partnership.yaml:2:9: nation: error: no such value",
        "themes.yaml:1:9: themes: error: a list belongs here, not a text",
        'glossary.yaml:1:9: terms.1.long: error: the field "long" is missing',
    ):
        assert f"briefs/partnership/{due}" in result.output
    assert made(root) == set()


def test_an_id_that_stands_twice_in_a_shared_file_is_told(tmp_path: Path) -> None:
    root = small(tmp_path)
    write(
        root / "briefs" / "partnership" / "glossary.yaml",
        "terms:\n  - {short: CP, long: a}\n  - {short: CP, long: b}\n",
    )
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert 'briefs/partnership/glossary.yaml:3:13: terms.2.short: error: two acronyms have the id "CP"' in result.output


def test_an_earlier_review_of_the_workspace_that_is_broken_is_told_at_its_line(tmp_path: Path) -> None:
    mirroring = BRIEF + RESPONSE.replace("text: I accept this.", "text: I accept this., mirrors: [{review: lane}]")
    root = small(tmp_path, robin=mirroring, lane=BAD)
    result = run("build", "robin", "--workspace", root)
    assert result.exit_code == 1
    assert "briefs/lane.yaml:4:3: narrative.what_hapened: error: no such field" in result.output
    write(root / "briefs" / "lane.yaml", BRIEF.replace("Robin", "Rose-Mary"))
    assert run("build", "robin", "--kind", "chair-response", "--to", "md", "--workspace", root).exit_code == 0
    assert "Rose-Mary" in files(root / "output")["robin/chair-response.md"].decode()


@pytest.mark.parametrize(
    ("error", "due"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "kind.yaml"), "kind.yaml: Permission denied\n"),
        (OSError(errno.EIO, "Input/output error"), "a file: Input/output error\n"),
        (RuntimeError("secret"), "briefgen met something that it does not foresee: RuntimeError"),
        (KeyboardInterrupt(), "Stopped. The files written so far are whole.\n"),
    ],
)
def test_no_fault_ends_in_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, due: str
) -> None:
    def broken(*_arguments: object) -> None:
        raise error

    root = small(tmp_path)
    monkeypatch.setattr(Workspace, "listed", broken)
    result = run("kinds", "--workspace", root)
    assert result.exit_code == (130 if isinstance(error, KeyboardInterrupt) else 1)
    assert due in result.output
    assert "secret" not in result.output


def test_a_partnership_that_is_missing_is_told(tmp_path: Path) -> None:
    root = small(tmp_path)
    (root / "briefs" / "partnership" / "partnership.yaml").unlink()
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert "briefs/partnership/partnership.yaml: error: the file cannot be read" in result.output


def test_a_workspace_may_go_without_its_own_themes_and_glossary(tmp_path: Path) -> None:
    root = small(tmp_path)
    for name in ("themes.yaml", "glossary.yaml"):
        (root / "briefs" / "partnership" / name).unlink()
    assert run("build", "--to", "html", "--workspace", root).exit_code == 0


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# {{ review.name }}\n\n{% if %}\n", 3, "the template cannot be read: "),
        ("# {{ review.name }}\n\n{% for x in review.findings %}\n", 3, "the template cannot be read: "),
        ("# {{ review.name }}\n{{ nothing }}\n", 2, "the template cannot be filled: 'nothing' is undefined"),
        ("# {{ review.name }}\n\n\n{{ review.nam }}\n", 4, "the template cannot be filled: "),
        ("# {{ review.reference }}\n", 1, "the template cannot be filled: nothing cannot be printed"),
        ("# {{ review.name }}\n{% include 'partials/gone.md' %}\n", 2, "there is no template partials/gone.md"),
        ("# {{ review.name|wombat }}\n", 1, "the template cannot be read: No filter named 'wombat'"),
    ],
)
def test_a_fault_of_a_template_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    root = small(tmp_path)
    write(root / "templates" / "kinds" / "learning-brief" / "document.md", text)
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert f"templates/kinds/learning-brief/document.md:{line}: error: {message}" in result.output
    assert "robin: not built" in result.output
    assert made(root) == set()


def test_a_template_in_another_encoding_is_told_with_file_and_line(tmp_path: Path) -> None:
    root = small(tmp_path)
    write(root / "templates" / "kinds" / "learning-brief" / "document.md", b"# Caf\xe9\n")
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert "templates/kinds/learning-brief/document.md:1: error: the file is not in UTF-8" in result.output


@pytest.mark.parametrize("name", ["page.html", "style.css"])
def test_a_style_in_another_encoding_is_told(tmp_path: Path, name: str) -> None:
    root = small(tmp_path)
    write(root / "templates" / "styles" / "house" / name, b"/* caf\xe9 */\n")
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert f"templates/styles/house/{name}:1: error: the file is not in UTF-8" in result.output


def reference_without(*names: str) -> bytes:
    """The house's reference.docx with styles renamed."""
    made_of, changed = Path(__file__).parents[1] / "templates/styles/house/reference.docx", io.BytesIO()
    with zipfile.ZipFile(made_of) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/styles.xml":
                for name in names:
                    assert content.count(f'w:name w:val="{name}"'.encode()) == 1
                    content = content.replace(f'w:name w:val="{name}"'.encode(), f'w:name w:val="{name} X"'.encode())
            new.writestr(entry, content)
    return changed.getvalue()


def test_a_reference_that_lacks_styles_is_told_by_all_their_names(tmp_path: Path) -> None:
    root = small(tmp_path)
    write(
        root / "templates" / "styles" / "house" / "reference.docx", reference_without("Lead", "Emphasis", "Brief Table")
    )
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    missing = "lacks 3 style(s): Lead (paragraph), Emphasis (character), Brief Table (table)"
    assert f"templates/styles/house/reference.docx {missing}" in result.output
    assert "Create them in Word under exactly these names" in result.output
    assert made(root) == set()


def test_a_reference_that_is_no_word_file_is_told(tmp_path: Path) -> None:
    root = small(tmp_path)
    write(root / "templates" / "styles" / "house" / "reference.docx", b"no Word file")
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert "reference.docx is no Word document (.docx) that can be read" in result.output


HOUSE = (Path(__file__).parents[1] / "templates" / "styles" / "house" / "style.yaml").read_text(encoding="utf-8")


def with_logo(root: Path, file: str) -> Path:
    write(root / "templates" / "styles" / "house" / "style.yaml", HOUSE + f"\nlogo:\n  file: {file}\n  alt: Anytown\n")
    return root


def test_a_logo_that_is_missing_is_told_at_its_line(tmp_path: Path) -> None:
    result = run("build", "--workspace", with_logo(small(tmp_path), "logo.png"))
    assert result.exit_code == 1
    line = HOUSE.count("\n") + 3
    assert f"templates/styles/house/style.yaml:{line}:9: error: the logo logo.png is not there" in result.output


def test_a_logo_that_is_no_picture_is_told(tmp_path: Path) -> None:
    root = with_logo(small(tmp_path), "logo.png")
    write(root / "templates" / "styles" / "house" / "logo.png", b"no picture")
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert "logo.png is no picture that Word and browsers both show; use PNG or JPEG" in result.output


def test_a_logo_outside_the_templates_is_refused(tmp_path: Path) -> None:
    root = with_logo(small(tmp_path), "../../../logo.png")
    write(root / "logo.png", png())
    assert run("build", "--workspace", root).exit_code != 0
    assert made(root) == set()


def test_a_logo_stands_in_the_page(tmp_path: Path) -> None:
    root = with_logo(small(tmp_path), "logo.png")
    write(root / "templates" / "styles" / "house" / "logo.png", png())
    assert run("build", "--to", "html", "--workspace", root).exit_code == 0
    assert 'alt="Anytown"' in files(root / "output")["robin/learning-brief.html"].decode()


def test_a_picture_outside_the_workspace_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "door.png", png())
    root = small(tmp_path / "work", robin=BRIEF.replace("Robin was hurt.", '"![A door](../door.png)"'))
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert (
        "briefs/robin.yaml:4:18: narrative.what_happened: error: the picture ../door.png is not in the workspace"
        in (result.output)
    )


# What the disk or the user does


def test_a_locked_file_is_told_and_the_other_reviews_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small(tmp_path, robin=BRIEF, wren=BRIEF)
    old = write(root / "output" / "robin" / "learning-brief.docx", b"old")
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if target == old:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert (
        "robin/learning-brief.docx was not written: it, or a file in it, is open in another program, or you may not write there"
        in (result.output)
    )
    assert "Close the file in Word" in result.output
    assert "robin: not built; earlier files were left as they were\n" in result.output
    assert files(root / "output" / "robin") == {"learning-brief.docx": b"old"}
    assert set(files(root / "output" / "wren")) == {"learning-brief.docx", "learning-brief.html"}


@pytest.mark.parametrize(
    ("number", "why"), [(errno.EROFS, "the disk is read-only"), (errno.ENOSPC, "the disk is full")]
)
def test_a_disk_that_takes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    root = small(tmp_path)
    real = Path.mkdir

    def mkdir(path: Path, *arguments: Any, **options: Any) -> None:
        if path.is_relative_to(root / "output"):
            raise OSError(number, "no")
        real(path, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert f"was not written: {why}" in result.output
    assert "--output" in result.output


def test_ctrl_c_stops_with_words_and_leaves_whole_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small(tmp_path, alder=BRIEF, robin=BRIEF, wren=BRIEF)
    real = Workspace.write

    def write_(workspace: Workspace, artifacts: Any) -> Any:
        if any(artifact.path.startswith("robin") for artifact in artifacts):
            raise KeyboardInterrupt
        return real(workspace, artifacts)

    monkeypatch.setattr(Workspace, "write", write_)
    result = run("build", "--to", "html", "--workspace", root)
    assert result.exit_code == 130
    assert result.output.endswith("Stopped. The files written so far are whole.\n")
    assert made(root) == {"alder/learning-brief.html"}


def test_a_fault_of_the_program_is_told_without_a_traceback_or_the_words_of_the_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small(tmp_path, robin=BRIEF, wren=BRIEF)

    def broken(setting: Any, name: str, *others: Any) -> Any:
        if name == "robin":
            raise ZeroDivisionError("Robin was hurt.")
        return real(setting, name, *others)

    real = pipeline.make_document
    monkeypatch.setattr(pipeline, "make_document", broken)
    result = run("build", "--to", "html", "--workspace", root)
    assert result.exit_code == 1
    assert "ZeroDivisionError" in result.output
    assert "Robin was hurt." not in result.output
    assert made(root) == {"wren/learning-brief.html"}


# The console


def test_what_is_wrong_goes_to_standard_error_and_what_was_made_to_standard_output(tmp_path: Path) -> None:
    small(tmp_path, bad=BAD, robin=BRIEF)
    result = console(tmp_path, "build", "--to", "html")
    assert result.returncode == 1
    assert result.stdout.decode().splitlines() == [f"wrote {Path('output/robin/learning-brief.html')}"]
    assert b"no such field" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_any_console_can_show_any_message(tmp_path: Path, encoding: str) -> None:
    small(tmp_path, robin="name: Robin\ntype: cspr\nŻółw 👩: x\n")
    result = console(tmp_path, "build", PYTHONIOENCODING=encoding)
    assert result.returncode == 1
    assert b"briefs/robin.yaml:3:1: " in result.stderr
    assert b"no such field" in result.stderr
    assert b"Traceback" not in result.stderr
    if encoding == "utf-8":
        assert "Żółw 👩" in result.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="a pipe that nobody reads is another error on Windows")
def test_a_pipe_that_nobody_reads_ends_the_run_in_silence(tmp_path: Path) -> None:
    unread, pipe = os.pipe()
    os.close(unread)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "briefgen", "schema"], cwd=tmp_path, stdout=pipe, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(pipe)
    assert (done.returncode, done.stderr) == (1, b"")


def test_the_schema_goes_through_a_narrow_pipe(tmp_path: Path) -> None:
    result = console(tmp_path, "schema", PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert result.stdout.startswith(b"{")
    assert result.stderr == b""


def test_help_comes_without_heavy_imports(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom briefgen.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'pydantic', 'lxml', 'docx', 'jinja2', 'markdown', 'yaml', 'briefgen.pipeline'}\n"
        "print('HEAVY', sorted(heavy & set(sys.modules)))\n"
    )
    for arguments in (["--help"], ["build", "--help"], ["new", "--help"], ["--version"], ["wombat"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert done.stdout.endswith("HEAVY []\n"), (arguments, done.stdout, done.stderr)


def test_help_names_every_command() -> None:
    result = run("-h")
    assert result.exit_code == 0
    for command in ("build", "new", "init", "kinds", "schema"):
        assert f"  {command}  " in result.output
    assert run("--help").output == result.output


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").output == f"briefgen, version {__version__}\n"


def test_a_build_is_what_make_returns(tmp_path: Path) -> None:
    root = starter(tmp_path)
    run("build", "rapid-fern", "--workspace", root)
    artifacts = make(prepare(Workspace.at(root)), "rapid-fern", ["docx", "html"]).artifacts
    assert files(root / "output") == {artifact.path: artifact.content for artifact in artifacts}


def test_a_review_with_another_ending_is_told_when_all_are_built(tmp_path: Path) -> None:
    place = small(tmp_path / "place")
    write(place / "briefs" / "wren.yml", BRIEF)
    result = run("build", "--workspace", place)
    assert result.exit_code == 0
    assert "briefs/wren.yml: warning: the file is not read" in result.output
    assert "Rename it to wren.yaml." in result.output
    assert not (place / "output" / "wren").exists()


def test_init_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path / "place" / "briefs" / "partnership", "a file where a folder should be")
    result = run("init", tmp_path / "place")
    assert result.exit_code == 1
    assert sorted(path.name for path in (tmp_path / "place").rglob("*")) == ["briefs", "partnership"]


build_command = importlib.import_module("briefgen.cli.build")  # the package names its command `build` too


class Terminal(io.StringIO):
    """A screen, as far as a program can tell."""

    def isatty(self) -> bool:
        return True


def test_long_work_at_a_terminal_shows_a_bar_and_short_work_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for length, quiet, shown in ((12, False, True), (9, False, False), (12, True, False)):
        screen = Terminal()
        monkeypatch.setattr(sys, "stderr", screen)
        assert list(build_command._done(iter(range(length)), length, quiet)) == list(range(length))
        assert ("100%" in screen.getvalue()) is shown
