"""The check of weak verbs: an action that promises activity ("remind staff") where a change is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.checks.plain_english.passages import unquoted
from briefgen.checks.plain_english.phrases import pattern
from briefgen.checks.plain_english.sentences import Sentence, sentences
from briefgen.checks.plain_english.wording import place, shortened, warned
from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic
from briefgen.model.terms import Phrase, WordList

_SETTLED = ("declined", "superseded")
# What stands before the main verb of a promise: "will", "is to", "has agreed to", and words between ("will now also").
_HELP = r"(?:will|shall|should|must|can|may|is|are|was|were|has|have|had|need|needs|agrees?|agreed|plans?|intends?)"
_BETWEEN = r"(?:\s+(?:to|be|been|being|also|now|then|again|all|both|each|once|next|agreed|asked|continue|\w+ly))*"
_PROMISE = re.compile(rf"(?<!\ba\s)(?<!\bthe\s)\b{_HELP}\b{_BETWEEN}\s+", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)\b", re.IGNORECASE)
_BEGINNING = re.compile(r"[\W_]*(?:to\s+)?", re.IGNORECASE)
# "The Safeguarding Board to promote", "All team managers to ensure": a name, or those who act, and a bare "to".
_NAME = r"(?:The\s+)?[A-Z][\w'’&-]*(?:\s+(?:of|and|for|the|[A-Z][\w'’&-]*))+|The\s+[A-Z][\w'’-]*|[A-Z]{2,}s?"
_ACTORS = (
    r"(?:(?!(?:We|I|\w+ed|asks?)\s)[\w'’-]+\s+){0,3}?(?:[Ss]taff|[Mm]anagers|[Ll]eads|[Aa]gencies|[Ss]chools|[Tt]eams|[Ss]ervices|[Pp]artners|[Ww]orkers"
    r"|[Pp]ractitioners|[Vv]isitors|[Nn]urses|[Pp]rofessionals|[Bb]oard|[Gg]roup|[Cc]ouncil|[Pp]olice|[Tt]rust)"
)
_BARE = re.compile(rf"[\W_]*(?:{_NAME}|{_ACTORS})\s+to\s+")
# "Review of cases", "Review date", "Note taking": a noun begins the sentence.
_NOUN = re.compile(r"\s*(?::|(?:of|by|and|date|dates|group|panel|meeting|meetings|taking)\b)", re.IGNORECASE)

# What shows that an action is more than activity: how much, how often or by when; or that something follows.
_DATE = r"(?:the end|next|\d|spring|summer|autumn|winter|Ja|Fe|Ma[ry]|Ap|Ju[nl]|Au|Se|Oc|No|De)"
_MEASURE = re.compile(
    rf"\d|\b(?:within|each|every|half|weekly|monthly|quarterly|yearly|termly|by\s+{_DATE}\w*|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?:\b(?:and|then)|[,;])(?:\s+the\s+\w+|\s+(?!the\b|of\b|an?\b|to\b)\w+)?\s+(?:audit|chang|check|clos|count|decid|fund"
    r"|measur|publish|re-?open|report|rewrit|stop|test|track)(?:e|e?s|e?d|ing)?\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:will|shall|must|should|(?:is|are|agrees?|agreed|plans?) to|ha(?:s|ve) been)\b", re.IGNORECASE
)


def weak_verb(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """The main verb of an action is not one of activity alone (terms.yaml).

    Only the first sentence that promises is looked at, and in it only the verb that makes the promise: that which
    begins it ("Remind staff ..."), or follows its first "will", "is to", "has been" or the like, or a name and "to".
    What is superseded or declined promises nothing.
    """
    actions = {action.text.origin for action in subject.review.actions if action.status not in _SETTLED}
    told = set()
    for sentence in sentences(subject.document):
        origin = sentence.origin
        if origin is None or origin not in actions or origin in told:
            continue
        found = promised(sentence, subject.shared.terms.weak_verbs)
        if found or _STRONG.search(sentence.text) or _MEASURE.search(sentence.text):
            told.add(origin)
        if found:
            verb, phrase = found
            message = (
                f'the verb of this action is "{verb}", which is activity and not change: "{shortened(sentence.text)}"'
            )
            fix = f"Say {phrase.instead or 'what will be different, and how you will know'}."
            yield warned("weak-verb", message, fix, place(subject, origin), sentence.text)


def promised(sentence: Sentence, verbs: WordList) -> tuple[str, Phrase] | None:
    """Return the verb of a sentence's promise as it stands there, with its entry, if it is among `verbs`.

    A promise of which something follows is more than activity; so is one that may be `measured`, and is.
    """
    text = unquoted(sentence.text)
    if _RESULT.search(text):
        return None
    measured = bool(_MEASURE.search(text))
    for phrase in verbs.phrases:
        if (found := _found(text, str(phrase.avoid))) and not (measured and phrase.measured):
            return found, phrase
    return None


def _found(text: str, verb: str) -> str | None:
    """Return a weak verb where it makes the promise of a sentence, as it stands there."""
    bare, helped, begins = _BARE.match(text), _PROMISE.search(text), _BEGINNING.match(text)
    forms = _forms(verb)
    if bare and (found := forms.match(text, bare.end())):
        return found.group()
    if helped and (found := forms.match(text, _place(helped, verb)) or _passive(text, helped, verb)):
        return found.group()
    if begins and (found := forms.match(text, begins.end())) and not _noun(text, found, helped):
        return found.group().lower()
    return None


def _passive(text: str, helped: re.Match[str], verb: str) -> re.Match[str] | None:
    """Return "has been raised" of "Awareness of it has been raised", for "raise awareness"; None, if it is not so."""
    first, *rest = verb.split()
    is_object = rest and re.match(
        rf"[\W_]*(?:[\w-]+\s+){{0,2}}{re.escape(rest[-1])}\b", text[: helped.start()], re.IGNORECASE
    )
    if not is_object or not _PASSIVE.search(helped.group()):
        return None
    return re.compile(rf"{re.escape(helped.group())}{_any_form(first)}\b", re.IGNORECASE).match(text, helped.start())


def _place(helped: re.Match[str], verb: str) -> int:
    """Return where the main verb begins; for "be mindful" it is the "be" that otherwise only helps."""
    only_helps = re.search(r"\bbe\s+$", helped.group(), re.IGNORECASE) if verb.startswith("be ") else None
    return helped.start() + only_helps.start() if only_helps else helped.end()


def _noun(text: str, found: re.Match[str], helped: re.Match[str] | None) -> bool:
    """Tell whether the word that begins a sentence is a noun: "Review findings are shared", "Review of cases"."""
    if " " in found.group():
        return False
    subject_only = helped is not None and len(text[found.end() : helped.start()].split()) <= 3
    return bool(_NOUN.match(text, found.end())) or subject_only


@cache
def _forms(verb: str) -> re.Pattern[str]:
    """Return the pattern of a verb in all its forms; its first word changes: "raised awareness"."""
    first, blank, rest = verb.partition(" ")
    after = rf"\s+{pattern(rest).pattern}" if blank else ""
    return re.compile(rf"{_any_form(first)}{after}\b(?!-)", re.IGNORECASE)


def _any_form(verb: str) -> str:
    stem = verb.removesuffix("e")
    forms = {verb, f"{verb}s", f"{stem}ed", f"{stem}ing"}
    forms |= {"been", "being"} if verb == "be" else set()
    return f"(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})"
