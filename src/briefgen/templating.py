"""Jinja for three targets: Markdown (every value becomes a slot), HTML (every value escaped), plain text."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from functools import lru_cache
from types import ModuleType
from typing import Any

import jinja2
from jinja2 import nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from pydantic import BaseModel

from briefgen.diagnostics import Position
from briefgen.errors import TemplateError
from briefgen.model.dates import PartialDate
from briefgen.model.text import Prose, Text
from briefgen.slots import SLOT, Rendered, Value, has_slots, slot

Finder = Callable[[str], tuple[str, str] | None]
"""Gives the text of a template by its name below templates/, and its file for messages; None if there is none."""


_values: ContextVar[list[Value]] = ContextVar("values")


def render(finder: Finder, name: str, context: Mapping[str, object]) -> Rendered:
    """Render a Markdown template. Raise TemplateError, with file and line, for a fault in it."""
    if finder(name) is None:
        raise TemplateError(f"there is no template {name}", fix="Put it beside kind.yaml.")
    made = _values.set([])
    try:
        markdown = _run(markdown_environment(finder), name, context)
        found = finder(name)
        file = found[1] if found else name
        if has_slots(SLOT.sub("", markdown)):
            raise TemplateError("a filter has broken what a macro made; print it as it is", position=Position(file))
        return Rendered(markdown, tuple(_values.get()), file)
    finally:
        _values.reset(made)


def fill_html(source: str, file: str, context: Mapping[str, object]) -> str:
    """Fill an HTML template, every value escaped. Raise TemplateError, with file and line, for a fault in it."""
    return _run(_html_environment(source, file), file, context)


def fill_page(finder: Finder, name: str, context: Mapping[str, object]) -> str:
    """Fill an HTML template that may extend and include others. Raise TemplateError, with file and line."""
    return _run(_page_environment(finder), name, context)


def fill_text(source: str, file: str, context: Mapping[str, object]) -> str:
    """Fill a plain text template. Raise TemplateError, with file and line, for a fault in it."""
    return _run(_Environment(_single(source, file), autoescape=False, finalize=_words), file, context)


@lru_cache(maxsize=8)
def markdown_environment(finder: Finder) -> jinja2.Environment:
    """Return the environment that renders Markdown with slots; what it has compiled stays with the finder."""
    return _Environment(finder, autoescape=True, finalize=_slot)


@lru_cache(maxsize=8)
def _html_environment(source: str, file: str) -> jinja2.Environment:
    return _Environment(_single(source, file), autoescape=True)


@lru_cache(maxsize=8)
def _page_environment(finder: Finder) -> jinja2.Environment:
    return _Environment(finder, autoescape=True)


def _single(source: str, file: str) -> Finder:
    return lambda name: (source, file) if name == file else None


@pass_context
def _slot(context: Context, value: object) -> object:  # noqa: ARG001 - with a context, Jinja does not call it for constants
    if isinstance(value, (Markup, jinja2.Undefined)):
        return value
    _values.get().append(_value(value))
    return Markup(slot(len(_values.get()) - 1))  # noqa: S704 - a slot is no HTML


def _value(value: object) -> Value:
    match value:
        case PartialDate():
            return Value(value.words, "date", value.span.iso, value.origin)
        case Prose():
            return Value(str(value), "prose", None, value.origin)
        case Text():
            return Value(_one_line(value), "plain", None, value.origin)
        case _:
            words = str(_words(value))
            if has_slots(words):
                raise jinja2.TemplateRuntimeError("a filter has taken what a macro made; print it as it is")
            return Value(_one_line(words))


def _one_line(text: str) -> str:
    """Return a plain text with its line ends and runs of blanks as one blank; a no-break space stays."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _words(value: object) -> object:
    if isinstance(value, PartialDate):
        return value.words
    if isinstance(value, bool) or not isinstance(value, (str, int, jinja2.Undefined)):
        what = "nothing" if value is None else f"a {type(value).__name__}"
        raise jinja2.TemplateRuntimeError(f"{what} cannot be printed; ask first whether it is there: {{% if ... %}}")
    return value


class _Generator(CodeGenerator):
    """Compiles `~` to a call of ours, since Jinja's own would let a value into Markdown without a slot."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.joined((")
        for operand in node.nodes:
            self.visit(operand, frame)
            self.write(", ")
        self.write("))")

    def visit_FilterBlock(self, node: nodes.FilterBlock, frame: Frame) -> None:  # noqa: N802, ARG002 - Jinja's name
        """Refuse `{% filter %}`: what comes out of it would not be a slot."""
        self.fail("{% filter %} is not used here; filter each value where it is printed", node.lineno)

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Refuse a filter on `{% set %}` blocks, for the same reason."""
        if node.filter is not None:
            self.fail("a {% set %} block takes no filter; filter each value where it is printed", node.lineno)
        super().visit_AssignBlock(node, frame)

    def visit_ScopedEvalContextModifier(  # noqa: N802 - Jinja's name
        self,
        node: nodes.ScopedEvalContextModifier,
        frame: Frame,  # noqa: ARG002
    ) -> None:
        """Refuse `{% autoescape %}`, on which the books of slots depend."""
        self.fail("{% autoescape %} is not used here", node.lineno)


