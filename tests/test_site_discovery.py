"""What the site says to programs: feeds, sitemap, robots.txt, data, schema.org; and the headers that docs tell of."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import feedparser
import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

from briefgen.document import Artifact
from briefgen.model.base import values
from briefgen.model.text import Text
from briefgen.pipeline import Setting, prepare
from briefgen.site import addresses
from briefgen.site.discovery import files
from briefgen.site.feeds import NEWEST, feed
from briefgen.site.gathering import gather
from briefgen.site.headers import BY_PATH, FOR_ALL, MEDIA_TYPES, headers
from briefgen.site.library import Library
from briefgen.site.pages import Page, pages
from briefgen.site.rendering import assets, rendered
from briefgen.workspace import Workspace
from workspaces import approved, starter, write

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs/publishing.md").read_text("utf-8")
ON = date(2026, 4, 1)
HOME = "https://learning.anytown.example.org/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SECRET = "Zyxomma"

# What the reviews of the starter say besides, before and after their briefs are approved; the marked words stand in no brief.
BEFORE = {
    "sar-rosa": [
        ("  mechanism: ", f"  mechanism: {SECRET} and "),
        ("  note: The review", f"  note: {SECRET}. The review"),
        ("text: The review paused", f"text: {SECRET} is why the review paused"),
        ("reference: ASP-SAR-07", "reference: ASP-SAR-07\nformerly: [adult-r]"),
        (
            "  learning-brief:\n",
            "  learning-brief:\n    publish_on: 2026-02-01\n    history:\n"
            "      - {version: 0.1, date: 2026-02-01}\n"
            "      - {version: 0.2, date: 2026-03-09, correction: yes, text: 'Rosa was *71*, not 72 & a day.'}\n",
        ),
    ],
    "dardr-marian": [],
    "rapid-fern": [],
}
AFTER = {
    "sar-rosa": [],
    "dardr-marian": [("learning-brief: {", "learning-brief: {publish_on: 2026-02-20, ")],
    "rapid-fern": [
        (
            "learning-brief: {status: approved, ",
            "learning-brief: {status: withdrawn, publish_on: 2026-01-20, withdrawn_on: 2026-03-02, "
            "history: [{version: 1.0, date: 2026-03-02, text: It was wrong.}], ",
        ),
    ],
}


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    root = starter(tmp_path_factory.mktemp("discovery"))
    for name, changes in BEFORE.items():
        edit(root, name, changes)
        approved(root, name, "learning-brief")
        edit(root, name, AFTER[name])
    return prepare(Workspace.at(root), (), ON, every_kind=True)


def edit(root: Path, review: str, changes: list[tuple[str, str]]) -> None:
    path = root / "briefs" / f"{review}.yaml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    write(path, text)


@pytest.fixture(scope="module")
def library(setting: Setting) -> Library:
    found = gather(setting, ON)
    assert [entry.id for entry in found.entries] == ["dardr-marian", "sar-rosa"], found.left_out
    return found


@pytest.fixture(scope="module")
def all_pages(setting: Setting, library: Library) -> list[Page]:
    return list(pages(setting, library))


@pytest.fixture(scope="module")
def made(setting: Setting, library: Library, all_pages: list[Page]) -> dict[str, Artifact]:
    return {file.path: file for file in files(setting, library, all_pages)}


def changed(library: Library, title: str) -> Library:
    """The library with other words in every title, description and name."""
    entries = [
        replace(
            entry,
            review=entry.review.model_copy(update={"name": Text(title)}),
            documents=tuple(
                replace(one, document=replace(one.document, title=title, description=title)) for one in entry.documents
            ),
        )
        for entry in library.entries
    ]
    return replace(library, entries=tuple(entries))


def many(library: Library, count: int) -> Library:
    """The library with a review many times over, each published on another day."""
    (entry, *_) = library.entries
    days = [date.fromordinal(date(2020, 1, 1).toordinal() + n) for n in range(count)]
    entries = [
        replace(entry, id=f"r{n}", documents=tuple(replace(one, since=day, changed=day) for one in entry.documents))
        for n, day in enumerate(days)
    ]
    return replace(library, entries=tuple(reversed(entries)))


# Feeds


def required_by_rfc_4287(content: bytes) -> etree._Element:
    """Hold a feed to RFC 4287, and return its root."""
    root = etree.fromstring(content)
    assert root.tag == f"{ATOM}feed"
    ids = [checked_by_rfc_4287(part) for part in (root, *root.findall(f"{ATOM}entry"))]
    assert len(ids) == len(set(ids))  # 4.1.1: no two entries of one id, as these all have one version
    assert root.findall(f"{ATOM}author/{ATOM}name")  # 4.1.1: a feed has an author, or each entry does
    assert [link.get("href") for link in root.findall(f"{ATOM}link[@rel='self']")] == ids[:1]
    return root


SINGLE = {"id", "title", "updated", "published", "subtitle", "summary"}
KNOWN = SINGLE | {"author", "category", "link", "entry"}


def checked_by_rfc_4287(part: etree._Element) -> str:
    """Hold the feed, or an entry, to 4.1.1 and 4.1.2, and return its id."""
    names = [etree.QName(child).localname for child in part]
    assert all(child.tag.startswith(ATOM) for child in part)
    assert set(names) <= KNOWN
    assert all(names.count(name) <= 1 for name in SINGLE)
    assert {"id", "title", "updated"} <= set(names)
    for name in {"updated", "published"} & set(names):  # 3.3: RFC 3339 with a capital T and Z
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", part.findtext(f"{ATOM}{name}") or "")
    links = [(link.get("rel"), link.get("type")) for link in part.findall(f"{ATOM}link")]
    assert len(links) == len(set(links))  # 4.1.1: no two alternates of one type
    assert ("alternate", "text/html") in links  # 4.1.2: an entry without content has an alternate
    assert all((link.get("href") or "").startswith(HOME) for link in part.findall(f"{ATOM}link"))
    assert all(category.get("term") for category in part.findall(f"{ATOM}category"))  # 4.2.2
    found = part.findtext(f"{ATOM}id") or ""
    assert found.startswith(HOME)
    return found


def test_every_feed_is_as_rfc_4287_has_it(made: dict[str, Artifact], setting: Setting) -> None:
    feeds = [file for path, file in made.items() if path.endswith("feed.xml")]
    assert len(feeds) == 1 + len(setting.shared.themes_file.themes)
    for file in feeds:
        required_by_rfc_4287(file.content)
        assert not feedparser.parse(file.content).bozo


def test_the_feed_tells_of_each_document(made: dict[str, Artifact], library: Library) -> None:
    read = feedparser.parse(made["feed.xml"].content)
    assert read.feed.title == "Anytown learning library"
    assert read.feed.author == "Anytown Safeguarding Partnership"
    assert read.feed.updated == "2026-03-09T00:00:00Z"
    assert [entry.updated for entry in read.entries] == ["2026-03-09T00:00:00Z", "2026-02-20T00:00:00Z"]
    rosa, marian = read.entries
    assert rosa.published == "2026-02-01T00:00:00Z"
    assert rosa.link == f"{HOME}reviews/sar-rosa/learning-brief/"
    assert marian.id == marian.link
    (word,) = rosa.enclosures
    (published,) = next(entry for entry in library.entries if entry.id == "sar-rosa").documents
    assert (word.href, word.length) == (
        f"{HOME}reviews/sar-rosa/sar-rosa-learning-brief.docx",
        str(len(published.word)),
    )
    assert word.type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert rosa.title == published.document.title
    assert published.document.description in rosa.summary
    assert [tag.label for tag in rosa.tags] == list(published.document.keywords)


def test_a_correction_is_told_in_words(made: dict[str, Artifact]) -> None:
    root = etree.fromstring(made["feed.xml"].content)
    told = [summary.text or "" for summary in root.iter(f"{ATOM}summary")]
    assert told[0].endswith("Corrected on 9 March 2026 (version 0.2): Rosa was 71, not 72 & a day.")
    assert "Corrected" not in told[1]


def test_a_review_that_moved_keeps_the_id_of_its_entry(made: dict[str, Artifact]) -> None:
    assert feedparser.parse(made["feed.xml"].content).entries[0].id == f"{HOME}reviews/adult-r/learning-brief/"


def test_a_withdrawn_document_is_in_no_feed(made: dict[str, Artifact]) -> None:
    assert not [path for path, file in made.items() if path.endswith("feed.xml") and b"fern" in file.content]


def test_a_feed_of_a_theme_holds_the_documents_on_it(made: dict[str, Artifact], library: Library) -> None:
    for entry in library.entries:
        assert entry.themes
        for theme in entry.all_themes:
            read = feedparser.parse(made[f"themes/{theme.id}/feed.xml"].content)
            assert str(theme.name) in read.feed.title
            assert [one.link for one in read.entries if f"/{entry.id}/" in one.link]
            assert read.feed.link == f"{HOME}themes/{theme.id}/"
    without = {theme.id for entry in library.entries for theme in entry.all_themes}
    empty = [file for path, file in made.items() if path.startswith("themes/") and path.split("/")[1] not in without]
    assert empty
    assert all(b"<entry" not in file.content and b"<updated>1970-01-01T" in file.content for file in empty)


def test_a_feed_holds_the_newest_only(setting: Setting, library: Library) -> None:
    root = required_by_rfc_4287(feed(setting, many(library, NEWEST + 5)))
    told = [entry.findtext(f"{ATOM}updated") or "" for entry in root.findall(f"{ATOM}entry")]
    assert len(told) == NEWEST
    assert told == sorted(told, reverse=True)
    assert told[0] == root.findtext(f"{ATOM}updated") == "2020-02-24T00:00:00Z"


_words = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=30)


@settings(max_examples=30, deadline=None)
@given(_words)
@example("<b>&amp;]]>\"'--> 👪🏽 \u202e </title>")
def test_any_title_comes_back_as_it_is(setting: Setting, library: Library, title: str) -> None:
    other = changed(library, title)
    root = required_by_rfc_4287(feed(setting, other))
    assert {entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")} == {title}
    content = {file.path: file.content for file in files(setting, other, list(pages(setting, other)))}
    (name,) = {review["name"] for review in json.loads(content[addresses.DATA])["reviews"]}
    assert name == title
    etree.fromstring(content["sitemap.xml"])


# The sitemap and robots.txt

SITEMAP_SCHEMA = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:map="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
  <xs:element name="urlset"><xs:complexType><xs:sequence>
    <xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
      <xs:element name="loc"><xs:simpleType><xs:restriction base="xs:anyURI"><xs:maxLength value="2048"/>
        <xs:pattern value="https://learning\\.anytown\\.example\\.org/[a-z0-9/-]*"/></xs:restriction></xs:simpleType></xs:element>
      <xs:element name="lastmod" type="xs:date" minOccurs="0"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
  <xs:unique name="once"><xs:selector xpath="*"/><xs:field xpath="map:loc"/></xs:unique></xs:element>
</xs:schema>
"""


