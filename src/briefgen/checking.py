"""What `briefgen check` looks at: reviews with all that is made of them, what they share, and files from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefgen.checks import (
    CHECKS_ON_ARTIFACT,
    CHECKS_ON_SOURCE,
    CHECKS_ON_STYLE,
    CheckedArtifact,
    CheckedSource,
    look,
)
from briefgen.checks.anonymity.forbidden import forbidden_in_source
from briefgen.checks.verdict import discreet, settled
from briefgen.diagnostics import Diagnostic
from briefgen.document import Artifact
from briefgen.errors import UsageError
from briefgen.model.control import Control
from briefgen.pipeline import forbidden_only, make, source_text
from briefgen.setting import SHARED_FILES, Setting
from briefgen.workspace import approved_texts
from briefgen.writers import WRITERS


def check_reviews(setting: Setting, reviews: Sequence[str] = ()) -> Mapping[str, tuple[Diagnostic, ...]]:
    """Run every check on the reviews named, or on all, and return what is to be said of each; no file is written.

    What all reviews share is told under no name. Raise UsageError or NotFound for a review that is not there.
    """
    for name in reviews:
        setting.workspace.review_file(name)
    shared = (*(() if reviews else setting.workspace.misnamed()), *check_setting(setting, thorough=True))
    found = {"": settled(shared, ())}
    for name in tuple(dict.fromkeys(reviews)) or setting.workspace.reviews():
        made = make(setting, name, tuple(WRITERS), thorough=True)
        found[name] = (*made.diagnostics, *_approved_texts(setting, name))
    return found


def _approved_texts(setting: Setting, name: str) -> tuple[Diagnostic, ...]:
    """Return whether a forbidden name stands in the texts that are kept because they were approved."""
    said: list[Diagnostic] = []
    for path in sorted(approved_texts(setting.workspace, name).glob("*.txt")):
        subject = CheckedSource(source_text(path), setting.workspace.name(path), setting.shared, setting.forbidden)
        fix = "Delete this file: what it held is approved no longer, since the name was in it."
        said += (replace(one, fix=fix, review=name) for one in forbidden_in_source(subject))
    return discreet(settled(said, ()), setting.forbidden)


def check_file(setting: Setting, path: Path) -> tuple[Diagnostic, ...]:
    """Run the checks on made files on one that comes from elsewhere, and return what is to be said of it.

    Raise UsageError if it is of no format that is made, NotFound if it cannot be read or is far too large.
    """
    extension = path.suffix.lower().removeprefix(".")
    if extension not in WRITERS:
        fix = f"Files end in .docx or .html; a review is named by its id, as in: briefgen check {path.stem}"
        raise UsageError(f"{path} is no file that can be checked by itself", fix=fix)
    content = setting.workspace.content(path)
    artifact = Artifact(f"{path.stem}.{extension}", WRITERS[extension].media_type, content)
    subject = CheckedArtifact(
        artifact, setting.shared, setting.style, Control(), None, setting.forbidden, made_here=False
    )
    found = settled(look(CHECKS_ON_ARTIFACT, subject, thorough=True), ())
    return discreet(forbidden_only(found), setting.forbidden)


def check_setting(setting: Setting, thorough: bool = False) -> tuple[Diagnostic, ...]:
    """Return what is to be said of what all documents share: the partnership's files and the style."""
    said = list(look(CHECKS_ON_STYLE, setting.style, thorough))
    for name in SHARED_FILES:
        path = setting.workspace.shared_file(f"{name}.yaml")
        subject = CheckedSource(source_text(path), setting.workspace.name(path), setting.shared, setting.forbidden)
        said += look(CHECKS_ON_SOURCE, subject, thorough)
    return discreet(settled(said, ()), setting.forbidden)
