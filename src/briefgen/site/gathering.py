"""From the workspace to the library: every review is looked at, and what may not be on the site is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from briefgen.diagnostics import Diagnostic, Position, at
from briefgen.document import Document
from briefgen.errors import InputErrors
from briefgen.kinds import DocumentKind
from briefgen.links import at_home
from briefgen.model.control import Control
from briefgen.model.review import Review
from briefgen.model.text import Id
from briefgen.model.website import Library as LibraryFile
from briefgen.setting import Setting
from briefgen.site.addresses import of_document
from briefgen.site.gate import Passed, as_on, first_day, passed
from briefgen.site.library import Entry, LeftOut, Library, Published, agencies_of, newest_first, themes_of
from briefgen.source import load
from briefgen.workspace import id_problem
from briefgen.writers import WRITERS


def gather(setting: Setting, on: date) -> Library:
    """Return what the website holds on a day. Raise InputErrors if partnership.yaml or addresses do not allow one."""
    file = _file(setting)
    entries: list[Entry] = []
    left_out: list[LeftOut] = []
    for name in setting.workspace.reviews():
        entry, without = _entry(setting, name, on, str(file.address))
        left_out += without
        entries += [entry] if entry else []
    shown = newest_first(iter([entry for entry in entries if entry.documents]))
    withdrawn = tuple(entry for entry in entries if not entry.documents)
    return Library(file, on, shown, withdrawn, _moved(setting, entries), tuple(left_out))


def _file(setting: Setting) -> LibraryFile:
    if file := setting.shared.partnership.library:
        return file
    raise InputErrors(
        (
            Diagnostic(
                "library-missing",
                "nothing says where the website will be",
                position=Position(setting.workspace.name(setting.workspace.shared_file("partnership.yaml"))),
                fix="Add `library: {address: https://...}`, the address to which the website team will upload it.",
            ),
        )
    )


def _entry(setting: Setting, name: str, on: date, home: str) -> tuple[Entry | None, tuple[LeftOut, ...]]:
    """Return a review as it is on the site, None if nothing of it is there, and what is left out of it."""
    path = setting.workspace.review_file(name) if not id_problem(name) else None
    review = load(path, Review, setting.workspace.name(path)).value if path else None
    type_ = setting.shared.types.get(review.type) if review else None
    if review is None or type_ is None:
        return None, (LeftOut(name, "", f"its file has problems: see briefgen check {name}", grave=True),)
    found = passed(setting, name, review, on)
    documents = _documents(setting, name, review, found, on, home)
    if not documents and not found.gone:
        return None, found.left_out
    themes = themes_of(review, documents, setting.shared.themes)
    agencies = agencies_of(documents, setting.shared.partnership.agencies)
    entry = Entry(name, review, type_, documents, found.gone, themes, agencies=agencies)
    told = [theme for finding in review.findings if entry.tells(finding.title) for theme in finding.themes]
    further = [setting.shared.themes[theme] for theme in told if setting.shared.themes[theme] not in themes]
    return replace(entry, further_themes=tuple(dict.fromkeys(further))), found.left_out


def _documents(
    setting: Setting, name: str, review: Review, found: Passed, on: date, home: str
) -> tuple[Published, ...]:
    kinds = [kind.id for kind, _ in found.documents]
    beside = {kind: f"document:{kind}" for kind in kinds}
    away = {kind: home + of_document(name, kind) for kind in kinds}
    return tuple(
        _published(setting, kind, document, review.control(kind.id), on, beside, away)
        for kind, document in found.documents
    )


def _published(
    setting: Setting, kind: DocumentKind, document: Document, control: Control, on: date,
    beside: Mapping[str, str], away: Mapping[str, str],
) -> Published:  # fmt: skip
    """Return a document for the site; its Word file leads to the other documents by their full addresses."""
    since, control = first_day(control), as_on(control, on)
    assert since is not None  # the gate lets nothing else through
    approved = [one.date.first for one in control.approvals if one.digest and one.date.first <= on]
    changed = max([since, *approved, *(edition.date.first for edition in control.history)])
    word = WRITERS["docx"].write(at_home(document, away), setting.style)
    return Published(kind, at_home(document, beside), word, control, since, changed)


def _moved(setting: Setting, entries: list[Entry]) -> Mapping[str, str]:
    """Return the earlier ids of reviews, each with the id that its address leads to."""
    moved: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for entry in entries:
        for old in entry.review.formerly:
            if old in setting.workspace.reviews() or old in moved:
                problems.append(_taken(old))
            moved[str(old)] = entry.id
    if problems:
        raise InputErrors(tuple(problems))
    return moved


def _taken(old: Id) -> Diagnostic:
    return Diagnostic(
        "address-taken",
        f'the address of "{old}" is that of another review',
        fix="Each address leads to one review only: take this entry out, or rename the other review.",
        **at(old.origin),
    )
