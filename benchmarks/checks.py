"""Count what the checks catch: for each code the planted faults, those caught at their place, and the false alarms.

    .venv/bin/python benchmarks/checks.py           print the table
    .venv/bin/python benchmarks/checks.py --write   write it to benchmarks/checks.md

Faults are planted in the reviews of tests/reviews and of its folder checked, and in made files by tests/faults_*.py. A
false alarm is whatever is told of a good review ("clean" and good-*), or of a planted fault beside it. Errors and
warnings of Emily and of the starter's reviews, all of them drafts, are counted too.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import checked  # noqa: E402
import test_reviews  # noqa: E402
from briefgen.checks.catalogue import rule_groups  # noqa: E402
from briefgen.diagnostics import Severity  # noqa: E402
from briefgen.pipeline import make  # noqa: E402
from briefgen.writers import WRITERS  # noqa: E402
from built import REVIEWS, setting  # noqa: E402

Counts = tuple[Counter[str], Counter[str], Counter[str]]


def reviews(counts: Counts) -> None:
    """Count the reviews of tests/reviews/checked, each looked at by all checks."""
    for name in checked.NAMES:
        due = Counter(checked.due(name))
        told = Counter(checked.told(one, name) for one in checked.checked(name))
        count(due, told, counts)


def count(due: Counter[str], told: Counter[str], counts: Counts) -> None:
    """Add what was due, what of it was told, and what else was told, by code."""
    for found, total in zip((due, due & told, told - due), counts, strict=True):
        for line, number in found.items():
            total[line.split()[0]] += number


def inputs(counts: Counts) -> None:
    """Count the reviews of tests/reviews, each looked at by the checks of a build."""
    import shutil  # noqa: PLC0415
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    from samples import png  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        root = Path(folder) / "workspace"
        shutil.copytree(test_reviews.REVIEWS, root / "briefs")
        (root / "pictures").mkdir()
        (root / "pictures" / "dot.png").write_bytes(png())
        (root / "pictures" / "broken.png").write_bytes(b"no picture")
        (root.parent / "door.png").write_bytes(png())
        here = test_reviews.setting_at(root)
        for name in test_reviews.NAMES:
            due = Counter(test_reviews.due(name))
            made = make(here, name, ["html", "md"])
            count(due, Counter(test_reviews.told(one, f"briefs/{name}.yaml") for one in made.diagnostics), counts)


def files(counts: Counts) -> None:
    """Count the faults planted in made files."""
    for fault in checked.faults():
        found = checked.looked_at(fault.extension, fault.plant(checked.clean(fault.extension).artifact.content))
        codes = Counter({one.code for one in found})
        count(Counter([fault.code]), codes, counts)
    for extension in WRITERS:
        content = checked.clean(extension).artifact.content
        count(Counter(), Counter(one.code for one in checked.looked_at(extension, content)), counts)


def examples() -> list[str]:
    """Return the errors and warnings of the examples, a line each."""
    lines = []
    for name, root in REVIEWS.items():
        made = make(setting(root), name, tuple(WRITERS), thorough=True)
        by = Counter(one.severity for one in made.diagnostics)
        lines.append(f"| {name} | {by[Severity.ERROR]} | {by[Severity.WARNING]} |")
    return lines


def table() -> str:
    """Return the whole table as Markdown."""
    counts: Counts = (Counter(), Counter(), Counter())
    for part in (reviews, inputs, files):
        part(counts)
    planted, caught, alarms = counts
    lines = [
        "# What the checks catch",
        "",
        "Made by `benchmarks/checks.py`. Codes without a planted fault here are given by a command, a template, a",
        "style or an approval; tests of their own hold them.",
        "",
        "| Code | Planted | Caught at its place | False alarms |",
        "|---|---|---|---|",
    ]
    for group in rule_groups():
        for code in sorted(str(rule.code) for rule in group.rules):
            lines.append(f"| {code} | {planted[code]} | {caught[code]} | {alarms[code]} |")
    bad = [name for name in (*checked.NAMES, *test_reviews.NAMES) if "good" not in name and name != "clean"]
    good = [name for name in (*checked.NAMES, *test_reviews.NAMES) if "good" in name or name == "clean"]
    lines += [
        f"| **all** | {sum(planted.values())} | {sum(caught.values())} | {sum(alarms.values())} |",
        "",
        f"{len(bad)} bad reviews, {len(good)} good ones, {len(list(checked.faults()))} faults planted in made files.",
        "",
        "The examples, all of them drafts, with every check:",
        "",
        "| Review | Errors | Warnings |",
        "|---|---|---|",
        *examples(),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        (ROOT / "benchmarks" / "checks.md").write_text(table(), encoding="utf-8", newline="\n")
    else:
        print(table())
