"""Checks of contrast: whether the words of a style can be told from what is behind them (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefgen.checks.accessibility.word_colours import Looked, looked_styles
from briefgen.diagnostics import Diagnostic, Position
from briefgen.style.house import HouseStyle, Pair

_LEAST, _LEAST_LARGE = 4.5, 3.0
_DARK = re.compile(r"prefers-color-scheme\s*:\s*dark[^{]*\{(?:[^{}]|\{[^{}]*\})*\}", re.IGNORECASE)
_COLOUR = re.compile(r"--colour-([a-z0-9-]+)\s*:\s*(#[0-9a-fA-F]{6})\b")


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours (#rrggbb), from 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def page_contrast(style: HouseStyle) -> Iterator[Diagnostic]:
    """The colours of pages stand out from one another as the style's pairs ask, the dark ones too."""
    for pair in style.pairs:
        yield from _too_near(pair, style.colours, "", style)
    for scheme in _DARK.finditer(style.css):
        dark = {**style.colours, **dict(_COLOUR.findall(scheme[0]))}
        for pair in style.pairs:
            yield from _too_near(pair, dark, " in the dark", style)


def _too_near(pair: Pair, colours: Mapping[str, str], scheme: str, style: HouseStyle) -> Iterator[Diagnostic]:
    for words, ground in ((words, ground) for words in pair.words for ground in pair.on):
        front, back = colours[words], colours[ground]
        found = ratio(front, back)
        if found < pair.least:
            where = "style.yaml" if not scheme else "style.css, under prefers-color-scheme: dark"
            yield Diagnostic(
                "contrast-page",
                f"{words} ({front}) on {ground} ({back}) has a contrast of {_said(found)} to 1{scheme}; "
                f"{pair.least:g} is the least",
                position=_position(front) if not scheme else None,
                field=f"colours.{words}" if not scheme else f"the dark colours of the style {style.name}",
                fix=f"Make one of the two darker or paler in {where}.",
            )


def _position(colour: str) -> Position | None:
    """Return where a colour stands in style.yaml, if it is known."""
    origin = getattr(colour, "origin", None)
    return origin.position if origin else None


def _said(found: float) -> str:
    """Return a contrast in one decimal, cut off so that it is never said to be enough when it is not."""
    return f"{int(found * 10) / 10:g}"


def word_contrast(style: HouseStyle) -> Iterator[Diagnostic]:
    """The words of each style of reference.docx that documents use stand out from what is behind them."""
    for look in looked_styles(style.reference):
        least = _LEAST_LARGE if look.large else _LEAST
        found = ratio(look.words, look.ground)
        if found < least:
            yield _word_fault(look, found, least, style.reference.file)


def _word_fault(look: Looked, found: float, least: float, file: str) -> Diagnostic:
    return Diagnostic(
        "contrast-word",
        f'the style "{look.name}" has a contrast of {_said(found)} to 1{look.where} ({look.words} on {look.ground}); '
        f"{least:g} is the least",
        position=Position(file),
        field=f"the style {look.name}",
        fix=f'Open the file in Word, modify the style "{look.name}", and make its letters darker or its shading paler.',
    )
