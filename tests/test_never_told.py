"""Whatever a review holds and however broken it is: a forbidden name is never printed nor written, and nothing crashes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.anonymity.forbidden import ForbiddenList
from briefgen.anonymity.reading import texts
from briefgen.cli import cli
from workspaces import files, small, write

NAMES = ("Zebedee Alan Quillfeather", "Ottoline", "O'Brien-Lane", "exact: Grace", "12 River Lane", "St. Mary's School")
LISTED = ForbiddenList(tuple(enumerate(NAMES, 1)))
FORMS = (
    "Ottoline", "OTTOLINE", "ottoline", "ottolines", "Otto\u00adline", "Ottol\u00edne", "photoOttoline", "ottoline_2", "Ottoline's",
    "Zebedee Quillfeather", "Z. Quillfeather", "Quillfeather, Zebedee", "zebedee_quillfeather", "zebedee-quillfeather",
    "Zebedee%20Quillfeather", "zebedee.quillfeather@example.org", "ZebedeeQuillfeather", "O’Brien Lane", "OBrienLane",
    "Grace", "12 River Lane", "St Mary's School",
)  # fmt: skip

# Where a text can stand: {} is the name, with what is around it.
PLACES = (
    "narrative:\n  what_happened: {}\n",
    "narrative:\n  background: >-\n    A text.\n    {}\n",
    "narrative:\n  background: |\n    ## {}\n\n    | a | b |\n    <b>{}</b>\n",
    "narrative:\n  {}: x\n",
    "{}: x\n",
    "{}\n",
    "# {}\n",
    "name: {}\n",
    "type: {}\n",
    "lead_themes: [{}]\n",
    "lead_themes:\n  - {}\n  - {}\n",
    "subjects:\n  - id: {}\n    sex: {}\n",
    "scope: {{from: {}, to: 2020}}\n",
    "timeline: {}\n",
    "areas:\n  - id: {}\n    title: x\n    outcomes: [{{id: {}, text: {}}}]\n",
    "responses:\n  - id: one\n    kind: {}\n    answers: [{}]\n    text: x\n",
    "actions:\n  - id: one\n    what: {}\n    owner: {}\n    due: {}\n",
    "documents:\n  {}:\n    status: {}\n",
    "documents:\n  learning-brief:\n    status: {}\n    version: {}\n",
    "chair_response:\n  sign_off: {{name: {}, role: {}, date: {}}}\n",
    "accepted:\n  - {{code: {}, at: {}, text: {}, by: {}, on: {}, reason: {}}}\n",
    "narrative:\n  what_happened: '![{}]({}.png) and [{}](https://example.org/{})'\n",
    "narrative:\n  what_happened: \"{}\\u0041 \\x\"\n",
    "narrative: &{} x\nname: *{}\n",
    "name: !{} x\n",
    "name: \"{}\n",
    "name: [{}\n",
    "\t{}: x\n",
    "? {}\n: - {}\n  -\n",
)  # fmt: skip
BASE = "name: Robin\ntype: cspr\nnarrative:\n  what_happened: Robin was hurt.\n"

_filler = st.text(max_size=8) | st.sampled_from(
    ["", " ", ": ", "'", '"', "{{ ", "#", "\n", "\u2028", "*", "`", "<", "&", "\x07", "\x85"]
)
Place = tuple[str, str, str]
_place = st.tuples(st.sampled_from(PLACES), _filler, _filler)


def _written(places: list[Place], form: str, base: str) -> str:
    parts = [
        place.replace("{}", f"{before} {form} {after}").replace("{{", "{").replace("}}", "}")
        for place, before, after in places
    ]
    return base + "".join(parts)


def _run(*arguments: Any) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def _told_nowhere(root: Path, form: str, *arguments: Any) -> str:
    """Run a command and return what it says, in which no name may stand."""
    result = _run(*arguments, "--workspace", root / "work", "--forbidden", root / "names.txt")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert "does not foresee" not in result.output
    assert result.exit_code in (0, 1, 2)
    assert form not in result.output
    assert not list(LISTED.found(result.output))
    for path, content in files(root / "work" / "output").items():
        assert not [place for place, text in texts(path, content) if list(LISTED.found(text))]
    return result.output


def _never_told(form: str, reviews: dict[str, str], **more: str) -> str:
    """Check and build a workspace, and return what `check` says as JSON."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        small(root / "work", **reviews)
        for file, content in more.items():
            path = root / "work" / "briefs" / "partnership" / f"{file}.yaml"
            write(path, path.read_text(encoding="utf-8") + content if path.is_file() else content)
        write(root / "names.txt", "\n".join(NAMES))
        _told_nowhere(root, form, "check", "--on", "2026-01-15")
        _told_nowhere(root, form, "build", "--to", "docx,html,md", "-v")
        return _told_nowhere(root, form, "check", "--format", "json", "--on", "2026-01-15")


_review = st.tuples(st.lists(_place, min_size=1, max_size=3), st.sampled_from([BASE, ""]))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_review, min_size=1, max_size=8), st.sampled_from(FORMS))
@example([([(place, "", "")], BASE) for place in PLACES], "Ottoline")
@example([([(place, "", "")], "name: Robin\ntype: cspr\n") for place in PLACES], "zebedee-quillfeather")
def test_a_name_in_any_review_is_never_told(reviews: list[tuple[list[Place], str]], form: str) -> None:
    said = _never_told(form, {f"r{n}": _written(places, form, base) for n, (places, base) in enumerate(reviews)})
    assert all(f"briefs/r{n}.yaml" in said for n in range(len(reviews)))
    assert said.count("forbidden-name") >= len(reviews)


@settings(max_examples=5, deadline=None)
@given(st.sampled_from(FORMS), st.sampled_from(["partnership", "themes", "glossary", "terms"]), st.sampled_from(PLACES))
def test_a_name_in_the_partnerships_files_is_never_told(form: str, file: str, place: str) -> None:
    _never_told(form, {"robin": BASE}, **{file: _written([(place, "", "")], form, "")})


def test_a_name_in_a_files_name_is_never_told() -> None:
    names = ("ottoline", "the_ottoline", "z_quillfeather", "Ottoline")
    _never_told("ttoline", dict.fromkeys(names, BASE) | {"ottoline_b": "name: ["})


def test_without_a_name_the_files_are_made() -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        small(root / "work", robin=BASE)
        write(root / "names.txt", "\n".join(NAMES))
        _told_nowhere(root, "Ottoline", "build", "--to", "docx,html,md")
        assert len(files(root / "work" / "output")) == 3
