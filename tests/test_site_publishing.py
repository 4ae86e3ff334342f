"""`briefgen publish` from the command line: what is on the site, what is not, and that nothing half or unsaid gets there."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from lxml import html

import published
from briefgen.anonymity.reading import texts
from briefgen.model.review import Review
from briefgen.source import load
from workspaces import BRIEF, approved, files, run, small, write

pytestmark = pytest.mark.xdist_group("site")

ON = published.DAY.isoformat()
NAME = "Zebedee Quillfeather"


THEMES = """themes:
  - {id: visits, name: Home visits, group: practice, definition: Somebody goes there.}
  - {id: doors, name: Doors, group: practice, definition: They close.}
"""
ROBIN = """name: Robin
type: sar
lead_themes: [visits]
findings:
  - {id: doors, title: Closed doors, themes: [visits], gap: Nobody came back.}
narrative:
  what_happened: Robin was hurt.
"""


@pytest.fixture(scope="module")
def approved_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workspace with an approved brief and a draft, and a list of names beside it."""
    folder = tmp_path_factory.mktemp("small")
    root = small(folder / "office", robin=ROBIN, wren=BRIEF)
    write(folder / "names.txt", f"{NAME}\n")
    write(root / "briefs/partnership/themes.yaml", THEMES)
    approved(root, "robin", "learning-brief")
    change(root / "briefs/robin.yaml", "  learning-brief:\n", "  learning-brief:\n    publish_on: 2026-02-02\n")
    return folder


