"""What documents tell is known by the place of each text that they print."""

from __future__ import annotations

from briefgen.diagnostics import Origin, Position
from briefgen.document import Document, Footnote, Paragraph, Strong, Text
from briefgen.model.text import Prose
from briefgen.telling import Told


def origin(field: str, file: str = "briefs/zoe.yaml", line: int = 1) -> Origin:
    return Origin(Position(file, line), field)


TOLD = Told.of(
    [
        Document("", (Paragraph((Strong((Text("Asked", origin("narrative.voice")),)),)),)),
        Document("", (Paragraph((Text("Now"), Footnote((Text("then", origin("family")),)))),)),
    ]
)


def test_a_text_is_told_if_one_of_the_documents_prints_its_field() -> None:
    assert TOLD.tells(Prose("Asked", origin("narrative.voice", line=9)))
    assert TOLD.tells(Prose("then", origin("family")))


def test_another_field_another_file_and_what_has_no_place_are_not_told() -> None:
    assert not TOLD.tells(Prose("Asked", origin("narrative.background")))
    assert not TOLD.tells(Prose("Asked", origin("narrative.voice", "briefs/robin.yaml")))
    assert not TOLD.tells(Prose("Now"))
    assert not TOLD.tells("Now")
    assert not Told.of([]).tells(Prose("Asked", origin("narrative.voice")))
