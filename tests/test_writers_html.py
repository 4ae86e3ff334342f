"""What the HTML of a document says, and what it must never do."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement

from briefgen.document import (
    CALLOUTS,
    Block,
    BulletList,
    Callout,
    Cell,
    Contents,
    ContentsEntry,
    Date,
    Definition,
    DefinitionList,
    Document,
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
    Row,
    Section,
    SignOff,
    Strong,
    Table,
    Text,
    Timeline,
    walk,
)
from briefgen.writers.html import write_html
from samples import everything, item, paragraph, png, words
from styles import LOGO, house_style

HOSTILE = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "a & b &amp; c", "]]>",
    "</style><script>alert(1)</script>", "<!-- no end", "{{ 7 * 7 }} {% raw %}", "javascript:alert(1)", "<6 months",
    "{0} {} %s \\1", "</title>", "&#60;script&#62;",
)  # fmt: skip


def document(*blocks: Block, **other: object) -> Document:
    return replace(Document("A title", (Heading(1, words("A title")), *blocks)), **other)  # type: ignore[arg-type]


def inline(*nodes: Inline) -> Document:
    return document(Paragraph(nodes, id="here"))


def page(made: Document) -> HtmlElement:
    return html.document_fromstring(write_html(made, house_style()).decode("utf-8"))


def one(tree: HtmlElement, path: str) -> HtmlElement:
    found = tree.cssselect(path) if not path.startswith("/") else tree.xpath(path)
    assert len(found) == 1, f"{len(found)} of {path}"
    return found[0]


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def reading_text(tree: HtmlElement) -> str:
    """The text of main without the numbers that lead to notes: what the Word file says too."""
    main = one(tree, "//main")
    for link in main.xpath(".//sup[a[@role='doc-noteref']]"):
        link.drop_tree()
    return text(main)


def test_is_utf8_with_line_feeds_and_the_same_each_time() -> None:
    made = write_html(everything(), house_style(LOGO))
    assert made.startswith(b"<!doctype html>\n")
    assert made.endswith(b"</html>\n")
    assert b"\r" not in made
    assert "–" in made.decode("utf-8")
    assert made == write_html(everything(), house_style(LOGO))


def test_line_ends_of_another_system_become_line_feeds() -> None:
    style = house_style()
    made = write_html(everything(), replace(style, page=style.page.replace("\n", "\r\n")))
    assert made == write_html(everything(), style)


def test_head_says_what_the_document_is() -> None:
    tree = page(everything())
    assert tree.get("lang") == "en-GB"
    assert text(one(tree, "//title")) == "Everything that a document may hold – Learning brief – Anytown Partnership"
    metas = {meta.get("name"): meta.get("content") for meta in tree.xpath("//meta[@name]")}
    assert metas["description"] == "A sample."
    assert metas["author"] == "Anytown Partnership"
    assert metas["keywords"] == "Neglect, Domestic abuse"
    assert metas["viewport"] == "width=device-width, initial-scale=1"
    assert metas["robots"] == "noindex"


def test_title_says_nothing_twice() -> None:
    tree = page(document(title="Learning brief: Emily", label="Learning brief"))
    assert text(one(tree, "//title")) == "Learning brief: Emily"


def test_what_is_not_said_leaves_no_trace() -> None:
    tree = page(document())
    names = {meta.get("name") for meta in tree.xpath("//meta[@name]")}
    assert names == {"viewport", "color-scheme"}
    assert not tree.xpath("//p[@class='marking'] | //header//img | //footer | //header//p")
    assert tree.xpath("//body")[0].get("class") is None


def test_policy_forbids_all_but_inline_style_and_data_images() -> None:
    policy = one(page(everything()), "//meta[@http-equiv='Content-Security-Policy']").get("content")
    rules = [rule.strip() for rule in policy.split(";")]
    assert rules == [
        "default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip


def test_asks_nothing_of_anyone() -> None:
    made = write_html(everything(), house_style(LOGO)).decode("utf-8")
    tree = html.document_fromstring(made)
    assert not tree.xpath("//script | //iframe | //object | //embed | //base | //form | //*[@style] | //@srcset")
    assert all(source.startswith("data:") for source in tree.xpath("//@src"))
    assert tree.xpath("//link/@href") == ["data:,"]
    css = one(tree, "//style").text_content()
    assert not re.search(r"@import|@font-face|url\(|https?:", css)
    assert not [name for name in tree.xpath("//@*") if name.attrname.startswith("on")]


def test_colours_and_fonts_reach_the_sheet_by_name() -> None:
    style = replace(house_style(), colours={"accent": "#123456"}, fonts={"body": "Gill Sans"}, css="a {}\n")
    tree = html.document_fromstring(write_html(everything(), style).decode("utf-8"))
    css = one(tree, "//style").text_content()
    assert "--colour-accent: #123456;" in css
    assert '--font-body: "Gill Sans";' in css
    assert css.rstrip().endswith("a {}")


def test_sheet_cannot_end_its_element() -> None:
    style = replace(house_style(), css='a::after { content: "</style><script>" }')
    tree = html.document_fromstring(write_html(everything(), style).decode("utf-8"))
    assert not tree.xpath("//script")
    assert r"<\/style>" in one(tree, "//style").text_content()


def test_landmarks_and_one_title() -> None:
    tree = page(everything())
    body = one(tree, "//body")
    assert [child.tag for child in body] == ["a", "header", "main", "footer"]
    assert text(one(tree, "//h1")) == "Everything that a document may hold"
    assert one(tree, "//main//h1") is not None
    assert body[0].get("href") == "#" + one(tree, "//main").get("id")


def test_ids_are_unique_and_every_reference_arrives() -> None:
    tree = page(everything())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")]
    assert {*targets, *tree.xpath("//@aria-labelledby")} <= {*ids}


def test_header_and_footer_frame_the_text() -> None:
    tree = html.document_fromstring(write_html(everything(), house_style(LOGO)).decode("utf-8"))
    assert text(one(tree, "//header")) == (
        "OFFICIAL-SENSITIVE: DRAFT Not for publication. Anytown Partnership Learning brief"
    )
    assert one(tree, "//header//img").get("alt") == "Anytown Partnership"
    assert text(one(tree, "//footer")) == "Anytown Partnership Version 0.1"


def test_approved_document_bears_no_marking() -> None:
    tree = page(replace(everything(), marking="", handling=""))
    assert "OFFICIAL" not in text(one(tree, "//body"))
    assert not tree.xpath("//meta[@name='robots']")


def test_reads_like_the_word_file() -> None:
    callouts = " ".join(f"A {kind} Said. Point Other point" for kind in CALLOUTS)
    assert reading_text(page(everything())) == (
        "Everything that a document may hold The beginning stands out. In this document A box Far 1 A box "
        "A strong and soft word, a page elsewhere, a place here, the chair's response, the CP plan of 11 May 2021 "
        'and autumn 2019, diolch, a note and a line broken. <6 months & "quoted" Far Outer one Outer two Inner one '
        "Inner two First Second Second, a Again first Neglect Needs that are not met. Nobody asked me. Call-outs "
        f"{callouts} Actions and their state Number Action Status 1.1 Ask for a short audit Not started "
        "1.2 Write to schools In progress Another One Two a b A figure How it went autumn 2019 Commissioned. "
        "February 2021 Presented. Small print. Sign-off Name Not yet signed Post Independent Chair "
        "Team Its name What changed Write When Day How Choose: By email / In a meeting "
        "Said in the guidance, 2018."
    )


@pytest.mark.parametrize("words_", HOSTILE)
def test_hostile_words_are_words_wherever_they_stand(words_: str) -> None:
    said = words(words_)
    row = Row((Cell(said), Cell((Strong(said),))))
    said_of = (Definition(said, (paragraph(words_),)),)
    line = Paragraph((*said, Footnote(said), LineBreak(), Date(words_, words_)))
    blocks: tuple[Block, ...] = (
        Section(Heading(2, said, id="box"), (line,), number=1),
        BulletList((item(words_),)), DefinitionList(said_of), Timeline(said, said_of), SignOff(said, said_of),
        Callout("notice", said, (paragraph(words_),)), Table(said, row, (row,), row_headers=True),
        Figure(Picture(png(), "image/png", 60, 30), words_, said), Contents(said, (ContentsEntry(words_, said),)),
        Paragraph((Language(words_, said), Link(f"https://example.org/{words_}", said))),
    )  # fmt: skip
    made = Document(
        words_, blocks, label=words_ + "1", language=words_, author=words_ + "2", keywords=(words_,),
        description=words_, version=words_, marking=words_, handling=words_,
    )  # fmt: skip
    tree = page(made)
    assert not tree.xpath("//script | //*[@onerror] | //*[@onmouseover] | //comment()")
    assert len(tree.xpath("//img")) == 1
    assert not [href for href in tree.xpath("//@href") if href.strip().lower().startswith("javascript:")]
    squeezed = " ".join(words_.split())
    assert one(tree, "//title").text == f"{words_} – {words_}1 – {words_}2"
    assert text(one(tree, "//main")).count(squeezed) == sum(isinstance(node, Text | Date) for node in walk(blocks))
    assert text(one(tree, "//header")) == f"{squeezed} {squeezed} {squeezed}2 {squeezed}1"
    assert one(tree, "//main//img").get("alt") == words_
    assert tree.get("lang") == words_


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("http://example.org", "http://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:01632960000", "tel:01632960000"),
        ("#far", "#far"),
        ("document:chair-response", "chair-response.html"),
        ("document:../x", "..%2Fx.html"),
    ],
)
def test_link_leads_where_it_says(target: str, href: str) -> None:
    assert one(page(inline(Link(target, words("there")))), "//main//a").get("href") == href


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//example.org", ""]
)
def test_link_that_no_document_may_have_is_only_its_words(target: str) -> None:
    tree = page(inline(Link(target, words("there"))))
    assert not tree.xpath("//main//a")
    assert text(one(tree, "//*[@id='here']")) == "there"


@pytest.mark.parametrize(
    ("words_", "kind"), [("https://example.org/a", "spelled"), ("example.org/a", "spelled"), ("the page", None)]
)
def test_link_that_spells_its_address_is_told_apart_for_print(words_: str, kind: str | None) -> None:
    assert one(page(inline(Link("https://example.org/a", words(words_)))), "//main//a").get("class") == kind


def test_date_has_its_machine_form_where_there_is_one() -> None:
    tree = page(inline(Date("11 May 2021", "2021-05-11"), Text(", "), Date("about 2013")))
    assert one(tree, "//main//time").get("datetime") == "2021-05-11"
    assert text(one(tree, "//*[@id='here']")) == "11 May 2021, about 2013"


def test_inlines_have_their_elements() -> None:
    tree = page(everything())
    assert one(tree, "//abbr").get("title") == "child protection"
    assert one(tree, "//*[@lang='cy']").text == "diolch"
    assert one(tree, "//main//p/strong").text == "strong"
    assert one(tree, "//main//p/em").text == "soft"


def test_notes_are_numbered_in_order_and_lead_back() -> None:
    inner = Footnote((Text("one"), Footnote(words("inside one"))))
    tree = page(inline(Text("A"), inner, Text(" B"), Footnote(words("two"))))
    assert [link.text for link in tree.xpath("//sup/a")] == ["1", "3", "2"]
    assert [text(note) for note in tree.xpath("//section[@role='doc-endnotes']//li")] == ["one2", "inside one", "two"]
    for number, back in enumerate(tree.xpath("//a[@role='doc-backlink']"), start=1):
        assert text(back) == ""
        assert back.get("aria-label") == f"Back to note {number} in the text"
        assert tree.get_element_by_id(back.get("href")[1:]).get("href") == f"#{back.getparent().get('id')}"


def test_box_says_its_number() -> None:
    heading = one(page(everything()), "//section[@class='box']/h2")
    assert html.tostring(heading, encoding="unicode", with_tail=False) == (
        '<h2 id="near"><span class="box-number">1</span> A box</h2>'
    )


def test_sections_of_the_second_level_are_landmarks() -> None:
    inner = Section(Heading(3, words("Inner")), (paragraph("Said."),))
    outer = page(document(Section(Heading(2, words("Outer")), (inner,))))
    name = one(outer, "//main/section").get("aria-labelledby")
    assert outer.get_element_by_id(name).tag == "h2"
    assert one(outer, "//main/section/section").get("aria-labelledby") is None


def test_section_without_text_is_its_heading() -> None:
    assert text(one(page(document(Section(Heading(2, words("Alone")), ()))), "//main/section")) == "Alone"


def test_paragraph_keeps_its_role_and_id() -> None:
    tree = page(everything())
    assert one(tree, "//p[@class='lead']").text == "The beginning stands out."
    assert one(tree, "//p[@id='small']").get("class") == "note"


def test_list_begins_where_it_says() -> None:
    tree = page(document(OrderedList((item("Fourth"),), start=4), OrderedList((item("First"),))))
    assert [listed.get("start") for listed in tree.xpath("//main/ol")] == ["4", None]


def test_item_of_one_paragraph_is_its_words_and_a_longer_one_keeps_its_blocks() -> None:
    long = ListItem((paragraph("One."), paragraph("Two.")))
    tree = page(document(BulletList((item("Short"), long))))
    assert [[child.tag for child in listed] for listed in tree.xpath("//li")] == [[], ["p", "p"]]


def test_callout_is_a_note_named_by_its_title() -> None:
    tree = page(everything())
    for callout in tree.xpath("//div[@role='note']"):
        title = tree.get_element_by_id(callout.get("aria-labelledby"))
        assert title.tag == "p"
        assert callout.get("class") == f"callout {text(title).removeprefix('A ')}"


def test_table_names_its_columns_and_rows() -> None:
    tree = page(everything())
    first, second = tree.xpath("//table")
    assert text(first.find("caption")) == "Actions and their state"
    assert tree.get_element_by_id(first.get("aria-labelledby")) is first.find("caption")
    assert [(text(cell), cell.get("scope")) for cell in first.xpath("./thead/tr/th")] == [
        ("Number", "col"), ("Action", "col"), ("Status", "col"),
    ]  # fmt: skip
    assert [(cell.tag, cell.get("scope"), cell.get("role")) for cell in first.xpath("./tbody/tr[1]/*")] == [
        ("th", "row", "rowheader"), ("td", None, "cell"), ("td", None, "cell"),
    ]  # fmt: skip
    assert [cell.get("data-label") for cell in first.xpath("./tbody/tr[2]/*")] == ["Number", "Action", "Status"]
    assert not second.xpath(".//tbody//th")


def test_empty_cell_says_so() -> None:
    row = Row((Cell(words("a")), Cell(()), Cell(words(" "))))
    tree = page(document(Table(words("Caption"), row, (row,))))
    assert [text(cell) for cell in tree.xpath("//th | //td")] == ["a", "–", "–"] * 2


def test_cell_of_a_note_alone_keeps_the_note() -> None:
    note = Cell((Footnote(words("Said.")),))
    tree = page(document(Table(words("Caption"), Row((Cell(words("a")),)), (Row((note,)),))))
    assert text(one(tree, "//td")) == "1"


def test_figure_has_its_alternative_and_its_caption() -> None:
    picture = Picture(png(), "image/png", 60, 30)
    tree = page(document(Figure(picture, "A field", words("Caption")), Figure(picture, "")))
    first, second = tree.xpath("//figure")
    assert dict(first.find("img").attrib) | {"src": ""} == {"src": "", "alt": "A field", "width": "60", "height": "30"}
    assert first.find("img").get("src").startswith("data:image/png;base64,iVBOR")
    assert text(first.find("figcaption")) == "Caption"
    assert second.find("img").get("alt") == ""
    assert second.find("figcaption") is None


def test_timeline_sign_off_and_contents_are_named_lists() -> None:
    tree = page(everything())
    for kind, listed in (("timeline", "ol"), ("sign-off", "dl"), ("contents", "ul")):
        part = one(tree, f"//*[@class='{kind}']")
        title = tree.get_element_by_id(part.get("aria-labelledby"))
        assert [child.tag for child in part] == ["p", listed]
        assert part[0] is title
    assert one(tree, "//*[@class='contents']").get("role") == "doc-toc"
    assert [link.get("href") for link in tree.xpath("//*[@class='contents']//a")] == ["#near", "#far"]
    assert [text(when) for when in tree.xpath("//*[@class='when']")] == ["autumn 2019", "February 2021"]


def test_page_break_says_nothing() -> None:
    tree = page(document(PageBreak()))
    assert text(one(tree, "//div[@class='page-break']")) == ""


def test_author_may_call_a_heading_what_the_writer_calls_its_parts() -> None:
    parts = ("main", "main-text", "note-1", "callout-1", "contents-1", "table-1")
    sections = tuple(Section(Heading(2, words(name), id=name), (Callout("notice", words("N"), ()),)) for name in parts)
    ids = page(document(*sections)).xpath("//@id")
    assert len(ids) == len(set(ids))
