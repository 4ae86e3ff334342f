import io
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace

import docx
import pytest
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from briefgen.document import (
    CALLOUTS,
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
    Figure,
    Footnote,
    Heading,
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
    walk,
)  # fmt: skip
from briefgen.style.house import Logo
from briefgen.style.names import REQUIRED
from briefgen.writers.docx import write_docx
from briefgen.writers.docx_ledger import bookmark_name
from briefgen.writers.docx_table import column_widths
from office import needs_office, to_pdf
from samples import everything, item, paragraph, png, words
from word import (
    NAMES,
    REFERENCE,
    W,
    attribute,
    changed,
    find,
    house,
    lines,
    made,
    parts,
    relations,
    styled,
    text_of,
    xml,
)

TINY = Document("Tiny", (Heading(1, words("Tiny")),))
NUMBERS = "//w:num[@w:numId={}]/w:lvlOverride/w:startOverride/@w:val"


@pytest.fixture(scope="module")
def whole() -> bytes:
    return write_docx(everything(), house())


def many() -> Document:
    """Blocks in unusual places."""
    inner = (
        paragraph("Words."), BulletList((ListItem((paragraph("a"), paragraph("more"), BulletList((item("b"),)))),)),
        OrderedList((item("one"),), start=4), Quote((paragraph("said"), BulletList((item("in it"),)))),
        DefinitionList((Definition(words("term"), (paragraph("meaning"), BulletList((item("x"),)))),)),
    )  # fmt: skip
    row = Row((Cell(words("a")), Cell(())))
    table = Table((), row, (row,))
    deep: BulletList = BulletList((item("deepest"),))
    for _ in range(11):
        deep = BulletList((ListItem((paragraph("deep"), paragraph("deeper"), deep)),))
    callouts = tuple(
        Callout(kind, words(kind), (*inner, table, Callout("notice", words("in"), inner))) for kind in CALLOUTS
    )
    picture = Picture(png(5000, 9000), "image/png", 5000, 9000)
    blocks = (
        Heading(1, words("Many")), *callouts, table, table, PageBreak(), table, deep, *inner, Quote(inner),
        Figure(picture, "Tall"), Figure(picture, "", words("Again, decorative")), PageBreak(), PageBreak(),
        Timeline(words("t"), (Definition(words("d"), ()), Definition(words("d" * 40), inner * 2))),
        SignOff(words("s"), (Definition(words("d"), inner * 2),)),
    )  # fmt: skip
    return Document("Many", blocks)


# Validity


@pytest.mark.parametrize("document", [everything(), TINY, many()], ids=["everything", "tiny", "many"])
def test_two_validators_find_nothing(document, tmp_path):
    path = tmp_path / "made.docx"
    path.write_bytes(write_docx(document, house()))
    result = OpenXmlValidator(max_errors=0).validate(path)
    assert [str(error) for error in result.errors] == []
    assert [str(finding) for finding in check(str(path))] == []


def test_the_reference_is_valid_too(tmp_path):
    assert OpenXmlValidator(max_errors=0).validate(REFERENCE).errors == []
    assert list(check(str(REFERENCE))) == []


@pytest.mark.parametrize("document", [everything(), many()], ids=["everything", "many"])
def test_what_the_validators_miss(document):
    content = write_docx(document, house())
    for path in (
        "//wp:docPr/@id",
        "//w:sdt/w:sdtPr/w:id/@w:val",
        "//w:bookmarkStart/@w:name",
        "//w:bookmarkStart/@w:id",
    ):
        found = find(content, path)
        assert len(found) == len(set(found)), path
    for cell in find(content, "//w:tc"):
        assert etree.QName(cell[-1]).localname == "p"


def test_every_part_is_declared_and_every_target_is_there(whole):
    contents = parts(whole)
    types = xml(whole, "[Content_Types].xml")
    named = {str(node.get("PartName")).lstrip("/") for node in types if node.get("PartName")}
    suffixes = {node.get("Extension") for node in types if node.get("Extension")}
    assert named <= set(contents)
    assert all(name in named or name.rpartition(".")[2] in suffixes for name in contents)
    for name in contents:
        if name.endswith(".rels") and name != "_rels/.rels":
            for target, mode in relations(whole, name).values():
                assert mode == "External" or f"word/{target}" in contents


