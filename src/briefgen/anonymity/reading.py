"""The texts that a made file holds, wherever they stand in it: each with its place, for a search that misses none."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.anonymity.bytes_texts import as_text, decoded, picture_words, readings, words
from briefgen.anonymity.coded_texts import PACKED, message_parts, rich_text, unpacked_streams
from briefgen.anonymity.html_texts import data_of, html_texts
from briefgen.anonymity.xml_texts import xml_texts

_MAX_UNPACKED = 200_000_000  # bytes; a brief with pictures has a hundredth of it
_MAX_DEPTH = 5  # files inside files
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def unpacked(content: bytes) -> Mapping[str, bytes]:
    """Return the parts of a package by name. Raise BadZipFile for a broken one, or one that unpacks to far too much."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
            raise zipfile.BadZipFile("it unpacks to far too much")
        return {name: archive.read(name) for name in archive.namelist()}


@dataclass
class _Room:
    """How much may still be unpacked of a file and of the files in it."""

    left: int = _MAX_UNPACKED


def texts(path: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield every text that a file holds, its own name too, each with its place in words. Raises nothing."""
    yield from (("the file's name", text) for text in readings(path))
    yield from _within(path, "", content, _Room(), 0)


def _within(name: str, place: str, content: bytes, room: _Room, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the texts of one file, or of one part of a file, by what it is."""
    ending = name.rpartition(".")[2].lower()
    begin = content[:512].lstrip(b"\xef\xbb\xbf\t\r\n ").lower()
    if content.startswith(_ZIP) and depth < _MAX_DEPTH:
        yield from _package(place, content, room, depth)
    elif ending in ("html", "htm", "xhtml") or begin.startswith((b"<!doctype html", b"<html")):
        yield from ((_at(place, inner), text) for inner, text in html_texts(content))
        for data in data_of(content) if depth < _MAX_DEPTH else ():
            yield from _within("", _at(place, "a data: address"), data, room, depth + 1)
    elif ending in ("xml", "rels", "svg", "vml") or begin.startswith((b"<?xml", b"<svg")):
        yield from xml_texts(place or "the file", content)
    elif content.startswith(PACKED) and depth < _MAX_DEPTH:
        yield from _unpacked(place, content, room, depth)
    elif ending in ("mht", "mhtml", "eml") or begin.startswith(b"mime-version:"):
        yield from _plain(place or "the file", content)
        for inner, data in message_parts(content) if depth < _MAX_DEPTH else ():
            yield from _within(inner, _at(place, "a part of the message"), data, room, depth + 1)
    elif (found := picture_words(content)) is not None:
        yield _at(place, "the picture's own data"), found
    else:
        yield from _plain(place or "the file", content)


def _unpacked(place: str, content: bytes, room: _Room, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the words of a compressed part or of a PDF as they stand, and those of what it unpacks to."""
    yield place or "the file", words(content)
    for data in unpacked_streams(content, room.left):
        room.left -= len(data)
        yield from _within("", place or "the file", data, room, depth + 1)


def _at(place: str, inner: str) -> str:
    return ", ".join(part for part in (place, inner) if part)


def _plain(place: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield a text in its readings, or the words in bytes that are none."""
    text = as_text(content)
    yield from ((place, reading) for reading in ((words(content),) if text is None else readings(text)))
    if (said := rich_text(content)) is not None:
        yield place, said


def _package(place: str, content: bytes, room: _Room, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the texts of a package's parts, and what it says of them; of a broken one, its bytes as they stand."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield _at(place, "a comment on the package"), decoded(archive.comment)
            for entry in archive.infolist():
                yield from _entry(place, archive, entry, room, depth)
    except _BROKEN:
        yield place or "the file", words(content)


def _entry(
    place: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: _Room, depth: int
) -> Iterator[tuple[str, str]]:
    here = _at(place, entry.filename)
    yield from ((_at(place, "the name of a part"), text) for text in readings(entry.filename))
    yield f"{here}, a comment on it", decoded(entry.comment)
    yield f"{here}, what is said of it", words(entry.extra, 2)
    with archive.open(entry) as part:
        content = part.read(room.left + 1)
    room.left -= len(content)
    if room.left < 0:
        raise zipfile.BadZipFile("it unpacks to far too much")
    yield from _within(entry.filename, here, content, room, depth + 1)
