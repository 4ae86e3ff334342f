"""Checks on the tables of Word files: each can be read out cell by cell, with the name of the column."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from briefgen.checks.accessibility.word_styles import is_on, value, w
from briefgen.checks.opened import WordFile, holds_something, inner
from briefgen.diagnostics import Diagnostic, Severity

_FIRST_ROW = 0x0020  # the bit of tblLook's old form that stands for firstRow (ECMA-376 17.4.56)


def header_row(word: WordFile) -> Iterator[Diagnostic]:
    """A table names its header row twice: as one that is repeated, and in the options of its style (WCAG 2.2, 1.3.1).

    Which of the two a screen reader goes by differs.
    """
    for table in word.every("tbl"):
        top = next(_rows(table), None)
        repeated = top is not None and is_on(top.find(f"{w('trPr')}/{w('tblHeader')}"))
        if not repeated or not _styled_as_header(table):
            how = "repeated on each page" if not repeated else "marked as the header row in the table's options"
            yield word.fault(
                "word-table-header",
                f"the first row of a table is not {how}",
                word.place(table),
                "In Word, choose Layout, Repeat Header Rows, and Table Design, Header Row.",
            )


def _styled_as_header(table: etree._Element) -> bool:
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is None:
        return False
    said = look.get(w("firstRow"))
    try:
        return said in ("1", "true", "on") if said else bool(int(look.get(w("val"), "0"), 16) & _FIRST_ROW)
    except ValueError:
        return False


def shape(word: WordFile) -> Iterator[Diagnostic]:
    """A table is simple: no merged cells, no table in a table, as many cells in each row (WCAG 2.2, 1.3.1)."""
    for table in word.every("tbl"):
        cells = list(inner(table, "tc"))
        faults = []
        if any(_merged(cell) for cell in cells):
            faults.append("has merged cells")
        if next(table.iterancestors(w("tbl")), None) is not None:
            faults.append("stands in another table")
        if len({len(list(_cells(row))) for row in _rows(table)}) > 1:
            faults.append("has rows of different lengths")
        if faults:
            yield word.fault(
                "word-table-shape",
                f"a table {' and '.join(faults)}",
                word.place(table),
                "Make it one header row and whole rows, or several tables. Lay text out with styles instead.",
            )


def _merged(cell: etree._Element) -> bool:
    spans = value(cell, "tcPr/gridSpan")
    along = any(cell.find(f"{w('tcPr')}/{w(name)}") is not None for name in ("vMerge", "hMerge"))
    return along or (spans.isdecimal() and int(spans) > 1)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, and of no table inside it."""
    return inner(table, "tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row, and of no table inside it."""
    return (cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr")), None) is row)


def _holds(cell: etree._Element) -> bool:
    """Tell whether a cell, or a table in it, shows anything."""
    return any(holds_something(paragraph) for paragraph in cell.iter(w("p")))


def empty_cells(word: WordFile) -> Iterator[Diagnostic]:
    """No cell is empty: a listener cannot tell whether anything is missing."""
    for table in word.every("tbl"):
        found = [
            f"row {row_number}, column {number}"
            for row_number, row in enumerate(_rows(table), start=1)
            for number, cell in enumerate(_cells(row), start=1)
            if not _holds(cell)
        ]
        if found:
            more = f" and {len(found) - 3} more" if len(found) > 3 else ""
            yield word.fault(
                "word-empty-cell",
                f"cells of a table are empty: {'; '.join(found[:3])}{more}",
                word.place(table),
                'Write what is meant: "None", "Not known" or a dash. In the first row, write what the column holds.',
            )


def title(word: WordFile) -> Iterator[Diagnostic]:
    """A table has a title and a description, which are told before its cells."""
    for table in word.every("tbl"):
        names = (("tblCaption", "title"), ("tblDescription", "description"))
        missing = [said for name, said in names if not value(table, f"tblPr/{name}").strip()]
        if missing:
            yield word.fault(
                "word-table-title",
                f"a table has no {' and no '.join(missing)}",
                word.place(table),
                "In Word, choose Table Properties, Alt Text, and write what it is about and what its columns hold.",
                Severity.WARNING,
            )


def row_breaks(word: WordFile) -> Iterator[Diagnostic]:
    """No row of a table goes over the end of a page."""
    for table in word.every("tbl"):
        rows = list(_rows(table))
        loose = sum(not is_on(row.find(f"{w('trPr')}/{w('cantSplit')}")) for row in rows)
        if loose:
            yield word.fault(
                "word-row-breaks",
                f"{loose} of the {len(rows)} rows of a table may break across pages",
                word.place(table),
                "In Word, mark the table, choose Table Properties, Row, and take off Allow row to break across pages.",
                Severity.WARNING,
            )


RULES: tuple[Callable[[WordFile], Iterator[Diagnostic]], ...] = (header_row, shape, empty_cells, title, row_breaks)
"""What is looked at."""
