import io
import re
import subprocess
import sys
import zipfile
from itertools import product
from pathlib import Path

import docx
import pytest
import yaml
from lxml import etree

from briefgen.document import CALLOUTS
from briefgen.errors import StyleError
from briefgen.style.names import LISTS, REQUIRED, family
from briefgen.style.picture import read_picture
from briefgen.style.reference import read_reference
from briefgen.writers.docx import write_docx
from samples import everything, png
from word import NAMES, REFERENCE, W, changed, house, parts, styled, xml, zipped

ROOT = Path(__file__).parent.parent
HOUSE = REFERENCE.read_bytes()
GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00"
    + bytes(3)
    + b"\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


# What is read


def test_styles_are_found_by_the_names_that_word_shows():
    reference = house().reference
    assert reference.paragraph("Heading 1") == "Heading1"
    assert reference.paragraph("Caption") == "Caption"
    assert reference.character("Footnote Reference") == "FootnoteReference"
    assert reference.table("Brief Table") == "BriefTable"


def test_ids_may_differ_from_names():
    other = changed(HOUSE, styles=lambda text: text.replace('w:styleId="Lead"', 'w:styleId="a17"'))
    reference = read_reference(other, "r.docx")
    assert reference.paragraph("Lead") == "a17"


def test_the_page_is_that_of_the_reference():
    page = house().reference.page
    assert (page.width, page.height, page.left, page.right) == (11906, 16838, 1247, 1247)
    assert page.content_width == 11906 - 2 * 1247
    assert page.own_first


def test_every_list_style_leads_to_its_format():
    reference = house().reference
    assert set(reference.lists) == set(LISTS)
    assert len({shape for _, shape in reference.lists.values()}) == len(LISTS)
    assert reference.last_number >= max(number for number, _ in reference.lists.values())


def test_a_list_format_may_come_from_the_style_that_a_style_is_based_on():
    def edit(text: str) -> str:
        own = re.search(r'<w:style [^>]*w:styleId="KeyMessageBullet">.*?</w:style>', text)[0]
        based = re.sub(r"<w:numPr>.*?</w:numPr>", "", own)
        based = based.replace('basedOn w:val="KeyMessage"', 'basedOn w:val="NoticeBullet"')
        return text.replace(own, based)

    lists = read_reference(changed(HOUSE, styles=edit), "r.docx").lists
    assert lists["Key Message Bullet"] == lists["Notice Bullet"]


# What is refused


def without(*ids: str):
    pattern = "|".join(rf'<w:style [^>]*w:styleId="{id}">.*?</w:style>' for id in ids)
    return lambda text: re.sub(pattern, "", text)


def test_all_missing_styles_are_named_at_once():
    bad = changed(HOUSE, styles=without("Lead", "KeyMessageTitle", "BriefTable", "TimelineDate"))
    with pytest.raises(StyleError) as caught:
        read_reference(bad, "templates/styles/mine/reference.docx")
    message = caught.value.message
    assert message.startswith("templates/styles/mine/reference.docx lacks 4 style(s)")
    for name in (
        "Lead (paragraph)",
        "Key Message Title (paragraph)",
        "Brief Table (table)",
        "Timeline Date (character)",
    ):
        assert name in message
    assert "Caption" not in message
    assert caught.value.position.file == "templates/styles/mine/reference.docx"
    assert caught.value.fix


def test_a_style_of_another_type_does_not_count():
    tail = 'w:customStyle="1" w:styleId="BoxNumber"'
    bad = changed(HOUSE, styles=lambda text: text.replace(f'"character" {tail}', f'"paragraph" {tail}'))
    with pytest.raises(StyleError, match=r"Box Number \(character\)"):
        read_reference(bad, "r.docx")


def test_list_styles_without_a_list_are_named():
    bad = changed(HOUSE, styles=lambda text: re.sub(r'<w:numPr><w:numId w:val="[12]"/></w:numPr>', "", text))
    with pytest.raises(StyleError, match=r"2 list style.* without a list format: List Bullet, List Number"):
        read_reference(bad, "r.docx")


