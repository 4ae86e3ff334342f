"""The report as JSON, for other programs; docs/checks.md describes it."""

from __future__ import annotations

import json

from briefgen.diagnostics import Diagnostic
from briefgen.reports.entries import sorted_worst_first
from briefgen.reports.subject import Report

VERSION = 1
"""The version of this form: it changes when a field is renamed, removed, or means something else."""


def json_report(report: Report) -> str:
    """Return every diagnostic, review by review, the worst first. A value that there is none of is null."""
    rows = [_row(one) for told in report.told.values() for one in sorted_worst_first(told)]
    return json.dumps({"version": VERSION, "diagnostics": rows}, ensure_ascii=False, indent=2) + "\n"


def _row(one: Diagnostic) -> dict[str, object]:
    position, accepted = one.position, one.accepted
    return {
        "code": one.code,
        "severity": str(one.severity),
        "message": one.message,
        "file": position.file if position else None,
        "line": position.line if position else None,
        "column": position.column if position else None,
        "review": one.review or None,
        "kind": one.kind or None,
        "artifact": one.artifact or None,
        "rule": one.rule or None,
        "fix": one.fix or None,
        "accepted": {"by": accepted.by, "on": accepted.on, "reason": accepted.reason} if accepted else None,
    }
