"""The catalogue: what each code means, by which rule, with a bad and a good example. It is data, in rules/*.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import Field

from briefgen.errors import InputErrors
from briefgen.model.base import Model
from briefgen.model.partnership import Source
from briefgen.model.text import Prose, Slug, Text
from briefgen.source import load

RULES = Path(__file__).parent / "rules"


class Rule(Model):
    """A rule that a check keeps."""

    code: Slug
    """The code, in words."""
    title: Text
    """What is wrong, in a few words."""
    rule: Prose
    """The rule, and why it matters."""
    source: Source
    """Where the rule comes from."""
    severity: Text
    """How much it weighs, in words: "error", "warning", "warning; an error once approved"."""
    bad: Text
    """An example of the fault."""
    good: Text
    """The same, put right."""
    acceptable: bool
    """Whether someone may let it stand."""


class RuleGroup(Model):
    """A file of rules."""

    title: Text
    """What the rules are about."""
    order: int
    """The group's place among the groups."""
    rules: tuple[Rule, ...] = Field(min_length=1)
    """The rules."""


@cache
def rule_groups() -> tuple[RuleGroup, ...]:
    """Return all groups of rules in their order. Raise InputErrors if a file of them is broken."""
    groups = []
    for path in RULES.glob("*.yaml"):
        loaded = load(path, RuleGroup, path.name)
        if loaded.value is None:
            raise InputErrors(loaded.diagnostics)
        groups.append(loaded.value)
    return tuple(sorted(groups, key=lambda group: (group.order, group.title)))


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by code."""
    return {str(rule.code): rule for group in rule_groups() for rule in group.rules}


def said(source: Source) -> str:
    """Return a source in words: `Working Together to Safeguard Children, HM Government, 2023`."""
    named = ", ".join(str(part) for part in (source.title, source.issuer, source.year) if part)
    return named if source.verified else f"{named} (source not yet read)"
