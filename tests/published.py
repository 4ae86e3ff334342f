"""A published learning library for the tests: the starter's reviews, approved by the commands, as the website of a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from briefgen.setting import prepare
from briefgen.site.addresses import file_of
from briefgen.site.library import Library
from briefgen.site.pages import Page, pages
from briefgen.site.publishing import publish
from briefgen.site.serving import server
from briefgen.source_edit import Add, Put, edited
from briefgen.workspace import Workspace
from workspaces import run, starter, write

DAY = date(2027, 3, 1)
ADDRESS = "https://learning.anytown.example.org/library/"
BASE = urlsplit(ADDRESS).path
PUBLISHED = (
    ("sar-rosa", "learning-brief"), ("sar-rosa", "chair-response"), ("dardr-marian", "learning-brief"),
    ("dardr-marian", "chair-response"), ("rapid-fern", "learning-brief"),
)  # fmt: skip
CORRECTION = "An earlier version said that six services closed the case. It was four."
WITHDRAWN = "It was withdrawn at the wish of the family."


@dataclass(frozen=True)
class Site:
    """A website in a folder, with the library and the pages that it was made of; `address` is where it is served."""

    folder: Path
    library: Library
    pages: Sequence[Page]
    address: str = ""

    def text(self, address: str) -> str:
        """The file that is sent for an address."""
        return (self.folder / file_of(address)).read_text("utf-8")


def change(root: Path, name: str, *changes: Put | Add) -> None:
    """Change a file of a workspace's briefs."""
    path = root / "briefs" / f"{name}.yaml"
    write(path, edited(path.read_text("utf-8"), name, changes))


def put(root: Path, review: str, kind: str, **fields: Any) -> None:
    """Put fields into what a review says of one of its documents."""
    change(root, review, *(Put(("documents", kind, name), value) for name, value in fields.items()))


def approve(root: Path, review: str, kind: str) -> None:
    """Approve a document by the command."""
    words = ["approve", review, "--kind", kind, "--by", "independent-chair", "--on", "2026-01-15"]
    result = run(*words, "--workspace", root)
    assert result.exit_code == 0, result.output


def workspace(root: Path) -> Path:
    """The starter with all documents published; then one is corrected, one removed, one withdrawn, and a review has a new id."""
    starter(root)
    change(root, "partnership/partnership", Put(("library", "address"), ADDRESS))
    change(root, "sar-rosa", Put(("formerly",), ["rosa"]))
    for review in ("sar-rosa", "dardr-marian"):
        signed = ("chair_response", "sign_off")
        change(root, review, Put((*signed, "name"), "A. Chair"), Put((*signed, "date"), "2026-01-14"))
    for review, kind in PUBLISHED:
        approve(root, review, kind)
        put(root, review, kind, status="approved", version="1.0", publish_on="2026-02-02")
    first, second = ("1.0", "2026-02-02"), ("1.1", "2026-03-03")
    history = [{"version": first[0], "date": first[1]}]
    corrected = {"version": second[0], "date": second[1], "text": CORRECTION, "correction": "yes"}
    put(root, "sar-rosa", "learning-brief", version="1.1", history=[*history, corrected])
    approve(root, "sar-rosa", "learning-brief")  # what is told of a correction is approved, too
    put(root, "dardr-marian", "chair-response", remove_on="2027-02-15")
    last = {"version": "1.0", "date": "2026-03-10", "text": WITHDRAWN}
    gone = {"status": "withdrawn", "withdrawn_on": "2026-03-10"}
    put(root, "rapid-fern", "learning-brief", **gone, history=[*history, last])
    return root


def made(root: Path, on: date = DAY) -> Site:
    """The website of a workspace, as `briefgen publish` builds it."""
    setting = prepare(Workspace.at(root), every_kind=True)
    done = publish(setting, on)
    return Site(done.folder, done.library, tuple(pages(setting, done.library)))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A website at the path that it has on its host, as `briefgen publish --serve` shows it; yields its address."""
    host = server(folder, BASE, 0)
    thread = Thread(target=host.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{host.server_address[1]}{BASE}"
    finally:
        host.shutdown()
        host.server_close()
        thread.join()
