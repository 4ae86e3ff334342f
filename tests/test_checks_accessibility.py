"""The finer cases of accessibility: what must be told, what must not, and files that are none."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checked
import faults_accessibility as faults
from briefgen.checks.accessibility.access_words import is_file_name, says_nothing, stands_alone
from briefgen.checks.accessibility.page_access import page_accessibility
from briefgen.checks.accessibility.word_access import word_accessibility
from briefgen.checks.catalogue import RULES, RuleGroup
from briefgen.checks.subjects import CheckedArtifact
from briefgen.diagnostics import Diagnostic
from briefgen.document import Artifact
from briefgen.model.partnership import Source
from briefgen.model.shared import Shared
from briefgen.model.terms import Phrase, Terms, WordList
from briefgen.model.text import Text
from briefgen.source import load
from faults_accessibility import cell, drawing, paragraph, table
from steady import steady
from word import changed, parts, zipped

HOSTILE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Cc")), max_size=60)
WORDS = Terms(
    link_text=WordList(
        source=Source(title=Text("a list")), phrases=(Phrase(avoid=Text("here")), Phrase(avoid=Text("click here")))
    )
)


def subject(extension: str, content: bytes) -> CheckedArtifact:
    """Content as a made file, with words that say nothing as a link's."""
    whole = checked.clean(extension)
    shared = Shared(whole.shared.partnership, whole.shared.themes_file, whole.shared.glossary, WORDS)
    return CheckedArtifact(
        Artifact(f"clean/learning-brief.{extension}", "", content), shared, whole.style, whole.control
    )


def word(content: bytes) -> list[Diagnostic]:
    return list(word_accessibility(subject("docx", content)))


def with_body(markup: str) -> bytes:
    """The clean brief with markup after its first box."""
    mark = '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart w:id="2"'
    return changed(checked.clean("docx").artifact.content, document=lambda text: text.replace(mark, markup + mark))


def body(markup: str) -> list[str]:
    """The codes told of the clean brief with more markup."""
    return [one.code for one in word(with_body(markup))]


def page(markup: str) -> list[str]:
    """The codes told of the clean page with more markup in its text."""
    content = checked.clean("html").artifact.content.replace(b"</main>", markup.encode() + b"</main>")
    return [one.code for one in page_accessibility(subject("html", content))]


GOOD_TABLE = table(cell("Service") + cell("Answer"), cell("Police") + cell("Yes"))
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
BOLD = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
BOXED = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('In a box.')}</w:txbxContent></w:pict></w:r></w:p>"
CHOICE = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
    f"<w:drawing><wp:anchor><wp:docPr/><w:txbxContent>{paragraph('In a box.')}</w:txbxContent></wp:anchor></w:drawing>"
    f"</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{paragraph('In a box.')}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
DECORATIVE = drawing().replace(
    'name="Picture 77"/>',
    'name="Picture 77"><a:extLst><a:ext><d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst></wp:docPr>',
)


def linked(text: str, before: str = "You can read about it ", after: str = " or ask the office.") -> str:
    """A paragraph with a link."""
    return f"<w:p>{RUN.format(before)}<w:hyperlink w:anchor='about'>{RUN.format(text)}</w:hyperlink>{RUN.format(after)}</w:p>"


