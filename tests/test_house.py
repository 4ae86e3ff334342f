import ast
import re
from pathlib import Path

import pytest

from briefgen.cli import cli
from briefgen.writers import WRITERS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "briefgen"
MODULES = sorted(PACKAGE.rglob("*.py"))
SOURCES = sorted(
    path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts
)  # fmt: skip
LONGEST = 300
# The closed tree is read as a whole; elsewhere a long module has two jobs.
MAY_BE_LONGER = {"document.py": 400}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix() if path.is_relative_to(PACKAGE) else path.name


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: import by the full name"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 40


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_is_described_for_its_users(command: str) -> None:
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    assert any(f"`briefgen {command}" in page.read_text(encoding="utf-8") for page in pages)


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_and_option_says_what_it_is_for(command: str) -> None:
    assert cli.commands[command].help
    options = [one for one in cli.commands[command].params if one.param_type_name == "option"]
    assert [one.name for one in options if not getattr(one, "help", None)] == []


def test_every_command_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"`briefgen ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named
    assert named <= set(cli.commands)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_every_source_file_is_utf_8_with_lf_and_ends_with_one(path: Path) -> None:
    content = path.read_bytes()
    content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert b"\t" not in content
    assert content.endswith(b"\n") or not content


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_printed_past_the_command_line(path: Path) -> None:
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert "print" not in {call.id for call in calls if isinstance(call, ast.Name)}


@pytest.mark.parametrize("path", sorted((PACKAGE / "writers").glob("*.py")), ids=name)
def test_writers_never_see_the_model(path: Path) -> None:
    assert not any(one.startswith("briefgen.model") for one in imported(path))


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=name)
def test_the_model_never_sees_documents(path: Path) -> None:
    assert not any(
        one.startswith(("briefgen.document", "briefgen.writers", "briefgen.reader")) for one in imported(path)
    )


@pytest.mark.parametrize(
    ("package", "room"),
    [
        ("click", ("cli/",)),
        ("markdown", ("reader/",)),
        ("yaml", ("source.py", "source_edit.py")),
        ("docx", ("style/", "writers/", "drafts/")),
    ],
)
def test_each_package_has_its_room(package: str, room: tuple[str, ...]) -> None:
    users = {name(path) for path in MODULES if any(one.split(".")[0] == package for one in imported(path))}
    assert users
    assert [user for user in sorted(users) if not user.startswith(room)] == []


# Where the clock is read: what a command without --on takes for the day.
CLOCK = {"cli/common.py"}


@pytest.mark.parametrize("path", [path for path in MODULES if name(path) not in CLOCK], ids=name)
def test_builds_never_read_the_clock_or_chance(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(datetime\.now|date\.today|time\.time|utcnow|import random|uuid4)\b", text)


@pytest.mark.parametrize("writer", sorted(WRITERS))
def test_every_writer_has_its_tests(writer: str) -> None:
    path = ROOT / "tests" / f"test_writers_{writer}.py"
    assert len(re.findall(r"^def test_", path.read_text(encoding="utf-8"), re.MULTILINE)) > 5


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_is_too_long(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAY_BE_LONGER.get(name(path), LONGEST), f"{lines} lines: two modules would be plainer"


def test_the_licence_names_no_person() -> None:
    assert "briefgen contributors" in (ROOT / "LICENSE").read_text(encoding="utf-8")
