import io
from pathlib import Path

import docx
import pytest

from briefgen.errors import InputErrors, UsageError
from briefgen.kinds import kind_names, load_kind
from briefgen.model.review import Review
from briefgen.source import load
from briefgen.workspace import Workspace
from workspaces import BRIEF, files, run, small, write

KIND = """\
title: Noticeboard
about: The key message of the review {{ review.name }}.
needs: [narrative]
"""
DOCUMENT = """\
# {{ review.name }}: what to remember

{% if review.narrative.key_message %}
!!! key-message "Key message"
    {{ review.narrative.key_message }}

{% endif %}
## What happened

{{ review.narrative.what_happened }}
"""
REVIEW = BRIEF + "  key_message: Look at the *years*.\n"


def with_kind(root: Path, kind: str = KIND, document: str | None = DOCUMENT, name: str = "noticeboard") -> Path:
    folder = root / "templates" / "kinds" / name
    write(folder / "kind.yaml", kind)
    if document is not None:
        write(folder / "document.md", document)
    return root


def test_a_kind_of_two_files_builds_in_both_formats(tmp_path: Path) -> None:
    root = with_kind(small(tmp_path, robin=REVIEW))
    assert set(files(root / "templates" / "kinds")) == {"noticeboard/kind.yaml", "noticeboard/document.md"}
    result = run("build", "--workspace", root, "--kind", "noticeboard")
    assert result.exit_code == 0, result.output
    made = files(root / "output")
    assert set(made) == {"robin/noticeboard.docx", "robin/noticeboard.html"}
    page = made["robin/noticeboard.html"].decode()
    assert "<em>years</em>" in page
    assert "The key message of the review Robin." in page
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(made["robin/noticeboard.docx"])).paragraphs]
    for expected in (
        "Robin: what to remember",
        "Key message",
        "Look at the years.",
        "What happened",
        "Robin was hurt.",
    ):
        assert expected in words
        assert expected.removesuffix(" years.") in page


def test_a_kind_of_the_workspace_is_listed_and_made_when_none_is_named(tmp_path: Path) -> None:
    root = with_kind(small(tmp_path, robin=REVIEW))
    listed = run("kinds", "--workspace", root)
    assert "noticeboard: Noticeboard; needs narrative\n" in listed.output
    assert "chair-response: Chair response; needs chair_response, areas\n" in listed.output
    run("build", "--workspace", root, "--to", "md")
    assert set(files(root / "output")) == {"robin/noticeboard.md", "robin/learning-brief.md"}


def test_a_kind_of_the_workspace_takes_the_place_of_one_that_came_with_briefgen(tmp_path: Path) -> None:
    root = small(tmp_path, robin=REVIEW)
    write(root / "templates" / "kinds" / "learning-brief" / "document.md", "# Our own brief on {{ review.name }}\n")
    assert run("build", "--workspace", root, "--to", "md").exit_code == 0
    ((name, content),) = files(root / "output").items()
    assert name == "robin/learning-brief.md"
    assert content.endswith(b"\n\n# Our own brief on Robin\n")


def test_a_kind_that_needs_nothing_is_made_of_any_review(tmp_path: Path) -> None:
    root = with_kind(
        small(tmp_path, robin="name: Robin\ntype: cspr\n"), "title: N\nabout: N.\n", "# {{ review.name }}\n"
    )
    run("build", "--workspace", root, "--to", "md")
    ((name, content),) = files(root / "output").items()
    assert name == "robin/noticeboard.md"
    assert content.endswith(b"\n\n# Robin\n")


@pytest.mark.parametrize(
    ("kind", "due"),
    [
        ("", "kind.yaml: error: the file is empty"),
        ("about: x\n", 'kind.yaml:1:1: title: error: the field "title" is missing'),
        (KIND + "neds: [x]\n", 'kind.yaml:4:1: neds: error: no such field; did you mean "needs"?'),
        (KIND + "signed: maybe\n", "kind.yaml:4:9: signed: error: yes or no belongs here, not a text"),
        (KIND + "limits: {aim: many}\n", "kind.yaml:4:15: limits.aim: error: a whole number belongs here, not a text"),
        (KIND.replace("narrative", "narative"),
         'kind.yaml:3:9: needs.1: error: no field of a review has the id "narative"; '
                                                'did you mean "narrative"?'),
        (KIND.replace("review.name", "review.nam"), "kind.yaml:2:8: error: the template cannot be filled: "),
        (KIND.replace("}}", ""), "kind.yaml:2:8: error: the template cannot be read: "),
    ],
)  # fmt: skip
def test_a_bad_kind_file_is_told_at_its_place(tmp_path: Path, kind: str, due: str) -> None:
    root = with_kind(small(tmp_path, robin=REVIEW), kind)
    result = run("build", "--workspace", root, "--kind", "noticeboard")
    assert result.exit_code == 1
    assert f"templates/kinds/noticeboard/{due}" in result.output
    assert not (root / "output").exists()


