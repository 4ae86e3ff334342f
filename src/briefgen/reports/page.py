"""The report as a web page, for a manager to read and file: a document like any other, in the partnership's style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefgen import __version__
from briefgen.checks.catalogue import rules
from briefgen.document import (
    Block,
    BulletList,
    Callout,
    Cell,
    Document,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from briefgen.model.dates import MONTHS
from briefgen.reports.entries import ACCEPTED, Entry, counted, grouped, tally
from briefgen.reports.subject import Report
from briefgen.writers.html import write_html

_STATES = {"error": "Errors", "warning": "Warnings", ACCEPTED: "Accepted"}
_VERDICTS = {"error": "Errors stand", "warning": "Warnings stand", ACCEPTED: "No fault found"}
_HANDLING = (
    "This report may quote drafts that nobody has approved. Keep it inside the partnership, file it with the review, "
    "and pass it on to nobody else."
)
_LIMITS = (
    "A check finds faults; that it finds none is no proof that there are none. A person reads every document before it "
    "is published. No check can tell:"
)
_BLIND = (
    "Whether what is said is true, fair and kind, and whether the family and the agencies have agreed to it.",
    "Whether somebody who knows the place or the people could tell who is meant. It finds the names on the forbidden "
    "list, if one was given, and the shapes of numbers and addresses; it cannot know what a neighbour knows.",
    "Whether a promise was kept in the world, and whether it helped.",
    "Whether a picture shows what its words say, and whether a page is easy to use for a real person.",
)


def html_report(report: Report) -> str:
    """Return the report as one HTML file that holds all it needs."""
    title = f"Check of {_checked(report)} before publication, {_day(report.on)}"
    made_by = Paragraph(_text(f"Made by briefgen {__version__}: briefgen check, all checks."), role="note")
    blocks = (
        Heading(1, _text(title)),
        Paragraph(_text(_counts(report)), role="lead"),
        Callout("notice", _text("Handling"), (_paragraph(_HANDLING),)),
        *_summary(report),
        *(_review(report, *part) for part in _parts(report)),
        _section(2, "What a check cannot see", "limits", (_paragraph(_LIMITS), _bullets(_BLIND), made_by)),
    )
    author = str(report.setting.shared.partnership.name)
    document = Document(title, blocks, kind="check-report", label="Report of the checks", author=author)
    return report.setting.forbidden.withheld(write_html(document, report.setting.style).decode("utf-8"))


def _parts(report: Report) -> Iterator[tuple[str, str, Sequence[Entry]]]:
    """Yield the parts of the report: each with an id, its name, and what was found."""
    for number, (name, told) in enumerate(report.entries.items()):
        if name or told:
            yield f"checked-{number}", name or "What all reviews share", told


def _checked(report: Report) -> str:
    """Return what was checked, in words; a made file's name has a dot in it, a review's id never."""
    names = [name for name in report.found if name]
    files = sum("." in name for name in names)
    parts = [counted(count, what) for count, what in ((len(names) - files, "review"), (files, "file")) if count]
    return " and ".join(parts) or "no review"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _counts(report: Report) -> str:
    stand = f"{counted(report.errors, 'error')} and {counted(report.warnings, 'warning')} stand"
    names = f"{report.names[:1].upper()}{report.names[1:]}"
    return f"{stand[:1].upper()}{stand[1:]}. Accepted: {report.accepted or 'none'}. {names}."


def _summary(report: Report) -> Iterator[Block]:
    """Yield the table of what was checked; a row leads to its section."""
    rows = [_row(*part) for part in _parts(report)]
    if rows:
        header = _cells("What was checked", *_STATES.values(), "What the checks say")
        table = Table(_text("What was found, by review"), header, tuple(rows), row_headers=True)
        yield _section(2, "In short", "summary", (table,))


def _row(part: str, name: str, told: Sequence[Entry]) -> Row:
    states = [entry.state for entry in told]
    counts = [str(states.count(state)) for state in _STATES]
    link = Cell((Link(f"#{part}", _text(name)),))
    return Row((link, *_cells(*counts, _verdict(told)).cells))


def _verdict(told: Sequence[Entry]) -> str:
    """Return what the checks say of publishing: the worst that stands decides, and entries begin with it."""
    return _VERDICTS[told[0].state if told else ACCEPTED]


def _review(report: Report, part: str, name: str, told: Sequence[Entry]) -> Section:
    blocks: list[Block] = [_paragraph(f"{_verdict(told)}: {tally(told)}."), *_documents(report, name)]
    for state, group in grouped(told, lambda entry: entry.state):
        alike = tuple(_rule(report, *same) for same in grouped(group, lambda entry: entry.code))
        blocks.append(_section(3, _STATES[state], f"{part}-{state}", alike))
    return _section(2, name, part, tuple(blocks))


def _documents(report: Report, name: str) -> Iterator[Block]:
    """Yield how far each document of a review is: only one that is approved may be published."""
    standing = report.standings.get(name)
    if standing is None:
        return
    yield _paragraph(f"The review: {standing.title}.")
    if not standing.kinds:
        return
    header = _cells("Document", "Status", "Version", "Still to be approved by")
    rows = [
        _cells(kind.kind, kind.state, kind.version or "none", ", ".join(kind.missing) or "nobody")
        for kind in standing.kinds
    ]
    yield Table(_text(f"The documents of {name}: only what is approved may be published"), header, tuple(rows), True)


def _rule(report: Report, code: str, alike: Sequence[Entry]) -> Section:
    """Return what was found by one rule: its title, each place, the mend (once, if all share it), the source."""
    rule = rules().get(code)
    fixes = {entry.diagnostic.fix for entry in alike}
    shared = fixes.pop() if len(fixes) == 1 and len(alike) > 1 and alike[0].state != ACCEPTED else None
    blocks: list[Block] = [BulletList(tuple(ListItem((_told(report, entry, not shared),)) for entry in alike))]
    if shared:
        blocks.append(_paragraph(f"How to mend each: {shared}"))
    if source := alike[0].diagnostic.rule:
        blocks.append(Paragraph(_text(f"Rule: {source}"), role="note"))
    return Section(Heading(4, _text(f"{rule.title} ({code})" if rule else code)), tuple(blocks))


def _told(report: Report, entry: Entry, with_fix: bool) -> Paragraph:
    """Return one entry: where, what is wrong, how to mend it, or who accepted it."""
    one = entry.diagnostic
    where = ", ".join(part for part in dict.fromkeys((entry.place, one.field, *entry.kinds)) if part)
    said = f"{one.message[:1].upper()}{one.message[1:]}.".replace("?.", "?")
    lines: list[Inline] = [Strong(_text(said)), LineBreak(), Text(where)]
    if accepted := one.accepted:
        role = report.setting.shared.roles.get(accepted.by)
        when = _day(date.fromisoformat(accepted.on))
        lines += [LineBreak(), Text(f"Accepted by {role.title if role else accepted.by} on {when}: {accepted.reason}")]
    elif one.fix and with_fix:
        lines += [LineBreak(), Text(f"How to mend it: {one.fix}")]
    return Paragraph(tuple(lines))


def _section(level: int, title: str, name: str, blocks: tuple[Block, ...]) -> Section:
    return Section(Heading(level, _text(title), name), blocks)


def _cells(*words: str) -> Row:
    return Row(tuple(Cell(_text(word)) for word in words))


def _bullets(texts: Sequence[str]) -> BulletList:
    return BulletList(tuple(ListItem((_paragraph(text),)) for text in texts))


def _paragraph(text: str) -> Paragraph:
    return Paragraph(_text(text))


def _text(text: str) -> tuple[Inline, ...]:
    return (Text(text),)
