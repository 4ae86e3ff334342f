"""Make templates/styles/house/reference.docx from the colours and fonts in style.yaml: python tools/make_reference.py.

The file is then an ordinary Word file, whose styles may be changed in Word. The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from briefgen.document import CALLOUTS
from briefgen.style.headers import Relation
from briefgen.style.names import CHARACTER
from briefgen.writers.docx_parts import NAMESPACES, content_types, relationships
from briefgen.writers.docx_xml import NOTHING, XML, element, join, part, value
from briefgen.writers.package import pack
from reference_design import PANEL, STEP, Style, all_styles

HOUSE = Path(__file__).parents[1] / "templates" / "styles" / "house"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
LANGUAGE = "en-GB"
PARTS = ("styles", "numbering", "settings", "fontTable")
MARGIN = 1247  # 2.2 cm


def main() -> None:
    """Write reference.docx."""
    style = yaml.load((HOUSE / "style.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    (HOUSE / "reference.docx").write_bytes(make(style["colours"], style["fonts"]))


def make(colours: Mapping[str, str], fonts: Mapping[str, str]) -> bytes:
    """Return reference.docx in these colours and fonts."""
    styles = all_styles(colours)
    parts = {
        "document": specimen(styles), "styles": styles_part(styles, colours), "numbering": numbering(styles),
        "settings": settings(), "fontTable": font_table(fonts), "header1": header("[marking]", "[title]"),
        "header2": header("[marking]"), "footer1": footer(), "footer2": footer(),
    }  # fmt: skip
    types = {f"word/{name}.xml": f"{WORD}.{name.rstrip('12')}+xml" for name in parts}
    types["word/document.xml"] = f"{WORD}.document.main+xml"
    types["word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    suffixes = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    targets = [*PARTS, "header1", "header2", "footer1", "footer2"]
    links = [*(relation(name, f"{name}.xml") for name in targets), relation("theme", "theme/theme1.xml")]
    return pack(
        {f"word/{name}.xml": content for name, content in parts.items()}
        | {
            "[Content_Types].xml": content_types(types, suffixes),
            "_rels/.rels": relationships([relation("officeDocument", "word/document.xml")]),
            "word/_rels/document.xml.rels": relationships(links),
            "word/theme/theme1.xml": theme(colours, fonts),
        }
    )


def relation(name: str, target: str) -> Relation:
    """Return a relationship, whose id is its name and whose type is its name without a number."""
    return Relation(name, f"{OFFICE}/{name.rstrip('12')}", target, external=False)


# Styles


def styles_part(styles: list[Style], colours: Mapping[str, str]) -> bytes:
    """Return styles.xml."""
    fonts = {"w:asciiTheme": "minorHAnsi", "w:eastAsiaTheme": "minorEastAsia", "w:hAnsiTheme": "minorHAnsi",
             "w:cstheme": "minorBidi"}  # fmt: skip
    language = element("w:lang", {"w:val": LANGUAGE, "w:eastAsia": LANGUAGE, "w:bidi": "ar-SA"})
    colour = value("w:color", colours["text"].lstrip("#").upper())
    run = element("w:rPr", None, element("w:rFonts", fonts), colour, value("w:sz", 24), value("w:szCs", 24), language)
    space = element("w:spacing", {"w:after": 0, "w:line": 288, "w:lineRule": "auto"})
    defaults = element(
        "w:docDefaults",
        None,
        element("w:rPrDefault", None, run),
        element("w:pPrDefault", None, element("w:pPr", None, space)),
    )
    hidden = {"w:defLockedState": 0, "w:defUIPriority": 99, "w:defSemiHidden": 1, "w:defUnhideWhenUsed": 1,
              "w:defQFormat": 0, "w:count": 376}  # fmt: skip
    made = (style_element(style, rank) for rank, style in enumerate(styles, 1))
    return part(
        element("w:styles", NAMESPACES, defaults, element("w:latentStyles", hidden), *default_styles(), *made,
                table_style(colours))
    )  # fmt: skip


def default_styles() -> tuple[XML, ...]:
    """Return the four styles that Word takes where none is named."""
    hidden = (value("w:uiPriority", 99), element("w:semiHidden"), element("w:unhideWhenUsed"))
    sides = [element(f"w:{side}", {"w:w": width, "w:type": "dxa"})
             for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))]  # fmt: skip
    cells = element("w:tblPr", None, element("w:tblInd", {"w:w": 0, "w:type": "dxa"}),
                    element("w:tblCellMar", None, *sides))  # fmt: skip

    def default(kind: str, id: str, name: str, *rest: XML) -> XML:
        return element("w:style", {"w:type": kind, "w:default": 1, "w:styleId": id}, value("w:name", name), *rest)

    return (
        default("paragraph", "Normal", "Normal", value("w:uiPriority", 0), element("w:qFormat")),
        default("character", "DefaultParagraphFont", "Default Paragraph Font", *hidden),
        default("table", "TableNormal", "Normal Table", *hidden, cells),
        default("numbering", "NoList", "No List", *hidden),
    )


def style_element(style: Style, rank: int) -> XML:
    """Return a style; `rank` is its place in Word's list of styles."""
    own = {} if style.name in BUILT_IN else {"w:customStyle": 1}
    return element(
        "w:style",
        {"w:type": style.kind, **own, "w:styleId": style.id},
        value("w:name", style.name),
        value("w:basedOn", style.based),
        value("w:next", style.then) if style.then else NOTHING,
        value("w:uiPriority", rank),
        element("w:qFormat"),
        style.paragraph,
        style.run,
    )


