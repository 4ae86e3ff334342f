"""Which colours the styles of a reference.docx put on which: words, and the shading or the paper behind them."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from briefgen.checks.accessibility.word_styles import Styles, first, is_on, value, w
from briefgen.checks.opened import parsed
from briefgen.style import names
from briefgen.style.reference import Reference

_PAPER = "#ffffff"
_LARGE, _LARGE_BOLD = 36, 28  # half-points: 18 pt, and 14 pt in bold, are large (WCAG 2.2, 1.4.3)
_IN_TABLES = ("Table Text", "Table Header")  # the styles of words in tables; the second stands in the first row
_USUAL_SIZE = "20"  # half-points, where nothing is said (ECMA-376 17.3.2.38)


@dataclass(frozen=True, slots=True)
class Looked:
    """A style as it looks on a ground: both colours as #rrggbb; `where` says in words on what, if not on its own."""

    name: str
    words: str
    ground: str
    large: bool
    where: str = ""


def looked_styles(reference: Reference) -> Iterator[Looked]:
    """Yield every look that words of a made document can have, once."""
    settings = parsed(reference.settings)
    styles = Styles(parsed(reference.styles), parsed(reference.theme or b""), settings)
    yield from dict.fromkeys(_Looks(styles, reference).all())


class _Looks:
    """The styles of a reference that documents use, and how words in them look."""

    def __init__(self, styles: Styles, reference: Reference) -> None:
        self._styles = styles
        self._reference = reference
        needed = [name for kind, name in names.REQUIRED if kind == names.PARAGRAPH and name not in _IN_TABLES]
        tops = [node for header in reference.headers if (node := parsed(header.content)) is not None]
        used = [value(paragraph, "pPr/pStyle") for top in tops for paragraph in top.iter(w("p"))]
        ids = dict.fromkeys([*map(reference.paragraph, needed), *used])
        self._paragraphs = [chain for style in ids if (chain := styles.chain("paragraph", style))]

    def all(self) -> Iterator[Looked]:
        tables = list(self._tables())
        grounds = [self._ground(*chain) for chain in self._paragraphs]
        for chain, ground in zip(self._paragraphs, grounds, strict=True):
            yield self._look(chain, ground)
        yield from tables
        inside = [look.ground for look in tables if look.name.casefold() == "table text"]
        yield from self._characters(dict.fromkeys([_PAPER, *grounds, *inside]))

    def _characters(self, grounds: Iterable[str]) -> Iterator[Looked]:
        """Yield the looks of words in a character style: Word's own can stand on every ground, labels on paper."""
        for name in (name for kind, name in names.REQUIRED if kind == names.CHARACTER):
            chain = self._styles.chain("character", self._reference.character(name))
            if not any(style.find(f"{w('rPr')}/{w('color')}") is not None for style in chain):
                continue  # its words have the colour of those around them
            label = chain[0].get(w("customStyle")) in ("1", "true")
            for ground in [_PAPER] if label else grounds:
                where = "" if ground == _PAPER else " on shading"
                yield self._look(chain, self._shade(chain[0].find(w("rPr"))) or ground, where)

    def _tables(self) -> Iterator[Looked]:
        """Yield the looks of words in each part of a table, whose shading and colours the table's style may set."""
        chain = self._styles.chain("table", self._reference.table("Brief Table"))
        whole = next((shade for node in chain if (shade := self._shade(node.find(w("tcPr"))))), _PAPER)
        for region in [*chain[:1], *(region for node in chain for region in node.iterfind(w("tblStylePr")))]:
            name = _IN_TABLES[region.get(w("type")) == "firstRow"]
            words = self._styles.chain("paragraph", self._reference.paragraph(name))
            behind = self._shade(region.find(w("tcPr"))) or whole
            own = self._ground(*words)
            yield self._look([*words, region, *chain], own if own != _PAPER else behind, " in a table")

    def _ground(self, *chain: etree._Element) -> str:
        """Return what is behind the words of a paragraph style: the nearest shading of its words, else of itself."""
        for name in ("rPr", "pPr"):
            for style in chain:
                if (shade := self._shade(style.find(w(name)))) is not None:
                    return shade or _PAPER
        return _PAPER

    def _look(self, nodes: list[etree._Element], ground: str, where: str = "") -> Looked:
        levels = self._styles.of_words(*nodes)
        size = first(levels, "sz")
        points = size.get(w("val"), "") if size is not None else _USUAL_SIZE
        bold = is_on(first(levels, "b"))
        large = points.isdecimal() and int(points) >= (_LARGE_BOLD if bold else _LARGE)
        words = self._colour(first(levels, "color"), "val", "themeColor", "themeTint", "themeShade")
        return Looked(value(nodes[0], "name"), words or _automatic(ground), ground, large, where)

    def _shade(self, properties: etree._Element | None) -> str | None:
        """Return the shading that properties define; "" if they define that there is none, None if they say nothing."""
        shade = properties.find(w("shd")) if properties is not None else None
        if shade is None:
            return None
        fill = self._colour(shade, "fill", "themeFill", "themeFillTint", "themeFillShade")
        ink = self._colour(shade, "color", "themeColor", "themeTint", "themeShade") or "#000000"
        pattern = shade.get(w("val"), "clear")
        share = 1.0 if pattern == "solid" else 0.0
        if found := re.fullmatch(r"pct(\d+)", pattern):
            share = min(int(found[1]), 100) / 100
        return _mixed(ink, fill or _PAPER, share) if share else fill

    def _colour(self, node: etree._Element | None, plain: str, theme: str, tint: str, shade: str) -> str:
        """Return the colour that a node names, the theme's before its own; "" where it is automatic."""
        if node is None:
            return ""
        found = self._styles.theme_colour(node.get(w(theme), ""))
        if re.fullmatch("[0-9a-fA-F]{6}", found):
            return _toned(f"#{found.lower()}", node.get(w(tint)), node.get(w(shade)))
        said = node.get(w(plain), "")
        return f"#{said.lower()}" if re.fullmatch("[0-9a-fA-F]{6}", said) else ""


def _automatic(ground: str) -> str:
    """Return the colour of automatic words: black, or white on a dark ground."""
    red, green, blue = _shares(ground)
    return "#000000" if 0.299 * red + 0.587 * green + 0.114 * blue > 0.25 else "#ffffff"


def _toned(colour: str, tint: str | None, shade: str | None) -> str:
    """Return a colour of the theme made paler (tint) or darker (shade) by two hexadecimal digits (17.3.2.6)."""
    hue, light, full = colorsys.rgb_to_hls(*_shares(colour))
    if tint and re.fullmatch("[0-9a-fA-F]{2}", tint):
        light = light * int(tint, 16) / 255 + 1 - int(tint, 16) / 255
    if shade and re.fullmatch("[0-9a-fA-F]{2}", shade):
        light = light * int(shade, 16) / 255
    return _written(colorsys.hls_to_rgb(hue, light, full))


def _mixed(ink: str, paper: str, share: float) -> str:
    pairs = zip(_shares(ink), _shares(paper), strict=True)
    return _written(tuple(one * share + other * (1 - share) for one, other in pairs))


def _shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _written(shares: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)
