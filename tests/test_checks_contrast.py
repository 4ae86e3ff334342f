"""Contrast: the house style has enough, and colours that are too near are told, in pages and in reference.docx."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.accessibility.contrast import page_contrast, ratio, word_contrast
from briefgen.diagnostics import Diagnostic
from briefgen.errors import StyleError
from briefgen.style.house import HouseStyle, load_style
from briefgen.style.reference import read_reference
from briefgen.workspace import Workspace
from steady import steady
from test_house_css import PAIRS, contrast
from word import REFERENCE, changed

COLOURS = st.from_regex("#[0-9a-f]{6}", fullmatch=True)
OWN = "templates/styles/county/style.yaml"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    (tmp_path / "briefs").mkdir()
    (tmp_path / OWN).parent.mkdir(parents=True)
    return Workspace.at(tmp_path)


def county(place: Workspace, text: str) -> HouseStyle:
    """A style that extends the house's."""
    (place.root / OWN).write_text(f"extends: house\n{text}", encoding="utf-8")
    return load_style(place, "county")


def with_styles(place: Workspace, old: str, new: str) -> list[Diagnostic]:
    """What is told of the house's reference.docx with one text of its styles changed."""
    content = changed(REFERENCE.read_bytes(), styles=lambda text: text.replace(old, new))
    return list(word_contrast(replace(load_style(place, "house"), reference=read_reference(content, "reference.docx"))))


@given(COLOURS, COLOURS)
@steady()
def test_the_ratio_is_that_of_wcag(one: str, other: str) -> None:
    assert ratio(one, other) == ratio(other, one) == pytest.approx(contrast(one, other))
    assert 1 <= ratio(one, other) <= 21


def test_black_on_white_is_21_to_1() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_house_style_has_enough_contrast(place: Workspace) -> None:
    house = load_style(place, "house")
    assert [*page_contrast(house), *word_contrast(house)] == []


def test_every_colour_of_words_in_the_sheet_is_in_a_pair(place: Workspace) -> None:
    house = load_style(place, "house")
    used = set(re.findall(r"(?:^|[\s;{])(?:color|--kind):\s*var\(--colour-([a-z-]+)\)", house.css))
    assert len(used) > 5
    assert used - {name for pair in house.pairs for name in pair.words} == set()
    grounds = set(re.findall(r"(?:background|--ground):\s*var\(--colour-([a-z-]+)\)", house.css))
    assert grounds - {name for pair in house.pairs for name in pair.on} == set()


def test_the_pairs_hold_all_that_the_sheet_is_known_to_put_on_one_another(place: Workspace) -> None:
    pairs = {(words, ground) for pair in load_style(place, "house").pairs for words in pair.words for ground in pair.on}
    assert set(PAIRS) <= pairs


def test_a_colour_that_is_too_pale_is_told_at_its_line(place: Workspace) -> None:
    found = list(page_contrast(county(place, 'colours:\n  link: "#7fa8d6"\n')))
    assert {one.code for one in found} == {"contrast-page"}
    assert len(found) == 7
    assert str(found[0].position) == f"{OWN}:3:9"
    assert found[0].field == "colours.link"
    assert "link (#7fa8d6) on background (#ffffff) has a contrast of 2.4 to 1; 4.5 is the least" in found[0].message
    assert found[0].fix


def test_dark_colours_of_the_sheet_are_looked_at_too(place: Workspace) -> None:
    house = load_style(place, "house")
    dimmed = replace(house, css=house.css.replace("--colour-text: #e8ecf0", "--colour-text: #404850"))
    found = list(page_contrast(dimmed))
    assert len(found) == 7
    assert all("in the dark" in one.message for one in found)
    assert all(one.position is None and "dark" in one.field for one in found)


def test_a_style_adds_pairs_of_its_own(place: Workspace) -> None:
    style = county(place, "pairs:\n  - {words: [rule], on: [background], least: 3}\n")
    assert len(style.pairs) == len(load_style(place, "house").pairs) + 1
    found = [one for one in page_contrast(style) if "dark" not in one.field]
    assert [one.message.partition(" has ")[0] for one in found] == ["rule (#b4c6cb) on background (#ffffff)"]
    assert "3 is the least" in found[0].message


