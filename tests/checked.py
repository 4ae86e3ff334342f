"""The reviews in tests/reviews/checked, each with one planted fault that `briefgen check` has to tell at its place.

The first lines say what is due, and nothing else may be told:

    # due: long-sentence 12:5 warning      a code, its line and column in that file, `warning` if it is one
    # due: leftover warning                a code that has no place in the file (a document's or a made file's)
    # due: nothing
    # on: 2026-03-31                       the day that the check is for (2026-01-15, where nothing is said)

The forbidden list is tests/reviews/forbidden.txt. What cannot be planted in a review is planted in a made file: FAULTS.
"""

from __future__ import annotations

import importlib
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from briefgen.anonymity.forbidden import load_forbidden
from briefgen.checks import CHECKS_ON_ARTIFACT, CheckedArtifact, look
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document import Artifact
from briefgen.model.review import Review
from briefgen.pipeline import Setting, draft_document, forbidden_only, make, prepare, written
from briefgen.source import load
from briefgen.workspace import Workspace
from samples import png

HERE = Path(__file__).parent / "reviews"
CHECKED = HERE / "checked"
FORBIDDEN = HERE / "forbidden.txt"
NAMES = sorted(path.stem for path in CHECKED.glob("*.yaml"))
_DUE = re.compile(r"^# due: (.+)$", re.MULTILINE)
_ON = re.compile(r"^# on: (.+)$", re.MULTILINE)


def text(name: str) -> str:
    return (CHECKED / f"{name}.yaml").read_text(encoding="utf-8")


def due(name: str) -> list[str]:
    """What a review says is due, sorted."""
    lines = _DUE.findall(text(name))
    assert lines, f"{name} does not say what is due"
    return sorted(line for line in lines if line != "nothing")


@cache
def workspace() -> Workspace:
    """A workspace with all reviews of the folder, the tests' partnership and a picture."""
    root = Path(mkdtemp(prefix="briefgen-checked-"))
    shutil.copytree(CHECKED, root / "briefs")
    shutil.copytree(HERE / "partnership", root / "briefs" / "partnership")
    (root / "pictures").mkdir()
    (root / "pictures" / "dot.png").write_bytes(png())
    return Workspace.at(root)


@cache
def setting(on: str = "2026-01-15") -> Setting:
    place = workspace()
    return prepare(place, (), date.fromisoformat(on), load_forbidden(FORBIDDEN, place.root), every_kind=True)


def checked(name: str) -> tuple[Diagnostic, ...]:
    """All that `briefgen check` says of a review."""
    day = _ON.search(text(name))
    return make(setting(day[1] if day else "2026-01-15"), name, ("docx", "html"), thorough=True).diagnostics


def told(diagnostic: Diagnostic, name: str) -> str:
    """A diagnostic in the form in which a review says what is due."""
    position, parts = diagnostic.position, [diagnostic.code]
    if position and position.file == f"briefs/{name}.yaml":
        parts.append(f"{position.line}:{position.column}")
    if diagnostic.severity is Severity.WARNING:
        parts.append("warning")
    return " ".join(parts)


@dataclass(frozen=True)
class Fault:
    """A fault planted in the made brief of the review "clean": the code due, the file's ending, what is changed in it."""

    code: str
    extension: str
    plant: Callable[[bytes], bytes]
    severity: Severity = Severity.ERROR


@cache
def clean(extension: str) -> CheckedArtifact:
    """The brief of the review "clean" as a made file, ready to be looked at."""
    here = setting()
    path = here.workspace.review_file("clean")
    review = load(path, Review, "briefs/clean.yaml").value
    assert review
    kind = here.kinds["learning-brief"]
    document, rendered, _ = draft_document(here, "clean", review, kind)
    (artifact,) = written(here, document, rendered, [extension])
    return CheckedArtifact(artifact, here.shared, here.style, review.control(kind.id), document, here.forbidden)


def looked_at(extension: str, content: bytes) -> list[Diagnostic]:
    """What the checks on made files say of the clean brief with other content."""
    whole = clean(extension)
    artifact = Artifact(whole.artifact.path, whole.artifact.media_type, content)
    subject = CheckedArtifact(artifact, whole.shared, whole.style, whole.control, whole.document, whole.forbidden)
    return list(forbidden_only(list(look(CHECKS_ON_ARTIFACT, subject, thorough=True))))


def faults() -> Iterator[Fault]:
    """Every fault that the modules faults_*.py plant in made files."""
    for path in sorted(Path(__file__).parent.glob("faults_*.py")):
        yield from importlib.import_module(path.stem).FAULTS
