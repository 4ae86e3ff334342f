"""Each planted fault is told at its place, and nothing else is; clean reviews and files give nothing."""

from __future__ import annotations

import pytest

import checked
from briefgen.checks.catalogue import rules
from checked import NAMES, Fault, due, told

FAULTS = list(checked.faults())


@pytest.mark.parametrize("name", NAMES)
def test_a_review_is_told_just_what_is_due(name: str) -> None:
    found = checked.checked(name)
    assert sorted(told(diagnostic, name) for diagnostic in found) == due(name), "\n".join(map(str, found))
    for diagnostic in found:
        assert diagnostic.review == name
        assert diagnostic.fix
        assert diagnostic.rule


@pytest.mark.parametrize("extension", ["docx", "html"])
def test_the_clean_file_has_no_fault(extension: str) -> None:
    assert checked.looked_at(extension, checked.clean(extension).artifact.content) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}-{fault.plant.__name__}")
def test_a_fault_planted_in_a_file_is_told(fault: Fault) -> None:
    content = checked.clean(fault.extension).artifact.content
    planted = fault.plant(content)
    assert planted != content
    found = checked.looked_at(fault.extension, planted)
    assert {(one.code, one.severity) for one in found} == {(fault.code, fault.severity)}, found
    for diagnostic in found:
        assert diagnostic.artifact
        assert diagnostic.fix


def test_every_fault_has_a_rule() -> None:
    dues = {line.split()[0] for name in NAMES for line in due(name)} | {fault.code for fault in FAULTS}
    assert dues - set(rules()) == set()
