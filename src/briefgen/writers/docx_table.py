"""Tables of a Word file, with columns as wide as their words ask for."""

from __future__ import annotations

from itertools import accumulate, pairwise

from briefgen.document import Cell, Row, Table, Text, plain_text
from briefgen.style.reference import Reference
from briefgen.writers.docx_inlines import Inlines
from briefgen.writers.docx_xml import XML, element, value

EMPTY = Text("–")  # an empty cell leaves a listener in doubt whether anything is there

_EM = 220  # twentieths of a point, in the 11 pt of tables
_PADDING = 250  # the cell's margins at both sides, and a hair
_NARROW, _WIDE = set("iIjlftr1 .,:;!|'’‘()[]/-"), set("mwMWGOQ@%&—…")  # in a bold sans-serif face


def table(node: Table, inlines: Inlines, reference: Reference) -> XML:
    """Return a table without its caption."""
    widths = column_widths(node, reference.page.content_width)
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": width}) for width in widths))
    header = _row(node.header, widths, inlines, reference.paragraph("Table Header"), heads=True)
    text = reference.paragraph("Table Text")
    rows = [_row(row, widths, inlines, text) for row in node.rows]
    return element("w:tbl", None, _properties(node, sum(widths), reference), grid, header, *rows)


def _properties(node: Table, width: int, reference: Reference) -> XML:
    """The properties of a table, in the order of ECMA-376 17.4.59; the description names the columns."""
    first = int(node.row_headers)
    look = {
        "w:val": "00A0" if first else "0020", "w:firstRow": 1, "w:lastRow": 0, "w:firstColumn": first,
        "w:lastColumn": 0, "w:noHBand": 0, "w:noVBand": 0,
    }  # fmt: skip
    columns = ", ".join(_words(cell) for cell in node.header.cells)
    return element(
        "w:tblPr",
        None,
        value("w:tblStyle", reference.table("Brief Table")),
        element("w:tblW", {"w:w": width, "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblLook", look),
        *([value("w:tblCaption", plain_text(node.caption))] if node.caption else []),
        value("w:tblDescription", columns),
    )


def _row(row: Row, widths: list[int], inlines: Inlines, style: str, *, heads: bool = False) -> XML:
    marks = (element("w:cantSplit"), *((element("w:tblHeader"),) if heads else ()))
    cells = (
        element(
            "w:tc",
            None,
            element("w:tcPr", None, element("w:tcW", {"w:w": width, "w:type": "dxa"})),
            element(
                "w:p",
                None,
                element("w:pPr", None, value("w:pStyle", style)),
                inlines.write(cell.children if _words(cell).strip() else (EMPTY,)),
            ),
        )
        for cell, width in zip(row.cells, widths, strict=True)
    )
    return element("w:tr", None, element("w:trPr", None, *marks), *cells)


def column_widths(node: Table, total: int) -> list[int]:
    """Return the widths of the columns, which sum to `total`: the longest word fits, long text gets the most room."""
    columns = list(zip(*(row.cells for row in (node.header, *node.rows)), strict=True))
    least = [_PADDING + max(max(map(_width, _words(cell).split()), default=0) for cell in column) for column in columns]
    full = [_PADDING + max(_width(_words(cell)) for cell in column) for column in columns]
    if sum(full) <= total:
        return _share(total, full)
    if sum(least) >= total:
        return _share(total, least)
    # The power keeps a column of sentences from pressing a column of short phrases down to single words.
    wishes = [(most - low) ** 0.85 for low, most in zip(least, full, strict=True)]
    given = [low + (total - sum(least)) * wish / sum(wishes) for low, wish in zip(least, wishes, strict=True)]
    return _share(total, given)


def _share(total: int, weights: list[int] | list[float]) -> list[int]:
    """Divide a length by weights into whole numbers that sum to it."""
    ends = [0, *(round(total * end / sum(weights)) for end in accumulate(weights))]
    return [right - left for left, right in pairwise(ends)]


def _words(cell: Cell) -> str:
    return plain_text(cell.children)


def _width(text: str) -> int:
    """A guess, on the wide side, at the width of words in twentieths of a point."""
    return sum(_EM * _share_of_em(letter) // 100 for letter in text)


def _share_of_em(letter: str) -> int:
    if letter in _NARROW:
        return 39
    if letter in _WIDE or ord(letter) > 0x2E7F:  # ideographs and emoji fill an em
        return 100 if ord(letter) > 0x2E7F else 90
    return 72 if letter.isupper() else 57
