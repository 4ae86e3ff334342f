"""A house style: what a workspace's own says, what it takes over, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, InputErrors, StyleError
from briefgen.style.house import HouseStyle, load_style
from briefgen.workspace import Workspace
from samples import png

HOUSE = Path(__file__).parent.parent / "templates" / "styles" / "house"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    (tmp_path / "briefs").mkdir()
    return Workspace.at(tmp_path)


def style(place: Workspace, name: str, **files: str | bytes) -> None:
    """Write a style of the workspace: `style_yaml` becomes style.yaml."""
    folder = place.root / "templates" / "styles" / name
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        path = folder / file.replace("_", ".")
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def told(place: Workspace, name: str) -> str:
    """What is said of a style that cannot be used."""
    with pytest.raises(BriefgenError) as stopped:
        load_style(place, name)
    error = stopped.value
    found = error.diagnostics if isinstance(error, InputErrors) else (error.diagnostic(),)
    return "\n".join(str(diagnostic) for diagnostic in found)


def house(place: Workspace) -> HouseStyle:
    return load_style(place, "house")


def test_the_shipped_house_style_is_whole(place: Workspace) -> None:
    found = house(place)
    assert found.colours["accent"].startswith("#")
    assert found.fonts["body"]
    assert found.logo is None
    assert "<main" in found.page
    assert found.reference.paragraph("heading 1")


def test_a_workspaces_own_house_changes_only_what_it_says(place: Workspace) -> None:
    style(place, "house", style_yaml="logo: {file: logo.png, alt: Anytown}\n", logo_png=png(40, 10))
    found = house(place)
    assert found.colours == house(Workspace.at(place.root, place.output)).colours
    assert found.colours["accent"].startswith("#")
    assert found.logo is not None
    assert (found.logo.alt, found.logo.picture.width) == ("Anytown", 40)


def test_a_style_extends_another_and_its_own_comes_first(place: Workspace) -> None:
    style(
        place, "county", style_yaml="extends: house\ncolours: {accent: '#123456'}\n", style_css="body { margin: 1px }"
    )
    found = load_style(place, "county")
    assert found.colours["accent"] == "#123456"
    assert found.colours["text"] == house(place).colours["text"]
    assert found.css == "body { margin: 1px }"
    assert found.page == house(place).page


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"style_yaml": "colours: {accent: red}\n"}, "style.yaml:1:19: colours.accent: error: a colour is written as"),
        ({"style_yaml": "fonts: {body: 'x; } body {'}\n"}, "style.yaml:1:15: fonts.body: error: a font's name"),
        ({"style_yaml": "color: {}\n"}, "no such field"),
        ({"style_yaml": "extends: nowhere\n"}, 'there is no style "nowhere"'),
        ({"style_yaml": "extends: house\nlogo: {file: no.png, alt: x}\n"}, "style.yaml:2:14: error: the logo no.png is not there"),
        ({"style_yaml": "extends: house\nlogo: {file: ../../../x.png, alt: x}\n"}, "is not there"),
        ({"style_yaml": "extends: house\nlogo: {file: logo.png, alt: x}\n", "logo_png": b"GIF89a"}, "logo.png is no picture"),
        ({"style_yaml": "extends: house\nlogo: {file: logo.png, alt: x}\n", "logo_png": png()[:40]}, "logo.png is no picture"),
        ({"style_yaml": "colours: {text: '#000000'}\n"}, "the style has no page.html"),
        ({"style_yaml": "extends: house\n", "style_css": b"\xff\xfe"}, "style.css:1: error: the file is not in UTF-8"),
        ({"style_yaml": "extends: house\n", "reference_docx": b"no zip"}, "reference.docx is no Word document"),
        ({"style_yaml": "extends: house\n", "style_css": "a { color: var(--colour-blush) }"}, "colour-blush"),
    ],
)  # fmt: skip
def test_a_style_that_cannot_be_used_is_told_with_its_file(
    place: Workspace, files: dict[str, bytes], said: str
) -> None:
    style(place, "county", **files)
    words = told(place, "county")
    assert said in words
    assert "Traceback" not in words


def test_a_style_without_a_colour_that_its_css_uses_is_refused(place: Workspace) -> None:
    files = {
        name.replace(".", "_"): (HOUSE / name).read_bytes() for name in ("page.html", "style.css", "reference.docx")
    }
    style(place, "bare", style_yaml="fonts: {body: Arial, heading: Arial}\n", **files)
    words = told(place, "bare")
    assert "colour-accent" in words
    assert "colour-text" in words


def test_styles_that_extend_each_other_are_refused(place: Workspace) -> None:
    style(place, "one", style_yaml="extends: two\n")
    style(place, "two", style_yaml="extends: one\n")
    with pytest.raises(StyleError, match="extends itself"):
        load_style(place, "one")


def test_an_unknown_style_is_told_with_those_there_are(place: Workspace) -> None:
    style(place, "county", style_yaml="extends: house\n")
    words = told(place, "nowhere")
    assert 'there is no style "nowhere"' in words
    assert "county, house" in words
