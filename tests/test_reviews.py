"""The reviews in tests/reviews: each bad one has a planted fault, and says in its first lines what is due.

`# due: unknown-field 6:12` is a code with line and column in that file; a code alone is for what has no place in it,
`warning` behind it for what does not stop the document. `# due: nothing` is for good ones.
"""

import re
import shutil
from pathlib import Path

import pytest

import checked
from briefgen.checks.catalogue import rules
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.pipeline import Setting, make, prepare
from briefgen.starting import begin_workspace
from briefgen.workspace import Workspace
from samples import png

ROOT = Path(__file__).parents[1]
REVIEWS = Path(__file__).parent / "reviews"
NAMES = sorted(path.stem for path in REVIEWS.glob("*.yaml"))
DUE = re.compile(r"# due: (.+)")

# Faults of a template: its text, the code due, and words of the message.
TEMPLATES = {
    "title-none": ("## Only a section\n", "title", "the document has 0 titles"),
    "title-two": ("# One\n\n# Two\n", "title", "the document has 2 titles"),
    "heading-level": ("# One\n\n### Three\n", "heading-level", 'the heading "Three" of level 3 follows one of level 1'),
    "duplicate-id": ("# One\n\n## A {: #x }\n\n## B {: #x }\n", "duplicate-id", 'the id "x" stands 2 times'),
    "dead-link": ("# One\n\n[There](#gone)\n", "dead-link", 'the link "There" leads to #gone, which is not there'),
    "no-title": ('# One\n\n!!! notice ""\n    x\n', "no-title", "`!!! notice` has no title"),
    "no-place": ("# One\n\n<hr>\n", "no-place", "HTML"),
    "sign-off": ("# One\n", "sign-off", "the sign-off is open: the block for it"),
}


def setting_at(root: Path) -> Setting:
    return prepare(Workspace.at(root))


@pytest.fixture(scope="session")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    root = tmp_path_factory.mktemp("reviews")
    shutil.copytree(REVIEWS, root / "briefs")
    (root / "pictures").mkdir()
    (root / "pictures" / "dot.png").write_bytes(png())
    (root / "pictures" / "broken.png").write_bytes(b"no picture")
    (root.parent / "door.png").write_bytes(png())
    return setting_at(root)


def due(name: str) -> list[str]:
    lines = DUE.findall((REVIEWS / f"{name}.yaml").read_text(encoding="utf-8"))
    return [line for line in lines if line != "nothing"]


def told(diagnostic: Diagnostic, file: str) -> str:
    position, parts = diagnostic.position, [diagnostic.code]
    if position and position.file == file:
        parts.append(f"{position.line}:{position.column}")
    if diagnostic.severity is Severity.WARNING:
        parts.append("warning")
    return " ".join(parts)


def test_there_are_reviews_and_each_says_what_is_due() -> None:
    assert len(NAMES) > 30
    for name in NAMES:
        assert DUE.search((REVIEWS / f"{name}.yaml").read_text(encoding="utf-8")), name


@pytest.mark.parametrize("name", NAMES)
def test_a_review_is_told_just_what_is_due(setting: Setting, name: str) -> None:
    made = make(setting, name, ["html", "md"])
    assert sorted(told(diagnostic, f"briefs/{name}.yaml") for diagnostic in made.diagnostics) == sorted(due(name))
    errors = [line for line in due(name) if not line.endswith("warning")]
    has_kind = name != "good-minimal"
    assert bool(made.artifacts) == (not errors and has_kind)
    for diagnostic in made.diagnostics:
        assert diagnostic.review == name
        assert diagnostic.fix


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_a_fault_of_a_template_is_told_at_the_template(setting: Setting, tmp_path: Path, name: str) -> None:
    text, code, message = TEMPLATES[name]
    shutil.copytree(setting.workspace.root / "briefs" / "partnership", tmp_path / "briefs" / "partnership")
    shutil.copy(REVIEWS / "good-brief.yaml", tmp_path / "briefs" / "robin.yaml")
    folder = tmp_path / "templates" / "kinds" / "poster"
    folder.mkdir(parents=True)
    (folder / "kind.yaml").write_text("title: Poster\nabout: A poster.\nsigned: yes\n", encoding="utf-8")
    sign_off = '\n!!! sign-off "Signature"\n    Name\n    :   Not yet\n'
    (folder / "document.md").write_text(text + (sign_off if code != "sign-off" else ""), encoding="utf-8")
    made = make(prepare(Workspace.at(tmp_path), ["poster"]), "robin", ["html"])
    found = [diagnostic for diagnostic in made.diagnostics if diagnostic.code == code]
    assert [diagnostic.kind for diagnostic in found] == ["poster"]
    assert message in found[0].message
    if code != "sign-off":
        assert found[0].position is not None
        assert found[0].position.file == "templates/kinds/poster/document.md"
        assert made.artifacts == ()


