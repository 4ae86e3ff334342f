"""Changes to a YAML file that leave everything else in it as it was, to the byte.

A value is put in, or an item added to a list; comments, order, quotes and line ends stay. The changed text is read
again and compared: if anything but what was meant would be different, the change is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from briefgen.diagnostics import Position
from briefgen.errors import WriteError
from briefgen.source import ABSENT, REFUSED

Path = tuple[str | int, ...]

# What stands in YAML without quotes and means itself, inside brackets too.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*(?: [A-Za-z0-9./_-]+)*")
_NOT_PLAIN = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


@dataclass(frozen=True, slots=True)
class Put:
    """Put a value at a path of keys and list places; what is missing on the way is made."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Add:
    """Add an item to the list at a path; what is missing on the way is made."""

    path: Path
    item: Any


Change = Put | Add


def edited(text: str, file: str, changes: Sequence[Change]) -> str:
    """Return a YAML text with the changes made, one after another; `file` is its name for messages.

    Raise WriteError if a change cannot be made without touching anything else.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    for change in changes:
        if any(REFUSED.search(said) for said in _texts(change.value if isinstance(change, Put) else change.item)):
            raise WriteError("what is to be written holds a character that no document can hold", fix="Leave it out.")
        text = _changed(text, file, change, newline)
    return text


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a value."""
    if isinstance(value, (Mapping, list, tuple)):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
    else:
        yield str(value)


def _changed(text: str, file: str, change: Change, newline: str) -> str:
    root = _composed(text)
    if root is not None:
        meant = _with(_data(root), change)
        for made in _candidates(text, root, change, newline):
            again = _composed(made)
            if again is not None and _data(again) == meant:
                return made
    raise WriteError(
        f"{'.'.join(map(str, change.path))} cannot be written here without changing something else",
        position=Position(file, *(_place(root, change.path) if root is not None else (1, 1))),
        fix="Write it by hand, each field on a line of its own, without aliases (*name) around it.",
    )


def _composed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None


def _place(node: yaml.Node, path: Path) -> tuple[int, int]:
    """Return line and column of the nearest thing that is there."""
    mark = _nearest(node, path)[0].start_mark
    return mark.line + 1, mark.column + 1


def _data(node: yaml.Node) -> Any:
    """Return what a YAML node says; an empty value is None."""
    if isinstance(node, yaml.MappingNode):
        return [(key.value, _data(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return {number: _data(item) for number, item in enumerate(node.value)}
    return None if node.value in ABSENT and not getattr(node, "style", None) else str(node.value)


def _plain(value: Any) -> Any:
    """Return a value in the form of `_data`."""
    if isinstance(value, Mapping):
        return [(str(key), _plain(inner)) for key, inner in value.items()]
    if isinstance(value, (list, tuple)):
        return {number: _plain(item) for number, item in enumerate(value)}
    return str(value)


def _with(data: Any, change: Change) -> Any:
    """Return what a file says once a change is made."""
    if isinstance(change, Put):
        return _put(data, change.path, _plain(change.value))
    return _put(data, change.path, _plain(change.item), adding=True)


def _put(data: Any, path: Path, value: Any, adding: bool = False) -> Any:
    if not path:
        listed = data if isinstance(data, dict) else {}
        return {**listed, len(listed): value} if adding else value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return {**data, step: _put(data[step], rest, value, adding)}
    pairs = data if isinstance(data, list) else []
    if not any(key == step for key, _ in pairs):
        return [*pairs, (step, _put(None, rest, value, adding))]
    return [(key, _put(inner, rest, value, adding) if key == step else inner) for key, inner in pairs]


def _nearest(node: yaml.Node, path: Path) -> tuple[yaml.Node, Path]:
    """Return the node that a path leads to as far as it is there, and what of the path is left."""
    for done, step in enumerate(path):
        inner = _step(node, step)
        if inner is None:
            return node, path[done:]
        node = inner
    return node, ()


def _step(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        inner: yaml.Node = node.value[step]
        return inner
    return None


def _candidates(text: str, root: yaml.Node, change: Change, newline: str) -> Iterator[str]:
    """Yield the text with a change made in the ways that it could be made, the neatest first."""
    node, rest = _nearest(root, change.path)
    value = change.value if isinstance(change, Put) else [change.item]
    for step in reversed(rest):
        value = {str(step): value}
    start, end = node.start_mark.index, node.end_mark.index
    empty = isinstance(node, yaml.ScalarNode) and node.value in ABSENT and not node.style
    if empty and node.value:  # `~` or `null`: it goes
        text, end = text[:start].rstrip(" ") + text[end:], start
    if isinstance(node, yaml.ScalarNode) and not empty:
        if not rest and isinstance(change, Put):
            yield text[:start] + _flow(value) + text[end:]
    elif empty:
        lines = _block(value, node.start_mark.column and _indent(text, start) + 2)
        yield from _below(text, start, lines, newline)
    elif isinstance(node, yaml.CollectionNode) and node.flow_style:
        inner = _flow(value)[1:-1]
        before = text[: end - 1].rstrip()
        joint = "" if not node.value else " " if before.endswith(",") else ", "
        yield before + joint + inner + text[len(before) :]
    else:
        lines = _block(value, node.start_mark.column)
        yield from _below(text, _last(node).end_mark.index, lines, newline)


def _indent(text: str, index: int) -> int:
    """Return how far the line is indented on which an index stands."""
    line = text[text.rfind("\n", 0, index) + 1 :]
    return len(line) - len(line.lstrip(" "))


def _last(node: yaml.Node) -> yaml.Node:
    """Return the last thing that stands in a node."""
    while isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def _below(text: str, index: int, lines: Sequence[str], newline: str) -> Iterator[str]:
    """Yield the text with lines put below the place at `index`: above the empty lines that follow it, or under them."""
    at_line_start = index > 0 and text[index - 1] == "\n"
    end = index if at_line_start else text.find("\n", index) + 1
    head, tail = (text[:end], text[end:]) if at_line_start or end else (text, "")
    block = newline.join(lines) + newline
    neat = head.rstrip(" \r\n")
    if at_line_start and neat != head:
        gap = head[len(neat) :]
        first = gap.find("\n") + 1
        yield head[: len(neat) + first] + block + gap[first:] + tail
    yield (head if not head or head.endswith("\n") else head + newline) + block + tail


def _block(value: Any, indent: int) -> list[str]:
    """Return a value as lines of YAML, its fields and items each on their own."""
    pad = " " * indent
    if isinstance(value, Mapping):
        lines: list[str] = []
        for key, inner in value.items():
            nested = isinstance(inner, (Mapping, list, tuple)) and inner
            lines.append(f"{pad}{key}:" if nested else f"{pad}{key}: {_flow(inner)}")
            lines += _block(inner, indent + 2) if nested else []
        return lines
    if isinstance(value, (list, tuple)):
        return [line for item in value for line in _item(item, indent)]
    return [f"{pad}{_flow(value)}"]


def _item(item: Any, indent: int) -> list[str]:
    first, *rest = _block(item, indent + 2)
    return [f"{' ' * indent}- {first.lstrip()}", *rest]


def _flow(value: Any) -> str:
    """Return a value as YAML on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = str(value)
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_PLAIN:
        return text
    return json.dumps(text, ensure_ascii=False)
