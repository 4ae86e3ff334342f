"""WRITERS, a plain table: each format with its media type and the function that makes it. A format is one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from briefgen.document import Document
from briefgen.style.house import HouseStyle
from briefgen.writers.docx import write_docx
from briefgen.writers.html import write_html


class Writer(NamedTuple):
    """The media type of a format, and the function that makes its bytes of a document and a style."""

    media_type: str
    write: Callable[[Document, HouseStyle], bytes]


WRITERS: Mapping[str, Writer] = {
    "docx": Writer("application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_docx),
    "html": Writer("text/html", write_html),
}
