"""Faults of accessibility, planted in the made brief: each changes how words are made up, and none of the words."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.diagnostics import Severity
from checked import Fault
from word import changed

Plant = Callable[[bytes], bytes]

_BODY = '<w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
_STORY = "Robin was hurt at home. Two services had each seen a sign, and neither knew what the other one had seen. "
_STORY += "The first sign was written down and filed. Nobody read it again."
_LIVED = (
    "Robin lived with a grandparent,",
    "who asked for help more than once.",
    "Each time a different worker",
    "came to the door.",
)
_FRAME = (
    '<wp:{kind}><wp:extent cx="9525" cy="9525"/><wp:docPr id="77" name="Picture 77"{descr}/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphic></wp:{kind}>'
)


def paragraph(text: str, properties: str = "", look: str = "", style: str = "BodyText") -> str:
    """A paragraph of one run, as WordprocessingML."""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    run = f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'


def cell(text: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{paragraph(text, style="TableText")}</w:tc>'


def table(
    *rows: str,
    look: str = '<w:tblLook w:val="0020" w:firstRow="1"/>',
    title: str = "Visits",
    top: str = "<w:tblHeader/>",
) -> str:
    """A table of these rows, each the markup of its cells, with all that a table needs."""
    named = f'<w:tblCaption w:val="{title}"/><w:tblDescription w:val="Who, what"/>' if title else ""
    made = "".join(
        f"<w:tr><w:trPr><w:cantSplit/>{'' if number else top}</w:trPr>{row}</w:tr>" for number, row in enumerate(rows)
    )
    return f"<w:tbl><w:tblPr>{look}{named}</w:tblPr><w:tblGrid/>{made}</w:tbl>"


TOP, ROW = cell(_LIVED[0]) + cell(_LIVED[1]), cell(_LIVED[2]) + cell(_LIVED[3])


def drawing(descr: str = "", kind: str = "inline") -> str:
    """A run with a picture; `descr` is the attribute with its text alternative."""
    return f"<w:r><w:drawing>{_FRAME.format(kind=kind, descr=descr)}</w:drawing></w:r>"


def word(name: str, old: str, new: str) -> Plant:
    """Change one text in a part of word/."""
    return lambda content: changed(content, **{name: lambda text: text.replace(old, new, 1)})


def instead(old: str, new: str) -> Plant:
    """Put markup in place of the paragraph that holds a text."""

    def edit(text: str) -> str:
        begin = text.rindex("<w:p>", 0, text.index(old))
        end = text.index("</w:p>", begin) + len("</w:p>")
        return text[:begin] + new.replace("{it}", text[begin:end]) + text[end:]

    return lambda content: changed(content, document=edit)


def last_heading(style: str) -> Plant:
    """Put another style in place of that of the last heading."""
    return lambda content: changed(
        content,
        document=lambda text: f'<w:pStyle w:val="{style}"/>'.join(text.rsplit('<w:pStyle w:val="Heading2"/>', 1)),
    )


def page(old: str, new: str) -> Plant:
    """Change one text in a page."""
    return lambda content: content.replace(old.encode(), new.encode(), 1)


def throughout(old: str, new: str) -> Plant:
    """Change a text wherever it stands in a page."""
    return lambda content: content.replace(old.encode(), new.encode())


def serifs(content: bytes) -> bytes:
    """Set the text in a face with serifs."""
    font = '<w:font w:name="Georgia"><w:panose1 w:val="02040502050405020303"/></w:font></w:fonts>'
    return changed(
        content,
        styles=lambda text: text.replace('w:asciiTheme="minorHAnsi"', 'w:ascii="Georgia"', 1),
        fontTable=lambda text: text.replace("</w:fonts>", font),
    )


def no_header(content: bytes) -> bytes:
    """Make the header of a page a part without a meaning."""
    return page("</header>", "</div>")(page('<header class="page-header">', "<div>")(content))


_ONCE = "more than once."
_PROTECTED = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:compat>'
_CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{it}</w:sdtContent></w:sdt>"
_LOOSE = table(TOP, ROW).replace("<w:trPr><w:cantSplit/></w:trPr>", "")
_MERGED = table(TOP, cell(_LIVED[2], '<w:gridSpan w:val="2"/>') + cell(_LIVED[3]))
_UNEVEN = table(TOP, cell(_LIVED[2]) + cell(_LIVED[3]) + cell("", "")).replace(cell(""), "").replace(
    TOP, cell(f"{_LIVED[0]} {_LIVED[1]}")
)  # fmt: skip

_WORD: list[tuple[str, str, Plant, Severity]] = [
    ("word-alt-text", "none", word("document", _BODY, _BODY + drawing()), Severity.ERROR),
    ("word-alt-text", "file_name", word("document", _BODY, _BODY + drawing(' descr="IMG_0412.jpeg"')), Severity.ERROR),
    (
        "word-floating",
        "anchored",
        word("document", _BODY, _BODY + drawing(' descr="A door"', "anchor")),
        Severity.ERROR,
    ),
    ("word-table-header", "not_repeated", instead(_LIVED[0], table(TOP, ROW, top="")), Severity.ERROR),
    (
        "word-table-header",
        "not_marked",
        instead(_LIVED[0], table(TOP, ROW, look='<w:tblLook w:val="0"/>')),
        Severity.ERROR,
    ),
    ("word-table-shape", "merged", instead(_LIVED[0], _MERGED), Severity.ERROR),
    ("word-table-shape", "uneven", instead(_LIVED[0], _UNEVEN), Severity.ERROR),
    ("word-empty-cell", "empty", instead(_LIVED[0], table(TOP, ROW, cell("") + cell(""))), Severity.ERROR),
    ("word-table-title", "none", instead(_LIVED[0], table(TOP, ROW, title="")), Severity.WARNING),
    ("word-row-breaks", "loose", instead(_LIVED[0], _LOOSE), Severity.WARNING),
    ("word-control-title", "none", instead(_LIVED[0], _CONTROL), Severity.ERROR),
    ("word-restricted", "read_only", word("settings", "<w:compat>", _PROTECTED), Severity.WARNING),
    (
        "word-heading-styles",
        "by_hand",
        instead("About this brief", paragraph("About this brief", look="<w:b/>")),
        Severity.ERROR,
    ),
    ("word-heading-styles", "no_level", word("styles", '<w:outlineLvl w:val="1"/>', ""), Severity.ERROR),
    ("word-heading-order", "skipped", last_heading("Heading4"), Severity.ERROR),
    ("word-heading-order", "two_titles", last_heading("Heading1"), Severity.ERROR),
    ("word-blank-paragraphs", "empty", instead(_LIVED[0], "{it}" + paragraph("") * 2), Severity.WARNING),
    ("word-blank-paragraphs", "blanks", word("document", f"{_ONCE} ", f"{_ONCE}     "), Severity.WARNING),
    ("word-style", "justified", instead(_STORY, paragraph(_STORY, '<w:jc w:val="both"/>')), Severity.ERROR),
    ("word-style", "capitals", instead(_STORY, paragraph(_STORY, look="<w:caps/>")), Severity.ERROR),
    ("word-style", "underlined", instead(_STORY, paragraph(_STORY, look='<w:u w:val="single"/>')), Severity.ERROR),
    ("word-style", "small_by_hand", instead(_STORY, paragraph(_STORY, look='<w:sz w:val="18"/>')), Severity.ERROR),
    ("word-style", "small", word("styles", '<w:sz w:val="24"/>', '<w:sz w:val="22"/>'), Severity.ERROR),
    ("word-style", "serifs", serifs, Severity.ERROR),
    ("word-columns", "two", word("document", "</w:sectPr>", '<w:cols w:num="2"/></w:sectPr>'), Severity.ERROR),
    ("word-compatibility", "earlier", word("settings", 'w:val="15"', 'w:val="12"'), Severity.WARNING),
]

_TEXT = f"<p>{' '.join(_LIVED)}</p>"
_TABLE = (
    f'<table><caption>{_LIVED[0]}</caption>\n<thead><tr><th scope="col">{_LIVED[1]}</th></tr></thead>\n'
    f"<tbody><tr><td>{_LIVED[2]} {_LIVED[3]}</td></tr></tbody></table>"
)
_NO_HEADER = _TABLE.replace('th scope="col"', "td").replace("</th>", "</td>")
_NO_CAPTION = _TABLE.replace(f"<caption>{_LIVED[0]}</caption>", "").replace(_LIVED[1], f"{_LIVED[0]} {_LIVED[1]}")

_PAGE: list[tuple[str, str, Plant, Severity]] = [
    ("page-language", "none", page(' lang="en-GB"', ""), Severity.ERROR),
    (
        "page-heading-order",
        "skipped",
        page('<h2 id="about">About this brief</h2>', '<h4 id="about">About this brief</h4>'),
        Severity.ERROR,
    ),
    (
        "page-heading-order",
        "two_titles",
        page('<h2 id="about">About this brief</h2>', '<h1 id="about">About this brief</h1>'),
        Severity.ERROR,
    ),
    ("page-landmarks", "no_header", no_header, Severity.ERROR),
    ("page-landmarks", "two_mains", page('role="note"', 'role="main"'), Severity.ERROR),
    ("page-skip-link", "elsewhere", page('href="#main_text"', 'href="#about"'), Severity.ERROR),
    ("page-list", "no_items", page(_TEXT, f"<ul>{_TEXT}</ul>"), Severity.ERROR),
    ("page-table-header", "no_scope", page(_TEXT, _TABLE.replace(' scope="col"', "")), Severity.ERROR),
    ("page-table-header", "none", page(_TEXT, _NO_HEADER), Severity.ERROR),
    ("page-table-caption", "none", page(_TEXT, _NO_CAPTION), Severity.ERROR),
    ("page-alt-text", "none", page(_TEXT, f'{_TEXT}\n<img src="data:,">'), Severity.ERROR),
    ("page-alt-text", "file_name", page(_TEXT, f'{_TEXT}\n<img src="data:," alt="door.png">'), Severity.ERROR),
    ("page-alt-text", "drawing", page(_TEXT, f"{_TEXT}\n<svg></svg>"), Severity.ERROR),
    ("page-tabindex", "positive", page('tabindex="-1"', 'tabindex="1"'), Severity.ERROR),
    ("page-zoom", "forbidden", page("initial-scale=1", "initial-scale=1, user-scalable=no"), Severity.ERROR),
    ("page-print", "none", throughout("@media print", "@media screen"), Severity.ERROR),
    ("page-focus", "none", throughout(":focus", ":hover"), Severity.ERROR),
    ("page-autoplay", "film", page(_TEXT, f"{_TEXT}\n<video autoplay></video>"), Severity.ERROR),
    ("page-duplicate-id", "twice", page("<p>Robin was hurt", '<p id="about">Robin was hurt'), Severity.ERROR),
    ("page-field-label", "none", page(_TEXT, f'{_TEXT}\n<input name="role">'), Severity.ERROR),
]


def _faults() -> list[Fault]:
    made = []
    for extension, rows in (("docx", _WORD), ("html", _PAGE)):
        for code, name, plant, severity in rows:
            plant.__name__ = name
            made.append(Fault(code, extension, plant, severity))
    return made


FAULTS = _faults()
