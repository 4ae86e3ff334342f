"""The forms in which one name of the forbidden list may stand in a folded text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.anonymity.folding import HUMP, LETTER, View, fold, folded_character

EXACT = "exact:"

# What may stand between the words of a name: blanks, line ends with the marks of comments and lists, what joins words
# in the names of files, addresses and Markdown; or one full stop.
_JOINT = rf"[\s_*#>+{HUMP}'-]|%20"
_BETWEEN = rf"(?:(?:{_JOINT})*|\.)"
_APART = rf"(?:{_JOINT})+"
_BEGIN = rf"(?<!{LETTER})"
_END = rf"(?!{LETTER})"
_MORE = rf"(?:[.\s-]{{1,2}}{LETTER}(?!{LETTER})){{0,2}}\.?"  # further initials
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*"
_WORDS_THEMSELVES = ("a", "i")  # the article and the pronoun: initials only where they are dotted or inside a sentence

Span = tuple[int, int]
Holds = Callable[["re.Match[str]", str, Sequence[int]], bool]


class _Form(NamedTuple):
    """A pattern, and what else has to hold of the text as it stands, given the match and its places."""

    pattern: re.Pattern[str]
    holds: Holds


class _Marks(NamedTuple):
    """The words and the ends of words one of which is in any text that holds a name in any form."""

    words: frozenset[str]
    ends: tuple[str, ...]

    def are_in(self, view: View) -> bool:
        """Tell whether it is worth looking for the name."""
        return not self.words.isdisjoint(view.words) or any(end in view.listed for end in self.ends)


def spans(name: str, text: str, views: Sequence[View]) -> Iterator[Span]:
    """Yield each place in a text where a name of the list stands; `views` are the text folded."""
    if name.startswith(EXACT):
        yield from (match.span() for match in _exactly(name.removeprefix(EXACT).strip()).finditer(text))
        return
    marks = _marks(name)
    for view in views:
        if marks.are_in(view):
            yield from _found(name, text, view)


def _found(name: str, text: str, view: View) -> Iterator[Span]:
    folded, places = view.folded
    for form in _forms(name):
        for match in form.pattern.finditer(folded):
            if form.holds(match, text, places):
                yield places[match.start()], _end(text, places[match.end() - 1] + 1)


def _end(text: str, end: int) -> int:
    """Return where a match ends with the accents and invisible characters behind its last letter."""
    while end < len(text) and not folded_character(text[end]):
        end += 1
    return end


@cache
def _exactly(name: str) -> re.Pattern[str]:
    """Return the pattern of a name whose letters, case and accents are kept, composed or not."""
    forms = dict.fromkeys(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    words = "|".join(r"\s+".join(_letters(word) for word in form.split()) for form in forms)
    return re.compile(rf"(?<!{LETTER})(?:{words})(?!{LETTER}|[\u0300-\u036f])")


def _letters(word: str) -> str:
    return _INVISIBLE.join("['’]" if letter in "'’" else re.escape(letter) for letter in word)


@cache
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, in the order in which they are said."""
    surname, comma, given = name.partition(",")
    said = fold(f"{given} {surname}" if comma else name).text
    return tuple(part for part in re.split(r"[\s,_]+", said) if part)


@cache
def _marks(name: str) -> _Marks:
    words = _words(name)
    runs = re.findall(f"{LETTER}+", words[-1])
    if not runs:
        return _Marks(frozenset(), ("",))
    if runs != [words[-1]]:
        return _Marks(frozenset(), (max(runs, key=len),))
    endings = [runs[0] + ending for ending in ("", "s", "es")]
    if len(words) == 1:
        return _Marks(frozenset(endings), ())
    return _Marks(frozenset(), (f" {runs[0]}", *(f"{ending} " for ending in endings)))


@cache
def _forms(name: str) -> tuple[_Form, ...]:
    """Return the forms of a name; they are made only of names that may stand in a text, since that takes time."""
    words = _words(name)
    patterns = [_word(word) for word in words]
    last = patterns[-1] + _ending(_parts(words[-1])[-1])
    whole = _BETWEEN.join([*patterns[:-1], last])
    forms = [_Form(re.compile(_bounded(words[0] + words[-1], whole)), _always)]
    if len(words) > 1 and words[0] != "the" and all(_is_of_letters(word) for word in words):
        forms += _of_a_person(words, patterns, last + _END)
    return tuple(forms)


