"""Reference: what a made Word file takes over from reference.docx, and nothing else of it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style
from docx.section import Section
from lxml import etree

from briefgen.diagnostics import Position
from briefgen.errors import StyleError
from briefgen.style import names
from briefgen.style.headers import HeaderFooter, Media, read_headers
from briefgen.style.parts import clean, clean_settings

_TYPES = {
    WD_STYLE_TYPE.PARAGRAPH: names.PARAGRAPH,
    WD_STYLE_TYPE.CHARACTER: names.CHARACTER,
    WD_STYLE_TYPE.TABLE: names.TABLE,
}
_MAX_UNPACKED = 100_000_000  # bytes; the house's own reference has a thousandth of it
# What the library and lxml raise for a package with a broken or missing part.
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, OpcError, PythonDocxError, etree.LxmlError, LookupError, ValueError,
    AttributeError, TypeError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in twentieths of a point, and whether the first page has its own header and footer."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    footer: int
    own_first: bool

    @property
    def content_width(self) -> int:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def content_height(self) -> int:
        """The height of the text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Reference:
    """What was read from reference.docx.

    `styles_by_name` maps (type, name in small letters) to the style's id; `lists` maps the name of a list style to its
    (numId, abstractNumId), and `last_number` is the highest numId. The file may have no `theme` and no `fonts`.
    """

    file: str
    styles: bytes
    numbering: bytes
    settings: bytes
    theme: bytes | None
    fonts: bytes | None
    headers: tuple[HeaderFooter, ...]
    media: tuple[Media, ...]
    page: Page
    styles_by_name: Mapping[tuple[str, str], str] = field(repr=False)
    lists: Mapping[str, tuple[int, int]] = field(repr=False)
    last_number: int

    def paragraph(self, name: str) -> str:
        """Return the id of the paragraph style of this name."""
        return self.styles_by_name[names.PARAGRAPH, name.casefold()]

    def character(self, name: str) -> str:
        """Return the id of the character style of this name."""
        return self.styles_by_name[names.CHARACTER, name.casefold()]

    def table(self, name: str) -> str:
        """Return the id of the table style of this name."""
        return self.styles_by_name[names.TABLE, name.casefold()]


def read_reference(content: bytes, file: str) -> Reference:
    """Return what made files take over from the bytes of `file`.

    Raise StyleError if it is no Word document, or if styles are missing: all of them in one message.
    """
    try:
        _refuse_bombs(content)
        return _read(docx.Document(io.BytesIO(content)), file)
    except StyleError:
        raise
    except _UNREADABLE as error:
        raise StyleError(
            f"{file} is no Word document (.docx) that can be read",
            position=Position(file),
            fix="Open it in Word and save it as a Word document (.docx) without a password.",
        ) from error


def _refuse_bombs(content: bytes) -> None:
    """Raise ValueError for a package that unpacks to more than any reference needs."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(entry.file_size for entry in package.infolist()) > _MAX_UNPACKED:
            raise ValueError("the package unpacks to too much")


def _read(word: WordFile, file: str) -> Reference:
    styles = _styles(word)
    numbers = _numbers(word)
    lists = _lists(word, numbers)
    _refuse_gaps(file, styles, lists)
    headers, media = read_headers(word)
    return Reference(
        file=file,
        styles=clean(word.part._styles_part.blob),
        numbering=clean(word.part.numbering_part.blob),
        settings=clean_settings(word.part._settings_part.blob),
        theme=_related(word, RT.THEME),
        fonts=_related(word, RT.FONT_TABLE),
        headers=headers,
        media=media,
        page=_page(word.sections[-1]),
        styles_by_name=styles,
        lists=lists,
        last_number=max(numbers),
    )


def _styles(word: WordFile) -> dict[tuple[str, str], str]:
    # Word's own styles go by names in small letters in the file (heading 1) and in capitals on the screen (Heading 1).
    found = {}
    for style in word.styles:
        if style.type in _TYPES and style.name:
            found[_TYPES[style.type], style.name.casefold()] = style.style_id
    return found


def _lists(word: WordFile, numbers: Mapping[int, int]) -> dict[str, tuple[int, int]]:
    found = {}
    for style in word.styles:
        number = _list_of(style.element)
        if number in numbers and style.name:
            found[style.name.casefold()] = (number, numbers[number])
    return {name: found[name.casefold()] for name in names.LISTS if name.casefold() in found}


def _numbers(word: WordFile) -> dict[int, int]:
    """The abstractNumId of each numId."""
    if not any(relation.reltype == RT.NUMBERING for relation in word.part.rels.values()):
        return {}
    nodes = word.part.numbering_part.element.findall(qn("w:num"))
    return {int(node.get(qn("w:numId"), "0")): int(node.find(qn("w:abstractNumId")).get(qn("w:val"))) for node in nodes}


def _list_of(style: CT_Style | None) -> int:
    """The numId of a style, or of the nearest style that it is based on; 0 for none (ECMA-376 17.9.18)."""
    seen: list[CT_Style] = []
    while style is not None and style not in seen:
        node = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if node is not None:
            return int(node.get(qn("w:val"), "0"))
        seen.append(style)
        style = style.base_style
    return 0


def _refuse_gaps(file: str, styles: Mapping[tuple[str, str], str], lists: Mapping[str, object]) -> None:
    missing = [f"{name} ({kind})" for kind, name in names.REQUIRED if (kind, name.casefold()) not in styles]
    bare = [n for n in names.LISTS if (names.PARAGRAPH, n.casefold()) in styles and n not in lists]
    if not missing and not bare:
        return
    parts = []
    if missing:
        parts.append(f"lacks {len(missing)} style(s): {', '.join(missing)}")
    if bare:
        parts.append(f"has {len(bare)} list style(s) without a list format: {', '.join(bare)}")
    raise StyleError(
        f"{file} {'; and it '.join(parts)}",
        position=Position(file),
        fix="Create them in Word under exactly these names, or begin again with the reference.docx of the style house.",
    )


def _related(word: WordFile, kind: str) -> bytes | None:
    parts = [relation.target_part for relation in word.part.rels.values() if relation.reltype == kind]
    return clean(parts[0].blob) if parts else None


def _page(section: Section) -> Page:
    def twips(length: object, otherwise: int) -> int:
        return otherwise if length is None else round(cast(int, length) / 635)  # 635 EMU in a twentieth of a point

    return Page(  # where the file is silent: A4, and margins of 2.2 cm
        width=twips(section.page_width, 11906),
        height=twips(section.page_height, 16838),
        top=twips(section.top_margin, 1247),
        right=twips(section.right_margin, 1247),
        bottom=twips(section.bottom_margin, 1247),
        left=twips(section.left_margin, 1247),
        header=twips(section.header_distance, 709),
        footer=twips(section.footer_distance, 709),
        own_first=section.different_first_page_header_footer,
    )
