"""Each check, on a document with the fault and on one without."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import replace
from typing import Any

import pytest

from briefgen import checks
from briefgen.checks import (
    CHECKS_ON_ARTIFACT,
    CHECKS_ON_DOCUMENT,
    CHECKS_ON_REVIEW,
    CHECKS_ON_SOURCE,
    CHECKS_ON_STYLE,
    CheckedDocument,
    CheckedReview,
    look,
)
from briefgen.checks import document as on_document
from briefgen.checks import review as on_review
from briefgen.diagnostics import Diagnostic, Origin, Position, Severity
from briefgen.document import (
    Block,
    Callout,
    Contents,
    Definition,
    Document,
    Heading,
    Link,
    Paragraph,
    Section,
    SignOff,
)  # fmt: skip
from briefgen.document import (
    Text as Words,
)
from briefgen.kinds import DocumentKind, KindFile, Limits
from briefgen.model.control import Control
from briefgen.model.dates import Day
from briefgen.model.response import ChairRecommendation, ChairResponse
from briefgen.model.response import SignOff as Signature
from briefgen.model.review import Review
from briefgen.model.text import Id, KindRef, Prose, RoleRef, Text, ThemeRef, TypeRef
from built import REVIEWS, documents, made, review, setting
from samples import paragraph, words

TITLE = Heading(1, words("Title"))


def at(line: int) -> Origin:
    return Origin(Position("briefs/x.yaml", line, 5), "a.field")


def heading(level: int, id: str = "", text: str = "Words") -> Heading:
    return Heading(level, words(text), id)


def subject(*blocks: Block, **others: Any) -> CheckedDocument:
    """A document of these blocks, to be looked at."""
    stated = {
        "review": Review(name=Text("X"), type=TypeRef("cspr")),
        "kind": kind(),
        "control": Control(),
        "file": "templates/kinds/learning-brief/document.md",
        "shared": setting(REVIEWS["sar-rosa"]).shared,
        "siblings": ["learning-brief", "chair-response"],
    } | others
    return CheckedDocument(Document("Title", blocks), **stated)


def kind(**said: Any) -> DocumentKind:
    file = KindFile(title=Text("Learning brief"), about=Text("x"), **said)
    return DocumentKind("learning-brief", file, "kinds/learning-brief/document.md")


def codes(found: Any) -> list[str]:
    return [diagnostic.code for diagnostic in found]


# Title, headings, ids, links


def test_one_title_is_enough() -> None:
    assert list(on_document.one_title(subject(TITLE, heading(2)))) == []


@pytest.mark.parametrize(("blocks", "count"), [((heading(2),), 0), ((TITLE, TITLE), 2)])
def test_none_or_two_titles_are_an_error_at_the_template(blocks: tuple[Block, ...], count: int) -> None:
    (said,) = on_document.one_title(subject(*blocks))
    assert (said.code, said.severity) == ("title", Severity.ERROR)
    assert f"{count} titles" in said.message
    assert said.position == Position("templates/kinds/learning-brief/document.md")
    assert said.fix


@pytest.mark.parametrize("levels", [(1, 2, 3, 4, 2, 3), (1, 2, 2), (1,), (1, 2, 3, 2)])
def test_headings_go_down_one_level_at_a_time(levels: tuple[int, ...]) -> None:
    assert list(on_document.heading_levels(subject(*(heading(level) for level in levels)))) == []


@pytest.mark.parametrize(("levels", "count"), [((1, 3), 1), ((1, 2, 4), 1), ((1, 3, 5), 2)])
def test_level_left_out_is_an_error(levels: tuple[int, ...], count: int) -> None:
    found = list(on_document.heading_levels(subject(*(heading(level) for level in levels))))
    assert codes(found) == ["heading-level"] * count
    assert found[0].fix == f"Make it level {levels[levels.index(max(levels)) - 1] + 1}." or count > 1


def test_level_left_out_is_seen_inside_sections_and_callouts() -> None:
    blocks = (TITLE, Section(heading(2), (Callout("notice", words("x"), (heading(4, text="Deep"),)),)))
    (said,) = on_document.heading_levels(subject(*blocks))
    assert '"Deep" of level 4 follows one of level 2' in said.message


def test_ids_that_stand_once_are_well() -> None:
    assert list(on_document.ids_once(subject(TITLE, heading(2, "a"), heading(2, "b"), Paragraph((), "c")))) == []


def test_id_that_stands_twice_is_an_error_also_in_a_paragraph() -> None:
    (said,) = on_document.ids_once(subject(heading(2, "a"), Section(heading(2, "b"), (Paragraph((), "a"),))))
    assert said.code == "duplicate-id"
    assert said.message == 'the id "a" stands 2 times in the document'


def test_links_to_ids_and_elsewhere_are_well() -> None:
    targets = ("#a", "#p", "https://example.org", "mailto:a@example.org", "document:chair-response")
    links = Paragraph(tuple(Link(target, words("x")) for target in targets))
    assert list(on_document.links_lead_somewhere(subject(heading(2, "a"), Paragraph((), "p"), links))) == []


def test_link_to_nothing_is_an_error_wherever_it_stands() -> None:
    link = Link("#nowhere", words("the plans"))
    for block in (Paragraph((link,)), Callout("notice", (link,), ()), Section(Heading(2, (link,)), ())):
        (said,) = on_document.links_lead_somewhere(subject(heading(2, "a"), block))
        assert said.code == "dead-link"
        assert said.message == 'the link "the plans" leads to #nowhere, which is not there'


def test_link_to_a_document_that_is_not_made_of_the_review_is_an_error() -> None:
    block = Paragraph((Link("document:action-plan", words("the plan")),))
    (said,) = on_document.links_lead_somewhere(subject(block))
    assert said.code == "dead-link"
    assert said.message == 'the link "the plan" leads to document:action-plan, which is not there'


# What the chair bound


def bound(*themes: str, document: str | None = "learning-brief", lead: tuple[str, ...] = ()) -> Review:
    """A review whose chair bound a document to carry themes."""
    recommendation = ChairRecommendation(
        id=Id("r"), text=Prose("x"), document=document and KindRef(document),
        must_include=tuple(ThemeRef(theme, at(20 + n)) for n, theme in enumerate(themes)),
    )  # fmt: skip
    return Review(
        name=Text("X"), type=TypeRef("cspr"), lead_themes=tuple(ThemeRef(theme, at(7)) for theme in lead),
        chair_response=ChairResponse(responder=RoleRef("chair"), recommendations=(recommendation,)),
    )  # fmt: skip


def test_document_that_carries_the_bound_themes_is_well() -> None:
    blocks = (TITLE, Section(heading(2), (heading(3, "theme-neglect"),)), heading(2, "theme-abuse"))
    assert list(on_document.carries_what_the_chair_bound(subject(*blocks, review=bound("neglect", "abuse")))) == []


def test_missing_theme_is_an_error_that_names_both_places() -> None:
    stated = bound("neglect", "abuse", lead=("neglect",))
    (said,) = on_document.carries_what_the_chair_bound(subject(heading(3, "theme-neglect"), review=stated))
    assert (said.code, said.severity) == ("bound-theme", Severity.ERROR)
    assert said.position == Position("briefs/x.yaml", 21, 5)
    assert '"abuse"' in said.message
    assert "lead_themes (briefs/x.yaml:7:5)" in said.message


def test_missing_theme_without_any_lead_theme_says_so() -> None:
    (said,) = on_document.carries_what_the_chair_bound(subject(review=bound("neglect")))
    assert "lead_themes (which is missing)" in said.message


def test_words_about_a_theme_are_no_section_on_it() -> None:
    blocks = (heading(3, "neglect", "Neglect"), paragraph("neglect"), Paragraph((), "theme-neglect"))
    found = on_document.carries_what_the_chair_bound(subject(*blocks, review=bound("neglect")))
    assert codes(found) == ["bound-theme"]


@pytest.mark.parametrize("document", [None, "chair-response"])
def test_only_the_document_that_is_bound_is_looked_at(document: str | None) -> None:
    stated = bound("neglect", document=document)
    assert list(on_document.carries_what_the_chair_bound(subject(review=stated))) == []


def test_review_without_a_chair_response_binds_nothing() -> None:
    assert list(on_document.carries_what_the_chair_bound(subject(TITLE))) == []


# Length


def box(count: int, role: str = "box") -> Section:
    """A section of that many words, its heading counted."""
    return Section(heading(2), (paragraph("word " * (count - 1)),), role)


@pytest.mark.parametrize(
    ("count", "code", "severity"),
    [
        (10, None, None),
        (11, "long", Severity.WARNING),
        (20, "long", Severity.WARNING),
        (21, "too-long", Severity.ERROR),
    ],
)
def test_length_is_a_warning_above_the_aim_and_an_error_above_the_limit(
    count: int, code: str | None, severity: Severity | None
) -> None:
    limited = kind(limits=Limits(aim=10, words=20))
    found = list(on_document.length(subject(box(count), kind=limited)))
    assert [(said.code, said.severity) for said in found] == ([(code, severity)] if code else [])
    assert all(f"{count} words" in said.message for said in found)


def test_only_the_boxes_count_where_there_are_boxes() -> None:
    limited = kind(limits=Limits(words=20))
    blocks = (TITLE, paragraph("word " * 50), box(8), box(9), box(500, role=""))
    assert list(on_document.length(subject(*blocks, kind=limited))) == []
    assert codes(on_document.length(subject(*blocks, box(10), kind=limited))) == ["too-long"]


def test_contents_do_not_count() -> None:
    limited = kind(limits=Limits(words=20))
    blocks = (TITLE, Contents(words("word " * 30)), paragraph("word " * 19))
    assert list(on_document.length(subject(*blocks, kind=limited))) == []


def test_kind_without_limits_may_be_of_any_length() -> None:
    assert list(on_document.length(subject(box(100_000)))) == []


# Signature


NAME, ROLE, DATE = Text("A. Name"), RoleRef("chair"), Day("2024-05-11")
BLOCK = SignOff(words("Signature"), (Definition(words("Name"), (paragraph("x"),)),))


def signed(**said: Any) -> Review:
    response = ChairResponse(responder=ROLE, sign_off=Signature(**said))
    return Review(name=Text("X"), type=TypeRef("cspr"), chair_response=response)


def test_signed_document_is_well() -> None:
    stated = signed(name=NAME, role=ROLE, date=DATE)
    assert list(on_document.signed(subject(BLOCK, kind=kind(signed=True), review=stated))) == []


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({}, "name, role, date"),
        ({"role": ROLE}, "name, date"),
        ({"name": NAME, "role": ROLE}, "date"),
        ({"name": NAME, "date": DATE}, "role"),
    ],
)
@pytest.mark.parametrize(
    ("status", "severity"),
    [
        ("draft", Severity.WARNING),
        ("panel-draft", Severity.WARNING),
        ("withdrawn", Severity.WARNING),
        ("approved", Severity.ERROR),
    ],
)
def test_open_signature_is_a_warning_and_an_error_once_approved(
    said: dict[str, Any], missing: str, status: Any, severity: Severity
) -> None:
    checked = subject(BLOCK, kind=kind(signed=True), review=signed(**said), control=Control(status=status))
    (found,) = on_document.signed(checked)
    assert (found.code, found.severity, found.message) == ("sign-off", severity, f"the sign-off is open: {missing}")


def test_template_without_a_block_for_the_signature_is_told() -> None:
    stated = signed(name=NAME, role=ROLE, date=DATE)
    (found,) = on_document.signed(subject(TITLE, kind=kind(signed=True), review=stated))
    assert "the block for it" in found.message


def test_kind_that_is_not_signed_needs_no_signature() -> None:
    assert list(on_document.signed(subject(TITLE, review=signed()))) == []


# Reviews


def checked_review(stated: Review) -> CheckedReview:
    kinds = ["learning-brief", "chair-response"]
    return CheckedReview(stated, setting(REVIEWS["sar-rosa"]).shared, list(REVIEWS), kinds)


@pytest.mark.parametrize("name", ["sar-rosa", "dardr-marian", "rapid-fern"])
def test_references_of_the_examples_lead_somewhere(name: str) -> None:
    assert list(on_review.references(checked_review(review(name)))) == []


def test_reference_that_names_nothing_is_an_error_at_its_place() -> None:
    stated = review("sar-rosa").model_copy(update={"lead_themes": (ThemeRef("self-neglekt", at(9)),)})
    (said,) = on_review.references(checked_review(stated))
    assert said.code == "unknown-reference"
    assert said.message == 'no theme has the id "self-neglekt"; did you mean "self-neglect"?'
    assert said.position == Position("briefs/x.yaml", 9, 5)


def test_id_that_stands_twice_in_a_review_is_an_error() -> None:
    first, *others = review("sar-rosa").findings
    stated = review("sar-rosa").model_copy(update={"findings": (first, first, *others)})
    assert codes(on_review.references(checked_review(stated))) == ["duplicate-id"]


# The tables


def test_every_check_stands_in_its_table_once() -> None:
    there = []
    for module in pkgutil.walk_packages(checks.__path__, "briefgen.checks."):
        for value in vars(importlib.import_module(module.name)).values():
            if inspect.isfunction(value) and value.__module__ == module.name and not value.__name__.startswith("_"):
                takes = list(inspect.signature(value).parameters)
                if takes in (["subject"], ["style"]) and "Iterator[Diagnostic]" in str(value.__annotations__["return"]):
                    there.append(value)
    tables = (CHECKS_ON_SOURCE, CHECKS_ON_REVIEW, CHECKS_ON_DOCUMENT, CHECKS_ON_ARTIFACT, CHECKS_ON_STYLE)
    rows = [check.look for table in tables for check in table]
    assert len(rows) == len(set(rows))
    # References are looked at before any check, since without them nothing can be made; what was made, after all.
    assert set(there) - set(rows) == {on_review.references, on_review.nothing_made}
    assert set(rows) - set(there) == set()


def test_all_checks_are_run_and_all_is_said() -> None:
    link = Paragraph((Link("#nowhere", words("x")),))
    limited = kind(limits=Limits(words=1), signed=True)
    blocks = (TITLE, heading(3, "a"), heading(3, "a"), Heading(1, (Words("Two"),)), link, paragraph("word " * 9))
    found = list(look(CHECKS_ON_DOCUMENT, subject(*blocks, kind=limited, review=bound("neglect")), thorough=False))
    assert codes(found) == [
        "title", "heading-level", "duplicate-id", "dead-link", "bound-theme", "too-long", "sign-off",
    ]  # fmt: skip
    assert all(said.fix for said in found)


@pytest.mark.parametrize("name", REVIEWS)
def test_examples_have_no_fault_but_what_a_draft_may_have(name: str) -> None:
    assert {said.code for said in made(name).diagnostics} <= {"long", "sign-off"}
    assert {said.kind for said in made(name).diagnostics} <= {kind for review, kind in documents() if review == name}


def test_diagnostic_reads_as_one_line_and_its_mend() -> None:
    place = Position("briefs/x.yaml", 3, 5)
    said = Diagnostic("x", "it is wrong", position=place, field="a.b", rule="the rule", fix="Mend it.")
    assert str(said) == "briefs/x.yaml:3:5: a.b: error: it is wrong\n    Mend it."
    short = replace(said, position=None, field="", rule=None, fix=None, review="x", kind="y")
    assert str(short) == "x, y: error: it is wrong"
