"""What the site says of a review is what its published documents say: texts, dates, themes, agencies, links."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from briefgen.anonymity.forbidden import NOBODY
from briefgen.pipeline import prepare
from briefgen.setting import Setting
from briefgen.site.gathering import gather
from briefgen.site.library import Entry, Library
from briefgen.site.pages import pages
from briefgen.site.rendering import assets, rendered
from briefgen.workspace import Workspace
from workspaces import approved, small, write

ON = date(2026, 3, 2)
PUBLISHED = "    publish_on: 2026-02-02\n"
ROBIN = """name: Robin
type: sar
lead_themes: [visits]
findings:
  - {id: doors, title: Closed doors, themes: [visits, doors], gap: "Nobody came back to [the answer](document:learning-brief)^[In May.]."}
  - {id: unprinted, title: Not said, themes: [keys]}
timeline:
  - {date: 2023-10-12, text: The report was received.}
  - {period: a week later, text: It was read.}
narrative:
  what_happened: Robin was hurt. St Anne's Homes had called.
"""
HISTORY = "It said too much of [the plan](document:action-plan)^[On page 2.]."
THEMES = """themes:
  - {id: visits, name: Visits, group: practice}
  - {id: doors, name: Doors, group: practice}
  - {id: keys, name: Keys, group: practice}
  - {id: visits-again, name: Visits, group: system}
"""
KIND = "title: Story\nabout: For everyone.\n"
STORY = '# Story of "{{ review.name }}"\n\n{% for event in review.timeline %}\n{{ event.text }}\n\n{% endfor %}\n'


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    root = small(tmp_path_factory.mktemp("library"), robin=ROBIN)
    shared = root / "briefs" / "partnership"
    agencies = "agencies:\n  - {id: homes, name: St Anne's Homes, sector: housing}\n"
    write(
        shared / "partnership.yaml",
        (shared / "partnership.yaml").read_text("utf-8").replace("agencies:\n", agencies, 1),
    )
    write(shared / "themes.yaml", THEMES)
    write(root / "templates/kinds/story/kind.yaml", KIND)
    write(root / "templates/kinds/story/document.md", STORY)
    file = root / "briefs/robin.yaml"
    history = f"    history: [{{version: 1.0, date: 2026-02-02, text: '{HISTORY}'}}]\n"
    write(file, f"{ROBIN}documents:\n  learning-brief:\n{PUBLISHED}{history}  story:\n{PUBLISHED}")
    for kind in ("learning-brief", "story"):
        approved(root, "robin", kind)
    return prepare(Workspace.at(root), (), ON, NOBODY, every_kind=True)


@pytest.fixture(scope="module")
def library(setting: Setting) -> Library:
    found = gather(setting, ON)
    assert [len(entry.documents) for entry in found.entries] == [2], found.left_out
    return found


@pytest.fixture(scope="module")
def robin(library: Library) -> Entry:
    return library.entries[0]


@pytest.fixture(scope="module")
def site(setting: Setting, library: Library) -> dict[str, html.HtmlElement]:
    made = rendered(setting, library, assets(setting), pages(setting, library))
    return {file.path: html.document_fromstring(file.content) for file in made}


def words(page: html.HtmlElement) -> str:
    return " ".join(page.find(".//main").text_content().split())


def test_the_story_has_the_dates_that_a_document_prints_and_no_others(
    robin: Entry, site: dict[str, html.HtmlElement]
) -> None:
    assert [str(event.text) for event in robin.story] == ["The report was received.", "It was read."]
    said = words(site["reviews/robin/index.html"])
    assert "The report was received." in said
    assert "October" not in said
    assert "week later" not in said


def test_a_review_stands_with_the_themes_that_it_names_and_those_of_findings_that_it_prints(
    library: Library, robin: Entry, setting: Setting, site: dict[str, html.HtmlElement]
) -> None:
    assert [theme.id for theme in robin.themes] == ["visits"]
    assert [theme.id for theme in robin.all_themes] == ["visits", "doors"]
    on = {theme.id: [entry.id for entry in library.of_theme(theme)] for theme in setting.shared.themes_file.themes}
    assert on == {"visits": ["robin"], "doors": ["robin"], "keys": [], "visits-again": []}
    assert "Closed doors" in words(site["themes/doors/index.html"])
    assert not any("Not said" in page.text_content() for page in site.values())


def test_an_agency_is_found_by_its_name_as_documents_set_it(robin: Entry, site: dict[str, html.HtmlElement]) -> None:
    assert [agency.id for agency in robin.agencies] == ["homes"]
    assert "agencies/homes/index.html" in site


def test_in_what_other_pages_say_no_link_is_dead_and_no_note_lost(site: dict[str, html.HtmlElement]) -> None:
    theme, review = site["themes/visits/index.html"], site["reviews/robin/index.html"]
    assert "Nobody came back to the answer (In May.)." in words(theme)
    assert "It said too much of the plan (On page 2.)." in words(review)
    for path, page in site.items():
        links = [link.get("href") for link in page.iter("a")]
        assert not any(link.endswith(("brief.html", "plan.html")) for link in links), path
        ids = [one.get("id") for one in page.iter() if one.get("id")]
        assert len(ids) == len(set(ids)), path
        for link in links:
            assert not link.startswith("#") or link[1:] in ids, (path, link)
