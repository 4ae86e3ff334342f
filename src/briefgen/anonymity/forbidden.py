"""The forbidden list: real names that may stand in no file, and how they are found without being told.

The list is a plain text file outside the workspace, one name a line; `#` begins a comment. A name is that of a
person, a school, a street: whatever would tell who someone is. It is found

- as a whole word: no letter may touch it, digits and underscores may;
- whatever the letter case, the accents (`Zoë`, `Zoe`), the apostrophes (`O'Brien`, `OBrien`) and hyphens (`Anne-Marie`,
  `Anne Marie`, `Annemarie`), with invisible characters in it and any blanks or line ends between its words;
- with a possessive or plural s (`Robin's`, `the Lanes`);
- joined, as in names of files and addresses (`robin_lane`, `RobinLane`, `photoRobin`, `robin.lane`, `Robin%20Lane`);
- with the last word of a street's name shortened or whole (`Mill Rd`, `Mill Road`), and without the "School" or
  "Primary School" at the end of a school's name, if two words are left.

A name of several words, none of them with a digit and the first not "The", is found too

- with the surname first (`Lane, Robin`; `Lane Robin` in capitals or joined);
- without its middle names, with initials for them (`Robin K. Lane`), or with one or two more (`Robin James Lane`);
- with a title instead of the first names (`Mr Lane`);
- with initials beside the surname (`R. Lane`, `R K Lane`, `Lane, R.`). Without a full stop they have to be capitals, as
  has the surname; and "A" or "I" at the beginning of a sentence is a word;
- with an initial joined to a surname of five letters or more (`RLanes`, `rlanes@`), or after it (`Lanes R`);
- with a nickname, a bracket, a slash, a comma or a symbol before the surname (`Robin "Rob" Lane`, `Robin (Lane)`);
- with the first half of a first name (`Anne` of Anne-Marie), and with or without particles (`van der`).

`exact: Grace` is found only in just these letters, case and accents kept: for names that are words. One word of a name
by itself is found only where it has a line of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from briefgen.anonymity.folding import views
from briefgen.anonymity.forms import EXACT, Span, spans
from briefgen.anonymity.index import Index
from briefgen.diagnostics import Diagnostic
from briefgen.errors import InputErrors, NotFound, UsageError

WITHHELD = "[withheld]"
_OPAQUE = "\x02" * len(WITHHELD)
_MAX_BYTES = 5_000_000  # a list of ten thousand names has a twentieth of it
_FORM = "Write one name a line, in UTF-8; a line that begins with # is a comment."


class Hit(NamedTuple):
    """Where a text holds a forbidden name, and on which line of the list the name stands."""

    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class ForbiddenList:
    """The names, each with its line in the list. An empty list finds nothing."""

    names: tuple[tuple[int, str], ...] = ()
    _index: Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the names."""
        object.__setattr__(self, "_index", Index([name for _, name in self.names]))

    def __bool__(self) -> bool:
        return bool(self.names)

    def found(self, text: str) -> Iterator[Hit]:
        """Yield every place in a text where a name stands, in order; what was withheld already is no name."""
        if not self.names or not text:
            return
        text = text.replace(WITHHELD, _OPAQUE)
        folded = tuple(views(text))
        tried = [self.names[number] for number in self._index.maybe(folded)]
        hits = [Hit(start, end, line) for line, name in tried for start, end in _widest(spans(name, text, folded))]
        yield from sorted(hits)

    def withheld(self, text: str) -> str:
        """Return a text with `[withheld]` in place of every name."""
        while hits := list(self.found(text)):  # once more, since a name may overlap with itself
            for start, end in reversed(_merged((hit.start, hit.end) for hit in hits)):
                text = text[:start] + WITHHELD + text[end:]
        return text


def _widest(found: Iterator[Span]) -> list[Span]:
    """Return the places of one name without those that lie inside others."""
    kept: list[Span] = []
    for start, end in sorted(set(found), key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _merged(found: Iterator[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


NOBODY = ForbiddenList()
"""The list of nobody, where none was given."""


def load_forbidden(path: Path, workspace: Path) -> ForbiddenList:
    """Read a forbidden list, without ever saying what stands in it.

    Raise UsageError if it lies inside the workspace, NotFound if it cannot be read, InputErrors if it is no such list.
    """
    _outside(path, workspace)
    text = _read(path)
    names, problems = [], []
    for number, line in enumerate(text.split("\n"), 1):
        name = line.partition("#")[0].strip()
        if problem := _problem(name):
            problems.append(_error(f"line {number} of the forbidden list {problem}"))
        elif name:
            names.append((number, name))
    if not names and not problems:
        problems.append(_error("the forbidden list holds no name"))
    if problems:
        raise InputErrors(tuple(problems))
    return ForbiddenList(tuple(names))


def _outside(path: Path, workspace: Path) -> None:
    try:
        inside = path.resolve().is_relative_to(workspace.resolve())
    except (OSError, RuntimeError, ValueError):  # a link to itself, a name that no file can have
        inside = False
    if inside:
        fix = "Keep it where only those who need it can read it, and never where files are shared or published."
        raise UsageError("the forbidden list lies inside the workspace", fix=fix)


def _read(path: Path) -> str:
    fix = "Look at the path after --forbidden, or at BRIEFGEN_FORBIDDEN."
    try:
        if not path.is_file():
            raise NotFound("the forbidden list is not there", fix=fix)
        if path.stat().st_size > _MAX_BYTES:
            raise NotFound("the forbidden list is too large to be one", fix=fix)
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputErrors((_error("the forbidden list is not in UTF-8"),)) from None
    except (OSError, ValueError):
        raise NotFound("the forbidden list cannot be read", fix=fix) from None


def _problem(name: str) -> str | None:
    if any(unicodedata.category(character) == "Cc" and character != "\t" for character in name):
        return "holds a character that cannot be seen"
    if ";" in name or name.count(",") > 1:
        return "holds several names; each has a line of its own"
    letters = sum(character.isalpha() for character in EXACT.sub("", name, count=1))
    return "has fewer than two letters, which stand everywhere" if name and letters < 2 else None


def _error(message: str) -> Diagnostic:
    return Diagnostic("forbidden-list", message, fix=_FORM)
