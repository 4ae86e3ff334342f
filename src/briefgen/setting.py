"""Setting: what all documents of a run share, loaded once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.anonymity.forbidden import NOBODY, ForbiddenList
from briefgen.errors import InputErrors
from briefgen.kinds import DocumentKind, kind_names, load_kind
from briefgen.model.guidance import Glossary, Themes
from briefgen.model.partnership import Partnership
from briefgen.model.shared import Shared, repeated_in, unresolved_in
from briefgen.model.terms import Terms
from briefgen.source import load
from briefgen.style.house import HouseStyle, load_style
from briefgen.templating import Finder
from briefgen.workspace import Workspace

SHARED_FILES = ("partnership", "themes", "glossary", "terms")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the documents of a run share.

    `kinds` are the kinds that the partnership makes and those asked for, `chosen` the names of those to make now,
    `kind_names` all that there are; `on` is the day that the run is for, if it was said; `usual` are the names of
    the kinds that are made when none is named; `forbidden` are the names that may stand nowhere.
    """

    workspace: Workspace
    shared: Shared
    style: HouseStyle
    kinds: Mapping[str, DocumentKind]
    chosen: Sequence[str]
    kind_names: Sequence[str]
    find_template: Finder
    on: date | None = None
    usual: Sequence[str] = ()
    forbidden: ForbiddenList = NOBODY


def prepare(
    workspace: Workspace,
    chosen: Sequence[str] = (),
    on: date | None = None,
    forbidden: ForbiddenList = NOBODY,
    every_kind: bool = False,
) -> Setting:
    """Load what all reviews share; with `every_kind`, the kinds that are not made, too.

    Raise InputErrors with every problem of those files, or another BriefgenError.
    """
    shared = _shared(workspace)
    names = kind_names(workspace)
    listed = [str(kind) for kind in shared.partnership.documents]
    if problems := tuple(unresolved_in(shared, names)):
        raise InputErrors(problems)
    wanted = dict.fromkeys((*(listed or names), *chosen, *(names if every_kind else ())))
    kinds = {name: load_kind(workspace, name) for name in wanted}
    usual = listed or [name for name in names if not kinds[name].file.on_request]
    style = load_style(workspace, str(shared.partnership.style))
    return Setting(workspace, shared, style, kinds, chosen or usual, names, _finder(workspace), on, usual, forbidden)


def _shared(workspace: Workspace) -> Shared:
    files = {name: workspace.shared_file(f"{name}.yaml") for name in SHARED_FILES}
    names = {name: workspace.name(path) for name, path in files.items()}
    partnership = load(files["partnership"], Partnership, names["partnership"])
    themes = load(files["themes"], Themes, names["themes"])
    glossary = load(files["glossary"], Glossary, names["glossary"])
    terms = load(files["terms"], Terms, names["terms"])
    if not (partnership.value and themes.value and glossary.value and terms.value):
        raise InputErrors(partnership.diagnostics + themes.diagnostics + glossary.diagnostics + terms.diagnostics)
    shared = Shared(partnership.value, themes.value, glossary.value, terms.value)
    if problems := tuple(repeated_in(shared)):
        raise InputErrors(problems)
    return shared


def _finder(workspace: Workspace) -> Finder:
    def find(name: str) -> tuple[str, str] | None:
        path = workspace.template(name)
        return (workspace.text(path), workspace.name(path)) if path and path.is_file() else None

    return find