def test_every_style_that_is_named_is_there(whole):
    known = set(xml(whole, "word/styles.xml").xpath("//w:style/@w:styleId", namespaces=NAMES))
    for document in (whole, write_docx(many(), house())):
        for name in parts(document):
            if name.startswith("word/") and name.endswith(".xml"):
                assert set(find(document, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", name)) <= known


def test_every_required_style_is_used_by_some_document(whole):
    used: set[str] = set()
    for document in (whole, write_docx(many(), house())):
        for name in ("word/document.xml", "word/footnotes.xml"):
            if name in parts(document):
                used |= set(find(document, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", name))
    reference = house().reference
    wanted = {name: reference.styles_by_name[kind, name.casefold()] for kind, name in REQUIRED}
    levels = {f"Heading {level}" for level in range(4, 7)}
    assert {name for name, id in wanted.items() if id not in used} <= levels


def test_python_docx_opens_it(whole):
    opened = docx.Document(io.BytesIO(whole))
    assert opened.paragraphs[0].style.name == "Heading 1"
    assert len(opened.tables) == 2


@needs_office
@pytest.mark.parametrize("document", [everything(), many()], ids=["everything", "many"])
def test_libreoffice_opens_it(document, tmp_path):
    assert to_pdf(write_docx(document, house()), tmp_path).startswith(b"%PDF")


# The same bytes


def test_twice_the_same_bytes():
    assert write_docx(everything(), house()) == write_docx(everything(), styled(REFERENCE.read_bytes()))


def test_no_clock_and_no_machine(whole):
    core = parts(whole)["docProps/core.xml"].decode()
    assert re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core) == ["2021-02-01T00:00:00Z", "2021-05-11T00:00:00Z"]
    assert "lastModifiedBy" not in core


# Properties


def test_the_file_says_what_it_is(whole):
    said = docx.Document(io.BytesIO(whole)).core_properties
    assert said.title == "Everything that a document may hold"
    assert said.author == "Anytown Partnership"
    assert said.keywords == "Neglect, Domestic abuse"
    assert said.comments == "A sample."
    assert said.language == "en-GB"


def test_what_is_not_known_is_not_said():
    core = parts(made(paragraph("x")))["docProps/core.xml"].decode()
    assert re.findall(r"<(?:dc|cp|dcterms):(\w+)", core) == ["coreProperties", "title", "language"]


def test_the_language_of_the_document_is_that_of_its_text():
    content = made(paragraph("Diolch"), language="cy")
    assert xml(content, "word/styles.xml").xpath("string(w:docDefaults//w:lang/@w:val)", namespaces=NAMES) == "cy"
    assert xml(content, "word/settings.xml").xpath("string(//w:themeFontLang/@w:val)", namespaces=NAMES) == "cy"


# Words


HOSTILE = (
    "<w:p>", "a & b", "\"quoted\" 'too'", "]]>", "<!-- x -->", "&amp;", "مرحبا بالعالم", "שלום (a)", "👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "x" * 10_000,
    "  two  blanks  ", "tab\there", "line\nend", "return\rhere", "%1. {{ x }} $&", "\ue000", "e\u0301", "\u200b",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_arrives_as_it_is(text):
    said = Document(
        text, (Heading(1, words(text)), paragraph(text), Table(words(text), Row((Cell(words(text)),)), ()),
               Figure(Picture(png(), "image/png", 60, 30), text), Paragraph((Footnote(words(text)),))),
        author=text, marking=text,
    )  # fmt: skip
    content = write_docx(said, house())
    assert ["".join(p.itertext(f"{{{W}}}t")) for p in find(content, "//w:body/w:p")][:3] == [text] * 3
    assert find(content, "//w:tblCaption/@w:val") == [text]
    assert find(content, "//wp:docPr/@descr") == [text]
    assert text in "".join(xml(content, "word/footnotes.xml").itertext(f"{{{W}}}t"))
    assert text in "".join(xml(content, "word/header1.xml").itertext(f"{{{W}}}t"))
    assert docx.Document(io.BytesIO(content)).core_properties.title == text


@pytest.mark.parametrize("letter", ["\x00", "\x08", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_refused_clearly(letter):
    with pytest.raises(ValueError, match=f"U\\+{ord(letter):04X}"):
        made(paragraph(f"a{letter}b"))


def test_all_words_stand_in_their_order(whole):
    found = [text for _, text in lines(whole)]
    assert found[:6] == [
        "Everything that a document may hold", "The beginning stands out.",
        "In this document", "A box", "Far", "1 A box",
    ]  # fmt: skip
    assert "A key-message" in found
    assert found.index("Actions and their state") + 1 == found.index("Number")
    end = found.index("Team")
    assert found[end:] == [
        "Team", "Its name", "What changed", "Write", "When", "Day", "How", "Choose: By email / In a meeting",
    ]  # fmt: skip
    assert found[end - 5 : end] == [
        "February 2021 Presented.",
        "Small print.",
        "Sign-off",
        "Name Not yet signed",
        "Post Independent Chair",
    ]


def test_every_text_of_the_tree_is_there(whole):
    text = "".join(xml(whole).itertext(f"{{{W}}}t")) + "".join(xml(whole, "word/footnotes.xml").itertext(f"{{{W}}}t"))
    for node in walk(everything().blocks):
        if isinstance(node, Text | Date):
            assert node.text in text
        if isinstance(node, Abbreviation):
            assert node.short in text


# Headings


def test_the_levels_of_headings_are_those_of_the_tree():
    content = made(*(Heading(level, words(f"H{level}")) for level in range(1, 7)))
    assert lines(content) == [(f"Heading{level}", f"H{level}") for level in range(1, 7)]


def test_a_box_has_its_number_before_its_title():
    content = made(Section(Heading(2, words("Voice"), id="voice"), (paragraph("x"),), role="box", number=3))
    heading = find(content, "//w:p")[0]
    assert text_of(heading) == "3 Voice"
    assert find(content, "//w:r[w:t='3']/w:rPr/w:rStyle/@w:val") == ["BoxNumber"]
    assert find(content, "//w:r[w:t='3']/preceding-sibling::w:bookmarkStart/@w:name") == ["voice"]


IDS = ["near", "a-b", "a_b", "a.b", "A-b", "outcome-1-2-" + "x" * 60, "outcome-1-2-" + "x" * 61, "1st", "", "é", "_go"]


def test_bookmark_names_fit_word_and_differ():
    names = [bookmark_name(id) for id in IDS if id]
    assert all(re.fullmatch("[a-z][a-z0-9_]{0,39}", name) for name in names)
    assert len({name.lower() for name in names}) == len(names)
    assert bookmark_name("near") == "near"


def test_links_inside_the_document_lead_to_its_headings(whole):
    anchors = set(find(whole, "//w:hyperlink/@w:anchor"))
    assert anchors == {"near", "far"}
    assert anchors <= set(find(whole, "//w:bookmarkStart/@w:name"))


def test_an_id_that_comes_twice_is_marked_once():
    content = made(Heading(2, words("a"), id="x"), Paragraph(words("b"), id="x"))
    assert len(find(content, "//w:bookmarkStart")) == 1


# Inlines


def styles_of(content: bytes) -> dict[str, list[str]]:
    """The properties of each run by its words."""

    def said(node: etree._Element) -> str:
        return f"{etree.QName(node).localname}:{attribute(node, 'val') or ''}"

    runs = find(content, "//w:r")
    return {text_of(run): [said(node) for node in run.iterfind("w:rPr/*", NAMES)] for run in runs}


def test_emphasis_has_named_styles():
    content = made(Paragraph((
        Strong(words("s")), Emphasis(words("e")), Strong((Emphasis(words("se")),)), Link("#x", (Strong(words("sl")),)),
    )))  # fmt: skip
    assert styles_of(content) == {
        "s": ["rStyle:Strong"], "e": ["rStyle:Emphasis"], "se": ["rStyle:Strong", "i:", "iCs:"],
        "sl": ["rStyle:Hyperlink", "b:", "bCs:"],
    }  # fmt: skip


def test_another_language_is_marked():
    content = made(Paragraph((Language("cy", words("diolch")), Language("ur", words("شکریہ")))))
    assert find(content, "//w:r[w:t='diolch']/w:rPr/w:lang/@w:val") == ["cy"]
    assert find(content, "//w:lang/@w:bidi") == ["cy", "ur"]
    assert len(find(content, "//w:rtl")) == 1


def test_links_lead_where_they_should():
    web = ("https://example.org/a?b=1&c=2", "https://example.org/a b")
    targets = (*web, "mailto:a@example.org", "tel:+44123", "document:chair-response")
    content = made(Paragraph(tuple(Link(target, words(target)) for target in (*targets, targets[0]))))
    outside = [target for target, mode in relations(content).values() if mode == "External"]
    assert outside == [
        "https://example.org/a?b=1&c=2",
        "https://example.org/a%20b",
        "mailto:a@example.org",
        "tel:+44123",
        "chair-response.docx",
    ]
    assert len(find(content, "//w:hyperlink[@r:id]")) == 6


def test_a_link_inside_a_link_is_one_link():
    content = made(Paragraph((Link("#a", (Text("x"), Link("https://example.org", words("y")))),)))
    assert len(find(content, "//w:hyperlink")) == 1
    assert lines(content) == [("BodyText", "xy")]


def test_footnotes_are_numbered_in_reading_order_and_keep_their_links():
    note = Footnote((Link("https://example.org/note", words("there")),))
    table = Table(words("c"), Row((Cell((Text("x"), note)),)), ())
    content = made(Heading(2, (Text("h"), Footnote(words("one")))), table)
    assert find(content, "//w:footnoteReference/@w:id") == ["1", "2"]
    notes = xml(content, "word/footnotes.xml")
    assert notes.xpath("w:footnote/@w:id", namespaces=NAMES) == ["-1", "0", "1", "2"]
    assert [text_of(node) for node in notes][2:] == [" one", " there"]
    assert set(notes.xpath("//w:pStyle/@w:val", namespaces=NAMES)) == {"FootnoteText"}
    assert relations(content, "word/_rels/footnotes.xml.rels")["rId1"] == ("https://example.org/note", "External")
    assert xml(content, "word/settings.xml").xpath("//w:footnotePr/w:footnote/@w:id", namespaces=NAMES) == ["-1", "0"]


def test_without_footnotes_there_is_no_part_for_them():
    assert "word/footnotes.xml" not in parts(made(paragraph("x")))


def test_a_footnote_inside_a_footnote_is_refused():
    with pytest.raises(ValueError, match="footnote"):
        made(Paragraph((Footnote((Footnote(words("x")),)),)))


def test_an_empty_text_leaves_no_run():
    assert find(made(Paragraph((Text(""), Text("a"), Strong(())))), "count(//w:r)") == 1


def test_a_line_break_is_a_break():
    assert len(find(made(Paragraph((Text("a"), LineBreak(), Text("b")))), "//w:br")) == 1


# Lists


def numbers(content: bytes) -> list[tuple[str, str, str]]:
    """Each list item as (words, numId, level)."""
    return [
        (text_of(node.getparent().getparent()), *node.xpath("w:numId/@w:val | w:ilvl/@w:val", namespaces=NAMES)[::-1])
        for node in find(content, "//w:body//w:numPr")
    ]


def test_every_numbered_list_begins_anew():
    content = made(
        OrderedList((item("a"), ListItem((paragraph("b"), OrderedList((item("c"),)))), item("d"))),
        OrderedList((item("e"),)), OrderedList((item("f"),), start=7),
    )  # fmt: skip
    found = {text: (number, level) for text, number, level in numbers(content)}
    assert found["a"] == found["b"] == found["d"]
    assert [found[name][1] for name in "acef"] == ["0", "1", "0", "0"]
    assert len({found[name][0] for name in "acef"}) == 4
    starts = [xml(content, "word/numbering.xml").xpath(NUMBERS.format(found[n][0]), namespaces=NAMES) for n in "acef"]
    assert starts == [["1"], ["1"], ["1"], ["7"]]


@needs_office
@pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext is not installed: `apt-get install poppler-utils`"
)
def test_a_reader_sees_the_numbers_meant(tmp_path):
    content = made(
        OrderedList((item("a"), ListItem((paragraph("b"), OrderedList((item("c"),)))), item("d"))),
        OrderedList((item("e"),)), OrderedList((item("f"),), start=7),
        Callout("response", words("R"), (OrderedList((item("g"),)), OrderedList((item("h"), item("i"))))),
    )  # fmt: skip
    to_pdf(content, tmp_path)
    text = subprocess.run(["pdftotext", "-layout", str(tmp_path / "made.pdf"), "-"], capture_output=True, check=True)
    found = re.findall(r"(\w+)\.\s+([a-i])$", text.stdout.decode("utf-8"), re.MULTILINE)
    assert found == [
        ("1", "a"),
        ("2", "b"),
        ("a", "c"),
        ("3", "d"),
        ("1", "e"),
        ("7", "f"),
        ("1", "g"),
        ("1", "h"),
        ("2", "i"),
    ]


def test_a_further_paragraph_of_an_item_has_no_mark():
    inner = BulletList((ListItem((paragraph("c"), paragraph("d"))),))
    content = made(BulletList((ListItem((paragraph("a"), paragraph("b"), inner)),)))
    assert lines(content) == [("ListBullet", "a"), ("ListContinue", "b"), ("ListBullet", "c"), ("ListContinue2", "d")]
    assert [text for text, *_ in numbers(content)] == ["a", "c"]


def test_lists_deeper_than_word_knows_stay_on_its_last_level():
    content = write_docx(many(), house())
    assert max(int(level) for level in find(content, "//w:ilvl/@w:val")) == 8


# Call-outs


@pytest.mark.parametrize("kind", CALLOUTS)
def test_all_in_a_callout_is_of_one_family(kind):
    inner = (
        paragraph("p"), Paragraph(words("n"), role="note"), BulletList((ListItem((paragraph("b"), paragraph("c"))),)),
        OrderedList((item("o"),)), Quote((paragraph("q"),)),
        DefinitionList((Definition(words("t"), (paragraph("d"),)),)),
    )  # fmt: skip
    family = kind.replace("-", " ").title().replace(" ", "")
    content = made(Callout(kind, words("T"), inner), paragraph("after"))
    assert lines(content) == [
        (f"{family}Title", "T"), (family, "p"), (family, "n"), (f"{family}Bullet", "b"), (f"{family}Continue", "c"),
        (f"{family}Number", "o"), (family, "q"), (f"{family}Term", "t"), (family, "d"), ("BodyText", "after"),
    ]  # fmt: skip
    assert styles_of(content)["q"] == ["rStyle:Emphasis"]


def test_a_panel_keeps_its_edge():
    """Every paragraph of a family begins at the same place, or the panel steps in."""
    styles, lists = (xml(REFERENCE.read_bytes(), f"word/{name}.xml") for name in ("styles", "numbering"))
    for family in ("KeyMessage", "GoodPractice", "Response", "Notice", "Guidance"):
        edges = set()
        for part in ("Title", "", "Bullet", "Number", "Continue", "Term"):
            style = styles.xpath(f"w:style[@w:styleId='{family}{part}']", namespaces=NAMES)[0]
            edges |= {edge_of(node) for node in style.iterfind("w:pPr/w:ind", NAMES)}
            for number in style.xpath("w:pPr/w:numPr/w:numId/@w:val", namespaces=NAMES):
                shape = lists.xpath(f"w:num[@w:numId={number}]/w:abstractNumId/@w:val", namespaces=NAMES)[0]
                edges |= {
                    edge_of(n) for n in lists.xpath(f"w:abstractNum[@w:abstractNumId={shape}]//w:ind", namespaces=NAMES)
                }
        assert len(edges) == 1, family


def edge_of(node: etree._Element) -> int:
    return int(attribute(node, "left") or 0) - int(attribute(node, "hanging") or 0)


# Tables


def grid(*rows: tuple[str, ...], row_headers: bool = False) -> Table:
    made_rows = tuple(Row(tuple(Cell(words(text)) for text in row)) for row in rows)
    return Table(words("What it shows"), made_rows[0], made_rows[1:], row_headers)


def test_a_table_says_what_it_shows_and_repeats_its_head():
    content = made(grid(("A", "B"), ("1", "2"), ("3", "4")))
    assert lines(content)[0] == ("Caption", "What it shows")
    assert find(content, "//w:tblCaption/@w:val") == ["What it shows"]
    assert find(content, "//w:tblDescription/@w:val") == ["A, B"]
    rows = find(content, "//w:tr")
    marks = [[etree.QName(node).localname for node in row.find("w:trPr", NAMES)] for row in rows]
    assert marks == [["cantSplit", "tblHeader"], ["cantSplit"], ["cantSplit"]]
    assert find(content, "//w:tblLook/@w:firstRow") == ["1"]


@pytest.mark.parametrize(("row_headers", "mark"), [(True, "1"), (False, "0")])
def test_the_first_column_is_a_head_only_if_it_is(row_headers, mark):
    content = made(grid(("A", "B"), ("1", "2"), row_headers=row_headers))
    assert find(content, "//w:tblLook/@w:firstColumn") == [mark]


def test_an_empty_cell_holds_a_dash():
    content = made(grid(("A", "B"), ("1", ""), (" ", "2")))
    assert [text_of(cell) for cell in find(content, "//w:tc")] == ["A", "B", "1", "–", "–", "2"]


@pytest.mark.parametrize(
    "rows",
    [
        (("A", "B"), ("1", "2")), (("No", "What"), ("1.1", "word " * 90)), (("A",),),
        (("Accountability", "Responsibilities", "Recommendations", "Multi-disciplinary") * 3,), (("x" * 400, "y"),),
        (("No", "What", "Who"), ("1", "word " * 30, "The Partnership Board"), ("2", "word " * 60, "Health")),
        (("", ""),),
    ],
)  # fmt: skip
def test_columns_sum_to_the_width_of_the_page(rows):
    widths = column_widths(grid(*rows), 9412)
    assert sum(widths) == 9412
    assert all(width > 0 for width in widths)
    content = made(grid(*rows))
    total = house().reference.page.content_width
    assert sum(int(width) for width in find(content, "//w:gridCol/@w:w")) == total
    assert find(content, "//w:tblW/@w:w") == [str(total)]
    assert find(content, "//w:tblLayout/@w:type") == ["fixed"]


def test_long_text_gets_the_room_and_numbers_keep_theirs():
    number, text, owner = column_widths(grid(("Number", "Action", "Owner"), ("1.1", "word " * 60, "Board")), 9412)
    assert text > 3 * max(number, owner)
    assert number > 900  # "Number" in bold, and the cell's margins


def test_two_tables_never_touch():
    bare = Table((), Row((Cell(words("a")),)), ())
    content = made(bare, bare, Quote((bare,)), grid(("A",)), paragraph("x"), bare)
    for table in find(content, "//w:tbl"):
        following = table.getnext()
        assert following is None or etree.QName(following).localname != "tbl"


def test_no_paragraph_is_empty(whole):
    assert [style for style, text in lines(whole) if not text.strip()] == ["Figure"]


# Pictures


def test_a_picture_keeps_its_size_or_fits_the_page():
    page = house().reference.page
    for width, height in ((60, 30), (5000, 100), (100, 9000)):
        content = made(Figure(Picture(png(2, 1), "image/png", width, height), "Alt", words("Caption")))
        size = find(content, "//wp:extent")[0]
        across, down = int(size.get("cx")), int(size.get("cy"))
        assert across <= page.content_width * 635
        assert down < page.content_height * 635
        assert across / down == pytest.approx(width / height, rel=0.01)
    assert lines(content) == [("Caption", "Caption"), ("Figure", "")]


def test_a_picture_has_its_words_and_stands_in_line():
    content = made(Figure(Picture(png(), "image/png", 60, 30), "A blue field"))
    assert find(content, "//wp:inline/wp:docPr/@descr") == ["A blue field"]
    assert not find(content, "//wp:anchor | //w:pict")


def test_a_picture_without_words_is_marked_as_saying_nothing():
    content = made(Figure(Picture(png(), "image/png", 60, 30), ""))
    assert find(content, "//*[local-name()='decorative']/@val") == ["1"]
    assert not find(content, "//wp:docPr/@descr")


def test_the_same_picture_is_held_once():
    figure = Figure(Picture(png(), "image/png", 60, 30), "A")
    content = made(figure, figure, Figure(Picture(b"\xff\xd8", "image/jpeg", 1, 1), "B"))
    assert Counter(name.rpartition(".")[2] for name in parts(content) if "media" in name) == {"png": 1, "jpeg": 1}


# Timelines, sign-off, contents, pages


def test_a_date_stands_before_what_happened():
    long = "between September and October 2015"
    content = made(Timeline(words("T"), (
        Definition((Date("May 2021"),), (paragraph("Short."), paragraph("More."))),
        Definition((Date(long),), (paragraph("Long."),)),
    )))  # fmt: skip
    assert lines(content) == [
        ("TimelineTitle", "T"), ("TimelineEntry", "May 2021 Short."), ("TimelineContinue", "More."),
        ("TimelineEntry", f"{long} Long."),
    ]  # fmt: skip
    assert len(find(content, "//w:r/w:tab")) == 1
    assert len(find(content, "//w:r/w:br")) == 1
    assert styles_of(content)["May 2021"] == ["rStyle:TimelineDate"]


def test_an_entry_may_hold_other_blocks_or_none():
    entries = (Definition(words("Name"), ()), Definition(words("Post"), (BulletList((item("x"),)),)))
    content = made(SignOff(words("S"), entries))
    assert lines(content) == [("SignOffTitle", "S"), ("SignOff", "Name"), ("SignOff", "Post"), ("ListBullet", "x")]


def test_contents_are_links_and_ask_for_nothing_on_opening():
    content = made(Contents(words("C"), (ContentsEntry("a-b", words("One")),)), Heading(2, words("One"), id="a-b"))
    assert lines(content)[:2] == [("ContentsHeading", "C"), ("ContentsEntry", "One")]
    assert find(content, "//w:hyperlink/@w:anchor") == find(content, "//w:bookmarkStart/@w:name")
    assert not find(content, "//w:instrText | //w:fldSimple")
    assert "updateFields" not in parts(content)["word/settings.xml"].decode()


def test_a_page_break_is_a_property_of_what_follows():
    content = made(paragraph("a"), PageBreak(), PageBreak(), paragraph("b"), paragraph("c"), PageBreak())
    assert [text_of(p) for p in find(content, "//w:p[w:pPr/w:pageBreakBefore]")] == ["b"]
    assert len(find(content, "//w:body/w:p")) == 3


def test_properties_stand_in_the_order_of_the_schema():
    content = made(PageBreak(), BulletList((item("x"),)))
    assert [etree.QName(n).localname for n in find(content, "//w:p[1]/w:pPr/*")] == [
        "pStyle",
        "pageBreakBefore",
        "numPr",
    ]


# Headers and footers


def heads(content: bytes) -> dict[str, list[str]]:
    """The lines of each header and footer, page numbers as they stand in the file."""
    return {
        name.removeprefix("word/").removesuffix(".xml"): [text_of(p) for p in find(content, "//w:p", name)]
        for name in parts(content)
        if re.fullmatch(r"word/(header|footer)\d\.xml", name)
    }


def test_tokens_are_filled(whole):
    found = heads(whole)
    assert found["header1"] == ["OFFICIAL-SENSITIVE: DRAFT", "Everything that a document may hold"]
    assert found["header2"] == ["OFFICIAL-SENSITIVE: DRAFT"]
    assert found["footer3"] == found["footer4"] == ["Not for publication.", "Version 0.1", "Page 1 of 1"]


def test_every_page_bears_the_marking(whole):
    assert find(whole, "//w:headerReference/@w:type") == ["default", "first"]
    for name in ("header1", "header2"):
        assert "OFFICIAL-SENSITIVE: DRAFT" in heads(whole)[name]


def test_what_is_empty_leaves_no_line():
    content = made(paragraph("x"), title="T")
    assert heads(content) == {"header1": ["T"], "header2": [""], "footer3": ["Page 1 of 1"], "footer4": ["Page 1 of 1"]}
    assert "OFFICIAL" not in b"".join(parts(content).values()).decode("utf-8")


def test_page_numbers_are_fields(whole):
    assert find(whole, "//w:instrText/text()", "word/footer3.xml") == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize(
    "pieces",
    [("[ti", "tle]"), ("[", "title", "]"), ("by [t", "i", "t", "l", "e] and [MARK", "ing] end"), ("[title][title]",)],
)
def test_tokens_split_over_runs_are_filled(pieces):
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{piece}</w:t></w:r>" for piece in pieces)
    edit = lambda text: re.sub(r"<w:r><w:t [^>]*>\[title\]</w:t></w:r>", lambda _: runs, text)  # noqa: E731
    style = styled(changed(REFERENCE.read_bytes(), header1=edit))
    content = write_docx(Document("A & B", (paragraph("x"),), marking="M"), style)
    expected = "".join(pieces).replace("[title]", "A & B").replace("[MARKing]", "M")
    assert heads(content)["header1"][1] == expected


def test_a_title_that_looks_like_a_token_is_a_title():
    content = write_docx(Document("[marking] [title]", (paragraph("x"),), marking="M"), house())
    assert heads(content)["header1"] == ["M", "[marking] [title]"]


# Accessibility, by the rules for Word files


def test_headings_begin_with_one_title_and_skip_no_level(whole):
    levels = [int(style[-1]) for style, _ in lines(whole) if style.startswith("Heading")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_no_direct_format(whole):
    """Looks come from styles: of a paragraph only list and page break are its own, of words only language and order."""
    own = {etree.QName(node).localname for node in find(whole, "//w:body//w:pPr/*")}
    assert own <= {"pStyle", "numPr", "pageBreakBefore"}
    assert {etree.QName(node).localname for node in find(whole, "//w:body//w:rPr/*")} <= {"rStyle", "lang"}


def test_tables_are_simple(whole):
    assert not find(whole, "//w:gridSpan | //w:vMerge | //w:tc//w:tbl")
    for table in find(whole, "//w:tbl"):
        assert len({len(row.findall("w:tc", NAMES)) for row in table.findall("w:tr", NAMES)}) == 1


def test_nothing_floats_and_nothing_is_locked(whole):
    assert not find(whole, "//wp:anchor | //w:txbxContent | //w:pict")
    assert "documentProtection" not in parts(whole)["word/settings.xml"].decode()


def test_lists_are_lists_of_word(whole):
    for (
        style,
        text,
    ) in lines(whole):
        if style.endswith(("Bullet", "Number")):
            assert find(whole, f"//w:p[w:pPr/w:pStyle/@w:val='{style}'][not(w:pPr/w:numPr/w:ilvl)]") == [], text


def test_the_file_is_of_todays_word(whole):
    mode = "string(//w:compatSetting[@w:name='compatibilityMode']/@w:val)"
    assert xml(whole, "word/settings.xml").xpath(mode, namespaces=NAMES) == "15"


def test_no_author_stands_in_the_file_but_the_documents(whole):
    author = replace(everything(), author="")
    assert "creator" not in parts(write_docx(author, house()))["docProps/core.xml"].decode()
    assert not [name for name in parts(whole) if "custom" in name or "comments" in name or "people" in name]


def test_the_logo_stands_before_the_title_with_its_words_as_tall_as_on_the_web(tmp_path):
    logo = Logo(Picture(png(400, 100), "image/png", 400, 100), "Anytown Partnership")
    content = write_docx(everything(), replace(house(), logo=logo))
    first, *_ = find(content, "//w:body/w:p")
    assert first.xpath("string(.//wp:docPr/@descr)", namespaces=NAMES) == "Anytown Partnership"
    width, height = (int(first.xpath(f"string(.//wp:extent/@{side})", namespaces=NAMES)) for side in ("cx", "cy"))
    assert (width, height) == (4 * 56 * 9525, 56 * 9525)
    path = tmp_path / "made.docx"
    path.write_bytes(content)
    assert [str(error) for error in OpenXmlValidator(max_errors=0).validate(path).errors] == []


def test_a_paragraph_before_a_list_stays_with_it_and_others_are_free():
    content = made(paragraph("You can contact:"), BulletList((item("Samaritans"),)), paragraph("Else."))
    styles = [style for style, _ in lines(content)]
    assert styles[0] == "ListIntroduction"
    assert styles[2] == "BodyText"
    assert find(content, "//w:style[@w:styleId='ListIntroduction']//w:keepNext", "word/styles.xml")
