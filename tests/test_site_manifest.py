import hashlib
import json
import os
import tempfile
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import __version__
from briefgen.site.manifest import LITTER, MANIFEST, digest, foreign, made, read
from laying_victim import write

FILES = {"index.html": b"<p>home</p>\n", "reviews/robin/index.html": b"x" * 3000, "reviews/robin.html": b""}


def listed(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    write(folder, files)
    (folder / MANIFEST).write_bytes(made(folder).encode())
    return folder


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("links cannot be made here")


def test_the_manifest_lists_each_file_with_size_and_digest_in_the_order_of_paths(tmp_path: Path) -> None:
    said = json.loads((listed(tmp_path / "site", FILES) / MANIFEST).read_bytes())
    assert said == {
        "version": 1,
        "briefgen": __version__,
        "files": [
            {"path": path, "bytes": len(FILES[path]), "sha256": hashlib.sha256(FILES[path]).hexdigest()}
            for path in ("index.html", "reviews/robin.html", "reviews/robin/index.html")
        ],
    }


def test_the_manifest_is_the_same_bytes_each_time_and_does_not_list_itself(tmp_path: Path) -> None:
    site = listed(tmp_path / "site", FILES)
    content = (site / MANIFEST).read_bytes()
    assert made(site).encode() == content
    assert content.startswith(b'{\n  "version": 1,\n')
    assert content.endswith(b"}\n")
    assert b"\r" not in content


def test_what_is_read_is_what_was_made(tmp_path: Path) -> None:
    manifest = read(listed(tmp_path / "site", FILES))
    assert manifest is not None
    assert manifest.briefgen == __version__
    assert {path: one.bytes for path, one in manifest.files.items()} == {p: len(c) for p, c in FILES.items()}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'"text"',
        pytest.param(b"[" * 100_000, id="too deep"),
        b'{"version": 2, "briefgen": "1", "files": []}',
        b'{"version": 1, "briefgen": "1", "files": [{"path": "x"}]}',
        b'{"version": 1, "briefgen": "1", "files": [{"path": ["x"], "bytes": 1, "sha256": ""}]}',
        b'{"version": 1, "briefgen": "1", "files": 7}',
    ],
)
def test_a_manifest_that_cannot_be_read_is_none_and_all_files_are_foreign(tmp_path: Path, content: bytes) -> None:
    site = listed(tmp_path / "site", {"a.html": b"a"})
    (site / MANIFEST).write_bytes(content)
    assert read(site) is None
    assert foreign(site) == [("a.html", "added"), (MANIFEST, "added")]


def test_a_folder_that_is_not_there_or_empty_holds_nothing_foreign(tmp_path: Path) -> None:
    (tmp_path / "empty" / "deep").mkdir(parents=True)
    for folder in (tmp_path / "nowhere", tmp_path / "empty"):
        assert (read(folder), foreign(folder), digest(folder)) == (None, [], None)


def test_the_digest_tells_two_sites_apart(tmp_path: Path) -> None:
    one, same, other = (
        digest(listed(tmp_path / name, files))
        for name, files in (("1", FILES), ("2", FILES), ("3", {**FILES, "index.html": b"else"}))
    )
    assert one == same != other


def test_a_link_is_foreign_and_not_followed(tmp_path: Path) -> None:
    site = listed(tmp_path / "site", FILES)
    outside = tmp_path / "outside"
    write(outside, {"theirs.txt": b"theirs", "index.html": FILES["index.html"]})
    link(site / "folder", outside)
    (site / "index.html").unlink()
    link(site / "index.html", outside / "index.html")
    assert foreign(site) == [("folder", "added"), ("index.html", "changed")]


def test_a_link_to_a_made_folder_is_not_read(tmp_path: Path) -> None:
    listed(tmp_path / "site", FILES)
    link(tmp_path / "link", tmp_path / "site")
    assert (read(tmp_path / "link"), foreign(tmp_path / "link"), digest(tmp_path / "link")) == (None, [], None)


def test_a_junction_of_windows_is_foreign_and_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A double of Windows, to which a junction is a folder with a mark."""
    site = listed(tmp_path / "site", FILES)
    lstat = Path.lstat

    def marked(path: Path) -> object:
        if path == site / "reviews":
            return SimpleNamespace(st_mode=lstat(path).st_mode, st_reparse_tag=0xA0000003)
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", marked)
    assert foreign(site) == [("reviews", "added")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_what_is_no_plain_file_is_foreign_and_not_opened(tmp_path: Path) -> None:
    site = listed(tmp_path / "site", FILES)
    (site / "index.html").unlink()
    os.mkfifo(site / "index.html")
    assert foreign(site) == [("index.html", "changed")]


@pytest.mark.parametrize("name", [".DS_Store", "reviews/Thumbs.db", "reviews/robin/desktop.ini"])
def test_what_the_system_puts_into_a_folder_is_nobodys(tmp_path: Path, name: str) -> None:
    site = listed(tmp_path / "site", FILES)
    write(site, {name: b"icons"})
    assert foreign(site) == []


def usable(name: str) -> bool:
    return name.strip(" .") == name and name not in ("deep", "er", MANIFEST, *LITTER)


# Names that every system can have: Windows forbids some characters, and names its devices in three or four letters.
LETTERS = st.characters(exclude_categories=("C",), exclude_characters='<>:"/\\|?*')
NAMES = st.text(LETTERS, min_size=5, max_size=40).filter(usable)
PATHS = st.builds(str.__add__, st.sampled_from(["", "deep/", "deep/er/"]), NAMES)
FATES = st.sampled_from(["kept", "changed", "removed", "added"])


@given(
    st.lists(
        st.tuples(PATHS, FATES, st.binary(max_size=20)),
        unique_by=lambda row: unicodedata.normalize("NFKC", row[0]).casefold(),
    )
)
def test_just_what_was_added_or_changed_is_foreign(rows: list[tuple[str, str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        site = listed(Path(temporary), {path: content for path, fate, content in rows if fate != "added"})
        for path, fate, content in rows:
            if fate == "removed":
                (site / path).unlink()
            elif fate != "kept":
                write(site, {path: content + b"!"})
        assert sorted(foreign(site)) == sorted((path, fate) for path, fate, _ in rows if fate in ("added", "changed"))
