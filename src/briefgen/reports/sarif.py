"""The report as SARIF 2.1.0 (OASIS, 2020), for code hosts and editors that show results at their lines."""

from __future__ import annotations

import json
from pathlib import PurePath
from urllib.parse import quote

from briefgen import __version__
from briefgen.anonymity.forbidden import ForbiddenList
from briefgen.checks.catalogue import Rule, rules, said
from briefgen.diagnostics import Diagnostic, Position
from briefgen.reports.entries import Entry
from briefgen.reports.explain import explained
from briefgen.reports.subject import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_report(report: Report) -> str:
    """Return the report as one run. Every rule is described; what was accepted is a result that is suppressed."""
    known = list(rules())
    results = [_result(entry, known) for told in report.entries.values() for entry in told]
    driver = {
        "name": "briefgen",
        "version": __version__,
        "rules": [_rule(rule, report.setting.forbidden) for rule in rules().values()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, forbidden: ForbiddenList) -> dict[str, object]:
    """Return the description of a rule; an invented name in an example may be a forbidden one here."""
    level = "error" if rule.severity.startswith("error") else "warning"
    return {
        "id": str(rule.code),
        "shortDescription": {"text": forbidden.withheld(rule.title)},
        "fullDescription": {"text": forbidden.withheld(f"{rule.rule} Source: {said(rule.source)}.")},
        "help": {"text": forbidden.withheld(explained(rule))},
        "defaultConfiguration": {"level": level},
    }


def _result(entry: Entry, known: list[str]) -> dict[str, object]:
    one = entry.diagnostic
    result: dict[str, object] = {"ruleId": one.code}
    if one.code in known:
        result["ruleIndex"] = known.index(one.code)
    result |= {
        "level": str(one.severity),
        "message": {"text": f"{one.message}\n{one.fix}" if one.fix else one.message},
        "locations": [_location(entry)],
    }
    if accepted := one.accepted:
        why = f"{accepted.by}, {accepted.on}: {accepted.reason}"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return result


def _location(entry: Entry) -> dict[str, object]:
    """Return where a result is: its file, and the field and the documents in words."""
    one = entry.diagnostic
    location: dict[str, object] = {}
    if uri := _uri(one):
        location["physicalLocation"] = {"artifactLocation": {"uri": uri}, **_region(one.position)}
    names = [{"fullyQualifiedName": one.field}] if one.field else []
    if logical := [*names, *({"name": kind} for kind in entry.kinds)]:
        location["logicalLocations"] = logical
    return location


def _region(position: Position | None) -> dict[str, object]:
    if position is None or position.line is None:
        return {}
    column = {"startColumn": position.column} if position.column else {}
    return {"region": {"startLine": position.line, **column}}


def _uri(one: Diagnostic) -> str:
    """Return the address of the file: of a made one where it would be, of a review's own where no place is known."""
    if one.position:
        path = PurePath(one.position.file)
        return path.as_uri() if path.is_absolute() else quote(path.as_posix())
    if one.artifact:
        return quote(f"output/{one.artifact}" if one.review else one.artifact)
    return quote(f"briefs/{one.review}.yaml") if one.review else ""
