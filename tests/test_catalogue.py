"""The catalogue of rules: every code that the program can give is in it, and nothing else is."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefgen.checks import catalogue
from briefgen.checks.catalogue import Rule, rule_groups, rules, said
from briefgen.errors import InputErrors
from briefgen.model.partnership import Source
from briefgen.model.text import Text

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "briefgen"
RULES = [rule for group in rule_groups() for rule in group.rules]


@cache
def nodes() -> tuple[ast.AST, ...]:
    """Every node of the package's code; the command line gives no codes, and its `say` takes none."""
    paths = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "cli"]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    return tuple(node for tree in trees for node in ast.walk(tree))


def texts(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression may be: a text, a name given to one, one of two."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield from names().get(name, ())
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*texts(body), *texts(orelse))


@cache
def names() -> dict[str, list[str]]:
    """The constants of the package that are texts: FORBIDDEN = "forbidden-name"."""
    found: dict[str, list[str]] = {}
    for node in nodes():
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))) if name.isupper():
                found.setdefault(name, []).append(text)
    return found


def takes_code() -> set[str]:
    """The functions and classes whose first parameter or field is called `code`: Diagnostic, and what wraps it."""
    found = set()
    for node in nodes():
        if isinstance(node, ast.FunctionDef):
            arguments = [argument.arg for argument in node.args.args if argument.arg not in ("self", "cls")]
            found |= {node.name} if arguments[:1] == ["code"] else set()
        elif isinstance(node, ast.ClassDef):
            fields = [
                one.target.id
                for one in node.body
                if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)
            ]
            found |= {node.name} if fields[:1] == ["code"] else set()
    return found


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", None) or getattr(call.func, "attr", "")


@cache
def given() -> set[str]:
    """Every code that the package gives: to what takes one, as the code of an exception, as what `in_words` returns."""
    takers, codes = takes_code(), set()
    calls = [node for node in nodes() if isinstance(node, ast.Call)]
    raised = {called(call) for call in calls}
    for call in calls:
        if called(call) in takers:
            named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
            codes |= {text for node in [*call.args[:1], *named] for text in texts(node)}
    for node in nodes():
        match node:
            case ast.ClassDef(name=name, body=body) if name in raised:
                for one in body:
                    match one:
                        case ast.Assign(targets=[ast.Name(id="code")], value=value):
                            codes |= set(texts(value))
            case ast.FunctionDef(name="in_words"):
                returned = [one.value for one in ast.walk(node) if isinstance(one, ast.Return)]
                codes |= {text for one in returned if isinstance(one, ast.Tuple) for text in texts(one.elts[0])}
    return codes


def test_codes_are_found_in_each_of_their_forms() -> None:
    assert takes_code() >= {"Diagnostic", "say", "_say", "_too_long"}
    assert given() >= {
        "unknown-reference",  # Diagnostic("unknown-reference", ...)
        "yaml",  # Diagnostic(...) as an argument
        "no-place",  # self.say("no-place", ...)
        "empty-item",  # self._say("empty-item", ...)
        "long",  # a function of a check's own
        "not-found",  # the code of an exception
        "missing-field",  # return "missing-field", ...
    }  # fmt: skip


def test_every_code_that_can_be_given_has_its_rule() -> None:
    assert given() - set(rules()) == set()


def test_every_rule_is_given_by_something() -> None:
    written = {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert set(rules()) - given() - written == set()


def test_every_code_stands_once_and_every_group_has_its_place() -> None:
    assert [code for code, count in Counter(str(rule.code) for rule in RULES).items() if count > 1] == []
    orders = [group.order for group in rule_groups()]
    assert orders == sorted(set(orders))
    assert len({group.title for group in rule_groups()}) == len(orders)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_told_plainly(rule: Rule) -> None:
    assert rule.severity.startswith(("error", "warning"))
    assert rule.bad != rule.good
    assert not rule.title.endswith(".")
    assert rule.rule.endswith((".", "?", "!", ")"))
    for text in (rule.title, rule.rule, rule.severity, rule.bad, rule.good, said(rule.source)):
        assert "—" not in text
        assert "```" not in text
    for text in (rule.title, rule.rule):  # the same words stand on a page and in a terminal
        plain = re.sub("`[^`]+`", "", text)
        assert not any(mark in plain for mark in ("**", "](", "\n#", "\n- ", "\n|"))


def test_a_source_says_whether_anybody_has_read_it() -> None:
    source = Source(title=Text("Working Rules"), issuer=Text("The Board"), year=2023, verified=True)
    assert said(source) == "Working Rules, The Board, 2023"
    assert said(Source(title=Text("Working Rules"))) == "Working Rules (source not yet read)"


def test_a_broken_file_of_rules_stops_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.yaml").write_text("title: Odd\norder: first\nrules: []\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "RULES", tmp_path)
    with pytest.raises(InputErrors) as caught:
        rule_groups.__wrapped__()
    assert [str(one.position) for one in caught.value.diagnostics] == ["odd.yaml:2:8", "odd.yaml:3:8"]


# The page


def page() -> str:
    place = importlib.util.spec_from_file_location("make_checks_page", ROOT / "tools" / "make_checks_page.py")
    assert place
    assert place.loader
    tool = importlib.util.module_from_spec(place)
    place.loader.exec_module(tool)
    return str(tool.page())


def test_the_page_of_checks_is_current() -> None:
    stands = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert stands == page(), "run tools/make_checks_page.py"


def test_the_page_has_every_rule_and_documents_every_field_of_the_json() -> None:
    text = page()
    for rule in RULES:
        assert f"\n### {rule.code}\n" in text
        assert f"](#{rule.code})" in text
    for field in ("code", "severity", "message", "file", "review", "kind", "artifact", "rule", "fix", "accepted"):
        assert f"\n| `{field}` |" in text
    assert "\n| `line`, `column` |" in text
