import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.document import Artifact
from briefgen.errors import NotFound, TemplateError, UsageError, WriteError
from briefgen.workspace import Workspace, create, id_problem, overwrite, shipped_shared
from word import parts, zipped
from workspaces import BRIEF, files, run, small, write

SHIPPED_KINDS = {"action-plan", "chair-response", "facilitator-sheet", "feedback-form", "learning-brief"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "briefs" / "partnership").mkdir(parents=True)
    return Workspace.at(tmp_path)


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")


# What is where


def test_a_folder_without_briefs_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        Workspace.at(tmp_path)
    assert str(tmp_path) in caught.value.message
    assert "briefgen init" in str(caught.value.fix)


def test_made_files_go_to_output_unless_another_folder_is_named(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.output == tmp_path / "output"
    assert Workspace.at(tmp_path, tmp_path / "elsewhere").output == tmp_path / "elsewhere"


def test_reviews_are_the_yaml_files_in_briefs_in_alphabetical_order(workspace: Workspace) -> None:
    for name in ("wren.yaml", "alder.yaml", "notes.txt", "old.yaml.bak", "partnership/x.yaml", "deep/y.yaml"):
        write(workspace.root / "briefs" / name, "")
    assert workspace.reviews() == ("alder", "wren")


@pytest.mark.parametrize("hidden", ["._robin.yaml", ".#robin.yaml", ".robin.yaml"])
def test_hidden_files_of_other_programs_are_no_reviews(workspace: Workspace, hidden: str) -> None:
    write(workspace.root / "briefs" / hidden, b"\x00\x05\x16")
    assert workspace.reviews() == ()


def test_a_review_that_is_not_there_is_told_with_those_that_are(workspace: Workspace) -> None:
    write(workspace.root / "briefs" / "wren.yaml", "")
    assert workspace.review_file("wren") == workspace.root / "briefs" / "wren.yaml"
    with pytest.raises(NotFound, match='no review "robin"') as caught:
        workspace.review_file("robin")
    assert caught.value.fix == "Reviews here: wren."


def test_a_file_whose_name_is_no_id_is_told_with_the_file(workspace: Workspace) -> None:
    write(workspace.root / "briefs" / "River Lane.yaml", "")
    with pytest.raises(NotFound, match="lower-case") as caught:
        workspace.review_file("River Lane")
    assert str(caught.value.position) == "briefs/River Lane.yaml"
    assert caught.value.fix == "Rename the file."


@pytest.mark.parametrize("name", ["emily", "a", "1", "river-lane-2026", "x" * 40, "console", "com10", "sites"])
def test_good_ids(name: str) -> None:
    assert id_problem(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "", "Emily", "EMILY", "river lane", "river_lane", "river--lane", "-river", "river-", "x" * 41, "é", "a.b", "..",
        "../x", "a/b", "a\\b", "c:x", "emily.yaml", "emily\n", "٣",
    ],
)  # fmt: skip
def test_impossible_ids(workspace: Workspace, name: str) -> None:
    assert id_problem(name) == (
        "a review's id is made of lower-case letters a-z, digits and single hyphens, at most 40 characters"
    )
    with pytest.raises(UsageError):
        workspace.review_file(name)


@pytest.mark.parametrize(
    "name", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9", "site", "partnership"]
)  # fmt: skip
def test_ids_that_are_kept_for_another_use(workspace: Workspace, name: str) -> None:
    assert id_problem(name) == f'"{name}" is kept for another use; choose another id'
    with pytest.raises(UsageError):
        workspace.review_file(name)


# Own files first, then those that came with briefgen


def test_templates_that_came_with_briefgen_are_found(workspace: Workspace) -> None:
    path = workspace.template("kinds", "learning-brief", "document.md")
    assert path is not None
    assert path.is_file()
    assert not path.is_relative_to(workspace.root)
    assert set(workspace.listed("kinds", "kind.yaml")) == SHIPPED_KINDS


def test_own_templates_come_first_file_by_file(workspace: Workspace) -> None:
    own = write(workspace.root / "templates" / "kinds" / "learning-brief" / "document.md", "# Own\n")
    assert workspace.template("kinds", "learning-brief", "document.md") == own
    kind = workspace.template("kinds", "learning-brief", "kind.yaml")
    assert kind is not None
    assert not kind.is_relative_to(workspace.root)


