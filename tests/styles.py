"""The house style as its folder has it, for tests of the HTML; the Word file in it is left unread."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

import yaml

from briefgen.document import Picture
from briefgen.style.house import HouseStyle, Logo
from briefgen.style.reference import Reference
from samples import png

HOUSE = Path(__file__).parent.parent / "templates" / "styles" / "house"
LOGO = Logo(Picture(png(180, 60), "image/png", 180, 60), "Anytown Partnership")


@cache
def house_style(logo: Logo | None = None) -> HouseStyle:
    """The house style, with a logo or without."""
    look = yaml.safe_load((HOUSE / "style.yaml").read_text("utf-8"))
    page, css = ((HOUSE / name).read_text("utf-8") for name in ("page.html", "style.css"))
    return HouseStyle(
        "house", look["colours"], look["fonts"], page, "page.html", css, cast(Reference, None), logo
    )  # fmt: skip
