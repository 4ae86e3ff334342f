"""The folder that a partnership works in: its own files first, then those that came with briefgen."""

from __future__ import annotations

import errno
import io
import re
import secrets
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefgen.diagnostics import Diagnostic, Position, Severity
from briefgen.document import Artifact
from briefgen.errors import NotFound, TemplateError, UsageError, WriteError, why
from briefgen.model.text import DEVICES

_RESERVED = {"site", "fragments", "partnership", *DEVICES}

MAX_BYTES = 20_000_000  # of a picture or a reference.docx; a good one has a hundredth of it

_PACKAGE = Path(__file__).parent
# In an installed copy the shipped files stand in the package; in a checkout, at the top.
_SHIPPED = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parents[1]
STARTER = _PACKAGE / "starter"
_SHARED = STARTER if (STARTER / "briefs" / "partnership" / "themes.yaml").is_file() else _SHIPPED


def shipped_shared(name: str) -> Path:
    """Return briefs/partnership/NAME as it came with briefgen (themes.yaml, glossary.yaml, terms.yaml)."""
    return _SHARED / "briefs" / "partnership" / name


def approved_texts(workspace: Workspace, review: str) -> Path:
    """Return the folder in which the texts of a review are kept that were approved."""
    return workspace.root / "briefs" / "approved" / review


def id_problem(review: str) -> str | None:
    """Return what is wrong with a review's id, or None. An id becomes a file name and an address."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", review) or len(review) > 40:
        return "a review's id is made of lower-case letters a-z, digits and single hyphens, at most 40 characters"
    if review in _RESERVED:
        return f'"{review}" is kept for another use; choose another id'
    return None


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace at `root`; made files go to `output`."""

    root: Path
    output: Path

    @classmethod
    def at(cls, root: Path, output: Path | None = None) -> Workspace:
        """Return the workspace at a folder. Raise NotFound if there is no briefs folder in it."""
        if not (root / "briefs").is_dir():
            raise NotFound(
                f"there is no workspace here: {root} has no folder briefs",
                fix="Go to the folder that holds briefs, name it with --workspace, or make one: briefgen init FOLDER",
            )
        return cls(root, output or root / "output")

    def reviews(self) -> tuple[str, ...]:
        """Return the ids of all reviews, as their files are named, in alphabetical order."""
        found = (path.stem for path in (self.root / "briefs").glob("*.yaml"))
        return tuple(sorted(name for name in found if not name.startswith(".")))  # other programs' files are hidden

    def misnamed(self) -> Iterator[Diagnostic]:
        """Yield a warning for each file in briefs/ that looks like a review and is not read, for its ending."""
        for path in sorted((self.root / "briefs").iterdir()):
            ending = path.suffix.lower()
            if ending in (".yml", ".yaml") and path.suffix != ".yaml" and not path.name.startswith("."):
                yield Diagnostic(
                    "file-name",
                    "the file is not read: the ending of a review's file is .yaml, in small letters",
                    Severity.WARNING,
                    position=Position(self.name(path)),
                    fix=f"Rename it to {path.stem}.yaml.",
                )

    def review_file(self, review: str) -> Path:
        """Return the file of a review. Raise UsageError for an impossible id, NotFound if there is no such review."""
        path = self.root / "briefs" / f"{review}.yaml"
        if problem := id_problem(review):
            if review in self.reviews():
                raise NotFound(problem, position=Position(self.name(path)), fix="Rename the file.")
            raise UsageError(problem)
        if review not in self.reviews():
            known = ", ".join(self.reviews()) or "none"
            fix = f"Reviews here: {known}."
            if (Path(review) / "briefs").is_dir():
                fix += f" {review} is a folder with a workspace of its own: --workspace {review}"
            raise NotFound(f'there is no review "{review}" in {self.root / "briefs"}', fix=fix)
        return path

    def shared_file(self, name: str) -> Path:
        """Return briefs/partnership/NAME: the workspace's own, or else that which came with briefgen."""
        own = self.root / "briefs" / "partnership" / name
        return own if own.exists() or name == "partnership.yaml" else shipped_shared(name)

    def templates(self) -> Iterator[Path]:
        """Yield the template folders, the workspace's own first."""
        yield self.root / "templates"
        if self.root != _SHIPPED:
            yield _SHIPPED / "templates"

    def template(self, *parts: str) -> Path | None:
        """Return a file or folder below templates/, or None. Raise UsageError for a name that leads out of it."""
        return next(iter(self.all_templates(*parts)), None)

    def all_templates(self, *parts: str) -> list[Path]:
        """Return a file or folder below templates/ wherever it stands, the workspace's own first. Raise UsageError."""
        inner = "/".join(parts)
        if leads_out(inner):
            raise UsageError(f"a name may not lead out of its folder: {inner}")
        return [folder / inner for folder in self.templates() if (folder / inner).exists()]

    def listed(self, what: str, mark: str) -> tuple[str, ...]:
        """Return the names of the folders below templates/WHAT that hold a file called `mark`."""
        found = {path.parent.name for folder in self.templates() for path in (folder / what).glob(f"*/{mark}")}
        return tuple(sorted(found))

    def name(self, path: Path) -> str:
        """Return a path as messages call it: from the workspace, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def text(self, path: Path) -> str:
        """Return a template's text. Raise TemplateError, with the file, if it cannot be read or is not in UTF-8."""
        try:
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            message, fix = "the file is not in UTF-8", "Save the file with the encoding UTF-8."
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateError(message, position=Position(self.name(path), line), fix=fix) from None
        except OSError as error:
            message = f"the file cannot be read: {error.strerror or error}"
            raise TemplateError(message, position=Position(self.name(path))) from None

    def content(self, path: Path) -> bytes:
        """Return the bytes of a picture or a Word file. Raise NotFound if it cannot be read or is far too large."""
        try:
            if path.stat().st_size > MAX_BYTES:
                raise NotFound(f"{self.name(path)} is too large: {MAX_BYTES:,} bytes at most")
            return path.read_bytes()
        except OSError as error:
            raise NotFound(f"{self.name(path)} cannot be read: {error.strerror or error}") from None

    def inside(self, name: str) -> Path | None:
        """Return a file that a document names, if it lies inside the workspace; None if it does not or is not there."""
        if leads_out(name):
            return None
        try:
            path = (self.root / name).resolve()
            return path if path.is_relative_to(self.root.resolve()) and path.is_file() else None
        except (OSError, RuntimeError, ValueError):  # no name that a file can have, or a link to itself
            return None

    def write(self, artifacts: Iterable[Artifact]) -> tuple[tuple[Path, bool], ...]:
        """Write made files that belong together; return each path and whether it changed.

        Raise WriteError, also for a Word file that someone edited; all the files are then as they were before.
        """
        before: dict[Path, bytes | None] = {}
        made: list[tuple[Path, bool]] = []
        path = self.output
        try:
            for artifact in artifacts:
                path = self.output / artifact.path
                old = path.read_bytes() if path.is_file() else None
                if old != artifact.content:
                    _refuse_edited(path, self.name(path), old)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    replace(path, artifact.content)
                    before[path] = old
                made.append((path, old != artifact.content))
        except OSError as error:
            put_back(before)
            raise WriteError(f"{self.name(path)} was not written: {why(error)}", fix=_mend(error)) from None
        except BaseException:  # Ctrl-C between two files
            put_back(before)
            raise
        return tuple(made)