def test_a_kind_without_its_template_is_told(tmp_path: Path) -> None:
    root = with_kind(small(tmp_path, robin=REVIEW), document=None)
    result = run("build", "--workspace", root, "--kind", "noticeboard")
    assert result.exit_code == 1
    assert "there is no template kinds/noticeboard/document.md" in result.output


def test_an_unknown_kind_is_told_with_the_nearest_and_all_there_are(tmp_path: Path) -> None:
    result = run("build", "--workspace", small(tmp_path), "--kind", "lerning-brief")
    assert result.exit_code == 2
    assert 'there is no document kind "lerning-brief"; did you mean "learning-brief"?' in result.output
    assert "Kinds here: action-plan, chair-response, facilitator-sheet, feedback-form, learning-brief." in result.output


@pytest.mark.parametrize("name", ["../kinds/learning-brief", "learning-brief/", "", "LEARNING-BRIEF"])
def test_a_kind_is_named_by_its_id_and_nothing_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="there is no document kind"):
        load_kind(Workspace.at(small(tmp_path)), name)


@pytest.mark.parametrize("name", ["Notice Board", "con", "site", "x" * 41])
def test_a_folder_whose_name_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    root = with_kind(small(tmp_path), name=name)
    for command in ("build", "kinds"):
        result = run(command, "--workspace", root)
        assert result.exit_code == 1
        assert f"the folder templates/kinds/{name} cannot be a kind of document by that name" in result.output
        assert "lower-case letters" in result.output


def test_a_bad_kind_file_is_an_input_error_with_all_its_problems(tmp_path: Path) -> None:
    workspace = Workspace.at(with_kind(small(tmp_path), "signed: maybe\nlimits: x\n"))
    assert "noticeboard" in kind_names(workspace)
    with pytest.raises(InputErrors) as caught:
        load_kind(workspace, "noticeboard")
    assert len(caught.value.diagnostics) == 4


def test_a_kind_whose_needs_a_review_lacks_is_left_out(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF)
    result = run("build", "--workspace", root, "--to", "html")
    assert result.exit_code == 0
    assert set(files(root / "output")) == {"robin/learning-brief.html"}
    assert "chair-response" not in result.output
    verbose = run("build", "--workspace", root, "--to", "html", "-v")
    assert "robin: no chair-response, for which it would need chair_response, areas\n" in verbose.output
    assert "robin: no action-plan, for which it would need areas, responses\n" in verbose.output


def test_a_kind_whose_needs_a_review_lacks_is_an_error_when_asked_for(tmp_path: Path) -> None:
    root = small(tmp_path, robin=BRIEF)
    result = run("build", "--workspace", root, "--kind", "learning-brief,chair-response", "--to", "html")
    assert result.exit_code == 1
    assert "robin: no chair-response: the review lacks chair_response, areas\n" in result.output
    assert set(files(root / "output")) == {"robin/learning-brief.html"}


def test_a_review_of_which_nothing_can_be_made_says_what_is_lacking(tmp_path: Path) -> None:
    root = small(tmp_path, robin="name: Robin\ntype: cspr\n")
    result = run("build", "--workspace", root)
    assert result.exit_code == 0
    assert "robin: no learning-brief, for which it would need narrative\n" in result.output
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("", ["narrative", "findings", "incident", "reference"]),
        ("narrative: {}\nfindings: []\nincident:\n", ["narrative", "findings", "incident", "reference"]),
        ("narrative: {voice: x}\nfindings: [{id: a, title: A}]\nreference: x\n", ["incident"]),
    ],
)
def test_what_holds_nothing_is_lacking(tmp_path: Path, text: str, lacking: list[str]) -> None:
    root = with_kind(small(tmp_path), "title: N\nabout: N.\nneeds: [narrative, findings, incident, reference]\n")
    kind = load_kind(Workspace.at(root), "noticeboard")
    loaded = load(write(root / "briefs" / "robin.yaml", "name: R\ntype: cspr\n" + text), Review, "robin.yaml")
    assert loaded.value is not None
    assert list(kind.lacking(loaded.value)) == lacking


def test_the_partnership_chooses_the_kinds_that_are_made_when_none_is_named(tmp_path: Path) -> None:
    root = with_kind(small(tmp_path, robin=REVIEW))
    partnership = root / "briefs" / "partnership" / "partnership.yaml"
    before = partnership.read_bytes()
    write(partnership, before + b"documents: [noticeboard]\n")
    run("build", "--workspace", root, "--to", "md")
    assert set(files(root / "output")) == {"robin/noticeboard.md"}
    run("build", "--workspace", root, "--to", "md", "--kind", "learning-brief")
    assert set(files(root / "output")) == {"robin/noticeboard.md", "robin/learning-brief.md"}
    line = before.count(b"\n") + 1
    write(partnership, before + b"documents: [notice-board]\n")
    result = run("build", "--workspace", root)
    assert result.exit_code == 1
    assert (
        f"briefs/partnership/partnership.yaml:{line}:13: documents.1: error: "
        'no document kind has the id "notice-board"; did you mean "noticeboard"?'
    ) in result.output
