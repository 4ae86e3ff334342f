"""Content controls of a Word file: room in which a reader writes, chooses or gives a date."""

from __future__ import annotations

from textwrap import shorten

from briefgen.document import Field, plain_text
from briefgen.transforms import slug
from briefgen.writers.docx_ledger import Ledger
from briefgen.writers.docx_xml import XML, element, value

_LONGEST = 64  # characters of a title that Word takes


def control(node: Field, hint: XML, ledger: Ledger) -> XML:
    """Return the content control of a field around the paragraph with its hint.

    It cannot be deleted by mistake, and what it holds can be edited; the file as a whole stays unprotected, so that
    people can comment on it. Its properties stand in the order of ISO/IEC 29500-4, CT_SdtPr.
    """
    words = plain_text(node.label)
    properties = element(
        "w:sdtPr",
        None,
        value("w:alias", shorten(words, _LONGEST, placeholder="…")),
        value("w:tag", slug(words)),
        value("w:id", ledger.control(words)),
        value("w:lock", "sdtLocked"),
        element("w:showingPlcHdr"),
        _form(node),
    )
    return element("w:sdt", None, properties, element("w:sdtContent", None, hint))


def _form(node: Field) -> XML:
    match node.form:
        case "date":
            return element("w:date", None, value("w:dateFormat", "d MMMM yyyy"), value("w:calendar", "gregorian"))
        case "choice":
            items = ({"w:displayText": words, "w:value": words} for words in node.choices)
            return element("w:dropDownList", None, *(element("w:listItem", item) for item in items))
        case _:
            return element("w:text", {"w:multiLine": 1} if node.form == "lines" else None)
