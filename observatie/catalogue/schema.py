"""The format of an instrument file as JSON Schema, so that an editor completes it and underlines mistakes."""

import json

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from observatie.domain.instrument.instrument import Instrument

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLE = "Observatie: an instrument"
_PURPOSE = "One instrument for classroom observation, in one version; see resources/docs/instruments.md."


class _WithoutNull(GenerateJsonSchema):
    """Leaves null out: in a file, a field without a value is a field that is not written."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Describe an optional field as what it holds when it is there."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Describe a default only where it is a value."""
        described = super().default_schema(schema)
        if described.get("default", ...) is None:
            del described["default"]
        return described


def instrument_schema() -> str:
    """Return the text of resources/instrument.schema.json."""
    described = Instrument.model_json_schema(schema_generator=_WithoutNull)
    schema = {"$schema": _DIALECT, **described, "title": _TITLE, "description": _PURPOSE}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
