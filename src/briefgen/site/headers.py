"""The HTTP headers and media types that the site wants of a web server; docs/publishing.md tells the website team."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

# Each page says the same of itself, and most allow less: both hold. That no other website may show a page in a frame,
# under something else to click, only a header can say.
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

FOR_ALL: Mapping[str, str] = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""The headers of every answer."""

_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
_OWN = {"Cross-Origin-Resource-Policy": "same-origin"}
_OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}

BY_PATH: Mapping[str, Mapping[str, str]] = {
    "assets/*": {**_KEPT, **_OWN},
    "pagefind/fragment/*": {**_KEPT, **_OWN},
    "pagefind/index/*": {**_KEPT, **_OWN},
    "data/*": {"Cache-Control": "no-cache", **_OPEN},
    "*": {"Cache-Control": "no-cache", **_OWN},
}
"""The headers of some answers besides, by a pattern of their address: the first that fits."""

MEDIA_TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".xml": "application/xml",
    ".pagefind": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
}
"""The media type of a file by the end of its name, whatever the computer that serves it believes."""


def headers(path: str) -> Mapping[str, str]:
    """Return the headers for an address of the site, but its media type."""
    return {**FOR_ALL, **next(more for pattern, more in BY_PATH.items() if fnmatchcase(path, pattern))}
