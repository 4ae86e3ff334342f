"""Markdown to tree, by the cases in tests/cases; its README says how to add one."""

import re

import pytest

from briefgen.diagnostics import Severity
from briefgen.document import CALLOUTS, walk
from trees import Case, cases, said, tree

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=[case.says for case in CASES])
def test_case(case: Case) -> None:
    result = case.read()
    assert tree(result.blocks) == case.tree.strip("\n")
    assert said(result.diagnostics) == case.said


@pytest.mark.parametrize("case", [case for case in CASES if case.said], ids=lambda case: case.says)
def test_what_is_said_is_an_error_that_says_how_to_mend_it(case: Case) -> None:
    for diagnostic in case.read().diagnostics:
        assert diagnostic.severity is Severity.ERROR
        assert diagnostic.position is not None
        assert diagnostic.fix


def test_cases_cover_every_node_that_the_reader_makes() -> None:
    made = {type(node).__name__ for case in CASES for node in walk(case.read().blocks)}
    assert made >= {
        "Heading", "Paragraph", "BulletList", "OrderedList", "DefinitionList", "Quote", "Callout", "Table", "Figure",
        "Timeline", "SignOff", "Contents", "PageBreak", "Text", "Emphasis", "Strong", "Link", "Date", "Language",
        "Footnote", "LineBreak", "ListItem", "Definition", "Row", "Cell",
    }  # fmt: skip


def test_cases_cover_every_kind_of_callout() -> None:
    assert set(CALLOUTS) <= {kind for case in CASES for kind in re.findall(r"callout ([a-z-]+)", case.tree)}
