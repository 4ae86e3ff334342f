"""The made documents of the review "Emily", read as a reader reads them: what they must tell, and what they must not.

Each fact of emily-facts.txt is a number of marks: words that stand together in one block, so that a document that drops
or splits a fact fails. Both formats are read, never the YAML.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from lxml.html import HtmlElement

from briefgen.approval.opened import with_status
from briefgen.diagnostics import Severity
from briefgen.kinds import kind_names
from briefgen.pipeline import make, prepare
from briefgen.workspace import Workspace
from built import ROOT, content, documents, docx_text, folded, html_text, main_of, paragraphs, part, review
from word import W

RESPONSE, BRIEF, PLAN = "chair-response", "learning-brief", "action-plan"
KINDS = [kind for name, kind in documents() if name == "emily"]
FORMATS = ("html", "docx")


def facts() -> Iterator[tuple[str, str, list[list[str]]]]:
    """Yield the facts of emily-facts.txt: the kind of document that tells it, its name, the marks of each block."""
    kind, name, told = "", "", list[list[str]]()
    for line in Path(__file__).with_name("emily-facts.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            told.append([mark.strip() for mark in line.split(";")])
        elif line and not line.startswith("#"):
            if told:
                yield kind, name, told
            kind, name, told = (line.strip("[]"), "", []) if line.startswith("[") else (kind, line, [])
    yield kind, name, told


FACTS = {name: (kind, told) for kind, name, told in facts()}


@cache
def blocks(kind: str, extension: str) -> tuple[str, ...]:
    """The blocks of a document: the paragraphs of the Word file; paragraphs, items, terms and cells of the page."""
    made = content("emily", kind, extension)
    if extension == "docx":
        return tuple(paragraphs(made))
    found = main_of(made).iter("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "td", "th", "caption")
    return tuple(folded(element.text_content()) for element in found)


def text(kind: str, extension: str) -> str:
    made = content("emily", kind, extension)
    return docx_text(made) if extension == "docx" else html_text(made)


def page(kind: str) -> HtmlElement:
    return lxml.html.document_fromstring(content("emily", kind, "html").decode("utf-8"))


def headings(*levels: int) -> list[str]:
    found = main_of(content("emily", RESPONSE, "html")).iter(*(f"h{level}" for level in levels))
    return [folded(element.text_content()) for element in found]


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("fact", FACTS)
def test_fact_is_told(fact: str, extension: str) -> None:
    kind, told = FACTS[fact]
    for marks in told:
        missing = [
            [mark for mark in marks if not re.search(mark, block, re.IGNORECASE)] for block in blocks(kind, extension)
        ]
        assert [] in missing, f"no block holds {marks}; the nearest lacks {min(missing, key=len)}"


def test_five_things_of_a_plan_are_a_list_of_five() -> None:
    (listed,) = main_of(content("emily", RESPONSE, "html")).xpath(
        "//p[contains(., 'five things')]/following-sibling::ul[1]"
    )
    items = [folded(item.text_content()).lower() for item in listed]
    assert len(items) == 5
    marks = ("concerns", "actions", "who", "by when", "success")
    assert all(mark in item for mark, item in zip(marks, items, strict=True))


# Layout


def test_chair_response_is_laid_out_in_its_order() -> None:
    due = [
        "CSPR.*“Emily”", "role", "case", "story", "propos", "^Area 1", "^Area 2", "^Area 3",
        "beyond the recommendations",
        "(not|no) recommend", "recommendation", "sign-off",
    ]  # fmt: skip
    found = headings(1, 2)
    place = -1
    for mark in due:
        place = next((at for at in range(place + 1, len(found)) if re.search(mark, found[at], re.IGNORECASE)), -2)
        assert place >= 0, f"no heading on {mark!r} in its place among {found}"


def test_responder_is_named_before_the_first_section() -> None:
    first = blocks(RESPONSE, "docx")[:2]
    assert first[1].startswith("Independent Chair and Scrutineer")


def test_areas_have_their_exact_titles() -> None:
    assert [title for title in headings(2) if title.startswith("Area")] == [
        "Area 1: Processes, planning and engagement",
        "Area 2: Keeping plans up-to-date and reflecting changes in circumstances",
        "Area 3: Compliance with procedures",
    ]


def test_eight_outcomes_are_numbered_by_area() -> None:
    numbers = [found[1] for title in headings(3) if (found := re.match(r"Outcome ([\d.]+):", title))]
    assert numbers == ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "3.1"]


def test_each_response_stands_under_what_it_answers() -> None:
    shown = [line for line in blocks(RESPONSE, "docx") if re.match(r"Outcome [\d.]+:|Response to \d", line)]
    order = [re.sub(r":.*", "", line) for line in shown]
    assert order == [
        "Outcome 1.1", "Outcome 1.2", "Outcome 1.3", "Outcome 1.4", "Response to 1.1, 1.2, 1.3 and 1.4",
        "Outcome 1.5", "Response to 1.5", "Outcome 2.1", "Response to 2.1", "Outcome 2.2", "Response to 2.2",
        "Outcome 3.1", "Response to 3.1",
    ]  # fmt: skip


def test_cross_references_lead_to_the_outcome_that_they_name() -> None:
    whole = page(RESPONSE)
    targets = {str(element.get("id")): folded(element.text_content()) for element in whole.iter("h2", "h3")}
    links = [link for link in whole.iter("a") if str(link.get("href")).startswith("#outcome-")]
    assert len(links) >= 8
    for link in links:
        assert targets[str(link.get("href"))[1:]].startswith(f"Outcome {link.text_content()}:")


def test_cross_references_of_the_word_file_lead_to_bookmarks() -> None:
    body = part(content("emily", RESPONSE, "docx"), "word/document.xml")
    assert body is not None
    links = (link.get(f"{{{W}}}anchor") for link in body.iter(f"{{{W}}}hyperlink"))
    anchors = [anchor for anchor in links if anchor]
    bookmarks = {str(mark.get(f"{{{W}}}name")) for mark in body.iter(f"{{{W}}}bookmarkStart")}
    assert len(anchors) > 12
    assert set(anchors) <= bookmarks


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize(
    "exact",
    [
        "Management of Children not brought to medical appointments",
        "“Multi-agency Safeguarding Operational Group”",
        "Independent Chair and Scrutineer",
        "The Bradford Partnership (TBP)",
        "Safeguarding SystmOne group",
        "District Programme Board",
        "“Was not brought”",
        "Section 175",
        "Child Protection Conferences",
    ],
)
def test_names_and_titles_are_exact(exact: str, extension: str) -> None:
    assert exact in text(RESPONSE, extension)


# What the chair bound the brief to


def test_brief_carries_a_section_for_each_bound_theme() -> None:
    whole = page(BRIEF)
    titles = {str(element.get("id")): element.text_content() for element in whole.iter("h3")}
    assert titles["theme-neglect"] == "Neglect"
    assert titles["theme-domestic-abuse"] == "Domestic abuse"


@pytest.mark.parametrize(("kept", "lost"), [("neglect", "domestic-abuse"), ("domestic-abuse", "neglect")])
def test_brief_without_a_bound_theme_is_an_error_that_names_both_places(kept: str, lost: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    file = tmp_path / "briefs" / "emily.yaml"
    stated = file.read_text("utf-8")
    changed = re.sub(r"^lead_themes: .*$", f"lead_themes: [{kept}]", stated, flags=re.MULTILINE)
    assert changed != stated
    file.write_text(changed, "utf-8")
    lines = changed.splitlines()
    made = make(prepare(Workspace.at(tmp_path), [BRIEF]), "emily", ["html"])
    (said,) = [said for said in made.diagnostics if said.code == "bound-theme"]
    assert made.artifacts == ()
    assert said.severity is Severity.ERROR
    assert f'"{lost}"' in said.message
    assert said.position is not None
    assert "must_include" in lines[(said.position.line or 0) - 1]
    (place,) = re.findall(r"lead_themes \(briefs/emily\.yaml:(\d+):\d+\)", said.message)
    assert lines[int(place) - 1].startswith("lead_themes")


# Whose documents they are, and that they are drafts


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_document_says_first_that_it_retells(kind: str, extension: str) -> None:
    said = " ".join(blocks(kind, extension)[:9])
    for mark in (
        "not the text of that response", "The Bradford Partnership is not its author", "has not approved it",
        "not a real name",
    ):  # fmt: skip
        assert mark in said


@pytest.mark.parametrize("kind", KINDS)
def test_partnership_is_nowhere_set_as_the_author(kind: str) -> None:
    core = part(content("emily", kind, "docx"), "docProps/core.xml")
    assert core is not None
    author = str(core.findtext("{http://purl.org/dc/elements/1.1/}creator"))
    assert "Bradford" not in author
    assert author.startswith("briefgen contributors")
    whole = page(kind)
    assert whole.xpath("//meta[@name='author']/@content") == [author]
    outside = [element.text_content() for element in whole.xpath("//header | //footer | //title")]
    assert not [words for words in outside if "Bradford" in words]


@pytest.mark.parametrize("kind", KINDS)
def test_drafts_are_marked(kind: str) -> None:
    assert "OFFICIAL-SENSITIVE: DRAFT" in folded(page(kind).xpath("string(//*[contains(@class, 'marking')])"))
    assert page(kind).xpath("//meta[@name='robots']/@content") == ["noindex"]
    docx = content("emily", kind, "docx")
    headers = [part(docx, f"word/header{number}.xml") for number in range(1, 4)]
    assert [header for header in headers if header is not None and "DRAFT" in "".join(map(str, header.itertext()))]


# What nobody told, nobody invents


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_way_to_reach_the_partnership_is_invented(kind: str, extension: str) -> None:
    words = text(kind, extension)
    numbers = set(re.findall(r"\b0\d{2,4}(?: ?\d{2,4}){1,3}\b|\b116 \d{3}\b|\+\d[\d ]{6,}", words))
    national = {"0808 800 5000", "0800 1111", "0808 2000 247", "116 123"}
    assert numbers <= national
    assert "@" not in words
    assert not re.search(r"\bwww\.|\.gov\.uk|\.org\.uk|[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b", words)


@pytest.mark.parametrize("kind", KINDS)
def test_no_link_leads_to_the_partnership(kind: str) -> None:
    links = [urlsplit(str(link)) for link in page(kind).xpath("//a/@href")]
    assert not [link for link in links if "bradford" in (link.netloc + link.path).lower()]
    assert not [link for link in links if link.scheme == "mailto"]
    assert page(kind).xpath("//img") == []


def dates(words: str) -> set[str]:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    before = rf"(?:\d{{1,2}} )?(?:(?:{months}|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter) )?"
    return set(re.findall(rf"{before}\b(?:19|20)\d\d\b", words))


@pytest.mark.parametrize("extension", FORMATS)
def test_no_date_is_told_but_those_of_the_facts(extension: str) -> None:
    told = {date.lower() for date in dates(text(RESPONSE, extension).rpartition("Support, and how to report")[0])}
    assert told == {
        "2013",
        "2015",
        "2018",
        "autumn 2019",
        "march 2020",
        "september 2020",
        "february 2021",
        "11 may 2021",
    }
    brief = text(BRIEF, extension).partition("Resources")[0]
    assert dates(brief) <= {"2013", "2015"}


@pytest.mark.parametrize("extension", FORMATS)
def test_signature_is_open(extension: str) -> None:
    words = text(RESPONSE, extension)
    signature = words[words.rindex("Signature") :]
    found = re.search(r"Name (.+?) Post (.+?) Date (.+?) (?:Support|About)", signature)
    assert found
    assert found[2] == "Independent Chair and Scrutineer"
    for entry in (found[1], found[3]):
        assert re.fullmatch(r"(?i)not yet signed|to be completed on signing", entry)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("extension", FORMATS)
def test_nobody_is_called_by_name(kind: str, extension: str) -> None:
    assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Cllr)\b\.? [A-Z]", text(kind, extension))


@pytest.mark.parametrize("extension", FORMATS)
def test_no_owner_and_no_due_date_is_printed(extension: str) -> None:
    assert not re.search(r"\b(Owner|Due|By when|Deadline|Lead):", text(RESPONSE, extension))


def test_action_plan_says_that_owner_and_date_are_not_stated() -> None:
    whole = page(PLAN)
    due = [folded(cell.text_content()) for cell in whole.xpath("//td[starts-with(@data-label, 'By when')]")]
    who = [folded(cell.text_content()) for cell in whole.xpath("//td[@data-label='Who']")]
    assert len(due) == len(who) == 9
    assert set(due) <= {"Not stated", "Not recorded", "No date set"}
    assert not [
        cell for cell in who if not re.match(r"Not (stated|recorded)|(To be )?[Rr]equested from|Taken forward by", cell)
    ]


def mentions(kind: str, extension: str, name: str) -> Iterator[str]:
    """The sentences of a document that hold a name."""
    for block in blocks(kind, extension):
        yield from (sentence for sentence in re.split(r"(?<=[.!?])\s+", block) if name in sentence)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("name", ["Alice", "Kieran"])
def test_earlier_reviews_are_known_by_name_alone(name: str, extension: str) -> None:
    for kind in (RESPONSE, BRIEF):
        said = set(mentions(kind, extension, name))
        assert len(said) <= 2
        for sentence in said:
            assert re.search(r"reviews “Alice” and “Kieran” found (the same|problems)", sentence)
            assert not re.search(r"\d", sentence)


@pytest.mark.parametrize("extension", FORMATS)
def test_what_is_only_sought_asked_or_arranged_is_not_told_as_done(extension: str) -> None:
    words = text(RESPONSE, extension)
    for too_much in (
        r"have been arranging|has set up a “?Multi", r"all schools (have|contribute)",
        r"SystmOne (has been|was) amended",
        r"received support as children in need", r"were children in need\b", r"audit (found|showed)",
        r"all of TBP’s work stopped",
    ):  # fmt: skip
        assert not re.search(too_much, words), too_much


@pytest.mark.parametrize("extension", FORMATS)
def test_general_guidance_in_the_brief_is_marked_as_such(extension: str) -> None:
    words = text(BRIEF, extension)
    assert words.count("General guidance") >= 3
    assert re.search(r"“?General guidance”?.{0,40}not about this case", words)


@pytest.mark.parametrize("extension", FORMATS)
def test_brief_has_its_boxes_in_order(extension: str) -> None:
    words = text(BRIEF, extension)
    boxes = [
        "Background", "What happened", "Why it matters", "Findings", "What to do", "Questions to reflect on",
        "Resources",
    ]  # fmt: skip
    places = [words.index(f" {number} {title} ") for number, title in enumerate(boxes, 1)]
    assert places == sorted(places)


def counted(status: str) -> Counter[tuple[str, str]]:
    """How often each code is told of the review with all documents in a status, what several of them share once."""
    setting = prepare(Workspace.at(ROOT), kind_names(Workspace.at(ROOT)), date(2026, 11, 24))
    stated = review("emily")
    for kind in KINDS:
        stated = with_status(stated, kind, status)
    found = make(setting, "emily", ("docx", "html"), thorough=True, instead=stated).diagnostics
    told = {(one.code, str(one.severity), one.field, one.message) for one in found}
    return Counter((code, severity) for code, severity, _, _ in told)


def test_the_page_on_what_the_check_says_is_current() -> None:
    page = (ROOT / "docs" / "example-check.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \| (error|warning) \|", page, re.MULTILINE)
    assert counted("draft") == {(code, "warning"): int(count) for code, count, _ in rows}
    once_approved = {(code, severity): int(count) for code, count, severity in rows}
    places = len(KINDS) - 1  # form and sheet have none of their own in the file, and are told as one
    assert counted("approved") == {**once_approved, ("approval-missing", "error"): places}
    assert "no error, and forty-two warnings" in page
    assert sum(int(count) for _, count, _ in rows) == 42
