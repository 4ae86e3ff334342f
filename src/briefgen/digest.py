"""What a reader sees, as one text and its digest: what an approval is bound to.

The text says all of a document but its marking and its control data, one block a line, and the style by its content.
It is the same on every machine: texts are in Unicode's form NFC, and neither file names nor origins stand in it.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args

from briefgen.document import Document, Inline, LineBreak, Picture, Text
from briefgen.style.house import HouseStyle

_SAID = ("title", "short_title", "label", "language", "author", "description", "keywords")
_INLINES = get_args(Inline)
# Comments of CSS and of Jinja, which no reader sees.
_COMMENTS = re.compile(r"/\*.*?\*/|\{#.*?#\}", re.DOTALL)
# What a style is called, and where its files lie, no reader sees.
_UNSEEN = {"name", "page_file", "file", "origin", "pairs"}


def canonical(document: Document, style: HouseStyle, told: Iterable[str] = ()) -> str:
    """Return all that a reader sees of a document: what it says of itself, its style, and its blocks line by line.

    `told` are texts that readers find with it, and not in it: what its page says of its versions.
    """
    lines = [f"style {_hash(style)}", *(f"{name} {_quoted(getattr(document, name))}" for name in _SAID)]
    for block in document.blocks:
        lines += _lines(block, "")
    lines += [f"history {_quoted(text)}" for text in told]
    return "\n".join(lines) + "\n"


def digest(text: str) -> str:
    """Return the digest of a canonical text: SHA-256, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _lines(node: Any, indent: str) -> Iterator[str]:
    """Yield a node: its name, its words and what else it says on one line, what stands in it below."""
    said, below = [type(node).__name__.lower()], []
    for field in fields(node):
        value = getattr(node, field.name)
        if field.name == "origin" or value in (None, "", (), False):
            continue
        if isinstance(value, Picture):
            said.append(f"picture={_hash(value)}")
        elif is_dataclass(value):
            below.append(value)
        elif isinstance(value, tuple) and isinstance(value[0], _INLINES):
            said.append(_line(value))
        elif isinstance(value, tuple) and isinstance(value[0], str):
            said += map(_quoted, value)
        elif isinstance(value, tuple):
            below += value
        else:
            said.append(f"{field.name}={_quoted(value)}")
    yield indent + " ".join(said)
    for inner in below:
        yield from _lines(inner, indent + "  ")


def _line(line: Iterable[Inline]) -> str:
    """Return a line of words: texts that follow one another as one, the others each with its name."""
    joined: list[Inline] = []
    for inline in line:
        if isinstance(inline, Text) and joined and isinstance(last := joined[-1], Text):
            joined[-1] = replace(last, text=last.text + inline.text)
        else:
            joined.append(inline)
    return " ".join(map(_inline, joined))


def _inline(inline: Inline) -> str:
    if isinstance(inline, Text):
        return _quoted(inline.text)
    if isinstance(inline, LineBreak):
        return "linebreak"
    children = getattr(inline, "children", None)
    said = [_quoted(getattr(inline, f.name)) for f in fields(inline) if f.name not in ("children", "origin")]
    name = type(inline).__name__.lower() + (f"[{', '.join(said)}]" if said else "")
    return f"{name}({_line(children)})" if children is not None else name


def _quoted(value: object) -> str:
    return json.dumps(_composed(value), ensure_ascii=False)


def _composed(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    return [_composed(item) for item in value] if isinstance(value, tuple) else value


def _hash(value: object) -> str:
    """Return the SHA-256 of all that a value holds, by what it is and not by how it lies in memory."""
    total = hashlib.sha256()
    for part in _parts(value):
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()


def _parts(value: object) -> Iterator[bytes]:
    if isinstance(value, bytes):
        yield value
    elif isinstance(value, str):
        yield _COMMENTS.sub("", value.replace("\r\n", "\n")).encode("utf-8")
    elif isinstance(value, Mapping):
        for key in sorted(value, key=str):
            yield str(key).encode("utf-8")
            yield from _parts(value[key])
    elif isinstance(value, (tuple, list)):
        yield str(len(value)).encode("ascii")
        for item in value:
            yield from _parts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _UNSEEN:
                yield field.name.encode("ascii")
                yield from _parts(getattr(value, field.name))
    else:
        yield str(value).encode("utf-8")
