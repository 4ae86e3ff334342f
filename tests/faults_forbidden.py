"""A name of the forbidden list in every place of a made file that can hold one."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from checked import Fault
from samples import png
from word import NAMES, W, parts, zipped

NAME = "Zebedee Quillfeather"
Plant = Callable[[bytes], bytes]

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


# Word


def docx_with(name: str, content: str | bytes) -> Plant:
    """A part more, or in place of the one that is there."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    return lambda docx: zipped({**parts(docx), name: data})


def word_part(name: str, inner: str) -> Plant:
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NAMES.items())
    return docx_with(f"word/{name}.xml", f"{_XML}<w:{name} {spaces}>{inner}</w:{name}>")


def in_part(name: str, before: str, inner: str) -> Plant:
    """A text put before the last place where another stands in a part."""

    def plant(docx: bytes) -> bytes:
        content = parts(docx)
        begin, end = content[name].decode("utf-8").rsplit(before, 1)
        return zipped({**content, name: f"{begin}{inner}{before}{end}".encode()})

    return plant


def body(inner: str) -> Plant:
    """One paragraph more at the end of the document."""
    return in_part("word/document.xml", "<w:sectPr", f"<w:p>{inner}</w:p>")


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def archive(**said: bytes) -> Plant:
    """What a zip says of itself and of its first entry: `comment`, `entry_comment`, `extra`."""

    def plant(docx: bytes) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as made:
            made.comment = said.get("comment", b"")
            for number, (name, content) in enumerate(parts(docx).items()):
                entry = zipfile.ZipInfo(name)
                if number == 0:
                    entry.comment, entry.extra = said.get("entry_comment", b""), said.get("extra", b"")
                made.writestr(entry, content)
        return buffer.getvalue()

    return plant


def png_with(kind: bytes, data: bytes) -> bytes:
    chunk = struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return png()[:33] + chunk + png()[33:]


def jpeg_with(segment: bytes) -> bytes:
    return b"\xff\xd8\xff\xfe" + struct.pack(">H", len(segment) + 2) + segment + b"\xff\xda\0\x02\xff\xd9"


_CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>" + run("Robin") + "</w:sdtContent></w:sdt>"
_DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="99" name="Picture"{}/></wp:inline></w:drawing></w:r>'
_ALONE = zipped({"word/document.xml": f'<w:p xmlns:w="{W}">{run("Zebedee ")}{run("Quillfeather")}</w:p>'.encode()})
_SHEET = zipped({"xl/embedded.docx": _ALONE})
_RELATION = '<Relationship Id="far" Type="link" Target="https://example.org/{}" TargetMode="External"/>'

_PIECES = "<svg xmlns='http://www.w3.org/2000/svg'><text><tspan>Zeb</tspan><tspan>edee Quill</tspan><tspan>feather</tspan></text></svg>"
_STRINGS = (
    b"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
    b"<si><r><t>Zebe</t></r><r><t>dee Quill</t></r><r><t>feather</t></r></si></sst>"
)
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _mht(coding: str, content: bytes) -> bytes:
    return (
        f"MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode()
        + content
    )


