"""Earlier reviews that a text names are known: stated in partnership.yaml, or reviews of the workspace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.checks.subjects import CheckedReview
from briefgen.diagnostics import Diagnostic, Severity, at
from briefgen.model.base import values
from briefgen.model.text import Prose

# A pseudonym is one name, or a word and a letter ("Child W"); titles, which are longer, stand in quotation marks too.
_NAME = r"[\"“'‘](?:[A-Z][\w-]+|(?:Child|Adult|Baby|Family|Mr|Ms|Mrs) [A-Z]\w*)[\"”'’]"
_AFTER_REVIEW = re.compile(
    r"\b[Rr]eviews?(?:,? (?:on|of|about|into|named|called|known as))? "
    rf"(?P<names>{_NAME}(?:(?:, | and | or |, and ){_NAME})*)"
)


def mirrors_known(subject: CheckedReview) -> Iterator[Diagnostic]:
    """An earlier review that a text names in quotation marks is one that is stated somewhere."""
    known = _known(subject)
    for text in (value for value in values(subject.review) if isinstance(value, Prose)):
        for found in _AFTER_REVIEW.finditer(" ".join(text.split())):
            for name in (quoted[1:-1] for quoted in re.findall(_NAME, found["names"])):
                if name.casefold() not in known:
                    yield Diagnostic(
                        "mirror-unknown",
                        f'the text speaks of a review "{name}", which is not known',
                        Severity.WARNING,
                        fix="Write its name as partnership.yaml has it, or add it there to `earlier_reviews`.",
                        judged=f"{name}: {found.group()}",
                        **at(text.origin),
                    )


def _known(subject: CheckedReview) -> set[str]:
    """Return the names that may stand there, in small letters; of a review of the workspace, the words of its id."""
    review, shared = subject.review, subject.shared
    names = [name for one in shared.earlier_reviews.values() for name in (one.name, *one.aliases)]
    names += [review.name, *(person.pseudonym for person in review.subjects)]
    names += [document.title for document in review.related_documents]
    names += [theme.name for theme in shared.themes.values()]
    ids = [word for id in subject.reviews for word in (*id.split("-"), id.replace("-", " "))]
    return {str(name).casefold() for name in (*names, *ids)}
