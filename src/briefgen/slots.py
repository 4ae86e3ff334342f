"""Slots: how values stand in Markdown without being part of it.

A slot is a number between two private-use characters, which no input may hold. The value stays beside the Markdown
with its origin, so that nothing in it can act as markup, and every message can name the YAML line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefgen.diagnostics import Origin

SLOT = re.compile("\ue000([0-9]+)\ue001")


def has_slots(text: str) -> bool:
    """Tell whether a text holds a slot, or a piece of one."""
    return "\ue000" in text or "\ue001" in text


def slot(number: int) -> str:
    """Return the slot of the value with that number."""
    return f"\ue000{number}\ue001"


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a slot: the text as printed, whether it is plain, Prose or a date (then with its machine form)."""

    text: str
    form: Literal["plain", "prose", "date"] = "plain"
    iso: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markdown with slots, and the values in them; `file` is the template, for messages."""

    markdown: str
    values: tuple[Value, ...]
    file: str

    def filled(self) -> str:
        """Return the Markdown with its slots filled: what a person reads and compares."""
        lines = [self._filled_line(line) for line in self.markdown.split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"

    def _filled_line(self, line: str) -> str:
        """Fill one line; the further lines of a value are indented as its first."""
        indent = re.match(r"\s*(?:(?:[-*+]|\d+\.|:)\s+)?", line)
        margin = "\n" + " " * len(indent.group() if indent else "")
        return SLOT.sub(lambda found: _moved_in(self.values[int(found[1])].text.strip(), margin), line).rstrip()


def _moved_in(text: str, margin: str) -> str:
    return re.sub(r"\n(?!\n)", lambda _: margin, text)