@pytest.mark.parametrize(
    "markup",
    [
        GOOD_TABLE,
        table(cell("Service") + cell("Answer"), cell("Police") + cell("Yes"), look='<w:tblLook w:val="04A0"/>'),
        "<w:p>" + drawing(' descr="A door, closed"') + "</w:p>",
        f"<w:p>{DECORATIVE}</w:p>",
        '<w:p><w:r><w:pict><v:rect xmlns:v="urn:v" xmlns:o="urn:schemas-microsoft-com:office:office" o:hr="t"/></w:pict></w:r></w:p>',
        "<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>".replace(
            "<w:p/>", paragraph("Contents.")
        ),
        '<w:sdt><w:sdtPr><w:alias w:val="What happened"/></w:sdtPr><w:sdtContent>'
        + paragraph("One day.")
        + "</w:sdtContent></w:sdt>",
        f"<w:p>{BOLD.format('Nobody asked why.')}</w:p>",
        f"<w:p>{BOLD.format('Nobody')}{RUN.format(' asked')}</w:p>",
        f"<w:p>{BOLD.format('A long sentence that is set in bold as a whole by someone who wants it to be read by everyone')}</w:p>",
        GOOD_TABLE + "<w:p/>" + GOOD_TABLE,
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
        paragraph("He came home.  She was out."),
        paragraph("1. One thing was seen.") + paragraph("It was written down."),
        paragraph("– I was afraid, said Robin."),
        paragraph("1. One item.", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 2,
        linked("how we got here"),
        linked("https://example.org/kinship", "Website: ", ""),
        linked("office@example.org"),
        paragraph("MARAC, MASH, CSC, LADO, GP"),
        paragraph("Police", look='<w:u w:val="none"/>'),
        paragraph("Small print.", style="Note"),
    ],
)
def test_what_is_well_made_in_word_is_not_told(markup: str) -> None:
    assert body(markup) == []


@pytest.mark.parametrize(
    ("markup", "due"),
    [
        (table(cell("Service")), []),
        (BOXED, ["word-floating"]),
        (CHOICE, ["word-floating"]),
        (linked("here"), ["word-link-text"]),
        (linked("Click  here."), ["word-link-text"]),
        (linked(""), ["word-link-text"]),
        (linked("https://example.org/kinship"), ["word-link-text"]),
        ('<w:sdt><w:sdtPr><w:alias w:val="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"/></w:sdtPr><w:sdtContent>' + paragraph("It.") + '</w:sdtContent></w:sdt>', ["word-control-title"]),
        (paragraph("• One.") + paragraph("• Two."), ["word-list", "word-list"]),
        (paragraph("a) One.") + paragraph("b) Two.") + paragraph("c) Three."), ["word-list", "word-list"]),
        (paragraph("THE VISITORS WROTE NOTHING YESTERDAY"), ["word-style"]),
        (table(cell("Service"), cell("Police"), cell("")), ["word-empty-cell"]),
        (table(cell("Service"), cell("A") + cell("B")), ["word-table-shape"]),
        (table(cell("Service"), f"<w:tc><w:tcPr/>{GOOD_TABLE}<w:p/></w:tc>"), ["word-table-shape"]),
        (paragraph("") + paragraph("Between.") + paragraph(""), ["word-blank-paragraphs"] * 2),
    ],
)  # fmt: skip
def test_what_is_badly_made_in_word_is_told(markup: str, due: list[str]) -> None:
    assert body(markup) == due


def test_a_place_is_told_in_words() -> None:
    (found,) = word(with_body(paragraph("One     side of it was seen by all of the visitors who came.")))
    assert found.field == 'paragraph 8, beginning "One side of it was seen by all of the ..."'
    assert found.artifact == "clean/learning-brief.docx"
    assert "a run of blanks" in found.message


def test_a_table_is_placed_and_its_cells_are_named() -> None:
    (found,) = word(with_body(GOOD_TABLE + table(cell("Service") + cell("Answer"), cell("Health") + cell(""))))
    assert found.field == 'table 2, beginning "Service Answer Health"'
    assert "row 2, column 2" in found.message


def test_a_picture_in_the_header_is_placed_there() -> None:
    content = changed(
        checked.clean("docx").artifact.content, header1=lambda text: text.replace("</w:p></w:hdr>", _DRAWN)
    )
    (found,) = word(content)
    assert found.code == "word-alt-text"
    assert found.field.startswith("header, paragraph 2")


_DRAWN = drawing().replace(
    "<wp:inline>", '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="urn:a">'
) + "</w:p></w:hdr>"  # fmt: skip


def test_many_paragraphs_with_one_fault_are_told_once() -> None:
    found = word(with_body(paragraph("A line.", '<w:jc w:val="both"/>') * 5))
    assert [one.message for one in found] == ['5 paragraphs are set justified: the first is "A line."']


def test_a_style_that_is_justified_by_what_it_is_based_on_is_told() -> None:
    def edit(styles: str) -> str:
        left = '<w:jc w:val="left"/>'
        return styles.replace(left, "").replace("<w:pPrDefault><w:pPr>", '<w:pPrDefault><w:pPr><w:jc w:val="both"/>')

    found = word(changed(checked.clean("docx").artifact.content, styles=edit))
    assert [one.code for one in found] == ["word-style"]


def test_styles_that_are_based_on_each_other_do_not_stop_the_check() -> None:
    content = changed(
        checked.clean("docx").artifact.content,
        styles=lambda text: text.replace('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="BodyText"/>'),
    )
    assert word(content) == []


def test_the_family_that_libreoffice_writes_for_arial_is_not_believed() -> None:
    content = changed(
        checked.clean("docx").artifact.content,
        fontTable=lambda text: text.replace('<w:family w:val="swiss"/>', '<w:family w:val="roman"/>'),
    )
    assert word(content) == []


def test_deleted_words_are_not_read() -> None:
    deleted = (
        "<w:p><w:del><w:r><w:delText>• Gone</w:delText></w:r></w:del><w:ins><w:r><w:t>Kept.</w:t></w:r></w:ins></w:p>"
    )
    assert body(deleted) == []


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/theme/theme1.xml"])
@pytest.mark.parametrize(
    "new", [b"", b"<broken", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', b"<x/>"]
)
def test_odd_parts_do_not_stop_the_check(part: str, new: bytes) -> None:
    whole = parts(checked.clean("docx").artifact.content)
    for one in word(zipped({**whole, part: new})):
        assert one.fix
        assert "root:" not in one.message


@given(HOSTILE)
@steady(60)
def test_any_words_can_be_checked(text: str) -> None:
    said = escape(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "", text))
    for one in word(with_body(paragraph(said) + linked(said) + table(cell(said)))):
        assert one.code.startswith("word-")
        assert one.fix


@given(st.binary(max_size=300))
@steady(60)
def test_any_bytes_can_be_a_page(content: bytes) -> None:
    for one in page_accessibility(subject("html", content)):
        assert one.fix


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li>One<ul><li>Two</li></ul></li></ul>",
        '<img src="data:," alt="">',
        '<svg aria-hidden="true"></svg><svg role="img" aria-label="A door"></svg><span aria-hidden="true"><svg></svg></span>',
        '<p>Website: <a href="https://example.org/kinship">https://example.org/kinship</a></p>',
        '<p>Write to <a href="mailto:office@example.org">office@example.org</a> before Monday, or come to us.</p>',
        '<p>Read it <a href="/x" aria-label="The report on kinship care">here</a>, or come to us.</p>',
        '<p><a href="/x"><img src="data:," alt="The report"></a></p>',
        '<label for="role">Your role</label><input id="role"><label>Name <input name="n"></label>',
        '<p id="ask">Your view</p><textarea aria-labelledby="ask"></textarea><input type="submit"><input type="hidden">',
        '<table role="presentation"><tr><td>A</td></tr></table>',
        "<video controls></video>",
        '<p tabindex="0">A</p>',
    ],
)
def test_what_is_well_made_in_a_page_is_not_told(markup: str) -> None:
    assert page(markup) == []


