"""Markdown to tree, by the cases in tests/cases; its README says how to add one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Origin, Position, Severity
from briefgen.document import CALLOUTS, Document, walk
from briefgen.reader import read
from briefgen.slots import Rendered, Value, slot
from briefgen.transforms import transform
from briefgen.writers.docx import write_docx
from briefgen.writers.html import write_html
from built import ROOT, docx_text, html_text, setting
from steady import steady
from trees import Case, cases, picture, said, tree

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


PIECES = (
    "- ", "1. ", "4. ", "# ", "> ", ":   ", "    ", "  \n", "\n", "\n\n", "\n\n", "*", "**", "_", "`", "```\n", "[",
    "](", ")", "!", "![", "^[", "]", "{: ", " }", "lang=cy", ".x", "#x", "!!! ", "notice", "table", "timeline",
    "sign-off", "contents", ' "T"', '"', "|", "|---|", "| a | b |\n|---|---|\n| c | d |\n", "<b>", "</b>", "<!-- ",
    " -->", "<?", "<![CDATA[", "&amp;", "&#1;", "&#xE000;", "&", "\\", "https://x.example", "javascript:x",
    "logo.png", "---", "===", "word", " ", "é", "\u200b", "term\n:   said\n\n", "!!! notice \"T\"\n    x\n",
)  # fmt: skip


@steady(150)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_prose_is_read_or_reported_and_what_is_read_can_be_written(text: str) -> None:
    values = (Value(text, "prose", None, Origin(Position("review.yaml", 1), "a.field")),)
    for template in (slot(0), f"- {slot(0)}", f"words {slot(0)}", f'!!! notice "T"\n    {slot(0)}'):
        result = read(Rendered(template, values, "document.md"), picture)
        assert {said.field for said in result.diagnostics} <= {"a.field"}
        if not result.diagnostics:
            document = Document("Title", transform(result.blocks, ()))
            style = setting(ROOT).style
            assert docx_text(write_docx(document, style)) == html_text(write_html(document, style))


def test_cases_cover_every_node_that_the_reader_makes() -> None:
    made = {type(node).__name__ for case in CASES for node in walk(case.read().blocks)}
    assert made >= {
        "Heading", "Paragraph", "BulletList", "OrderedList", "DefinitionList", "Quote", "Callout", "Table", "Figure",
        "Timeline", "SignOff", "Contents", "PageBreak", "Text", "Emphasis", "Strong", "Link", "Date", "Language",
        "Footnote", "LineBreak", "ListItem", "Definition", "Row", "Cell",
    }  # fmt: skip


def test_cases_cover_every_kind_of_callout() -> None:
    assert set(CALLOUTS) <= {kind for case in CASES for kind in re.findall(r"callout ([a-z-]+)", case.tree)}
