"""Fragments: the main part of a document alone, with a style that touches nothing around it, for a CMS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import tinycss2
from markupsafe import Markup, escape

from briefgen.document import Artifact
from briefgen.model.control import Edition
from briefgen.setting import Setting
from briefgen.site import addresses
from briefgen.site.library import Library, Published
from briefgen.site.prose import prose_html
from briefgen.writers.html import sheet
from briefgen.writers.html_blocks import write_body
from briefgen.writers.html_element import element, framed

_ROOT = ".briefgen"
_OUTERMOST = {"html", "body", "main"}


def fragment(setting: Setting, library: Library, published: Published) -> Artifact:
    """Return the main part of a document, with what was corrected in it before it; its links lead to the website."""
    document = published.document
    notices = [_notice(setting, edition) for edition in published.editions if edition.correction]
    home = f"{library.file.address}{addresses.of_review(document.review)}"
    body = "\n".join([*notices, write_body(document, beside=f"{home}{{}}/")])
    css = scoped(sheet(setting.style)).replace("</", "<\\/")
    opening = f'<div class="{_ROOT[1:]}" lang="{escape(document.language)}">'
    html = f"{opening}\n<style>\n{css}\n</style>\n{body}\n</div>\n"
    return Artifact(f"{document.review}/{document.kind}.html", "text/html", html.encode("utf-8"))


def _notice(setting: Setting, edition: Edition) -> Markup:
    text = prose_html(setting, edition.text) if edition.text else ""
    title = element("p", f"Corrected on {edition.date.words}", class_="callout-title")
    return element("div", framed([title, Markup(text)]), class_="callout notice", role="note")  # noqa: S704 - both are HTML


@lru_cache(maxsize=4)
def scoped(css: str) -> str:
    """Return a style sheet that has an effect only inside the fragment. Dark colours are left to the page around it."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "\n".join(_scoped(rules))


def _scoped(rules: Iterable[Any]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield f"{_selectors(rule.prelude)} {{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports") and rule.content:
            prelude = tinycss2.serialize(rule.prelude)
            if "prefers-color-scheme" not in prelude:
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                yield f"@{rule.at_keyword}{prelude}{{\n" + "\n".join(_scoped(inner)) + "\n}"


def _selectors(prelude: Iterable[Any]) -> str:
    """Return a list of selectors, each of them below the fragment."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return ", ".join(_selector(tinycss2.serialize(part).strip()) for part in parts)


def _selector(selector: str) -> str:
    """Return one selector below the fragment, which stands for the whole page."""
    first, _, rest = selector.partition(" ")
    for name in (":root", *_OUTERMOST):
        if first == name or first.startswith((f"{name}:", f"{name}.", f"{name}[")):
            return f"{_ROOT}{first.removeprefix(name)}{f' {rest}' if rest else ''}"
    return f"{_ROOT} {selector}"