@pytest.fixture
def office(approved_office: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    shutil.copytree(approved_office, tmp_path / "copy")
    return tmp_path / "copy" / "office"


@pytest.fixture(scope="module")
def whole_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter's workspace, with most of what a review can hold."""
    folder = tmp_path_factory.mktemp("whole")
    write(folder / "names.txt", f"{NAME}\n")
    published.workspace(folder / "office")
    return folder / "office"


def publish(root: Path, *arguments: str, on: str = ON, code: int = 0) -> str:
    result = run("publish", "--forbidden", root.parent / "names.txt", "--on", on, "--workspace", root, *arguments)
    assert result.exit_code == code, result.output
    return result.output


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    write(file, text.replace(old, new, 1))


def test_nothing_is_published_without_the_list(office: Path) -> None:
    result = run("publish", "--workspace", office, "--on", ON)
    assert result.exit_code == 2
    assert "nothing is published without the list of forbidden names" in result.output
    assert not (office / "output").exists()


def test_what_is_published_and_what_is_not_is_told(office: Path) -> None:
    said = publish(office)
    assert "left out: wren, learning-brief: it is a draft: it has not been approved" in said
    assert re.search(r"wrote .*site: 1 document of 1 review; (\d+) files, \1 changed", said)
    page = html.fromstring((office / "output/site/reviews/robin/index.html").read_bytes())
    links = {link.get("href") for link in page.iter("a")}
    assert {"learning-brief/", "robin-learning-brief.docx"} <= links
    assert not (office / "output/site/reviews/wren").exists()
    theme = html.fromstring((office / "output/site/themes/visits/index.html").read_bytes()).find(".//main")
    assert "Closed doors" in theme.text_content()


def test_the_manifest_holds_every_file_and_its_hash(office: Path) -> None:
    publish(office)
    made = files(office / "output" / "site")
    listed = {one["path"]: one for one in json.loads(made.pop("manifest.json"))["files"]}
    assert set(listed) == set(made)
    for path, content in made.items():
        assert listed[path]["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_same_input_makes_the_same_bytes(office: Path) -> None:
    publish(office)
    before = files(office / "output" / "site")
    assert re.search(r"\d+ files, 0 changed", publish(office))
    assert files(office / "output" / "site") == before


def test_before_its_day_a_document_is_not_there_and_afterwards_it_is(office: Path) -> None:
    publish(office, on="2026-02-01")
    assert not (office / "output/site/reviews/robin").exists()
    assert "Robin" not in (office / "output/site/index.html").read_text("utf-8")
    publish(office, on="2026-02-02")
    assert (office / "output/site/reviews/robin/learning-brief/index.html").is_file()
    assert "Robin" in (office / "output/site/index.html").read_text("utf-8")


def test_an_edition_is_told_from_its_day(office: Path) -> None:
    history = "[{version: 1.0, date: 2026-02-02}, {version: 1.1, date: 2026-02-20, correction: yes, text: The helpline was wrong.}]"
    change(office / "briefs/robin.yaml", "  learning-brief:\n", f"  learning-brief:\n    history: {history}\n")
    assert "its approvals do not hold" in publish(office, code=1)  # what is told of it is approved, too
    approved(office, "robin", "learning-brief")
    for day, told in (("2026-02-19", False), ("2026-02-20", True)):
        publish(office, on=day)
        found = [path for path, content in files(office / "output/site").items() if b"helpline was wrong" in content]
        assert ("reviews/robin/learning-brief/index.html" in found) is told
        assert bool(found) is told


def test_a_changed_word_takes_it_off_the_site_and_is_told_as_grave(office: Path) -> None:
    publish(office)
    change(office / "briefs/robin.yaml", "Robin was hurt", "Robin was badly hurt")
    said = publish(office, code=1)
    assert "left out: robin, learning-brief: its approvals do not hold: see briefgen status robin" in said
    assert "no longer there: reviews/robin/robin-learning-brief.docx" in said
    assert not (office / "output/site/reviews/robin").exists()


def test_a_broken_review_is_told_and_the_others_are_published(office: Path) -> None:
    change(office / "briefs/wren.yaml", "name:", "nmae:")
    said = publish(office, code=1)
    assert "left out: wren: its file has problems: see briefgen check wren" in said
    assert (office / "output/site/reviews/robin/index.html").is_file()


@pytest.mark.parametrize("place", ["theme", "title", "about"])
def test_a_forbidden_name_stops_it_and_the_earlier_site_stays(office: Path, place: str) -> None:
    publish(office)
    before = files(office / "output")
    shared = office / "briefs/partnership"
    match place:
        case "title":
            change(shared / "partnership.yaml", "  title: Anytown", f"  title: {NAME}")
        case "about":
            change(shared / "partnership.yaml", "    Here is what", "    Z. Quillfeather, here is what")
        case _:
            change(shared / "themes.yaml", "Somebody goes there.", f"As {NAME} said.")
    said = publish(office, code=1)
    assert "line 1 of the forbidden list" in said
    assert "Quillfeather" not in said
    assert files(office / "output") == before


def test_what_no_published_document_prints_is_nowhere_on_the_site(whole_office: Path) -> None:
    """Fields that no document prints, comments, and what only the response prints, which is not published yet."""
    file = whole_office / "briefs/sar-rosa.yaml"
    before = file.read_bytes()
    text = before.decode("utf-8")
    for number, (field, inner) in enumerate({"incident": "harm", "report": "reason"}.items()):
        text = re.sub(rf"(?m)^{field}:.*\n(?: .*\n)*", "", text) + f"\n{field}: {{{inner}: MARKER{number}}}\n"
    later = re.sub(r"(?s)(\n  chair-response:.*?publish_on: )[0-9-]+", r"\g<1>2030-01-01", text)
    assert later != text
    try:
        write(file, later + "\n# MARKER3\n")
        review = load(file, Review, "sar-rosa").value
        said = publish(whole_office)
    finally:
        file.write_bytes(before)
    assert "left out: sar-rosa, chair-response: it is to be published on 1 January 2030" in said
    assert review is not None
    only_in_response = [str(event.text)[:40] for event in review.timeline]
    site = files(whole_office / "output" / "site")
    brief = site["reviews/sar-rosa/learning-brief/index.html"].decode("utf-8")
    assert "chair’s response to this review" in brief
    assert "chair-response/" not in brief
    for path, content in site.items():
        said_there = [text for _, text in texts(path, content)]
        assert not any("MARKER" in text for text in said_there), path
        assert not any(story in text for text in said_there for story in only_in_response), path


def test_without_an_address_there_is_no_site(tmp_path: Path) -> None:
    root = small(tmp_path / "office")
    write(tmp_path / "names.txt", f"{NAME}\n")
    shared = root / "briefs/partnership/partnership.yaml"
    write(shared, shared.read_text("utf-8").partition("\nlibrary:")[0] + "\n")
    said = publish(root, code=1)
    assert "partnership.yaml: error: nothing says where the website will be" in said
    assert not (root / "output" / "site").exists()


@pytest.mark.parametrize(
    "address", ["learning.example.org", "ftp://example.org", "https://", "https://example.org/?x=1", "https://a b.org"]
)
def test_an_address_that_is_none_is_refused_at_its_place(tmp_path: Path, address: str) -> None:
    root = small(tmp_path / "office")
    write(tmp_path / "names.txt", f"{NAME}\n")
    shared = root / "briefs/partnership/partnership.yaml"
    write(shared, shared.read_text("utf-8").partition("\nlibrary:")[0] + f"\nlibrary:\n  address: '{address}'\n")
    assert "an address is written as https://" in publish(root, code=1)


def test_an_earlier_id_leads_on_and_belongs_to_one_review(office: Path) -> None:
    change(office / "briefs/robin.yaml", "type: sar", "type: sar\nformerly: [adult-r]")
    publish(office)
    moved = html.fromstring((office / "output/site/reviews/adult-r/index.html").read_bytes())
    assert [link.get("href") for link in moved.iter("a") if link.get("href", "").endswith("../robin/")]
    assert moved.xpath("//meta[@http-equiv='refresh']/@content")[0].startswith("0")
    assert (office / "output/site/reviews/adult-r/learning-brief/index.html").is_file()
    change(office / "briefs/robin.yaml", "[adult-r]", "[wren]")
    assert 'the address of "wren" is that of another review' in publish(office, code=1)


def test_a_site_without_a_statement_is_made_and_said_to_lack_it(office: Path) -> None:
    shared = office / "briefs/partnership/partnership.yaml"
    write(shared, shared.read_text("utf-8").partition("  accessibility:")[0])
    assert "warning: the website has no accessibility statement" in publish(office)
    assert (office / "output/site/accessibility/index.html").is_file()


def test_a_review_that_is_named_and_not_published_is_told(whole_office: Path) -> None:
    file = whole_office / "briefs/dardr-marian.yaml"
    before = file.read_bytes()
    try:
        write(file, before.decode("utf-8").replace("status: approved", "status: draft"))
        said = publish(whole_office)
    finally:
        file.write_bytes(before)
    assert 'a document on the website names the review "dardr-marian", of which nothing is there' in said


def test_what_a_killed_run_left_is_put_in_order_first(office: Path) -> None:
    publish(office)
    before = files(office / "output" / "site")
    (office / "output" / "site").rename(office / "output" / ".site-old")  # as after a kill between two renames
    write(office / "output" / ".site-new" / "index.html", "half a page")
    change(office / "briefs/partnership/partnership.yaml", "library:", "library_:")
    assert "no such field" in publish(office, code=1)
    change(office / "briefs/partnership/partnership.yaml", "library_:", "library:")
    publish(office)
    assert files(office / "output" / "site") == before
    assert sorted(path.name for path in (office / "output").iterdir() if path.is_dir()) == ["site"]


def test_a_template_of_ones_own_reaches_no_program(office: Path) -> None:
    for reach in ("at.posixpath.os", "said.__globals__", "at.__class__.__init__", "entry.review.model_copy"):
        template = office / "templates/site/moved.html"
        write(template, f'{{% extends "site/base.html" %}}{{% block main %}}{{{{ {reach} }}}}{{% endblock %}}')
        write(office / "templates/site/not-found.html", template.read_bytes())
        said = publish(office, code=1)
        assert "templates/site/not-found.html:1: error: the template cannot be filled" in said


def test_what_no_browser_may_follow_is_no_link(office: Path) -> None:
    theme = "resources: [{title: Guide, link: 'javascript:alert(1)'}, {title: Book, link: 'https://example.org/book'}]"
    change(office / "briefs/partnership/themes.yaml", "definition: They", f"{theme}, definition: They")
    publish(office)
    page = html.fromstring((office / "output/site/themes/doors/index.html").read_bytes())
    links = [link.get("href") for link in page.iter("a")]
    assert "https://example.org/book" in links
    assert not any("javascript" in link for link in links)
    assert "Guide" in page.text_content()


def test_files_of_others_are_left_and_told(office: Path) -> None:
    publish(office)
    write(office / "output/site/notes.txt", "by hand")
    said = publish(office, code=1)
    assert "notes.txt" in said
    assert (office / "output/site/notes.txt").read_text("utf-8") == "by hand"


def test_fragments_hold_the_main_part_and_lead_to_the_website(whole_office: Path) -> None:
    said = publish(whole_office, "--fragment")
    made = whole_office / "output" / "fragments" / "sar-rosa"
    assert {path.name for path in made.iterdir()} == {"learning-brief.html", "chair-response.html"}
    assert "fragments: " in said
    text = (made / "learning-brief.html").read_text("utf-8")
    (part,) = html.fragments_fromstring(text)
    assert (part.tag, part.get("class"), part.get("lang")) == ("div", "briefgen", "en-GB")
    hrefs = [link.get("href") for link in part.iter("a")]
    assert f"{published.ADDRESS}reviews/sar-rosa/chair-response/" in hrefs
    assert [one.tag for one in part.iter("script", "link", "iframe", "html", "body", "main")] == []
    assert len(list(part.iter("h1"))) == 1


def test_a_fragment_cannot_be_served(office: Path) -> None:
    assert "Use one of the two" in publish(office, "--fragment", "--serve", code=2)
