"""The JSON Schema of a review, for editors."""

from __future__ import annotations

import json

from briefgen.model.review import Review

SCHEMA_FILE = "briefs/partnership/review.schema.json"


def review_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of a review's file, with a description of every field."""
    schema = Review.model_json_schema()
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "A review for briefgen"}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
