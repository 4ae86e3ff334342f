"""Identifiers planted in made files: in the text, and where no reader looks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from briefgen.diagnostics import Severity
from checked import Fault


def _part(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    """Return what replaces the first `old` in a part of a Word file by `new`."""

    def plant(content: bytes) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
            for entry in before.infolist():
                part = before.read(entry)
                if entry.filename == name:
                    assert old.encode() in part
                    part = part.replace(old.encode(), new.encode(), 1)
                after.writestr(entry, part)
        return made.getvalue()

    plant.__name__ = name.rpartition("/")[2].partition(".")[0]
    return plant


def _page(old: str, new: str) -> Callable[[bytes], bytes]:
    """Return what replaces the first `old` in a page by `new`."""

    def plant(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    plant.__name__ = "page"
    return plant


BODY, CORE, APP = "word/document.xml", "docProps/core.xml", "docProps/app.xml"
CHANGED = "<cp:lastModifiedBy>Jocasta Quill</cp:lastModifiedBy>"

FAULTS = [
    Fault("email", "docx", _part(CORE, "</dc:title>", "</dc:title><dc:description>aunt@example.org</dc:description>")),
    Fault("nhs-number", "docx", _part(BODY, "</w:body>", "<!-- 999 000 0018 --></w:body>")),
    Fault("date-of-birth", "docx", _part(BODY, "</w:body>", "<!-- born 3rd March 2014 --></w:body>")),
    Fault("upn", "docx", _part(BODY, "</w:body>", "<!-- B801200005001 --></w:body>")),
    Fault("national-insurance-number", "html", _page("</main>", "<!-- AB123456C --></main>")),
    Fault("postcode", "html", _page("</main>", "<!-- bd1 2ab --></main>")),
    Fault("telephone", "html", _page("</main>", "<!-- +44 (0)20 7946 0958 --></main>")),
    Fault("word-author", "docx", _part(CORE, "</dc:title>", f"</dc:title>{CHANGED}"), Severity.WARNING),
    Fault(
        "word-author", "docx", _part(APP, "<Application>", "<Manager>J. Quill</Manager><Application>"), Severity.WARNING
    ),
    Fault("vehicle-number", "html", _page("</main>", "<!-- AB12 CDE --></main>")),
]
