"""Prose of the partnership's files as HTML, or as words: read and set as in a document."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.document import Block, Document, plain_text
from briefgen.errors import InputErrors
from briefgen.links import at_home, noted_in_place
from briefgen.model.text import Prose
from briefgen.reader import read_prose
from briefgen.setting import Setting
from briefgen.transforms import transform
from briefgen.writers.html_blocks import write_blocks
from briefgen.writers.html_inlines import Running


def prose_html(setting: Setting, text: Prose) -> Markup:
    """Return Prose as HTML. Raise InputErrors for what has no place in a document."""
    return write_blocks(_blocks(setting, text), Running())


def prose_words(setting: Setting, text: Prose) -> str:
    """Return the words of Prose on one line. Raise InputErrors for what has no place in a document."""
    return " ".join(plain_text(_blocks(setting, text)).split())


def _blocks(setting: Setting, text: Prose) -> tuple[Block, ...]:
    result = read_prose(text)
    if result.diagnostics:
        raise InputErrors(result.diagnostics)
    blocks = transform(result.blocks, setting.shared.glossary.terms)
    return noted_in_place(at_home(Document("", blocks), {})).blocks
