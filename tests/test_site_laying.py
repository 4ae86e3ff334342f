import ctypes
import errno
import io
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

import laying_victim
from briefgen.errors import TemplateError, WriteError
from briefgen.site.laying import Laid, Recovered, lay, recover
from briefgen.site.manifest import MANIFEST, files, foreign, read
from laying_victim import write

OLD = {
    "index.html": b"old",
    "reviews/robin/index.html": b"robin",
    "reviews/robin/brief.docx": b"word",
    "gone/x.html": b"x",
}
NEW = {
    "index.html": b"new",
    "reviews/robin/index.html": b"robin",
    "reviews/wren/index.html": b"wren",
    "feed.xml": b"feed",
}
LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="other systems need not have the exchange")
MODES = [pytest.param("exchange", marks=LINUX_ONLY), "renames", "windows"]


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The system: with the exchange, with a C library that has none, and one that is Windows to the code."""
    if request.param != "exchange":
        monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    if request.param == "windows":
        monkeypatch.setattr(sys, "platform", "win32")
    return str(request.param)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    lay(tmp_path / "output", filling(OLD))
    return tmp_path / "output"


def filling(files: dict[str, bytes]) -> Callable[[Path], None]:
    return lambda folder: write(folder, files)


def held(folder: Path) -> dict[str, bytes]:
    """What is in a made folder, its manifest left out, once that is true to it."""
    assert foreign(folder) == []
    found = {path: file.read_bytes() for path, file in files(folder) if path != MANIFEST}
    manifest = read(folder)
    assert manifest is not None
    assert set(manifest.files) == set(found)
    return found


def beside(output: Path) -> list[str]:
    """What lies in the output folder; the file of the lock stays."""
    return sorted(path.name for path in output.iterdir() if path.name != ".site.lock")


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("links cannot be made here")


# Laying


def test_the_first_site_is_laid_with_its_manifest(tmp_path: Path) -> None:
    assert lay(tmp_path / "new" / "output", filling(OLD)) == Laid(changed=4, files=4, left=None)
    assert held(tmp_path / "new" / "output" / "site") == OLD
    assert beside(tmp_path / "new" / "output") == ["site"]


def test_the_next_takes_its_place_and_says_how_many_files_are_other(mode: str, output: Path) -> None:
    # changed: index.html; gone: brief.docx and x.html; new: wren and the feed
    assert lay(output, filling(NEW)) == Laid(changed=5, files=4, left=None)
    assert held(output / "site") == NEW
    assert beside(output) == ["site"]
    assert lay(output, filling(NEW)) == Laid(changed=0, files=4, left=None)


def test_the_old_site_is_whole_while_the_new_one_is_built(mode: str, output: Path) -> None:
    def fill(folder: Path) -> None:
        write(folder, NEW)
        assert held(output / "site") == OLD
        assert list(files(output / ".site-new"))

    lay(output, fill)
    assert held(output / "site") == NEW


def test_a_site_of_another_name_is_laid_beside(output: Path) -> None:
    lay(output, filling(NEW), "preview")
    assert held(output / "preview") == NEW
    assert held(output / "site") == OLD
    assert beside(output) == [".preview.lock", "preview", "site"]


def test_a_site_may_be_empty(output: Path) -> None:
    assert lay(output, filling({})) == Laid(changed=4, files=0, left=None)
    assert held(output / "site") == {}


def test_files_missing_from_the_old_site_are_no_trouble(mode: str, output: Path) -> None:
    (output / "site" / "index.html").unlink()
    lay(output, filling(NEW))
    assert held(output / "site") == NEW
    assert beside(output) == ["site"]


# Files of others


def test_a_site_with_files_of_others_is_refused_before_anything_is_built(output: Path) -> None:
    write(output / "site", {"notes.txt": b"mine", "reviews/robin/index.html": b"mended by hand"})
    with pytest.raises(WriteError) as caught:
        lay(output, lambda folder: pytest.fail("nothing may be built"))
    assert "'notes.txt' (added)" in caught.value.message
    assert "'reviews/robin/index.html' (changed)" in caught.value.message
    assert "Move them elsewhere" in str(caught.value.fix)
    assert (output / "site" / "notes.txt").read_bytes() == b"mine"
    assert beside(output) == ["site"]


def test_ten_files_of_others_are_named_and_the_rest_counted(output: Path) -> None:
    write(output / "site", {f"{n:02}.txt": b"" for n in range(13)})
    with pytest.raises(WriteError, match="and 3 more") as caught:
        lay(output, filling(NEW))
    assert "'09.txt'" in caught.value.message
    assert "'10.txt'" not in caught.value.message


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_file_whose_name_is_no_text_is_named_all_the_same(output: Path) -> None:
    write(output / "site", {os.fsdecode(b"caf\xe9\n.txt"): b"mine"})
    with pytest.raises(WriteError) as caught:
        lay(output, filling(NEW))
    assert rb"caf\udce9\n.txt" in caught.value.message.encode()


def test_once_moved_elsewhere_they_hinder_no_more(output: Path) -> None:
    write(output / "site", {"notes.txt": b"mine"})
    (output / "site" / "notes.txt").rename(output / "notes.txt")
    lay(output, filling(NEW))
    assert beside(output) == ["notes.txt", "site"]


def test_a_folder_that_briefgen_did_not_make_is_refused_unless_it_is_empty(tmp_path: Path) -> None:
    write(tmp_path / "site", {"index.html": b"theirs"})
    with pytest.raises(WriteError, match="by hand"):
        lay(tmp_path, filling(NEW))
    (tmp_path / "site" / "index.html").unlink()
    lay(tmp_path, filling(NEW))
    assert held(tmp_path / "site") == NEW


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"theirs")
    with pytest.raises(WriteError, match="no folder"):
        lay(tmp_path, filling(NEW))
    assert (tmp_path / "site").read_bytes() == b"theirs"


def test_a_link_in_the_place_of_the_site_is_refused_and_what_it_leads_to_stays(output: Path, tmp_path: Path) -> None:
    (output / "site").rename(tmp_path / "elsewhere")
    link(output / "site", tmp_path / "elsewhere")
    with pytest.raises(WriteError, match="link"):
        lay(output, filling(NEW))
    assert held(tmp_path / "elsewhere") == OLD


def test_a_file_that_is_put_in_during_the_run_is_kept_and_named(mode: str, output: Path) -> None:
    def fill(folder: Path) -> None:
        write(folder, NEW)
        write(output / "site", {"deep/notes.txt": b"mine", "index.html": b"mended by hand"})

    laid = lay(output, fill)
    assert laid.left == output / "site-left-1"
    assert {path: file.read_bytes() for path, file in files(laid.left)} == {
        "deep/notes.txt": b"mine",
        "index.html": b"mended by hand",
    }
    assert held(output / "site") == NEW
    assert beside(output) == ["site", "site-left-1"]


def test_what_was_kept_earlier_stays(output: Path) -> None:
    write(output, {"site-left-1/notes.txt": b"earlier"})

    def fill(folder: Path) -> None:
        write(output / "site", {"notes.txt": b"later"})

    assert lay(output, fill).left == output / "site-left-2"
    assert (output / "site-left-1" / "notes.txt").read_bytes() == b"earlier"


def test_nothing_is_removed_through_a_link(mode: str, output: Path, tmp_path: Path) -> None:
    """A folder of the old site becomes a link while the new one is built: what it leads to has just the bytes listed."""
    outside = tmp_path / "outside"

    def fill(folder: Path) -> None:
        (output / "site" / "reviews").rename(outside)
        link(output / "site" / "reviews", outside)

    laid = lay(output, fill)
    assert (outside / "robin" / "index.html").read_bytes() == b"robin"
    assert laid.left is not None
    assert (laid.left / "reviews").is_symlink()


@pytest.mark.parametrize("name", [".DS_Store", "reviews/Thumbs.db"])
def test_what_the_system_puts_into_a_folder_neither_hinders_nor_stays(output: Path, name: str) -> None:
    write(output / "site", {name: b"icons"})
    assert lay(output, filling(NEW)).left is None
    assert held(output / "site") == NEW


# Two runs at a time


def victim(output: Path, mode: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, laying_victim.__file__, str(output), mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def read_steps(process: subprocess.Popen[bytes], steps: int) -> None:
    assert process.stdout is not None
    assert process.stdout.read(steps) == b"." * steps


@pytest.mark.parametrize("second", [lambda output: lay(output, filling(NEW)), recover], ids=["lay", "recover"])
def test_a_second_run_is_refused_while_one_runs(output: Path, second: Callable[[Path], object]) -> None:
    with victim(output, "wait") as process:
        read_steps(process, 1)
        with pytest.raises(WriteError, match="another run") as caught:
            second(output)
        assert "Wait" in str(caught.value.fix)
        assert held(output / "site") == OLD
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert held(output / "site") == laying_victim.site("A")


def test_the_lock_of_a_killed_run_is_free(output: Path) -> None:
    with victim(output, "wait") as process:
        read_steps(process, 1)
        process.kill()
    lay(output, filling(NEW))
    assert held(output / "site") == NEW
    assert beside(output) == ["site"]


# Kills at random


@pytest.mark.parametrize("mode", MODES[:2])
def test_of_200_kills_at_random_none_leaves_half_a_site(tmp_path: Path, mode: str) -> None:
    """A hundred in each way of swapping."""
    chance = random.Random(20)
    sites = [laying_victim.site("A"), laying_victim.site("B")]
    lay(tmp_path, filling(sites[0]))
    seen = []
    for _ in range(100):
        with victim(tmp_path, mode) as process:
            read_steps(process, chance.randrange(1, 1000))
            process.kill()
        if mode == "exchange":
            assert held(tmp_path / "site") in sites
        swapping = ".site-journal.json" in beside(tmp_path)
        recover(tmp_path)
        assert beside(tmp_path) == ["site"]
        seen.append((swapping, sites.index(held(tmp_path / "site"))))
    assert set(seen) == {(swapping, site) for swapping in (False, True) for site in (0, 1)}


# A fault at every step


class Killed(BaseException):
    """What no program can catch, for this process to go on and look."""


class Disk:
    """A double of the operating system whose n-th step on the disk fails, and those after it, if it `stays` so."""

    CALLS = (
        *((os, name) for name in ("mkdir", "open", "rename", "replace", "unlink", "rmdir", "fsync", "stat", "listdir")),
        *((os, name) for name in ("lstat", "scandir", "sync") if hasattr(os, name)),
        (io, "open"),
    )

    def __init__(self, at: int, error: BaseException, stays: bool = False) -> None:
        self.at, self.error, self.stays, self.step = at, error, stays, 0

    @property
    def failed(self) -> bool:
        return self.step >= self.at

    def failing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **keywords: Any) -> Any:
            self.step += 1
            if self.step == self.at or (self.stays and self.failed):
                raise self.error
            return call(*arguments, **keywords)

        return called

    @contextmanager
    def used(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for module, name in self.CALLS:
                patch.setattr(module, name, self.failing(getattr(module, name)))
            yield


def every_fault(error: Callable[[], BaseException], stays: bool = False) -> Iterator[Disk]:
    """Yield a disk that fails at its first step, one that fails at its second, and so on, until none is reached."""
    at = 1
    while True:
        disk = Disk(at, error(), stays)
        yield disk
        if not disk.failed:
            assert at > 50, "hardly a step was seen"
            return
        at += 1


FAULTS = [
    lambda: OSError(errno.EIO, "the disk has a fault"),
    lambda: PermissionError(errno.EACCES, "denied"),
    KeyboardInterrupt,
]


@pytest.mark.parametrize("fault", FAULTS, ids=["fault", "denied", "interrupt"])
def test_a_fault_at_any_step_leaves_the_old_site_or_the_new_and_nothing_else(
    mode: str, output: Path, fault: Callable[[], BaseException]
) -> None:
    for disk in every_fault(fault):
        raised: BaseException | None = None
        with disk.used():
            try:
                lay(output, filling(NEW))
            except (WriteError, KeyboardInterrupt) as caught:
                raised = caught
        new = raised is None or "is the new one" in str(raised)
        if fault is KeyboardInterrupt:
            assert not disk.failed or isinstance(raised, KeyboardInterrupt)
            new = held(output / "site") == NEW
        assert held(output / "site") == (NEW if new else OLD)
        assert beside(output) == ["site"]
        lay(output, filling(OLD))
        assert held(output / "site") == OLD


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("error", [OSError(errno.EIO, "the disk is gone"), Killed()], ids=["gone", "killed"])
def test_a_run_that_ends_at_any_step_is_finished_or_undone_by_the_next(
    mode: str, output: Path, error: BaseException, first: bool
) -> None:
    before = {} if first else OLD
    for number, disk in enumerate(every_fault(lambda: error, stays=True)):
        place = output / str(number)
        if not first:
            lay(place, filling(OLD))
        with disk.used(), suppress(Killed, WriteError):
            lay(place, filling(NEW))
        if mode == "exchange" and not first:
            assert held(place / "site") in (OLD, NEW)
        recovered = recover(place)
        found = held(place / "site") if (place / "site").exists() else {}
        assert found in (before, NEW)
        assert recovered in (None, Recovered(finished=found == NEW, left=None))
        assert not place.exists() or beside(place) == (["site"] if found else [])
        assert recover(place) is None
        lay(place, filling(NEW))
        assert held(place / "site") == NEW
        assert beside(place) == ["site"]


def test_a_run_killed_while_it_recovers_is_recovered_by_the_next(mode: str, output: Path) -> None:
    """Each run is killed one step later than the one before, in what that one left."""
    for disk in every_fault(Killed, stays=True):
        with disk.used(), suppress(Killed):
            lay(output, filling(NEW))
    assert held(output / "site") == NEW
    assert beside(output) == ["site"]


def test_a_file_put_in_after_the_kill_is_kept(mode: str, output: Path) -> None:
    kept = 0
    for number, disk in enumerate(every_fault(Killed, stays=True)):
        place = output / str(number)
        lay(place, filling(OLD))
        with disk.used(), suppress(Killed):
            lay(place, filling(NEW))
        for folder in (".site-new", ".site-old"):
            if (place / ".site-journal.json").exists() and (place / folder).exists():
                write(place / folder, {"notes.txt": b"mine"})
                recovered = recover(place)
                assert recovered is not None
                assert recovered.left == place / "site-left-1"
                assert [path for path, _ in files(recovered.left)] == ["notes.txt"]
                assert beside(place) == ["site", "site-left-1"]
                kept += 1
    assert kept > 5


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"manifest": null}', b'{"manifest": 7}'])
def test_a_journal_that_cannot_be_read_does_no_harm(output: Path, content: bytes) -> None:
    write(output, {".site-journal.json": content})
    assert recover(output) == Recovered(finished=False, left=None)
    assert held(output / "site") == OLD
    assert beside(output) == ["site"]


def test_where_there_is_no_output_there_is_nothing_to_recover(tmp_path: Path) -> None:
    assert recover(tmp_path / "output") is None
    assert not (tmp_path / "output").exists()


# What cannot be written


def test_a_fault_in_what_fills_the_site_is_passed_on(output: Path) -> None:
    def fill(folder: Path) -> None:
        write(folder, NEW)
        raise TemplateError("the page has a fault")

    with pytest.raises(TemplateError):
        lay(output, fill)
    assert held(output / "site") == OLD
    assert beside(output) == ["site"]


def test_a_full_disk_is_told_in_words(output: Path) -> None:
    def fill(folder: Path) -> None:
        write(folder, NEW)
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(WriteError, match="the disk is full") as caught:
        lay(output, fill)
    assert "Make room" in str(caught.value.fix)
    assert held(output / "site") == OLD
    assert beside(output) == ["site"]


class Windows:
    """A double of Windows as it is while another program has a file open in a folder: the folder keeps its name."""

    def __init__(self, patch: pytest.MonkeyPatch, open_file: Path) -> None:
        self.open_file = open_file
        patch.setattr(sys, "platform", "win32")
        for name in ("rename", "replace", "unlink"):
            patch.setattr(os, name, self.refusing(getattr(os, name)))

    def refusing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def called(path: Path, *arguments: Any, **keywords: Any) -> Any:
            if self.open_file.is_relative_to(path) and self.open_file.exists():
                raise PermissionError(errno.EACCES, "The process cannot access the file", str(path))
            return call(path, *arguments, **keywords)

        return called


def test_on_windows_a_file_open_in_the_old_site_leaves_it_in_place(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Windows(monkeypatch, output / "site" / "reviews" / "robin" / "brief.docx")
    with pytest.raises(WriteError, match="open in another program") as caught:
        lay(output, filling(NEW))
    assert "Close" in str(caught.value.fix)
    assert held(output / "site") == OLD
    assert beside(output) == ["site"]


def test_on_windows_a_file_open_in_the_new_site_brings_the_old_one_back(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = Windows(monkeypatch, output / ".site-new" / "feed.xml")
    with pytest.raises(WriteError, match="open in another program"):
        lay(output, filling(NEW))
    assert held(output / "site") == OLD
    windows.open_file = output / "none"
    lay(output, filling(NEW))
    assert held(output / "site") == NEW
    assert beside(output) == ["site"]


def test_on_windows_a_file_opened_in_the_old_site_after_the_swap_is_told_and_removed_by_the_next_run(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = Windows(monkeypatch, output / ".site-old" / "index.html")
    with pytest.raises(WriteError, match="is the new one, but the one before could not be removed") as caught:
        lay(output, filling(NEW))
    assert "open in another program" in caught.value.message
    assert held(output / "site") == NEW
    windows.open_file = output / "none"
    assert recover(output) == Recovered(finished=True, left=None)
    assert held(output / "site") == NEW
    assert beside(output) == ["site"]
