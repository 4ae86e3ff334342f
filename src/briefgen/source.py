"""YAML to any model, with the position of every value; the only module that reads YAML.

Everything is read as the text that stands there and converted by the model, so that `NO`, `12:30` and `0123` mean
what they say. An empty value is an absent one. All problems of a file are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from briefgen.diagnostics import Diagnostic, Origin, Position
from briefgen.model.text import Text
from briefgen.source_words import fields_at, in_words, syntax_fix

M = TypeVar("M", bound=BaseModel)
Loc = tuple[str | int, ...]

# Bounds against files that are no review: a long review with all its evidence is below 100 KB and 3,000 values.
MAX_BYTES = 5_000_000
MAX_VALUES = 200_000
MAX_DEPTH = 50

# Characters that no document can hold: controls (XML 1.0, 2.2), surrogates, private use (slots), non-characters.
REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
_STANDARD_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}
ABSENT = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Loaded(Generic[M]):
    """What came of a file: the value (None where an error stands) and what is to be said of it."""

    value: M | None
    diagnostics: tuple[Diagnostic, ...] = ()


class _Unreadable(Exception):
    """The file cannot be read any further; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def load(path: Path, model: type[M], name: str) -> Loaded[M]:
    """Read the YAML file at `path` as `model`; `name` is how messages call the file. Raises nothing for bad input."""
    try:
        return load_text(_decoded(_content(path, name), name), model, name)
    except _Unreadable as stop:
        return Loaded(None, (stop.diagnostic,))


def load_text(text: str, model: type[M], name: str) -> Loaded[M]:
    """Read a YAML text as `model`, as `load` does a file."""
    try:
        root = _composed(text, name)
        places = _Places(name)
        data = places.value(root, (), "", 0)
    except _Unreadable as stop:
        return Loaded(None, (stop.diagnostic,))
    problems = [*places.diagnostics, *places.unknown_and_empty(model)]
    try:
        value = model.model_validate(data)
    except ValidationError as invalid:
        problems += [places.problem(error, model) for error in _telling(invalid.errors(include_url=False))]
    problems.sort(key=lambda d: (d.position.line or 0, d.position.column or 0) if d.position else (0, 0))
    return Loaded(None, tuple(problems)) if problems else Loaded(value)


def scalars(text: str, name: str) -> Iterator[tuple[str, Position, int]]:
    """Yield what each key and value of a YAML text stands for, its place and its last line, as far as it can be read.

    `name` is how messages call the file.
    """
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if isinstance(event, yaml.ScalarEvent):
                start, end = event.start_mark, event.end_mark
                assert start  # the loader sets both
                assert end
                yield str(event.value), Position(name, start.line + 1, start.column + 1), end.line + 1
    except yaml.YAMLError:  # told by load
        return


def _telling(errors: list[Any]) -> list[Any]:
    """Leave out that a list is too short where its only item could not be read: that is said already."""
    return [
        error
        for error in errors
        if error["type"] != "too_short"
        or not any(other["loc"][: len(error["loc"])] == error["loc"] for other in errors if other is not error)
    ]


def _stop(
    name: str, message: str, fix: str | None = None, line: int | None = None, column: int | None = None
) -> _Unreadable:
    return _Unreadable(Diagnostic("yaml", message, position=Position(name, line, column), fix=fix))


