"""From what checks report to what is said: its rule, who accepted it, and nothing that could identify anyone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.anonymity.forbidden import ForbiddenList
from briefgen.anonymity.shapes import without_identifiers
from briefgen.checks.catalogue import rules, said
from briefgen.diagnostics import Acceptance, Diagnostic, Severity, at
from briefgen.model.control import Accepted


def settled(diagnostics: Iterable[Diagnostic], accepted: Iterable[Accepted]) -> tuple[Diagnostic, ...]:
    """Return diagnostics, each once, with the source of its rule and, if someone let it stand, who, when and why."""
    known = {(str(one.code), str(one.at), str(one.text)): one for one in accepted}
    return tuple(dict.fromkeys(_settled(diagnostic, known) for diagnostic in diagnostics))


def _settled(diagnostic: Diagnostic, known: dict[tuple[str, str, str], Accepted]) -> Diagnostic:
    rule = rules().get(diagnostic.code)
    if rule is None:
        return diagnostic
    found = known.get((diagnostic.code, diagnostic.place, diagnostic.mark)) if rule.acceptable else None
    return replace(
        diagnostic,
        rule=diagnostic.rule or said(rule.source),
        accepted=Acceptance(str(found.by), found.on.first.isoformat(), str(found.reason)) if found else None,
    )


def void(accepted: Iterable[Accepted], diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield a warning for each acceptance that accepts nothing: its text has changed, or its fault is gone."""
    standing = {(one.code, one.place, one.mark): one for one in diagnostics}
    places = {(one.code, one.place) for one in diagnostics}
    for one in accepted:
        rule = rules().get(one.code)
        if rule is None or not rule.acceptable:
            message, fix = f'"{one.code}" cannot be accepted', "Mend the fault, and take this entry out."
        elif (str(one.code), str(one.at), str(one.text)) in standing:
            continue
        elif (str(one.code), str(one.at)) in places:
            message = "the acceptance is void: the text has changed since"
            fix = "Look at the new text; then accept it again with `briefgen accept`, or mend it. Take this entry out."
        else:
            message, fix = (
                "the acceptance is of no use: what it accepts is not reported any more",
                "Take this entry out.",
            )
        yield Diagnostic("acceptance", message, Severity.WARNING, fix=fix, **at(one.code.origin))


def discreet(diagnostics: Iterable[Diagnostic], forbidden: ForbiddenList) -> tuple[Diagnostic, ...]:
    """Return diagnostics in which nothing that a check of anonymity looks for can be read."""
    return tuple(_discreet(diagnostic, forbidden) for diagnostic in diagnostics)


def _discreet(diagnostic: Diagnostic, forbidden: ForbiddenList) -> Diagnostic:
    def safe(text: str) -> str:
        return without_identifiers(forbidden.withheld(text))

    position, accepted = diagnostic.position, diagnostic.accepted
    return replace(
        diagnostic,
        judged=diagnostic.judged or diagnostic.message,  # its mark stays that of the whole text
        message=safe(diagnostic.message),
        field=safe(diagnostic.field),
        fix=diagnostic.fix and safe(diagnostic.fix),
        rule=diagnostic.rule and forbidden.withheld(diagnostic.rule),
        review=diagnostic.review and forbidden.withheld(diagnostic.review),
        kind=diagnostic.kind and forbidden.withheld(diagnostic.kind),
        artifact=diagnostic.artifact and forbidden.withheld(diagnostic.artifact),
        position=position and replace(position, file=forbidden.withheld(position.file)),
        accepted=accepted and replace(accepted, by=forbidden.withheld(accepted.by), reason=safe(accepted.reason)),
    )