class _Environment(ImmutableSandboxedEnvironment):
    """Sandboxed, strict about names, with the few filters that documents need."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "%"})

    def __init__(self, finder: Finder, **options: Any) -> None:
        super().__init__(
            loader=jinja2.FunctionLoader(lambda name: _source(finder, name)),
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            **options,
        )
        self.filters = {name: self.filters[name] for name in _FILTERS} | {
            "join": self._join,
            "indent": indented,
            "grouped": grouped,
            "listed": self._listed,
            "sentence": sentence,
            "spelled": spelled,
        }
        self.globals = {"range": self.globals["range"]}

    def joined(self, parts: Iterable[object]) -> str:
        """Join plain values to one. What a macro makes holds markup and is printed beside values, never joined."""
        texts = list(parts)
        if any(isinstance(part, Markup) for part in texts):
            raise jinja2.TemplateRuntimeError(
                "what a macro makes cannot be joined with ~, +, join; print it beside: {{ a }}{{ b }}"
            )
        if any(isinstance(part, Prose) for part in texts):
            raise jinja2.TemplateRuntimeError("Prose cannot be joined to other words; print it beside: {{ a }} {{ b }}")
        return "".join(str(part.words if isinstance(part, PartialDate) else part) for part in texts)

    def _join(self, parts: Iterable[object], between: str = "") -> str:
        self.joined(one for one in (parts, between) if isinstance(one, Markup))
        return between.join(self.joined((part,)) for part in parts)

    def _listed(self, parts: Iterable[object], last: str = "and") -> str:
        """Return words as a list in a sentence: `a, b and c`."""
        *before, final = [self.joined((part,)) for part in parts]
        return f"{', '.join(before)} {last} {final}" if before else final

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse markup as an operand; else do as Python does."""
        self.joined(side for side in (left, right) if isinstance(side, Markup))
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse the methods of markup, which would let values in; of a model, all but its fields and own methods.

        Modules are refused too, through which a template could reach all of Python.
        """
        if isinstance(obj, ModuleType) or isinstance(value, ModuleType):
            return False
        if isinstance(obj, BaseModel) and attr not in {*type(obj).model_fields, *vars(type(obj))}:
            return False
        return not isinstance(obj, Markup) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Leave `format` of markup to be refused as its other methods are."""
        return None if isinstance(getattr(value, "__self__", None), Markup) else super().wrap_str_format(value)


_FILTERS = (
    "count", "default", "first", "last", "length", "list", "map", "max", "min", "reject", "rejectattr", "reverse",
    "select", "selectattr", "sort", "sum", "unique",
)  # fmt: skip


def indented(text: str, width: int = 4) -> str:
    """Return a text, or what a macro makes, with its further lines moved in by so many blanks."""
    return type(text)(text.replace("\n", "\n" + " " * int(width)))


def grouped(items: Iterable[Any], field: str) -> list[tuple[Any, list[Any]]]:
    """Return items in groups that have the same `field`, in the order in which each group begins."""
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(getattr(item, field), []).append(item)
    return list(groups.items())


def sentence(text: str) -> str:
    """Return a text with its first letter made a capital; where it came from is kept."""
    changed = text[:1].upper() + text[1:]
    return type(text)(changed, text.origin) if isinstance(text, Text) else changed


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spelled(number: int) -> str:
    """Return a number as it is written in a sentence: in words up to twelve."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def _source(finder: Finder, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    found = finder(name)
    if found and (at := found[0].find(slot(0)[0])) >= 0:
        where = Position(found[1], found[0].count("\n", 0, at) + 1)
        raise TemplateError("the template holds a character that is kept for slots, U+E000", position=where)
    return (*found, lambda: True) if found else None


def _run(environment: jinja2.Environment, name: str, context: Mapping[str, object]) -> str:
    try:
        return environment.get_template(name).render(context)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(
            f"the template cannot be read: {error.message}", position=_at(error.filename, error.lineno)
        ) from None
    except jinja2.TemplateNotFound as error:
        raise TemplateError(f"there is no template {error.name}", position=_line(error)) from None
    except (
        jinja2.TemplateError,
        TypeError,
        ValueError,
        AttributeError,
        KeyError,
        IndexError,
        ArithmeticError,
        RecursionError,
    ) as error:
        raise TemplateError(f"the template cannot be filled: {error}", position=_line(error)) from None


def _at(file: str | None, line: int | None) -> Position | None:
    return Position(file, line) if file else None


def _line(error: BaseException) -> Position | None:
    """Return the line of the template in which an error arose: Jinja names templates' files in the traceback."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
    return _at(frames[-1].filename, frames[-1].lineno) if frames else None
