"""The site shown on this computer, by a web server that nobody else can reach."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from briefgen.errors import UsageError
from briefgen.site.addresses import NOT_FOUND
from briefgen.site.headers import MEDIA_TYPES, headers

HOST = "127.0.0.1"


def server(folder: Path, base: str, port: int) -> ThreadingHTTPServer:
    """Return a web server for a folder, at the path that the site has on its host; port 0 takes a free one.

    Raise UsageError if the port is taken.
    """
    handler = partial(_Handler, directory=str(folder), base=base)
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        why = error.strerror or error
        raise UsageError(f"port {port} cannot be used: {why}", fix="Name another with --port.") from None


class _Handler(SimpleHTTPRequestHandler):
    """Sends the files of the site, with the headers that its own web server should send."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, base: str, **named: Any) -> None:
        self.base = base
        self.extensions_map = {**self.extensions_map, **MEDIA_TYPES}
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        """Return the file for an address; outside the path of the site there is none."""
        inside = path.removeprefix(self.base) if path.startswith(self.base) else NOT_FOUND + "/"
        return super().translate_path(f"/{inside}")

    def do_GET(self) -> None:
        """Send a file; the bare host leads to the site."""
        if self.path == "/" and self.base != "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self.base)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            super().do_GET()

    def list_directory(self, path: Any) -> None:  # noqa: ARG002 - the library's
        """Send the page for what is not found: no folder is listed."""
        self.send_error(404)

    def end_headers(self) -> None:
        """Send the headers of the site besides."""
        for name, value in headers(getattr(self, "path", "").removeprefix(self.base)).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for what is not found."""
        page = Path(self.directory) / NOT_FOUND
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: the browser shows what is there."""
