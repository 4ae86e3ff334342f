"""HouseStyle: everything that decides how documents look, read once from templates/styles/<name>/."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field
from pydantic_core import PydanticCustomError

from briefgen.diagnostics import Position
from briefgen.document import Picture
from briefgen.errors import InputErrors, StyleError
from briefgen.model.base import Model
from briefgen.model.text import Slug, Text
from briefgen.source import load
from briefgen.style.picture import read_picture
from briefgen.style.reference import Reference, read_reference
from briefgen.workspace import Workspace, leads_out


class Colour(Text):
    """A colour as #rrggbb."""

    __slots__ = ()

    @classmethod
    def normalised(cls, value: str) -> str:
        """Return the colour in small letters. Raise PydanticCustomError if it is none."""
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            raise PydanticCustomError("colour", "a colour is written as #rrggbb, in quotes: '#1a5f7a'")
        return value.lower()


class Font(Text):
    """The name of a font that readers' computers have."""

    __slots__ = ()

    @classmethod
    def normalised(cls, value: str) -> str:
        """Return the name. Raise PydanticCustomError if it could be anything but a name."""
        if not re.fullmatch(r"[A-Za-z0-9 -]+", value):
            raise PydanticCustomError("font", "a font's name is made of letters, digits, blanks and hyphens")
        return value


class LogoFile(Model):
    """The logo in style.yaml."""

    file: Text
    """A PNG or JPEG file beside style.yaml."""
    alt: Text
    """What it says or shows, in words."""


class Pair(Model):
    """Colours that stand on one another: words, and what is behind them."""

    words: tuple[Slug, ...] = Field(min_length=1)
    """The names of the colours of words."""
    on: tuple[Slug, ...] = Field(min_length=1)
    """The names of the colours behind them: each of the words can stand on each of these."""
    least: float = Field(default=4.5, ge=1, le=21)
    """The contrast that they have at least (WCAG 2.2, 1.4.3: 4.5, or 3 for large letters)."""


class StyleFile(Model):
    """What style.yaml holds."""

    extends: Slug | None = None
    """The style that this one changes; what is not said here is as there."""
    colours: Mapping[Slug, Colour] = Field(default_factory=dict)
    """Colours by name."""
    fonts: Mapping[Slug, Font] = Field(default_factory=dict)
    """Fonts by name."""
    pairs: tuple[Pair, ...] = ()
    """Which colours stand on which, beside what the style that this one extends says of it."""
    logo: LogoFile | None = None
    """The partnership's logo."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The partnership's logo and its text alternative."""

    picture: Picture
    alt: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A style, ready for the writers.

    `colours` and `fonts` by name, as in style.yaml, a colour with its origin; `page` is the text of page.html and
    `page_file` its path for messages; `css` the text of style.css; `reference` what was read from reference.docx;
    `pairs` say which colours stand on which.
    """

    name: str
    colours: Mapping[str, str]
    fonts: Mapping[str, str]
    page: str
    page_file: str
    css: str
    reference: Reference
    logo: Logo | None = None
    pairs: tuple[Pair, ...] = ()


def load_style(workspace: Workspace, name: str) -> HouseStyle:
    """Read a style and those that it extends. Raise StyleError or InputErrors, with the file, for what is wrong."""
    chain = _chain(workspace, name)
    page, css, reference = (_file(workspace, chain, file) for file in ("page.html", "style.css", "reference.docx"))
    style = HouseStyle(
        name=name,
        colours={str(key): value for _, style in reversed(chain) for key, value in style.colours.items()},
        fonts={str(key): str(value) for _, style in reversed(chain) for key, value in style.fonts.items()},
        page=workspace.text(page),
        page_file=workspace.name(page),
        css=workspace.text(css),
        reference=read_reference(workspace.content(reference), workspace.name(reference)),
        logo=_logo(workspace, chain),
        pairs=tuple(dict.fromkeys(pair for _, style in reversed(chain) for pair in style.pairs)),
    )
    _refuse_gaps(style, workspace.name(css))
    return style


def _refuse_gaps(style: HouseStyle, css_file: str) -> None:
    """Refuse a style whose style.css or pairs use a colour or font that no style.yaml names."""
    for name in (name for pair in style.pairs for name in (*pair.words, *pair.on)):
        if name not in style.colours:
            raise StyleError(
                f'there is no colour "{name}"',
                position=name.origin.position if name.origin else None,
                fix="Name it in style.yaml under colours, or take it out of pairs.",
            )
    known = {*(f"colour-{name}" for name in style.colours), *(f"font-{name}" for name in style.fonts)}
    used = dict.fromkeys(re.findall(r"var\(--((?:colour|font)-[a-z0-9-]+)", style.css))
    if missing := [name for name in used if name not in known]:
        raise StyleError(
            f"style.yaml lacks what style.css uses: {', '.join(missing)}",
            position=Position(css_file),
            fix="Name them in style.yaml under colours and fonts, or let it extend the style house.",
        )


def _chain(workspace: Workspace, name: str) -> list[tuple[str, StyleFile]]:
    """Return the style and those it extends, itself first; a workspace's own extends the shipped one of its name."""
    chain: list[tuple[str, StyleFile]] = []
    wanted: str | None = name
    while wanted:
        if wanted in [done for done, _ in chain]:
            raise StyleError(f'the style "{name}" extends itself', fix="Take out one `extends`.")
        paths = workspace.all_templates("styles", wanted, "style.yaml")
        if not paths:
            known = ", ".join(workspace.listed("styles", "style.yaml"))
            raise StyleError(f'there is no style "{wanted}"', fix=f"Styles here: {known}.")
        files = [_style_file(workspace, path) for path in paths]
        chain += [(wanted, file) for file in files]
        wanted = next((str(file.extends) for file in files if file.extends and file.extends != wanted), None)
    return chain


def _style_file(workspace: Workspace, path: Path) -> StyleFile:
    loaded = load(path, StyleFile, workspace.name(path))
    if loaded.value is None:
        raise InputErrors(loaded.diagnostics)
    return loaded.value


def _file(workspace: Workspace, chain: list[tuple[str, StyleFile]], name: str) -> Path:
    for style, _ in chain:
        if path := workspace.template("styles", style, name):
            return path
    raise StyleError(
        f"the style has no {name}", fix=f"Put one into templates/styles/{chain[0][0]}, or extend the style house."
    )


def _logo(workspace: Workspace, chain: list[tuple[str, StyleFile]]) -> Logo | None:
    for style, file in chain:
        if file.logo is None:
            continue
        name, origin = str(file.logo.file), file.logo.file.origin
        path = None if leads_out(name) else workspace.template("styles", style, name)
        if path is None or not path.is_file():
            position = origin.position if origin else Position(style)
            raise StyleError(f"the logo {name} is not there", position=position, fix="Put it beside style.yaml.")
        return Logo(read_picture(workspace.content(path), workspace.name(path)), str(file.logo.alt))
    return None
