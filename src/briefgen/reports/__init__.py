"""REPORTS, a plain table: each format in which `briefgen check` reports, with the function that writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.reports.as_json import json_report
from briefgen.reports.page import html_report
from briefgen.reports.sarif import sarif_report
from briefgen.reports.subject import Report
from briefgen.reports.text import text_report

REPORTS: Mapping[str, Callable[[Report], str]] = {
    "text": text_report,
    "json": json_report,
    "sarif": sarif_report,
    "html": html_report,
}

__all__ = ["REPORTS", "Report"]