BUILT_IN = {
    *(f"heading {level}" for level in range(1, 7)), "Body Text", "Quote", "List Bullet", "List Number", "List Continue",
    "List Continue 2", "List Continue 3", "caption", "footnote text", "footnote reference", "header", "footer",
    "Strong", "Emphasis", "Hyperlink", "Placeholder Text",
}  # fmt: skip


def table_style(colours: Mapping[str, str]) -> XML:
    """Return the style of tables: a pale head, and lines between the rows."""
    rule, dark = (colours[name].lstrip("#").upper() for name in ("rule", "accent-dark"))

    def line(side: str, colour: str, size: int) -> XML:
        return element(f"w:{side}", {"w:val": "single", "w:sz": size, "w:space": 0, "w:color": colour})

    lines = element("w:tblBorders", None, line("top", dark, 8), line("bottom", dark, 8), line("insideH", rule, 4))
    sides = [element(f"w:{side}", {"w:w": 120, "w:type": "dxa"}) for side in ("left", "right")]
    whole = element("w:tblPr", None, element("w:tblInd", {"w:w": 0, "w:type": "dxa"}), lines,
                    element("w:tblCellMar", None, *sides))  # fmt: skip
    pale = colours["accent-pale"].lstrip("#").upper()
    shade = element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": pale})
    head = element("w:tcPr", None, element("w:tcBorders", None, line("bottom", dark, 8)), shade)
    bold = element("w:rPr", None, element("w:b"), element("w:bCs"))
    return element(
        "w:style",
        {"w:type": "table", "w:customStyle": 1, "w:styleId": "BriefTable"},
        value("w:name", "Brief Table"),
        value("w:basedOn", "TableNormal"),
        value("w:uiPriority", 99),
        element("w:qFormat"),
        whole,
        element("w:tblStylePr", {"w:type": "firstRow"}, head),
        element("w:tblStylePr", {"w:type": "firstCol"}, bold),
    )


# Lists


def numbering(styles: list[Style]) -> bytes:
    """Return numbering.xml: a list format for each list style."""
    lists = [style for style in styles if style.format]
    shapes = (abstract(style) for style in lists)
    numbers = (element("w:num", {"w:numId": s.format}, value("w:abstractNumId", s.format)) for s in lists)
    return part(element("w:numbering", NAMESPACES, *shapes, *numbers))


def abstract(style: Style) -> XML:
    """Return the nine levels of a list format."""
    levels = (list_level(style, depth) for depth in range(9))
    return element("w:abstractNum", {"w:abstractNumId": style.format}, value("w:multiLevelType", "multilevel"), *levels)


