"""Make docs/checks.md of checks_beginning.md and the catalogue of rules. Run it after a change in either.

    .venv/bin/python tools/make_checks_page.py

A test holds that the page is current.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefgen.checks.catalogue import Rule, RuleGroup, rule_groups
from briefgen.reports.explain import acceptance_of, source_of

PAGE = Path(__file__).resolve().parent.parent / "docs" / "checks.md"
BEGINNING = Path(__file__).with_name("checks_beginning.md")


def page() -> str:
    """Return the page: the beginning, which is written by hand, then every rule by group."""
    parts = [part for group in rule_groups() for part in _group(group)]
    return "\n".join([BEGINNING.read_text(encoding="utf-8"), *parts])


def _group(group: RuleGroup) -> Iterator[str]:
    yield f"## {group.title}\n"
    yield f"{' · '.join(f'[{rule.code}](#{rule.code})' for rule in group.rules)}\n"
    for rule in group.rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code}\n"
    yield f"**{rule.title}.** {rule.rule}\n"
    yield f"- Source: {source_of(rule)}\n- Severity: {rule.severity}\n- May be accepted: {acceptance_of(rule)}\n"
    yield f"Bad:\n\n{_example(rule.bad)}\n"
    yield f"Good:\n\n{_example(rule.good)}\n"


def _example(text: str) -> str:
    return f"```\n{text}\n```"


def main() -> None:
    """Write the page."""
    PAGE.write_bytes(page().encode("utf-8"))


if __name__ == "__main__":
    main()
