"""A forbidden name is told wherever it stands, at its place, and never shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

import checked
from briefgen.anonymity.forbidden import NOBODY, ForbiddenList
from briefgen.checks import CheckedArtifact, CheckedSource
from briefgen.checks.anonymity.forbidden import forbidden_in_artifact, forbidden_in_source
from briefgen.diagnostics import Diagnostic
from briefgen.document import Artifact
from faults_forbidden import IN_PAGE, IN_WORD, Plant

FORBIDDEN = ForbiddenList(((3, "Zebedee Quillfeather"), (4, "Ottoline")))


def in_file(extension: str, content: bytes, name: str = "clean/learning-brief") -> list[Diagnostic]:
    subject = checked.clean(extension)
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


def test_a_place_is_told_once() -> None:
    found = in_file("docx", IN_WORD["body"](checked.clean("docx").artifact.content))
    assert len({one.field for one in found}) == len(found)


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