def list_level(style: Style, depth: int) -> XML:
    """Return a level. In a call-out each hangs from the panel's edge, or the panel would step in with the list."""
    panel = style.based != "BodyText"
    numbered = style.name.endswith("Number")
    plain = style.name.endswith("Continue")  # a further paragraph of an item hangs like the item, without a mark
    shape = ("decimal", "lowerLetter", "lowerRoman")[depth % 3] if numbered else "none" if plain else "bullet"
    mark = f"%{depth + 1}." if numbered else "" if plain else "•–"[depth % 2]
    lead = "\u2003\u2002\u2005" * depth if panel and numbered else ""  # spaces as wide as a step in 12 pt
    indent = {"w:left": PANEL + STEP * (depth + 1), "w:hanging": STEP * (depth + 1)} if panel else {
        "w:left": STEP * (depth + 1), "w:hanging": STEP}  # fmt: skip
    return element(
        "w:lvl",
        {"w:ilvl": depth},
        value("w:start", 1),
        value("w:numFmt", shape),
        value("w:pStyle", style.id) if depth == 0 else NOTHING,
        value("w:lvlText", lead + mark),
        value("w:lvlJc", "left"),
        element("w:pPr", None, element("w:ind", indent)),
    )


# Headers and footers


def text(*words: str) -> XML:
    """Return a run."""
    return element("w:r", None, element("w:t", {"xml:space": "preserve"}, *words))


def line(style: str, *content: XML) -> XML:
    """Return a paragraph in a style."""
    return element("w:p", None, element("w:pPr", None, value("w:pStyle", style)), *content)


def field(code: str) -> XML:
    """Return a field that Word fills, such as PAGE."""
    kinds = ("begin", "separate", "end")
    begin, separate, end = (element("w:r", None, element("w:fldChar", {"w:fldCharType": kind})) for kind in kinds)
    code_run = element("w:r", None, element("w:instrText", {"xml:space": "preserve"}, f" {code} "))
    return join((begin, code_run, separate, text("1"), end))


def header(*tokens: str) -> bytes:
    """Return a header with a line for each token."""
    styles = {"[marking]": "Marking", "[title]": "Header"}
    return part(element("w:hdr", NAMESPACES, *(line(styles[token], text(token)) for token in tokens)))


def footer() -> bytes:
    """Return the footer; each token stands in a line of its own, which goes where the document has nothing for it."""
    pages = (text("Page "), field("PAGE"), text(" of "), field("NUMPAGES"))
    return part(
        element(
            "w:ftr",
            NAMESPACES,
            line("Footer", text("[handling]")),
            line("Footer", text("Version [version]")),
            line("Footer", *pages),
        )
    )


# The specimen page

ABOUT = (
    "This file decides how Word documents look. Change a style in Word (Home, Styles, Modify), the paper, or the "
    "header and footer, and save. Keep the styles' names. The words on these pages never reach a document.",
    "In the header and footer, [title], [marking], [version] and [handling] stand for what the document says. A line "
    "whose word is empty is left out, so give each a line of its own. A logo belongs into the header, with a text "
    "alternative.",
)


def specimen(styles: list[Style]) -> bytes:
    """Return the body: one line in each style, saying what it is for."""
    references = join(
        element(f"w:{kind}Reference", {"w:type": place, "r:id": f"{kind}{number}"})
        for kind in ("header", "footer")
        for number, place in ((1, "default"), (2, "first"))
    )
    sides = dict.fromkeys(("w:top", "w:right", "w:bottom", "w:left"), MARGIN)
    page = element(
        "w:sectPr",
        None,
        references,
        element("w:pgSz", {"w:w": 11906, "w:h": 16838}),
        element("w:pgMar", {**sides, "w:top": 1588, "w:bottom": 1814, "w:header": 680, "w:footer": 680, "w:gutter": 0}),
        element("w:titlePg"),
    )
    lines = (specimen_line(style) for style in styles)
    about = (line("BodyText", text(words)) for words in ABOUT)
    return part(element("w:document", NAMESPACES, element("w:body", None, *about, *lines, table(), page)))


def specimen_line(style: Style) -> XML:
    """Return a line that says what its style is for."""
    shown = style.name[0].upper() + style.name[1:]
    if style.kind == CHARACTER:
        named = element("w:r", None, element("w:rPr", None, value("w:rStyle", style.id)), element("w:t", None, shown))
        return line("BodyText", named, text(f": {style.for_}"))
    return line(style.id, text(f"{shown}: {style.for_}"))