def test_a_file_without_lists_is_told_so():
    contents = {k: v for k, v in parts(HOUSE).items() if "numbering" not in k}
    contents["word/_rels/document.xml.rels"] = re.sub(
        rb"<Relationship [^>]*numbering[^>]*/>", b"", contents["word/_rels/document.xml.rels"]
    )
    contents["[Content_Types].xml"] = re.sub(rb"<Override [^>]*numbering[^>]*/>", b"", contents["[Content_Types].xml"])
    with pytest.raises(StyleError, match="without a list format"):
        read_reference(zipped(contents), "r.docx")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"just words",
        zipped({"a.txt": b"words"}),
        HOUSE[:3000],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        zipped({**parts(HOUSE), "word/styles.xml": b"<w:styles"}),
        zipped({**parts(HOUSE), "word/document.xml": b"<w:document"}),
        zipped({name: content for name, content in parts(HOUSE).items() if name != "word/document.xml"}),
        zipped({"[Content_Types].xml": b"<Types/>"}),
    ],
    ids=["empty", "text", "zip", "cut", "password", "styles-broken", "body-broken", "no-body", "types-only"],
)  # fmt: skip
def test_what_is_no_word_document_is_refused_in_plain_words(content):
    with pytest.raises(StyleError) as caught:
        read_reference(content, "reference.docx")
    assert caught.value.message == "reference.docx is no Word document (.docx) that can be read"
    assert "Word" in caught.value.fix


# What does not travel


def planted() -> bytes:
    """The reference with everything in it that an office's file may hold of people."""
    contents = parts(HOUSE)

    def edit(name: str, old: str, new: str) -> None:
        text = contents[name].decode("utf-8")
        assert old in text
        contents[name] = text.replace(old, new, 1).encode("utf-8")

    core = "application/vnd.openxmlformats-package.core-properties+xml"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>'
    types += f'<Override PartName="/word/comments.xml" ContentType="{word}.comments+xml"/>'
    types += '<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>'
    edit("[Content_Types].xml", "</Types>", f"{types}</Types>")
    contents["docProps/core.xml"] = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>PLANTED author</dc:creator>'
        b"<cp:lastModifiedBy>PLANTED editor</cp:lastModifiedBy></cp:coreProperties>"
    )
    contents["docProps/thumbnail.jpeg"] = b"PLANTED thumbnail"
    contents["customXml/item1.xml"] = b"<x>PLANTED custom</x>"
    contents["word/comments.xml"] = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="PLANTED commenter"><w:p/></w:comment></w:comments>'
    ).encode()
    contents["word/media/logo.png"] = png()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    edit(
        "_rels/.rels", "</Relationships>",
        f'<Relationship Id="c" Type="{package}/metadata/core-properties" Target="docProps/core.xml"/>'
        f'<Relationship Id="t" Type="{package}/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>',
    )  # fmt: skip
    edit(
        "word/_rels/document.xml.rels", "</Relationships>",
        f'<Relationship Id="cm" Type="{office}/comments" Target="comments.xml"/>'
        f'<Relationship Id="cx" Type="{office}/customXml" Target="../customXml/item1.xml"/></Relationships>',
    )  # fmt: skip
    contents["word/_rels/settings.xml.rels"] = (
        f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/attachedTemplate" '
        'Target="file:///C:/Users/PLANTED/Normal.dotm" TargetMode="External"/></Relationships>'
    ).encode()
    edit("word/settings.xml", '<w:zoom w:percent="100"/>', '<w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/>')
    traces = (
        '<w:docVars><w:docVar w:name="PLANTED" w:val="x"/></w:docVars><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>'
    )
    edit("word/settings.xml", "<w:themeFontLang", f"{traces}<w:themeFontLang")
    edit("word/styles.xml", "<w:qFormat/>", '<w:qFormat/><w:rsid w:val="00AB12CD"/>')
    contents["word/_rels/header1.xml.rels"] = (
        f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/image" Target="media/logo.png"/>'
        f'<Relationship Id="rId2" Type="{office}/image" Target="file:///C:/PLANTED/logo.png" TargetMode="External"/>'
        f'<Relationship Id="rId3" Type="{office}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
        f'<Relationship Id="rId4" Type="{office}/hyperlink" Target="file://PLANTED/x" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    edit("word/header1.xml", "</w:hdr>", header_of_an_office() + "</w:hdr>")
    return zipped(contents)


def header_of_an_office() -> str:
    who = 'w:id="1" w:author="PLANTED reviewer" w:date="2021-01-01T00:00:00Z"'
    drawing = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="9" cy="9"/><wp:docPr id="1" name="C:\\PLANTED\\logo.png" descr="Anytown Partnership"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="PLANTED.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/>'
        "</pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return (
        f'<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="Header"/><w:rPr><w:ins {who}/></w:rPr></w:pPr>'
        f"<w:r>{drawing}</w:r><w:ins {who}><w:r><w:t>kept words</w:t></w:r></w:ins>"
        f"<w:del {who}><w:r><w:delText>PLANTED deletion</w:delText></w:r></w:del>"
        f'<w:hyperlink r:id="rId3"><w:r><w:rPr><w:b/><w:rPrChange {who}><w:rPr/></w:rPrChange></w:rPr>'
        '<w:t>site</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId4"><w:r><w:t>intranet</w:t></w:r></w:hyperlink>'
        '<w:bookmarkStart w:id="1" w:name="PLANTED"/><w:bookmarkEnd w:id="1"/><w:commentRangeStart w:id="0"/>'
        '<w:r><w:drawing><a:blip xmlns:a="http://x" r:link="rId2"/></w:drawing></w:r>'
        '<w:fldSimple w:instr=" INCLUDEPICTURE http://example.org/PLANTED.png "><w:r><w:t>shown</w:t></w:r></w:fldSimple>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO PLANTED </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:pict><v:x xmlns:v="urn:v" src="PLANTED"/></w:pict></w:r></w:p>'
    )


