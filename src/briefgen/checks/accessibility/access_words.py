"""What says nothing to someone who hears it alone: the words of links, and file names for pictures."""

from __future__ import annotations

import re
from collections.abc import Collection

_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp)", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_LABEL = 3  # words, at most, of the label before an address that is told for its own sake: "Website"


def is_file_name(text: str) -> bool:
    """Tell whether a text is nothing but the name of a picture file."""
    return bool(_FILE_NAME.fullmatch(text.strip()))


def says_nothing(text: str, phrases: Collection[str]) -> bool:
    """Tell whether the words of a link are none, one of the phrases (in small letters), or a web address."""
    plain = re.sub(r"\s+", " ", text).strip(" .,;:!?>»›→…[]()")
    return not plain or plain.casefold() in phrases or bool(_ADDRESS.fullmatch(text.strip()))


def stands_alone(address: str, whole: str) -> bool:
    """Tell whether a web address is what its paragraph is there to tell, as in contact details; `whole` holds both."""
    return bool(_ADDRESS.fullmatch(address.strip())) and len(whole.replace(address, " ").split()) <= _LABEL
