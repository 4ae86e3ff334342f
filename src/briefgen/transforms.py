"""Document to Document: ids, sections, contents, acronyms, typography. TRANSFORMS is their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.document import (
    Abbreviation,
    Block,
    Contents,
    ContentsEntry,
    Date,
    Heading,
    Inline,
    Line,
    Node,
    Section,
    Text,
    map_lines,
    map_words,
    plain_text,
)
from briefgen.model.guidance import Term

Blocks = tuple[Block, ...]
NO_BREAK = "\u00a0"


def transform(blocks: Blocks, terms: Sequence[Term]) -> Blocks:
    """Return the blocks of a read document as they are written: every transform in turn."""
    for change in TRANSFORMS:
        blocks = change(blocks, terms)
    return blocks


def with_ids(blocks: Blocks, _terms: Sequence[Term] = ()) -> Blocks:
    """Give every heading without an id one made from its words, each id once."""
    used = {block.id for block in blocks if isinstance(block, Heading) and block.id}
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and not block.id and block.level > 1:
            block = replace(block, id=_free(slug(plain_text(block.children)), used))  # noqa: PLW2901
            used.add(block.id)
        made.append(block)
    return tuple(made)


def slug(text: str) -> str:
    """Return a name made from words, of letters a-z, digits and hyphens: 60 characters at most."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "section"


def _free(name: str, used: set[str]) -> str:
    number, free = 2, name
    while free in used:
        free, number = f"{name}-{number}", number + 1
    return free


def with_sections(blocks: Blocks, _terms: Sequence[Term] = ()) -> Blocks:
    """Put each heading of level 2 into a section with what follows it; number the sections that are boxes."""
    made: list[Block] = []
    boxes = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            boxes += block.role == "box"
            made.append(Section(block, (), block.role, boxes if block.role == "box" else None))
        elif made and isinstance(section := made[-1], Section):
            made[-1] = replace(section, blocks=(*section.blocks, block))
        else:
            made.append(block)
    return tuple(made)


def with_contents(blocks: Blocks, _terms: Sequence[Term] = ()) -> Blocks:
    """Fill the contents with the headings of the sections."""
    entries = tuple(
        ContentsEntry(block.heading.id, block.heading.children) for block in blocks if isinstance(block, Section)
    )
    return _filled(blocks, entries)


def _filled(blocks: Blocks, entries: tuple[ContentsEntry, ...]) -> Blocks:
    made: list[Block] = []
    for block in blocks:
        match block:
            case Contents():
                made.append(replace(block, entries=entries))
            case Section():
                made.append(replace(block, blocks=_filled(block.blocks, entries)))
            case _:
                made.append(block)
    return tuple(made)


def with_acronyms(blocks: Blocks, terms: Sequence[Term]) -> Blocks:
    """Write acronyms out at their first use in running words, and mark them everywhere.

    Headings, titles, contents and notes are left short: what stands there is written out in the words around.
    """
    return map_lines(blocks, _Acronyms(terms).line) if terms else blocks


