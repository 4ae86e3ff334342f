"""Build the website of N invented reviews, all of them approved and published, and say what it takes.

    .venv/bin/python benchmarks/site.py [N ...] [--write]

Each N is built in a process of its own, so that its peak memory is its own. With --write, the table goes to site.md.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import generate
import yaml

from briefgen import __version__
from briefgen.anonymity.forbidden import load_forbidden
from briefgen.digest import digest
from briefgen.model.review import Review
from briefgen.pipeline import prepare, what_readers_see
from briefgen.setting import Setting
from briefgen.site import publishing
from briefgen.source import load
from briefgen.workspace import Workspace

ON = date(2026, 3, 2)
KINDS = ("learning-brief", "chair-response")
TABLE = Path(__file__).parent / "site.md"


def finished(review: dict[str, Any], number: int) -> dict[str, Any]:
    """Return an invented review as it is once it may be published: signed, with what its checks ask for."""
    day = date(2020, 1, 6) + timedelta(days=number % 2200)
    for event in review["timeline"]:
        event["date"] = "2017-06"
    review["type"] = "sar"
    review["chair_response"]["sign_off"] = {"role": "independent-chair", "name": "A. Invented", "date": day.isoformat()}
    for response in review["responses"]:
        response["kind"] = "accepted"
        for action in response["actions"]:
            if action["status"] in ("complete", "assured"):
                action["done_on"] = "2019-12"
                action["evidence"] = [{"kind": "audit", "level": "outcome", "shows": "Nine in ten records say it."}]
    review["documents"] = {
        kind: {"status": "approved", "version": "1.0", "publish_on": day.isoformat()} for kind in KINDS
    }
    return review


def approve(setting: Setting, path: Path) -> None:
    """Write into a review's file the approvals that `briefgen approve` would record."""
    stated = finished(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), int(path.stem[-5:]))
    path.write_text(yaml.dump(stated, Dumper=yaml.CSafeDumper, sort_keys=False), encoding="utf-8", newline="\n")
    review = load(path, Review, path.name).value
    assert review is not None
    for kind in KINDS:
        mark = digest(what_readers_see(setting, path.stem, review, setting.kinds[kind]))
        approval = {"role": "independent-chair", "date": "2019-12-20", "digest": mark}
        stated["documents"][kind]["approvals"] = [approval]
    path.write_text(yaml.dump(stated, Dumper=yaml.CSafeDumper, sort_keys=False), encoding="utf-8", newline="\n")


def workspace(count: int, folder: Path) -> tuple[Path, Path]:
    """Write a workspace whose reviews may all be published; return it, and a list of forbidden names."""
    root, names = folder / "workspace", folder / "names.txt"
    files = list(generate.write(count, root))
    setting = prepare(Workspace.at(root), KINDS, ON)
    for path in files:
        approve(setting, path)
    names.write_text("".join(f"Zebedee Quillfeather{n}\n" for n in range(50)), encoding="utf-8")
    return root, names


def measured(root: Path, names: Path) -> dict[str, Any]:
    """Build the site in this process; return what it took, in seconds, and what was made."""
    begin = time.perf_counter()
    setting = prepare(Workspace.at(root), (), ON, load_forbidden(names, root), every_kind=True)
    spent = {"search": 0.0}
    index = publishing.search.index

    def timed(folder: Path) -> None:
        start = time.perf_counter()
        index(folder)
        spent["search"] = time.perf_counter() - start

    publishing.search.index = timed
    made = publishing.publish(setting, ON)
    files = [path for path in made.folder.rglob("*") if path.is_file()]
    return {
        "reviews": len(made.library.entries),
        "left_out": sorted({one.reason for one in made.library.left_out})[:3],
        "files": len(files),
        "pages": sum(path.suffix == ".html" for path in files),
        "megabytes": sum(path.stat().st_size for path in files) / 1e6,
        "search_megabytes": sum(path.stat().st_size for path in files if "pagefind" in path.parts) / 1e6,
        "seconds": time.perf_counter() - begin,
        "search": spent["search"],
        "peak": peak(),
    }


def peak() -> float | None:
    """Return the peak memory of this process in MiB, where the system tells it."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - Windows has none

    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def row(count: int) -> dict[str, Any]:
    """Measure `count` reviews in a process of their own."""
    with tempfile.TemporaryDirectory() as name:
        root, names = workspace(count, Path(name))
        command = [sys.executable, __file__, "--measure", str(root), str(names)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")  # noqa: S603 - our own
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        assert found["reviews"] == count, found["left_out"]
        return found


def table(rows: list[dict[str, Any]]) -> str:
    """Return the measurements as a page."""
    lines = [
        "# The website of invented reviews",
        "",
        f"Made by `benchmarks/site.py` of briefgen {__version__} on {platform.system()}, with Python "
        f"{platform.python_version()}.",
        "Each review has a learning brief and a chair response, both approved; every check runs on each. Seconds are",
        "those of one machine and one run: compare the rows, not the machines. The peak is that of the process",
        "itself; Pagefind is a program beside it.",
        "",
        "| reviews | pages | files | size, MB | search, MB | seconds | search, s | s a review | peak, MiB |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for one in rows:
        each = (one["seconds"] - one["search"]) / one["reviews"]
        memory = f"{one['peak']:.0f}" if one["peak"] else "not told"
        counts = [f"{one[name]:,}" for name in ("reviews", "pages", "files")]
        sizes = [f"{one[name]:.1f}" for name in ("megabytes", "search_megabytes", "seconds", "search")]
        lines.append(f"| {' | '.join([*counts, *sizes, f'{each:.3f}', memory])} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("counts", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--measure", type=Path, nargs=2)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(measured(*asked.measure)))
        return
    text = table([row(count) for count in asked.counts])
    print(text)
    if asked.write:
        TABLE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
