"""The search of the site: what Pagefind's program makes of built pages, and what is said when it cannot."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.site import search
from workspaces import files, write

PAGE = '<!doctype html><html lang="{}"><title>{}</title><body><main{}><h1>{}</h1><p>Words to find.</p></main>'
FOUND = " data-pagefind-body"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pages of a site, one of them in Welsh, one of them not to be found."""
    for name, language, found in (("one", "en-GB", FOUND), ("two", "cy", FOUND), ("index", "en-GB", "")):
        write(tmp_path / "site" / f"{name}.html", PAGE.format(language, name, found, name))
    return tmp_path / "site"


def test_the_pages_marked_for_it_are_in_one_index_whatever_their_language(folder: Path) -> None:
    search.index(folder)
    entry = json.loads((folder / "pagefind/pagefind-entry.json").read_text("utf-8"))
    assert {name: one["page_count"] for name, one in entry["languages"].items()} == {"en": 2}


def test_what_the_site_does_not_use_is_not_there(folder: Path) -> None:
    search.index(folder)
    made = [path for path in files(folder) if path.startswith("pagefind/")]
    assert "pagefind/pagefind.js" in made
    assert not [path for path in made if "ui" in path or "highlight" in path or "playground" in path]


def test_the_same_pages_make_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    search.index(folder)
    first = files(folder)
    for path in (folder / "pagefind").rglob("*"):
        if path.is_file():
            path.unlink()
    search.index(folder)
    assert files(folder) == first


def test_settings_from_outside_have_no_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search.index(folder)
    usual = files(folder)
    monkeypatch.setenv("PAGEFIND_GLOB", "two.html")
    monkeypatch.setenv("PAGEFIND_KEEP_INDEX_URL", "true")
    search.index(folder)
    assert files(folder) == usual


def test_a_missing_program_is_told_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(search, "get_executable", missing)
    with pytest.raises(BriefgenError, match="Pagefind's program is missing") as caught:
        search.index(folder)
    assert "pip install" in str(caught.value.fix)


def test_a_program_that_cannot_be_started_is_told_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: folder / "one.html")
    with pytest.raises(BriefgenError, match="the search cannot be made: "):
        search.index(folder)


def test_a_program_that_fails_is_told_with_what_it_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: Path(sys.executable))  # Python knows no --site
    with pytest.raises(BriefgenError, match=r"the search cannot be made: .+"):
        search.index(folder)
