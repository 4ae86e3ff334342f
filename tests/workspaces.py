"""Workspaces and the command line, for the tests that use both."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from briefgen.cli import cli
from briefgen.starting import begin_workspace

BRIEF = "name: Robin\ntype: cspr\nnarrative:\n  what_happened: Robin was hurt.\n"


def run(*arguments: str | Path) -> Result:
    """Run the command line in this process. No command may end in anything but an exit code."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return result


def starter(folder: Path) -> Path:
    """A workspace as `init` writes it."""
    list(begin_workspace(folder))
    return folder


def small(folder: Path, **reviews: str) -> Path:
    """A workspace with the starter's partnership, and these reviews only (`_` stands for `-` in their ids)."""
    starter(folder)
    for path in (folder / "briefs").glob("*.yaml"):
        path.unlink()
    for name, text in (reviews or {"robin": BRIEF}).items():
        write(folder / "briefs" / f"{name.replace('_', '-')}.yaml", text)
    return folder


def write(path: Path, text: str | bytes) -> Path:
    """Write a file and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def approved(root: Path, review: str, kind: str, by: str = "independent-chair") -> None:
    """Approve a document as its office would, by the commands themselves."""
    for name, *rest in (["approve", "--by", by], ["set-status", "approved"]):
        result = run(name, review, *rest, "--kind", kind, "--workspace", root, "--on", "2026-01-15")
        assert result.exit_code == 0, result.output
