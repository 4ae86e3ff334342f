"""Document to document: ids, sections, contents, acronyms, typography."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Origin, Position
from briefgen.document import (
    Abbreviation,
    Block,
    BulletList,
    Callout,
    Cell,
    Contents,
    Date,
    Definition,
    DefinitionList,
    Emphasis,
    Footnote,
    Heading,
    Inline,
    Language,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Section,
    SignOff,
    Strong,
    Table,
    Text,
    Timeline,
    plain_text,
    walk,
)  # fmt: skip
from briefgen.model.guidance import Term
from briefgen.model.text import Text as ModelText
from briefgen.transforms import (
    TRANSFORMS,
    transform,
    typeset,
    with_acronyms,
    with_contents,
    with_ids,
    with_sections,
    with_typography,
)  # fmt: skip
from samples import everything, item, paragraph, words
from steady import steady
from trees import line, tree


def term(short: str, long: str, plural: str | None = None, expand: bool = True) -> Term:
    return Term(
        short=ModelText(short), long=ModelText(long), plural=plural and ModelText(plural), expand=expand
    )  # fmt: skip


TERMS = (
    term("CP", "child protection", "child protection"),
    term("CiN", "child in need", "children in need"),
    term("CPC", "child protection conference"),
    term("CSC", "Children's Social Care", "Children's Social Care"),
    term("NHS", "National Health Service", expand=False),
    term("A&E", "accident and emergency", "accident and emergency"),
)


def heading(level: int, text: str, id: str = "", role: str = "") -> Heading:
    return Heading(level, words(text), id, role)


def of(*parts: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def soft(*parts: Inline | str) -> Emphasis:
    return Emphasis(of(*parts).children)


# Ids


def ids(*headings: Heading) -> list[str]:
    return [block.id for block in with_ids(headings) if isinstance(block, Heading)]


def test_ids_are_made_of_the_words_of_a_heading() -> None:
    assert ids(heading(2, "What is to be done?"), heading(3, "Área 1: “Plans” & more")) == [
        "what-is-to-be-done", "area-1-plans-more",
    ]  # fmt: skip


def test_every_id_stands_once_also_beside_those_of_the_template() -> None:
    same = (heading(2, "Part"),) * 3
    assert ids(heading(2, "Part", "part-2"), *same, heading(3, "Part")) == [
        "part-2",
        "part",
        "part-3",
        "part-4",
        "part-5",
    ]


def test_id_that_stands_later_is_not_taken_before() -> None:
    assert ids(heading(2, "Support"), heading(2, "Help", "support")) == ["support-2", "support"]


@pytest.mark.parametrize("text", ["你好", "!!!", ""])
def test_heading_without_plain_letters_gets_an_id_too(text: str) -> None:
    assert ids(heading(2, text), heading(2, text)) == ["section", "section-2"]


def test_long_heading_gets_an_id_of_bounded_length() -> None:
    (name,) = ids(heading(2, "word " * 50))
    assert len(name) <= 60
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)


def test_title_gets_no_id() -> None:
    assert ids(heading(1, "Title")) == [""]


# Sections and contents


def test_section_holds_what_follows_its_heading() -> None:
    blocks = with_sections((
        heading(1, "Title"), paragraph("lead"), heading(2, "One"), paragraph("a"), heading(3, "Below"), paragraph("b"),
        heading(2, "Two"),
    ))  # fmt: skip
    assert tree(blocks).splitlines() == [
        "heading 1: Title", "paragraph: lead",
        "section", "  heading 2: One", "  paragraph: a", "  heading 3: Below", "  paragraph: b",
        "section", "  heading 2: Two",
    ]  # fmt: skip


def test_only_boxes_are_numbered_in_their_order() -> None:
    blocks = with_sections((
        heading(2, "One", role="box"), heading(2, "About"), heading(2, "Two", role="box"), heading(2, "3", role="box"),
    ))  # fmt: skip
    assert [(block.number, block.role) for block in blocks if isinstance(block, Section)] == [
        (1, "box"), (None, ""), (2, "box"), (3, "box"),
    ]  # fmt: skip


def test_contents_list_the_sections_and_nothing_else() -> None:
    blocks = (
        heading(1, "Title"), Contents(words("In this document")), Heading(2, (Text("One "), soft("soft")), "one"),
        heading(3, "Below", "below"), heading(2, "Two", "two"),
    )  # fmt: skip
    contents = with_contents(with_sections(blocks))[1]
    assert tree((contents,)).splitlines() == [
        "contents: In this document", "  #one: One [emphasis: soft]", "  #two: Two",
    ]  # fmt: skip


def test_every_entry_of_the_contents_leads_to_a_heading() -> None:
    made = transform((Contents(words("x")), heading(2, "A"), heading(2, "A"), heading(2, "B", "b")), ())
    targets = {entry.target for entry in made[0].entries}  # type: ignore[union-attr]
    assert targets == {node.id for node in walk(made) if isinstance(node, Heading)} == {"a", "a-2", "b"}


# Acronyms


def expanded(text: str) -> str:
    return read_as(of(text))


def read_as(*blocks: Block) -> str:
    """The words of the blocks after the acronyms were written out."""
    return plain_text(with_acronyms(blocks, TERMS))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The CP plan, and CP again.", "The child protection (CP) plan, and CP again."),
        ("CP plan", "Child protection (CP) plan"),
        ("One. CP plan", "One. Child protection (CP) plan"),
        ("One? (“CP plan”)", "One? (“child protection (CP) plan”)"),
        ("“One.” CP plan", "“One.” Child protection (CP) plan"),
        ("for example, e.g. CP, i.e. CiN", "for example, e.g. child protection (CP), i.e. child in need (CiN)"),
        ("CSC and", "Children's Social Care (CSC) and"),
        ("Many CiNs", "Many children in need (CiNs)"),
        ("Two CPCs and a CPC", "Two child protection conferences (CPCs) and a CPC"),
        ("a CPC's date", "a child protection conference (CPC)'s date"),
        ("one CP/CiN", "one child protection (CP)/child in need (CiN)"),
        ("in A&E, A&E", "in accident and emergency (A&E), A&E"),
        ("CP, CiN and CPC", "Child protection (CP), child in need (CiN) and child protection conference (CPC)"),
        ("child protection (CP) plan and CP", "child protection (CP) plan and CP"),
        ("Child Protection (CP) and CP", "Child Protection (CP) and CP"),
        ("CP (child protection) and CP", "CP (child protection) and CP"),
        ("children in need (CiN) and CiN", "children in need (CiN) and CiN"),
        ("the NHS", "the NHS"),
        ("cp, cin, Cin, CIN", "cp, cin, Cin, CIN"),
        ("CPX, xCP, CPS, CP1, _CP, pre-CP, R&CP", "CPX, xCP, CPS, CP1, _CP, pre-CP, R&CP"),
        ("nothing", "nothing"),
    ],
)  # fmt: skip
def test_acronym_is_written_out_at_its_first_use(text: str, due: str) -> None:
    assert expanded(text) == due


def test_every_use_is_marked_with_what_it_stands_for() -> None:
    blocks = with_acronyms((of("CP, CiNs, NHS and CP"),), TERMS)
    marks = [(node.short, node.long) for node in walk(blocks) if isinstance(node, Abbreviation)]
    assert marks == [
        ("CP", "child protection"), ("CiNs", "children in need"), ("NHS", "National Health Service"),
        ("CP", "child protection"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "quiet",
    [
        heading(2, "CP"),
        Callout("notice", words("CP"), ()),
        Table(words("CP"), Row(()), ()),
        Timeline(words("CP"), ()),
        SignOff(words("CP"), ()),
        Contents(words("CP")),
        of("a", Footnote(words("CP"))),
    ],
    ids=lambda block: type(block).__name__,
)
def test_heading_title_caption_contents_and_note_stay_short_and_the_words_below_are_written_out(quiet: Block) -> None:
    first, second = with_acronyms((quiet, of("a CP plan")), TERMS)
    assert [node for node in walk((first,)) if isinstance(node, Abbreviation)] == [
        Abbreviation("CP", "child protection")
    ]
    assert "child protection" not in tree((first,)).replace("[CP = child protection]", "")
    assert plain_text((second,)) == "a child protection (CP) plan"


@pytest.mark.parametrize(
    "block",
    [
        of("a CP plan"),
        BulletList((ListItem((of("a CP plan"),)),)),
        Quote((of("a CP plan"),)),
        Callout("notice", (), (of("a CP plan"),)),
        Table((), Row((Cell(words("x")),)), (Row((Cell(words("a CP plan")),)),)),
        DefinitionList((Definition(words("x"), (of("a CP plan"),)),)),
        DefinitionList((Definition(words("a CP plan"), ()),)),
        Section(heading(2, "x"), (of("a CP plan"),)),
        of(soft("a CP plan")),
        of(Strong((soft("a CP plan"),))),
        of(Link("#x", words("a CP plan"))),
        of(Language("cy", words("a CP plan"))),
    ],
    ids=lambda block: tree((block,)).splitlines()[-1].strip(),
)
def test_acronym_is_written_out_wherever_words_run(block: Block) -> None:
    first, second = with_acronyms((block, of("CP")), TERMS)
    assert "a child protection (CP) plan" in plain_text((first,))
    assert plain_text((second,)) == "CP"


def test_words_before_count_across_emphasis() -> None:
    assert line(with_acronyms((of(soft("child protection"), " (", soft("CP"), ")"),), TERMS)[0].children) == (  # type: ignore[union-attr]
        "[emphasis: child protection] ([emphasis: [CP = child protection]])"
    )
    assert read_as(of("One. ", soft("CP plan"))) == "One. Child protection (CP) plan"
    assert read_as(of("One ", soft("CP plan"))) == "One child protection (CP) plan"


def test_first_use_is_the_first_in_reading_order_across_cells_and_blocks() -> None:
    table = Table((), Row((Cell(words("x")), Cell(words("y")))), (Row((Cell(words("CP a")), Cell(words("CP b")))),))
    assert read_as(table, of("CP c")).split("\n") == ["x", "y", "Child protection (CP) a", "CP b", "CP c"]


def test_origin_of_the_text_is_kept() -> None:
    origin = Origin(Position("briefs/x.yaml", 3), "name")
    made = with_acronyms((Paragraph((Text("a CP plan", origin),)),), TERMS)
    assert [node.origin for node in walk(made) if isinstance(node, (Text, Abbreviation))] == [origin] * 5


def test_dates_and_earlier_marks_are_left_alone() -> None:
    block = of(Date("CP", "2021"), Abbreviation("CP", "x"))
    assert with_acronyms((block,), TERMS) == (block,)


def test_without_terms_nothing_is_changed() -> None:
    assert with_acronyms((of("CP"),), ()) == (of("CP"),)


# Typography


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ('"Emily"', "“Emily”"),
        ("'Was not brought'", "‘Was not brought’"),
        ("it's, don't, o'clock, Emily's", "it’s, don’t, o’clock, Emily’s"),
        ("the mothers' group", "the mothers’ group"),
        ("'it's'", "‘it’s’"),
        ("in the '90s, '80s and 1990's", "in the ’90s, ’80s and 1990’s"),
        ("'90s", "’90s"),
        ("\"he said 'no'\"", "“he said ‘no’”"),
        ("\"'No,' he said\"", "“‘No,’ he said”"),
        ("'\"No\", he said'", "‘“No”, he said’"),
        ("\"Alice\"'s findings", "“Alice”’s findings"),
        ('("x") ["x"] {"x"}', "(“x”) [“x”] {“x”}"),
        ('"(x)" "[x]"', "“(x)” “[x]”"),
        ('either/"or"', "either/“or”"),
        ('one – "two" — "three"', "one – “two” — “three”"),
        ('"one" "two"', "“one” “two”"),
        ('""', "“”"),
        ('ends "so".', "ends “so”."),
        ('"Really?" "Yes!"', "“Really?” “Yes!”"),
        ("“curly” ‘already’ isn’t", "“curly” ‘already’ isn’t"),
        ('\u00a0"x"', "\u00a0“x”"),
        ("s.47(1)(c)", "s.47(1)(c)"),
        ("(c) (C) (r) (tm) 1/2 +-", "(c) (C) (r) (tm) 1/2 +-"),
        ("one - two -- three", "one – two – three"),
        ("one-two one--two -1 5-6 one -two", "one-two one--two -1 5-6 one -two"),
        ("- one", "- one"),
        ("one -", "one -"),
        ("one --- two", "one --- two"),
        ("and so on...", "and so on…"),
        ("11 May 2021", "11\u00a0May 2021"),
        ("6 weeks, 1 day, 5 per cent", "6\u00a0weeks, 1\u00a0day, 5\u00a0per cent"),
        ("12 months, 9 years", "12\u00a0months, 9\u00a0years"),
        ("Section 175, section 47", "Section\u00a0175, section\u00a047"),
        ("Regulation 5, article 3", "Regulation\u00a05, article\u00a03"),
        ("outcome 1.1, Box 2, Part 3, Appendix 4", "outcome\u00a01.1, Box\u00a02, Part\u00a03, Appendix\u00a04"),
        ("6 weekly, 11 Mayflowers, Sectional 5", "6 weekly, 11 Mayflowers, Sectional 5"),
        ("", ""),
    ],
)  # fmt: skip
def test_typeset(text: str, due: str) -> None:
    assert typeset(text) == due


@pytest.mark.parametrize(
    ("block", "due"),
    [
        (of('"', soft("x"), '" y'), "“[emphasis: x]” y"),
        (of(soft('"x"'), ' "y"'), "[emphasis: “x”] “y”"),
        (of(soft("Emily"), "'s"), "[emphasis: Emily]’s"),
        (of("(", soft('"x"'), ")"), "([emphasis: “x”])"),
        (of('"he said ', soft("'no'"), '"'), "“he said [emphasis: ‘no’]”"),
        (of("one", LineBreak(), '"two"'), "one[line break]“two”"),
        (of(Link("#x", words('"x"')), '"'), "[link #x: “x”]”"),
        (of("x", Footnote(words('"y"')), '"'), "x[note: “y”]”"),
        (of('"', Abbreviation("CP", "x"), '"'), "“[CP = x]”"),
        (of("on ", Date("11 May 2021", "2021-05-11"), " - "), "on [date 2021-05-11: 11\u00a0May 2021] – "),
        (of("in ", Date("autumn 2019")), "in [date as said: autumn 2019]"),
    ],
)  # fmt: skip
def test_typography_looks_at_the_words_before(block: Paragraph, due: str) -> None:
    (made,) = with_typography((block,))
    assert line(made.children) == due  # type: ignore[union-attr]


def test_date_that_is_a_term_begins_with_a_capital() -> None:
    entries = (Definition((Date("autumn 2019"),), (of(Date("autumn 2019")),)),)
    (made,) = with_typography((Timeline(words("x"), entries),))
    assert tree((made,)).splitlines()[1:] == [
        "  [date as said: Autumn 2019]", "    paragraph: [date as said: autumn 2019]",
    ]  # fmt: skip


TEXTS = st.text(st.sampled_from('ab1 \n"\'.-–—“”‘’()[]/…\u00a0é\'""  sMay'), max_size=40) | st.text(max_size=20)


def letters(text: str) -> str:
    """A text without what typography may change: kinds of quotes, dashes, dots and blanks."""
    for marks, plain in (("“”", '"'), ("‘’", "'"), ("–", "-")):
        text = re.sub(f"[{marks}]", plain, text)
    text = re.sub(r"(?<=\s)--(?=\s)", "-", text.replace("…", "..."))
    return text.replace("\u00a0", " ")


@steady()
@given(TEXTS, TEXTS)
def test_typography_changes_nothing_but_quotes_dashes_dots_and_blanks(text: str, before: str) -> None:
    assert letters(typeset(text, before)) == letters(text)


@steady()
@given(TEXTS, TEXTS)
def test_typography_done_twice_is_typography_done_once(text: str, before: str) -> None:
    once = typeset(text, before)
    assert typeset(once, before) == once


def around(children: tuple[Inline, ...]) -> st.SearchStrategy[Inline]:
    made = (Emphasis(children), Strong(children), Link("#x", children), Language("cy", children), Footnote(children))
    return st.sampled_from(made)


LEAVES: st.SearchStrategy[Inline] = TEXTS.map(Text) | TEXTS.map(Date) | st.just(LineBreak())
INLINES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3).map(tuple).flatmap(around), max_leaves=6)
LINES = st.lists(INLINES, max_size=4).map(tuple)
HEADINGS = st.builds(Heading, st.integers(1, 4), LINES, st.sampled_from(["", "a"]), st.sampled_from(["", "box"]))
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    LINES.map(Paragraph) | HEADINGS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=2).map(lambda blocks: BulletList((ListItem(tuple(blocks)), item("x")))),
        st.lists(inner, max_size=2).map(lambda blocks: Quote(tuple(blocks))),
        st.builds(lambda title, blocks: Callout("notice", title, tuple(blocks)), LINES, st.lists(inner, max_size=2)),
        st.builds(lambda a, b: Table(a, Row((Cell(a),)), (Row((Cell(b),)),)), LINES, LINES),
        st.builds(lambda a, b: DefinitionList((Definition(a, (b,)),)), LINES, inner),
    ),
    max_leaves=5,
)  # fmt: skip


@steady(60)
@given(st.lists(BLOCKS, max_size=4).map(tuple))
def test_transforms_lose_no_word_and_move_none(blocks: tuple[Block, ...]) -> None:
    before, after = plain_text(blocks), plain_text(transform(blocks, ()))
    assert letters(after).casefold().split() == letters(before).casefold().split()


@steady(60)
@given(st.lists(st.sampled_from(["CP", "CiNs", "a", "NHS", "(CP)", "child protection", ".", "CSC's"]), max_size=8))
def test_acronyms_add_words_and_take_none_away(parts: list[str]) -> None:
    text = " ".join(parts)
    words_made = iter(re.findall(r"\w+", expanded(text)))
    assert all(word in words_made for word in re.findall(r"\w+", text))


def test_acronyms_written_out_once_stay_as_they_are() -> None:
    once = expanded("The CP plan of a CiN. CPCs, and CSC.")
    assert expanded(once) == once


def test_transforms_run_in_their_order_on_a_document_of_everything() -> None:
    assert (with_ids, with_sections, with_contents, with_acronyms, with_typography) == TRANSFORMS
    made = transform(everything().blocks, TERMS)
    assert {type(node) for node in walk(made)} >= {type(node) for node in walk(everything().blocks)}
