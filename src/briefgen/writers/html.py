"""Document to HTML: one file that holds all it needs, and that no browser has to ask the network for."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.document import Document
from briefgen.style.house import HouseStyle, Logo
from briefgen.templating import fill_html
from briefgen.writers.html_blocks import data_uri, write_body


def write_html(document: Document, style: HouseStyle) -> bytes:
    """Return a document as an HTML file in UTF-8, laid out by the style's page.html.

    Raises TemplateError if page.html cannot be read or filled.
    """
    page = fill_html(style.page, style.page_file, _context(document, style))
    return page.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8")


def _context(document: Document, style: HouseStyle) -> dict[str, object]:
    """Return the names that a style's page.html may use; a text that was not given is empty, a missing logo None."""
    return {
        "language": document.language,
        "title": document.title,
        "page_title": _page_title(document),
        "kind": document.kind,
        "label": document.label,
        "author": document.author,
        "description": document.description,
        "keywords": ", ".join(document.keywords),
        "version": document.version,
        "marking": document.marking,
        "handling": document.handling,
        "logo": _logo(style.logo),
        "css": _css(style),
        "body": write_body(document),
    }


def _page_title(document: Document) -> str:
    """Return the words for the browser's tab: title, kind and author, none said twice (WCAG 2.2 2.4.2)."""
    said = document.title
    for words in (document.label, document.author):
        if words and words.casefold() not in said.casefold():
            said = f"{said} – {words}"
    return said


def _logo(logo: Logo | None) -> dict[str, object] | None:
    if logo is None:
        return None
    picture = logo.picture
    return {"src": data_uri(picture), "alt": logo.alt, "width": picture.width, "height": picture.height}


def _css(style: HouseStyle) -> Markup:
    """Return the style's sheet for a page.

    Its parts were checked when the style was read. `</` would end the element in which it stands: in CSS, `<\\/` says
    the same.
    """
    return Markup(sheet(style).replace("</", "<\\/"))  # noqa: S704


def sheet(style: HouseStyle) -> str:
    """Return the style's colours and fonts as custom properties, then its sheet."""
    colours = [f"  --colour-{name}: {value};" for name, value in style.colours.items()]
    fonts = [f'  --font-{name}: "{value}";' for name, value in style.fonts.items()]
    properties = "\n".join([":root {", *colours, *fonts, "}"])
    return f"{properties}\n\n{style.css.strip()}"
