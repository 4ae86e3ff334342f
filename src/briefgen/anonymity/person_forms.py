"""The forms of a person's name: parts left out or more, titles, initials, the surname first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.anonymity.folding import LETTER
from briefgen.anonymity.patterns import APART, BEGIN, BETWEEN, END, JOINT, Form, always, parts, word_pattern

_MORE = rf"(?:[.\s-]{{1,2}}{LETTER}(?!{LETTER})){{0,2}}\.?"  # further initials
_TITLES = r"(?:dr|lady|master|miss|mr|mrs|ms|mx|prof|professor|sir)\.?"
_TITLED = rf"{BEGIN}{_TITLES}(?:{JOINT})+"
_WORDS_THEMSELVES = ("a", "i")  # the article and the pronoun: initials only where they are dotted or inside a sentence
_PARTICLES = frozenset(
    [
        "al",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "st",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
    ]
)
# "School A" and "Ward B" are pseudonyms of places.
_PLACES = frozenset(
    [
        "academy",
        "avenue",
        "centre",
        "clinic",
        "close",
        "college",
        "court",
        "crescent",
        "drive",
        "gardens",
        "home",
        "hospital",
        "house",
        "lane",
        "nursery",
        "park",
        "place",
        "practice",
        "road",
        "school",
        "street",
        "surgery",
        "unit",
        "ward",
        "way",
    ]
)
_LEAST = 5  # letters of a surname to which an initial may be joined: "apark" is nobody
_SIGNS = "/~|\u2190-\u2bff\U0001f000-\U0001faff"  # a symbol, an emoji
_LOOSELY = rf"\s*(?:[({_SIGNS}]\s*){{1,3}}"
_LOOSELY_OR_COMMA = rf"\s*(?:[,({_SIGNS}]\s*){{1,3}}"
_NICKNAME = r"\s*[\"“”«'(][^\"“”»'()\n]{1,20}[\"“”»')]\s*"


def of_a_person(words: Sequence[str], endings: str) -> Iterator[Form]:
    """Yield the forms of a name of several words, beside the whole; `endings` may follow the last. None of a place."""
    if len(words) < 2 or words[0] == "the" or not all(_is_of_letters(word) for word in words):
        return
    given, particles, surname = _parted(words)
    last = rf"{particles}(?P<last>{word_pattern(surname)}{endings}{END})"
    first = _first(given[0])
    left_out = "".join(f"(?:{BETWEEN}{word_pattern(middle)})?" for middle in given[1:])
    initials = _initials_of(given)
    yield from _with_first_name(first, left_out, last, surname in _PLACES)
    yield Form(re.compile(f"{_TITLED}{last}"), _titled)
    yield Form(re.compile(rf"{BEGIN}(?P<initials>{initials}{_MORE})(?:(?<=\.){BETWEEN}|{APART}){last}"), _initials)
    if sum(map(str.isalpha, surname)) >= _LEAST:
        yield Form(re.compile(rf"{BEGIN}(?P<first>{_joined_initials(given)}){last}"), _joined)
    yield from _surname_first(
        f"{BEGIN}{particles}(?P<last>{word_pattern(surname)})", first, left_out, initials, surname
    )


def _parted(words: Sequence[str]) -> tuple[Sequence[str], str, str]:
    """Return the given names, the pattern of the particles before the surname ("van der"), and the surname."""
    end = len(words) - 1
    while end > 1 and words[end - 1] in _PARTICLES:
        end -= 1
    return words[:end], "".join(f"(?:{word_pattern(word)}{BETWEEN})?" for word in words[end:-1]), words[-1]


def _first(word: str) -> str:
    """Return the pattern of a first name, whole or only its first part: "Anne" of Anne-Marie."""
    one, *others = parts(word)
    if not others or len(one) < 2:
        return word_pattern(word)
    return f"(?:{word_pattern(word)}|{word_pattern(one)})"


def _initials_of(given: Sequence[str]) -> str:
    letters = dict.fromkeys((given[0][0], "".join(name[0] for name in given), _all_initials(given)))
    return "(?:" + "|".join(f"{one}(?!{LETTER})" for one in letters) + ")"


def _joined_initials(given: Sequence[str]) -> str:
    return "|".join(dict.fromkeys((given[0][0], _all_initials(given))))


def _all_initials(given: Sequence[str]) -> str:
    return "".join(part[0] for name in given for part in parts(name))


def _with_first_name(first: str, left_out: str, last: str, a_place: bool) -> Iterator[Form]:
    other = rf"(?P<initials>{LETTER}(?!{LETTER}){_MORE})"
    more = rf"(?P<more>\s+(?P<next>{LETTER})[^\W\d_'-]+(?:[\s-]+(?P<third>{LETTER})[^\W\d_'-]+)?)"
    loosely = _LOOSELY if a_place else _LOOSELY_OR_COMMA
    yield Form(re.compile(f"{BEGIN}{first}{left_out}{BETWEEN}{last}"), always)
    yield Form(re.compile(rf"{BEGIN}(?P<first>{first}){more}\s+{last}"), _named)
    yield Form(re.compile(f"{BEGIN}{first}{APART}{other}{BETWEEN}{last}"), _initials)
    yield Form(re.compile(f"{BEGIN}(?P<first>{first}){left_out}(?:{loosely}|{_NICKNAME}){last}"), _both)


def _surname_first(begin: str, first: str, left_out: str, initials: str, surname: str) -> Iterator[Form]:
    yield Form(re.compile(rf"{begin}(?P<joint>,?{BETWEEN})(?P<first>{first}){left_out}{END}"), _turned)
    yield Form(re.compile(rf"{begin}\s*,{BETWEEN}(?P<initials>{initials}{_MORE}){END}"), _initials)
    if surname not in _PLACES:
        alone = rf"(?P<first>{initials})(?=\s*(?:[.,;:!?)]|$))"
        yield Form(re.compile(rf"{begin}\s{alone}"), _both)


def _is_of_letters(word: str) -> bool:
    return word[0].isalpha() and not any(character.isdigit() for character in word)


def _capital(match: re.Match[str], group: str, text: str, places: Sequence[int]) -> bool:
    return text[places[match.start(group)]].isupper()


def _titled(match: re.Match[str], text: str, places: Sequence[int]) -> bool:
    return _capital(match, "last", text, places)


def _named(match: re.Match[str], text: str, places: Sequence[int]) -> bool:
    """Tell whether all the words are names: each has a capital."""
    return all(_capital(match, one, text, places) for one in ("first", "next", "third", "last") if match[one])


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
    return _both(match, text, places)


def _both(match: re.Match[str], text: str, places: Sequence[int]) -> bool:
    return all(_capital(match, group, text, places) for group in ("first", "last"))


def _joined(match: re.Match[str], text: str, places: Sequence[int]) -> bool:
    """Tell whether initials are joined to a surname: by their capitals, or since it is an address."""
    after = text[places[match.end() - 1] + 1 :][:1]
    follows = text[places[match.start("last") + 1]]
    return after == "@" or (_both(match, text, places) and follows.islower())
