"""Whose a counted recommendation, finding or action is: this review's, or a panel's, an agency's, another review's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from briefgen.checks.subjects import CheckedReview

_MAKING = re.compile(
    r"\b(?P<verb>makes?|made|gives?|gave|sets? out|has|have|had|holds?|held|lists?|listed|contains?|contained|adds?"
    r"|added|issued?|issues|publish\w+|led to)(?: (?:already|only|just|now|also|made|given|set out|led to))*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()–]|\b(?:that|but|where|while|because|and)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|there|who|which)", re.IGNORECASE)
_AFTER = re.compile(r"(?:$|[.,;:!?)]| (?:and|grouped|altogether|in total)\b)", re.IGNORECASE)
_OF = re.compile(r" (?:of|from|by|made by) (?P<whom>[^,.;:()]+)", re.IGNORECASE)
_OWNER = re.compile(r"(?P<whom>.*\w)['’]s?$")


@dataclass(frozen=True)
class Whose:
    """Tells whose the things are that a sentence counts."""

    sentence: str
    subject: CheckedReview

    @cached_property
    def _review(self) -> re.Pattern[str]:
        """The pattern of what this review, its report and its author are called."""
        review = self.subject.review
        kind = self.subject.shared.types.get(review.type)
        named = (review.lead_reviewer.title, *review.lead_reviewer.aliases)
        labels = (kind.label, kind.abbreviation) if kind else ()
        names = "|".join(re.escape(str(name)) for name in (*named, *labels) if name)
        return re.compile(
            rf"\b(?:the|this|our|my) (?:review|report|action plan|reviewers?|authors?|{names})\b"
            r"(?!['’]s)(?! (?:of|by|from|named|called|panel|group)\b)",
            re.IGNORECASE,
        )

    def review_in(self, words: str) -> bool:
        """Tell whether some words speak of this review."""
        return self._review.search(words) is not None

    def of_others(self, found: re.Match[str]) -> bool:
        """Tell whether what is counted was made by, or belongs to, someone who is named and is not this review's."""
        before = self.sentence[: found.start("number")].rstrip()
        maker, owner = self._maker(before), _OWNER.match(before)
        if maker is not None and not self._is_own(maker):
            return True
        if owner and not self.review_in(f"the {owner['whom'].rsplit('the ', 1)[-1]}"):
            return True
        after = _OF.match(self.sentence, found.end())
        return bool(after) and after is not None and self._names_others(after["whom"])

    def is_total(self, found: re.Match[str]) -> bool:
        """Tell whether this review, or its author, is said to make just so many, and nothing narrows them down."""
        before = self.sentence[: found.start("number")].rstrip()
        maker, verb = self._maker(before), _MAKING.search(before)
        if maker is None or verb is None or not _AFTER.match(self.sentence, found.end()):
            return False
        author = re.fullmatch(r"s?he", maker, re.IGNORECASE) and verb["verb"].lower() in ("makes", "sets out")
        return bool(author) or self.review_in(maker)

    def _maker(self, before: str) -> str | None:
        """Return who makes what is counted, None if no verb says that it is made; empty if a clause has no subject."""
        verb = _MAKING.search(before)
        if verb is None:
            return None
        clauses = [clause.strip() for clause in _CLAUSE.split(before[: verb.start()])]
        if len(clauses) > 1 and clauses[-1].lower() in ("", "who", "which"):
            return next((clause for clause in reversed(clauses[:-1]) if clause), "")
        return clauses[-1]

    def _is_own(self, maker: str) -> bool:
        ends = maker.split()[:1] + maker.split()[-1:]
        return not maker or self.review_in(maker) or any(_PRONOUN.fullmatch(word) for word in ends)

    def _names_others(self, whom: str) -> bool:
        """Tell whether "of ..." names somebody with a capital or an article, who is not of this review."""
        named = re.match(r"(?:the|a|an|each|all|both|[A-Z])", whom)
        return named is not None and not self.review_in(whom) and not self.review_in(f"the {whom}")
