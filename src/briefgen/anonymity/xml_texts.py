"""Every text in an XML part of an Office file: its paragraphs whole, and whatever else stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from briefgen.anonymity.bytes_texts import decoded, readings

_BREAKS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_IN_PIECES = ("text", "si", "is")  # of a drawing, of a sheet: their pieces make one text
_LETTERS = ("t", "delText")
_NO_TEXT = frozenset({"p", "pPr", "rPr"})  # paragraphs inside a paragraph are read by themselves
_INSTRUCTIONS = ("instrText", "delInstrText")
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
# The makers' own words for elements and attributes (majorFont, page) are nobody's name.
_MAKERS = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://purl.org/",
    "http://www.w3.org/",
)
_ALTERNATIVES = ({"Fallback"}, {"Choice"})  # of one content a program shows one or the other
_TRACKED = _DELETED | _INSERTED
_SEVERAL = [f"{{*}}{name}" for name in sorted(_TRACKED | {"Fallback", "Choice"})]


def xml_texts(part: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield each text of an XML part with its place in words; of a broken one, all of it as it stands."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield from ((part, text) for text in readings(decoded(content)))
        return
    if b"<!DOCTYPE" in content:
        yield part, decoded(content)
    paragraphs = list(root.iter("{*}p"))
    yield from _paragraphs(part, paragraphs)
    if not paragraphs:
        yield part, " ".join(str(text).strip() for text in root.itertext())
    if not paragraphs and _own(root):
        yield part, "".join(map(str, root.itertext()))
    pieces = list(root.iter(*(f"{{*}}{name}" for name in _IN_PIECES)))
    yield from ((part, text) for text in dict.fromkeys("".join(map(str, one.itertext())) for one in pieces))
    yield from _others(part, root)


def _paragraphs(part: str, paragraphs: list[etree._Element]) -> Iterator[tuple[str, str]]:
    """Yield each paragraph with all its runs, as it is once changes are accepted, and once they are refused.

    Each is read with the first and with the second of what stands there in two forms.

    A paragraph whose end is a tracked change may flow into the next; it is yielded with it, too.
    """
    forms = [other | left for other in _ALTERNATIVES for left in (frozenset(), _DELETED, _INSERTED)]
    carried = ""
    for number, paragraph in enumerate(paragraphs, 1):
        place = f"{part}, paragraph {number}"
        # Most paragraphs have one form, and are read once.
        here = forms if next(paragraph.iter(*_SEVERAL), None) is not None else forms[:1]
        whole, *others = (_joined(paragraph, _LETTERS, frozenset(without)) for without in here)
        instructions = _joined(paragraph, _INSTRUCTIONS)
        texts = (whole, *others, instructions, carried and carried + whole)
        yield from ((place, text) for text in dict.fromkeys(texts) if text)
        carried = (carried + whole) if _end_is_tracked(paragraph) else ""


def _joined(node: etree._Element, letters: tuple[str, ...], without: frozenset[str] = frozenset()) -> str:
    """Return the text of a paragraph, without that of paragraphs inside it and of changes left out."""
    pieces = []
    for child in node.iterchildren("*"):
        name = etree.QName(child).localname
        if name in letters:
            pieces.append(child.text or "")
        elif name in _BREAKS:
            pieces.append(_BREAKS[name])
        elif name not in _NO_TEXT and name not in without:
            pieces.append(_joined(child, letters, without))
    return "".join(pieces)


def _end_is_tracked(paragraph: etree._Element) -> bool:
    marks = paragraph.iterfind("{*}pPr/{*}rPr/{*}*")
    return any(etree.QName(mark).localname in _TRACKED for mark in marks)


def _others(part: str, root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield every text, comment and attribute's value, and the names of elements that are no maker's, each once."""
    said: set[str] = set()
    for node in root.iter():
        tag = node.tag if isinstance(node.tag, str) else ""
        name = etree.QName(tag).localname if tag else "a comment"
        own = _own(node)
        found = [(f"{part}, {name}", text) for text in (own and tag, node.text, node.tail) if text]
        found += [(f"{part}, {key} of {name}", text) for key, text in _attributes(node, own)]
        if own and len(node.attrib) > 1:
            found.append((f"{part}, the attributes of {name}", " ".join(map(str, node.attrib.values()))))
        for place, text in found:
            if text not in said and not text.isspace():
                said.add(text)
                yield from ((place, reading) for reading in readings(text))


def _own(node: etree._Element) -> bool:
    """Tell whether an element is none of the makers'; a comment is none."""
    makers = etree.QName(node.tag).namespace if isinstance(node.tag, str) else None
    return not (makers or "").startswith(_MAKERS)


def _attributes(node: etree._Element, own: bool) -> Iterator[tuple[str, str]]:
    for key, value in node.attrib.items():
        local = etree.QName(str(key)).localname
        if own:
            yield local, local
        yield local, str(value)
