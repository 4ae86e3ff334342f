"""A review whose file is to be changed: what it says, and its text to the byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import InputErrors, UsageError
from briefgen.kinds import DocumentKind
from briefgen.model.review import Review
from briefgen.model.text import KindRef
from briefgen.setting import Setting
from briefgen.source import load
from briefgen.source_edit import Change, edited
from briefgen.workspace import overwrite

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Opened:
    """A review by its id, with the path and the text of its file; `file` is how messages call it."""

    name: str
    path: Path
    file: str
    text: str
    review: Review

    def write(self, changes: Sequence[Change]) -> None:
        """Write the file with these changes and nothing else. Raise WriteError; the file is then as it was."""
        mark = _BOM if self.text.startswith(_BOM) else ""
        overwrite(self.path, mark + edited(self.text.removeprefix(_BOM), self.file, changes))


def open_review(setting: Setting, name: str) -> Opened:
    """Return a review with its file's text. Raise InputErrors if the file has problems, NotFound if it is not there."""
    path = setting.workspace.review_file(name)
    file = setting.workspace.name(path)
    loaded = load(path, Review, file)
    if loaded.value is None:
        raise InputErrors(loaded.diagnostics)
    return Opened(name, path, file, path.read_bytes().decode("utf-8"), loaded.value)


def kind_of(setting: Setting, opened: Opened, name: str) -> DocumentKind:
    """Return a kind that can be made of a review. Raise UsageError if the review lacks something for it."""
    kind = setting.kinds[name]
    if lacking := kind.lacking(opened.review):
        raise UsageError(f"{opened.name} has no {name}: the review lacks {', '.join(lacking)}")
    return kind


def with_status(review: Review, kind: str, status: str) -> Review:
    """Return a review as it would be with this status of one of its documents."""
    control = review.control(kind).model_copy(update={"status": status})
    stated = next((name for name in review.documents if name == kind), KindRef(kind))
    return review.model_copy(update={"documents": {**review.documents, stated: control}})