def _refuse_edited(path: Path, name: str, old: bytes | None) -> None:
    """Raise WriteError for a Word file that another program saved: what somebody changed in it would be lost."""
    if old is None or path.suffix != ".docx":
        return
    try:
        with zipfile.ZipFile(io.BytesIO(old)) as package:
            said = package.read("docProps/app.xml")
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, zlib.error):
        return  # no Word file that anyone could have edited
    if b"<Application>briefgen</Application>" not in said:
        raise WriteError(
            f"{name} was saved by another program since it was built, and was left as it is",
            fix="Put what was changed into the YAML; then rename the file or move it away, and build.",
        )


def leads_out(name: str) -> bool:
    """Tell whether a name could lead out of the folder that it is looked for in, on any system."""
    parts = PurePosixPath(name)
    return parts.is_absolute() or ".." in parts.parts or "\\" in name or ":" in name


def put_back(before: Mapping[Path, bytes | None]) -> None:
    """Make files what they were before, as far as the disk allows."""
    for path, content in before.items():
        with suppress(OSError):
            if content is None:
                path.unlink()
            else:
                replace(path, content)


def replace(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or as it was before; who may read it stays. Raise OSError."""
    path = path.resolve()  # of a link, the file that it leads to
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("xb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def overwrite(path: Path, text: str) -> None:
    """Write a text file in one step, UTF-8 with LF. Raise WriteError; the earlier file stays."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, text.encode("utf-8"))
    except OSError as error:
        raise WriteError(f"{path} was not written: {why(error)}", fix=_mend(error)) from None


def create(path: Path, text: str) -> None:
    """Write a new text file, UTF-8 with LF. Raise WriteError if it exists already or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise WriteError(f"{path} exists already and was left as it is", fix="Choose another name.") from None
    except OSError as error:
        raise WriteError(f"{path} was not written: {why(error)}", fix=_mend(error)) from None


def _mend(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Close the file in Word, or choose another folder with --output; then run the command again."
    room = "Make room, or choose" if error.errno == errno.ENOSPC else "Choose"
    return f"{room} another folder with --output; then run the command again. Earlier files are whole."
