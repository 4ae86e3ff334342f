"""Make the pictures in docs/pictures of the real brief and response. Run it after a change of templates or style.

    .venv/bin/python tools/pictures.py

It needs what the tests need: Chromium, LibreOffice (soffice) and poppler (pdftoppm).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DOCUMENTS = ("learning-brief", "chair-response")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def program(*names: str) -> str:
    """Return the first of these programs that is installed; stop if none is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        sys.exit(f"install {names[0]} first")
    return found


def word_pages(made: Path, folder: Path) -> None:
    """Make a picture of the first pages of each Word file."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for name in DOCUMENTS:
        source = made / f"{name}.docx"
        office = [program("soffice", "libreoffice"), profile, "--headless", "--convert-to", "pdf"]
        subprocess.run([*office, "--outdir", str(folder), str(source)], check=True, capture_output=True)
        for page in ("1", "2"):
            target = PICTURES / f"{name}-word-{page}"
            options = ["-png", "-singlefile", "-scale-to-x", "480", "-scale-to-y", "-1"]
            pages = ["-f", page, "-l", page, folder / f"{name}.pdf", target]
            subprocess.run([program("pdftoppm"), *options, *map(str, pages)], check=True)


def web_pages(made: Path) -> None:
    """Make a picture of the top of each page, on a desktop and on a phone."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(*BROWSERS), args=["--no-sandbox", "--disable-gpu"])
        for name in DOCUMENTS:
            for device, width, height, scale in (("desktop", 1280, 1500, 0.5), ("phone", 390, 1100, 0.6)):
                page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
                page.goto((made / f"{name}.html").as_uri())
                page.screenshot(path=PICTURES / f"{name}-{device}.png")
        browser.close()


def main() -> None:
    """Build Emily's documents and take their pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = [sys.executable, "-m", "briefgen", "build", "emily", "--quiet", "--workspace", ROOT, "--output", folder]
        subprocess.run([str(part) for part in build], check=True)
        word_pages(folder / "emily", folder)
        web_pages(folder / "emily")


if __name__ == "__main__":
    main()
