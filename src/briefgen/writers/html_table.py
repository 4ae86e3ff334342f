"""Tables of a document to HTML, so made that they can be read on a telephone."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.document import Cell, Row, Table, plain_text
from briefgen.writers.html_element import element, framed
from briefgen.writers.html_inlines import Running, write_inlines

_NOTHING = Markup("–")
"""What stands in an empty cell, here as in Word: a screen reader passes over a cell without words."""

_ROOM = 6
"""The columns for which a page has room; the style sets the words of a wider table smaller."""


def write_table(table: Table, running: Running) -> Markup:
    """Return a table with its caption, header cells and scopes.

    On a narrow screen the style stacks the cells of a row, each under its column's name (WCAG 2.2 1.4.10): so the
    cells carry that name, and the roles are written out, which `display: block` would otherwise take away.
    """
    name = running.new_id("table")
    caption = element("caption", write_inlines(table.caption, running), id=name)
    head = element("thead", framed([_header(table.header, running)]), role="rowgroup")
    labels = tuple(plain_text(cell.children) for cell in table.header.cells)
    rows = framed(_row(row, labels, table.row_headers, running) for row in table.rows)
    body = element("tbody", rows, role="rowgroup")
    kind = "many" if len(labels) > _ROOM else None
    return element("table", framed([caption, head, body]), class_=kind, role="table", aria_labelledby=name)


def _header(row: Row, running: Running) -> Markup:
    cells = (element("th", _words(cell, running), scope="col", role="columnheader") for cell in row.cells)
    return element("tr", framed(cells), role="row")


def _row(row: Row, labels: tuple[str, ...], named: bool, running: Running) -> Markup:
    """Return a row; if `named`, its first cell is the header of the row."""
    cells: list[Markup] = []
    for place, (cell, label) in enumerate(zip(row.cells, labels, strict=True)):
        words = _words(cell, running)
        if named and place == 0:
            cells.append(element("th", words, scope="row", role="rowheader", data_label=label))
        else:
            cells.append(element("td", words, role="cell", data_label=label))
    return element("tr", framed(cells), role="row")


def _words(cell: Cell, running: Running) -> Markup:
    words = write_inlines(cell.children, running)
    return words if words.strip() else _NOTHING
