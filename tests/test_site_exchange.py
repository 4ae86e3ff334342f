import ctypes
import sys
from pathlib import Path

import pytest

from briefgen.site.exchange import exchanged


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one é", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name.txt").write_text(name, encoding="utf-8")
    return tmp_path / "one é", tmp_path / "other"


def said(folder: Path) -> str:
    return (folder / "name.txt").read_text(encoding="utf-8")


def test_two_folders_change_places_or_both_stay(folders: tuple[Path, Path]) -> None:
    one, other = folders
    names = ("other", "one é") if exchanged(one, other) else ("one é", "other")
    assert (said(one), said(other)) == names


@pytest.mark.skipif(sys.platform != "linux", reason="other systems need not have it")
def test_linux_has_the_exchange(folders: tuple[Path, Path]) -> None:
    assert exchanged(*folders)


def test_what_is_not_there_is_not_exchanged(folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert not exchanged(folders[0], tmp_path / "nowhere")
    assert said(folders[0]) == "one é"


@pytest.mark.parametrize("system", ["linux", "darwin", "win32", "freebsd14"])
def test_a_system_without_the_exchange_says_so(
    folders: tuple[Path, Path], system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    assert not exchanged(*folders)


def test_macos_is_asked_to_swap(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []

    class Library:
        def renamex_np(self, *arguments: object) -> int:
            asked.append(arguments)
            return 0

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Library())
    assert exchanged(*folders)
    assert asked == [(str(folders[0]).encode(), str(folders[1]).encode(), 2)]
