"""The texts of a file: broken ones are read too, nothing is fetched or multiplied, and nothing is raised."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checked
from briefgen.anonymity.bytes_texts import readings, words
from briefgen.anonymity.reading import texts, unpacked
from word import W, zipped

NAME = "Zebedee Quillfeather"


def said(path: str, content: bytes) -> str:
    return "\n".join(text for _, text in texts(path, content))


def paragraph_texts(inner: str) -> list[str]:
    part = f'<w:document xmlns:w="{W}"><w:p>{inner}</w:p></w:document>'.encode()
    return [text for place, text in texts("a.docx", zipped({"word/a.xml": part})) if place == "word/a.xml, paragraph 1"]


def test_a_paragraph_is_read_as_it_was_and_as_it_will_be() -> None:
    inner = (
        "<w:r><w:t>The </w:t></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t> text</w:t></w:r>"
    )
    assert paragraph_texts(inner) == ["The newold text", "The new text", "The old text"]
    assert paragraph_texts("<w:r><w:t>Text</w:t></w:r>") == ["Text"]
    assert paragraph_texts("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Text</w:t></w:r>") == ["Text"]


def test_a_block_of_a_page_is_one_text() -> None:
    page = b"<html><body><p>One <b>two</b><i>three</i><p>Four<ul><li>Five</ul><script>six</script>"
    found = [text for place, text in texts("a.html", page) if place.startswith("line") and "," not in place]
    assert found == ["One twothree", "Four", "Five"]


def test_a_text_is_read_in_every_way() -> None:
    assert "a b" in list(readings("a%20b"))
    assert "a<b" in list(readings("a&lt;b"))
    assert "ab" in list(readings("a**b**"))
    assert "aZ" in list(readings(r"a\u005a"))
    assert list(readings("plain")) == ["plain"]
    assert list(readings("a<!-- x -->b --> c <!-- d")) == ["a<!-- x -->b --> c <!-- d", "ab --> c <!-- d"]
    assert list(readings("\\ffffff"))


def test_comments_that_never_end_are_read() -> None:
    assert list(readings("<!--" * 200_000)) == ["<!--" * 200_000]


def test_words_are_found_in_bytes_and_chance_is_left_aside() -> None:
    assert NAME in words(b"\xff\0" + NAME.encode("utf-16-le") + b"\xff\xff")
    assert NAME in words(b"\xff\xff\0" + NAME.encode("utf-16-be") + b"\xff\xff")
    assert "uillfeather" not in words(b"\xff\0" + NAME.encode("utf-16-le")).replace(NAME, "")
    assert "Zoë Lane" in words(b"\xff\0" + "Zoë Lane".encode() + b"\0")
    assert "Zoë Lane" in words(b"\xff\0" + "Zoë Lane".encode("latin-1") + b"\0")
    assert words(b"\xff\0Lee\0\xff\0") == ""


@pytest.mark.parametrize("cut", [5, 400, -40, -5])
def test_half_a_package_is_read_as_bytes(cut: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("a.xml", f"<a>{NAME}</a>" * 20)
    assert isinstance(said("a.docx", buffer.getvalue()[:cut]), str)
    assert cut == 5 or NAME in said("a.docx", buffer.getvalue()[:cut])


def test_a_locked_part_is_no_end() -> None:
    content = bytearray(zipped({"a.xml": f"<a>{NAME}</a>".encode()}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(sign) + place
        content[at : at + 2] = struct.pack("<H", 1)
    assert NAME in said("a.docx", bytes(content))


def test_files_in_files_come_to_an_end() -> None:
    content = zipped({"a.xml": f"<a>{NAME}</a>".encode()})
    for _ in range(40):
        content = zipped({"a.zip": content})
    assert said("a.docx", content)


def test_what_unpacks_to_far_too_much_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        with made.open("a.txt", "w") as part:
            for _ in range(201):
                part.write(bytes(1_000_000))
        made.writestr("b.txt", "never reached")
    with pytest.raises(zipfile.BadZipFile):
        unpacked(buffer.getvalue())
    assert "never reached" not in said("a.docx", buffer.getvalue())


def test_entities_are_neither_fetched_nor_multiplied(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("never read")
    outer = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'
    assert "never read" not in said("a.docx", zipped({"a.xml": outer.encode()}))
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l11;</a>'
    assert len(said("a.docx", zipped({"a.xml": bomb.encode()}))) < 100_000


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.html", "a.md", "a.svg", "a.png", "a"]))
def test_any_bytes_are_read(content: bytes, path: str) -> None:
    begins = (b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"<html>", b"<?xml", b"\xff\xfe")
    for begin in begins:
        assert said(path, begin + content).startswith("a")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_word_file_is_read(data: st.DataObject) -> None:
    content = bytearray(checked.clean("docx").artifact.content[-1500:])
    for _ in range(5):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert said("a.docx", b"PK\x03\x04" + bytes(content))
