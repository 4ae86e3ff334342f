"""From a review to its made files, as one page: load, check, render, read, transform, check, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from briefgen.checks import CheckedDocument, CheckedReview, check_document, check_review
from briefgen.diagnostics import Diagnostic, Severity, has_errors
from briefgen.document import Artifact, Document, Heading, Picture, plain_text
from briefgen.errors import BriefgenError, InputErrors, NotFound, TemplateError
from briefgen.kinds import DocumentKind, kind_names, load_kind
from briefgen.model.base import values
from briefgen.model.control import Control, marking_of
from briefgen.model.partnership import Glossary, Partnership, Themes
from briefgen.model.review import Review
from briefgen.model.shared import Shared, repeated_in, unknown_reference
from briefgen.model.text import EarlierReviewRef, Text
from briefgen.reader import read
from briefgen.slots import Rendered
from briefgen.source import load
from briefgen.style.house import HouseStyle, load_style
from briefgen.style.picture import read_picture
from briefgen.templating import Finder, fill_text, render
from briefgen.transforms import transform, typeset
from briefgen.workspace import Workspace
from briefgen.writers import WRITERS

MARKDOWN = "md"
FORMATS = (*WRITERS, MARKDOWN)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the documents of a run share. `kinds` are all kinds, `chosen` those to make, `on` the day it is for."""

    workspace: Workspace
    shared: Shared
    style: HouseStyle
    kinds: Mapping[str, DocumentKind]
    chosen: Sequence[str]
    find_template: Finder
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one review: files (none if an error stands), diagnostics, kinds left out with what they need."""

    review: str
    artifacts: tuple[Artifact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    left_out: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Built:
    """What was done for one review: what came of it, and its files, each with whether it changed."""

    made: Made
    files: tuple[tuple[Path, bool], ...] = ()


def prepare(workspace: Workspace, chosen: Sequence[str] = (), on: date | None = None) -> Setting:
    """Load what all reviews share. Raise InputErrors with every problem of those files, or another BriefgenError."""
    shared = _shared(workspace)
    kinds = {name: load_kind(workspace, name) for name in (*kind_names(workspace), *chosen)}
    usual = shared.partnership.documents
    if problems := tuple(unknown_reference(kind, "document kind", kinds) for kind in usual if kind not in kinds):
        raise InputErrors(problems)
    names = chosen or [str(kind) for kind in usual] or list(kinds)
    return Setting(workspace, shared, load_style(workspace, "house"), kinds, names, _finder(workspace), on)


def _shared(workspace: Workspace) -> Shared:
    files = {name: workspace.shared_file(f"{name}.yaml") for name in ("partnership", "themes", "glossary")}
    names = {name: workspace.name(path) for name, path in files.items()}
    partnership = load(files["partnership"], Partnership, names["partnership"])
    themes = load(files["themes"], Themes, names["themes"])
    glossary = load(files["glossary"], Glossary, names["glossary"])
    if not (partnership.value and themes.value and glossary.value):
        raise InputErrors(partnership.diagnostics + themes.diagnostics + glossary.diagnostics)
    shared = Shared(partnership.value, themes.value, glossary.value)
    if problems := tuple(repeated_in(shared)):
        raise InputErrors(problems)
    return shared


def build(setting: Setting, reviews: Iterable[str], formats: Sequence[str], strict: bool = False) -> Iterator[Built]:
    """Make and write each review's documents, yielding what was done. A review with an error keeps its earlier files.

    With `strict`, a warning holds a review's files back as an error does.
    """
    for review in reviews:
        made = make(setting, review, formats)
        if strict and any(diagnostic.severity is Severity.WARNING for diagnostic in made.diagnostics):
            made = replace(made, artifacts=())
        try:
            yield Built(made, tuple(setting.workspace.write(artifact) for artifact in made.artifacts))
        except BriefgenError as error:
            yield Built(_failed(made, error))


def make(setting: Setting, name: str, formats: Sequence[str]) -> Made:
    """Make the documents of one review in memory. Raises nothing for what the author can mend."""
    made = Made(name)
    try:
        path = setting.workspace.review_file(name)
        loaded = load(path, Review, setting.workspace.name(path))
        made = replace(made, diagnostics=_of(name, "", loaded.diagnostics))
        if loaded.value is None:
            return made
        review = loaded.value
        made = replace(made, diagnostics=_of(name, "", check_review(_checked(setting, review))))
        if has_errors(made.diagnostics):
            return made
        return _documents(setting, made, review, formats)
    except BriefgenError as error:
        return _failed(made, error)


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
    control = review.control(kind.id)
    rendered = render(setting.find_template, kind.template, _context(setting, review, kind, control))
    result = read(rendered, lambda picture: _picture(setting.workspace, picture))
    blocks = transform(result.blocks, setting.shared.glossary.terms)
    document = _described(setting, name, review, kind, control, Document(title="", blocks=blocks))
    checked = CheckedDocument(document, review, kind, control, rendered.file)
    return document, rendered, (*result.diagnostics, *check_document(checked))


def written(setting: Setting, document: Document, rendered: Rendered, formats: Sequence[str]) -> Iterator[Artifact]:
    """Yield a document's files, one for each format."""
    for extension in formats:
        path = f"{document.review}/{document.kind}.{extension}"
        if extension == MARKDOWN:
            yield Artifact(path, "text/markdown", rendered.filled().encode("utf-8"))
        else:
            writer = WRITERS[extension]
            yield Artifact(path, writer.media_type, writer.write(document, setting.style))


