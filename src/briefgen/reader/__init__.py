"""Markdown with slots to blocks: converter.py makes HTML of the Markdown, tree.py makes the tree of the HTML."""

from briefgen.reader.tree import FindPicture, Read, read

__all__ = ["FindPicture", "Read", "read"]
