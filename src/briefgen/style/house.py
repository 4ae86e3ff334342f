"""HouseStyle: everything that decides how documents look, read once from templates/styles/<name>/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.document import Picture
from briefgen.style.reference import Reference


@dataclass(frozen=True, slots=True)
class Logo:
    """The partnership's logo and its text alternative."""

    picture: Picture
    alt: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A style, ready for the writers.

    `colours` and `fonts` by name, as in style.yaml; `page` is the text of page.html and `page_file` its path for
    messages; `css` the text of style.css; `reference` what was read from reference.docx.
    """

    name: str
    colours: Mapping[str, str]
    fonts: Mapping[str, str]
    page: str
    page_file: str
    css: str
    reference: Reference
    logo: Logo | None = None