# What no review and no made file can be wrong in, with the tests that hold it.
ELSEWHERE = {
    "contrast-page": "test_checks_contrast.py",
    "contrast-word": "test_checks_contrast.py",
    "welsh-missing": "test_checks_promises.py",
    "accessibility-statement": "test_site_publishing.py",
    "address-taken": "test_site_publishing.py",
    "library-missing": "test_site_publishing.py",
    "mirror-unpublished": "test_site_publishing.py",
    "file-name": "test_reports.py",
    "forbidden-list": "test_forbidden.py",
    "limit-reason-unprinted": "test_checks_deadlines.py",
    "not-found": "test_workspace.py",
    "style": "test_style_house.py",
    "template": "test_templating.py",
    "unexpected": "test_cli.py",
    "usage": "test_cli.py",
    "write": "test_workspace.py",
}
EXCEPTIONS = {"not-found": "NotFound", "style": "StyleError", "template": "TemplateError", "unexpected": "does not foresee",
              "usage": "exit_code == 2", "write": "WriteError", "forbidden-list": "InputErrors",
              "accessibility-statement": "no accessibility statement", "address-taken": "is that of another review",
              "library-missing": "nothing says where the website will be",
              "mirror-unpublished": "names the review"}  # fmt: skip


def test_every_code_has_a_planted_fault_and_every_planted_fault_a_rule() -> None:
    planted = {line.split()[0] for name in NAMES for line in due(name)} | {code for _, code, _ in TEMPLATES.values()}
    planted |= {line.split()[0] for name in checked.NAMES for line in checked.due(name)}
    planted |= {fault.code for fault in checked.faults()}
    assert planted - set(rules()) == set()
    assert set(rules()) - planted == set(ELSEWHERE)
    for code, file in ELSEWHERE.items():
        assert EXCEPTIONS.get(code, code) in (Path(__file__).parent / file).read_text(encoding="utf-8"), code


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    root = tmp_path_factory.mktemp("starter")
    list(begin_workspace(root))
    return setting_at(root)


@pytest.mark.parametrize("name", ["dardr-marian", "rapid-fern", "sar-rosa"])
def test_the_starters_reviews_have_no_error(starter: Setting, name: str) -> None:
    assert set(starter.workspace.reviews()) == {"dardr-marian", "rapid-fern", "sar-rosa"}
    made = make(starter, name, ["docx", "html", "md"])
    assert {diagnostic.code for diagnostic in made.diagnostics} <= {"long", "sign-off"}
    assert {diagnostic.severity for diagnostic in made.diagnostics} <= {Severity.WARNING}
    kinds = 1 if name == "rapid-fern" else 3
    assert len(made.artifacts) == 3 * kinds


def test_emily_has_no_error() -> None:
    setting = prepare(Workspace.at(ROOT))
    assert setting.workspace.reviews() == ("emily",)
    made = make(setting, "emily", ["docx", "html", "md"])
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in made.diagnostics] == [
        ("sign-off", Severity.WARNING)
    ]
    assert {artifact.path for artifact in made.artifacts} >= {
        f"emily/{kind}.{extension}"
        for kind in ("learning-brief", "chair-response")
        for extension in ("docx", "html", "md")
    }
