"""What the checks of wording have in common: where a word is placed, how it is quoted, how long reading takes."""

from __future__ import annotations

from briefgen.checks.subjects import CheckedDocument
from briefgen.diagnostics import Diagnostic, Origin, Place, Position, Severity, at
from briefgen.model.partnership import Figures


def place(subject: CheckedDocument, origin: Origin | None) -> Place:
    """Return where a diagnostic on printed words is placed: their YAML line, or else the document's template."""
    return at(origin) if origin else {"position": Position(subject.file)}


def shortened(text: str, most: int = 90) -> str:
    """Return a text to be quoted in a message, cut at a word if it is long."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip(',;: ')} …"


def warned(code: str, message: str, fix: str, where: Place, judged: str) -> Diagnostic:
    """Return a warning on printed words, bound to the text that was judged; `where` is its place."""
    return Diagnostic(code, message, Severity.WARNING, fix=fix, judged=judged, **where)


def reading_time(words: int, figures: Figures) -> str:
    """Return how long reading takes, in words: "about 5 minutes"."""
    minutes = round(words / max(1, figures.words_a_minute.amount))
    return "less than a minute" if minutes < 1 else "about a minute" if minutes == 1 else f"about {minutes} minutes"
