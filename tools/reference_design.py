"""The styles of reference.docx: what each is for, and how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.document import CALLOUTS
from briefgen.style.names import CHARACTER, CONTINUED, PARAGRAPH, family
from briefgen.writers.docx_xml import NOTHING, XML, element, value

PANEL = 270  # where the text of a call-out begins, in twentieths of a point: its edge is then flush with the text
STEP = 425  # how far each level of a list is set in
ROOM = 150  # how far a field is set in, so that its edges stand in line with the words above
LABEL = 2552  # where the words beside a date or term begin (4.5 cm)


@dataclass(frozen=True)
class Style:
    """A style: `name` as Word stores it, what it is `for_`, its properties, and the list format it carries."""

    name: str
    for_: str
    based: str = ""
    then: str = ""
    paragraph: XML = NOTHING
    run: XML = NOTHING
    kind: str = PARAGRAPH
    format: int = 0

    @property
    def id(self) -> str:
        """The style's id: its name without blanks."""
        return "".join(word[0].upper() + word[1:] for word in self.name.split())


def run(
    *, bold: bool = False, italic: bool = False, colour: str = "", size: float = 0, underline: bool = False,
    raised: bool = False, heading: bool = False,
) -> XML:  # fmt: skip
    """Return properties of words; the size is in points."""
    fonts = {"w:asciiTheme": "majorHAnsi", "w:hAnsiTheme": "majorHAnsi", "w:cstheme": "majorBidi"}
    parts = [
        element("w:rFonts", fonts) if heading else NOTHING,
        *((element("w:b"), element("w:bCs")) if bold else ()),
        *((element("w:i"), element("w:iCs")) if italic else ()),
        value("w:color", bare(colour)) if colour else NOTHING,
        *((value("w:sz", round(size * 2)), value("w:szCs", round(size * 2))) if size else ()),
        value("w:u", "single") if underline else NOTHING,
        value("w:vertAlign", "superscript") if raised else NOTHING,
    ]
    return element("w:rPr", None, *parts)


def bare(colour: str) -> str:
    """Return a colour as Word writes it."""
    return colour.lstrip("#").upper()


def edge(side: str, colour: str, size: int, space: int) -> XML:
    """Return a line at one side of a paragraph: `size` in eighths of a point, `space` to the words in points."""
    line = {"w:val": "single", "w:sz": size, "w:space": space, "w:color": bare(colour)}
    return element(f"w:{side}", line)


def box(colour: str, below: int) -> tuple[XML, ...]:
    """Return lines on all sides of a paragraph, with so many points of room `below` the words."""
    sides = (("top", 5), ("left", 7), ("bottom", below), ("right", 7))
    return tuple(edge(side, colour, 6, space) for side, space in sides)


def paragraph(
    *, before: float = 0, after: float = 0, line: float = 0, least: int = 0, left: int | None = None, right: int = 0,
    hanging: int = 0, keep: bool = False, whole: bool = False, edges: tuple[XML, ...] = (), fill: str = "",
    format: int = 0, outline: int | None = None,
) -> XML:  # fmt: skip
    """Return properties of a paragraph in the order of ECMA-376 17.3.1.26; lengths in points, indents in twentieths."""
    spacing: dict[str, object] = {"w:before": round(before * 20), "w:after": round(after * 20)}
    if line:
        spacing |= {"w:line": round(line * 240), "w:lineRule": "auto"}
    if least:
        spacing |= {"w:line": least * 20, "w:lineRule": "atLeast"}
    indent = {"w:left": left or 0, "w:right": right} | ({"w:hanging": hanging} if hanging else {})
    parts = [
        element("w:keepNext") if keep else NOTHING,
        element("w:keepLines") if whole else NOTHING,
        element("w:widowControl"),
        element("w:numPr", None, value("w:numId", format)) if format else NOTHING,
        element("w:pBdr", None, *edges) if edges else NOTHING,
        element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": bare(fill)}) if fill else NOTHING,
        element("w:spacing", spacing),
        element("w:ind", indent) if left is not None else NOTHING,
        value("w:jc", "left"),
        value("w:outlineLvl", outline) if outline is not None else NOTHING,
    ]
    return element("w:pPr", None, *parts)


