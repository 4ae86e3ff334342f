"""What `new` and `init` write: a review's skeleton, and a workspace with invented examples."""

from __future__ import annotations

from pathlib import Path

from briefgen.anonymity.forbidden import NOBODY, ForbiddenList
from briefgen.diagnostics import did_you_mean
from briefgen.errors import InputErrors, UsageError, WriteError
from briefgen.model.partnership import Partnership
from briefgen.schema import SCHEMA_FILE, review_schema
from briefgen.source import load
from briefgen.templating import fill_text
from briefgen.workspace import STARTER, Workspace, create, id_problem, overwrite, shipped_shared


def begin_review(workspace: Workspace, review: str, review_type: str, forbidden: ForbiddenList = NOBODY) -> Path:
    """Write the skeleton of a review and return its path.

    Raise UsageError for an impossible id, one that holds a forbidden name, or an unknown type, WriteError if the file
    exists, InputErrors if partnership.yaml has problems.
    """
    if problem := id_problem(review):
        raise UsageError(problem)
    if any(forbidden.found(review)):
        raise UsageError("the id holds a name of the forbidden list", fix="An id is seen in addresses: choose another.")
    file = workspace.shared_file("partnership.yaml")
    partnership = load(file, Partnership, workspace.name(file))
    if partnership.value is None:
        raise InputErrors(partnership.diagnostics)
    types = {str(kind.id): kind for kind in partnership.value.review_types}
    if review_type not in types:
        raise UsageError(
            f'there is no review type "{review_type}"{did_you_mean(review_type, types)}',
            fix=f"Types: {', '.join(types)}.",
        )
    skeleton = STARTER / "skeleton.yaml"
    text = fill_text(skeleton.read_text(encoding="utf-8"), skeleton.name, {"id": review, "type": types[review_type]})
    path = workspace.root / "briefs" / f"{review}.yaml"
    create(path, text)
    overwrite(workspace.root / SCHEMA_FILE, review_schema())
    return path


def begin_workspace(folder: Path) -> tuple[Path, ...]:
    """Write a workspace of invented examples and return its files.

    Raise WriteError if one is there already, or if a file cannot be written; none of the files is then left.
    """
    files = {**_starter_files(), SCHEMA_FILE: review_schema(), ".gitignore": "/output/\n"}
    if standing := [name for name in files if (folder / name).exists()]:
        raise WriteError(
            f"{folder} holds a workspace already: {', '.join(sorted(standing)[:3])}", fix="Choose an empty folder."
        )
    written: list[Path] = []
    try:
        for name, text in files.items():
            create(folder / name, text)
            written.append(folder / name)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)


def _starter_files() -> dict[str, str]:
    files = {path.relative_to(STARTER).as_posix(): path for path in sorted((STARTER / "briefs").rglob("*.yaml"))}
    for name in ("themes.yaml", "glossary.yaml", "terms.yaml"):
        files[f"briefs/partnership/{name}"] = shipped_shared(name)
    return {name: path.read_text(encoding="utf-8") for name, path in files.items()}