def test_the_sitemap_lists_the_pages_that_may_be_found(made: dict[str, Artifact], all_pages: list[Page]) -> None:
    root = etree.fromstring(made["sitemap.xml"].content)
    etree.XMLSchema(etree.fromstring(SITEMAP_SCHEMA)).assertValid(root)
    told = {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in root}
    assert list(told) == [HOME + page.address for page in all_pages if page.found]
    assert not [address for address in told if address and re.search("fern|adult-r|search|404", address)]
    assert told[f"{HOME}reviews/sar-rosa/learning-brief/"] == told[f"{HOME}reviews/sar-rosa/"] == "2026-03-09"
    assert told[f"{HOME}reviews/dardr-marian/"] == "2026-02-20"
    assert told[f"{HOME}accessibility/"] is None


def test_the_sitemap_tells_the_newest_change_of_a_theme(
    made: dict[str, Artifact], setting: Setting, library: Library
) -> None:
    root = etree.fromstring(made["sitemap.xml"].content)
    told = {url.findtext(f"{MAP}loc"): url.findtext(f"{MAP}lastmod") for url in root}
    for theme in setting.shared.themes_file.themes:
        days = [entry.changed.isoformat() for entry in library.of_theme(theme)]
        assert told[f"{HOME}themes/{theme.id}/"] == max(days, default=None)


