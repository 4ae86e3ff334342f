"""Documents made by hand, for the tests of what comes after the tree."""

from __future__ import annotations

import struct
import zlib

from briefgen.document import (
    Abbreviation,
    BulletList,
    Callout,
    Cell,
    Contents,
    ContentsEntry,
    Date,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Field,
    Figure,
    Footnote,
    Heading,
    Inline,
    Language,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Row,
    Section,
    SignOff,
    Strong,
    Table,
    Text,
    Timeline,
)


def words(text: str) -> tuple[Inline, ...]:
    """One text as inlines."""
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    """One text as a paragraph."""
    return Paragraph(words(text))


def item(text: str) -> ListItem:
    """One text as a list item."""
    return ListItem((paragraph(text),))


def png(width: int = 60, height: int = 30) -> bytes:
    """A plain picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x20\x60\x80" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def everything() -> Document:
    """A document that holds every node of the tree."""
    inlines: tuple[Inline, ...] = (
        Text("A "), Strong(words("strong")), Text(" and "), Emphasis(words("soft")), Text(" word, a "),
        Link("https://example.org/a?b=1&c=2", words("page elsewhere")), Text(", a "), Link("#far", words("place here")),
        Text(", the "), Link("document:chair-response", words("chair's response")), Text(", the "),
        Abbreviation("CP", "child protection"), Text(" plan of "), Date("11 May 2021", "2021-05-11"), Text(" and "),
        Date("autumn 2019"), Text(", "), Language("cy", words("diolch")), Text(", a note"),
        Footnote((Text("Said in the "), Emphasis(words("guidance")), Text(", 2018."))), Text(" and a line"),
        LineBreak(),
        Text("broken. <6 months & \"quoted\""),
    )  # fmt: skip
    nested = ListItem((paragraph("Outer two"), BulletList((item("Inner one"), item("Inner two")))))
    ordered = OrderedList((item("First"), ListItem((paragraph("Second"), OrderedList((item("Second, a"),))))))
    table = Table(
        words("Actions and their state"),
        Row((Cell(words("Number")), Cell(words("Action")), Cell(words("Status")))),
        (
            Row((Cell(words("1.1")), Cell(words("Ask for a short audit")), Cell(words("Not started")))),
            Row((Cell(words("1.2")), Cell((Strong(words("Write")), Text(" to schools"))), Cell(words("In progress")))),
        ),
        row_headers=True,
    )
    second = Table(
        words("Another"), Row((Cell(words("One")), Cell(words("Two")))), (Row((Cell(words("a")), Cell(words("b")))),)
    )
    callouts = tuple(
        Callout(kind, words(f"A {kind}"), (paragraph("Said."), BulletList((item("Point"), item("Other point")))))
        for kind in ("key-message", "good-practice", "response", "notice", "guidance")
    )
    return Document(
        title="Everything that a document may hold",
        kind="learning-brief", review="sample", label="Learning brief", author="Anytown Partnership",
        keywords=("Neglect", "Domestic abuse"), description="A sample.", version="0.1",
        marking="OFFICIAL-SENSITIVE: DRAFT", handling="Not for publication.",
        created="2021-02-01", modified="2021-05-11",
        blocks=(
            Heading(1, words("Everything that a document may hold")),
            Paragraph(words("The beginning stands out."), role="lead"),
            Contents(words("In this document"), (
                ContentsEntry("near", words("A box")), ContentsEntry("far", words("Far")),
            )),
            Section(Heading(2, words("A box"), id="near", role="box"), (Paragraph(inlines),), role="box", number=1),
            Section(
                Heading(2, words("Far"), id="far"),
                (
                    BulletList((item("Outer one"), nested)), ordered, OrderedList((item("Again first"),)),
                    DefinitionList((Definition(words("Neglect"), (paragraph("Needs that are not met."),)),)),
                    Quote((paragraph("Nobody asked me."),)),
                    Heading(3, words("Call-outs"), id="callouts"), *callouts, table, second,
                    Figure(Picture(png(), "image/png", 60, 30), "A blue field", words("A figure")),
                    Timeline(words("How it went"), (
                        Definition((Date("autumn 2019"),), (paragraph("Commissioned."),)),
                        Definition((Date("February 2021", "2021-02"),), (paragraph("Presented."),)),
                    )),
                    PageBreak(),
                    Paragraph(words("Small print."), id="small", role="note"),
                    SignOff(words("Sign-off"), (
                        Definition(words("Name"), (paragraph("Not yet signed"),)),
                        Definition(words("Post"), (paragraph("Independent Chair"),)),
                    )),
                    Field("line", words("Team"), words("Its name")), Field("lines", words("What changed"), words("Write")),
                    Field("date", words("When"), words("Day")),
                    Field("choice", words("How"), words("Choose: By email / In a meeting"), ("By email", "In a meeting")),
                ),
            ),
        ),
    )  # fmt: skip
