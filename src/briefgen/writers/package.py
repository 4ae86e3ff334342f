"""A Word file as a package of parts: the same parts give the same bytes, and a hash that is the same everywhere."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

# A package reader may stream: the types of the parts come first, then the way into the package (ECMA-376 part 2, 9.2).
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip can hold


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of parts by name, without dates, user or machine in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # else it names the system that the file was made on
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED, compresslevel=6)
    return buffer.getvalue()


def content_hash(content: bytes) -> str:
    """Return the SHA-256 over the sorted part names of a package and the hashes of their uncompressed bytes.

    Compression differs between machines, and with it a package's bytes; this hash does not.
    """
    total = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            total.update(f"{name}\0{hashlib.sha256(archive.read(name)).hexdigest()}\n".encode())
    return total.hexdigest()
