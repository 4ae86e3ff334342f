"""`briefgen explain`: what a code means, in words."""

from __future__ import annotations

import pytest

from briefgen.checks.catalogue import Rule, rule_groups, rules
from briefgen.model.partnership import Source
from briefgen.model.text import Prose, Slug, Text
from briefgen.reports.explain import WIDTH, explained, listed
from workspaces import run


def rule(**changed: object) -> Rule:
    fields: dict[str, object] = {
        "code": Slug("no-owner"),
        "title": Text("Nobody owns it"),
        "rule": Prose("An action has an owner. " * 8),
        "source": Source(title=Text("Working Rules"), verified=True),
        "severity": Text("warning; an error once approved"),
        "bad": Text("actions:\n  - {id: one}"),
        "good": Text("actions:\n  - {id: one, owner: board}"),
        "acceptable": False,
    }
    return Rule.model_validate({**fields, **changed})


def test_a_rule_is_told_whole() -> None:
    text = explained(rule())
    assert text.startswith("no-owner: Nobody owns it\n\nAn action has an owner. An action")
    assert "\nSource: Working Rules.\nSeverity: warning; an error once approved\n" in text
    assert "\nMay be accepted: no, it has to be mended.\n" in text
    assert "\nBad:\n    actions:\n      - {id: one}\n\nGood:\n    actions:\n      - {id: one, owner: board}\n" in text


def test_a_source_that_nobody_has_read_is_said_to_be_so() -> None:
    assert "Nobody has yet read the source" in explained(rule(source=Source(title=Text("Working Rules"))))
    assert "Nobody has" not in explained(rule())


def test_how_a_fault_is_accepted_is_told() -> None:
    words = " ".join(explained(rule(acceptable=True)).split())
    assert (
        "May be accepted: yes, by a role that says why (briefgen accept ID no-owner --by ROLE --reason WORDS)" in words
    )
    assert "until the text changes" in words


@pytest.mark.parametrize("code", sorted(rules()))
def test_every_code_is_explained_in_lines_that_fit(code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.output.startswith(f"{code}: ")
    assert result.output.endswith("\n")
    words = result.output.split("\nBad:\n")[0]
    assert max(map(len, words.splitlines())) <= WIDTH
    for part in (rules()[code].bad, rules()[code].good):
        for line in part.splitlines():
            assert line in result.output


def test_without_a_code_all_are_listed_by_group() -> None:
    result = run("explain")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    for group in rule_groups():
        below = lines[lines.index(str(group.title)) + 1 :]
        codes = [line.split()[0] for line in below[: below.index("")] if line.startswith("  ") and line[2] != " "]
        assert codes == [str(one.code) for one in group.rules]
    assert max(map(len, lines)) <= WIDTH


def test_the_titles_stand_in_a_column() -> None:
    (group,) = (group for group in rule_groups() if group.order == 9)
    rows = [row for row in listed([group]).splitlines() if row.startswith("  ")]
    column = max(len(one.code) for one in group.rules) + 4
    for row, one in zip(rows, group.rules, strict=True):
        assert row == f"  {one.code}".ljust(column) + str(one.title)


def test_an_unknown_code_is_wrong_usage_with_a_guess() -> None:
    result = run("explain", "declined-reson")
    assert result.exit_code == 2
    assert 'there is no code "declined-reson"; did you mean "declined-reason"?' in result.output
    assert result.stdout == ""
