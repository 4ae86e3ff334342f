"""What a code means, in words: the rule, its source, how much it weighs, a bad and a good example."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from briefgen.checks.catalogue import Rule, RuleGroup

WIDTH = 90
"""The columns that a line may take."""


def explained(rule: Rule) -> str:
    """Return what is to be known of a rule, ending with a line end."""
    parts = [
        _wrapped(f"{rule.code}: {rule.title}"),
        _wrapped(str(rule.rule)),
        "\n".join([_wrapped(f"Source: {source_of(rule)}"), _wrapped(f"Severity: {rule.severity}"), _accepting(rule)]),
        f"Bad:\n{_example(rule.bad)}",
        f"Good:\n{_example(rule.good)}",
    ]
    return "\n\n".join(parts) + "\n"


def source_of(rule: Rule) -> str:
    """Return the source of a rule in words, with whether anyone has read it for this catalogue."""
    source = rule.source
    named = ", ".join(str(part) for part in (source.title, source.issuer, source.year) if part)
    unread = "Nobody has yet read the source for this catalogue: look it up before you rely on it."
    return f"{named}." if source.verified else f"{named}. {unread}"


def acceptance_of(rule: Rule) -> str:
    """Return whether a fault may be let stand, and how."""
    if rule.acceptable:
        how = f"briefgen accept ID {rule.code} --by ROLE --reason WORDS"
        return f"yes, by a role that says why ({how}); it holds until the text changes."
    return "no, it has to be mended."


def listed(groups: Iterable[RuleGroup]) -> str:
    """Return all codes by group, each with what is wrong."""
    parts = []
    for group in groups:
        width = max(len(rule.code) for rule in group.rules) + 4
        rows = [_wrapped(str(rule.title), f"  {rule.code}".ljust(width), width) for rule in group.rules]
        parts.append("\n".join([str(group.title), *rows]))
    return "\n\n".join([*parts, "More of each: briefgen explain CODE"]) + "\n"


def _accepting(rule: Rule) -> str:
    return _wrapped(f"May be accepted: {acceptance_of(rule)}")


def _example(text: str) -> str:
    return textwrap.indent(text, "    ")


def _wrapped(text: str, before: str = "", margin: int = 0) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=before,
        subsequent_indent=" " * margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