def test_nothing_of_people_travels():
    made = write_docx(everything(), styled(planted()))
    for name, content in parts(made).items():
        assert b"PLANTED" not in content, name
        assert b"00AB12CD" not in content, name
    assert not [
        name for name in parts(made) if re.search("comments|customXml|thumbnail|people|settings.xml.rels", name)
    ]


def test_what_belongs_to_the_header_travels():
    made = parts(write_docx(everything(), styled(planted())))
    header = made["word/header1.xml"].decode()
    assert "kept words" in header
    assert "intranet" in header
    assert "Anytown Partnership" in header
    assert header.count("<w:drawing>") == 1
    assert b"media/header1.png" in made["word/_rels/header1.xml.rels"]
    assert b"https://example.org/" in made["word/_rels/header1.xml.rels"]
    assert made["word/media/header1.png"] == png()


def test_pictures_of_headers_and_body_have_ids_of_their_own():
    made = parts(write_docx(everything(), styled(planted())))
    ids = [
        node.get("id")
        for name in ("word/document.xml", "word/header1.xml")
        for node in etree.fromstring(made[name]).iter(f"{{{NAMES['wp']}}}docPr")
    ]
    assert len(ids) == len(set(ids)) == 2


def test_the_body_of_the_reference_does_not_travel():
    assert b"what it is for" not in parts(write_docx(everything(), house()))["word/document.xml"]
    assert b"ordinary paragraphs" not in parts(write_docx(everything(), house()))["word/document.xml"]


# The house's own reference


def test_the_reference_is_what_its_tool_makes(tmp_path):
    code = "import pathlib, sys, yaml, make_reference as tool; "
    code += "style = yaml.safe_load((tool.HOUSE / 'style.yaml').read_text('utf-8')); "
    code += "pathlib.Path(sys.argv[1]).write_bytes(tool.make(style['colours'], style['fonts']))"
    out = tmp_path / "reference.docx"
    subprocess.run([sys.executable, "-c", code, str(out)], cwd=ROOT / "tools", check=True)
    assert parts(out.read_bytes()) == parts(HOUSE)


def test_its_specimen_page_shows_every_style_with_its_use():
    shown = [p.text for p in docx.Document(str(REFERENCE)).paragraphs]
    shown += [c.text for row in docx.Document(str(REFERENCE)).tables[0].rows for c in row.cells]
    for _, name in REQUIRED:
        assert any(line.casefold().startswith(f"{name}: ".casefold()) for line in shown), name


def test_its_headings_are_words_own():
    styles = xml(HOUSE, "word/styles.xml")
    for level in range(1, 7):
        style = styles.xpath(f"w:style[w:name/@w:val='heading {level}']", namespaces=NAMES)[0]
        assert style.xpath("string(w:pPr/w:outlineLvl/@w:val)", namespaces=NAMES) == str(level - 1)
        assert style.find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None
        assert style.get(f"{{{W}}}customStyle") is None


