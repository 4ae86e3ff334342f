"""A real browser for the tests: how to find and start it, how to open a page, what axe-core says of it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright
from playwright.sync_api import Error as BrowserError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = "no browser: install Chrome or Edge" if sys.platform == "win32" else "no browser: apt-get install chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def start(playwright: Playwright) -> Browser:
    """Start the browser of this machine; without one, skip the test, or fail it where CI promises one."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    choices: list[dict[str, Any]] = (
        [{"executable_path": found}] if found else [{"channel": "chrome"}, {"channel": "msedge"}]
    )
    for choice in choices:
        try:
            return playwright.chromium.launch(headless=True, args=ARGUMENTS, **choice)
        except BrowserError:
            if found:
                raise
    if os.environ.get("CI"):
        pytest.fail(INSTALL)
    pytest.skip(INSTALL)


@dataclass
class Visit:
    """An open page, with what its console said and what it asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def visit(
    browser: Browser, file: Path | str, *, width: int = 1280, height: int = 800, **context: Any
) -> Iterator[Visit]:
    """Open a file or an address in a fresh browser context, with Playwright's options for it (`color_scheme`)."""
    opened = browser.new_context(viewport={"width": width, "height": height}, **context)
    try:
        made = Visit(opened.new_page())
        made.page.on("console", lambda message: made.said.append(message.text))
        made.page.on("pageerror", lambda error: made.said.append(str(error)))
        made.page.on("request", lambda request: made.asked.append(request.url))
        made.page.goto(file if isinstance(file, str) else file.as_uri())
        yield made
    finally:
        opened.close()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong, one line for each element: rule, element, reason."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    result = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", RULES)
    assert result["passes"], "axe-core looked at nothing"
    return [
        f"{found['id']}: {node['html']}: {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


def overflow(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
