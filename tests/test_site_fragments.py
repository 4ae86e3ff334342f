"""Fragments for a CMS: the style sheet touches nothing around them."""

from __future__ import annotations

import re

import pytest
import tinycss2

from briefgen.site.fragments import scoped
from briefgen.writers.html import sheet
from styles import LOGO, house_style


@pytest.mark.parametrize(
    ("css", "made"),
    [
        ("p { margin: 0 }", ".briefgen p { margin: 0 }"),
        ("p, li > a { margin: 0 }", ".briefgen p, .briefgen li > a { margin: 0 }"),
        (":root { --gap: 1rem }", ".briefgen { --gap: 1rem }"),
        ("body { margin: 0 }", ".briefgen { margin: 0 }"),
        ("main:focus { outline: none }", ".briefgen:focus { outline: none }"),
        ("main a[href] { color: red }", ".briefgen a[href] { color: red }"),
        ("bodyguard { color: red }", ".briefgen bodyguard { color: red }"),
        (":is(h1, h2) + p { margin: 0 }", ".briefgen :is(h1, h2) + p { margin: 0 }"),
        ("/* said */ p { margin: 0 }", ".briefgen p { margin: 0 }"),
        ("@media print { p, body { margin: 0 } }", "@media print { .briefgen p, .briefgen { margin: 0 } }"),
        ("@media screen and (prefers-color-scheme: dark) { p { color: #fff } }", ""),
        ("@page { margin: 18mm }", ""),
        ("@import url(https://example.org/x.css);", ""),
    ],
)
def test_every_rule_stays_inside(css: str, made: str) -> None:
    assert " ".join(scoped(css).split()) == made


def test_of_the_house_style_every_selector_begins_at_the_fragment() -> None:
    css = scoped(sheet(house_style(LOGO)))
    rules = list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    inner = [rule for media in rules if media.type == "at-rule" for rule in tinycss2.parse_rule_list(media.content)]
    preludes = [tinycss2.serialize(rule.prelude) for rule in (*rules, *inner) if rule.type == "qualified-rule"]
    assert len(preludes) > 100
    for prelude in preludes:
        outside = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", prelude))
        assert all(selector.strip().startswith(".briefgen") for selector in outside.split(",")), prelude
    assert "--colour-text:" in css
    assert "error" not in {rule.type for rule in (*rules, *inner)}
