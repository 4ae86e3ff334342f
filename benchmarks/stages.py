"""Show which part of a build takes which share of its time, in one run on invented reviews.

    .venv/bin/python benchmarks/stages.py [N]

Shares within one run say where the time goes whatever the machine; the milliseconds beside them are this machine's.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import generate

from briefgen import pipeline
from briefgen.model.review import Review
from briefgen.workspace import Workspace
from briefgen.writers import WRITERS

T = TypeVar("T")
Spent = dict[str, float]


def timed(spent: Spent, name: str, work: Callable[..., T]) -> Callable[..., T]:
    """Return the function with its time added to `spent`."""

    def measured(*arguments: Any, **options: Any) -> T:
        begin = time.perf_counter()
        try:
            return work(*arguments, **options)
        finally:
            spent[name] += time.perf_counter() - begin

    return measured


def stages(count: int) -> tuple[Spent, float]:
    """Build `count` reviews in memory; return the seconds of each stage, and of the whole."""
    spent: Spent = defaultdict(float)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        files = list(generate.write(count, folder))
        workspace = Workspace.at(folder)
        setting = pipeline.prepare(workspace, ("learning-brief", "chair-response"))
        for stage in ("load", "render", "read", "transform", "check_document"):
            setattr(pipeline, stage, timed(spent, stage, getattr(pipeline, stage)))
        begin = time.perf_counter()
        for file in files:
            review = pipeline.load(file, Review, workspace.name(file)).value
            assert review is not None
            for kind in setting.chosen:
                document, _, _ = pipeline.make_document(setting, file.stem, review, setting.kinds[kind])
                for extension, writer in WRITERS.items():
                    timed(spent, f"write {extension}", writer.write)(document, setting.style)
        return spent, time.perf_counter() - begin


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    spent, whole = stages(count)
    print(f"{count} reviews, two documents each, Word and HTML, in memory\n")
    print("| stage | share | ms a review |\n|---|---:|---:|")
    for name, seconds in sorted(spent.items(), key=lambda row: -row[1]):
        print(f"| {name} | {seconds / whole:.0%} | {1000 * seconds / count:.1f} |")
    print(f"| all | 100% | {1000 * whole / count:.1f} |")


if __name__ == "__main__":
    main()
