"""`publish` as one page: gather, make the pages and all that goes with them, look for names, lay the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefgen.checking import check_setting
from briefgen.checks import CheckedArtifact
from briefgen.checks.anonymity.forbidden import forbidden_in_artifact
from briefgen.checks.verdict import discreet, settled
from briefgen.diagnostics import Diagnostic, Position, Severity, at
from briefgen.document import Artifact
from briefgen.errors import InputErrors
from briefgen.model.control import Control
from briefgen.setting import Setting
from briefgen.site import addresses, discovery, search
from briefgen.site.fragments import fragment
from briefgen.site.gathering import gather
from briefgen.site.laying import Laid, Recovered, lay, recover
from briefgen.site.library import Library
from briefgen.site.manifest import read
from briefgen.site.pages import pages
from briefgen.site.rendering import assets, rendered
from briefgen.writers import WRITERS

SITE = "site"
FRAGMENTS = "fragments"


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published: the library, how it was laid, and what is to be said besides.

    `gone` are the documents that were there before and are not any more, by their addresses; `recovered` is what became
    of an earlier run that was broken off.
    """

    library: Library
    laid: Laid
    folder: Path
    gone: tuple[str, ...] = ()
    recovered: Recovered | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def publish(setting: Setting, on: date) -> Publication:
    """Build the website as on a day, in output/site. Raise BriefgenError; the earlier site then stays."""
    return _laid(setting, on, SITE, _site, search.index)


def publish_fragments(setting: Setting, on: date) -> Publication:
    """Write the main part of each document that the website would hold to output/fragments. Raise BriefgenError."""
    return _laid(setting, on, FRAGMENTS, _fragments, None)


Made = Callable[[Setting, Library], Iterator[Artifact]]


def _laid(setting: Setting, on: date, name: str, made: Made, then: Callable[[Path], None] | None) -> Publication:
    """Make what `made` yields of the library, and lay it; `then` adds what is made of the whole."""
    setting, output = replace(setting, on=on), setting.workspace.output
    recovered = recover(output, name)
    before = _documents(output / name)
    if errors := tuple(one for one in check_setting(setting, thorough=True) if one.severity is Severity.ERROR):
        raise InputErrors(errors)
    library = gather(setting, on)

    def fill(folder: Path) -> None:
        _write(setting, made(setting, library), folder)
        if then:
            then(folder)

    laid = lay(output, fill, name)
    gone = tuple(sorted(before - _documents(output / name)))
    said = (*_statement(setting, library), *_not_there(setting, library))
    return Publication(library, laid, output / name, gone, recovered, said)


def _documents(folder: Path) -> frozenset[str]:
    """Return the addresses of the Word files of a site, each of which stands for a document."""
    manifest = read(folder) if folder.is_dir() else None
    return frozenset(path for path in manifest.files if path.endswith(".docx")) if manifest else frozenset()


def _site(setting: Setting, library: Library) -> Iterator[Artifact]:
    """Yield every file of the site but the search."""
    shared = assets(setting)
    all_pages = tuple(pages(setting, library))
    yield from shared.files
    yield from rendered(setting, library, shared, iter(all_pages))
    for entry in library.entries:
        for published in entry.documents:
            path = addresses.of_word_file(entry.id, published.kind.id)
            yield Artifact(path, WRITERS["docx"].media_type, published.word)
    yield from discovery.files(setting, library, all_pages)


def _fragments(setting: Setting, library: Library) -> Iterator[Artifact]:
    for entry in library.entries:
        for published in entry.documents:
            yield fragment(setting, library, published)


def _write(setting: Setting, artifacts: Iterable[Artifact], folder: Path) -> None:
    """Write files into a folder. Raise InputErrors if a name of the forbidden list stands in one of them."""
    found: list[Diagnostic] = []
    for artifact in artifacts:
        found += forbidden_in_artifact(
            CheckedArtifact(artifact, setting.shared, setting.style, Control(), None, setting.forbidden)
        )
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    if found:
        raise InputErrors(discreet(settled(found, ()), setting.forbidden))


def _not_there(setting: Setting, library: Library) -> Iterator[Diagnostic]:
    """Yield a warning for each review that a document on the website names, and of which nothing is there."""
    there = {entry.id for entry in library.entries}
    for entry in library.entries:
        mirrors = [mirror for response in entry.review.responses for mirror in response.mirrors]
        mirrors += [mirror for issue in entry.review.additional_issues for mirror in issue.mirrors]
        for other in (mirror.review for mirror in mirrors if mirror.recurs is None or entry.tells(mirror.recurs)):
            if other in setting.workspace.reviews() and other not in there:
                yield Diagnostic(
                    "mirror-unpublished",
                    f'a document on the website names the review "{other}", of which nothing is there',
                    Severity.WARNING,
                    review=entry.id,
                    fix="Publish that review first, or have the document say it without its name.",
                    **at(other.origin),
                )


def _statement(setting: Setting, library: Library) -> Iterator[Diagnostic]:
    """Yield a warning if the website has no accessibility statement, which the law asks for."""
    if library.file.accessibility is None:
        file = setting.workspace.name(setting.workspace.shared_file("partnership.yaml"))
        yield Diagnostic(
            "accessibility-statement",
            "the website has no accessibility statement",
            Severity.WARNING,
            position=Position(file),
            fix="Have it tested, and say under `library:` in `accessibility:` what came of it.",
        )
