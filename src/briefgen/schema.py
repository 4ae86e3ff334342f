"""The JSON Schema of a review, for editors."""

from __future__ import annotations

import json

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import BoolSchema

from briefgen.model.review import Review

SCHEMA_FILE = "briefs/partnership/review.schema.json"


class _Schema(GenerateJsonSchema):
    """Editors read YAML 1.2, in which `yes` is a text; briefgen reads it as the answer that it is."""

    def bool_schema(self, schema: BoolSchema) -> JsonSchemaValue:  # noqa: ARG002
        return {"enum": ["yes", "no", True, False]}


def review_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of a review's file, with a description of every field."""
    schema = Review.model_json_schema(schema_generator=_Schema)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "A review for briefgen"}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
