"""Pictures from files: what kind they are and how large."""

from __future__ import annotations

from docx.image.image import Image

from briefgen.diagnostics import Position
from briefgen.document import Picture
from briefgen.errors import StyleError

MEDIA_TYPES = ("image/png", "image/jpeg")


def read_picture(content: bytes, file: str) -> Picture:
    """Return the picture that the bytes of `file` hold; raise StyleError unless it is a whole PNG or JPEG."""
    try:
        image = Image.from_blob(content)
        picture = Picture(content, image.content_type, image.px_width, image.px_height)
    except Exception as error:  # the parser unpacks a broken file's fields without a check, so anything may come
        raise _unfit(file) from error
    if picture.media_type not in MEDIA_TYPES or not (picture.width and picture.height):
        raise _unfit(file)
    return picture


def _unfit(file: str) -> StyleError:
    return StyleError(
        f"{file} is no picture that Word and browsers both show; use PNG or JPEG",
        position=Position(file),
        fix="Open the picture in any picture program and save it as PNG.",
    )
