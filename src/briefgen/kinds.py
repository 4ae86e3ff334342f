"""DocumentKind: what templates/kinds/<kind>/kind.yaml says of a kind of document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field

from briefgen.diagnostics import did_you_mean
from briefgen.errors import InputErrors, NotFound, UsageError
from briefgen.model.base import Model, values
from briefgen.model.partnership import Source
from briefgen.model.review import Review
from briefgen.model.shared import unknown_reference
from briefgen.model.text import Text
from briefgen.source import load
from briefgen.workspace import Workspace, id_problem


class BoxLimits(Model):
    """How long one box should be, in words."""

    least: int | None = None
    """The fewest words."""
    most: int | None = None
    """The most words."""
    larger: Mapping[str, int] = Field(default_factory=dict)
    """The most words of a box that holds more than others, by its id: `{findings: 250}`."""


class Limits(Model):
    """How long and how hard to read a document should be; words are those in its boxes, where it has boxes."""

    aim: int | None = None
    """The number of words aimed at."""
    words: int | None = None
    """The number of words that it may have at most."""
    box: BoxLimits = BoxLimits()
    """How long each box should be."""
    sentence: int | None = 25
    """The number of words that a sentence should have at most."""
    grade: int | None = None
    """The reading grade (years of school, Flesch-Kincaid) that it should have at most."""
    source: Source | None = None
    """Where these figures come from."""


class KindFile(Model):
    """What kind.yaml holds."""

    title: Text
    """The name of the kind, as readers see it: "Learning brief"."""
    about: Text
    """What the document is for; may hold Jinja for the review, as {{ review.name }}."""
    needs: tuple[Text, ...] = ()
    """The fields that a review needs for a document of this kind."""
    signed: bool = False
    """Whether someone has to sign it."""
    on_request: bool = False
    """Whether it is made only when it is named, or for a circulation pack."""
    limits: Limits = Limits()
    """How long it should be."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its id, what kind.yaml says, and the name of its template."""

    id: str
    file: KindFile
    template: str

    def lacking(self, review: Review) -> tuple[str, ...]:
        """Return the fields that a review would need for this kind and does not have."""
        return tuple(str(field) for field in self.file.needs if not any(True for _ in values(getattr(review, field))))


def kind_names(workspace: Workspace) -> tuple[str, ...]:
    """Return the ids of all document kinds, the workspace's own and those that came with briefgen.

    Raise NotFound for a folder whose name cannot be that of a file.
    """
    names = workspace.listed("kinds", "kind.yaml")
    for name in names:
        if id_problem(name):
            fix = "Name it with lower-case letters, digits and single hyphens, at most 40 characters."
            raise NotFound(f"the folder templates/kinds/{name} cannot be a kind of document by that name", fix=fix)
    return names


def load_kind(workspace: Workspace, name: str) -> DocumentKind:
    """Return a document kind. Raise UsageError if there is none of that name, InputErrors if its file has problems."""
    names = kind_names(workspace)
    if name not in names:
        raise UsageError(
            f'there is no document kind "{name}"{did_you_mean(name, names)}', fix=f"Kinds here: {', '.join(names)}."
        )
    path = workspace.template("kinds", name, "kind.yaml")
    assert path is not None  # it is among the names
    loaded = load(path, KindFile, workspace.name(path))
    if loaded.value is None:
        raise InputErrors(loaded.diagnostics)
    fields = Review.model_fields
    if unknown := tuple(
        unknown_reference(field, "field of a review", fields) for field in loaded.value.needs if field not in fields
    ):
        raise InputErrors(unknown)
    return DocumentKind(name, loaded.value, f"kinds/{name}/document.md")
