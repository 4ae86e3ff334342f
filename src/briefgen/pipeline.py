"""From a review to its made files, as one page: load, check, render, read, transform, check, write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.anonymity.forbidden import ForbiddenList
from briefgen.checks import (
    CHECKS_ON_ARTIFACT,
    CHECKS_ON_DOCUMENT,
    CHECKS_ON_REVIEW,
    CHECKS_ON_SOURCE,
    CheckedArtifact,
    CheckedDocument,
    CheckedReview,
    CheckedSource,
    look,
)
from briefgen.checks.anonymity.forbidden import FORBIDDEN
from briefgen.checks.review import nothing_made, references
from briefgen.checks.verdict import discreet, settled, void
from briefgen.describing import described, siblings, template_context
from briefgen.diagnostics import Diagnostic, Severity, has_errors
from briefgen.digest import canonical, digest
from briefgen.document import Artifact, Document, Picture
from briefgen.errors import BriefgenError, InputErrors, NotFound, Unexpected
from briefgen.kinds import DocumentKind
from briefgen.model.control import Accepted, Control
from briefgen.model.review import Review
from briefgen.reader import read
from briefgen.setting import Setting, prepare
from briefgen.slots import Rendered
from briefgen.source import MAX_BYTES, load
from briefgen.style.picture import read_picture
from briefgen.templating import render
from briefgen.transforms import transform
from briefgen.workspace import Workspace
from briefgen.writers import WRITERS

MARKDOWN = "md"
FORMATS = (*WRITERS, MARKDOWN)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one review: files (none if an error stands), diagnostics, kinds left out with what they need.

    `documents` are the trees of which the files were made.
    """

    review: str
    artifacts: tuple[Artifact, ...] = ()
    documents: tuple[Document, ...] = ()
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
        if strict and any(one.severity is Severity.WARNING and not one.accepted for one in made.diagnostics):
            made = replace(made, artifacts=())
        try:
            files = setting.workspace.write(made.artifacts)
            # What is on disk need not be held, of thousands of reviews.
            yield Built(replace(made, artifacts=(), documents=()), files)
        except BriefgenError as error:
            yield Built(_failed(made, error, setting.forbidden))


def make(
    setting: Setting, name: str, formats: Sequence[str], thorough: bool = False, instead: Review | None = None
) -> Made:
    """Make the documents of one review in memory. Raises nothing for what the author can mend.

    With `thorough`, every check looks at the source, the review, the documents and the files; else those of a build.
    `instead` is the review as it would be with other control data, in place of what its file says; only the kinds
    chosen are then looked at.
    """
    said: list[Diagnostic] = []
    made = Made(name)
    try:
        made = _made(setting, made, formats, thorough, said, instead)
    except BriefgenError as error:
        said += _of(name, "", error.diagnostics if isinstance(error, InputErrors) else (error.diagnostic(),))
    except Exception as error:  # one review's trouble may not keep the others from being made
        said += _of(name, "", (Unexpected(error).diagnostic(),))
    if has_errors(said):
        made = replace(made, artifacts=(), documents=())
    return replace(made, diagnostics=discreet(dict.fromkeys(said), setting.forbidden))


def _made(
    setting: Setting, made: Made, formats: Sequence[str], thorough: bool, said: list[Diagnostic], instead: Review | None
) -> Made:
    """Make a review's documents as far as its errors let it; put what is to be said into `said`."""
    workspace, name = setting.workspace, made.review
    path = workspace.review_file(name)
    source = CheckedSource(source_text(path), workspace.name(path), setting.shared, setting.forbidden)
    loaded = load(path, Review, source.file)
    review = instead or loaded.value
    accepted = review.accepted if review else ()
    every = thorough or (review is not None and _approved(review, setting.chosen))
    found = _of(name, "", (*look(CHECKS_ON_SOURCE, source, every), *loaded.diagnostics), accepted)
    said += found
    if review is None or any(diagnostic.code == FORBIDDEN for diagnostic in found):
        return made
    there = (kind for kind in setting.kinds.values() if not kind.file.on_request or kind.id in setting.chosen)
    kinds = {kind.id: kind for kind in there if not kind.lacking(review)}
    subject = CheckedReview(review, setting.shared, workspace.reviews(), setting.kind_names, kinds, setting.on)
    said += _of(name, "", references(subject), accepted)
    if (has_errors(said) and not thorough) or any(d.code == "unknown-reference" for d in said):
        return made
    said += _of(name, "", look(CHECKS_ON_REVIEW, subject, every), accepted)
    kinds_to_make = _all_kinds(setting, review) if thorough and instead is None else setting.chosen
    made = _documents(setting, made, source, review, kinds_to_make, formats, thorough, said)
    if thorough:
        said += _of(name, "", (*nothing_made(subject), *void(accepted, tuple(said))), ())
    return made


def source_text(path: Path) -> str:
    """Return a source file's text, to be looked through; that it is readable and in UTF-8 is told elsewhere."""
    try:
        return path.read_bytes()[:MAX_BYTES].decode("utf-8-sig", "replace") if path.is_file() else ""
    except OSError:
        return ""


