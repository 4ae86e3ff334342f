"""The reading grade: how many years of school a text asks of its readers, by Flesch and Kincaid (1975).

Grade = 0.39 x words in a sentence + 11.8 x syllables in a word - 15.59. It knows nothing of sense: a hard thought in
short words reads as easy, and a well-known long word ("safeguarding") as hard. The syllables are an estimate: pyphen
knows where print may part a word, which misses every seventh syllable, so the vowels in each part are counted by the
rules below. About one word in twenty then comes out one syllable wrong, as often too long as too short. A number or an
acronym counts as one syllable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pyphen import Pyphen  # type: ignore[import-untyped]

from briefgen.checks.plain_english.sentences import Sentence

_VOWELS = re.compile("[aeiouyà-öø-ÿ]+")
_NOT = re.compile("(?<=[^aeiouyr])n['’]t$")
# Vowels that are written and not spoken. A u after q or g, a y that begins a word:
_CONSONANT = re.compile("(?<=[qg])u(?=[aeiou])|^y(?=[aeiou])")
# and after the first vowel the e of "asked", "homes", "home", "careful".
_SILENT = re.compile(
    "(?<![aeioutd])(?<![bcdfgkptz][lr])e(?=d$)"
    "|(?<![aeiouyszcgx])(?<!sh|ch)(?<![^aeiouy]l)e(?=s$)"
    "|(?<![aeiouy])(?<![^aeiouylr]l)e$"
    r"|(?<![aeiouyl])e(?=(?:ment|ful|ly|less|ness|g.ard|where|time|thing|fore|work|hold|body|one)\w*$)"
)
# Two syllables where two vowels meet, or none does: "serious", "gradual", "being", "quiet", "science", "video", "area".
_APART = re.compile(
    "(?<![tscgx])i(?=a|u|ou)(?<!ri(?=ag))|(?<![tscgxln])i(?=o)|u(?=[ao])|[aeiouy](?=ing)|i(?=et)|(?<![tcsr])i(?=en)"
    "|e(?=os?$|og|om)|(?<=[rd])e(?=as?$)|(?<=cr)e(?=at)|s(?=ms?$)"
)


@cache
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_GB", left=1, right=1)


@cache
def syllables(word: str) -> int:
    """Return the number of syllables of a word, estimated; at least one."""
    letters = _NOT.sub("ent", re.sub(r"^\W+|\W+$", "", word.lower()))
    spoken = _CONSONANT.sub("·", letters)
    first = _VOWELS.search(spoken)
    head = first.end() if first else 0
    spoken = spoken[:head] + "".join("·" if n in _silent(spoken) else spoken[n] for n in range(head, len(spoken)))
    places = [0, *_hyphens().positions(letters), len(letters)]
    parts = [spoken[start:end] for start, end in pairwise(places)]
    return max(1, sum(len(_VOWELS.findall(part)) + len(_APART.findall(part)) for part in parts))


def _silent(word: str) -> set[int]:
    return {found.start() for found in _SILENT.finditer(word)}


def grade(sentences: Sequence[Sentence]) -> float:
    """Return the reading grade of sentences, to one decimal place; there has to be at least one."""
    words = [word for sentence in sentences for word in sentence.words]
    return round(0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59, 1)
