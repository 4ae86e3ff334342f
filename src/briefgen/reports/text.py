"""The report as text, grouped by review: for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.reports.entries import Entry, grouped, tally
from briefgen.reports.subject import Report

WIDTH = 100
"""The columns that a line may take; a place is never broken, so that a terminal can open it."""


def text_report(report: Report) -> str:
    """Return the report: for each review its errors, its warnings and what was accepted, then the counts."""
    lines: list[str] = []
    for name, told in report.entries.items():
        if told or name:
            lines += [f"{name or 'All reviews'}: {tally(told)}", "", *_review(told)]
    return "\n".join([*lines, *_counts(report)]) + "\n"


def _review(told: Sequence[Entry]) -> Iterator[str]:
    for _, group in grouped(told, lambda entry: entry.code):
        for entry, following in zip(group, [*group[1:], None], strict=True):
            yield _told(entry)
            yield from _below(entry.diagnostic, following.diagnostic if following else None)
        yield ""


def _told(entry: Entry) -> str:
    """Return what is wrong and where: `file:line:column: field: error: message [code]`."""
    one = entry.diagnostic
    place = ": ".join(part for part in (entry.place, one.field) if part)
    kinds = f" ({', '.join(entry.kinds)})" if entry.kinds and entry.place != ", ".join(entry.kinds) else ""
    return _wrapped(f"{one.message} [{one.code}]{kinds}", f"  {place}: {entry.state}: ", 6)


def _below(one: Diagnostic, following: Diagnostic | None) -> Iterator[str]:
    """Yield who accepted it, or the mend and the rule; what the next one of the same code shares is said there."""
    if accepted := one.accepted:
        yield _wrapped(f"Accepted by {accepted.by} on {accepted.on}: {accepted.reason}", " " * 6, 8)
        return
    after = following if following and not following.accepted else None
    if one.fix and (after is None or after.fix != one.fix):
        yield _wrapped(one.fix, " " * 6, 8)
    if one.rule and (after is None or after.rule != one.rule):
        yield _wrapped(f"Rule: {one.rule}", " " * 4, 8)


def _wrapped(text: str, before: str, margin: int) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=before,
        subsequent_indent=" " * margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _counts(report: Report) -> Iterator[str]:
    yield f"{report.counts}."
    yield f"{report.names[:1].upper()}{report.names[1:]}."
    if any(report.entries.values()):
        yield "What a code means: briefgen explain CODE"
    yield "No fault found by a check is no proof: a person reads every document."