def _content(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise _stop(name, "this is a folder, not a file")
        if path.exists() and not path.is_file():
            raise _stop(name, "this is no file that can be read")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _stop(name, f"the file is too large: {size:,} bytes; a review has at most {MAX_BYTES:,}")
        return path.read_bytes()
    except OSError as error:
        raise _stop(name, f"the file cannot be read: {error.strerror or error}") from None


def _decoded(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line, column = _line_and_column(before, len(before))
        message = "the file is not in UTF-8; this byte belongs to another encoding, perhaps Windows-1252"
        raise _stop(name, message, "Save the file with the encoding UTF-8.", line, column) from None
    if refused := REFUSED.search(text):
        line, column = _line_and_column(text, refused.start())
        raise _stop(name, _no_place(refused.group()), "Delete the character; it cannot be seen.", line, column)
    return text


def _no_place(character: str) -> str:
    return f"the character U+{ord(character):04X} has no place in a document"


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _composed(text: str, name: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        unclosed = "unexpected end of stream" in str(error.problem)  # then the mark of use is that of the quote
        mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (None, None)
        message, fix = syntax_fix(str(error.problem or error.context), text, place[0])
        raise _stop(name, message, fix, *place) from None
    except yaml.YAMLError as error:
        raise _stop(name, f"the file is not YAML: {error}") from None
    if root is None:
        raise _stop(name, "the file is empty")
    if not isinstance(root, yaml.MappingNode):
        raise _stop(name, "the file has to hold fields, each a name, a colon and a value", None, 1, 1)
    return root


class _Places:
    """Turns YAML nodes into plain data, and remembers where each value and each key stands."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.diagnostics: list[Diagnostic] = []
        self._values: dict[Loc, Origin] = {}
        self._keys: dict[Loc, Origin] = {}
        self._empty: list[Loc] = []
        self._count = 0

    def value(self, node: yaml.Node, loc: Loc, words: str, depth: int) -> Any:
        """Return the node's data: dict, list, Text, or None where it is empty."""
        self._count += 1
        if self._count > MAX_VALUES:
            fix = "Aliases (*name) that hold aliases multiply; write the values out."
            raise self._stop(node, f"the file stands for more than {MAX_VALUES:,} values", fix)
        if depth > MAX_DEPTH:
            raise self._stop(node, f"the file is nested more than {MAX_DEPTH} levels deep")
        origin = Origin(self._position(node), words)
        self._values[loc] = origin
        if node.tag not in _STANDARD_TAGS:
            # The tag is not quoted: it may be the first half of a name that may not be told.
            self._say("yaml", "a tag (a word after !) is not used in briefgen's files", origin, "Delete the tag.")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc, words, depth)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, loc, words, depth)
        return self._scalar(str(node.value), bool(getattr(node, "style", "")), origin)

    def _mapping(self, node: yaml.MappingNode, loc: Loc, words: str, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        seen: dict[str, Position] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._stop(key_node, "a field's name has to be a plain word")
            key = str(key_node.value)
            here = Origin(self._position(key_node), f"{words}.{_seen(key)}" if words else _seen(key))
            if key in seen:
                self._say("duplicate-key", f'the field "{key}" stands here twice; first at line {seen[key].line}', here,
                          "Keep one of the two.")  # fmt: skip
                continue
            seen[key] = here.position
            self._keys[(*loc, key)] = here
            value = self.value(value_node, (*loc, key), here.field, depth + 1)
            if value is None:
                self._empty.append((*loc, key))
            else:
                data[Text(key, here)] = value
        return data

    def _sequence(self, node: yaml.SequenceNode, loc: Loc, words: str, depth: int) -> list[Any]:
        items: list[Any] = []
        for number, item in enumerate(node.value, 1):
            value = self.value(item, (*loc, len(items)), f"{words}.{_item_name(item) or number}", depth + 1)
            if value is None:
                origin = Origin(self._position(item), words)
                self._say("empty-item", "an item of the list is empty", origin, "Fill it in, or delete its hyphen.")
            else:
                items.append(value)
        return items

    def _scalar(self, text: str, quoted: bool, origin: Origin) -> Text | None:
        if text in ABSENT and not quoted:
            return None
        if refused := REFUSED.search(text):
            self._say("character", _no_place(refused.group()), origin, "Delete the character.")
        return Text(text, origin)

    def unknown_and_empty(self, model: type[BaseModel]) -> Iterator[Diagnostic]:
        """Yield the fields that do not exist and hold nothing: an unquoted comma makes one of the text behind it."""
        for loc in self._empty:
            allowed = fields_at(model, loc[:-1])
            if allowed and loc[-1] not in allowed:
                yield self.problem({"type": "extra_forbidden", "loc": loc, "input": None}, model)

    def problem(self, error: Any, model: type[BaseModel]) -> Diagnostic:
        """Return what pydantic says of a field as a diagnostic at its place."""
        loc: Loc = tuple(part for part in error["loc"] if part != "[key]")
        code, message, fix = in_words(error, loc, model)
        of_key = error["type"] == "extra_forbidden" or "[key]" in error["loc"]
        origin = self._keys.get(loc) if of_key else self._values.get(loc)
        origin = origin or self._keys.get(loc)
        if origin is None:  # the field is missing: point at what it is missing from
            parent = self._values.get(loc[:-1]) or Origin(Position(self.name), "")
            origin = Origin(parent.position, ".".join(part for part in (parent.field, str(loc[-1])) if part))
        return Diagnostic(code, message, position=origin.position, field=origin.field, fix=fix)

    def _position(self, node: yaml.Node) -> Position:
        return Position(self.name, node.start_mark.line + 1, node.start_mark.column + 1)

    def _say(self, code: str, message: str, origin: Origin, fix: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, position=origin.position, field=origin.field, fix=fix))

    def _stop(self, node: yaml.Node, message: str, fix: str | None = None) -> _Unreadable:
        return _stop(self.name, message, fix, node.start_mark.line + 1, node.start_mark.column + 1)


def _item_name(item: yaml.Node) -> str | None:
    """Return the authored id of a list item, by which its fields are named."""
    if isinstance(item, yaml.MappingNode):
        for key, value in item.value:
            if key.value == "id" and isinstance(value, yaml.ScalarNode):
                return _seen(str(value.value))
    return None


def _seen(name: str) -> str:
    """Return a name as messages may print it."""
    return REFUSED.sub("\N{REPLACEMENT CHARACTER}", name)