class _Acronyms:
    """The acronyms on the way through one document: those known, and those already written out."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.known = {str(term.short): term for term in terms}
        self.seen = {str(term.short) for term in terms if not term.expand}
        alternatives = "|".join(re.escape(short) for short in sorted(self.known, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<![\w&-])({alternatives})(s?)(?!\w)")

    def line(self, line: Line, owner: Node, field: str) -> Line:
        """Return a line with its acronyms marked, and written out where they are first used."""
        quiet = isinstance(owner, (Heading, ContentsEntry)) or field in ("title", "caption")
        return map_words(line, self._change(quiet), self._change(quiet=True))

    def _change(self, quiet: bool) -> Callable[[Inline, str], Iterable[Inline]]:
        return lambda inline, before: self._marked(inline, before, quiet) if isinstance(inline, Text) else (inline,)

    def _marked(self, text: Text, before: str, quiet: bool) -> Iterator[Inline]:
        done = 0
        for found in self.pattern.finditer(text.text):
            yield from _text(text.text[done : found.start()], text)
            yield from self._use(found, text, before + text.text[: found.start()], quiet)
            done = found.end()
        yield from _text(text.text[done:], text)

    def _use(self, found: re.Match[str], text: Text, lead: str, quiet: bool) -> Iterator[Inline]:
        """Yield one use of an acronym; `lead` is what stands before it in the line."""
        short, term = found[1], self.known[found[1]]
        long = _long(term, found[2])
        mark = Abbreviation(found[0], long, text.origin)
        if quiet or short in self.seen or _written_out(term, lead, text.text[found.end() :]):
            yield mark
        else:
            yield from (Text(f"{_at_start(long, lead)} (", text.origin), mark, Text(")", text.origin))
        if not quiet:
            self.seen.add(short)


def _text(words: str, whole: Text) -> Iterator[Text]:
    if words:
        yield replace(whole, text=words)


def _long(term: Term, plural: str) -> str:
    return (term.plural or f"{term.long}s") if plural else str(term.long)


def _written_out(term: Term, before: str, after: str) -> bool:
    """Tell whether the words around an acronym say what it stands for: `child protection (CP)`, `CP (child ...)`."""
    longs = [term.long.lower(), (term.plural or f"{term.long}s").lower()]
    return any(before.lower().endswith(f"{long} (") or after.lower().startswith(f" ({long})") for long in longs)


def _at_start(words: str, before: str) -> str:
    begins = not before.strip() or re.search(r"(?<!e\.g)(?<!i\.e)[.!?]['\"’”)]*\s+$", before)
    return words[:1].upper() + words[1:] if begins else words


# Typography: `s.47(1)(c)` stays as it is; nothing is changed but quotes, dashes, dots and blanks.

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNBROKEN = (
    re.compile(rf"(\d) (?=(?:{_MONTHS}|days?|weeks?|months?|years?|per cent)\b)"),
    re.compile(r"\b([Ss]ections?|[Rr]egulations?|[Aa]rticles?|[Aa]ppendix|[Oo]utcomes?|[Pp]art|[Bb]ox) (?=\d)"),
)
_OPENING = re.compile(r"(?:^|[\s(\[{/\u2013\u2014\u2018\u201c])$")


def with_typography(blocks: Blocks, _terms: Sequence[Term] = ()) -> Blocks:
    """Set quotes, dashes and dots as print does, and keep together what a line end must not part (`11 May`)."""
    return map_lines(blocks, lambda line, _owner, field: map_words(line, _set_term if field == "term" else _set))


def _set(inline: Inline, before: str) -> tuple[Inline, ...]:
    if isinstance(inline, (Text, Date)):
        return (replace(inline, text=typeset(inline.text, before)),)
    return (inline,)


def _set_term(inline: Inline, before: str) -> tuple[Inline, ...]:
    """Set a term; a date in words begins it with a capital: `Autumn 2019`."""
    if isinstance(inline, Date) and not before:
        inline = replace(inline, text=inline.text[:1].upper() + inline.text[1:])
    return _set(inline, before)


def typeset(text: str, before: str = "") -> str:
    """Return a text as print sets it; `before` is what stands before it in the line."""
    text = re.sub(r"(?<=\s)--?(?=\s)", "\u2013", text.replace("...", "\u2026"))
    for pattern in _UNBROKEN:
        text = pattern.sub(rf"\1{NO_BREAK}", text)
    made = ""
    for part in re.split("([\"'])", text):
        made += _quote(part, made[-1:] or _last(before), text[len(made) + 1 :]) if part in _QUOTES else part
    return made


_QUOTES = {'"': ("\u201c", "\u201d"), "'": ("\u2018", "\u2019")}


def _quote(quote: str, before: str, after: str) -> str:
    opening, closing = _QUOTES[quote]
    decade = quote == "'" and re.match(r"\d0s\b", after)
    opens = _OPENING.search(before) and before != opening and not decade
    return opening if opens else closing


def _last(before: str) -> str:
    """Return the last letter before a text, set as print sets it."""
    return typeset(before)[-1:] if before[-1:] in _QUOTES else before[-1:]


TRANSFORMS: tuple[Callable[[Blocks, Sequence[Term]], Blocks], ...] = (
    with_ids,
    with_sections,
    with_contents,
    with_acronyms,
    with_typography,
)