def text_styles(c: Mapping[str, str]) -> list[Style]:
    """Return the styles of running text."""
    dark = run(colour=c["accent-dark"], bold=True, heading=True)
    quote = edge("left", c["accent"], 18, 12)
    return [
        Style("Body Text", "ordinary paragraphs.", "Normal", paragraph=paragraph(before=8, after=6)),
        Style("List Introduction", "the paragraph before a list; it stays with the list.", "BodyText", "BodyText",
              paragraph(before=8, after=6, keep=True)),
        Style("Lead", "the first paragraph, which stands out.", "BodyText", "BodyText",
              paragraph(after=12, line=1.25), run(size=14, colour=c["accent-dark"])),
        Style("Note", "small print.", "BodyText", paragraph=paragraph(before=4, after=6), run=run(size=11)),
        Style("Quote", "words of someone else.", "BodyText", paragraph=paragraph(
            before=6, after=6, left=285, right=400, edges=(quote,)), run=run(colour=c["accent-dark"])),
        Style("List Bullet", "items of a list without an order.", "BodyText", format=1,
              paragraph=paragraph(before=2, after=3, format=1)),
        Style("List Number", "items of a numbered list.", "BodyText", format=2,
              paragraph=paragraph(before=2, after=3, format=2)),
        *(Style(name, f"a further paragraph of a list item, at level {level}.", "BodyText",
                paragraph=paragraph(before=2, after=3, left=STEP * level)) for level, name in enumerate(CONTINUED, 1)),
        Style("Definition Term", "a word that is explained below it.", "BodyText", "Definition",
              paragraph(before=6, after=1, keep=True, whole=True), dark),
        Style("Definition", "what a word means.", "BodyText", paragraph=paragraph(after=6, left=STEP)),
        Style("caption", "what a table or figure shows; it stands above.", "BodyText", "BodyText",
              paragraph(before=12, after=5, keep=True, whole=True), dark),
        Style("Figure", "the line that holds a picture.", "BodyText", paragraph=paragraph(after=10)),
        Style("Table Text", "words in tables.", "Normal", paragraph=paragraph(before=3, after=3, line=1.1),
              run=run(size=11)),
        Style("Table Header", "the head of a table.", "TableText", paragraph=paragraph(
            before=4, after=4, line=1.1, keep=True), run=run(bold=True, colour=c["accent-dark"])),
        Style("footnote text", "footnotes.", "Normal", paragraph=paragraph(after=3, line=1.1), run=run(size=11)),
    ]  # fmt: skip


def heading_styles(c: Mapping[str, str]) -> list[Style]:
    """Return the headings. There is no Title: see briefgen.style.names for why the title is Heading 1."""
    under = (edge("bottom", c["accent"], 18, 8),)
    sizes = ((26, 0, 14, "accent-dark"), (18, 20, 6, "accent-dark"), (15, 16, 5, "accent"),
             (13, 13, 4, "accent"), (12, 12, 3, "accent-dark"), (12, 12, 3, "accent"))  # fmt: skip
    uses = ("the title of the document.", "its main parts.", *(f"parts of a Heading {n}." for n in range(2, 6)))
    return [
        Style(f"heading {level}", use, "Normal", "BodyText",
              paragraph(before=before, after=after, line=1.1, keep=True, whole=True, outline=level - 1,
                        edges=under if level == 1 else ()),
              run(bold=True, colour=c[colour], size=size, heading=True))
        for level, (use, (size, before, after, colour)) in enumerate(zip(uses, sizes, strict=True), 1)
    ]  # fmt: skip


def callout_styles(c: Mapping[str, str]) -> list[Style]:
    """Return the styles of each call-out."""
    return [style for place, kind in enumerate(CALLOUTS) for style in _callout(c, kind, 3 + 3 * place)]


def _callout(c: Mapping[str, str], kind: str, format: int) -> list[Style]:
    # Word joins paragraphs whose borders and edges are the same into one panel, and fills the space between them.
    # The title's pale lines are thicker than the text's, so that a call-out never joins the one above it; where the
    # title meets its text no space parts them, and the pale lines carry the dark edge across the joint.
    name, pale = family(kind), c[f"{kind}-pale"]
    text = name.replace(" ", "")
    side = edge("left", c[kind], 36, 9)
    head = (edge("top", pale, 6, 6), side, edge("bottom", pale, 6, 1), edge("right", pale, 6, 6))
    body = (edge("top", pale, 4, 1), side, edge("bottom", pale, 4, 6), edge("right", pale, 4, 6))
    # "At least" keeps the space above the letters inside the panel; a multiple lifts it out, and the edge has a gap.
    inside = {"edges": body, "fill": pale, "right": 130, "least": 17}
    item = {**inside, "left": PANEL + STEP, "hanging": STEP, "after": 5}
    words = {
        "key-message": "what a reader should take away", "good-practice": "what was done well",
        "response": "the answer to an outcome", "notice": "what a reader must know first",
        "guidance": "how to do something",
    }[kind]  # fmt: skip
    return [
        Style(f"{name} Title", f"the title of a call-out with {words}.", "Normal", text,
              paragraph(before=12, keep=True, whole=True, edges=head, fill=pale, left=PANEL, right=130, least=17),
              run(bold=True, colour=c[kind], heading=True)),
        Style(name, f"paragraphs of a call-out with {words}.", "Normal",
              paragraph=paragraph(after=7, left=PANEL, **inside)),
        Style(f"{name} Bullet", "items of a list in it.", text, format=format,
              paragraph=paragraph(format=format, **item)),
        Style(f"{name} Number", "items of a numbered list in it.", text, format=format + 1,
              paragraph=paragraph(format=format + 1, **item)),
        Style(f"{name} Continue", "a further paragraph of a list item in it.", text, format=format + 2,
              paragraph=paragraph(format=format + 2, **item)),
        Style(f"{name} Term", "a word or heading that is explained below it.", text, text,
              paragraph(after=1, keep=True, left=PANEL, **inside), run(bold=True)),
    ]  # fmt: skip


