"""From a page to its HTML file: what every page of the site shares, and its template."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from briefgen.deadlines import said
from briefgen.document import Artifact
from briefgen.errors import TemplateError
from briefgen.setting import Setting
from briefgen.site import addresses
from briefgen.site.library import Library
from briefgen.site.pages import Page
from briefgen.site.prose import prose_html
from briefgen.templating import fill_page
from briefgen.writers.html import sheet
from briefgen.writers.html_inlines import followed

_SCRIPTS = ("exit.js", "search.js")
# What templates see of the addresses: not the module, through which they could reach all of Python.
_ADDRESSES = SimpleNamespace(
    **{name: value for name, value in vars(addresses).items() if name.isupper() or name.startswith("of_")}
)


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that pages share, and their addresses: the sheet, the scripts, the logo."""

    files: tuple[Artifact, ...]
    addresses: Mapping[str, str]


def assets(setting: Setting) -> Assets:
    """Return what the pages share. The name of each file tells its content, so that browsers may keep it."""
    css = f"{sheet(setting.style)}\n\n{_template(setting, 'site.css')}"
    named = [("site.css", "text/css", css.encode("utf-8"))]
    named += [(name, "text/javascript", _template(setting, name).encode("utf-8")) for name in _SCRIPTS]
    if logo := setting.style.logo:
        picture = logo.picture
        named.append((f"logo.{picture.media_type.rpartition('/')[2]}", picture.media_type, picture.content))
    files = tuple(Artifact(_marked(name, content), media, content) for name, media, content in named)
    return Assets(files, {name.partition(".")[0]: file.path for (name, _, _), file in zip(named, files, strict=True)})


def _marked(name: str, content: bytes) -> str:
    stem, _, ending = name.partition(".")
    return f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:10]}.{ending}"


def _template(setting: Setting, name: str) -> str:
    found = setting.find_template(f"site/{name}")
    if found is None:
        raise TemplateError(f"there is no template site/{name}", fix="Put it into templates/site.")
    return found[0].replace("\r\n", "\n")


def rendered(setting: Setting, library: Library, shared: Assets, all_pages: Iterator[Page]) -> Iterator[Artifact]:
    """Yield the HTML file of each page. Raise TemplateError or InputErrors."""
    common = _common(setting, library, shared)
    for page in all_pages:
        context = {**common, **_own(library, page), **page.context}
        html = fill_page(setting.find_template, f"site/{page.template}", context)
        content = html.replace("\r\n", "\n").encode("utf-8")
        yield Artifact(addresses.file_of(page.address), "text/html", content)


def _common(setting: Setting, library: Library, shared: Assets) -> Mapping[str, Any]:
    """Return what the templates of all pages see."""
    partnership = setting.shared.partnership
    concern = partnership.report_a_concern
    return {
        "library": library.file,
        "partnership": partnership,
        "concern": prose_html(setting, concern) if concern else "",
        "formats": prose_html(setting, partnership.alternative_formats) if partnership.alternative_formats else "",
        "prose": lambda text: prose_html(setting, text),
        "said": said,
        "followed": followed,
        "size": _size,
        "at": _ADDRESSES,
        "logo": setting.style.logo,
        "assets": shared.addresses,
        "themes": setting.shared.themes_file.themes,
    }


def _own(library: Library, page: Page) -> Mapping[str, Any]:
    """Return what the template of one page sees of the page itself; `to` leads from it to any address of the site."""
    here = page.address
    base = urlsplit(library.file.address).path
    # A page that is not found is sent for any address, at any depth: its links begin at the root of the web server.
    lost = here == addresses.NOT_FOUND
    return {
        "page": page,
        "canonical": f"{library.file.address}{here}",
        "to": (lambda there: f"{base}{there}") if lost else (lambda there: addresses.leading(here, there)),
        "data": _json(page.data) if page.data else "",
    }


def _json(data: Mapping[str, Any]) -> Markup:
    """Return JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def _size(content: bytes) -> str:
    """Return a size as people read it: `48 KB`."""
    return f"{max(1, round(len(content) / 1000))} KB"
