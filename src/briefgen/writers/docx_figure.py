"""Pictures of a Word file, in line with the text."""

from __future__ import annotations

from briefgen.document import Figure, Picture
from briefgen.style.reference import Page
from briefgen.writers.docx_ledger import Ledger
from briefgen.writers.docx_xml import NOTHING, XML, element

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"

_PIXEL = 9525  # EMU in a pixel at 96 to the inch
_TWIP = 635  # EMU in a twentieth of a point
_ROOM = 0.85  # of the page's height; the rest is for the caption


def drawing(figure: Figure, ledger: Ledger) -> XML:
    """Return the run that shows the picture of a figure, no larger than the page."""
    width, height = fitted(figure.picture, ledger.reference.page)
    number = ledger.drawing()
    size = element("wp:extent", {"cx": width, "cy": height})
    described = {"id": number, "name": f"Picture {number}", **({"descr": figure.alt} if figure.alt else {})}
    label = element("wp:docPr", described, NOTHING if figure.alt else _decorative())
    frame = element("wp:cNvGraphicFramePr", None, element("a:graphicFrameLocks", {"xmlns:a": A, "noChangeAspect": 1}))
    picture = element("a:graphicData", {"uri": PIC}, _picture(figure, ledger, width, height, number))
    graphic = element("a:graphic", {"xmlns:a": A}, picture)
    around = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)
    return element("w:r", None, element("w:drawing", None, element("wp:inline", around, size, label, frame, graphic)))


def fitted(picture: Picture, page: Page) -> tuple[int, int]:
    """Return the width and height of a picture in EMU: at 96 pixels to the inch, or as large as the page allows."""
    width, height = picture.width * _PIXEL, picture.height * _PIXEL
    scale = min(1.0, page.content_width * _TWIP / width, page.content_height * _TWIP * _ROOM / height)
    return max(1, int(width * scale)), max(1, int(height * scale))


def _decorative() -> XML:
    """The extension that tells Word and screen readers that a picture without an alternative says nothing."""
    mark = element("adec:decorative", {"xmlns:adec": _DECORATIVE, "val": 1})
    extension = element("a:ext", {"uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"}, mark)
    return element("a:extLst", {"xmlns:a": A}, extension)


def _picture(figure: Figure, ledger: Ledger, width: int, height: int, number: int) -> XML:
    name = element("pic:cNvPr", {"id": number, "name": f"Picture {number}"})
    blip = element("a:blip", {"r:embed": ledger.picture(figure.picture)})
    stretch = element("a:stretch", None, element("a:fillRect"))
    place = element("a:off", {"x": 0, "y": 0})
    size = element("a:ext", {"cx": width, "cy": height})
    shape = element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
    return element(
        "pic:pic",
        {"xmlns:pic": PIC},
        element("pic:nvPicPr", None, name, element("pic:cNvPicPr")),
        element("pic:blipFill", None, blip, stretch),
        element("pic:spPr", None, element("a:xfrm", None, place, size), shape),
    )
