"""The pages of the website, as their readers have them: in a browser, by keyboard, without scripts, to other programs."""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Request, Route, expect

from briefgen.site.addresses import file_of
from briefgen.source_edit import Put
from browser import Visit, overflow, violations, visit
from published import ADDRESS, BASE, CORRECTION, WITHDRAWN, Site, made, served, workspace
from published import change as changed
from workspaces import starter

pytestmark = pytest.mark.xdist_group("site")  # the website is made once, by one process

CHECKER = Path(sys.prefix) / "vnu/node_modules/vnu-jar/build/dist/vnu.jar"
NO_CHECKER = "the Nu HTML checker is not there: install npm and Java, then run python tools/test.py"
EXIT = "https://www.bbc.co.uk/weather/"
BRIEF = "reviews/sar-rosa/learning-brief/"
KINDS = {
    "home": "", "reviews": "reviews/", "agencies": "agencies/", "agency": "agencies/housing/", "years": "years/",
    "themes": "themes/", "theme": "themes/self-neglect/", "theme without a review": "themes/neglect/",
    "review": "reviews/sar-rosa/", "review with a document gone": "reviews/dardr-marian/", "brief": BRIEF,
    "response": "reviews/sar-rosa/chair-response/", "withdrawn": "reviews/rapid-fern/",
    "gone": "reviews/dardr-marian/chair-response/", "search": "search/", "accessibility": "accessibility/",
    "not found": "404.html",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The website, served."""
    site = made(workspace(tmp_path_factory.mktemp("library")))
    with served(site.folder) as address:
        yield replace(site, address=address)


def tree(site: Site, address: str) -> html.HtmlElement:
    return html.fromstring(site.text(address).encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))


def words(site: Site, address: str) -> str:
    """What the main part of a page says."""
    return " ".join(tree(site, address).xpath("string(//main)").split())


def silent(opened: Visit, site: Site) -> None:
    """The console said nothing, and nothing was asked of any other host."""
    assert opened.said == []
    assert [url for url in opened.asked if not url.startswith((site.address, "data:"))] == []


# In a browser


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_accessible_at_every_width_in_light_and_dark(site: Site, browser: Browser, kind: str) -> None:
    with visit(browser, site.address + KINDS[kind]) as opened:
        for width in (1280, 768, 320):
            opened.page.set_viewport_size({"width": width, "height": 900})
            assert overflow(opened.page) <= 0, f"wider than {width} pixels"
            assert violations(opened.page) == []
        opened.page.emulate_media(color_scheme="dark")
        assert violations(opened.page) == []
        silent(opened, site)


def tabbed(opened: Visit) -> list[dict[str, object]]:
    """What Tab leads to, one after the other, until it leaves the page."""
    look = """() => {
      const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
      const bar = document.querySelector(".safety").getBoundingClientRect();
      at.dataset.seen = "yes";
      return {words: at.textContent.trim(), outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
              body: at === document.body, hidden: !at.closest(".safety, .skip") && box.bottom <= bar.bottom};
    }"""
    seen: list[dict[str, object]] = []
    while len(seen) < 300:
        opened.page.keyboard.press("Tab")
        found = opened.page.evaluate(look)
        if found["body"]:
            break
        seen.append(found)
    return seen


@pytest.mark.parametrize("kind", ["home", "theme", "review", "brief", "search"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(
    site: Site, browser: Browser, kind: str, width: int
) -> None:
    with visit(browser, site.address + KINDS[kind], width=width, height=700) as opened:
        seen = tabbed(opened)
        assert seen[0]["words"] == "Skip to main content"
        assert [one for one in seen if not one["outlined"]] == []
        assert [one for one in seen if one["hidden"]] == []
        left = "[...document.querySelectorAll('a[href], button, input')].filter(one => one.checkVisibility() && !one.dataset.seen)"
        assert opened.page.evaluate(f"{left}.map(one => one.outerHTML)") == []


def test_the_first_key_leads_past_the_header(site: Site, browser: Browser) -> None:
    with visit(browser, site.address + BRIEF) as opened:
        opened.page.keyboard.press("Tab")
        opened.page.keyboard.press("Enter")
        assert opened.page.evaluate("document.activeElement.id") == "main_text"


# Search


def searched(opened: Visit, site: Site, query: str) -> str:
    """Look for words from the header of a page, by keyboard; return what is said of it."""
    opened.page.get_by_role("searchbox").fill(query)
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_url(f"{site.address}search/?q=*")
    said = opened.page.get_by_role("status").filter(has_text="found for")
    said.wait_for()
    return said.inner_text()


def test_search_finds_a_word_of_a_brief(site: Site, browser: Browser) -> None:
    with visit(browser, site.address + KINDS["review"]) as opened:
        assert searched(opened, site, "dressmaker") == "One page was found for “dressmaker”."
        assert opened.page.get_by_role("searchbox").input_value() == "dressmaker"
        assert opened.page.locator(".results mark").all_inner_texts() == ["dressmaker"]
        assert opened.page.locator(".results .kicker").all_inner_texts() == ["Learning brief"]
        assert opened.page.title().startswith("dressmaker – Search")
        assert violations(opened.page) == []
        opened.page.locator(".results a").click()
        opened.page.wait_for_url(site.address + BRIEF)
        silent(opened, site)


def test_search_shows_ten_pages_and_then_the_next(site: Site, browser: Browser) -> None:
    with visit(browser, f"{site.address}search/?q=what") as opened:
        pages = opened.page.locator(".results > li")
        expect(pages).to_have_count(10)
        opened.page.get_by_role("button", name="Show more").click()
        expect(pages).not_to_have_count(10)
        assert pages.nth(10).locator("a").evaluate("one => one === document.activeElement")


def test_search_says_when_nothing_is_found_and_leads_on(site: Site, browser: Browser) -> None:
    with visit(browser, site.address) as opened:
        assert searched(opened, site, "xyzzy") == "Nothing was found for “xyzzy”. Try fewer or other words."
        assert opened.page.locator("#results a").count() == 5
        silent(opened, site)


def test_what_is_looked_for_is_text_and_nothing_else(site: Site, browser: Browser) -> None:
    with visit(browser, site.address) as opened:
        assert "<img src=x" in searched(opened, site, "<img src=x onerror=alert(1)>")
        assert opened.page.locator("main img").count() == 0
        silent(opened, site)


def test_nothing_that_was_withdrawn_is_found(site: Site, browser: Browser) -> None:
    with visit(browser, f"{site.address}search/?q=Fern") as opened:
        expect(opened.page.get_by_role("status")).to_contain_text("Nothing was found")


# Quick exit


def leaving(opened: Visit, status: int = 200) -> list[Request]:
    """What is asked of the page to which quick exit leads, which answers with `status`: no test leaves this computer."""
    asked: list[Request] = []

    def answer(route: Route) -> None:
        asked.append(route.request)
        route.fulfill(status=status, body="Weather", content_type="text/html")

    opened.page.route(EXIT, answer)
    return asked


def leave(opened: Visit, way: str) -> None:
    if way == "the link":
        opened.page.get_by_role("link", name="Leave this site").click()
    else:
        for _ in range(3):
            opened.page.keyboard.press("Shift")


WAYS = pytest.mark.parametrize("way", ["the link", "three times Shift"])


@WAYS
def test_quick_exit_hides_the_page_before_another_is_there(site: Site, browser: Browser, way: str) -> None:
    with visit(browser, site.address + BRIEF) as opened:
        asked = leaving(opened, status=204)  # an answer that leaves the browser where it is
        leave(opened, way)
        opened.page.locator("body").wait_for(state="hidden")
        assert opened.page.title() == "…"
        assert "referer" not in asked[0].headers


@WAYS
def test_quick_exit_takes_the_place_of_the_page_in_the_history(site: Site, browser: Browser, way: str) -> None:
    with visit(browser, site.address) as opened:
        leaving(opened)
        opened.page.goto(site.address + BRIEF)
        leave(opened, way)
        opened.page.wait_for_url(EXIT)
        opened.page.go_back()
        assert opened.page.url == site.address  # not the page that was left


@pytest.mark.parametrize("keys", [["Shift+Tab"] * 4, ["Shift+A"] * 4, ["Shift", "Shift", "a", "Shift"]])
def test_shift_that_is_pressed_for_something_else_does_not_leave(site: Site, browser: Browser, keys: list[str]) -> None:
    with visit(browser, site.address) as opened:
        asked = leaving(opened)
        for key in keys:
            opened.page.keyboard.press(key)
        assert opened.page.locator("main").is_visible()
        assert asked == []


# Without scripts


def links(site: Site, address: str) -> Iterator[tuple[str, str]]:
    """The links of a page that stay on the site: the address, and the place in the page."""
    for href in tree(site, address).xpath("//a/@href"):
        target = urlsplit(urljoin(ADDRESS + address, href))
        if f"{target.scheme}://{target.netloc}{target.path}".startswith(ADDRESS):
            yield target.path.removeprefix(BASE), target.fragment


def test_plain_links_lead_from_home_to_every_page(site: Site) -> None:
    reached, waiting = set[str](), [""]
    while waiting:
        address = waiting.pop()
        if address not in reached and file_of(address).endswith(".html"):
            reached.add(address)
            waiting += [there for there, _ in links(site, address)]
    led_to = {page.address for page in site.pages if page.template not in ("moved.html", "not-found.html")}
    withdrawn = {f"reviews/{entry.id}/{rest}" for entry in site.library.withdrawn for rest in ("", "learning-brief/")}
    assert led_to - reached - withdrawn == {"reviews/dardr-marian/chair-response/"}  # known by their old addresses only


def test_every_link_leads_to_something(site: Site) -> None:
    for page in site.pages:
        for there, place in links(site, page.address):
            assert (site.folder / file_of(there)).is_file(), f"{page.address} leads to {there}"
            if place:
                assert tree(site, there).xpath("//*[@id=$place]", place=place), f"{page.address}: {there}#{place}"


def test_without_scripts_the_search_page_leads_everywhere_and_quick_exit_is_a_link(
    site: Site, browser: Browser
) -> None:
    with visit(browser, f"{site.address}search/?q=cloth", java_script_enabled=False) as opened:
        assert opened.page.locator("noscript p").is_visible()
        assert opened.page.locator("noscript a:visible").count() == 5
        assert opened.page.get_by_role("link", name="Leave this site").get_attribute("href") == EXIT
        assert not opened.page.get_by_text("Press Shift").is_visible()


# To other programs


def test_the_html_checker_finds_no_error(site: Site) -> None:
    if not (CHECKER.is_file() and shutil.which("java")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_CHECKER)
    command = [
        "java",
        "-jar",
        str(CHECKER),
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
        str(site.folder),
    ]
    said = subprocess.run(command, check=True, capture_output=True, timeout=120).stderr
    messages = json.loads(said)["messages"]
    assert messages, "nothing was looked at: it always has a remark on role=list, which Safari needs"
    assert [one for one in messages if one["type"] != "info"] == []


def test_the_head_of_every_page_tells_what_it_is(site: Site) -> None:
    titles = set[str]()
    for page in site.pages:
        top = tree(site, page.address)
        [title] = top.xpath("//title/text()")
        assert title.count("Anytown learning library") == 1
        assert title.endswith("Anytown Safeguarding Partnership")
        titles.add(title)
        assert bool(top.xpath("//meta[@name='robots'][@content='noindex']")) == (not page.found)
        assert bool(top.xpath("//meta[@name='description']/@content")) or not page.found
        shared = {one.get("property"): one.get("content") for one in top.xpath("//meta[@property]")}
        assert (shared["og:title"], shared["og:type"], shared["og:locale"]) == (page.title, page.kind, "en_GB")
        if page.template not in ("moved.html", "not-found.html"):
            assert top.xpath("//link[@rel='canonical']/@href") == [ADDRESS + page.address] == [shared["og:url"]]
        for feed in top.xpath("//link[@type='application/atom+xml']/@href"):
            assert (site.folder / posixpath.normpath(posixpath.join(page.address, feed)).removeprefix(BASE)).is_file()
    assert len(titles) == len(site.pages)


def test_every_page_forbids_what_it_does_not_need(site: Site) -> None:
    for page in site.pages:
        top = tree(site, page.address)
        [policy] = top.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'")
        assert ("wasm-unsafe-eval" in policy, "connect-src 'self'" in policy) == (page.template == "search.html",) * 2
        assert "unsafe-inline" not in policy
        assert (
            top.xpath("//style | //*[@style] | //script[not(@src)][@type!='application/ld+json' or not(@type)]") == []
        )
        assert top.xpath("//@*[starts-with(name(), 'on')]") == []
        for address in top.xpath("//link[@rel='stylesheet']/@href | //script/@src | //img/@src"):
            assert not urlsplit(address).netloc


def test_what_pages_say_to_programs_can_be_read(site: Site) -> None:
    found = {}
    for page in site.pages:
        for text in tree(site, page.address).xpath("//script[@type='application/ld+json']/text()"):
            found[page.address] = json.loads(text)
    assert found[""]["@type"] == "CollectionPage"
    assert found[BRIEF]["@type"] == "Report"
    assert set(found) == {page.address for page in site.pages if page.data}


def test_only_pages_with_something_to_find_are_in_the_search(site: Site) -> None:
    marked = {page.template for page in site.pages if tree(site, page.address).xpath("//*[@data-pagefind-body]")}
    assert marked == {"document.html", "review.html", "theme.html"}
    assert not tree(site, "reviews/rapid-fern/").xpath("//*[@data-pagefind-body]")


# What pages say


def test_every_page_can_be_left_quickly_and_says_where_to_turn(site: Site) -> None:
    for page in site.pages:
        top = tree(site, page.address)
        assert top.xpath("//a[@class='exit'][contains(@rel, 'noreferrer')]/@href") == [EXIT]
        assert top.xpath("//nav//a[@href='#report-a-concern']")
        assert "call 999" in top.xpath("string(//*[@id='report-a-concern'])")
        assert top.xpath("//footer//a[text()='Accessibility statement']")
        assert len(top.xpath("//h1")) == 1


def test_breadcrumbs_lead_back_and_end_with_the_page_itself(site: Site) -> None:
    [crumbs] = tree(site, BRIEF).xpath("//nav[@aria-label='Breadcrumb']")
    assert [" ".join(item.text_content().split()) for item in crumbs.xpath(".//li")] == [
        "Home", "Reviews", "Safeguarding Adults Review (SAR) “Rosa”", "Learning brief",
    ]  # fmt: skip
    assert [item.xpath("boolean(.//a)") for item in crumbs.xpath(".//li")] == [True, True, True, False]


def test_a_document_page_tells_versions_and_corrections(site: Site) -> None:
    said = words(site, BRIEF)
    assert f"Corrected on 3 March 2026 {CORRECTION}" in said
    assert "3 March 2026: version 1.1, a correction" in said
    assert "2 February 2026: version 1.0" in said
    assert re.search(r"Download the learning brief \(Word, \d+ KB\)", said)
    assert "the second quarter of 2027" in said
    [download] = tree(site, BRIEF).xpath("//a[@download]/@href")
    assert download == "../sar-rosa-learning-brief.docx"


def test_a_review_page_leads_to_its_documents_and_tells_its_story(site: Site) -> None:
    said = words(site, "reviews/sar-rosa/")
    assert "Read the learning brief Download the learning brief" in said
    assert "The Case Review Group decided to hold a review." in said
    assert "Refusal ended the work" in said
    assert "Chair response: removed on 15 February 2027." in words(site, "reviews/dardr-marian/")


def test_a_theme_page_tells_guidance_from_what_reviews_found(site: Site) -> None:
    [found] = tree(site, "themes/self-neglect/").xpath("//section[@aria-labelledby='found']")
    assert "Refusal ended the work" in found.text_content()
    for part in tree(site, "themes/self-neglect/").xpath("//section[contains(@class, 'general')]"):
        assert part.xpath("string(p[1])") == "General guidance"
        assert "Rosa" not in part.text_content()
    assert "No review in this library is about this theme yet." in words(site, "themes/neglect/")


def test_of_a_withdrawn_review_only_that_is_told(site: Site) -> None:
    said = words(site, "reviews/rapid-fern/")
    assert f"Learning brief: withdrawn on 10 March 2026. {WITHDRAWN}" in said
    assert f"Learning brief: withdrawn on 10 March 2026. {WITHDRAWN}" in words(
        site, "reviews/rapid-fern/learning-brief/"
    )
    [entry] = site.library.withdrawn
    everything = "\n".join(site.text(page.address) for page in site.pages)
    for finding in entry.review.findings:
        assert finding.title not in everything
    assert not list((site.folder / "reviews/rapid-fern").glob("*.docx"))


def test_an_earlier_address_leads_on(site: Site) -> None:
    top = tree(site, "reviews/rosa/")
    assert top.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../sar-rosa/"]
    assert top.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}reviews/sar-rosa/"]
    assert top.xpath("//main//a/@href") == ["../sar-rosa/"]


def test_pages_say_one_review_and_two_reviews(site: Site) -> None:
    assert "2 reviews, the newest first." in words(site, "reviews/")
    assert "1 review in the library" in words(site, "agencies/housing/")


def test_an_empty_library_says_so_kindly_whatever_its_name(tmp_path: Path) -> None:
    root = starter(tmp_path)
    name = 'A & B <i>"library"</i>'
    changed(root, "partnership/partnership", Put(("library", "title"), name), Put(("library", "exit"), EXIT))
    site = made(root)
    assert tree(site, "").xpath("string(//h1)") == name
    assert "No review has been published here yet." in words(site, "")
    for address in ("reviews/", "agencies/", "types/", "years/"):
        assert words(site, address).endswith("No review has been published here yet.")
    assert "In our reviews" not in words(site, "themes/")
