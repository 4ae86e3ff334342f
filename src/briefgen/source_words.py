"""The words for what is wrong with a YAML file: syntax, and fields that do not fit the model."""

from __future__ import annotations

import re
import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from briefgen.diagnostics import did_you_mean

_EXPECTED = {
    "int_parsing": "a whole number belongs here",
    "int_from_float": "a whole number belongs here",
    "int_parsing_size": "a smaller whole number belongs here",
    "int_type": "a whole number belongs here",
    "bool_parsing": "yes or no belongs here",
    "bool_type": "yes or no belongs here",
    "tuple_type": "a list belongs here",
    "model_type": "fields belong here, each a name, a colon and a value",
    "model_attributes_type": "fields belong here, each a name, a colon and a value",
    "mapping_type": "fields belong here, each a name, a colon and a value",
    "dict_type": "fields belong here, each a name, a colon and a value",
}
_DIGITS = "Write it in digits: 6."
_FIELDS = "Write each field on a line of its own below, after two more blanks: `name: value`."
_MENDS = {
    "tuple_type": "Begin each item on a line of its own with a hyphen and a blank.",
    "bool_parsing": "Write yes or no.",
    "bool_type": "Write yes or no.",
    **dict.fromkeys(("int_parsing", "int_parsing_size", "int_from_float", "int_type"), _DIGITS),
    **dict.fromkeys(("model_type", "model_attributes_type", "mapping_type", "dict_type"), _FIELDS),
    "text": "Write words here; put them in quotes if they begin with [ or {.",
    "date": "A text without a date goes elsewhere; a date that is not known stays out.",
    "slug": "Write it like this: river-lane-2.",
}
_SYNTAX = {
    "mapping values are not allowed": (
        "a colon stands where none is expected",
        "Put a text that holds a colon in quotes, or after a | on the lines below; check the blanks before the line.",
    ),
    "could not find expected ':'": (
        "a colon is missing after a field's name",
        "Write `name: value`; check the blanks before the line.",
    ),
    "did not find expected key": (
        "this line does not fit the lines above it",
        "Give the fields of one list or group the same blanks before them; put a text with quotes in quotes.",
    ),
    "did not find expected '-' indicator": (
        "this line does not fit the list above it",
        "Begin a list's items with a hyphen, all with the same blanks before it.",
    ),
    "exceeded maximum nesting depth": ("the file is nested too deep to be a review", None),
    "found undefined alias": ("this alias (*name) has no anchor (&name)", "Put a text that begins with * in quotes."),
    "expected alphabetic or numeric character": ("a text may not begin with this character", "Put the text in quotes."),
    "character that cannot start any token": ("a text may not begin with this character", "Put the text in quotes."),
    "expected comment or line break": ("nothing may stand behind | or >", "Begin the text on the next line."),
    "block sequence entries are not allowed": (
        "a hyphen stands where no list may begin",
        "Begin a list on the line below the field's name; put a text that begins with a hyphen in quotes.",
    ),
    "unexpected end of stream": ("a quote opens here and is not closed", "Close it, or take it out."),
    "expected ',' or ']'": (
        "a list in [ ] is not closed, or lacks a comma",
        "Close it with ], or put the text in quotes.",
    ),
    "expected ',' or '}'": (
        "fields in { } are not closed, or lack a comma",
        "Close them with }, or put the text in quotes.",
    ),
    "escape c": (
        "in double quotes, \\ and what follows it have no meaning here",
        "Use single quotes, or write \\\\ for one \\.",
    ),
    "expected hexdecimal number": (
        "in double quotes, \\ and what follows it have no meaning here",
        "Use single quotes, or write \\\\ for one \\.",
    ),
    "found another document": ("a second document begins here (---)", "Keep one review in a file; delete the line."),
}


def syntax_fix(problem: str, text: str, line: int | None) -> tuple[str, str | None]:
    """Return what is wrong, and the mend, for a YAML syntax problem on `line` of `text`."""
    row = text.splitlines()[line - 1] if line and line <= len(text.splitlines()) else ""
    if "\t" in row[: len(row) - len(row.lstrip())] or r"\t" in problem:
        return "a tab stands before the text; YAML counts blanks", "Replace the tab by blanks."
    for known, words in _SYNTAX.items():
        if known in problem:
            return words
    return f"the YAML cannot be read here: {problem}", None


def in_words(error: Any, loc: tuple[str | int, ...], model: type[BaseModel]) -> tuple[str, str, str | None]:
    """Return code, message and mend for one of pydantic's errors at `loc` below `model`."""
    kind, key = error["type"], loc[-1] if loc else ""
    match kind:
        case "missing":
            return "missing-field", f'the field "{key}" is missing', f"Add a line `{key}: ...`.{_about(model, loc)}"
        case "extra_forbidden":
            allowed = fields_at(model, loc[:-1])
            return (
                "unknown-field",
                f"no such field{did_you_mean(str(key), allowed)}",
                f"Fields here: {', '.join(allowed)}.",
            )
        case "literal_error":
            allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
            guess = did_you_mean(str(error["input"]), allowed) if isinstance(error["input"], str) else ""
            return "unknown-value", f"no such value{guess}", f"Values here: {', '.join(allowed)}."
        case "too_long":
            return "too-many", f"too many items: {error['ctx']['max_length']} at most", "Take some out."
        case "too_short":
            return "too-few", "the list is empty", "Fill it in, or take the field out."
        case _:
            expected = _EXPECTED.get(kind, error["msg"])
            return (
                "wrong-value",
                f"{expected}, not {_what(error['input'])}" if kind in _EXPECTED else expected,
                _MENDS.get(kind),
            )


def _what(value: object) -> str:
    if isinstance(value, dict):
        return "fields"
    return "a list" if isinstance(value, list) else "a text"


def _about(model: type[BaseModel], loc: tuple[str | int, ...]) -> str:
    parent = _type_at(model, loc[:-1])
    info = parent.model_fields.get(str(loc[-1])) if parent else None
    return f" {info.description}" if info and info.description else ""


def fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the fields that may stand at `loc` below `model`; none where any name may stand, or no field."""
    here = _type_at(model, loc)
    return list(here.model_fields) if here else []


def _type_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> type[BaseModel] | None:
    """Return the model that stands at `loc`, or None if it is none."""
    here: Any = model
    for part in loc:
        if isinstance(here, type) and issubclass(here, BaseModel):
            info = here.model_fields.get(str(part))
            here = _bare(info.annotation) if info else None
        else:
            here = next((_bare(arg) for arg in reversed(get_args(here)) if arg is not Ellipsis), None)
        if here is None:
            return None
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _bare(annotation: Any) -> Any:
    """Return an annotation without `| None` and Annotated."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return next(_bare(arg) for arg in get_args(annotation) if arg is not type(None))
    return annotation