def furniture_styles(c: Mapping[str, str]) -> list[Style]:
    """Return the styles of timelines, sign-off, contents, headers and footers."""
    title = {"run": run(bold=True, colour=c["accent-dark"], size=13, heading=True)}
    above = paragraph(before=14, after=5, keep=True, whole=True)
    rule = (edge("top", c["rule"], 4, 4), edge("between", c["rule"], 4, 4))
    row = paragraph(before=3, after=3, left=LABEL, hanging=LABEL, whole=True, edges=rule)
    continued = paragraph(before=4, after=4, left=LABEL)
    list_edge = (edge("left", c["accent"], 18, 11),)
    return [
        Style("Timeline Title", "the title of a timeline.", "Normal", "TimelineEntry", above, **title),
        Style("Timeline Entry", "a date, a tab, and what happened.", "BodyText", paragraph=row),
        Style("Timeline Continue", "a further paragraph of what happened.", "BodyText", paragraph=continued),
        Style("Sign Off Title", "the title of the sign-off.", "Normal", "SignOff", above, **title),
        Style("Sign Off", "name, post or date, a tab, and what is said of it.", "BodyText", paragraph=row),
        Style("Sign Off Continue", "a further paragraph of it.", "BodyText", paragraph=continued),
        Style("Field Label", "what is to be written in the field below it.", "BodyText", "Field", paragraph(
            before=10, after=4, keep=True, whole=True), run(bold=True, colour=c["accent-dark"])),
        Style("Field", "room for a few words.", "BodyText", paragraph=paragraph(
            before=3, after=10, left=ROOM, right=ROOM, whole=True, edges=box(c["accent"], 5))),
        Style("Field Lines", "room for some sentences.", "Field", paragraph=paragraph(
            before=3, after=10, left=ROOM, right=ROOM, edges=box(c["accent"], 31))),
        Style("Contents Heading", "the title of the contents.", "Normal", "ContentsEntry", paragraph(
            before=16, keep=True, left=PANEL, edges=list_edge), run(bold=True, colour=c["accent-dark"], heading=True)),
        Style("Contents Entry", "a line of the contents.", "BodyText", paragraph=paragraph(
            before=2, after=2, left=PANEL, edges=list_edge)),
        Style("header", "the title at the head of each page but the first.", "Normal",
              paragraph=paragraph(after=14), run=run(size=11, colour=c["accent-dark"])),
        Style("footer", "version, handling and page numbers.", "Normal",
              paragraph=paragraph(edges=(edge("top", c["rule"], 4, 6),)), run=run(size=11, colour=c["accent-dark"])),
        Style("Marking", "the marking at the head of each page of a draft.", "Header",
              paragraph=paragraph(after=4), run=run(bold=True, size=11, colour=c["marking"])),
    ]  # fmt: skip


def character_styles(c: Mapping[str, str]) -> list[Style]:
    """Return the styles of words within a paragraph."""
    looks = (
        ("Strong", "words that matter.", run(bold=True)),
        ("Emphasis", "words that are stressed.", run(italic=True)),
        ("Hyperlink", "links.", run(colour=c["link"], underline=True)),
        ("footnote reference", "the number of a footnote.", run(raised=True)),
        ("Timeline Date", "the date in a timeline.", run(bold=True, colour=c["accent"])),
        ("Sign Off Term", "what is signed: name, post, date.", run(bold=True, colour=c["accent-dark"])),
        ("Placeholder Text", "what stands in a field until someone writes there.", run(colour=c["accent"])),
        ("Box Number", "the number before the heading of a box.", run(colour=c["accent"])),
    )
    return [Style(name, use, "DefaultParagraphFont", run=look, kind=CHARACTER) for name, use, look in looks]


def all_styles(colours: Mapping[str, str]) -> list[Style]:
    """Return every style but the defaults and the table, in the order of the specimen page."""
    groups = (heading_styles, text_styles, callout_styles, furniture_styles, character_styles)
    return [style for group in groups for style in group(colours)]
