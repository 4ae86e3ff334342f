"""The check of weak verbs: an action that promises activity ("remind staff") where a change is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.checks.plain_english.passages import unquoted
from briefgen.checks.plain_english.sentences import Sentence, sentences
from briefgen.checks.plain_english.wording import place, shortened, warned
from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic
from briefgen.model.terms import Phrase, WordList

_SETTLED = ("declined", "superseded")
# What stands before the main verb of a promise: "will", "is to", "has agreed to", and words between ("will now also").
_HELP = r"(?:will|shall|should|must|can|may|is|are|was|were|has|have|had|need|needs|agrees?|agreed|plans?|intends?)"
_BETWEEN = r"(?:\s+(?:to|be|been|being|also|now|then|again|all|both|each|once|next|agreed|asked|continue|\w+ly))*"
_PROMISE = re.compile(rf"\b{_HELP}\b{_BETWEEN}\s+", re.IGNORECASE)
_BEGINNING = re.compile(r"[\W_]*(?:to\s+)?", re.IGNORECASE)
# "Review of cases", "Review date", "Note taking": a noun begins the sentence.
_NOUN = re.compile(r"\s*(?::|(?:of|by|and|date|dates|group|panel|meeting|meetings|taking)\b)", re.IGNORECASE)


def weak_verb(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """The main verb of an action is not one of activity alone (terms.yaml).

    Only the first sentence is looked at, and in it only the verb that makes the promise: that which begins it ("Remind
    staff ..."), or follows its first "will", "is to", "has been" or the like. What is superseded or declined promises
    nothing.
    """
    actions = {action.text.origin for action in subject.review.actions if action.status not in _SETTLED}
    told = set()
    for sentence in sentences(subject.document):
        origin = sentence.origin
        if origin is None or origin not in actions or origin in told:
            continue
        told.add(origin)
        if found := promised(sentence, subject.shared.terms.weak_verbs):
            verb, phrase = found
            message = (
                f'the verb of this action is "{verb}", which is activity and not change: "{shortened(sentence.text)}"'
            )
            fix = f"Say {phrase.instead or 'what will be different, and how you will know'}."
            yield warned("weak-verb", message, fix, place(subject, origin), sentence.text)


def promised(sentence: Sentence, verbs: WordList) -> tuple[str, Phrase] | None:
    """Return the verb of a sentence's promise as it stands there, with its entry, if it is among `verbs`."""
    text = unquoted(sentence.text)
    helped = _PROMISE.search(text)
    begins = _BEGINNING.match(text)
    for phrase in verbs.phrases:
        pattern = _forms(str(phrase.avoid))
        if helped and (found := pattern.match(text, _place(helped, phrase.avoid))):
            return found.group(), phrase
        if begins and (found := pattern.match(text, begins.end())) and not _noun(text, found, helped):
            return found.group().lower(), phrase
    return None


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
    first, _, rest = verb.partition(" ")
    stem = first.removesuffix("e")
    forms = {first, f"{first}s", f"{stem}ed", f"{stem}ing"}
    forms |= {"been", "being"} if first == "be" else set()
    after = "".join(rf"\s+{re.escape(word)}" for word in rest.split())
    one_of = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?:{one_of}){after}\b(?!-)", re.IGNORECASE)
