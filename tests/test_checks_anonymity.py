"""A forbidden name is told wherever it stands, at its place, and never shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

import checked
from briefgen.anonymity.forbidden import NOBODY, ForbiddenList
from briefgen.checks import CheckedArtifact, CheckedSource
from briefgen.checks.anonymity.forbidden import forbidden_in_artifact, forbidden_in_source
from briefgen.diagnostics import Diagnostic
from briefgen.document import Artifact
from faults_forbidden import IN_PAGE, IN_WORD, Plant, body, docx_with, run
from word import parts

FORBIDDEN = ForbiddenList(((3, "Zebedee Quillfeather"), (4, "Ottoline")))


def in_file(
    extension: str, content: bytes, name: str = "clean/learning-brief", elsewhere: bool = False
) -> list[Diagnostic]:
    subject = checked.clean(extension)
    if elsewhere:
        subject = replace(subject, document=None, made_here=False)
    artifact = Artifact(f"{name}.{extension}", "", content)
    return list(forbidden_in_artifact(replace_artifact(subject, artifact)))


def replace_artifact(subject: CheckedArtifact, artifact: Artifact) -> CheckedArtifact:
    return replace(subject, artifact=artifact, forbidden=FORBIDDEN)


def in_source(text: str, file: str = "briefs/robin.yaml", forbidden: ForbiddenList = FORBIDDEN) -> list[Diagnostic]:
    return list(forbidden_in_source(CheckedSource(text, file, checked.setting().shared, forbidden)))


def silent(found: list[Diagnostic]) -> bool:
    """Whether nothing that was said holds a name."""
    return not any(word in str(one).lower() for one in found for word in ("zebedee", "quillfeather", "ottoline"))


@pytest.mark.parametrize("place", IN_WORD)
def test_a_name_is_found_in_a_word_file(place: str) -> None:
    hidden(IN_WORD[place], "docx")


@pytest.mark.parametrize("place", IN_PAGE)
def test_a_name_is_found_in_a_page(place: str) -> None:
    hidden(IN_PAGE[place], "html")


def hidden(plant: Plant, extension: str) -> None:
    found = in_file(extension, plant(checked.clean(extension).artifact.content))
    assert found
    assert silent(found)
    for one in found:
        assert one.code == "forbidden-name"
        assert one.artifact
        assert one.field
        assert one.message in (
            "the name on line 3 of the forbidden list stands here",
            "the name on line 4 of the forbidden list stands here",
        )
        assert not one.judged


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("comment", "word/comments.xml, paragraph 1"),
        ("core properties", "docProps/core.xml, lastModifiedBy"),
        ("alt text", "word/document.xml, descr of docPr"),
        ("embedded package", "word/embeddings/book.xlsx, xl/embedded.docx, word/document.xml, paragraph 1"),
        ("zip's comment", "a comment on the package"),
        ("picture's packed text", "word/media/a.png, the picture's own data"),
    ],
)
def test_the_place_is_said_in_words(place: str, field: str) -> None:
    found = in_file("docx", IN_WORD[place](checked.clean("docx").artifact.content))
    assert field in [one.field for one in found]


@pytest.mark.parametrize("place", IN_WORD)
def test_a_place_is_told_once(place: str) -> None:
    found = in_file("docx", IN_WORD[place](checked.clean("docx").artifact.content))
    assert len({(one.message, one.field) for one in found}) == len(found)


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("body", "word/document.xml, paragraph {last}"),
        ("hidden text", "word/document.xml, paragraph {last}"),
        ("tracked insertion", "word/document.xml, paragraph {last}"),
        ("inside a text box", "word/document.xml, paragraph {last}"),
        ("header", "word/hdr.xml, paragraph 1"),
        ("comment", "word/comments.xml, paragraph 1"),
        ("embedded package", "word/embeddings/book.xlsx, xl/embedded.docx, word/document.xml, paragraph 1"),
    ],
)
def test_what_stands_in_a_paragraph_is_told_once_as_that_paragraphs(place: str, field: str) -> None:
    content = IN_WORD[place](checked.clean("docx").artifact.content)
    assert [one.field for one in in_file("docx", content)] == [field.format(last=paragraphs(content))]


def paragraphs(docx: bytes) -> int:
    """How many paragraphs the document has, which is the number of the last."""
    return len(list(etree.fromstring(parts(docx)["word/document.xml"]).iter("{*}p")))


def test_each_paragraph_and_each_name_in_it_is_told() -> None:
    names = run("Zebedee Quillfeather") + run(" and Ottoline")
    docx = body(f"{names}</w:p><w:p>{run('Ottoline')}")(checked.clean("docx").artifact.content)
    last = paragraphs(docx)
    assert [(one.field, one.message.split(" of ")[0]) for one in in_file("docx", docx)] == [
        (f"word/document.xml, paragraph {last - 1}", "the name on line 3"),
        (f"word/document.xml, paragraph {last - 1}", "the name on line 4"),
        (f"word/document.xml, paragraph {last}", "the name on line 4"),
    ]


def test_a_text_that_is_in_no_paragraph_is_told_though_another_part_has_one() -> None:
    alone = docx_with("customXml/item1.xml", "<a><p>Robin</p><t>Ottoline</t></a>")
    content = body(run("Ottoline"))(alone(checked.clean("docx").artifact.content))
    assert [one.field for one in in_file("docx", content)] == [
        f"word/document.xml, paragraph {paragraphs(content)}",
        "customXml/item1.xml, t",
    ]


def test_the_mend_says_where_to_take_it_out_of_a_file_of_ones_own_and_of_one_from_elsewhere() -> None:
    content = IN_WORD["body"](checked.clean("docx").artifact.content)
    later = "What else there is to say of this file is told once no name is in it."
    for found, words, never in (
        (in_file("docx", content), "where it comes from: the partnership's files", "Inspect Document"),
        (in_file("docx", content, elsewhere=True), "File, Info, Check for Issues, Inspect Document", "partnership"),
    ):
        assert found
        for one in found:
            assert words in str(one.fix)
            assert never not in str(one.fix)
            assert str(one.fix).endswith(later)


@pytest.mark.parametrize("extension", ["docx", "html"])
def test_the_files_own_name_is_looked_at(extension: str) -> None:
    (found,) = in_file(extension, checked.clean(extension).artifact.content, "ottoline/learning-brief")
    assert found.field == "the file's name"


def test_a_file_of_markdown_is_looked_at() -> None:
    assert in_file("md", b"# Robin\n\nZebedee **Quill**feather\n")
    assert not in_file("md", b"# Robin\n")


def test_a_clean_file_and_an_empty_list_say_nothing() -> None:
    assert in_file("docx", checked.clean("docx").artifact.content) == []
    assert in_file("html", checked.clean("html").artifact.content) == []
    named = replace(checked.clean("html"), artifact=Artifact("a.html", "", b"Ottoline"), forbidden=NOBODY)
    assert list(forbidden_in_artifact(named)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("name: Ottoline\n", ["1:7"]),
        ("# Ottoline\nname: Robin\nOttoline: Ottoline's\n", ["1:3", "3:1", "3:11"]),
        ("name: Zebedee\n  Quillfeather\n", ["1:7"]),
        ('name: Robin\nfamily: "Otto\\u006Cine"\n', ["2:9"]),
        ('name: "Otto\\\n  line"\n', ["1:7"]),
        ("name: Otto%6Cine\n", ["1:7"]),
        ("name: Otto&#108;ine\n", ["1:7"]),
        ("name: Otto**line**\n", ["1:7"]),
        ('name: Robin\n"Otto\\x6cine": x\n', ["2:1"]),
        ("name: [Ottoline\n", ["1:8"]),
        ("name: Ottolines\r\nx: Ottoline\r\n", ["1:7", "2:4"]),
        ("name: Robin\n", []),
        ("", []),
    ],
)
def test_a_name_in_yaml_is_told_at_its_place(text: str, places: list[str]) -> None:
    found = in_source(text)
    assert [f"{one.position.line}:{one.position.column}" for one in found if one.position] == places
    assert silent(found)


def test_a_source_of_many_lines_is_looked_through_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ForbiddenList(
        (*((number, f"Zeb{number:04}dee Quillfeather") for number in range(5000)), (5001, "Ottoline"))
    )
    text = "".join(f"k{number}: Robin was seen at home, and was well.\n" for number in range(2000))
    searches: list[str] = []
    search = ForbiddenList.found
    monkeypatch.setattr(ForbiddenList, "found", lambda self, text: searches.append(text) or search(self, text))
    assert in_source(text, forbidden=names) == []
    assert len(searches) < 10
    assert [one.position.line for one in in_source(text + "x: Otto%6Cine\n", forbidden=names) if one.position] == [2001]


def test_a_name_in_the_name_of_a_yaml_file_is_told() -> None:
    (found,) = in_source("name: Robin\n", "briefs/ottoline-2.yaml")
    assert found.fix == "Rename the file."
    assert not in_source("name: Robin\n", "/home/ottoline/briefgen/terms.yaml")
    assert not in_source("name: Ottoline\n", forbidden=NOBODY)


@pytest.mark.parametrize("name", ["Abstract", "exact: Major", "exact: Main", "exact: White", "exact: Head"])
def test_the_words_of_the_formats_are_nobodys_name(name: str) -> None:
    for extension in ("docx", "html"):
        subject = replace(checked.clean(extension), forbidden=ForbiddenList(((1, name),)))
        assert [one.field for one in forbidden_in_artifact(subject)] == []
