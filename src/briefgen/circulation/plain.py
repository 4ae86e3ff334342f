"""A document's blocks as plain text, for a mail that is read without formatting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from briefgen.document import (
    Block,
    BulletList,
    Callout,
    Definition,
    DefinitionList,
    Emphasis,
    Heading,
    Inline,
    Language,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Section,
    SignOff,
    Strong,
    Timeline,
    plain_text,
)

_WIDTH = 72  # letters of a line, which leaves room for the marks of an answer (RFC 3676, 4.2)


def as_plain_text(blocks: Iterable[Block]) -> str:
    """Return blocks as lines of plain text, with the addresses of links; of what a mail seldom holds, the words."""
    return "\n\n".join(_texts(blocks, "")) + "\n"


def _texts(blocks: Iterable[Block], indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(children=line):
                yield _filled(_words(line).upper(), indent, indent)
            case Paragraph(children=line):
                yield _filled(_words(line), indent, indent)
            case Section(heading=heading, blocks=inner):
                yield from _texts((heading, *inner), indent)
            case Callout(title=title, blocks=inner):
                yield _filled(_words(title), indent, indent)
                yield from _texts(inner, indent)
            case Quote(blocks=inner):
                yield from _texts(inner, indent + "  ")
            case BulletList(items=items):
                yield "\n".join(_item("- ", item.blocks, indent) for item in items)
            case OrderedList(items=items, start=start):
                yield "\n".join(_item(f"{number}. ", item.blocks, indent) for number, item in enumerate(items, start))
            case DefinitionList(entries=entries):
                yield "\n".join(_entry(entry, indent) for entry in entries)
            case Timeline(title=title, entries=entries) | SignOff(title=title, entries=entries):
                yield _filled(_words(title), indent, indent)
                yield "\n".join(_entry(entry, indent) for entry in entries)
            case _:
                if words := plain_text((block,)):
                    yield words


def _item(mark: str, blocks: Iterable[Block], indent: str) -> str:
    below = indent + " " * len(mark)
    text = "\n\n".join(_texts(blocks, below))
    return indent + mark + text.removeprefix(below)


def _entry(entry: Definition, indent: str) -> str:
    return "\n".join((_filled(f"{_words(entry.term)}:", indent, indent), *_texts(entry.blocks, indent + "  ")))


def _filled(words: str, first: str, others: str) -> str:
    return fill(
        words, _WIDTH, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False
    )


def _words(line: Iterable[Inline]) -> str:
    """Return a line with the address of each link behind its words, unless the words are the address."""
    return "".join(_inline(inline) for inline in line)


def _inline(inline: Inline) -> str:
    match inline:
        case Link(target=target, children=children):
            words, address = _words(children), target.removeprefix("mailto:").removeprefix("tel:")
            leads_out = not target.startswith(("#", "document:"))
            return words if address in words or not leads_out else f"{words} ({address})"
        case Emphasis() | Strong() | Language():
            return _words(inline.children)
        case LineBreak():
            return " "
        case _:
            return plain_text((inline,))