def test_robots_may_go_everywhere_and_find_the_sitemap(made: dict[str, Artifact]) -> None:
    robots = RobotFileParser()
    robots.parse(made["robots.txt"].content.decode("utf-8").splitlines())
    assert robots.can_fetch("AnyBot", f"{HOME}reviews/sar-rosa/")
    assert robots.site_maps() == [f"{HOME}sitemap.xml"]


# Data

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/reviews.schema.json").read_text("utf-8"))


def closed(schema: Any) -> Any:
    """The schema with no field allowed that it does not tell of."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    said = {key: closed(part) for key, part in schema.items()}
    return {"additionalProperties": False, **said} if "properties" in schema else said


def valid(data: Any) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(closed(SCHEMA), format_checker=FormatChecker(["date"])).validate(data)


def fields(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(fields, schema))
    if not isinstance(schema, dict):
        return set()
    assert "properties" not in schema or all(one.get("description") for one in schema["properties"].values())
    return set(schema.get("properties", ())).union(*map(fields, schema.values()))


def test_the_data_is_as_its_schema_has_it(made: dict[str, Artifact], library: Library) -> None:
    content = made[addresses.DATA].content
    data = json.loads(content)
    valid(data)
    assert b"\r" not in content
    assert data["library"]["address"] == HOME
    assert [review["id"] for review in data["reviews"]] == ["dardr-marian", "sar-rosa"]
    assert data["moved"] == {"adult-r": "sar-rosa"}
    rosa = data["reviews"][1]
    assert rosa["reference"] == "ASP-SAR-07"  # the brief prints it
    (document,) = rosa["documents"]
    (published,) = library.entries[1].documents
    assert document["word"]["sha256"] == hashlib.sha256(published.word).hexdigest()
    assert document["review_by"] == "2027-q2"
    assert [edition["version"] for edition in document["history"]] == ["0.2", "0.1"]
    assert document["history"][0]["correction"] is True
    assert (
        {agency["id"] for agency in rosa["agencies"]} == {agency.id for agency in library.entries[1].agencies} != set()
    )


def test_the_data_names_what_is_withdrawn_and_no_more(made: dict[str, Artifact]) -> None:
    (gone,) = json.loads(made[addresses.DATA].content)["withdrawn"]
    assert gone == {
        "review": "rapid-fern",
        "kind": "learning-brief",
        "title": "Learning brief: Rapid Review (RR) “Fern”",
        "address": f"{HOME}reviews/rapid-fern/learning-brief/",
        "why": "withdrawn",
        "since": "2026-03-02",
        "text": "It was wrong.",
    }


def test_the_example_in_docs_is_as_the_schema_has_it_and_shows_each_field() -> None:
    (text,) = re.findall(r"```json\n(.+?)```", DOCS, re.DOTALL)
    data = json.loads(text)
    valid(data)
    assert not [field for field in fields(SCHEMA) if f'"{field}"' not in text]


# What no document says


def test_what_no_document_prints_is_nowhere(made: dict[str, Artifact], library: Library, all_pages: list[Page]) -> None:
    said = json.dumps([page.data for page in all_pages], ensure_ascii=False)
    everything = "\n".join(file.content.decode("utf-8") for file in made.values()) + said
    assert sum(SECRET in str(value) for value in values(library.entries[1].review)) == 3
    assert SECRET not in everything
    for entry in (*library.entries, *library.withdrawn):
        untold = [text for text in values(entry.review) if isinstance(text, Text) and not entry.tells(text)]
        assert len(untold) > 20
        known = {edition.text for one in entry.documents for edition in one.editions} | {
            gone.text for gone in entry.gone
        }
        assert not [text for text in untold if len(text) > 25 and text not in known and text in everything]


def test_a_reference_that_no_document_prints_is_not_told(setting: Setting, library: Library) -> None:
    entries = [
        replace(entry, review=entry.review.model_copy(update={"reference": Text(SECRET)})) for entry in library.entries
    ]
    other = replace(library, entries=tuple(entries))
    found = list(pages(setting, other))
    assert SECRET not in json.dumps([page.data for page in found])
    assert not [file.path for file in files(setting, other, found) if SECRET.encode() in file.content]


def test_the_same_library_gives_the_same_bytes(
    setting: Setting, library: Library, all_pages: list[Page], made: dict[str, Artifact]
) -> None:
    assert {file.path: file for file in files(setting, library, all_pages)} == made
    later = replace(library, on=date(2030, 1, 1))
    assert {file.path: file for file in files(setting, later, all_pages)} == made


def test_an_empty_library_has_all_files(setting: Setting, library: Library) -> None:
    empty = replace(library, entries=(), withdrawn=(), moved={})
    content = {file.path: file.content for file in files(setting, empty, list(pages(setting, empty)))}
    assert not required_by_rfc_4287(content["feed.xml"]).findall(f"{ATOM}entry")
    data = json.loads(content[addresses.DATA])
    valid(data)
    assert data["reviews"] == []


# schema.org

THING = {"@type", "name", "url", "description", "identifier"}
WORK = THING | {
    "about", "correction", "dateModified", "datePublished", "encoding", "hasPart", "inLanguage", "isPartOf", "keywords",
    "publisher", "text", "version",
}  # fmt: skip
TYPES = {
    "CollectionPage": WORK,
    "Report": WORK | {"reportNumber"},
    "CorrectionComment": WORK,
    "MediaObject": WORK | {"contentSize", "contentUrl", "encodingFormat"},
    "Organization": THING,
    "DefinedTerm": THING,
}
RANGES = {
    "about": {"DefinedTerm"}, "correction": {"CorrectionComment"}, "encoding": {"MediaObject"}, "hasPart": {"Report"},
    "isPartOf": {"Report"}, "publisher": {"Organization"},
}  # fmt: skip


def held_to_schema_org(part: dict[str, Any]) -> None:
    """Hold a description to the properties of its type in schema.org, and to the types that these lead to."""
    assert set(part) - {"@context"} <= TYPES[part["@type"]]
    for name, value in part.items():
        for one in value if isinstance(value, list) else [value]:
            assert isinstance(one, dict) == (name in RANGES), name
            if isinstance(one, dict):
                assert one["@type"] in RANGES[name]
                held_to_schema_org(one)
        if name.startswith("date"):
            date.fromisoformat(value)


def test_pages_describe_themselves_as_schema_org_has_it(all_pages: list[Page]) -> None:
    described = {page.address: json.loads(json.dumps(page.data)) for page in all_pages if page.data}
    for data in described.values():
        assert data["@context"] == "https://schema.org"
        held_to_schema_org(data)
    assert {data["@type"] for data in described.values()} == {"CollectionPage", "Report"}
    brief = described["reviews/sar-rosa/learning-brief/"]
    (correction,) = brief["correction"]
    assert correction["text"] == "Rosa was 71, not 72 & a day."
    assert brief["encoding"]["contentUrl"].endswith("sar-rosa-learning-brief.docx")
    assert all(address == data["url"].removeprefix(HOME) for address, data in described.items())
    assert not [address for address in described if "fern" in address]


# Headers


def directives(policy: str) -> dict[str, set[str]]:
    """What a Content-Security-Policy says, by directive."""
    return {name: set(allowed) for name, *allowed in (part.split() for part in policy.split(";"))}


def test_the_header_forbids_nothing_that_a_page_allows_itself(
    setting: Setting, library: Library, all_pages: list[Page]
) -> None:
    sent = directives(headers("")["Content-Security-Policy"])
    for file in rendered(setting, library, assets(setting), iter(all_pages)):
        (policy,) = lxml.html.document_fromstring(file.content).xpath(
            "//meta[@http-equiv]/@content[contains(., 'src')]"
        )
        for name, allowed in directives(policy).items():
            assert allowed <= sent[name], (file.path, name)


def rows(heading: str) -> dict[str, str]:
    """The table of docs under a heading, its first two columns without the marks of code."""
    part = DOCS.partition(f"\n### {heading}\n")[2].partition("\n#")[0]
    found = re.findall(r"^\| `([^|]+)` \| `([^|]+)` \|", part, re.MULTILINE)
    assert found
    return dict(found)


def blocks(language: str) -> str:
    (block,) = re.findall(rf"```{language}\n(.+?)```", DOCS, re.DOTALL)
    return str(block)


def test_docs_tell_the_headers_that_are_sent() -> None:
    assert rows("For every answer") == dict(FOR_ALL)
    told = rows("By address")
    assert list(told) == list(BY_PATH)
    for pattern, said in told.items():
        assert dict(line.split(": ", 1) for line in said.split("; ")) == dict(BY_PATH[pattern])
    assert rows("Media types") == dict(MEDIA_TYPES)


@pytest.mark.parametrize("language", ["apache", "nginx", "xml"])
def test_each_example_in_docs_sets_every_header(language: str) -> None:
    block = blocks(language)
    for name, value in (*FOR_ALL.items(), *(pair for more in BY_PATH.values() for pair in more.items())):
        assert name in block
        assert value in block, (name, value)
    assert "404.html" in block
    assert not re.search("Strict-Transport-Security", block)  # it binds the whole host: theirs to decide


def test_the_example_for_iis_is_xml_and_knows_every_media_type() -> None:
    root = etree.fromstring(blocks("xml").encode("utf-8"))
    told = {one.get("fileExtension"): one.get("mimeType") for one in root.iter("mimeMap")}
    assert told == dict(MEDIA_TYPES)


@pytest.mark.parametrize(
    ("path", "cache", "resource"),
    [
        ("", "no-cache", "same-origin"),
        ("reviews/robin/", "no-cache", "same-origin"),
        ("assets/site-0123456789.css", "public, max-age=31536000, immutable", "same-origin"),
        ("pagefind/index/en_1.pf_index", "public, max-age=31536000, immutable", "same-origin"),
        ("pagefind/pagefind.js", "no-cache", "same-origin"),
        ("data/reviews.json", "no-cache", "cross-origin"),
    ],
)
def test_headers_by_address(path: str, cache: str, resource: str) -> None:
    found = headers(path)
    assert found["Cache-Control"] == cache
    assert found["Cross-Origin-Resource-Policy"] == resource
    assert found.items() >= FOR_ALL.items()
    assert ("Access-Control-Allow-Origin" in found) == (resource == "cross-origin")


def test_what_is_kept_for_good_is_named_by_its_content(all_pages: list[Page], setting: Setting) -> None:
    kept = [pattern for pattern, more in BY_PATH.items() if "immutable" in more["Cache-Control"]]
    assert kept == ["assets/*", "pagefind/fragment/*", "pagefind/index/*"]
    assert not [page for page in all_pages if "immutable" in headers(page.address)["Cache-Control"]]
