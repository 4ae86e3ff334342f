"""What a document says otherwise than when it was last approved."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.approval.opened import kind_of, open_review
from briefgen.approval.record import approved_text
from briefgen.digest import digest
from briefgen.errors import NotFound
from briefgen.model.control import Approval
from briefgen.pipeline import what_readers_see
from briefgen.setting import Setting

_STRING = r'"(?:[^"\\]|\\.)*"'
_SAID = rf"\[({_STRING})(?:, (?:{_STRING}|null))*\]"
# What a line of the canonical text is made of: words, `name=value`, what opens a link, an acronym or a date.
_PARTS = re.compile(
    rf"(?P<words>{_STRING})|\w+=(?:{_STRING}|[\w.]+)|[a-z]+{_SAID}\(|[a-z]+{_SAID.replace('(', '(?P<first>', 1)}"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that is no longer there, or is there now, and the heading under which it stands."""

    now: bool
    under: str
    words: str


@dataclass(frozen=True, slots=True)
class Changes:
    """The last approval of a document (None, if there is none that was not taken back), and what is different since."""

    approval: Approval | None
    differences: tuple[Difference, ...] = ()


def changes(setting: Setting, name: str, kind_name: str) -> Changes:
    """Return what a document says otherwise than when it was last approved.

    Raise NotFound if the text that was approved is not kept, or is not what it was.
    """
    opened = open_review(setting, name)
    kind = kind_of(setting, opened, kind_name)
    given = [one for one in opened.review.control(kind_name).approvals if one.digest and one.withdrawn is None]
    if not given:
        return Changes(None)
    last = given[-1]
    path = approved_text(setting, name, kind_name, str(last.digest))
    before = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n") if path.is_file() else ""
    if digest(before) != last.digest:
        raise NotFound(
            f"{setting.workspace.name(path)}, the text approved on {last.date.words}, is not there or was altered",
            fix="Take the file from a backup. Without it only a new approval says what is approved.",
        )
    now = what_readers_see(setting, name, opened.review, kind)
    return Changes(last, tuple(_differences(before.splitlines(), now.splitlines())))


def _differences(before: list[str], now: list[str]) -> Iterator[Difference]:
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = before[a:b], now[c:d]
        plainly = [_words(line) for line in old] != [_words(line) for line in new]
        for lines, there, start, is_now in ((old, before, a, False), (new, now, c, True)):
            for number, line in enumerate(lines, start):
                if words := _words(line) if plainly else line.strip():
                    yield Difference(is_now, _heading(there, number), words)


def _heading(lines: list[str], number: int) -> str:
    """Return the words of the heading above a line."""
    above = (line for line in reversed(lines[:number]) if line.lstrip().startswith("heading "))
    return next((_words(line) for line in above), "")


def _words(line: str) -> str:
    """Return what a reader reads of a line of the canonical text."""
    name, _, said = line.strip().partition(" ")
    if name == "style":
        return "the look of the document (its style)"
    if name in ("contentsentry", "contents"):
        return ""
    found = (part["words"] or part["first"] for part in _PARTS.finditer(said))
    return " ".join("".join(json.loads(words) for words in found if words).split())
