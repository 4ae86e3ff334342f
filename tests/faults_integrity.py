"""Faults planted in the made brief of the review "clean": broken Word files and pages, traces of editing, lost words."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.diagnostics import Severity
from checked import Fault
from word import changed, parts, zipped

Edit = Callable[[bytes], bytes]
SEEN = "neither knew what the other one had seen"  # words of the brief, in one run


def body(old: str, new: str) -> Edit:
    """An edit of the Word file's text: what stands first in it is replaced."""
    return lambda content: changed(content, document=lambda text: text.replace(old, new, 1))


def page(old: str, new: str) -> Edit:
    """An edit of the page."""
    return lambda content: content.replace(old.encode(), new.encode(), 1)


def named(name: str, edit: Edit) -> Edit:
    """An edit under a name that the test shows."""
    edit.__name__ = name
    return edit


def field(code: str) -> str:
    """A complete field that shows nothing."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def before_text(xml: str) -> Edit:
    """An edit that puts markup before the first bookmark of the text."""
    return body("<w:bookmarkStart", f"{xml}<w:bookmarkStart")


def cut_short(content: bytes) -> bytes:
    return content[: len(content) // 2]


def part_damaged(content: bytes) -> bytes:
    return changed(content, fontTable=lambda text: text[:-20])


def part_list_lost(content: bytes) -> bytes:
    return zipped({name: part for name, part in parts(content).items() if name != "[Content_Types].xml"})


def not_utf8(content: bytes) -> bytes:
    return content.replace("“".encode(), b"\x93", 1)


def comment_left(content: bytes) -> bytes:
    start = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    comment = f'{start}<w:comment w:id="1" w:author="Author"><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment></w:comments>'
    return zipped({**parts(content), "word/comments.xml": comment.encode()})


def title_lost(content: bytes) -> bytes:
    contents = parts(content)
    before, _, rest = contents["docProps/core.xml"].decode().partition("<dc:title>")
    contents["docProps/core.xml"] = (before + rest.partition("</dc:title>")[2]).encode()
    return zipped(contents)


def title_is_a_file_name(content: bytes) -> bytes:
    contents = parts(content)
    before, _, rest = contents["docProps/core.xml"].decode().partition("<dc:title>")
    contents["docProps/core.xml"] = (
        f"{before}<dc:title>brief-final-v2.docx</dc:title>" + rest.partition("</dc:title>")[2]
    ).encode()
    return zipped(contents)


def page_title_empty(content: bytes) -> bytes:
    before, _, rest = content.partition(b"<title>")
    return before + b"<title> </title>" + rest.partition(b"</title>")[2]


def unmarked(part: str) -> Edit:
    return lambda content: changed(content, **{part: lambda text: text.replace("OFFICIAL-SENSITIVE: DRAFT", "")})


INSERTED = '<w:ins w:id="9" w:author="Author"><w:r><w:t> </w:t></w:r></w:ins>'
FAULTS = [
    Fault("file-broken", "docx", cut_short),
    Fault("file-broken", "docx", part_damaged),
    Fault("file-broken", "docx", part_list_lost),
    Fault("file-broken", "html", not_utf8),
    Fault("word-field", "docx", named("reference_to_nothing", before_text(field(" PAGEREF _Toc123 \\h ")))),
    Fault("word-field", "docx", named("simple_reference", before_text('<w:fldSimple w:instr=" REF lost \\h "/>'))),
    Fault("word-field", "docx", named("contents_of_nothing", before_text(field(' TOC \\o "1-3" \\b lost ')))),
    Fault("word-field", "docx", named("field_without_end", before_text('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'))),
    Fault("word-field", "docx", named("field_without_begin", before_text('<w:r><w:fldChar w:fldCharType="end"/></w:r>'))),
    Fault("word-bookmark", "docx", named("bookmark_without_end", before_text('<w:bookmarkStart w:id="99" w:name="new"/>'))),
    Fault("word-bookmark", "docx", named("bookmark_twice", before_text('<w:bookmarkStart w:id="99" w:name="Support"/><w:bookmarkEnd w:id="99"/>'))),
    Fault("word-link", "docx", named("anchor_lost", body('w:anchor="support"', 'w:anchor="suport"'))),
    Fault("word-link", "docx", named("address_lost", body('w:anchor="support"', 'r:id="rId99"'))),
    Fault("tracked-changes", "docx", named("insertion_left", before_text(INSERTED)), Severity.WARNING),
    Fault("tracked-changes", "docx", named("format_change_left", body("<w:pPr>", '<w:pPr><w:pPrChange w:id="9" w:author="Author"/>')), Severity.WARNING),
    Fault("tracked-changes", "docx", comment_left, Severity.WARNING),
    Fault("hidden-text", "docx", named("run_hidden", body('<w:r><w:t xml:space="preserve">Robin</w:t>', '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">Robin</w:t>'))),
    Fault("page-link", "html", named("id_lost", page('href="#support"', 'href="#suport"'))),
    Fault("marking", "docx", named("header_unmarked", unmarked("header1"))),
    Fault("marking", "docx", named("first_page_unmarked", unmarked("header2"))),
    Fault("marking", "html", named("banner_unmarked", page("OFFICIAL-SENSITIVE: DRAFT", ""))),
    Fault("missing-title", "docx", title_lost),
    Fault("missing-title", "docx", title_is_a_file_name),
    Fault("missing-title", "html", page_title_empty),
    Fault("wrong-language", "docx", named("american", lambda content: changed(content, styles=lambda text: text.replace('w:val="en-GB"', 'w:val="en-US"')))),
    Fault("wrong-language", "docx", named("american_theme", lambda content: changed(content, settings=lambda text: text.replace("en-GB", "en-US")))),
    Fault("wrong-language", "html", named("american_page", page('lang="en-GB"', 'lang="en-US"'))),
    Fault("words-differ", "docx", named("words_lost", body(SEEN, ""))),
    Fault("words-differ", "docx", named("word_added", body(SEEN, f"{SEEN} again"))),
    Fault("words-differ", "html", named("words_moved", page("asked for help more than once", "more than once asked for help"))),
    Fault("words-differ", "html", named("words_lost_at_the_end", page("Nobody read it again.", ""))),
]  # fmt: skip
