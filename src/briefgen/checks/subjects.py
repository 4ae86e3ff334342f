"""What checks look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.document import Document
from briefgen.kinds import DocumentKind
from briefgen.model.control import Control
from briefgen.model.review import Review
from briefgen.model.shared import Shared


@dataclass(frozen=True, slots=True)
class CheckedReview:
    """A review with what it may refer to: the shared files, the ids of the workspace's reviews, those of the kinds."""

    review: Review
    shared: Shared
    reviews: Sequence[str]
    kinds: Sequence[str]


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document with the review, the kind and the control data that it was made from.

    `file` is its template; `siblings` are the kinds that are made of the review.
    """

    document: Document
    review: Review
    kind: DocumentKind
    control: Control
    file: str
    siblings: Sequence[str] = ()
