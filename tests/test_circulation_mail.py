"""Draft mails and their plain text, whatever the words are."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.circulation.mail import Attachment, Mail, address, as_eml, file_name, nobody_yet, one_line
from briefgen.circulation.plain import as_plain_text
from briefgen.document import (
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Heading,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    Strong,
    Text,
)
from briefgen.model.text import Text as ModelText
from samples import everything, item, paragraph, words
from steady import steady

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
said = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1)
lines = said.map(one_line).filter(bool)


def mail(**other: object) -> Mail:
    given = {
        "sender": None, "to": nobody_yet("All"), "subject": "S", "plain": "P\n", "html": "<p>P</p>\n", "attachments": (),
    }  # fmt: skip
    return Mail(**{**given, **other})  # type: ignore[arg-type]


def parsed(made: Mail) -> EmailMessage:
    content = as_eml(made)
    head = content.split(b"\r\n\r\n")[0]
    assert head.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert not {"Date", "Message-ID"} & set(message.keys())
    return message


def read(made: Mail, name: str) -> str:
    """What a header says, read by the rules of RFC 2047: blanks between two coded words are none."""
    parsed(made)
    value = str(message_from_bytes(as_eml(made))[name])
    coded = re.findall(r"=\?[^?]+\?[bBqQ]\?[^?]*\?=", value)
    assert all(len(word) <= 75 for word in coded)
    return str(make_header(decode_header(value.replace("\r\n", ""))))


@steady()
@given(lines)
@example("é" * 300)
@example("Zoë “Rosa” “Rosa” cé: ab brief share ab ab a,b cé: share brief cé: Łódź please cé: brief share")
def test_a_subject_comes_through(subject: str) -> None:
    assert one_line(read(mail(subject=subject), "Subject")) == subject


@steady()
@given(lines.filter(lambda name: not name.isascii()))
@example("Leads, of “Zoë” @ home; (all)")
@example("ö" * 120)
@example("share “Rosa” cé: Łódź please cé: brief share “Rosa” share “Rosa” cé: é and a b c é")
def test_the_name_of_a_group_comes_through_with_and_without_an_address(name: str) -> None:
    assert read(mail(to=nobody_yet(name)), "To").removesuffix(":;").rstrip(" ") == name
    assert (
        read(mail(to=address(ModelText("a@example.org"), name)), "To").removesuffix("<a@example.org>").rstrip() == name
    )


def named(made: Mail, header: str, name: str) -> bool:
    """Whether a header that is no more than plain or coded words around an address has this name."""
    if "=?" in str(message_from_bytes(as_eml(made))[header]):
        words = read(made, header).removesuffix("<a@example.org>").rstrip().removesuffix(":;")
        return words.rstrip() == name
    value = parsed(made)[header]
    group = value.groups[0]
    return one_line(group.display_name or group.addresses[0].display_name) == name


ascii_lines = lines.filter(str.isascii)
marks = [
    ",",
    ";",
    ":",
    '"',
    "'",
    "\\",
    "(all)",
    ")",
    "<x>",
    "@",
    " ",
    ".",
    "=?utf-8?q?x?=",
    "=?",
    "Leads",
    "Case Review Group",
]
long_lines = st.lists(st.sampled_from(marks), min_size=10, max_size=60).map("".join).map(one_line).filter(bool)


@steady(300)
@given(ascii_lines | long_lines)
@example("Leads, of 'Zoe' @ home; (all) <x>")
@example('a "b" \\ c')
@example("=?utf-8?q?x?=")
@example("Leads of housing, health, schools, police, and of the many others who work with families, all")
@example("x" * 140)
def test_a_plain_name_comes_through_with_and_without_an_address_as_one(name: str) -> None:
    nobody, reader = mail(to=nobody_yet(name)), mail(to=address(ModelText("a@example.org"), name))
    sent = mail(sender=address(ModelText("a@example.org"), name))
    (group,) = parsed(nobody)["To"].groups
    assert group.addresses == ()
    for made, header in ((reader, "To"), (sent, "From")):
        assert [one.addr_spec for one in parsed(made)[header].addresses] == ["a@example.org"]
    assert named(nobody, "To", name)
    assert named(reader, "To", name)
    assert named(sent, "From", name)


@steady()
@given(long_lines)
@example("Learning brief " * 9 + "for all")
@example("=?utf-8?q?x?=")
def test_a_plain_subject_comes_through_to_the_letter(subject: str) -> None:
    assert read(mail(subject=subject), "Subject") == subject


@steady()
@given(st.lists(lines, min_size=1, max_size=3), st.binary())
@example(["ü" * 100], b"x")
@example(["a'b%c*d"], b"")
def test_names_and_bytes_of_files_come_through(names: list[str], content: bytes) -> None:
    files = [Attachment(file_name(name, ".docx"), TYPE, content) for name in names]
    found = list(parsed(mail(attachments=files)).iter_attachments())
    assert [part.get_filename() for part in found] == [file.name for file in files]
    assert [part.get_payload(decode=True) for part in found] == [content] * len(names)


@steady()
@given(said, said)
def test_texts_come_through(plain: str, html: str) -> None:
    message = parsed(mail(plain=f"{plain}\n", html=f"<p>{html}</p>\n"))
    for kind, due in (("plain", f"{plain}\n"), ("html", f"<p>{html}</p>\n")):
        part = message.get_body((kind,))  # type: ignore[arg-type]
        assert part is not None
        assert part.get_content() == due.replace("\n", "\r\n")


def test_the_parts_are_told_apart_by_what_is_in_them() -> None:
    one, other = as_eml(mail()), as_eml(mail(plain="Q\n"))
    assert one == as_eml(mail())
    assert message_from_bytes(one).get_boundary() != message_from_bytes(other).get_boundary()


@steady()
@given(said)
@example('a/b\\c:d*e?f"g<h>i|j')
@example("x" * 300)
@example("...")
def test_a_file_name_can_be_saved_on_every_system(text: str) -> None:
    name = file_name(text, ".docx")
    assert name.endswith(".docx")
    assert len(name) <= 105
    assert not set(name) & set('<>:"/\\|?*\r\n\t')
    assert not name.startswith(" ")


@pytest.mark.parametrize("email", ["a@example.org", "first.last+x@sub.example.org"])
def test_an_address_has_its_name(email: str) -> None:
    assert address(ModelText(email), "All\n leads") == Address("All leads", addr_spec=email)


# Plain text


def test_plain_text_shows_lists_headings_and_addresses() -> None:
    link = Link("https://example.org/a", words("the page"))
    blocks = (
        Section(Heading(2, words("What to do")), (Paragraph((Text("See "), link, Text("."))),)),
        BulletList((item("One"), ListItem((paragraph("Two"), BulletList((item("inner"),)))))),
        OrderedList((item("Third"),), start=3), Quote((paragraph("Said"),)),
        DefinitionList((Definition(words("Word"), (paragraph("Meaning"),)),)),
        Callout("notice", words("Note"), (Paragraph((Strong(words("bold")),)),)),
        Paragraph((Link("mailto:a@example.org", words("a@example.org")), Link("#x", words(" here")))),
    )  # fmt: skip
    assert as_plain_text(blocks) == (
        "WHAT TO DO\n\nSee the page (https://example.org/a).\n\n- One\n- Two\n\n  - inner\n\n3. Third\n\n  Said\n\n"
        "Word:\n  Meaning\n\nNote\n\nbold\n\na@example.org here\n"
    )


def test_plain_text_has_short_lines_and_whole_addresses() -> None:
    address = "https://example.org/" + "a" * 100
    made = as_plain_text((Paragraph((Text("word " * 40), Link(address, words("there")))),))
    assert address in made
    assert all(len(line) <= 72 for line in made.splitlines() if "http" not in line)


def test_every_word_of_any_document_is_in_its_plain_text() -> None:
    made = as_plain_text(everything().blocks).casefold().split()
    for due in ("commissioned.", "diolch,", "not", "write", "neglect:", "small"):
        assert due in made
