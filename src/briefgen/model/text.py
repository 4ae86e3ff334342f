"""Texts that remember where in the YAML they stand."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefgen.diagnostics import Origin

# YAML editors read `2019` as a number and `yes` as a boolean; briefgen reads both as the text that stands there.
TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"]}


class Text(str):
    """A plain text with its origin. It is printed as it stands: nothing in it is markup."""

    __slots__ = ("origin",)
    origin: Origin | None

    schema: ClassVar[dict[str, Any]] = TEXT_SCHEMA

    def __new__(cls, value: str, origin: Origin | None = None) -> Self:
        """Make a text; `origin` says where it stands."""
        text = super().__new__(cls, value)
        text.origin = origin
        return text

    @classmethod
    def validated(cls, value: object) -> Self:
        """Return `value` as this kind of text, its origin kept. Raise PydanticCustomError if it is no such text."""
        if not isinstance(value, str):
            raise PydanticCustomError("text", "a text belongs here")
        stripped = cls.normalised(value.strip())
        if not stripped:
            raise PydanticCustomError("text", "the text is empty; take the line out if there is nothing to say")
        return cls(stripped, getattr(value, "origin", None))

    @classmethod
    def normalised(cls, value: str) -> str:
        """Return the text as it is kept. Raise PydanticCustomError if it is not well formed."""
        return value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.validated)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(cls.schema)


class Prose(Text):
    """A text that may hold Markdown: paragraphs, lists, emphasis, links, quotations."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "markdownDescription": "Prose: may hold Markdown paragraphs, lists, *emphasis*, links.",
    }


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Slug(Text):
    """A short name for use in references and addresses: lower-case letters, digits and single hyphens, 40 at most."""

    __slots__ = ()
    schema: ClassVar[dict[str, Any]] = {"type": ["string", "number"], "pattern": SLUG, "maxLength": 40}

    @classmethod
    def normalised(cls, value: str) -> str:
        """Return the slug. Raise PydanticCustomError if it is none."""
        if len(value) > 40 or not re.fullmatch(SLUG[1:-1], value):
            small = value.lower()
            fits = len(small) <= 40 and re.fullmatch(SLUG[1:-1], small)
            hint = f': write it "{small}"' if small != value and fits else ""
            words = "an id is made of lower-case letters a-z, digits and single hyphens, at most 40 characters"
            raise PydanticCustomError("slug", f"{words}{hint}")
        return value


class Version(Text):
    """A document's version, as "0.1" or "2 final": 20 characters at most, so that it says nothing else."""

    __slots__ = ()

    @classmethod
    def normalised(cls, value: str) -> str:
        """Return the version. Raise PydanticCustomError for what is none."""
        if not re.fullmatch(r"[\w.-]+( [\w.-]+)*", value) or len(value) > 20:
            raise PydanticCustomError("version", "a version is short, as 0.1: letters, digits, points and hyphens")
        return value


class Address(Text):
    """A web address that begins with https:// (or http://), without a question or a place in the page."""

    __slots__ = ()

    @classmethod
    def normalised(cls, value: str) -> str:
        """Return the address, ending with a slash. Raise PydanticCustomError if it is none."""
        whole = re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*/?", value)
        if not whole or value.endswith((".html", ".htm")):
            raise PydanticCustomError("address", "an address is written as https://learning.example.org/library/")
        return value.rstrip("/") + "/"


DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for devices, with any ending (Microsoft, "Naming Files, Paths, and Namespaces")."""


class Id(Slug):
    """The authored id of a part of a review; references use it, so it stays when the wording changes.

    It can become the name of a file.
    """

    __slots__ = ()

    @classmethod
    def normalised(cls, value: str) -> str:
        """Return the id. Raise PydanticCustomError if it is none."""
        if value in DEVICES:
            raise PydanticCustomError("slug", f'"{value}" is kept by Windows for a device; choose another id')
        return super().normalised(value)


class Reference(Id):
    """The id of something stated elsewhere; `names` says of what, in words."""

    __slots__ = ()
    names: ClassVar[str] = ""


class AgencyRef(Reference):
    """The id of an agency in partnership.yaml."""

    __slots__ = ()
    names = "agency"


class BodyRef(Reference):
    """The id of a body (group, board, council) in partnership.yaml."""

    __slots__ = ()
    names = "body"


class OwnerRef(Reference):
    """The id of an agency or a body in partnership.yaml."""

    __slots__ = ()
    names = "agency or body"


class RoleRef(Reference):
    """The id of a role in partnership.yaml."""

    __slots__ = ()
    names = "role"


class TypeRef(Reference):
    """The id of a type of review in partnership.yaml."""

    __slots__ = ()
    names = "review type"


class ThemeRef(Reference):
    """The id of a theme in themes.yaml."""

    __slots__ = ()
    names = "theme"


class OutcomeRef(Reference):
    """The id of an outcome of this review."""

    __slots__ = ()
    names = "outcome"


class ResponseRef(Reference):
    """The id of a response of this review."""

    __slots__ = ()
    names = "response"


class ActionRef(Reference):
    """The id of an action of this review."""

    __slots__ = ()
    names = "action"


class EarlierReviewRef(Reference):
    """The id of an earlier review: one of this workspace, or one listed in partnership.yaml."""

    __slots__ = ()
    names = "earlier review"


class KindRef(Reference):
    """The id of a document kind (learning-brief, chair-response ...)."""

    __slots__ = ()
    names = "document kind"
