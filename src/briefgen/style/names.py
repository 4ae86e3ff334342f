"""The styles that documents are written with, by the names that Word shows."""

from __future__ import annotations

from briefgen.document import CALLOUTS

PARAGRAPH, CHARACTER, TABLE = "paragraph", "character", "table"


def family(kind: str) -> str:
    """Return the first words of the style names of a call-out: `key-message` gives `Key Message`."""
    return kind.replace("-", " ").title()


# The title of a document is Heading 1, not Title: Word's navigation pane, screen readers and converters then show the
# same levels as the web page (h1 to h6), and a reader that takes Title for metadata does not lose it from the text.
HEADINGS = tuple(f"Heading {level}" for level in range(1, 7))
CONTINUED = ("List Continue", "List Continue 2", "List Continue 3")
CALLOUT_PARTS = ("", " Title", " Bullet", " Number", " Continue", " Term")

LISTS = (
    "List Bullet", "List Number", *(f"{family(kind)}{part}" for kind in CALLOUTS for part in (" Bullet", " Number")),
)  # fmt: skip
"""The styles that must carry a list format."""

REQUIRED: tuple[tuple[str, str], ...] = (
    *((PARAGRAPH, name) for name in HEADINGS),
    *(
        (PARAGRAPH, name)
        for name in (
            "Body Text",
            "List Introduction",
            "Lead",
            "Note",
            "Quote",
            "List Bullet",
            "List Number",
            *CONTINUED,
        )
    ),
    *((PARAGRAPH, name) for name in ("Definition Term", "Definition", "Caption", "Figure")),
    *((PARAGRAPH, name) for name in ("Table Text", "Table Header")),
    *((PARAGRAPH, f"{family(kind)}{part}") for kind in CALLOUTS for part in CALLOUT_PARTS),
    *((PARAGRAPH, name) for name in ("Timeline Title", "Timeline Entry", "Timeline Continue")),
    *((PARAGRAPH, name) for name in ("Sign Off Title", "Sign Off", "Sign Off Continue")),
    *((PARAGRAPH, name) for name in ("Field Label", "Field", "Field Lines")),
    *((PARAGRAPH, name) for name in ("Contents Heading", "Contents Entry", "Footnote Text")),
    *((CHARACTER, name) for name in ("Strong", "Emphasis", "Hyperlink", "Footnote Reference")),
    *((CHARACTER, name) for name in ("Timeline Date", "Sign Off Term", "Box Number", "Placeholder Text")),
    (TABLE, "Brief Table"),
)
"""Every style that a document may need, as (type, name)."""