def _of_a_person(words: Sequence[str], patterns: Sequence[str], last: str) -> Iterator[_Form]:
    """Yield the forms with a name left out, with initials, and with the surname first."""
    first, middles = patterns[0], patterns[1:-1]
    left_out = "".join(f"(?:{_BETWEEN}{middle})?" for middle in middles)
    together = "".join(word[0] for word in words[:-1])
    initials = rf"(?P<initials>(?:{words[0][0]}(?!{LETTER})|{together}(?!{LETTER})){_MORE})"
    other = rf"(?P<initials>{LETTER}(?!{LETTER}){_MORE})"
    if middles:
        yield _Form(re.compile(f"{_BEGIN}{first}{left_out}{_BETWEEN}{last}"), _always)
    yield _Form(re.compile(f"{_BEGIN}{first}{_APART}{other}{_BETWEEN}(?P<last>{last})"), _initials)
    yield _Form(re.compile(rf"{_BEGIN}{initials}(?:(?<=\.){_BETWEEN}|{_APART})(?P<last>{last})"), _initials)
    surname = rf"{_BEGIN}(?P<last>{patterns[-1]})"
    yield _Form(re.compile(rf"{surname}(?P<joint>,?{_BETWEEN})(?P<first>{first}){left_out}{_END}"), _turned)
    yield _Form(re.compile(rf"{surname}\s*,{_BETWEEN}{initials}{_END}"), _initials)


def _parts(word: str) -> list[str]:
    return re.findall(r"[^\W_]+", word) or [word]


def _word(word: str) -> str:
    """Return the pattern of a word, whose parts may be joined in any way: Anne-Marie, Annemarie, Anne Marie."""
    dot = r"\.?" if word.endswith(".") else ""
    return _BETWEEN.join(map(re.escape, _parts(word))) + dot


def _ending(word: str) -> str:
    """Return the pattern of a possessive or plural s."""
    sibilant = word.endswith(("s", "x", "z", "ch", "sh"))
    return "(?:'?e?s)?" if sibilant else "(?:'?s)?" if word[-1].isalpha() else ""


def _bounded(ends: str, pattern: str) -> str:
    """Return a pattern that no letter touches; no digit either where it begins or ends in one."""
    begin = r"(?<!\d)" if ends[0].isdigit() else ""
    end = r"(?!\d)" if ends[-1].isdigit() else ""
    return _BEGIN + begin + pattern + end + _END


def _is_of_letters(word: str) -> bool:
    return word[0].isalpha() and not any(character.isdigit() for character in word)


def _always(_match: re.Match[str], _text: str, _places: Sequence[int]) -> bool:
    return True


def _capital(match: re.Match[str], group: str, text: str, places: Sequence[int]) -> bool:
    return text[places[match.start(group)]].isupper()


def _initials(match: re.Match[str], text: str, places: Sequence[int]) -> bool:
    """Tell whether what is taken for initials is some: dotted, or capitals beside a capital that are no words."""
    region = match["initials"]
    letters = [index for index, letter in enumerate(region) if letter.isalpha()]
    if all(region[index + 1 : index + 2] == "." for index in letters):
        return True
    begin = match.start("initials")
    capitals = all(text[places[begin + index]].isupper() for index in letters)
    if not capitals or not _capital(match, "last", text, places):
        return False
    before = text[: places[begin]][-2:]
    inside = len(before) == 2 and before[1].isspace() and (before[0].islower() or before[0] == ",")
    return len(letters) > 1 or region[0] not in _WORDS_THEMSELVES or inside or match.start("last") < begin


def _turned(match: re.Match[str], text: str, places: Sequence[int]) -> bool:
    """Tell whether a surname that stands first is one: a comma, a joint without blanks or two capitals show it."""
    if match["joint"] == "" or match["joint"].strip():
        return True
    return all(_capital(match, group, text, places) for group in ("first", "last"))