def _documents(
    setting: Setting, made: Made, source: CheckedSource, review: Review, kinds: Sequence[str], formats: Sequence[str],
    thorough: bool, said: list[Diagnostic],
) -> Made:  # fmt: skip
    artifacts: list[Artifact] = []
    documents: list[Document] = []
    left_out: dict[str, Sequence[str]] = {}
    for kind in (setting.kinds[name] for name in kinds):
        if lacking := kind.lacking(review):
            left_out[kind.id] = lacking
            continue
        every = thorough or _approved(review, [kind.id])
        document, rendered, told = make_document(setting, made.review, review, kind, every)
        documents.append(document)
        found = list(_of(made.review, kind.id, told, review.accepted))
        if (thorough and document.title) or not has_errors((*said, *found)):
            for artifact in written(setting, document, rendered, formats):
                control, text = review.control(kind.id), source.text
                subject = CheckedArtifact(
                    artifact, setting.shared, setting.style, control, document, setting.forbidden, text
                )
                found += _of(made.review, kind.id, look(CHECKS_ON_ARTIFACT, subject, every), review.accepted)
                artifacts.append(artifact)
        said += forbidden_only(found)
    return replace(made, artifacts=tuple(artifacts), documents=tuple(documents), left_out=left_out)


def forbidden_only(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Return what was found; where a forbidden name was, that alone: no other message may quote the half of it."""
    return [one for one in found if one.code == FORBIDDEN] or found


def _approved(review: Review, kinds: Iterable[str]) -> bool:
    """Tell whether a document is said to be approved: then every check looks at it in a build, too."""
    return any(review.control(kind).status == "approved" for kind in kinds)


def _all_kinds(setting: Setting, review: Review) -> Sequence[str]:
    """Return the kinds to look at: those usually made, and those of which the review says how far they are."""
    names = (*setting.usual, *setting.chosen, *map(str, review.documents))
    return [name for name in dict.fromkeys(names) if name in setting.kinds]


def make_document(
    setting: Setting, name: str, review: Review, kind: DocumentKind, thorough: bool = False
) -> tuple[Document, Rendered, tuple[Diagnostic, ...]]:
    """Make one document of a review: the tree, the Markdown it came from, what is to be said. Raise TemplateError."""
    control = review.control(kind.id)
    seen = digest(what_readers_see(setting, name, review, kind)) if control.approvals else ""
    held = tuple(approval for approval in control.approvals if approval.holds(seen))
    stated = review.with_control(kind.id, control.model_copy(update={"approvals": held}))
    document, rendered, told = draft_document(setting, name, stated, kind)
    subject = CheckedDocument(
        document,
        review,
        kind,
        control,
        rendered.file,
        setting.shared,
        siblings(setting, review, kind),
        setting.on,
        seen,
    )
    return document, rendered, (*told, *look(CHECKS_ON_DOCUMENT, subject, thorough))


def draft_document(
    setting: Setting, name: str, review: Review, kind: DocumentKind
) -> tuple[Document, Rendered, tuple[Diagnostic, ...]]:
    """Make the tree of one document, with the Markdown it came from and what the reader says. Raise TemplateError."""
    rendered = render(setting.find_template, kind.template, template_context(setting, review, kind))
    result = read(rendered, lambda picture: _picture(setting.workspace, picture))
    blocks = transform(result.blocks, setting.shared.glossary.terms)
    document = described(setting, name, review, kind, Document(title="", blocks=blocks))
    return document, rendered, result.diagnostics


def what_readers_see(setting: Setting, name: str, review: Review, kind: DocumentKind) -> str:
    """Return all that a reader sees of a document but its marking and control data: what an approval is bound to.

    It is read as approved, since that is how its readers will see it. Raises TemplateError.
    """
    stated = review.with_control(kind.id, Control(status="approved"))
    document, _, _ = draft_document(setting, name, stated, kind)
    history = review.control(kind.id).history
    return canonical(document, setting.style, [str(edition.text) for edition in history if edition.text])


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


def _of(
    review: str, kind: str, diagnostics: Iterable[Diagnostic], accepted: Iterable[Accepted] = ()
) -> tuple[Diagnostic, ...]:
    """Return diagnostics with the review and kind that they are about, their rule, and who accepted them."""
    return settled((replace(one, review=review, kind=kind or one.kind) for one in diagnostics), accepted)


def _failed(made: Made, error: BriefgenError, forbidden: ForbiddenList) -> Made:
    said = _of(made.review, "", error.diagnostics if isinstance(error, InputErrors) else (error.diagnostic(),))
    return replace(made, artifacts=(), documents=(), diagnostics=(*made.diagnostics, *discreet(said, forbidden)))


__all__ = [
    "FORMATS",
    "Built",
    "Made",
    "Setting",
    "build",
    "make",
    "make_document",
    "prepare",
    "written",
]
