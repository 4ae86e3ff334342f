"""A review as far as the circulated document tells it: what goes with that document says no more of the case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.model.base import Model
from briefgen.model.guidance import Theme
from briefgen.model.review import Review
from briefgen.model.text import Slug, Text
from briefgen.telling import Told

# What is said for every document of the review, or for the mails alone.
_OPEN = {"name", "type", "notice", "author", "documents", "circulation", "accepted"}


def as_told(review: Review, told: Told, themes: Mapping[str, Theme]) -> Review:
    """Return the review without the texts that are not told, and without the lead themes that are not named.

    A part that cannot be without such a text is left out whole.
    """
    stated = {name: getattr(review, name) for name in Review.model_fields}
    fields = {name: part if name in _OPEN else _told(part, told) for name, part in stated.items()}
    named = tuple(theme for theme in review.lead_themes if told.tells(themes[theme].name))
    return Review.model_construct(**{**fields, "lead_themes": named})


def _told(part: Any, told: Told) -> Any:
    """Return a part of a review as far as it is told, None for nothing; what is no text stays."""
    if isinstance(part, Model):
        return _model(part, told)
    if isinstance(part, tuple):
        return tuple(new for item in part if (new := _told(item, told)) is not None)
    if isinstance(part, Text) and not isinstance(part, Slug):  # no reader sees an id
        return part if told.tells(part) else None
    return part


def _model(part: Model, told: Told) -> Model | None:
    kind = type(part)
    found = {name: _told(getattr(part, name), told) for name in kind.model_fields}
    fields = {name: value for name, value in found.items() if value is not None}
    if any(field.is_required() and name not in fields for name, field in kind.model_fields.items()):
        return None
    return kind.model_construct(**fields)  # not a copy, which would keep what was worked out from the whole
