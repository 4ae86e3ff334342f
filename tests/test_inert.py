"""Nothing in a plain value can act as markup: whatever it holds, it arrives as it stands, in both formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator
from pydantic import BaseModel

from briefgen.diagnostics import has_errors
from briefgen.document import Document, walk
from briefgen.document import Text as Words
from briefgen.kinds import DocumentKind
from briefgen.model.guidance import Glossary
from briefgen.model.review import Review
from briefgen.model.shared import Shared
from briefgen.model.text import Text
from briefgen.pipeline import Setting, make_document, written
from briefgen.source import REFUSED
from briefgen.templating import sentence
from briefgen.transforms import typeset
from built import REVIEWS, documents, docx_text, folded, html_text, review, setting
from steady import steady

HOSTILE = (
    "1. x", "2) x", "- x", "* x", "+ x", "# x", "###### x #", "> x", ": x", ":   x", "    x", "\tx", "a\tb",
    "---", "===", "***", "a|b", "|a|b|", "|---|---|", "_c_", "*c*", "**b**", "__b__", "***b***", "~~x~~", "`x`",
    "```", "\\", "\\*x\\*", "x\\", "](http://x)", "[x](http://x)", "[x][y]", "[x]: http://x", "[x", "x]",
    "![x](y)", "![](logo.png)", "<http://x.example>", "<a@b.example>", "https://x.example/?a=1&b=2#c",
    "javascript:alert(1)", "document:x", "{: .x }", "{: #x .lead }", "x {: .box }", '!!! note "x"',
    "!!! notice", '!!! table "x"', "??? x", "^[x]", "[^1]", "[^1]: x", "[TOC]", "*[x]: y", "&copy;", "&amp;",
    "&#169;", "&#xE000;0&#xE001;", "&lt;b&gt;", "<script>alert(1)</script>", "</main>", "<!-- x -->", "-->",
    "<b>", "<br/>", "<6 months", "]]>", "<![CDATA[x]]>", "<?x?>", "{{ x }}", "{{ review.__class__ }}",
    "{% x %}", "{% endfor %}", "{# x #}", "%s %(x)s {0} {}", "${x}", "\\1 \\g<0>", "a\nb", "a\n\nb", "a\r\nb",
    "a\n\n- b", "a\n===", "a\n\n    b", "\n# x\n", "x  \ny", "\u200b", "\u200fx", "\u202ex\u202c",
    "a\u0301\u0301\u0301", "\u0301", "👩\u200d👩\u200d👧", "🇬🇧", "𝒳", "שלום (עולם)", "مرحبا 123", "İıſ", "ß",
    "ŉ", "x" * 10_000, "'", '"', "''", '"x"', "'x'", "x'", "s.47(1)(c)", "(c) (r) (tm)", "a - b", "a -- b",
    "- ", "...", "klzzwxh:0001", "wzxhzdk:0", "\u00a0", "x\u00a0y", "x\u2028y", "CP", "NO", "null", "~", "0",
    "12:30", "1e3", "[title]", "[marking]", "C:\\x", "../../x", "nul",
)  # fmt: skip
ADDRESSES = {"link", "website", "email"}  # what a link leads to has a form of its own; test_address below


def _usable(text: str) -> bool:
    return bool(text.strip()) and not REFUSED.search(text) and "\r" not in text.replace("\r\n", "")


ANY = st.text(st.characters(exclude_categories=["Cs", "Co"]), min_size=1, max_size=30)
VALUES = (st.sampled_from(HOSTILE) | ANY | st.builds("{} {}".format, st.sampled_from(HOSTILE), ANY)).filter(_usable)


# A review with other values in its plain fields


def changed(part: Any, change: Callable[[Text], Text], field: str = "") -> Any:
    """Return a part of a review with every plain text changed; ids, references, dates, Prose and addresses stay."""
    if type(part) is Text:
        return part if field in ADDRESSES else change(part)
    if isinstance(part, BaseModel):
        return part.model_copy(
            update={name: changed(getattr(part, name), change, name) for name in type(part).model_fields}
        )
    if isinstance(part, tuple):
        return tuple(changed(item, change, field) for item in part)
    if isinstance(part, dict):
        return {name: changed(item, change, field) for name, item in part.items()}
    return part


def with_values(name: str, change: Callable[[Text], Text]) -> tuple[Setting, Review]:
    """Return an example review and what it shares, plain texts changed; no acronym is written out."""
    whole = setting(REVIEWS[name])
    partnership, themes = (changed(part, change) for part in (whole.shared.partnership, whole.shared.themes_file))
    return replace(whole, shared=Shared(partnership, themes, Glossary())), changed(review(name), change)


def made(place: Setting, name: str, stated: Review, kind: str) -> Document:
    document, _, diagnostics = make_document(place, name, stated, place.kinds[kind])
    assert not has_errors(d for d in diagnostics if d.code not in ("too-long", "sign-off")), diagnostics
    return document


def shape(document: Document) -> list[str]:
    """The types of all nodes in reading order; neighbouring texts count as one."""
    names = [type(node).__name__ for node in walk(document.blocks)]
    return [name for at, name in enumerate(names) if name != Words.__name__ or names[at - 1 : at] != [name]]


def plain(text: str) -> str:
    """A text without what typography changes: kinds of quotes, dashes, dots and blanks."""
    for marks, letter in (("“”", '"'), ("‘’", "'"), ("–", "-")):
        for mark in marks:
            text = text.replace(mark, letter)
    return folded(text.replace("…", "...").replace("--", "-"))


class Dealt:
    """Deals out values in turn, the same for the same text and never one twice: templates group what is equal."""

    def __init__(self, values: Sequence[str]) -> None:
        self.values = values
        self.dealt: dict[str, str] = {}
        self._used: set[str] = set()

    def __call__(self, text: Text) -> Text:
        if text not in self.dealt:
            value = self.values[len(self.dealt) % len(self.values)]
            while folded(value).lower() in self._used:
                value = f"{value} {len(self.dealt)}"
            self._used.add(folded(value).lower())
            self.dealt[str(text)] = value
        return Text.validated(Text(self.dealt[text], text.origin))


@cache
def harmless(name: str, kind: str) -> tuple[list[str], frozenset[str]]:
    """The shape of a document whose plain texts are harmless words, and the texts that it prints."""
    dealt = Dealt([f"Qz{number:04}q" for number in range(2_000)])
    place, stated = with_values(name, dealt)
    document = made(place, name, stated, kind)
    printed = " ".join(node.text for node in walk(document.blocks) if isinstance(node, Words))
    return shape(document), frozenset(text for text, mark in dealt.dealt.items() if mark in printed)


DOCUMENTS = [(name, kind) for name, kind in documents() if name in ("emily", "sar-rosa")]
each = pytest.mark.parametrize(("name", "kind"), DOCUMENTS, ids=[f"{name}-{kind}" for name, kind in DOCUMENTS])


def texts(place: Setting, document: Document, kind: DocumentKind) -> Iterator[str]:
    """The words of both files of a document."""
    artifacts = {artifact.path.rpartition(".")[2]: artifact.content for artifact in _written(place, document)}
    assert kind.id in document.kind
    yield docx_text(artifacts["docx"])
    yield html_text(artifacts["html"])


def _written(place: Setting, document: Document) -> Iterator[Any]:
    return written(place, document, None, ("docx", "html"))  # type: ignore[arg-type]


@each
def test_most_plain_fields_are_printed_somewhere(name: str, kind: str) -> None:
    _, printed = harmless(name, kind)
    assert len(printed) > (0 if kind == "feedback-form" else 15)


@each
@steady(16)
@given(values=st.lists(VALUES, min_size=5, max_size=60))
def test_any_value_arrives_verbatim_and_leaves_the_structure_as_it_is(name: str, kind: str, values: list[str]) -> None:
    hold(name, kind, values)


@each
@pytest.mark.parametrize("turn", range(4))
def test_hostile_values_arrive_verbatim_and_leave_the_structure_as_it_is(name: str, kind: str, turn: int) -> None:
    """Each turn puts the values into other fields."""
    values = [value for value in HOSTILE if _usable(value)]
    start = turn * len(values) // 4
    hold(name, kind, values[start:] + values[:start])


def hold(name: str, kind: str, values: list[str]) -> None:
    """Hold that the document with these values has the shape of a harmless one, and prints each in both files."""
    due_shape, printed = harmless(name, kind)
    dealt = Dealt(values)
    place, stated = with_values(name, dealt)
    document = made(place, name, stated, kind)
    assert shape(document) == due_shape
    word, html = texts(place, document, place.kinds[kind])
    assert word == html
    arrived = plain(word)
    for text in printed:
        value = folded(dealt.dealt[text])
        assert plain(value) in arrived or plain(sentence(value)) in arrived, f"{value!r} did not arrive"


@each
def test_values_arrive_letter_by_letter(name: str, kind: str) -> None:
    """Without a normaliser: what is printed is the value as typeset sets it, nothing else."""
    hostile = "1. <b>_x_</b> | [y](http://z) {{ q }} &copy; s.47(1)(c) ^[n] {: .x } "
    dealt = Dealt([f"{hostile}{number}." for number in range(2_000)])
    place, stated = with_values(name, dealt)
    _, printed = harmless(name, kind)
    for words in texts(place, made(place, name, stated, kind), place.kinds[kind]):
        values = [dealt.dealt[text] for text in printed]
        assert [typeset(value) for value in values] == values
        assert [value for value in values if value not in words] == []


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "x", "../x", "data:text/html,x", "https://", "//x", "file:///x"]
)
def test_address_that_leads_nowhere_a_document_may_lead_is_an_error_at_its_field(value: str) -> None:
    place, stated = setting(REVIEWS["sar-rosa"]), review("sar-rosa")
    first, *others = stated.related_documents
    assert first.link
    link = Text(value, first.link.origin)
    stated = stated.model_copy(update={"related_documents": (first.model_copy(update={"link": link}), *others)})
    _, _, diagnostics = make_document(place, "sar-rosa", stated, place.kinds["learning-brief"])
    assert [(d.code, d.position) for d in diagnostics if has_errors([d])] == [("link", first.link.origin.position)]


@steady(30)
@given(tail=ANY.filter(lambda text: not REFUSED.search(text)))
def test_address_of_any_letters_does_no_harm(tail: str) -> None:
    place, stated = setting(REVIEWS["sar-rosa"]), review("sar-rosa")
    first, *others = stated.related_documents
    link = Text("https://x.example/" + tail)
    stated = stated.model_copy(update={"related_documents": (first.model_copy(update={"link": link}), *others)})
    kind = place.kinds["learning-brief"]
    document, _, diagnostics = make_document(place, "sar-rosa", stated, kind)
    if has_errors(diagnostics):
        assert {d.code for d in diagnostics if has_errors([d])} == {"link"}
        assert any(letter.isspace() for letter in tail.strip())
    else:
        word, html = texts(place, document, kind)
        assert word == html


@each
def test_hostile_values_make_valid_files(name: str, kind: str, tmp_path: Path) -> None:
    place, stated = with_values(name, Dealt([value for value in HOSTILE if _usable(value)]))
    artifacts = list(_written(place, made(place, name, stated, kind)))
    (word,) = (artifact.content for artifact in artifacts if artifact.path.endswith(".docx"))
    path = tmp_path / "made.docx"
    path.write_bytes(word)
    result = OpenXmlValidator(max_errors=0).validate(path)
    assert [str(error) for error in result.errors] == []
    # TXT002 wonders whether `&#169;` was meant to stand there letter by letter: here it was.
    assert [text for text in map(str, check(str(path))) if "TXT002" not in text] == []
    (html,) = (artifact.content for artifact in artifacts if artifact.path.endswith(".html"))
    page = lxml.html.document_fromstring(html.decode("utf-8"))
    assert not page.xpath("//script | //iframe | //object | //form | //@onclick | //@onerror | //comment()")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
