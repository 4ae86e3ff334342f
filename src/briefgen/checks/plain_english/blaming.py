"""What tells blame from talk of it: what is denied, words that are spoken of; and who was failed, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.subjects import CheckedDocument
from briefgen.model.terms import Phrase, WordList
from briefgen.model.text import Text

_NOT = r"(?:\b(?:not|never|no|without|nor|than)|n['’]t)\b"
# "Not to blame", "was never negligent", "nobody in the team was at fault", "did not set out to find who was to blame".
_DENIED = re.compile(
    rf"(?:{_NOT}(?:\s+[\w’']+){{0,2}}|\b(?:nobody|no one|none)(?:\s+[\w’']+){{0,5}}"
    rf"|{_NOT}(?:\s+[\w’']+){{0,9}}\s+(?:who|whom|whether|if|anyone|anybody|any)(?:\s+[\w’']+){{0,3}})\s*$",
    re.IGNORECASE,
)
# "We avoid terms such as hard to reach", "the label of disguised compliance".
_SPOKEN_OF = re.compile(
    r"\b(?:terms?|words?|wording|phrases?|labels?|language|expressions?)"
    r"(?:\s+(?:like|of)|,?\s+such\s+as(?:\s+[\w’',-]+){0,8}?)?,?\s*$",
    re.IGNORECASE,
)
# Of these a child does not attend by itself: it is brought.
_BROUGHT_TO = ("appointment", "appointments", "clinic", "clinics", "health checks", "check-up")


def only_spoken_of(before: str) -> bool:
    """Tell whether what comes after these words is denied, or is named as wording."""
    return bool(_DENIED.search(before) or _SPOKEN_OF.search(before))


def blame_words(subject: CheckedDocument) -> WordList:
    """Return the words that blame (terms.yaml), with those that name a person of the review."""
    words = subject.shared.terms.blame
    return words.model_copy(update={"phrases": (*words.phrases, *_of_persons(subject))})


def _of_persons(subject: CheckedDocument) -> Iterator[Phrase]:
    """Yield "failed Robin"; and, of a child, "Robin did not attend ... appointment"."""
    review, shared = subject.review, subject.shared
    child = any(kind.id == review.type and kind.subject == "child" for kind in shared.partnership.review_types)
    for person in review.subjects:
        yield Phrase(avoid=Text(f"failed {person.pseudonym}"), instead=Text("what was not done, and what made it hard"))
        for what in _BROUGHT_TO if child else ():
            for between in ("", "... "):
                avoid = Text(f"{person.pseudonym} did not attend {between}{what}")
                yield Phrase(avoid=avoid, instead=Text("the child was not brought, and what stood in the way"))
