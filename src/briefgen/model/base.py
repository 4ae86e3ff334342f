"""What all parts of the model share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

Step = Literal[
    "incident-known", "notified", "rapid-review-sent", "decided", "commissioned", "paused", "resumed", "presented",
    "copy-sent", "published",
]  # fmt: skip
"""A step of a review, from the day on which the incident became known."""


class Model(BaseModel):
    """A frozen value without unknown fields; the docstring below a field is its description in the JSON Schema."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def values(part: object) -> Iterator[object]:
    """Yield every value below `part`, depth first, in the order of the fields."""
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from values(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from values(item)
    elif isinstance(part, dict):
        for item in part.values():
            yield from values(item)
    elif part is not None:
        yield part
