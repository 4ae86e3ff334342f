import re
from pathlib import Path

import pytest

from briefgen.model.partnership import Partnership
from briefgen.model.review import Review
from briefgen.model.shared import unresolved
from briefgen.pipeline import Setting, make, prepare
from briefgen.source import load
from briefgen.workspace import STARTER, Workspace
from workspaces import files, run, small, starter, write

COMMENTED = re.compile(r"# {0,9}[a-z_-]+:|#  +(- )?[a-z_]+:|#  +- ")


def types() -> list[str]:
    partnership = load(STARTER / "briefs" / "partnership" / "partnership.yaml", Partnership, "partnership.yaml").value
    assert partnership is not None
    return [str(kind.id) for kind in partnership.review_types]


def uncommented(skeleton: str) -> str:
    """The skeleton with every example line in force: those that hold a field or an item."""
    head, body = skeleton.split("\nname:", 1)
    lines = ("name:" + body).split("\n")
    return "\n".join([head, *(line[2:] if COMMENTED.match(line) else line for line in lines)])


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    return prepare(Workspace.at(starter(tmp_path_factory.mktemp("starter"))))


# init


def test_init_writes_a_workspace_that_builds_at_once_without_error(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "anytown"
    result = run("init", folder)
    assert result.exit_code == 0
    written = files(folder)
    assert set(written) == {
        ".gitignore",
        "briefs/dardr-marian.yaml",
        "briefs/rapid-fern.yaml",
        "briefs/sar-rosa.yaml",
        "briefs/partnership/glossary.yaml",
        "briefs/partnership/partnership.yaml",
        "briefs/partnership/review.schema.json",
        "briefs/partnership/terms.yaml",
        "briefs/partnership/themes.yaml",
    }
    for name in written:
        assert f"wrote {folder / name}\n" in result.output
    assert f"Try it: briefgen build --workspace {folder}" in result.output
    built = run("build", "--workspace", folder)
    assert built.exit_code == 0
    assert "error" not in built.output
    made = set(files(folder / "output"))
    assert {f"{name}/learning-brief.docx" for name in ("dardr-marian", "rapid-fern", "sar-rosa")} <= made
    assert {"sar-rosa/chair-response.html", "dardr-marian/action-plan.docx"} <= made
    assert not any(name.startswith("rapid-fern/chair-response") for name in made)


def test_what_init_writes_says_that_it_is_invented(tmp_path: Path) -> None:
    for path in (starter(tmp_path) / "briefs").glob("*.yaml"):
        loaded = load(path, Review, path.name).value
        assert loaded is not None
        assert "invented" in str(loaded.notice)


def test_what_init_writes_ends_lines_in_one_way(tmp_path: Path) -> None:
    for name, content in files(starter(tmp_path)).items():
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name


def test_init_is_refused_where_a_workspace_is(tmp_path: Path) -> None:
    starter(tmp_path)
    write(tmp_path / "briefs" / "sar-rosa.yaml", "mine")
    before = files(tmp_path)
    result = run("init", tmp_path)
    assert result.exit_code == 1
    assert "holds a workspace already" in result.output
    assert "Choose an empty folder." in result.output
    assert files(tmp_path) == before


def test_init_never_overwrites_even_one_file(tmp_path: Path) -> None:
    write(tmp_path / "briefs" / "partnership" / "themes.yaml", "themes: []\n")
    assert run("init", tmp_path).exit_code == 1
    assert files(tmp_path) == {"briefs/partnership/themes.yaml": b"themes: []\n"}


def test_init_may_use_a_folder_that_holds_other_things(tmp_path: Path) -> None:
    write(tmp_path / "letter.txt", "x")
    assert run("init", tmp_path).exit_code == 0
    assert files(tmp_path)["letter.txt"] == b"x"


def test_init_into_a_file_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "file", "x")
    result = run("init", path)
    assert result.exit_code == 1
    assert "was not written" in result.output
    assert path.read_bytes() == b"x"


# new


@pytest.mark.parametrize("review_type", types())
def test_a_skeleton_of_every_type_is_valid_as_it_stands(setting: Setting, tmp_path: Path, review_type: str) -> None:
    root = small(tmp_path)
    result = run("new", "river-lane-2", "--type", review_type, "--workspace", root)
    assert result.exit_code == 0
    path = root / "briefs" / "river-lane-2.yaml"
    assert f"wrote {path}\nFill it in, then: briefgen build river-lane-2\n" in result.output
    loaded = load(path, Review, path.name)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    assert (loaded.value.name, loaded.value.type) == ("river-lane-2", review_type)
    assert list(unresolved(loaded.value, setting.shared, [], setting.kind_names)) == []
    assert path.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=partnership/review.schema.json\n"
    )
    assert (root / "briefs" / "partnership" / "review.schema.json").is_file()