# The first word, Zebedee, is not on the list by itself: a split name is found only where its halves are joined.
IN_WORD: dict[str, Plant] = {
    "body": body(run(NAME)),
    "split over runs": body(run("Zeb", "<w:rPr><w:b/></w:rPr>") + run("edee Quill") + run("feather")),
    "split by a line break": body("<w:r><w:t>Zebedee</w:t><w:br/><w:t>Quillfeather</w:t></w:r>"),
    "split by a tab": body("<w:r><w:t>Zebedee</w:t><w:tab/><w:t>Quillfeather</w:t></w:r>"),
    "split by hyphens": body("<w:r><w:t>Zebedee Quill</w:t><w:softHyphen/><w:t>feath</w:t><w:noBreakHyphen/><w:t>er</w:t></w:r>"),
    "hidden text": body(run(NAME, "<w:rPr><w:vanish/></w:rPr>")),
    "tracked insertion": body(f'<w:ins w:id="1" w:author="A">{run(NAME)}</w:ins>'),
    "tracked deletion": body(f'<w:del w:id="1" w:author="A"><w:r><w:delText>{NAME}</w:delText></w:r></w:del>'),
    "half inserted": body(run("Zebedee Quill") + f'<w:ins w:id="1" w:author="A">{run("feather")}</w:ins>'),
    "half deleted": body(run("Zebedee Quill") + '<w:del w:id="1" w:author="A"><w:r><w:delText>feather</w:delText></w:r></w:del>'),
    "a deletion inside": body(run("Zebedee Quill") + '<w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>' + run("feather")),
    "an insertion inside": body(run("Zebedee Quill") + f'<w:ins w:id="1" w:author="A">{run("x")}</w:ins>' + run("feather")),
    "moved away": body(f'<w:moveFrom w:id="1" w:author="A">{run(NAME)}</w:moveFrom>'),
    "over a deleted paragraph's end": body(f'<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>{run("Zebedee Quill")}</w:p><w:p>{run("feather")}'),
    "author of a change": body(f'<w:ins w:id="1" w:author="{NAME}">{run("x")}</w:ins>'),
    "alt text": body(_DRAWING.format(f' descr="{NAME}"')),
    "title of a picture": body(_DRAWING.format(f' title="{NAME}"')),
    "field instruction": body("<w:r><w:instrText>REF Zebedee_</w:instrText></w:r><w:r><w:instrText>Quillfeather</w:instrText></w:r>"),
    "bookmark": body('<w:bookmarkStart w:id="99" w:name="zebedeequillfeather"/><w:bookmarkEnd w:id="99"/>'),
    "control's tag": body(_CONTROL.format('<w:tag w:val="zebedee-quillfeather"/>')),
    "control's title": body(_CONTROL.format(f'<w:alias w:val="{NAME}"/>')),
    "control's placeholder": body(_CONTROL.format(f'<w:placeholder><w:docPart w:val="{NAME}"/></w:placeholder>')),
    "comment in the XML": body(f"<!-- {NAME} -->"),
    "inside a text box": body(f'<w:r><w:pict><w:txbxContent><w:p>{run(NAME)}</w:p></w:txbxContent></w:pict></w:r>'),
    "around a text box": body(run("Zebedee Quill") + f'<w:r><w:pict><w:txbxContent><w:p>{run("x")}</w:p></w:txbxContent></w:pict></w:r>' + run("feather")),
    "header": word_part("hdr", f"<w:p>{run(NAME)}</w:p>"),
    "footer": word_part("ftr", f"<w:p>{run(NAME)}</w:p>"),
    "footnote": word_part("footnotes", f'<w:footnote w:id="2"><w:p>{run(NAME)}</w:p></w:footnote>'),
    "endnote": word_part("endnotes", f'<w:endnote w:id="2"><w:p>{run(NAME)}</w:p></w:endnote>'),
    "comment": word_part("comments", f'<w:comment w:id="0" w:author="A"><w:p>{run(NAME)}</w:p></w:comment>'),
    "comment's author": word_part("comments", f'<w:comment w:id="0" w:author="{NAME}"/>'),
    "comment's initials": word_part("comments", '<w:comment w:id="0" w:author="A" w:initials="Ottoline"/>'),
    "people": docx_with("word/people.xml", f'<w15:people xmlns:w15="urn:w15"><w15:person w15:author="{NAME}"/></w15:people>'),
    "glossary": docx_with("word/glossary/document.xml", f'<w:glossaryDocument xmlns:w="{W}"><w:p>{run(NAME)}</w:p></w:glossaryDocument>'),
    "document variable": in_part("word/settings.xml", "</w:settings>", f'<w:docVars><w:docVar w:name="child" w:val="{NAME}"/></w:docVars>'),
    "mail merge": in_part("word/settings.xml", "</w:settings>", f'<w:mailMerge><w:query w:val="SELECT * FROM {NAME}"/></w:mailMerge>'),
    "style's name": in_part("word/styles.xml", "</w:styles>", f'<w:style w:type="paragraph" w:styleId="z"><w:name w:val="{NAME}"/></w:style>'),
    "link": in_part("word/_rels/document.xml.rels", "</Relationships>", _RELATION.format("%5Aebedee%20Quillfeather")),
    "core properties": in_part("docProps/core.xml", "</cp:coreProperties>", f"<cp:lastModifiedBy>{NAME}</cp:lastModifiedBy>"),
    "app properties": docx_with("docProps/app.xml", f"<Properties><Manager>{NAME}</Manager></Properties>"),
    "custom properties": docx_with("docProps/custom.xml", f'<Properties><property name="child">{NAME}</property></Properties>'),
    "custom XML": docx_with("customXml/item1.xml", "<child><first>Zebedee</first><last>Quillfeather</last></child>"),
    "custom XML's tags": docx_with("customXml/item1.xml", "<zebedee_quillfeather/>"),
    "XML in UTF-16": docx_with("customXml/item1.xml", f'<?xml version="1.0" encoding="UTF-16"?><a>{NAME}</a>'.encode("utf-16")),
    "entity": docx_with("customXml/item1.xml", f'<!DOCTYPE a [<!ENTITY n "{NAME}">]><a>&n;</a>'),
    "broken XML": docx_with("customXml/item1.xml", f"<child>{NAME}"),
    "embedded package": docx_with("word/embeddings/book.xlsx", _SHEET),
    "embedded broken package": docx_with("word/embeddings/book.xlsx", b"PK\x03\x04\xff\xfe" + NAME.encode() + b"\0\xff"),
    "embedded object": docx_with("word/embeddings/ole.bin", b"\xd0\xcf\x11\xe0\0\xff" + NAME.encode() + b"\0\xff"),
    "embedded object in UTF-16": docx_with("word/embeddings/ole.bin", b"\xd0\xcf\x11\xe0\0\xff" + NAME.encode("utf-16-le") + b"\0\xff"),
    "embedded page": docx_with("word/chunk.htm", "<p>Zeb<i>edee</i> Quillfeather</p>"),
    "embedded text": docx_with("word/chunk.rtf", rf"{{\rtf1 {NAME}}}"),
    "vector picture": docx_with("word/media/a.svg", f"<svg><title>{NAME}</title></svg>"),
    "picture's text": docx_with("word/media/a.png", png_with(b"tEXt", b"Author\0" + NAME.encode())),
    "picture's packed text": docx_with("word/media/a.png", png_with(b"zTXt", b"Author\0\0" + zlib.compress(NAME.encode()))),
    "picture's international text": docx_with("word/media/a.png", png_with(b"iTXt", b"Author\0\1\0en\0Urheber\0" + zlib.compress(NAME.encode()))),
    "behind a picture": docx_with("word/media/a.png", png() + NAME.encode()),
    "photograph's comment": docx_with("word/media/a.jpeg", jpeg_with(NAME.encode())),
    "photograph's author": docx_with("word/media/a.jpeg", jpeg_with(b"Exif\0\0" + NAME.encode("utf-16-le"))),
    "part's name": docx_with("word/media/zebedee_quillfeather.png", png()),
    "zip's comment": archive(comment=NAME.encode()),
    "entry's comment": archive(entry_comment=NAME.encode()),
    "entry's extra field": archive(extra=b"\xfe\xca" + struct.pack("<H", len(NAME)) + NAME.encode()),
    "drawing in pieces": docx_with("word/media/a.svg", _PIECES),
    "rich text in a workbook": docx_with("word/embeddings/book.xlsx", zipped({"xl/sharedStrings.xml": _STRINGS})),
    "in two forms": body(run("Zebedee Quill") + f"<w:r><mc:AlternateContent {_MC}><mc:Choice>{run('feather')}</mc:Choice><mc:Fallback>{run('feather')}</mc:Fallback></mc:AlternateContent></w:r>"),
    "page as a message": docx_with("word/chunk.mht", _mht("quoted-printable", b"<p>Zebedee Quill=\r\nfeather</p>")),
    "page as a coded message": docx_with("word/chunk.bin", _mht("base64", base64.b64encode(f"<p>{NAME}</p>".encode()))),
    "rich text": docx_with("word/chunk.rtf", rb"{\rtf1 Zeb{\b edee} \'51uill\u102?eather\par}"),
    "compressed picture": docx_with("word/media/a.emz", gzip.compress(b"\x01\0\0\0\xff" + NAME.encode("utf-16-le"))),
    "embedded PDF": docx_with("word/embeddings/a.pdf", b"%PDF-1.7\n1 0 obj\nstream\r\n" + zlib.compress(b"BT [(Zebe) -12 (dee Quill) 3 (feather)] TJ ET") + b"\nendstream"),
    "object in big-ended UTF-16": docx_with("word/embeddings/ole.bin", b"\xd0\xcf\x11\xe0\0\xff" + NAME.encode("utf-16-be") + b"\xff\xff"),
    "custom XML's attributes": docx_with("customXml/item1.xml", '<c><p first="Zebedee" last="Quillfeather"/></c>'),
    "custom XML in pieces": docx_with("customXml/item1.xml", "<c>Zebedee <b>Quill</b><b>feather</b></c>"),
    "no package at all": lambda _: NAME.encode(),
}  # fmt: skip


