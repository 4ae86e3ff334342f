"""Addresses of pages, and links between the documents of a review."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document import Document, Emphasis, Footnote, Link, Paragraph, Strong, Text, plain_text, walk
from briefgen.links import at_home
from briefgen.site import addresses
from briefgen.site.addresses import leading


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "reviews/robin/", "reviews/robin/"),
        ("reviews/robin/", "", "../../"),
        ("reviews/robin/", "reviews/robin/", "./"),
        ("reviews/robin/learning-brief/", "reviews/robin/", "../"),
        ("reviews/robin/", "reviews/robin/robin-learning-brief.docx", "robin-learning-brief.docx"),
        ("themes/neglect/", "assets/site-1.css", "../../assets/site-1.css"),
        ("404.html", "reviews/", "reviews/"),
    ],
)
def test_a_link_leads_from_one_page_to_another(here: str, there: str, link: str) -> None:
    assert leading(here, there) == link


IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


@given(IDS, IDS)
def test_pages_of_different_things_are_different_files(one: str, other: str) -> None:
    made = [
        addresses.of_review(one),
        addresses.of_document(one, other),
        addresses.of_theme(one),
        addresses.of_review(other) if other != one else addresses.HOME,
        addresses.REVIEWS,
    ]
    files = [addresses.file_of(address) for address in made]
    assert len(set(files)) == len(files)
    assert all(file.endswith("index.html") for file in files)


def linked(*targets: str) -> Document:
    """A document with a link in each place where one can stand."""
    links = [Link(target, (Text(f"words {number}"),)) for number, target in enumerate(targets)]
    line = (Strong((links[0],)), Emphasis((Text("and"), links[1])), Footnote((links[2],)), links[3])
    return Document("Linked", (Paragraph(line),))


def targets(document: Document) -> list[str]:
    return [node.target for node in walk(document.blocks) if isinstance(node, Link)]


def test_links_to_documents_lead_to_pages_that_are_there_and_else_are_words() -> None:
    before = linked("document:chair-response", "document:action-plan", "document:learning-brief", "https://example.org")
    after = at_home(before, {"chair-response": "https://example.net/reviews/robin/chair-response/"})
    assert targets(after) == ["https://example.net/reviews/robin/chair-response/", "https://example.org"]
    assert plain_text(after.blocks) == plain_text(before.blocks)


def test_a_document_without_such_links_stays_as_it_is() -> None:
    before = linked("#one", "https://example.org", "mailto:a@example.org", "tel:123")
    assert at_home(before, {}) == before