def test_a_pair_of_a_colour_that_is_not_there_is_refused(place: Workspace) -> None:
    with pytest.raises(StyleError, match='no colour "blush"') as stopped:
        county(place, "pairs:\n  - {words: [blush], on: [background]}\n")
    assert str(stopped.value.diagnostic().position) == f"{OWN}:3:14"


def test_a_style_in_word_that_is_too_pale_is_told(place: Workspace) -> None:
    (found,) = with_styles(place, '<w:color w:val="8F1D1D"/>', '<w:color w:val="C0A0A0"/>')
    assert found.code == "contrast-word"
    assert "Marking" in found.message
    assert found.position
    assert "Marking" in (found.fix or "")


def test_shading_is_what_words_stand_on(place: Workspace) -> None:
    found = with_styles(place, 'w:fill="E9F1F8"', 'w:fill="1F2A33"')
    told = {one.field.removeprefix("the style ") for one in found}
    assert {"Key Message", "Key Message Title", "Hyperlink"} <= told
    assert not any(name.startswith("Notice") for name in told)


def test_what_a_style_is_based_on_decides_where_it_says_nothing_itself(place: Workspace) -> None:
    found = with_styles(place, '<w:color w:val="1F2A33"/>', '<w:color w:val="AAAAAA"/>')
    assert {"Body Text", "List Bullet", "Definition"} <= {one.field.removeprefix("the style ") for one in found}
    assert "Lead" not in {one.field.removeprefix("the style ") for one in found}


def test_large_letters_need_less(place: Workspace) -> None:
    grey = '<w:color w:val="888888"/>'  # 3.5 to 1 on white
    told = {one.field for one in with_styles(place, '<w:color w:val="133F4F"/>', grey)}
    assert "the style heading 5" in told
    assert "the style heading 1" not in told


@pytest.mark.parametrize(
    ("colour", "pale"),
    [
        ('<w:color w:val="FFFFFF" w:themeColor="accent1"/>', False),
        ('<w:color w:val="000000" w:themeColor="background1"/>', True),
        ('<w:color w:val="000000" w:themeColor="accent1" w:themeTint="66"/>', True),
        ('<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="40"/>', False),
        ('<w:color w:val="auto"/>', False),
        ('<w:color w:val="nonsense"/>', False),
    ],
)
def test_colours_of_the_theme_are_looked_up(place: Workspace, colour: str, pale: bool) -> None:
    found = with_styles(place, '<w:color w:val="8F1D1D"/>', colour)
    assert [one.field for one in found] == (["the style Marking"] if pale else [])


def test_a_dark_first_row_with_pale_words_is_well(place: Workspace) -> None:
    content = changed(
        REFERENCE.read_bytes(),
        styles=lambda text: re.sub(
            r'(w:styleId="TableHeader".*?<w:color w:val=)"133F4F"', r'\1"FFFFFF"', text.replace("E6F0F2", "133F4F")
        ),
    )
    style = replace(load_style(place, "house"), reference=read_reference(content, "reference.docx"))
    assert list(word_contrast(style)) == []


def test_pale_words_in_a_pale_first_row_are_told(place: Workspace) -> None:
    (found,) = with_styles(place, 'w:fill="E6F0F2"', 'w:fill="5A6A70"')
    assert "Table Header" in found.message
    assert "in a table" in found.message


@pytest.mark.parametrize(
    ("shading", "told"),
    [
        ('w:val="solid" w:color="1F2A33"', True),
        ('w:val="pct90" w:color="000000"', True),
        ('w:val="pct5" w:color="000000"', False),
    ],
)
def test_patterns_of_shading_are_reckoned(place: Workspace, shading: str, told: bool) -> None:
    found = with_styles(place, 'w:val="clear" w:color="auto" w:fill="E9F1F8"', f'{shading} w:fill="E9F1F8"')
    assert ("the style Key Message" in {one.field for one in found}) is told
