"""Make the pictures in docs/pictures of the learning library. Run it after a change of the site's templates or style.

    .venv/bin/python tools/site_pictures.py

The library is that of the invented partnership of `briefgen init`, its documents approved by the commands themselves.
It needs Chromium.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from threading import Thread

from playwright.sync_api import sync_playwright

from briefgen.site.serving import server
from briefgen.source_edit import Put, edited
from pictures import BROWSERS, PICTURES, program

REVIEWS = {"sar-rosa": "independent-chair", "dardr-marian": "csp-chair"}
KINDS = ("learning-brief", "chair-response")
PAGES = {"home": "", "review": "reviews/sar-rosa/", "theme": "themes/self-neglect/"}
DEVICES = {"desktop": (1280, 1400, 0.5), "phone": (390, 1100, 0.6)}


def briefgen(root: Path, *arguments: str) -> None:
    """Run a command in a workspace."""
    command = [sys.executable, "-m", "briefgen", *arguments, "--workspace", str(root)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def change(root: Path, review: str, *changes: Put) -> None:
    """Change a review's file as its editor would."""
    path = root / "briefs" / f"{review}.yaml"
    path.write_text(edited(path.read_text("utf-8"), path.name, changes), encoding="utf-8", newline="\n")


def library(folder: Path) -> Path:
    """Build the library of the invented partnership; return its folder."""
    root = folder / "anytown"
    subprocess.run([sys.executable, "-m", "briefgen", "init", str(root)], check=True, stdout=subprocess.DEVNULL)
    for review, chair in REVIEWS.items():
        signed = ("chair_response", "sign_off")
        change(root, review, Put((*signed, "name"), "A. Chair"), Put((*signed, "date"), "2026-01-14"))
        for kind in KINDS:
            briefgen(root, "approve", review, "--kind", kind, "--by", chair, "--on", "2026-01-15")
            briefgen(root, "set-status", review, "approved", "--kind", kind, "--on", "2026-01-15")
            change(root, review, Put(("documents", kind, "publish_on"), "2026-02-02"))
    names = folder / "names.txt"
    names.write_text("Zebedee Quillfeather\n", encoding="utf-8")
    briefgen(root, "publish", "--forbidden", str(names), "--on", "2026-03-02")
    return root / "output" / "site"


def take(address: str) -> None:
    """Take a picture of each page on each device."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(*BROWSERS), args=["--no-sandbox", "--disable-gpu"])
        for name, where in PAGES.items():
            for device, (width, height, scale) in DEVICES.items():
                page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
                page.goto(f"{address}{where}")
                page.screenshot(path=PICTURES / f"site-{name}-{device}.png")
        browser.close()


def main() -> None:
    """Build the library, show it on this computer, and take its pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, server(library(Path(name)), "/", 0) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        take(f"http://127.0.0.1:{host.server_address[1]}/")
        host.shutdown()


if __name__ == "__main__":
    main()
