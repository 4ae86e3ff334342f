"""From a review to its made files, as one page: load, check, render, read, transform, check, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.checks import CheckedDocument, CheckedReview, check_document, check_review
from briefgen.describing import described, siblings, template_context
from briefgen.diagnostics import Diagnostic, Severity, has_errors
from briefgen.document import Artifact, Document, Picture
from briefgen.errors import BriefgenError, InputErrors, NotFound, Unexpected
from briefgen.kinds import DocumentKind
from briefgen.model.review import Review
from briefgen.reader import read
from briefgen.setting import Setting, prepare
from briefgen.slots import Rendered
from briefgen.source import load
from briefgen.style.picture import read_picture
from briefgen.templating import render
from briefgen.transforms import transform
from briefgen.workspace import Workspace
from briefgen.writers import WRITERS

MARKDOWN = "md"
FORMATS = (*WRITERS, MARKDOWN)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one review: files (none if an error stands), diagnostics, kinds left out with what they need."""

    review: str
    artifacts: tuple[Artifact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    left_out: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Built:
    """What was done for one review: what was made of it, and its files, each with whether it changed."""

    made: Made
    files: tuple[tuple[Path, bool], ...] = ()


def build(setting: Setting, reviews: Iterable[str], formats: Sequence[str], strict: bool = False) -> Iterator[Built]:
    """Make and write each review's documents, yielding what was done. A review with an error keeps its earlier files.

    With `strict`, a warning holds a review's files back as an error does.
    """
    for review in reviews:
        made = make(setting, review, formats)
        if strict and any(diagnostic.severity is Severity.WARNING for diagnostic in made.diagnostics):
            made = replace(made, artifacts=())
        try:
            files = setting.workspace.write(made.artifacts)
            yield Built(replace(made, artifacts=()), files)  # the bytes are on disk: thousands need not be held
        except BriefgenError as error:
            yield Built(_failed(made, error))


def make(setting: Setting, name: str, formats: Sequence[str]) -> Made:
    """Make the documents of one review in memory. Raises nothing for what the author can mend."""
    made = Made(name)
    try:
        path = setting.workspace.review_file(name)
        loaded = load(path, Review, setting.workspace.name(path))
        if loaded.value is None:
            return replace(made, diagnostics=_of(name, "", loaded.diagnostics))
        reviews = setting.workspace.reviews()
        checked = CheckedReview(loaded.value, setting.shared, reviews, setting.kind_names)
        made = replace(made, diagnostics=_of(name, "", check_review(checked)))
        return made if has_errors(made.diagnostics) else _documents(setting, made, loaded.value, formats)
    except BriefgenError as error:
        return _failed(made, error)
    except Exception as error:  # one review's trouble may not keep the others from being made
        return _failed(made, Unexpected(error))


def _documents(setting: Setting, made: Made, review: Review, formats: Sequence[str]) -> Made:
    artifacts: list[Artifact] = []
    diagnostics = list(made.diagnostics)
    left_out: dict[str, Sequence[str]] = {}
    for kind in (setting.kinds[name] for name in setting.chosen):
        if lacking := kind.lacking(review):
            left_out[kind.id] = lacking
            continue
        document, rendered, said = make_document(setting, made.review, review, kind)
        diagnostics += _of(made.review, kind.id, said)
        if not has_errors(diagnostics):
            artifacts += written(setting, document, rendered, formats)
    files = () if has_errors(diagnostics) else tuple(artifacts)
    return replace(made, artifacts=files, diagnostics=tuple(dict.fromkeys(diagnostics)), left_out=left_out)


def make_document(
    setting: Setting, name: str, review: Review, kind: DocumentKind
) -> tuple[Document, Rendered, tuple[Diagnostic, ...]]:
    """Make one document of a review: the tree, the Markdown it came from, what is to be said. Raise TemplateError."""
    rendered = render(setting.find_template, kind.template, template_context(setting, review, kind))
    result = read(rendered, lambda picture: _picture(setting.workspace, picture))
    blocks = transform(result.blocks, setting.shared.glossary.terms)
    document = described(setting, name, review, kind, Document(title="", blocks=blocks))
    subject = CheckedDocument(document, review, kind, review.control(kind.id), rendered.file, siblings(setting, review))
    return document, rendered, (*result.diagnostics, *check_document(subject))


def written(setting: Setting, document: Document, rendered: Rendered, formats: Sequence[str]) -> Iterator[Artifact]:
    """Yield a document's files, one for each format."""
    for extension in formats:
        path = f"{document.review}/{document.kind}.{extension}"
        if extension == MARKDOWN:
            marking = f"> {document.marking}: {document.handling}\n\n" if document.marking else ""
            yield Artifact(path, "text/markdown", (marking + rendered.filled()).encode("utf-8"))
        else:
            writer = WRITERS[extension]
            yield Artifact(path, writer.media_type, writer.write(document, setting.style))


def _picture(workspace: Workspace, name: str) -> Picture:
    path = workspace.inside(name)
    if path is None:
        raise NotFound(f"the picture {name} is not in the workspace")
    return read_picture(workspace.content(path), name)


def _of(review: str, kind: str, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics with the review and the kind that they are about."""
    return tuple(replace(diagnostic, review=review, kind=kind or diagnostic.kind) for diagnostic in diagnostics)


def _failed(made: Made, error: BriefgenError) -> Made:
    found = error.diagnostics if isinstance(error, InputErrors) else (error.diagnostic(),)
    return replace(made, artifacts=(), diagnostics=(*made.diagnostics, *_of(made.review, "", found)))


__all__ = ["FORMATS", "Built", "Made", "Setting", "build", "make", "make_document", "prepare", "written"]