@pytest.mark.parametrize("review_type", ["cspr", "sar"])
def test_every_example_in_a_skeleton_is_valid_when_its_comment_sign_is_taken_off(
    tmp_path: Path, review_type: str
) -> None:
    root = small(tmp_path)
    run("new", "lane", "--type", review_type, "--workspace", root)
    path = root / "briefs" / "lane.yaml"
    skeleton = path.read_text(encoding="utf-8")
    examples = uncommented(skeleton)
    assert not re.search(r"^# +[a-z_]+: ", examples.split("\nname:", 1)[1], re.MULTILINE)
    path.write_text(examples, encoding="utf-8")
    loaded = load(path, Review, path.name)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    review = loaded.value
    for part in ("reference", "subjects", "lead_themes", "findings", "good_practice", "areas", "responses",
                 "chair_response", "timeline", "documents"):  # fmt: skip
        assert getattr(review, part), part
    assert review.narrative.key_message
    assert review.actions
    made = make(prepare(Workspace.at(root)), "lane", ["docx", "html", "md"])
    assert {diagnostic.code for diagnostic in made.diagnostics} == {"sign-off"}
    assert len(made.artifacts) == 9


def test_new_names_the_type_in_words(tmp_path: Path) -> None:
    root = small(tmp_path)
    run("new", "lane", "--type", "sar", "--workspace", root)
    assert "A review for briefgen: Safeguarding Adults Review." in (root / "briefs" / "lane.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", ["123", "2026", "1e3", "no", "null", "true", "0123"])
def test_an_id_that_looks_like_something_else_stays_a_name(tmp_path: Path, name: str) -> None:
    root = small(tmp_path)
    assert run("new", name, "--type", "cspr", "--workspace", root).exit_code == 0
    loaded = load(root / "briefs" / f"{name}.yaml", Review, "x.yaml")
    assert loaded.value is not None
    assert loaded.value.name == name


def test_new_never_overwrites(tmp_path: Path) -> None:
    root = small(tmp_path)
    before = files(root)
    result = run("new", "robin", "--type", "cspr", "--workspace", root)
    assert result.exit_code == 1
    assert "robin.yaml exists already and was left as it is" in result.output
    assert files(root) == before


def test_new_refuses_an_unknown_type_with_the_nearest_and_all_there_are(tmp_path: Path) -> None:
    root = small(tmp_path)
    before = files(root)
    result = run("new", "lane", "--type", "cspx", "--workspace", root)
    assert result.exit_code == 2
    assert 'there is no review type "cspx"; did you mean "cspr"?' in result.output
    assert "Types: cspr, rapid-review, sar, dardr" in result.output
    assert files(root) == before


@pytest.mark.parametrize("name", ["River", "a b", "site", "partnership", "con", "x" * 41, "../x", "-x"])
def test_new_refuses_an_impossible_id(tmp_path: Path, name: str) -> None:
    root = small(tmp_path)
    before = files(root)
    assert run("new", "--type", "cspr", "--workspace", root, "--", name).exit_code == 2
    assert files(root) == before


def test_new_needs_a_type(tmp_path: Path) -> None:
    assert run("new", "lane", "--workspace", small(tmp_path)).exit_code == 2


def test_new_tells_what_is_wrong_with_the_partnership(tmp_path: Path) -> None:
    root = small(tmp_path)
    write(root / "briefs" / "partnership" / "partnership.yaml", "nam: x\n")
    result = run("new", "lane", "--type", "cspr", "--workspace", root)
    assert result.exit_code == 1
    assert 'briefs/partnership/partnership.yaml:1:1: nam: error: no such field; did you mean "name"?' in result.output
    assert not (root / "briefs" / "lane.yaml").exists()


def test_new_outside_a_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    result = run("new", "lane", "--type", "cspr", "--workspace", tmp_path)
    assert result.exit_code == 1
    assert "briefgen init" in result.output
    assert files(tmp_path) == {}


def test_new_refuses_an_id_with_a_forbidden_name_and_does_not_say_it(tmp_path: Path) -> None:
    root = starter(tmp_path / "office")
    names = write(tmp_path / "names.txt", "Zebedee Quillfeather\n")
    words = ("new", "zebedee-quillfeather", "--type", "cspr", "--workspace", root, "--forbidden", names)
    result = run(*words)
    assert result.exit_code == 2
    assert "the id holds a name of the forbidden list" in result.output
    assert "quillfeather" not in result.output.lower()
    assert not (root / "briefs" / "zebedee-quillfeather.yaml").exists()
    assert run(*words[:1], "robin", *words[2:]).exit_code == 0


def test_init_withholds_a_forbidden_name_in_what_it_says(tmp_path: Path) -> None:
    names = write(tmp_path / "names.txt", "Zebedee Quillfeather\n")
    result = run("init", tmp_path / "Zebedee Quillfeather", "--forbidden", names)
    assert result.exit_code == 0
    assert "Quillfeather" not in result.output
    assert "[withheld]" in result.output
