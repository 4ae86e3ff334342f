"""Fields to write in: `!!! field`, with what is written there (`lines`, `date`, `choice`), the label and the hint."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from briefgen.diagnostics import Origin
from briefgen.document import FIELDS, Field, Line, Text, plain_text
from briefgen.reader.lines import Lines, trimmed

_LIST_FIX = "Write a line for the hint, an empty line, then a list of what may be chosen."
_HINT_FIX = "Write one line for the hint, as: Write here."


def read_field(
    reader: Lines, element: HtmlElement, label: Line, options: Sequence[str], origin: Origin | None
) -> tuple[Field, ...]:
    """Return the field that an admonition stands for; what is wrong with it is noted by the reader."""
    form = options[0] if options else "line"
    due = ["p", "ul"] if form == "choice" else ["p"]
    if form not in FIELDS:
        reader.say("no-place", f"there is no field `!!! field {form}`", origin, f"Use one of {', '.join(FIELDS[1:])}.")
        return ()
    if [child.tag for child in element] != due:
        fix = _LIST_FIX if form == "choice" else _HINT_FIX
        reader.say("no-place", "`!!! field` holds something else than its hint", origin, fix)
        return ()
    hint = trimmed(reader.inlines(element[0], origin))
    if form != "choice":
        return (Field(form, label, hint),)
    choices = tuple(plain_text(trimmed(reader.inlines(item, origin))) for item in element[1])
    return (Field(form, label, (*hint, Text(" " + " / ".join(choices))), choices),)