@pytest.mark.parametrize(
    ("markup", "due"),
    [
        ('<p>You can read it <a href="/x">here</a>, or come to us.</p>', ["page-link-text"]),
        ('<p>You can read it <a href="/x"></a>, or come to us.</p>', ["page-link-text"]),
        ('<p>You can read it on <a href="/x">www.example.org/a</a>, or come.</p>', ["page-link-text"]),
        ("<ol>loose<li>One</li></ol>", ["page-list"]),
        ('<svg role="img"></svg>', ["page-alt-text"]),
        ('<label></label><select id="x"></select>', ["page-field-label"]),
        ("<table><caption> </caption><tr><th scope='col'>A</th></tr></table>", ["page-table-caption"]),
        ("<audio autoplay></audio>", ["page-autoplay"]),
    ],
)
def test_what_is_badly_made_in_a_page_is_told(markup: str, due: list[str]) -> None:
    assert page(markup) == due


@pytest.mark.parametrize(
    ("viewport", "due"),
    [
        ("maximum-scale=1.0", ["page-zoom"]),
        ("user-scalable=0", ["page-zoom"]),
        ("maximum-scale=5", []),
        ("maximum-scale=x", []),
    ],
)
def test_a_viewport_lets_readers_make_the_page_larger(viewport: str, due: list[str]) -> None:
    content = checked.clean("html").artifact.content.replace(b"initial-scale=1", viewport.encode())
    assert [one.code for one in page_accessibility(subject("html", content))] == due


def test_a_fault_of_a_page_is_placed_under_its_heading() -> None:
    content = checked.clean("html").artifact.content.replace(b"</main>", b'<img src="data:,"></main>')
    (found,) = page_accessibility(subject("html", content))
    assert found.field == 'under "About this brief"'


@pytest.mark.parametrize(
    ("text", "due"),
    [("door.PNG", True), (" IMG_1.jpeg ", True), ("A door.", False), ("A plan of door.png", False), ("", False)],
)
def test_a_file_name_is_known(text: str, due: bool) -> None:
    assert is_file_name(text) is due


@given(HOSTILE)
@steady()
def test_words_with_a_letter_beside_a_phrase_say_something(text: str) -> None:
    assert not says_nothing(f"Guidance {text} x", {"here"})


def test_an_address_stands_alone_only_beside_a_label() -> None:
    address = "https://example.org/a"
    assert stands_alone(address, f"Find out more: {address}")
    assert not stands_alone(address, f"You can find out more on {address}")
    assert not stands_alone("here", "here")


def test_other_files_are_left_alone() -> None:
    for check in (word_accessibility, page_accessibility):
        assert list(check(replace(subject("html", b""), artifact=Artifact("clean/brief.md", "", b"<p>x")))) == []


def test_each_rule_has_a_planted_fault_or_a_bad_review() -> None:
    loaded = load(Path(RULES) / "accessibility.yaml", RuleGroup, "accessibility.yaml")
    assert loaded.value, loaded.diagnostics
    codes = {str(rule.code) for rule in loaded.value.rules}
    reviewed = {line.split()[0] for name in checked.NAMES for line in checked.due(name)}
    planted = {fault.code for fault in faults.FAULTS} | reviewed | {"contrast-page", "contrast-word"}
    assert codes - planted == set()
    assert {fault.code for fault in faults.FAULTS} <= codes
