"""What the forms of a forbidden name are made of: the patterns of words, and of what may stand between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefgen.anonymity.folding import HUMP, LETTER

# What may stand between the words of a name: blanks, line ends with the marks of comments and lists, what joins words
# in the names of files, addresses and Markdown; or one full stop.
JOINT = rf"[\s_*#>+{HUMP}'-]|%20"
BETWEEN = rf"(?:(?:{JOINT})*|\.)"
APART = rf"(?:{JOINT})+"
BEGIN = rf"(?<!{LETTER})"
END = rf"(?!{LETTER})"
_SHORTENED = ("dr", "mt", "st")  # with a full stop or without


Holds = Callable[["re.Match[str]", str, Sequence[int]], bool]


class Form(NamedTuple):
    """A pattern, and what else has to hold of the text as it stands, given the match and its places."""

    pattern: re.Pattern[str]
    holds: Holds


def always(_match: re.Match[str], _text: str, _places: Sequence[int]) -> bool:
    """Hold of every match."""
    return True


def parts(word: str) -> list[str]:
    """Return the parts of a word between its hyphens and apostrophes."""
    return re.findall(r"[^\W_]+", word) or [word]


def word_pattern(word: str) -> str:
    """Return the pattern of a word, whose parts may be joined in any way: Anne-Marie, Annemarie, Anne Marie."""
    dot = r"\.?" if word.endswith(".") or word in _SHORTENED else ""
    return BETWEEN.join(map(re.escape, parts(word))) + dot


def ending(word: str) -> str:
    """Return the pattern of a possessive or plural s."""
    sibilant = word.endswith(("s", "x", "z", "ch", "sh"))
    return "(?:'?e?s)?" if sibilant else "(?:'?s)?" if word[-1].isalpha() else ""


def bounded(ends: str, pattern: str) -> str:
    """Return a pattern that no letter touches; no digit either where it begins or ends in one."""
    begin = r"(?<!\d)" if ends[0].isdigit() else ""
    end = r"(?!\d)" if ends[-1].isdigit() else ""
    return BEGIN + begin + pattern + end + END