def test_own_kinds_are_listed_beside_those_that_came_with_briefgen(workspace: Workspace) -> None:
    write(workspace.root / "templates" / "kinds" / "poster" / "kind.yaml", "")
    write(workspace.root / "templates" / "kinds" / "learning-brief" / "kind.yaml", "")
    write(workspace.root / "templates" / "kinds" / "no-kind" / "document.md", "")
    assert set(workspace.listed("kinds", "kind.yaml")) == SHIPPED_KINDS | {"poster"}


def test_a_template_that_is_nowhere_is_none(workspace: Workspace) -> None:
    assert workspace.template("kinds", "wombat") is None


def test_themes_and_glossary_may_be_own_or_shipped_and_the_partnership_is_always_own(workspace: Workspace) -> None:
    folder = workspace.root / "briefs" / "partnership"
    assert workspace.shared_file("themes.yaml") == shipped_shared("themes.yaml")
    assert workspace.shared_file("themes.yaml").is_file()
    assert workspace.shared_file("glossary.yaml").is_file()
    own = write(folder / "themes.yaml", "")
    assert workspace.shared_file("themes.yaml") == own
    assert workspace.shared_file("partnership.yaml") == folder / "partnership.yaml"


def test_messages_name_files_from_the_workspace_with_forward_slashes(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.name(workspace.root / "briefs" / "robin.yaml") == "briefs/robin.yaml"
    assert workspace.name(tmp_path.parent / "x.yaml") == (tmp_path.parent / "x.yaml").as_posix()


# Nothing leads out


@pytest.mark.parametrize(
    "parts",
    [
        ("..", "briefs"),
        ("styles", "..", "..", "x"),
        ("../x",),
        ("/etc/passwd",),
        ("a\\..\\x",),
        ("c:x",),
        ("styles", "house", "c:\\x.png"),
    ],
)
def test_a_template_name_may_not_lead_out_of_templates(workspace: Workspace, parts: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="may not lead out of its folder"):
        workspace.template(*parts)


def test_a_picture_inside_the_workspace_is_found(workspace: Workspace) -> None:
    path = write(workspace.root / "pictures" / "house.png", b"x")
    assert workspace.inside("pictures/house.png") == path.resolve()
    assert workspace.inside("./pictures/house.png") == path.resolve()


@pytest.mark.parametrize(
    "name",
    ["../door.png", "a/../../door.png", "/etc/passwd", "C:\\x.png", "c:x.png", "pictures", "", ".", "gone.png",
     "x" * 300, "x\0y"],
)  # fmt: skip
def test_what_is_not_a_file_inside_the_workspace_is_not_found(workspace: Workspace, name: str) -> None:
    write(workspace.root.parent / "door.png", b"x")
    (workspace.root / "pictures").mkdir()
    assert workspace.inside(name) is None


def test_a_link_out_of_the_workspace_is_not_followed(workspace: Workspace, tmp_path_factory: Any) -> None:
    outside = write(tmp_path_factory.mktemp("outside") / "door.png", b"x")
    link(workspace.root / "door.png", outside)
    link(workspace.root / "folder", outside.parent)
    assert workspace.inside("door.png") is None
    assert workspace.inside("folder/door.png") is None


def test_a_link_inside_the_workspace_is_followed(workspace: Workspace) -> None:
    target = write(workspace.root / "house.png", b"x")
    link(workspace.root / "same.png", target)
    assert workspace.inside("same.png") == target.resolve()


def test_a_link_to_itself_is_not_found(workspace: Workspace) -> None:
    link(workspace.root / "loop.png", workspace.root / "loop.png")
    assert workspace.inside("loop.png") is None


# Templates as text


def test_a_template_is_read_as_utf_8_with_or_without_a_mark(workspace: Workspace) -> None:
    for content in ("# Zoë\n".encode(), b"\xef\xbb\xbf" + "# Zoë\n".encode()):
        assert workspace.text(write(workspace.root / "document.md", content)) == "# Zoë\n"


def test_a_template_in_another_encoding_is_told_with_file_and_line(workspace: Workspace) -> None:
    path = write(workspace.root / "templates" / "document.md", b"# One\n\nZo\xeb\n")
    with pytest.raises(TemplateError, match="not in UTF-8") as caught:
        workspace.text(path)
    assert str(caught.value.position) == "templates/document.md:3"
    assert caught.value.fix


def test_a_template_that_cannot_be_read_is_told(workspace: Workspace) -> None:
    with pytest.raises(TemplateError, match="the file cannot be read: No such file") as caught:
        workspace.text(workspace.root / "gone.md")
    assert str(caught.value.position) == "gone.md"


def test_a_picture_far_too_large_is_refused_unread(workspace: Workspace) -> None:
    path = workspace.root / "large.png"
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(NotFound, match=r"large\.png is too large: 20,000,000 bytes at most"):
        workspace.content(path)
    with pytest.raises(NotFound, match=r"gone\.png cannot be read"):
        workspace.content(workspace.root / "gone.png")
    assert workspace.content(write(workspace.root / "small.png", b"x")) == b"x"


# Writing in one step

MADE = Artifact("robin/learning-brief.html", "text/html", b"new")
OTHER = Artifact("robin/learning-brief.docx", "application/zip", b"new too")


def test_a_made_file_is_written_with_the_folders_that_it_needs(workspace: Workspace) -> None:
    assert workspace.write([MADE]) == ((workspace.output / "robin" / "learning-brief.html", True),)
    assert files(workspace.output) == {"robin/learning-brief.html": b"new"}


def test_a_changed_file_takes_the_place_of_the_earlier(workspace: Workspace) -> None:
    path = write(workspace.output / MADE.path, b"old")
    assert workspace.write([MADE]) == ((path, True),)
    assert files(workspace.output) == {MADE.path: b"new"}


def test_an_unchanged_file_is_not_written_again(workspace: Workspace) -> None:
    ((path, _),) = workspace.write([MADE])
    os.utime(path, (1, 1))
    assert workspace.write([MADE, OTHER]) == ((path, False), (workspace.output / OTHER.path, True))
    assert path.stat().st_mtime == 1


FAILURES = [
    (PermissionError(errno.EACCES, "Permission denied"), "it, or a file in it, is open in another program, or you may not write there",
     "Close the file in Word"),
    (OSError(errno.ENOSPC, "No space left on device"), "the disk is full", "Make room"),
    (OSError(errno.EROFS, "Read-only file system"), "the disk is read-only", "Choose another folder with --output"),
    (OSError(errno.EIO, "Input/output error"), "Input/output error", "Choose another folder with --output"),
]  # fmt: skip


def break_at(stage: str, error: BaseException, monkeypatch: pytest.MonkeyPatch, name: str = "") -> None:
    """Let one stage of writing fail for the files whose name ends so."""
    real_open, real_replace = Path.open, Path.replace

    def open_(path: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if "x" not in mode or name not in path.name:
            return real_open(path, mode, *arguments, **options)
        if stage == "create":
            raise error
        file = real_open(path, mode, *arguments, **options)
        return Full(file, error) if stage == "write" else file

    def replace(path: Path, target: Path) -> Path:
        if stage == "replace" and target.name.endswith(name):
            raise error
        return real_replace(path, target)

    monkeypatch.setattr(Path, "open", open_)
    monkeypatch.setattr(Path, "replace", replace)


class Full:
    """A file that takes half of what is written, and then fails."""

    def __init__(self, file: Any, error: BaseException) -> None:
        self.file, self.error = file, error

    def __enter__(self) -> "Full":
        return self

    def __exit__(self, *_details: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        self.file.write(content[: len(content) // 2])
        raise self.error


@pytest.mark.parametrize("earlier", [b"old", None])
@pytest.mark.parametrize("stage", ["create", "write", "replace"])
@pytest.mark.parametrize(("error", "why", "mend"), FAILURES, ids=["denied", "full", "read-only", "other"])
def test_a_write_that_fails_leaves_the_earlier_file_whole_and_says_why(
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    earlier: bytes | None,
    stage: str,
    error: OSError,
    why: str,
    mend: str,
) -> None:
    if earlier is not None:
        write(workspace.output / MADE.path, earlier)
    break_at(stage, error, monkeypatch)
    with pytest.raises(WriteError) as caught:
        workspace.write([MADE])
    monkeypatch.undo()
    assert caught.value.message == f"output/{MADE.path} was not written: {why}"
    assert mend in str(caught.value.fix)
    assert files(workspace.output) == ({MADE.path: earlier} if earlier else {})


@pytest.mark.parametrize("stage", ["create", "write", "replace"])
def test_files_that_belong_together_change_together_or_not_at_all(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    write(workspace.output / MADE.path, b"old")
    new = Artifact("robin/action-plan.html", "text/html", b"new")
    break_at(stage, PermissionError(errno.EACCES, "locked"), monkeypatch, "learning-brief.docx")
    with pytest.raises(WriteError, match=r"learning-brief\.docx was not written"):
        workspace.write([MADE, new, OTHER])
    monkeypatch.undo()
    assert files(workspace.output) == {MADE.path: b"old"}


@pytest.mark.parametrize("stage", ["write", "replace"])
def test_ctrl_c_while_writing_leaves_the_earlier_file_whole(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    write(workspace.output / MADE.path, b"old")
    break_at(stage, KeyboardInterrupt(), monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        workspace.write([MADE])
    monkeypatch.undo()
    assert files(workspace.output) == {MADE.path: b"old"}


def test_an_output_folder_that_is_a_file_is_told(workspace: Workspace) -> None:
    write(workspace.root / "output", b"x")
    with pytest.raises(WriteError, match="was not written"):
        workspace.write([MADE])
    assert (workspace.root / "output").read_bytes() == b"x"


def test_a_new_file_is_utf_8_with_lf_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "new.yaml"
    create(path, "name: Zoë\n")
    assert path.read_bytes() == "name: Zoë\n".encode()
    with pytest.raises(WriteError, match="exists already and was left as it is"):
        create(path, "other")
    assert path.read_bytes() == "name: Zoë\n".encode()


def test_a_text_may_be_overwritten_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "schema.json", b"old")
    overwrite(path, "Zoë\n")
    assert path.read_bytes() == "Zoë\n".encode()
    break_at("replace", OSError(errno.ENOSPC, "full"), monkeypatch)
    with pytest.raises(WriteError, match="the disk is full"):
        overwrite(path, "other")
    monkeypatch.undo()
    assert files(tmp_path) == {"schema.json": "Zoë\n".encode()}


def test_files_that_belong_together_are_all_as_before_when_one_cannot_be_written(workspace: Workspace) -> None:
    old = write(workspace.output / "wren" / "a.docx", b"old")
    (workspace.output / "wren" / "c.html").mkdir()
    made = [Artifact(f"wren/{name}", "text/plain", b"new") for name in ("a.docx", "b.html", "c.html")]
    with pytest.raises(WriteError, match=r"wren/c\.html was not written"):
        workspace.write(made)
    assert old.read_bytes() == b"old"
    assert sorted(path.name for path in (workspace.output / "wren").iterdir()) == ["a.docx", "c.html"]


def test_ctrl_c_between_two_files_leaves_both_as_before(workspace: Workspace) -> None:
    old = write(workspace.output / "wren" / "a.docx", b"old")

    def files() -> Iterator[Artifact]:
        yield Artifact("wren/a.docx", "text/plain", b"new")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workspace.write(files())
    assert old.read_bytes() == b"old"


def saved_by_word(content: bytes) -> bytes:
    contents = parts(content)
    said = contents["docProps/app.xml"].replace(b"briefgen", b"Microsoft Office Word")
    return zipped({**contents, "docProps/app.xml": said})


def test_a_word_file_that_someone_edited_is_never_lost(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert run("build", "--workspace", root).exit_code == 0
    path = root / "output" / "robin" / "learning-brief.docx"
    edited = saved_by_word(path.read_bytes())
    path.write_bytes(edited)
    page = (path.parent / "learning-brief.html").read_bytes()
    write(root / "briefs" / "robin.yaml", BRIEF.replace("was hurt", "was badly hurt"))
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert "learning-brief.docx was saved by another program since it was built, and was left as it is" in result.output
    assert path.read_bytes() == edited
    assert (path.parent / "learning-brief.html").read_bytes() == page
    path.rename(path.with_name("from-the-chair.docx"))
    assert run("build", "--workspace", root).exit_code == 0
    assert path.is_file()
