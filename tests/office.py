"""LibreOffice, which opens what we make as a reader's computer would."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")

needs_office = pytest.mark.skipif(
    SOFFICE is None and not os.environ.get("CI"),  # CI promises one, and fails without
    reason="LibreOffice is not installed: `apt-get install libreoffice-writer`, or libreoffice.org; soffice on PATH",
)


def to_pdf(content: bytes, folder: Path) -> bytes:
    """Open a Word file in LibreOffice and return it as PDF. The profile lies in the folder: tests do not meet."""
    source = folder / "made.docx"
    source.write_bytes(content)
    profile = (folder / "profile").resolve().as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    return source.with_suffix(".pdf").read_bytes()