def table() -> XML:
    """Return a table in the style of tables."""
    width = 4706
    head_words = ("TableHeader", "Brief Table: the style of tables.", "Table Header")
    rows = (head_words, ("TableText", "First column", "Table Text"))
    look = {"w:val": "00A0", "w:firstRow": 1, "w:lastRow": 0, "w:firstColumn": 1, "w:lastColumn": 0, "w:noHBand": 0,
            "w:noVBand": 0}  # fmt: skip
    size = element("w:tcPr", None, element("w:tcW", {"w:w": width, "w:type": "dxa"}))
    head = element("w:trPr", None, element("w:cantSplit"), element("w:tblHeader"))
    return element(
        "w:tbl",
        None,
        element("w:tblPr", None, value("w:tblStyle", "BriefTable"),
                element("w:tblW", {"w:w": 2 * width, "w:type": "dxa"}), element("w:tblLook", look),
                value("w:tblCaption", "The style of tables")),
        element("w:tblGrid", None, *(element("w:gridCol", {"w:w": width}) for _ in range(2))),
        *(
            element("w:tr", None, head if number == 0 else NOTHING,
                    *(element("w:tc", None, size, line(style, text(word))) for word in words))
            for number, (style, *words) in enumerate(rows)
        ),
    )  # fmt: skip


# Settings, fonts, theme


def settings() -> bytes:
    """Return settings.xml: today's Word, not a compatibility mode; British English."""
    features = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1,
                "doNotFlipMirrorIndents": 1, "differentiateMultirowTableHeaders": 1}  # fmt: skip
    source = "http://schemas.microsoft.com/office/word"
    compat = (element("w:compatSetting", {"w:name": k, "w:uri": source, "w:val": v}) for k, v in features.items())
    names = ("bg1", "t1", "bg2", "t2", *(f"accent{n}" for n in range(1, 7)), "hyperlink", "followedHyperlink")
    values = ("light1", "dark1", "light2", "dark2", *names[4:])
    return part(
        element(
            "w:settings",
            NAMESPACES,
            element("w:zoom", {"w:percent": 100}),
            value("w:defaultTabStop", 720),
            value("w:characterSpacingControl", "doNotCompress"),
            element("w:compat", None, *compat),
            element("w:themeFontLang", {"w:val": LANGUAGE}),
            element("w:clrSchemeMapping", {f"w:{name}": to for name, to in zip(names, values, strict=True)}),
            value("w:decimalSymbol", "."),
            value("w:listSeparator", ","),
        )
    )


def font_table(fonts: Mapping[str, str]) -> bytes:
    """Return fontTable.xml."""
    made = (
        element("w:font", {"w:name": name}, value("w:charset", "00"), value("w:family", "swiss"),
                value("w:pitch", "variable"))
        for name in sorted(set(fonts.values()))
    )  # fmt: skip
    return part(element("w:fonts", NAMESPACES, *made))


def theme(colours: Mapping[str, str], fonts: Mapping[str, str]) -> bytes:
    """Return theme1.xml, from which Word offers the house's colours and fonts."""
    callouts = {f"accent{n}": kind for n, kind in enumerate(CALLOUTS, 2)}
    named = {"dk1": "text", "lt1": "background", "dk2": "accent-dark", "lt2": "accent-pale", "accent1": "accent",
             **callouts, "hlink": "link", "folHlink": "link"}  # fmt: skip
    palette = (
        element(f"a:{slot}", None, element("a:srgbClr", {"val": colours[name].lstrip("#").upper()}))
        for slot, name in named.items()
    )
    faces = (
        element(f"a:{slot}Font", None, element("a:latin", {"typeface": fonts[name]}),
                element("a:ea", {"typeface": ""}), element("a:cs", {"typeface": fonts[name]}))
        for slot, name in (("major", "heading"), ("minor", "body"))
    )  # fmt: skip
    fill = element("a:solidFill", None, element("a:schemeClr", {"val": "phClr"}))
    stroke = (element("a:ln", {"w": width}, fill) for width in (6350, 12700, 19050))
    plain = element("a:effectStyle", None, element("a:effectLst"))
    formats = (
        element("a:fillStyleLst", None, fill, fill, fill),
        element("a:lnStyleLst", None, *stroke),
        element("a:effectStyleLst", None, plain, plain, plain),
        element("a:bgFillStyleLst", None, fill, fill, fill),
    )
    elements = element(
        "a:themeElements",
        None,
        element("a:clrScheme", {"name": "House"}, *palette),
        element("a:fontScheme", {"name": "House"}, *faces),
        element("a:fmtScheme", {"name": "House"}, *formats),
    )
    return part(element("a:theme", {"xmlns:a": A, "name": "House"}, elements))


if __name__ == "__main__":
    main()
