"""The site shown on this computer: a real server, asked by a real client."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import SHUT_WR, create_connection

import pytest

from briefgen.errors import UsageError
from briefgen.site.headers import headers
from briefgen.site.serving import HOST, server
from workspaces import write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "secret.txt", "not of the site")
    write(tmp_path / "site" / "index.html", "<p>home</p>")
    write(tmp_path / "site" / "reviews" / "robin" / "index.html", "<p>robin</p>")
    write(tmp_path / "site" / "404.html", "<p>lost</p>")
    return tmp_path / "site"


@contextmanager
def serving(folder: Path, base: str) -> Iterator[int]:
    with server(folder, base, 0) as shown:
        thread = threading.Thread(target=shown.serve_forever, daemon=True)
        thread.start()
        try:
            yield int(shown.server_address[1])
        finally:
            shown.shutdown()
            thread.join()


def asked(port: int, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(HOST, port)
    connection.request(method, path)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


@pytest.mark.parametrize("base", ["/", "/library/"])
def test_it_sends_pages_at_the_path_that_the_site_has(site: Path, base: str) -> None:
    with serving(site, base) as port:
        assert asked(port, base)[1] == b"<p>home</p>"
        response, content = asked(port, f"{base}reviews/robin/")
        assert (response.status, content) == (200, b"<p>robin</p>")
        assert response.getheader("Content-Security-Policy")
        for name, value in headers("reviews/robin/").items():
            assert response.getheader(name) == value


@pytest.mark.parametrize(
    "path", ["/library/nowhere/", "/elsewhere/", "/library/../secret.txt", "/library/%2e%2e/secret.txt"]
)
def test_what_is_not_there_is_the_page_that_says_so(site: Path, path: str) -> None:
    with serving(site, "/library/") as port:
        response, content = asked(port, path)
        assert (response.status, content) == (404, b"<p>lost</p>")
        assert asked(port, path, "HEAD")[1] == b""


def test_the_bare_host_leads_to_the_site(site: Path) -> None:
    with serving(site, "/library/") as port:
        response, _ = asked(port, "/")
        assert (response.status, response.getheader("Location")) == (302, "/library/")


def test_a_port_that_is_taken_is_told_in_words(site: Path) -> None:
    with serving(site, "/") as port, pytest.raises(UsageError, match=f"port {port} cannot be used"):
        server(site, "/", port)


def test_what_is_no_request_ends_in_an_answer_and_no_words_on_the_console(
    site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A browser that tries https:// begins with other bytes."""
    with serving(site, "/") as port, create_connection((HOST, port)) as client:
        client.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(64) + b"\r\n")
        client.shutdown(SHUT_WR)
        assert b"400" in client.recv(4096)
    assert capfd.readouterr().err == ""


def test_no_folder_is_listed(site: Path) -> None:
    write(site / "assets" / "site.css", "p {}")
    with serving(site, "/") as port:
        assert asked(port, "/assets/")[0].status == 404
