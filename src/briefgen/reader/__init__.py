"""Markdown with slots to blocks: converter.py makes HTML of the Markdown, tree.py makes the tree of the HTML."""

from briefgen.reader.prose import read_prose
from briefgen.reader.tree import FindPicture, Read, read

__all__ = ["FindPicture", "Read", "read", "read_prose"]
