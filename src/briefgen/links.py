"""Links between the documents of a review, for readers who do not have them side by side: elsewhere, or words only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.document import Document, Emphasis, Footnote, Inline, Language, Line, Link, Strong, Text, map_lines

_KIND = "document:"


def at_home(document: Document, addresses: Mapping[str, str]) -> Document:
    """Return a document whose links to documents lead to these addresses, by kind; where there is none, to nothing.

    The words of a link stay in any case: what was approved is what is read.
    """
    return replace(document, blocks=map_lines(document.blocks, lambda line, _node, _name: _line(line, addresses)))


def noted_in_place(document: Document) -> Document:
    """Return a document whose footnotes stand in brackets where they are referred to, for a place without a foot."""
    return replace(document, blocks=map_lines(document.blocks, lambda line, _node, _name: _noted(line)))


def _noted(line: Line) -> Line:
    made: list[Inline] = []
    for inline in line:
        match inline:
            case Footnote(children=children):
                made += [Text(" ("), *_noted(children), Text(")")]
            case Emphasis() | Strong() | Language() | Link():
                made.append(replace(inline, children=_noted(inline.children)))
            case _:
                made.append(inline)
    return tuple(made)


def _line(line: Line, addresses: Mapping[str, str]) -> Line:
    return tuple(inline for one in line for inline in _inline(one, addresses))


def _inline(inline: Inline, addresses: Mapping[str, str]) -> Line:
    if not isinstance(inline, (Emphasis, Strong, Language, Footnote, Link)):
        return (inline,)
    children = _line(inline.children, addresses)
    if not isinstance(inline, Link) or not inline.target.startswith(_KIND):
        return (replace(inline, children=children),)
    target = addresses.get(inline.target.removeprefix(_KIND))
    return children if target is None else (replace(inline, target=target, children=children),)
