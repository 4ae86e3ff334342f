"""Whole documents and made files: what is empty, left over, misnumbered, unmarked or lost, and what must not alarm."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import built
import checked
from briefgen.checks import CheckedArtifact, CheckedDocument
from briefgen.checks.integrity import completeness, marking, numbering, word_integrity, written_words
from briefgen.checks.integrity import made_file as integrity
from briefgen.checks.integrity.completeness import around, leftovers_in
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document import (
    Artifact,
    Block,
    BulletList,
    Callout,
    Cell,
    Contents,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Link,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Row,
    Section,
    SignOff,
    Table,
    Timeline,
)
from briefgen.kinds import DocumentKind
from briefgen.model.control import Control
from briefgen.model.review import Review
from briefgen.pipeline import draft_document, written
from briefgen.source import load
from briefgen.writers.docx import write_docx
from briefgen.writers.html import write_html
from samples import everything, paragraph, png, words
from word import changed, parts, zipped

DOCUMENT_CHECKS = (
    completeness.empty_sections,
    completeness.leftovers,
    numbering.number_gaps,
    numbering.broken_cross_references,
)
FILE_CHECKS: tuple[Callable[[CheckedArtifact], Iterable[Diagnostic]], ...] = (
    integrity.opens,
    integrity.has_title,
    integrity.right_language,
    integrity.page_links,
    marking.rightly_marked,
    word_integrity.word_file_in_order,
    written_words.left_in_file,
    written_words.words_kept,
)
EXAMPLES = list(built.documents())
each = pytest.mark.parametrize(("name", "kind"), EXAMPLES, ids=[f"{name}-{kind}" for name, kind in EXAMPLES])
DRAFT = Control()
APPROVED = Control(status="approved")


def brief() -> DocumentKind:
    return checked.setting().kinds["learning-brief"]


def subject(*blocks: Block, review: str = "clean", control: Control = DRAFT) -> CheckedDocument:
    """A document of these blocks, made of a review of the tests."""
    here = checked.setting()
    loaded = load(here.workspace.review_file(review), Review, f"briefs/{review}.yaml").value
    assert loaded
    document = Document("T", (Heading(1, words("T")), paragraph("First words."), *blocks))
    return CheckedDocument(document, loaded, brief(), control, "document.md", here.shared)


def said(found: Iterable[Diagnostic]) -> list[str]:
    """The messages, after it is made sure that each has a mend and a place."""
    listed = list(found)
    for one in listed:
        assert one.fix
        assert one.position or (one.artifact and one.field)
        assert one.judged
    return [one.message for one in listed]


def heading(level: int, text: str) -> Heading:
    return Heading(level, words(text))


# The examples


@each
def test_the_documents_of_the_examples_are_whole(name: str, kind: str) -> None:
    here, review = built.setting(built.REVIEWS[name]), built.review(name)
    document, rendered, _ = draft_document(here, name, review, here.kinds[kind])
    made = CheckedDocument(document, review, here.kinds[kind], review.control(kind), rendered.file, here.shared)
    assert [str(one) for check in DOCUMENT_CHECKS for one in check(made)] == []


@each
@pytest.mark.parametrize("status", ["draft", "approved", "withdrawn"])
def test_the_files_of_the_examples_are_whole_as_drafts_and_once_approved(name: str, kind: str, status: str) -> None:
    here, review = built.setting(built.REVIEWS[name]), built.review(name)
    control = review.control(kind).model_copy(update={"status": status})
    review = review.model_copy(update={"documents": {kind: control}})
    document, rendered, _ = draft_document(here, name, review, here.kinds[kind])
    assert (document.marking == "") == (status == "approved")
    for artifact in written(here, document, rendered, ["docx", "html"]):
        for origin in (document, None):  # as our own file, and as one that came from elsewhere
            made = CheckedArtifact(artifact, here.shared, here.style, control, origin)
            assert [str(one) for check in FILE_CHECKS for one in check(made)] == []


def test_the_files_of_a_document_with_every_node_hold_its_words() -> None:
    document = everything()
    style = built.setting(built.ROOT).style
    for extension, write in (("docx", write_docx), ("html", write_html)):
        assert said(written_words.words_kept(file(extension, write(document, style), document))) == []


# Empty sections


@pytest.mark.parametrize(
    ("blocks", "due"),
    [
        ((Section(heading(2, "Plans"), ()),), ['the section "Plans" is empty: nothing stands there']),
        ((heading(2, "Plans"), heading(2, "Visits"), paragraph("x")), ['the section "Plans" is empty: nothing stands there']),
        ((heading(2, "A"), heading(3, "B"), heading(2, "C"), paragraph("x")), ['the section "B" is empty: nothing stands there']),
        ((heading(2, "A"), heading(3, "B")), ['the section "B" is empty: nothing stands there']),
        ((heading(2, "A"), PageBreak(), Paragraph(())), ['the section "A" is empty: nothing stands there']),
        ((heading(2, "A"), Callout("notice", words("N"), ())), ['the call-out "N" is empty: nothing stands there']),
        ((BulletList((ListItem((paragraph("x"),)), ListItem(()))),), ["an item of a list is empty: nothing stands there"]),
        ((Table(words("Who"), Row((Cell(words("a")),)), ()),), ['the table "Who" is empty: nothing stands there']),
        ((Timeline(words("Days"), ()),), ['the part "Days" is empty: nothing stands there']),
        ((SignOff(words("Signed"), ()),), ['the part "Signed" is empty: nothing stands there']),
        ((Contents(words("In this")),), ['the part "In this" is empty: nothing stands there']),
        ((DefinitionList((Definition(words("Date"), ()),)),), ['the entry "Date" is empty: nothing stands there']),
        ((Quote(()),), ["a quotation is empty: nothing stands there"]),
    ],
)  # fmt: skip
def test_what_is_empty_is_told(blocks: tuple[Block, ...], due: list[str]) -> None:
    assert sorted(said(completeness.empty_sections(subject(*blocks)))) == sorted(due)


@pytest.mark.parametrize(
    "blocks",
    [
        (heading(2, "A"), heading(3, "B"), paragraph("x")),
        (heading(2, "A"), Figure(Picture(png(), "image/png", 1, 1), "What it shows")),
        (heading(2, "A"), Table((), Row((Cell(words("a")),)), (Row((Cell(words("b")),)),))),
        (BulletList((ListItem((BulletList((ListItem((paragraph("x"),)),)),)),)),),
        (Callout("notice", (), (paragraph("x"),)),),
        (Section(heading(2, "A"), (PageBreak(), paragraph("x"))),),
    ],
)
def test_what_holds_something_is_not_told(blocks: tuple[Block, ...]) -> None:
    assert said(completeness.empty_sections(subject(*blocks))) == []


def test_an_empty_section_weighs_more_once_approved() -> None:
    section = Section(heading(2, "Plans"), ())
    (draft,) = completeness.empty_sections(subject(section))
    (approved,) = completeness.empty_sections(subject(section, control=APPROVED))
    assert (draft.severity, approved.severity) == (Severity.WARNING, Severity.ERROR)


# Leftovers


def left(text: str) -> list[str]:
    return [text[one.start : one.end] for one in leftovers_in(text, checked.setting().shared.terms)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("{{ review.name }}", "{{"), ("{% if x %}", "{%"), ("a {# note #}", "{#"), ("{: .lead }", "{:"),
        ("a\ue000b", "\ue000"), ("**Plans**", "**Plans**"), ("it is **not", "**not"), ("it is ** not ** so", "** not **"),
        ("[us](https://x.example.org)", "](https://x.example.org)"), ("## Plans", "##"), ("It ended. ### Plans", "###"),
        ("# Plans", "#"), ("|---|---|", "|---"), ("```", "```"), ("!!! notice", "!!! notice"), ("1<sup>st</sup>", "<sup>"),
        ("see <name of the child>", "<name of the child>"), ("<br/>", "<br/>"), ("a&nbsp;b", "&nbsp;"), ("&#8217;", "&#8217;"),
        ("Error! Bookmark not defined.", "Error! Bookmark not defined"), ("Date: TBC", "TBC"), ("on [date] it", "[date]"),
        ("on [insert day]", "[insert"), ("on [date to be added]", "[date to be added]"), ("It is to be confirmed.", "to be confirmed"),
        ("(NAME to confirm)", "(NAME to confirm)"), ("[ASK THE PANEL]", "[ASK THE PANEL]"), ("so [JS1] it", "[JS1]"), ("[??]", "[??]"),
        ("on [which ward?]", "[which ward?]"), ("NB: add figure", "NB: add"), ("[check with legal]", "[check"),
    ],
)  # fmt: skip
def test_what_is_left_over_is_found(text: str, due: str) -> None:
    assert left(text)[0] == due


@pytest.mark.parametrize(
    "text",
    [
        "[sic]", "2 * 3", "2 ** 3", "s.47(1)(c)", "a & b", "R&D; and so on", "<6 months & their carers", "C# and F#", "item #3",
        "#MeToo", "told to f*** off, s**t and f**k", "[2019] EWCA Civ 12 (Fam)", "[1](a) and [2](b)", "if x < y and z > w",
        "under (<5) or over >6", "mail <a@b.example.org>", "a*b*c", "50% {half}", "“love you xx”", "Error! said the screen",
        "a -- b --- c", "1 | 2", "what?!", "snake_case__name",
        "the [DASH] form", "[CSC]", "it had to be confirmed by a scan", "asked to be added to the list", "(NHS to pay)",
        "“told [WHO KNOWS]”",
    ],
)  # fmt: skip
def test_ordinary_text_is_no_leftover(text: str) -> None:
    assert left(text) == []


@given(st.text(alphabet="abcd <>&*#[]()|{}.:;/!-\n", max_size=80))
def test_any_text_can_be_looked_through_and_shown(text: str) -> None:
    found = list(leftovers_in(text, checked.setting().shared.terms))
    for before, after in pairwise(found):
        assert before.end <= after.start
    for one in found:
        assert text[one.start : one.end].strip()
        assert len(around(text, one.start, one.end)) <= 202


@given(st.text(alphabet="abcdefg ,.'é", max_size=200))
def test_plain_words_are_never_left_over(text: str) -> None:
    assert left(text) == []


def test_a_placeholder_weighs_less_than_a_mark_until_the_document_is_approved() -> None:
    blocks = (paragraph("It is TBC."), paragraph("It is **so."))
    weights = [one.severity for one in completeness.leftovers(subject(*blocks))]
    assert weights == [Severity.WARNING, Severity.ERROR]
    assert [one.severity for one in completeness.leftovers(subject(*blocks, control=APPROVED))] == [Severity.ERROR] * 2


def test_marks_are_found_in_quotations_and_placeholders_are_not() -> None:
    assert said(completeness.leftovers(subject(Quote((paragraph("**so"),)), Quote((paragraph("Bye xx"),))))) == [
        'a mark for bold words is left over: "**so"'
    ]


# Numbers


@pytest.mark.parametrize(
    ("headings", "due"),
    [
        (["1. A", "3. B"], ['after number 1 comes "3. B": 2 was due']),
        (["1 A", "2 B", "2 C"], ['the number 2 stands before two headings; the second is "2 C"']),
        (["2. A", "3. B"], ['the first number is that of "2. A": 1 was due']),
        (["Area 1: A", "Area 3: B"], ['after number 1 comes "Area 3: B": 2 was due']),
        (["1.1 A", "1.3 B"], ['after number 1.1 comes "1.3 B": 1.2 was due']),
        (["1.1 A", "1.2 B", "2.2 C"], ['the first number is that of "2.2 C": 2.1 was due']),
        (["1. A", "2. B", "1. C"], ['after number 2 comes "1. C": 3 was due']),
        (["1. A", "2. B", "3. C"], []),
        (["1.1 A", "1.2 B", "2.1 C", "2.2 D"], []),
        (["Area 1: A", "Outcome 1.1: B", "Area 2: C", "Outcome 2.1: D"], []),
        (["2019 and after", "2020 and after"], []),
        (["3 things to do", "5 questions"], []),
        (["1 June 2020", "11 May 2021"], []),
        (["1 week later", "4 weeks later"], []),
        (["9 Lives"], []),
        (["Section 17 assessments", "Section 47 enquiries"], []),
        (["7-minute briefing", "24/7 care"], []),
        (["1st visit", "3rd visit"], []),
    ],
)
def test_numbers_of_headings_count_on(headings: list[str], due: list[str]) -> None:
    blocks = [block for text in headings for block in (heading(2, text), paragraph("x"))]
    assert said(numbering.number_gaps(subject(*blocks))) == due


def test_numbers_may_begin_again_or_go_on_below_a_new_heading() -> None:
    for third in ("1. C", "3. C"):
        levels = (
            heading(2, "X"),
            heading(3, "1. A"),
            heading(3, "2. B"),
            heading(2, "Y"),
            heading(3, third),
            heading(3, "4. D"),
        )
        found = said(numbering.number_gaps(subject(*levels)))
        assert found == ([] if third == "3. C" else ['after number 1 comes "4. D": 2 was due'])


def test_levels_count_by_themselves() -> None:
    levels = (heading(2, "1. A"), heading(3, "1. a"), heading(3, "2. b"), heading(2, "2. B"))
    assert said(numbering.number_gaps(subject(*levels))) == []


BOXES = (
    Section(Heading(2, words("Background"), "background", "box"), (paragraph("x"),), "box", 1),
    Section(Heading(2, words("Findings"), "findings", "box"), (paragraph("x"),), "box", 2),
)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("It is told in box 8.", "box 8"), ("See boxes 1, 2 and 8.", "box 8"), ("Outcome 2.3 is met.", "outcome 2.3"),
        ("It answers outcomes 1.1 and 4.2 below.", "outcome 4.2"), ("area 7, as said", "area 7"),
        ("(see section 4)", "section 4"), ("See also section 3.2.", "section 3.2"), ("see appendix 2 below", "appendix 2"),
        ("It is told in box 1.", ""), ("See section 2.", ""), ("Outcome 1.1 is met.", ""), ("Area 1 is about it.", ""),
        ("under section 47 of the Children Act 1989", ""), ("(see section 47)", ""), ("see section 5 of the Act", ""),
        ("a section 9 assessment", ""), ("outcome 3 of the earlier review", ""), ("the outcome 3 weeks later", ""),
        ("In this area 12 children were seen.", ""), ("Write to PO Box 12.", ""), ("a tick-box 9", ""),
        ("In the area, 40% moved.", ""), ("area 3% larger", ""), ("Part 3 of the Family Law Act", ""), ("box 9 from the form", ""),
        ("the outcomes", ""), ("version 2.3", ""),
    ],
)  # fmt: skip
def test_references_to_numbers_lead_somewhere(text: str, missing: str) -> None:
    found = said(numbering.broken_cross_references(subject(*BOXES, paragraph(text), review="number-gap")))
    assert [one.rpartition("refers to ")[2] for one in found] == ([f"{missing}, which is not there"] if missing else [])


def test_numbers_of_a_kind_that_a_document_has_not_are_left_alone() -> None:
    assert said(numbering.broken_cross_references(subject(paragraph("Box 8 and outcome 2.3 and area 7.")))) == []


# Made files


def file(extension: str, content: bytes, document: Document | None = None, control: Control = DRAFT) -> CheckedArtifact:
    clean = checked.clean(extension)
    return replace(
        clean, artifact=Artifact(f"clean/learning-brief.{extension}", "", content), document=document, control=control
    )


def own(extension: str, **marked: str) -> tuple[bytes, Document]:
    """The clean brief as a file, with this marking in place of its own, and the document that it was made from."""
    whole = checked.clean(extension)
    assert whole.document
    document = replace(whole.document, **marked)
    write = write_docx if extension == "docx" else write_html
    return write(document, whole.style), document


@pytest.mark.parametrize(
    "content", [b"", b"x", b"PK\x03\x04", zipped({}), zipped({"a.xml": b"<a>"}), zipped({"word/document.xml": b"<a/>"})]
)
def test_what_is_no_word_file_is_told_once(content: bytes) -> None:
    found = [one.code for check in FILE_CHECKS for one in check(file("docx", content))]
    assert found == ["file-broken"]


@pytest.mark.parametrize("content", [b"", b"  \n", "\ufeffé".encode("utf-16"), b"<p>\x93</p>"])
def test_what_is_no_page_is_told_once(content: bytes) -> None:
    assert [one.code for check in FILE_CHECKS for one in check(file("html", content))] == ["file-broken"]


def test_a_file_with_a_password_is_told() -> None:
    content = bytearray(checked.clean("docx").artifact.content)
    flags = content.index(b"PK\x01\x02") + 8
    content[flags] |= 1  # encrypted
    assert [one.code for one in integrity.opens(file("docx", bytes(content)))] == ["file-broken"]


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1), rubbish=st.binary(min_size=1, max_size=40), extension=st.sampled_from(["docx", "html"]))
def test_no_damaged_file_stops_the_checks(place: float, rubbish: bytes, extension: str) -> None:
    content = checked.clean(extension).artifact.content
    begin = int(place * len(content))
    damaged = content[:begin] + rubbish + content[begin + len(rubbish) :]
    for document in (None, checked.clean(extension).document):
        for check in FILE_CHECKS:
            list(check(file(extension, damaged, document)))


_ODD = st.recursive(
    st.sampled_from(['<w:t>a</w:t>', '<w:fldChar/>', '<w:hyperlink w:anchor="x"/>', '<w:bookmarkStart/>', "<w:instrText> REF </w:instrText>", "<w:sectPr/>", '<w:headerReference/>', "<!-- c -->", "<?p i?>", "<w:rPr><w:vanish/></w:rPr>", '<w:fldChar w:fldCharType="begin"/>', "<w:footnote/>", "<w:lang/>", '<x r:id="rId7"/>']),
    lambda inner: st.tuples(st.sampled_from(["w:p", "w:r", "w:tc", "w:body", "w:ins", "w:sectPr"]), st.lists(inner, max_size=4)).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(inner=_ODD, root=st.sampled_from(["document", "hdr", "styles", "settings", "footnotes", "comments"]))
def test_no_odd_markup_stops_the_checks(inner: str, root: str) -> None:
    contents = parts(checked.clean("docx").artifact.content)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    wordish = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    contents["word/document.xml" if root == "document" else f"word/{root}9.xml"] = (
        f'<w:{root} xmlns:w="{wordish}" xmlns:r="{office}">{inner}</w:{root}>'.encode()
    )
    for document in (None, checked.clean("docx").document):
        for check in FILE_CHECKS:
            list(check(file("docx", zipped(contents), document)))


def test_entities_are_not_expanded_nor_files_read() -> None:
    contents = parts(checked.clean("docx").artifact.content)
    old = contents["word/document.xml"].decode()
    declared = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    contents["word/document.xml"] = (
        old.replace("<w:document", f"{declared}<w:document", 1).replace("Robin", "&x;", 1).encode()
    )
    messages = said(written_words.words_kept(file("docx", zipped(contents), checked.clean("docx").document)))
    assert messages
    assert "etc" not in messages[0]


# Traces of editing


def test_traces_of_editing_are_counted_and_are_an_error_once_approved() -> None:
    run = "<w:r><w:t> </w:t></w:r>"
    marks = f'<w:ins w:id="1">{run}</w:ins><w:ins w:id="2">{run}</w:ins><w:del w:id="3"><w:r><w:delText>x</w:delText></w:r></w:del>'
    content = changed(
        checked.clean("docx").artifact.content,
        document=lambda text: text.replace("<w:bookmarkStart", f"{marks}<w:bookmarkStart", 1),
    )
    for control, severity in ((Control(), Severity.WARNING), (APPROVED, Severity.ERROR)):
        (found,) = word_integrity.word_file_in_order(file("docx", content, None, control))
        assert found.message == "the file still holds traces of editing: 2 insertions, 1 deletion"
        assert found.severity is severity


def test_hidden_text_is_counted_and_not_shown() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    content = changed(
        checked.clean("docx").artifact.content,
        document=lambda text: text.replace(
            '<w:r><w:t xml:space="preserve">Robin', f'<w:r>{hidden}<w:t xml:space="preserve">Robin'
        ),
    )
    found = list(word_integrity.word_file_in_order(file("docx", content)))
    assert {one.code for one in found} == {"hidden-text"}
    assert "Robin" not in "".join(f"{one.message}{one.field}{one.fix}" for one in found)


def test_text_hidden_by_a_style_is_found_and_what_a_run_shows_again_is_not() -> None:
    content = checked.clean("docx").artifact.content
    styled = changed(
        content, styles=lambda text: text.replace('w:styleId="Lead">', 'w:styleId="Lead"><w:rPr><w:vanish/></w:rPr>', 1)
    )
    assert [one.code for one in word_integrity.word_file_in_order(file("docx", styled))] == ["hidden-text"]
    off = changed(
        content, document=lambda text: text.replace("<w:r><w:t", '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t')
    )
    assert said(word_integrity.word_file_in_order(file("docx", off))) == []


def test_what_an_author_wrote_is_no_broken_field_of_the_file() -> None:
    whole = checked.clean("docx")
    assert whole.document
    document = replace(whole.document, blocks=(*whole.document.blocks, paragraph("Error! Bookmark not defined.")))
    content = write_docx(document, whole.style)
    assert said(word_integrity.word_file_in_order(file("docx", content, document))) == []
    assert [one.code for one in word_integrity.word_file_in_order(file("docx", content))] == ["word-field"]


def test_nested_fields_have_codes_of_their_own() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = f"{char('begin')}<w:r><w:instrText> PAGEREF lost </w:instrText></w:r>{char('separate')}{char('end')}"
    outer = f"{char('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{char('separate')}{inner}{char('end')}"
    content = changed(
        checked.clean("docx").artifact.content,
        document=lambda text: text.replace("<w:bookmarkStart", f"{outer}<w:bookmarkStart", 1),
    )
    assert said(word_integrity.word_file_in_order(file("docx", content))) == [
        'the field "PAGEREF lost" leads to a bookmark that is not there'
    ]


def test_fields_and_links_to_what_is_there_are_in_order() -> None:
    good = '<w:fldSimple w:instr=" REF SUPPORT \\h "/><w:fldSimple w:instr=" PAGE "/><w:hyperlink w:anchor="_top"/>'
    content = changed(
        checked.clean("docx").artifact.content,
        document=lambda text: text.replace("<w:bookmarkStart", f"{good}<w:bookmarkStart", 1),
    )
    assert said(word_integrity.word_file_in_order(file("docx", content))) == []


def test_a_link_that_the_document_lacks_is_told_of_the_document_alone() -> None:
    whole = checked.clean("docx")
    assert whole.document
    document = replace(whole.document, blocks=(*whole.document.blocks, Paragraph((Link("#lost", words("there")),))))
    word, html = write_docx(document, whole.style), write_html(document, whole.style)
    assert said(word_integrity.word_file_in_order(file("docx", word, document))) == []
    assert said(integrity.page_links(file("html", html, document))) == []
    assert [one.code for one in integrity.page_links(file("html", html))] == ["page-link"]


# Marking


@pytest.mark.parametrize("extension", ["docx", "html"])
def test_a_published_file_bears_no_marking(extension: str) -> None:
    unmarked, document = own(extension, marking="", handling="")
    assert said(marking.rightly_marked(file(extension, unmarked, document, APPROVED))) == []
    content, _ = own(extension)
    found = said(marking.rightly_marked(file(extension, content, document, APPROVED)))
    assert found
    assert all("OFFICIAL-SENSITIVE: DRAFT" in one or "Not for publication" in one for one in found)


@pytest.mark.parametrize("extension", ["docx", "html"])
@pytest.mark.parametrize(
    "words_left",
    [
        "Restricted until publication",
        "DRAFT",
        "Draft v0.3",
        "Not for publication.",
        "OFFICIAL-SENSITIVE: DRAFT",
        "Strictly confidential",
        "CONFIDENTIAL: not to be shared",
        "Not to be shared outside the panel.",
    ],
)
def test_a_marking_in_the_text_of_a_published_file_is_found(extension: str, words_left: str) -> None:
    whole = checked.clean(extension)
    assert whole.document
    document = replace(whole.document, blocks=(*whole.document.blocks, paragraph(words_left)), marking="", handling="")
    content = (write_docx if extension == "docx" else write_html)(document, whole.style)
    found = list(marking.rightly_marked(file(extension, content, document, APPROVED)))
    assert [(one.code, one.field, one.severity) for one in found] == [("marking", "text", Severity.ERROR)]


@pytest.mark.parametrize("extension", ["docx", "html"])
@pytest.mark.parametrize(
    "ordinary",
    [
        "The draft plan was never read.",
        "Draft plans",
        "Nobody drafted a plan.",
        "Confidential advice for parents",
        "Confidential: the helpline tells nobody who called.",
        "The record was confidential, and was not to be shared.",
        "The notes were marked restricted until publication, and nobody could read them.",
    ],
)
def test_a_published_file_may_speak_of_drafts(extension: str, ordinary: str) -> None:
    whole = checked.clean(extension)
    assert whole.document
    document = replace(whole.document, blocks=(*whole.document.blocks, paragraph(ordinary)), marking="", handling="")
    content = (write_docx if extension == "docx" else write_html)(document, whole.style)
    assert said(marking.rightly_marked(file(extension, content, document, APPROVED))) == []


@pytest.mark.parametrize("extension", ["docx", "html"])
def test_an_embargo_is_borne_until_its_day(extension: str) -> None:
    embargo = Control(status="approved", embargo_until="2026-02-01")
    content, document = own(extension, marking="EMBARGOED UNTIL 1 February 2026")
    assert said(marking.rightly_marked(file(extension, content, document, embargo))) == []
    unmarked, _ = own(extension, marking="", handling="")
    assert said(marking.rightly_marked(file(extension, unmarked, document, embargo)))


@pytest.mark.parametrize("extension", ["docx", "html"])
def test_a_file_from_elsewhere_is_not_judged_for_its_marking(extension: str) -> None:
    marked, document = own(extension)
    unmarked, _ = own(extension, marking="", handling="")
    embargo = Control(status="approved", embargo_until="2026-02-01")
    for control in (DRAFT, APPROVED, embargo):  # whichever it is, the file itself does not tell
        for content in (marked, unmarked):
            assert said(marking.rightly_marked(file(extension, content, None, control))) == []
    assert said(marking.rightly_marked(file(extension, unmarked, document)))  # while our own is


def test_even_pages_and_further_sections_are_marked_too() -> None:
    content, document = own("docx")
    even = changed(content, settings=lambda text: text.replace("<w:zoom", "<w:evenAndOddHeaders/><w:zoom", 1))
    assert [one.field for one in marking.rightly_marked(file("docx", even, document))] == ["its even pages"]
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    more = changed(content, document=lambda text: text.replace("<w:body>", f"<w:body>{section}", 1))
    assert [one.field for one in marking.rightly_marked(file("docx", more, document))] == [
        "its pages"
    ]  # the new first section has no header


# Title, language, words


@pytest.mark.parametrize(
    "title", ["", "  ", "Document1", "learning-brief", "Microsoft Word - brief", "brief-final.docx", "brief.PDF"]
)
def test_a_title_is_no_file_name(title: str) -> None:
    content = f"<html lang='en-GB'><head><title>{title}</title></head><body><p>x</p></body></html>".encode()
    assert [one.code for one in integrity.has_title(file("html", content))] == ["missing-title"]


@pytest.mark.parametrize(
    "title", ["Learning from Robin", "Document control", "Untitled lives", "The document 2 of us read"]
)
def test_a_title_in_words_is_one(title: str) -> None:
    content = f"<html lang='en-GB'><head><title>{title}</title></head><body><p>x</p></body></html>".encode()
    assert said(integrity.has_title(file("html", content))) == []


@pytest.mark.parametrize(
    ("language", "wrong"),
    [("en-GB", False), ("EN-gb", False), ("cy", False), ("cy-GB", False), ("en-US", True), ("en", False)],
)
def test_a_file_from_elsewhere_may_be_in_another_language_but_not_in_another_english(
    language: str, wrong: bool
) -> None:
    content = f"<html lang='{language}'><head><title>Words</title></head><body><p>x</p></body></html>".encode()
    assert bool(said(integrity.right_language(file("html", content)))) == wrong


def test_a_document_in_welsh_has_files_in_welsh() -> None:
    for extension in ("docx", "html"):
        content, document = own(extension, language="cy")
        assert said(integrity.right_language(file(extension, content, document))) == []
        english, _ = own(extension)
        assert said(integrity.right_language(file(extension, english, document)))


@pytest.mark.parametrize("extension", ["docx", "html"])
def test_the_first_word_that_differs_is_told_with_its_surroundings(extension: str) -> None:
    whole = checked.clean(extension)
    document = whole.document
    assert document
    longer = replace(document, blocks=(*document.blocks, paragraph("One thing more.")))
    (lost,) = written_words.words_kept(file(extension, whole.artifact.content, longer))
    assert lost.message.endswith('the document says "One thing more.", and the file "nothing more"')
    assert lost.severity is Severity.ERROR
    content = (write_docx if extension == "docx" else write_html)(longer, whole.style)
    (added,) = written_words.words_kept(file(extension, content, document))
    assert added.message.endswith('the document says "nothing more", and the file "One thing more."')


def test_letters_made_of_two_signs_are_the_same_words() -> None:
    whole = checked.clean("html")
    assert whole.document
    document = replace(whole.document, blocks=(paragraph("Zoë"),))
    content = write_html(replace(document, blocks=(paragraph("Zoe\u0308"),)), whole.style)
    assert said(written_words.words_kept(file("html", content, document))) == []


# Files from elsewhere


@pytest.mark.parametrize("extension", ["docx", "html"])
def test_what_is_left_over_in_a_file_from_elsewhere_is_told_with_its_place(extension: str) -> None:
    whole = checked.clean(extension)
    assert whole.document
    document = replace(whole.document, blocks=(*whole.document.blocks, paragraph("The day is TBC and **bold**.")))
    content = (write_docx if extension == "docx" else write_html)(document, whole.style)
    found = list(written_words.left_in_file(file(extension, content)))
    assert [one.severity for one in found] == [Severity.WARNING, Severity.ERROR]
    assert all(one.field for one in found)
    assert said(written_words.left_in_file(file(extension, content, document))) == []  # told of the document
