import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefgen.schema import SCHEMA_FILE, review_schema
from briefgen.workspace import STARTER
from workspaces import run, small, starter

ROOT = Path(__file__).parents[1]
SHIPPED = [ROOT / "briefs" / "emily.yaml", *sorted((STARTER / "briefs").glob("*.yaml"))]
SCHEMA: dict[str, Any] = json.loads(review_schema())
VALIDATOR = Draft202012Validator(SCHEMA)


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: of bare words only true, false, null and numbers are not texts."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), list(first))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))  # type: ignore[no-untyped-call]


def as_an_editor_reads(text: str) -> Any:
    return yaml.load(text, Loader=Core)


def faults(data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def properties(part: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        for name, value in (part.get("properties") or {}).items():
            if isinstance(value, dict):
                yield f"{place}.{name}", value
        for name, value in part.items():
            yield from properties(value, f"{place}.{name}")
    elif isinstance(part, list):
        for value in part:
            yield from properties(value, place)


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["title"] == "A review for briefgen"
    assert SCHEMA["required"] == ["name", "type"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_it_accepts_every_shipped_review(path: Path) -> None:
    assert faults(as_an_editor_reads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_it_accepts_every_shipped_review_as_older_editors_read_it(path: Path) -> None:
    data = yaml.safe_load(re.sub(r"(\d{4}-\d\d-\d\d)", r'"\1"', path.read_text(encoding="utf-8")))
    assert faults(data) == []


def test_it_accepts_a_new_review(tmp_path: Path) -> None:
    root = small(tmp_path)
    run("new", "lane", "--type", "cspr", "--workspace", root)
    assert faults(as_an_editor_reads((root / "briefs" / "lane.yaml").read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "nam: x\n",
        "narrative: {key_mesage: x}\n",
        "subjects: [{id: a, pseudonym: A, real_name: x}]\n",
        "documents: {learning-brief: {state: draft}}\n",
        "areas: [{id: a, title: A, outcomes: [{id: o, title: O, txt: x}]}]\n",
    ],
)
def test_it_refuses_an_unknown_field_at_every_depth(text: str) -> None:
    told = faults(as_an_editor_reads("name: R\ntype: cspr\n" + text))
    assert any("Additional properties are not allowed" in line for line in told)


@pytest.mark.parametrize(
    "text",
    [
        "documents: {learning-brief: {status: aproved}}\n",
        "lead_themes: [a, b, c, d]\n",
        "areas: [{id: a, title: A, outcomes: []}]\n",
        "subjects: [{id: A_b, pseudonym: A}]\n",
        "subjects: {id: a}\n",
        "family: [x]\n",
        "time_limits: [{limit: a, met: perhaps}]\n",
        "subjects: [{id: a, pseudonym: A, siblings: many}]\n",
    ],
)
def test_it_refuses_what_briefgen_refuses(text: str) -> None:
    assert faults(as_an_editor_reads("name: R\ntype: cspr\n" + text))


@pytest.mark.parametrize(
    "text",
    [
        "reference: 2019\n",
        "reference: NO\n",
        "incident: {date: 2019}\n",
        "incident: {date: 2021-02}\n",
        "subjects: [{id: 1, pseudonym: A}]\n",
        "documents: {learning-brief: {version: 0.1, review_by: 2027}}\n",
        "time_limits: [{limit: a, met: yes}, {limit: b, met: no}, {limit: c, met: true}]\n",
    ],
)
def test_it_accepts_bare_words_and_numbers_where_briefgen_reads_a_text(text: str) -> None:
    assert faults(as_an_editor_reads("name: R\ntype: cspr\n" + text)) == []


def test_every_property_is_described() -> None:
    found = list(properties(SCHEMA))
    assert len(found) > 100
    assert [place for place, value in found if not value.get("description")] == []


def test_prose_is_marked_as_such() -> None:
    prose = SCHEMA["$defs"]["Narrative"]["properties"]["voice"]
    assert "Markdown" in json.dumps(prose)
    assert "Markdown" not in json.dumps(SCHEMA["properties"]["reference"])


def test_the_command_prints_it_or_writes_it(tmp_path: Path) -> None:
    assert json.loads(run("schema").output) == SCHEMA
    path = tmp_path / "deep" / "review.json"
    result = run("schema", "--output", path)
    assert result.exit_code == 0
    assert result.output == f"wrote {path}\n"
    assert json.loads(path.read_text(encoding="utf-8")) == SCHEMA


@pytest.mark.parametrize("name", ["robin.yaml", "review", "schema.txt", "review.json.yaml"])
def test_it_is_written_to_nothing_but_json(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for there in (False, True):
        if there:
            path.write_text("name: Robin\n", encoding="utf-8")
        result = run("schema", "-o", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "a schema goes to a file that ends in .json" in result.stderr
        assert path.exists() is there
    assert path.read_text(encoding="utf-8") == "name: Robin\n"


def test_init_puts_it_where_reviews_look_for_it(tmp_path: Path) -> None:
    root = starter(tmp_path)
    assert (root / SCHEMA_FILE).read_text(encoding="utf-8") == review_schema()
    for path in SHIPPED:
        line = path.read_text(encoding="utf-8").splitlines()[0]
        if line.startswith("# yaml-language-server"):
            assert line == "# yaml-language-server: $schema=partnership/review.schema.json"


def test_the_schema_that_emilys_file_names_is_the_current_one() -> None:
    assert (ROOT / SCHEMA_FILE).read_text(encoding="utf-8") == review_schema(), "run: briefgen schema -o " + SCHEMA_FILE
