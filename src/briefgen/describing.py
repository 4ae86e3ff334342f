"""What a template sees of a review, and what a document says of itself outside its blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.document import Document, Heading, plain_text
from briefgen.errors import InputErrors, TemplateError
from briefgen.kinds import DocumentKind
from briefgen.model.base import values
from briefgen.model.control import marking_of
from briefgen.model.review import Review
from briefgen.model.text import EarlierReviewRef, Text
from briefgen.setting import Setting
from briefgen.source import load
from briefgen.templating import fill_text
from briefgen.transforms import typeset


def template_context(setting: Setting, review: Review, kind: DocumentKind) -> Mapping[str, object]:
    """Return the names that a template may use. Raise InputErrors if an earlier review in the workspace is broken."""
    shared = setting.shared
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
        "control": review.control(kind.id),
        "documents": siblings(setting, review, kind),
    }


def siblings(setting: Setting, review: Review, kind: DocumentKind) -> Sequence[str]:
    """Return the names of the kinds that one document of a review can lead to: those usually made, and its own.

    What else a run was asked for does not count, so that a document is the same in every run.
    """
    there = [setting.kinds[name] for name in setting.usual if not setting.kinds[name].lacking(review)]
    return list(dict.fromkeys((*(other.id for other in there), kind.id)))


def _earlier_reviews(setting: Setting, review: Review) -> Mapping[str, str]:
    """Return the names of the earlier reviews that a review refers to; one of this workspace is read for it."""
    names: dict[str, str] = {}
    for reference in values(review):
        if not isinstance(reference, EarlierReviewRef):
            continue
        if listed := setting.shared.earlier_reviews.get(reference):
            known = f"{listed.type} " if listed.type else ""
            names[reference] = f"{known}{listed.name}{f', {listed.year}' if listed.year else ''}"
            continue
        path = setting.workspace.review_file(reference)
        other = load(path, Review, setting.workspace.name(path))
        if other.value is None:
            raise InputErrors(other.diagnostics)
        names[reference] = str(other.value.name)
    return names


def described(setting: Setting, name: str, review: Review, kind: DocumentKind, document: Document) -> Document:
    """Return the document with what is said about it outside its blocks. Raise TemplateError for a fault in `about`."""
    shared, control = setting.shared, review.control(kind.id)
    title = next((plain_text(b.children) for b in document.blocks if isinstance(b, Heading)), str(kind.file.title))
    label, handling = marking_of(control, shared.partnership.marking, setting.on)
    days = [event.date.first.isoformat() for event in review.timeline if event.date and event.date.span.form == "day"]
    day = days[-1] if days else None  # a date less precise than a day would claim more than is known
    return replace(
        document,
        title=title,
        short_title=typeset(f'{kind.file.title}: "{review.name}"'),
        kind=kind.id,
        review=name,
        label=str(kind.file.title),
        author=str(review.author or shared.partnership.name),
        keywords=_keywords(setting, review),
        description=typeset(_about(kind.file.about, {"review": review, "partnership": shared.partnership})),
        version=str(control.version or ""),
        marking=label,
        handling=handling,
        created=day,
        modified=control.approvals[-1].date.first.isoformat() if control.approvals else day,
    )


def _keywords(setting: Setting, review: Review) -> tuple[str, ...]:
    named = review.lead_themes or tuple(theme for finding in review.findings for theme in finding.themes)
    return tuple(str(setting.shared.themes[theme].name) for theme in dict.fromkeys(map(str, named)))


def _about(about: Text, context: Mapping[str, object]) -> str:
    """Return what a kind is for, filled; a fault in it stands in kind.yaml."""
    try:
        return fill_text(about, "about", context)
    except TemplateError as error:
        place = about.origin.position if about.origin else None
        raise TemplateError(error.message, position=place, fix=error.fix) from None
