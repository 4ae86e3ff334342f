"""Headers and footers of reference.docx, with the pictures and web links in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.ns import qn

from briefgen.style.parts import clean, number_drawings

_PLACES = ("default", "first", "even")
_LINKS = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Media:
    """A picture of a header or footer: where it is found from the folder of the main part, its media type and bytes."""

    target: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: its id, its type, its target, and whether that lies outside the file."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class HeaderFooter:
    """A "header" or "footer" (`kind`), the pages it stands on (`place`: default, first, even), and what it leads to."""

    kind: str
    place: str
    content: bytes
    relations: tuple[Relation, ...] = ()


def read_headers(word: WordFile) -> tuple[tuple[HeaderFooter, ...], tuple[Media, ...]]:
    """Return the headers and footers of the last section of a file, and the pictures in them."""
    media: dict[str, Media] = {}
    found: list[HeaderFooter] = []
    for kind, place, part in _header_parts(word):
        relations = tuple(_relations(part, media))
        found.append(HeaderFooter(kind, place, clean(part.blob, {relation.id for relation in relations}), relations))
    contents = number_drawings([header.content for header in found])
    numbered = (replace(header, content=content) for header, content in zip(found, contents, strict=True))
    return tuple(numbered), tuple(media.values())


def _header_parts(word: WordFile) -> Iterator[tuple[str, str, Part]]:
    section = word.sections[-1]._sectPr
    for kind in ("header", "footer"):
        for node in section.findall(qn(f"w:{kind}Reference")):
            place = node.get(qn("w:type"), "default")
            if place in _PLACES:
                yield kind, place, word.part.related_parts[node.get(qn("r:id"))]


def _relations(part: Part, media: dict[str, Media]) -> Iterator[Relation]:
    """Yield the pictures and web links of a header or footer; nothing that lies elsewhere on a disk."""
    for relation in part.rels.values():
        if relation.reltype == RT.IMAGE and not relation.is_external:
            source = relation.target_part
            name = str(source.partname)
            if name not in media:
                new = f"media/header{len(media) + 1}.{source.partname.ext}"
                media[name] = Media(new, source.content_type, source.blob)
            yield Relation(relation.rId, relation.reltype, media[name].target, external=False)
        elif relation.reltype == RT.HYPERLINK and relation.is_external and relation.target_ref.startswith(_LINKS):
            yield Relation(relation.rId, relation.reltype, relation.target_ref, external=True)
