"""The texts in what is coded: rich text (RTF), pages sent as messages (MHT), compressed parts and PDF."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes

_PDF, _GZIP = b"%PDF", b"\x1f\x8b"
PACKED = (_PDF, _GZIP)
"""How a file begins that holds compressed streams."""

_STREAM = re.compile(rb"stream\r?\n")
_STRINGS = re.compile(rb"\)[\s\d.+-]*\(")  # [(Zebe) -12 (dee)] TJ is one word
# A control word with its number and blank, a character by its code, a sign of its own, a brace.
_RICH = re.compile(
    r"\\u(-?\d+) ?(?:\\'[0-9a-f]{2}|\?)?|\\'([0-9a-f]{2})|\\([a-z]+)-?\d* ?|\\([^a-z])|[{}\r\n]", re.IGNORECASE
)
_RICH_BREAKS = {"par": "\n", "line": "\n", "tab": " ", "cell": " ", "row": "\n"}
_RICH_SIGNS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}


def rich_text(content: bytes) -> str | None:
    """Return the text of an RTF file without its control words and braces; None if the bytes are none."""
    if not content.lstrip()[:5].lower().startswith(b"{\\rtf"):
        return None
    return _RICH.sub(_rich, content.decode("latin-1"))


def _rich(match: re.Match[str]) -> str:
    number, code, word, sign = match.groups()
    if number:
        return chr(int(number) % 0x10000)
    if code:
        return bytes.fromhex(code).decode("cp1252", "replace")
    return _RICH_BREAKS.get(word or "", "") or _RICH_SIGNS.get(sign or "", "")


def message_parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what a message holds, decoded, each under a name that ends as its kind does: `.html`."""
    with suppress(ValueError, LookupError, TypeError, AttributeError):  # what is broken is read as it stands
        for part in message_from_bytes(content).walk():
            data = part.get_payload(decode=True)
            if isinstance(data, bytes):
                yield f"part.{part.get_content_subtype().rpartition('+')[2]}", data


def unpacked_streams(content: bytes, most: int) -> Iterator[bytes]:
    """Yield what the streams of a PDF or a gzip file unpack to, of at most so many bytes each."""
    if content.startswith(_GZIP):
        yield from _unpacked(content, most, zlib.MAX_WBITS | 16)
    else:
        for match in _STREAM.finditer(content):
            for data in _unpacked(memoryview(content)[match.end() :], most, zlib.MAX_WBITS):
                yield _STRINGS.sub(b"", data)


def _unpacked(data: bytes | memoryview, most: int, form: int) -> Iterator[bytes]:
    with suppress(zlib.error):
        yield zlib.decompressobj(form).decompress(data, max(most, 1))