def test_its_styles_are_plain_to_read():
    styles = xml(HOUSE, "word/styles.xml")
    assert not styles.xpath("//w:caps | //w:smallCaps | //w:jc[@w:val != 'left']", namespaces=NAMES)
    underlined = styles.xpath("//w:u/ancestor::w:style/@w:styleId", namespaces=NAMES)
    assert underlined == ["Hyperlink"]
    sizes = [int(size) for size in styles.xpath("//w:sz/@w:val", namespaces=NAMES)]
    assert min(sizes) >= 22
    assert styles.xpath("string(w:docDefaults//w:sz/@w:val)", namespaces=NAMES) == "24"
    assert styles.xpath("string(w:docDefaults//w:lang/@w:val)", namespaces=NAMES) == "en-GB"


def test_it_is_not_in_compatibility_mode():
    settings = xml(HOUSE, "word/settings.xml")
    mode = "string(//w:compatSetting[@w:name='compatibilityMode']/@w:val)"
    assert settings.xpath(mode, namespaces=NAMES) == "15"
    assert settings.xpath("string(//w:themeFontLang/@w:val)", namespaces=NAMES) == "en-GB"


def contrast(one: str, two: str) -> float:
    """WCAG 2.2, contrast ratio."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


COLOURS = yaml.safe_load((REFERENCE.parent / "style.yaml").read_text("utf-8"))["colours"]
PALE = [f"{kind}-pale" for kind in CALLOUTS]
PAIRS = [
    *product(("text", "accent", "accent-dark", "link", "marking", *CALLOUTS), ("background",)),
    *product(("text", "link"), (*PALE, "accent-pale")),
    *((kind, f"{kind}-pale") for kind in CALLOUTS),
    ("accent-dark", "accent-pale"),
]


@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_words_stand_out(front, back):
    assert contrast(COLOURS[front], COLOURS[back]) >= 4.5  # WCAG 2.2, 1.4.3


def test_the_reference_has_the_colours_of_the_style():
    text = parts(HOUSE)["word/styles.xml"].decode()
    for kind in CALLOUTS:
        style = re.search(rf'w:styleId="{family(kind).replace(" ", "")}Title">.*?</w:style>', text)[0]
        assert COLOURS[kind].lstrip("#").upper() in style
        assert COLOURS[f"{kind}-pale"].lstrip("#").upper() in style


# Pictures


def test_a_png_is_read():
    picture = read_picture(png(40, 20), "logo.png")
    assert (picture.media_type, picture.width, picture.height, picture.content) == ("image/png", 40, 20, png(40, 20))


def jpeg(width: int, height: int) -> bytes:
    app = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00"
    frame = b"\xff\xc0\x00\x0b\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + app + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"


def test_a_jpeg_is_read():
    picture = read_picture(jpeg(30, 10), "photo.jpg")
    assert (picture.media_type, picture.width, picture.height) == ("image/jpeg", 30, 10)


@pytest.mark.parametrize(
    "content", [b"", b"words", b"<svg/>", GIF, png()[:20], png()[:8], b"\xff\xd8\xff\xe0", png(0, 5)],
    ids=["empty", "text", "svg", "gif", "cut png", "start of a png", "start of a jpeg", "no width"],
)  # fmt: skip
def test_other_files_are_refused(content):
    with pytest.raises(StyleError) as caught:
        read_picture(content, "styles/mine/logo.gif")
    assert caught.value.message == (
        "styles/mine/logo.gif is no picture that Word and browsers both show; use PNG or JPEG"
    )
    assert caught.value.position.file == "styles/mine/logo.gif"


def test_page_numbers_stay_where_other_fields_go():
    made = parts(write_docx(everything(), styled(planted())))
    footers = b"".join(content for name, content in made.items() if "footer" in name)
    assert b" PAGE " in footers
    assert b" NUMPAGES " in footers


def test_a_package_that_unpacks_to_too_much_is_refused():
    contents = parts(REFERENCE.read_bytes())
    contents["word/media/huge.png"] = bytes(120_000_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    with pytest.raises(StyleError, match="is no Word document"):
        read_reference(buffer.getvalue(), "reference.docx")


@pytest.mark.parametrize(
    "part", ["word/theme/theme1.xml", "word/numbering.xml", "word/settings.xml", "word/styles.xml"]
)
def test_a_broken_part_is_told_in_words(part):
    contents = parts(REFERENCE.read_bytes())
    contents[part] = b"<not xml"
    with pytest.raises(StyleError, match=r"reference\.docx is no Word document"):
        read_reference(zipped(contents), "reference.docx")
