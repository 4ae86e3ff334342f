"""What checks look at: the source text, the review, a document of it, a made file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from briefgen.anonymity.forbidden import NOBODY, ForbiddenList
from briefgen.anonymity.reading import texts, unpacked
from briefgen.diagnostics import Severity
from briefgen.document import Artifact, Document
from briefgen.kinds import DocumentKind
from briefgen.model.control import Control
from briefgen.model.review import Review
from briefgen.model.shared import Shared
from briefgen.style.house import HouseStyle


@dataclass(frozen=True, slots=True)
class CheckedSource:
    """The text of a YAML file as it stands, with its name for messages; it may not even be a review."""

    text: str
    file: str
    shared: Shared
    forbidden: ForbiddenList = NOBODY


@dataclass(frozen=True, slots=True)
class CheckedReview:
    """A review with what it may refer to, and the day that the run is for, where it was said.

    `reviews` are the ids of the workspace's reviews, `kinds` those of all document kinds; `made` are the kinds that are
    made of this review.
    """

    review: Review
    shared: Shared
    reviews: Sequence[str]
    kinds: Sequence[str]
    made: Mapping[str, DocumentKind] = field(default_factory=dict)
    on: date | None = None

    @property
    def shortfall(self) -> Severity:
        """How much a gap in what was promised weighs: an error once a document that prints it is approved."""
        printing = [name for name, kind in self.made.items() if {"areas", "responses"} & set(kind.file.needs)]
        return worst(*(self.review.control(name) for name in printing))

    @property
    def gap(self) -> Severity:
        """How much a gap in what every document is about weighs: an error once one of them is approved."""
        return worst(*(self.review.control(name) for name in self.made))


def worst(*controls: Control) -> Severity:
    """Return how much a shortfall weighs: a warning in drafts, an error once a document is approved."""
    return Severity.ERROR if any(control.status == "approved" for control in controls) else Severity.WARNING


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document with the review, the kind and the control data that it was made from.

    `file` is its template; `siblings` are the kinds that are made of the review. `digest` is that of what a reader
    sees, where someone approved it.
    """

    document: Document
    review: Review
    kind: DocumentKind
    control: Control
    file: str
    shared: Shared
    siblings: Sequence[str] = ()
    on: date | None = None
    digest: str = ""


@dataclass(frozen=True, eq=False)
class CheckedArtifact:
    """A made file, opened again as its reader will.

    `document` is what it was made from, None if that is not at hand; `made_here` tells whether briefgen made it;
    `source` is the text of the review's YAML: what stands there is told there. Each is one of its own, so that what was
    read of it can be kept.
    """

    artifact: Artifact
    shared: Shared
    style: HouseStyle
    control: Control
    document: Document | None = None
    forbidden: ForbiddenList = NOBODY
    source: str = ""
    made_here: bool = True

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every text that the file holds, its own name too, each with its place in words."""
        return tuple(texts(self.artifact.path, self.artifact.content))

    @cached_property
    def parts(self) -> Mapping[str, bytes]:
        """The parts of a Word file by name; none for any other file. Raise BadZipFile for a broken one."""
        return unpacked(self.artifact.content) if self.artifact.path.endswith(".docx") else {}