# HTML


def page_with(inner: str, before: str = "</main>") -> Plant:
    """A text more in the page."""

    def plant(html: bytes) -> bytes:
        begin, end = html.decode("utf-8").rsplit(before, 1)
        return f"{begin}{inner}{before}{end}".encode()

    return plant


_DATA = base64.b64encode(f"<svg><text>{NAME}</text></svg>".encode()).decode()

IN_PAGE: dict[str, Plant] = {
    "text": page_with(f"<p>{NAME}</p>"),
    "split over elements": page_with("<p>Zeb<em>edee</em> <strong>Quill</strong><a href='#x'>feather</a></p>"),
    "split by a comment": page_with("<p>Zebedee Quill<!-- x -->feather</p>"),
    "split by a line break": page_with("<p>Zebedee<br>Quillfeather</p>"),
    "split by a soft hyphen": page_with("<p>Zebedee Quill&shy;<wbr>feather</p>"),
    "character references": page_with("<p>&#x5A;ebedee&nbsp;Quillfeather</p>"),
    "attribute": page_with(f'<p data-child="{NAME}">x</p>'),
    "alt text": page_with(f'<img src="a.png" alt="{NAME}">'),
    "link": page_with('<a href="https://example.org/%5aebedee%20Quillfeather">A page</a>'),
    "comment": page_with(f"<!-- {NAME} -->"),
    "title": page_with(f"<title>{NAME}</title>", "</head>"),
    "description": page_with(f'<meta name="description" content="{NAME}">', "</head>"),
    "style": page_with(r'<style>p::before { content: "\5a ebedee Quillfeather" }</style>', "</head>"),
    "script": page_with(r"<script>n = '\u005aebedee Quillfeather'</script>", "</head>"),
    "template": page_with(f"<template><p>{NAME}</p></template>"),
    "picture": page_with(f'<img alt="" src="data:image/svg+xml;base64,{_DATA}">'),
    "address with data": page_with('<a href="data:text/plain,Zebedee%20Quill%66eather">x</a>'),
    "data with a picture": page_with(f'<img alt="" src="data:image/png;base64,{base64.b64encode(png_with(b"zTXt", b"A" + bytes(2) + zlib.compress(NAME.encode()))).decode()}">'),
    "picture in pieces": page_with("<svg><text><tspan>Zeb</tspan><tspan>edee Quill</tspan><tspan>feather</tspan></text></svg>"),
    "underlined, inserted": page_with("<p>Zebedee <u>Quill</u><ins>feat</ins>her</p>"),
    "a deletion inside": page_with("<p>Zebedee Quill<del>x</del>feather</p>"),
    "an insertion inside": page_with("<p>Zebedee Quill<ins>x</ins>feather</p>"),
    "an unseen text inside": page_with("<p>Zebedee Quill<span hidden>x</span>fea<span style='display: none'>x</span>ther</p>"),
    "an unknown element inside": page_with("<p>Zebedee Quill<x-name>feat</x-name>her</p>"),
    "two cells": page_with("<table><tr><td>Zebedee</td><td>Quillfeather</td></tr></table>"),
    "two options": page_with("<select><option>Zebedee</option><option>Quillfeather</option></select>"),
    "broken page": lambda _: f"<html><p <<{NAME}".encode(),
    "behind the page": lambda html: html + NAME.encode(),
}  # fmt: skip

# Words more in the text, comments, changes and the like are told by other checks too: test_checks_anonymity.py has all.
_ALONE_IN_WORD = (
    "style's name", "link", "core properties", "app properties", "custom properties",
    "people", "glossary", "document variable", "mail merge", "custom XML", "embedded package", "embedded object",
    "picture's packed text", "photograph's author", "part's name", "zip's comment", "entry's extra field",
)  # fmt: skip
_ALONE_IN_PAGE = ("comment", "description", "style", "script")


def _fault(extension: str, place: str, plant: Plant) -> Fault:
    plant.__name__ = place.replace(" ", "-")
    return Fault("forbidden-name", extension, plant)


FAULTS = [
    *(_fault("docx", place, IN_WORD[place]) for place in _ALONE_IN_WORD),
    *(_fault("html", place, IN_PAGE[place]) for place in _ALONE_IN_PAGE),
]
