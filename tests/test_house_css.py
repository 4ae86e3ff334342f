"""The colours of the house style, light and dark: enough contrast wherever the sheet puts words (WCAG 2.2 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from briefgen.document import CALLOUTS
from styles import house_style

GROUNDS = ("background", "accent-pale", *(f"{kind}-pale" for kind in CALLOUTS))
PAIRS = (
    *(("text", ground) for ground in GROUNDS), *(("link", ground) for ground in GROUNDS),
    *(("accent-dark", ground) for ground in GROUNDS), *((kind, f"{kind}-pale") for kind in CALLOUTS),
    ("background", "accent"), ("background", "marking"),
)  # fmt: skip


def dark() -> Mapping[str, str]:
    block = house_style().css.split("prefers-color-scheme: dark", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--colour-([a-z-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(words: str, ground: str, scheme: str) -> None:
    colours = dark() if scheme == "dark" else house_style().colours
    assert contrast(colours[words], colours[ground]) >= 4.5


def test_dark_colours_are_all_there() -> None:
    assert {*dark()} == {*house_style().colours}


def test_sheet_uses_no_colour_that_the_style_does_not_name() -> None:
    style = house_style()
    assert {*re.findall(r"var\(--colour-([a-z-]+)\)", style.css)} <= {*style.colours}