def _context(setting: Setting, review: Review, kind: DocumentKind, control: Control) -> Mapping[str, object]:
    """Return the names that a template may use."""
    shared = setting.shared
    label, handling = marking_of(control, shared.partnership.marking, setting.on)
    return {
        "review": review,
        "partnership": shared.partnership,
        "shared": shared,
        "themes": shared.themes,
        "lead_themes": [shared.themes[theme] for theme in review.lead_themes],
        "guidance_notice": shared.themes_file.notice,
        "earlier_reviews": _earlier_reviews(setting, review),
        "type": shared.types[review.type],
        "kind": kind.file,
        "control": control,
        "marking": label,
        "handling": handling,
        "documents": [name for name in setting.kinds if not setting.kinds[name].lacking(review)],
    }


def _earlier_reviews(setting: Setting, review: Review) -> Mapping[str, str]:
    """Return the names of the earlier reviews that a review refers to, by id; one of this workspace is read for it."""
    names: dict[str, str] = {}
    for reference in values(review):
        if not isinstance(reference, EarlierReviewRef):
            continue
        listed = setting.shared.earlier_reviews.get(reference)
        if listed is None:
            path = setting.workspace.review_file(reference)
            other = load(path, Review, setting.workspace.name(path)).value
        names[reference] = str(listed.name if listed else other.name if other else reference)
    return names


def _described(
    setting: Setting, name: str, review: Review, kind: DocumentKind, control: Control, document: Document
) -> Document:
    """Return the document with what is said about it outside its blocks."""
    shared = setting.shared
    title = next((plain_text(b.children) for b in document.blocks if isinstance(b, Heading)), kind.file.title)
    label, handling = marking_of(control, shared.partnership.marking, setting.on)
    day = next((event.date.first.isoformat() for event in reversed(review.timeline) if event.date), None)
    about = _about(kind.file.about, {"review": review, "partnership": shared.partnership})
    named = review.lead_themes or tuple(theme for finding in review.findings for theme in finding.themes)
    return replace(
        document,
        title=title,
        short_title=typeset(f'{kind.file.title}: "{review.name}"'),
        kind=kind.id,
        review=name,
        label=str(kind.file.title),
        author=str(review.author or shared.partnership.name),
        keywords=tuple(str(shared.themes[theme].name) for theme in dict.fromkeys(map(str, named))),
        description=about,
        version=str(control.version or ""),
        marking=label,
        handling=handling,
        created=day,
        modified=control.approvals[-1].date.first.isoformat() if control.approvals else day,
    )


def _about(about: Text, context: Mapping[str, object]) -> str:
    """Return what a kind is for, filled; a fault in it stands in kind.yaml."""
    try:
        return fill_text(about, "about", context)
    except TemplateError as error:
        place = about.origin.position if about.origin else None
        raise TemplateError(error.message, position=place, fix=error.fix) from None


def _finder(workspace: Workspace) -> Finder:
    def find(name: str) -> tuple[str, str] | None:
        path = workspace.template(name)
        return (workspace.text(path), workspace.name(path)) if path and path.is_file() else None

    return find


def _picture(workspace: Workspace, name: str) -> Picture:
    path = workspace.inside(name)
    if path is None:
        raise NotFound(f"the picture {name} is not in the workspace")
    return read_picture(path.read_bytes(), name)


def _checked(setting: Setting, review: Review) -> CheckedReview:
    return CheckedReview(review, setting.shared, setting.workspace.reviews(), list(setting.kinds))


def _of(review: str, kind: str, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics with the review and the kind that they are about."""
    return tuple(replace(diagnostic, review=review, kind=kind or diagnostic.kind) for diagnostic in diagnostics)


def _failed(made: Made, error: BriefgenError) -> Made:
    found = error.diagnostics if isinstance(error, InputErrors) else (error.diagnostic(),)
    return replace(made, artifacts=(), diagnostics=(*made.diagnostics, *_of(made.review, "", found)))
