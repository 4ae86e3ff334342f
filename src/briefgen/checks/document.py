"""Checks on a document before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from briefgen.checks.plain_english.wording import reading_time
from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic, Position, Severity, at
from briefgen.document import Contents, Heading, Link, Section, SignOff, plain_text, walk
from briefgen.model.review import Review


def one_title(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """A document has one title: one heading of level 1 (WCAG 2.2, 2.4.2 and 2.4.6)."""
    titles = [heading for heading in _headings(subject) if heading.level == 1]
    if len(titles) != 1:
        yield Diagnostic(
            "title",
            f"the document has {len(titles)} titles",
            position=Position(subject.file),
            fix="Let the template begin with one line `# Title`.",
        )


def _headings(subject: CheckedDocument) -> list[Heading]:
    return [node for node in walk(subject.document.blocks) if isinstance(node, Heading)]


def heading_levels(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """No level of heading is left out on the way down (WCAG 2.2, 1.3.1)."""
    for above, below in pairwise(_headings(subject)):
        if below.level > above.level + 1:
            yield Diagnostic(
                "heading-level",
                f'the heading "{plain_text(below.children)}" of level {below.level} follows one of level {above.level}',
                position=Position(subject.file),
                fix=f"Make it level {above.level + 1}.",
            )


def ids_once(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """Every id stands once, so that a link leads to one place."""
    ids = Counter(_ids(subject))
    for name in [name for name, count in ids.items() if count > 1]:
        yield Diagnostic(
            "duplicate-id",
            f'the id "{name}" stands {ids[name]} times in the document',
            position=Position(subject.file),
            fix="Give each heading its own {: #id }.",
        )


def _ids(subject: CheckedDocument) -> Iterator[str]:
    for node in walk(subject.document.blocks):
        if name := getattr(node, "id", ""):
            yield name


def links_lead_somewhere(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """Every link inside the document leads to an id of it, every link to a document to one that is made."""
    there = {f"#{name}" for name in _ids(subject)} | {f"document:{kind}" for kind in subject.siblings}
    for node in walk(subject.document.blocks):
        if isinstance(node, Link) and node.target.startswith(("#", "document:")) and node.target not in there:
            yield Diagnostic(
                "dead-link",
                f'the link "{plain_text(node.children)}" leads to {node.target}, which is not there',
                position=Position(subject.file),
                fix="Name the id of a heading of this document, or a kind of document that is made of this review.",
            )


def carries_what_the_chair_bound(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """A document has a section for each theme that the chair's recommendation binds it to carry."""
    sections = {node.id for node in walk(subject.document.blocks) if isinstance(node, Heading)}
    response = subject.review.chair_response
    for recommendation in response.recommendations if response else ():
        if recommendation.document != subject.kind.id:
            continue
        for theme in recommendation.must_include:
            if f"theme-{theme}" not in sections:
                yield Diagnostic(
                    "bound-theme",
                    f'the chair recommends that this document carries the theme "{theme}", which it lacks: '
                    f"{_themes_place(subject.review)} says which themes it has",
                    fix="Add the theme to lead_themes, or change the recommendation with the chair.",
                    **at(theme.origin),
                )


def _themes_place(review: Review) -> str:
    origin = review.lead_themes[0].origin if review.lead_themes else None
    return f"lead_themes ({origin.position})" if origin else "lead_themes (which is missing)"


def length(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """A document keeps to the number of words that kind.yaml allows.

    Where a document has boxes, the words in its boxes count: support, notices and control data are not reading matter.
    """
    limits = subject.kind.file.limits
    blocks = [block for block in subject.document.blocks if not isinstance(block, Contents)]
    boxes = [block for block in blocks if isinstance(block, Section) and block.role == "box"]
    words = len(plain_text(boxes or blocks).split())
    time = reading_time(words, subject.shared.partnership.figures)
    told = f"the {'boxes hold' if boxes else 'document has'} {words} words, {time} of reading;"
    if limits.words and words > limits.words:
        yield _too_long("too-long", f"{told} {limits.words} are allowed", Severity.ERROR)
    elif limits.aim and words > limits.aim:
        yield _too_long("long", f"{told} {limits.aim} are aimed at", Severity.WARNING)


def _too_long(code: str, message: str, severity: Severity) -> Diagnostic:
    fix = "Shorten it: keep what its readers need. In a brief, fewer lead themes make it shorter."
    return Diagnostic(code, message, severity, fix=fix)


def signed(subject: CheckedDocument) -> Iterator[Diagnostic]:
    """A document that has to be signed is: name, post and date. Open in a draft is a warning."""
    if not subject.kind.file.signed:
        return
    response = subject.review.chair_response
    sign_off = response.sign_off if response else None
    missing = [name for name in ("name", "role", "date") if not getattr(sign_off, name, None)]
    if not any(isinstance(node, SignOff) for node in walk(subject.document.blocks)):
        missing = ["the block for it"]
    if missing:
        yield Diagnostic(
            "sign-off",
            f"the sign-off is open: {', '.join(missing)}",
            Severity.ERROR if subject.control.status == "approved" else Severity.WARNING,
            field="chair_response.sign_off",
            fix="Fill in chair_response.sign_off when the chair has signed.",
        )
