"""Ledger: what the text of a Word file refers to outside itself, gathered while the text is written."""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass, field
from urllib.parse import quote

from briefgen.document import Picture
from briefgen.style.headers import Relation
from briefgen.style.reference import Reference
from briefgen.writers.docx_xml import XML, element, join, value

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_ADDRESS = "%!#$&'()*+,/:;=?@~"  # what an address may hold unescaped besides letters and digits (RFC 3986, 2)
_SUFFIX = {"image/png": "png", "image/jpeg": "jpeg"}


class Relations:
    """The relationships of one part, each taken down once."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of a relationship; `kind` is its type, of which Office's own may be named by the last word."""
        named = kind if kind.startswith("http") else f"{OFFICE}/{kind}"
        return self._ids.setdefault((named, target, external), f"rId{len(self._ids) + 1}")

    def link(self, target: str) -> str:
        """Return the id of a link to an address, or (`document:KIND`) to the document of that kind beside this one."""
        kind, _, name = target.partition(":")
        address = f"{name}.docx" if kind == "document" else quote(target, safe=_ADDRESS)
        return self.add("hyperlink", address, external=True)

    def all(self) -> tuple[Relation, ...]:
        """Return the relationships in the order in which they were added."""
        return tuple(Relation(id, *named) for named, id in self._ids.items())


@dataclass(frozen=True, slots=True)
class Restart:
    """A numbered list of its own: its numId, the list format it follows, its level and first number."""

    number: int
    format: int
    level: int
    start: int


@dataclass
class Ledger:
    """What one document gathers: links, pictures, numbered lists, footnotes and bookmarks."""

    reference: Reference
    body: Relations = field(default_factory=Relations)
    notes: Relations = field(default_factory=Relations)
    footnotes: list[XML] = field(default_factory=list)
    restarts: list[Restart] = field(default_factory=list)
    media: dict[str, Picture] = field(default_factory=dict)
    drawings: int = 0
    _bookmarks: set[str] = field(default_factory=set)
    _controls: set[int] = field(default_factory=set)

    def restart(self, style: str, level: int, start: int) -> int:
        """Return the numId of a new list in the format of a list style."""
        _, shape = self.reference.lists[style]
        new = Restart(self.reference.last_number + len(self.restarts) + 1, shape, level, start)
        self.restarts.append(new)
        return new.number

    def picture(self, picture: Picture) -> str:
        """Return the relationship id of a picture, which the file holds once."""
        name = f"media/{hashlib.sha256(picture.content).hexdigest()[:16]}.{_SUFFIX[picture.media_type]}"
        self.media[f"word/{name}"] = picture
        return self.body.add("image", name)

    def drawing(self) -> int:
        """Return the id of the next drawing."""
        self.drawings += 1
        return self.drawings

    def control(self, name: str) -> int:
        """Return the id of a content control: a number made from its name, the next free one for a second of a name."""
        number = (zlib.crc32(name.encode()) & 0x7FFFFFFF) or 1  # Word keeps it in 32 bits, with a sign (17.5.2.18)
        while number in self._controls:
            number = number % 0x7FFFFFFF + 1
        self._controls.add(number)
        return number

    def bookmarked(self, id: str, content: XML) -> XML:
        """Return the content inside the bookmark of an id, unless there is no id or it was set before."""
        name = bookmark_name(id)
        if not id or name in self._bookmarks:
            return content
        self._bookmarks.add(name)
        number = len(self._bookmarks)
        start = element("w:bookmarkStart", {"w:id": number, "w:name": name})
        return join((start, content, element("w:bookmarkEnd", {"w:id": number})))

    def numbers(self) -> XML:
        """Return the w:num elements of the lists gathered (ECMA-376 17.9.15)."""
        return join(_number(restart) for restart in self.restarts)


def bookmark_name(id: str) -> str:
    """Return a bookmark's name for an id: at most 40 letters, digits and underscores, whose case Word ignores."""
    if _PLAIN_NAME.fullmatch(id):
        return id
    stem = re.sub(r"[^a-z0-9]+", "_", id.lower()).strip("_")[:29]
    return f"b_{stem}_{zlib.crc32(id.encode()):08x}"


def _number(restart: Restart) -> XML:
    override = element("w:lvlOverride", {"w:ilvl": restart.level}, value("w:startOverride", restart.start))
    return element("w:num", {"w:numId": restart.number}, value("w:abstractNumId", restart.format), override)
