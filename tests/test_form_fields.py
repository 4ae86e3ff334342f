"""Form fields in made files: content controls in Word, room to write on the page."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from briefgen.digest import canonical
from briefgen.document import FIELDS, Document, Field, Heading, Text, plain_text, walk
from briefgen.style.house import load_style
from briefgen.transforms import transform
from briefgen.workspace import Workspace
from briefgen.writers.html import write_html
from built import ROOT, docx_text, html_text
from office import needs_office, to_pdf
from samples import words
from steady import steady
from word import attribute, find, made, xml

CONTROL = "//w:sdt"


def field(form: str = "line", label: str = "Team", hint: str = "Write here", *choices: str) -> Field:
    return Field(form, words(label), words(hint), choices)


def only(content: bytes, path: str) -> etree._Element:
    (found,) = find(content, path)
    return found


def values(content: bytes, name: str) -> list[str | None]:
    return [attribute(node, "val") for node in find(content, f"//w:sdtPr/w:{name}")]


def test_a_field_is_a_content_control_with_title_tag_lock_and_hint() -> None:
    content = made(field(label="What changed?"))
    assert values(content, "alias") == ["What changed?"]
    assert values(content, "tag") == ["what-changed"]
    assert values(content, "lock") == ["sdtLocked"]
    assert find(content, "//w:sdtPr/w:showingPlcHdr")
    hint = only(content, "//w:sdtContent/w:p/w:r")
    assert hint.xpath("string(w:t)", namespaces=hint.nsmap) == "Write here"
    assert find(content, "//w:sdtContent//w:rStyle[@w:val='PlaceholderText']")


def test_the_label_is_a_paragraph_that_stays_with_its_control() -> None:
    content = made(field())
    label, control = xml(content)[0][:2]
    assert label.xpath("string(.//w:pStyle/@w:val)", namespaces=label.nsmap) == "FieldLabel"
    assert control.tag.endswith("}sdt")
    assert find(content, "//w:style[@w:styleId='FieldLabel']//w:keepNext", "word/styles.xml")


@pytest.mark.parametrize(
    ("form", "kind"), [("line", "text"), ("lines", "text"), ("date", "date"), ("choice", "dropDownList")]
)
def test_each_form_has_its_kind_of_control(form: str, kind: str) -> None:
    content = made(field(form, "Team", "Write here", *(["a", "b"] if form == "choice" else [])))
    assert len(find(content, f"//w:sdtPr/w:{kind}")) == 1
    assert bool(find(content, "//w:text[@w:multiLine='1']")) == (form == "lines")
    items = [(attribute(node, "displayText"), attribute(node, "value")) for node in find(content, "//w:listItem")]
    assert items == ([("a", "a"), ("b", "b")] if form == "choice" else [])


def test_every_form_is_tried_here() -> None:
    assert FIELDS == ("line", "lines", "date", "choice")


def test_a_file_with_fields_is_not_protected() -> None:
    assert not find(made(field()), "//w:documentProtection", "word/settings.xml")


@steady(50)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1), min_size=1)
)
def test_ids_are_unique_and_titles_as_long_as_word_takes_them(labels: list[str]) -> None:
    content = made(*(field(label=label) for label in (*labels, *labels)))
    ids = [int(str(one)) for one in values(content, "id")]
    assert len(set(ids)) == 2 * len(labels)
    assert all(0 < one < 2**31 for one in ids)
    assert all(0 < len(str(title)) <= 64 for title in values(content, "alias") if str(title).strip())
    assert all(0 < len(str(tag)) <= 64 for tag in values(content, "tag"))
    assert content == made(*(field(label=label) for label in (*labels, *labels)))


def test_a_long_title_is_cut_between_words() -> None:
    (title,) = values(made(field(label="word " * 30)), "alias")
    assert title == "word " * 11 + "word…"


def everything() -> tuple[Field, ...]:
    return tuple(
        field(form, f"Label of {form}", "Choose: a / b", *(["a", "b"] if form == "choice" else [])) for form in FIELDS
    )


def test_two_validators_find_nothing(tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    path.write_bytes(made(Heading(1, words("A form")), *everything()))
    assert [str(error) for error in OpenXmlValidator(max_errors=0).validate(path).errors] == []
    assert [str(finding) for finding in check(str(path))] == []


@needs_office
def test_a_word_processor_shows_label_and_hint(tmp_path: Path) -> None:
    assert to_pdf(made(Heading(1, words("A form")), *everything()), tmp_path).startswith(b"%PDF")


def page(*blocks: Field) -> bytes:
    return write_html(
        Document("A form", (Heading(1, words("A form")), *blocks)), load_style(Workspace.at(ROOT), "house")
    )


def test_on_the_page_a_field_is_a_named_group_with_room_to_write_and_no_form_element() -> None:
    main = next(lxml.html.document_fromstring(page(*everything()).decode("utf-8")).iter("main"))
    groups = main.xpath(".//div[@class='field']")
    assert [group.get("role") for group in groups] == ["group"] * 4
    for group, one in zip(groups, everything(), strict=True):
        label, room = group
        assert label.get("id") == group.get("aria-labelledby")
        assert (label.text, room.text) == (plain_text(one.label), plain_text(one.hint))
        assert room.get("class").split() == (["room", "lines"] if one.form == "lines" else ["room"])
    assert not main.xpath(".//form | .//input | .//textarea | .//select")


@steady(50)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), st.sampled_from(FIELDS))
def test_what_stands_in_a_field_is_inert_and_the_same_in_both(text: str, form: str) -> None:
    one = Field(form, (Text(f"L {text}"),), (Text(f"H {text}"),), (text,) if form == "choice" else ())
    main = html_text(page(one))
    assert docx_text(made(Heading(1, words("A form")), one)) == main
    assert f"H {text}" in main


def test_label_and_hint_are_words_of_the_document() -> None:
    one = field(label="It's 11 May", hint='The "team" leader')
    (set_,) = transform((one,), ())
    assert plain_text((set_,)) == "It’s 11\u00a0May\nThe “team” leader"
    assert list(walk((one,)))[1:] == [*one.label, *one.hint]


@pytest.mark.parametrize(
    "other", [field("lines"), field(label="Other"), field(hint="Other"), field("choice", "Team", "Write here", "a")]
)
def test_each_part_of_a_field_is_part_of_what_is_approved(other: Field) -> None:
    style = load_style(Workspace.at(ROOT), "house")
    assert canonical(Document("t", (field(),)), style) != canonical(Document("t", (other,)), style)


def test_choices_are_part_of_what_is_approved() -> None:
    style = load_style(Workspace.at(ROOT), "house")
    one, other = (Document("t", (field("choice", "T", "H", choice),)) for choice in ("a", "b"))
    assert canonical(one, style) != canonical(other, style)
