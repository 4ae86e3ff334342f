"""A review whose file is to be changed: what it says, and its text to the byte."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefgen.anonymity.forbidden import ForbiddenList
from briefgen.diagnostics import did_you_mean
from briefgen.errors import InputErrors, UsageError, WriteError
from briefgen.kinds import DocumentKind
from briefgen.model.review import Review
from briefgen.model.shared import unresolved
from briefgen.setting import Setting
from briefgen.source import load, load_text
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
    forbidden: ForbiddenList

    def write(self, changes: Sequence[Change]) -> None:
        """Write the file with these changes and nothing else; without any, only see that it is what was read.

        Raise WriteError, also if somebody changed it since it was read, InputErrors if it were no review then,
        UsageError if a forbidden name came into it; the file is as it was.
        """
        mark = _BOM if self.text.startswith(_BOM) else ""
        text = edited(self.text.removeprefix(_BOM), self.file, changes)
        if (loaded := load_text(text, Review, self.file)).value is None:
            raise InputErrors(loaded.diagnostics)
        if len(list(self.forbidden.found(text))) > len(list(self.forbidden.found(self.text))):
            raise UsageError("what is to be written holds a name of the forbidden list", fix="Say it by role.")
        self._refuse_changed()
        if mark + text != self.text:
            overwrite(self.path, mark + text)

    def _refuse_changed(self) -> None:
        """Raise WriteError if the file is not what was read: what somebody saved meanwhile would be lost."""
        with suppress(OSError):
            if self.path.read_bytes() == self.text.encode("utf-8"):
                return
        raise WriteError(
            f"{self.file} was changed by somebody while this ran, and was left as it is now",
            fix="Look at what is new in it; then run the command again.",
        )


def open_review(setting: Setting, name: str) -> Opened:
    """Return a review with its file's text. Raise InputErrors if the file has problems, NotFound if it is not there."""
    path = setting.workspace.review_file(name)
    file = setting.workspace.name(path)
    content = path.read_bytes()  # first: of what is saved from now on, `write` will know
    loaded = load(path, Review, file)
    if loaded.value is None:
        raise InputErrors(loaded.diagnostics)
    known = setting.shared, setting.workspace.reviews(), setting.kind_names
    if problems := tuple(unresolved(loaded.value, *known)):
        raise InputErrors(problems)
    return Opened(name, path, file, content.decode("utf-8"), loaded.value, setting.forbidden)


def kind_of(setting: Setting, opened: Opened, name: str) -> DocumentKind:
    """Return a kind that can be made of a review. Raise UsageError if the review lacks something for it."""
    kind = setting.kinds.get(name)
    if kind is None:
        known = ", ".join(setting.kinds)
        raise UsageError(
            f'there is no document kind "{name}"{did_you_mean(name, setting.kinds)}', fix=f"Kinds: {known}."
        )
    if lacking := kind.lacking(opened.review):
        raise UsageError(f"{opened.name} has no {name}: the review lacks {', '.join(lacking)}")
    return kind


def with_status(review: Review, kind: str, status: str) -> Review:
    """Return a review as it would be with this status of one of its documents."""
    return review.with_control(kind, review.control(kind).model_copy(update={"status": status}))
