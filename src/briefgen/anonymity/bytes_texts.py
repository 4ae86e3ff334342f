"""The words in bytes that are no text: embedded objects, the metadata of pictures; and other readings of a text."""

from __future__ import annotations

import html
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_MAX_CHUNK = 5_000_000  # bytes, of a compressed comment in a picture

_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿĀ-ſ"
_EIGHT_BIT = re.compile(rb"(?:[\t\n\r\x20-\x7e]|(?<=[A-Za-z])[\xc0-\xff](?=[A-Za-z\x20]))+")
_UTF8 = re.compile(rf"[\t\n\r -~{_LETTERS}‐-‟]+")
_SIXTEEN_BIT = re.compile(rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00|[\x00-\x7f]\x01|[\x10-\x1f]\x20)+")
# The high byte first, and not after a low byte, as where the low byte stands first; no filling bytes, \xff.
_SIXTEEN_BIT_BIG = re.compile(rb"(?<![\x20-\x7e])(?:\x00[\t\n\r\x20-\x7e\xa0-\xfd]|\x01[\x00-\x7f]|\x20[\x10-\x1f])+")

_SCRIPT_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-9A-Fa-f]{1,6})\s?)")
_MARKUP = re.compile(r"[*`\\]")


def readings(text: str) -> Iterator[str]:
    """Yield a text as it stands and as what reads it takes it: an address, a page, Markdown, a script, each once."""
    without = _MARKUP.sub("", _without_comments(text))
    yield from dict.fromkeys((text, unquote(text), html.unescape(text), without, _SCRIPT_ESCAPE.sub(_unescaped, text)))


def _without_comments(text: str) -> str:
    """Return a text without what stands between `<!--` and `-->`; each end is looked for once."""
    *closed, rest = text.split("-->")
    parts = [piece.partition("<!--") for piece in closed]
    return "".join(before if opened else f"{before}-->" for before, opened, _ in parts) + rest


def _unescaped(match: re.Match[str]) -> str:
    code = int(next(group for group in match.groups() if group), 16)
    return chr(code) if code < 0x110000 else ""


def as_text(content: bytes) -> str | None:
    """Return the text that bytes are, or None if they are none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return None if b"\0" in content else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def decoded(content: bytes) -> str:
    """Return bytes as a text, whatever they are."""
    text = as_text(content)
    return content.decode("latin-1") if text is None else text


def words(content: bytes, least: int = 5) -> str:
    """Return the runs of readable characters in bytes, in any encoding, of at least so many characters.

    Chance makes short runs, and a short name of them, in anything compressed.
    """
    runs = [run.decode("latin-1") for run in _EIGHT_BIT.findall(content)]
    runs += _UTF8.findall(content.decode("utf-8", "replace"))
    runs += [run.decode("utf-16-le", "replace") for run in _SIXTEEN_BIT.findall(content)]
    runs += [run.decode("utf-16-be", "replace") for run in _SIXTEEN_BIT_BIG.findall(content)]
    return "\0".join(dict.fromkeys(run for run in runs if len(run) >= least))


def picture_words(content: bytes) -> str | None:
    """Return the words in the metadata of a PNG or JPEG; None if the bytes are neither."""
    if content.startswith(_PNG):
        return words(b"\0".join(_of_png(content)), 2)
    return words(b"\0".join(_of_jpeg(content)), 2) if content.startswith(_JPEG) else None


def _of_png(content: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG but its pixels, unpacked where they are packed, and what stands behind its end."""
    place = len(_PNG)
    while place + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        data = content[place + 8 : place + 8 + length]
        place += 12 + length
        if kind == b"IDAT":
            continue
        yield data
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            yield from _unpacked(data)
        if kind == b"IEND":
            break
    yield content[place:]


def _unpacked(data: bytes) -> Iterator[bytes]:
    for start in [match.start() + 1 for match in re.finditer(b"\0", data)][:8]:
        for skipped in (0, 1):  # zTXt has its method before the packed text
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[start + skipped :], _MAX_CHUNK)


def _of_jpeg(content: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG before its pixels, and what stands behind its end."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF and content[place + 1] != 0xDA:
        (length,) = struct.unpack_from(">H", content, place + 2)
        yield content[place + 4 : place + 2 + length]
        place += 2 + max(length, 2)
    end = content.rfind(b"\xff\xd9")
    yield content[end + 2 :] if end >= place else content[place : place + 1024]
