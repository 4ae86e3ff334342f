"""How words in a Word file look: which definition decides, through styles, what they are based on, and the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The names of theme colours in styles, and those in the theme part (ECMA-376 17.18.97, 20.1.6.2).
_SLOTS = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink", **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
}  # fmt: skip
_MAPPED = {"text1": "t1", "text2": "t2", "background1": "bg1", "background2": "bg2"}
_USUAL = {"t1": "dark1", "t2": "dark2", "bg1": "light1", "bg2": "light2"}


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return _W + name


def local(node: etree._Element) -> str:
    """Return the name of an element without its namespace ("" for a comment)."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def is_on(node: etree._Element | None) -> bool:
    """Tell whether an on-off property is on (ECMA-376 17.17.4); absent is off."""
    return node is not None and node.get(w("val"), "1") not in ("0", "false", "off", "none")


def value(node: etree._Element | None, path: str, name: str = "val") -> str:
    """Return an attribute of the first element on a path (`pPr/jc`) below a node; "" if there is none."""
    found = node.find(_path(path)) if node is not None else None
    return found.get(w(name), "") if found is not None else ""


@lru_cache(maxsize=256)
def _path(path: str) -> str:
    return "/".join(w(step) for step in path.split("/"))


class Styles:
    """The styles of a file, with its theme and its settings; any of the three may be missing."""

    def __init__(
        self, styles: etree._Element | None, theme: etree._Element | None, settings: etree._Element | None
    ) -> None:
        """Take the roots of the parts."""
        nodes = list(styles.iterfind(w("style"))) if styles is not None else []
        self._by_id = {(node.get(w("type"), ""), node.get(w("styleId"), "")): node for node in nodes}
        self._usual = {node.get(w("type"), ""): node for node in nodes if node.get(w("default")) in ("1", "true", "on")}
        self._defaults = styles.find(w("docDefaults")) if styles is not None else None
        self._theme = theme
        self._mapping = settings.find(w("clrSchemeMapping")) if settings is not None else None
        # A file has few styles and many words: what the styles say is looked up once.
        self._chains: dict[tuple[str, str], list[etree._Element]] = {}
        self._levels: dict[tuple[str, str, str], list[etree._Element]] = {}

    def chain(self, kind: str, style: str) -> list[etree._Element]:
        """Return a style and those that it is based on, itself first; the default one where there is no such style."""
        if (kind, style) not in self._chains:
            found: list[etree._Element] = []
            node = self._by_id.get((kind, style), self._usual.get(kind))
            while node is not None and node not in found:
                found.append(node)
                node = self._by_id.get((kind, value(node, "basedOn")))
            self._chains[kind, style] = found
        return self._chains[kind, style]

    def of_paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return what decides how a paragraph is laid out, the strongest first: pPr elements."""
        own = self._properties("pPr", paragraph)
        return own + self._of_styles("pPr", "", value(paragraph, "pPr/pStyle"))

    def of_run(self, run: etree._Element, paragraph: etree._Element) -> list[etree._Element]:
        """Return what decides how the words of a run look, the strongest first: rPr elements."""
        own = self._properties("rPr", run)
        return own + self._of_styles("rPr", value(run, "rPr/rStyle"), value(paragraph, "pPr/pStyle"))

    def of_words(self, *nodes: etree._Element) -> list[etree._Element]:
        """Return what decides how words in these styles look, the strongest first: rPr elements."""
        return self._properties("rPr", *nodes) + self._default("rPr")

    def _of_styles(self, name: str, character: str, paragraph: str) -> list[etree._Element]:
        """Return what styles say, the strongest first, and what holds where no style says anything."""
        if (name, character, paragraph) not in self._levels:
            named = self.chain("character", character) if character else []
            found = self._properties(name, *named, *self.chain("paragraph", paragraph))
            self._levels[name, character, paragraph] = found + self._default(name)
        return self._levels[name, character, paragraph]

    def _default(self, name: str) -> list[etree._Element]:
        found = self._defaults.find(_path(f"{name}Default/{name}")) if self._defaults is not None else None
        return [] if found is None else [found]

    def _properties(self, name: str, *nodes: etree._Element) -> list[etree._Element]:
        found = [node.find(w(name)) for node in nodes]
        return [node for node in found if node is not None]

    def names(self, chain: list[etree._Element]) -> list[str]:
        """Return the names of styles in small letters, as the file has them: `heading 1`."""
        return [value(style, "name").casefold() for style in chain]

    def level(self, paragraph: etree._Element) -> int:
        """Return the level of a heading, from 1, by its outline level or its style's name; 0 for no heading."""
        return self.outline_level(paragraph) or self.named_level(paragraph)

    def outline_level(self, paragraph: etree._Element) -> int:
        """Return the outline level that a paragraph or its style defines, from 1; 0 for running text."""
        said = first(self.of_paragraph(paragraph), "outlineLvl")
        level = said.get(w("val"), "9") if said is not None else "9"
        return int(level) + 1 if re.fullmatch("[0-8]", level) else 0

    def named_level(self, paragraph: etree._Element) -> int:
        """Return the level that the name of a paragraph's style promises, from 1; 0 if it promises none."""
        for name in self.names(self.chain("paragraph", value(paragraph, "pPr/pStyle"))):
            if found := re.fullmatch("heading ([1-9])", name):
                return int(found[1])
        return 0

    def font(self, levels: list[etree._Element]) -> str:
        """Return the name of the font of words, looked up in the theme where it is the theme's; "" if unknown."""
        for fonts in (found for level in levels for found in level.iterfind(w("rFonts"))):
            if theme := fonts.get(w("asciiTheme")):
                return self._theme_font("majorFont" if theme.startswith("major") else "minorFont")
            if name := fonts.get(w("ascii")):
                return name
        return ""

    def _theme_font(self, name: str) -> str:
        found = next(self._theme.iter(_A + name), None) if self._theme is not None else None
        latin = found.find(_A + "latin") if found is not None else None
        return latin.get("typeface", "") if latin is not None else ""

    def theme_colour(self, name: str) -> str:
        """Return a colour of the theme as six digits, by the name that styles call it; "" if there is none."""
        role = _MAPPED.get(name)
        if role:
            name = self._mapping.get(w(role), _USUAL[role]) if self._mapping is not None else _USUAL[role]
        nodes = self._theme.iter(_A + _SLOTS.get(name, "none")) if self._theme is not None else iter(())
        for node in nodes:
            for colour in node:
                return colour.get("lastClr", colour.get("val", ""))
        return ""


def first(levels: list[etree._Element], name: str) -> etree._Element | None:
    """Return the strongest definition of a property; None if nothing defines it."""
    return next((found for level in levels if (found := level.find(w(name))) is not None), None)


def runs_with_words(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs of a paragraph that hold words."""
    for run in paragraph.iter(w("r")):
        if any((node.text or "").strip() for node in run.iterfind(w("t"))):
            yield run
