"""The format of an instrument file as JSON Schema, so that an editor completes it and underlines mistakes."""

import json

from observatie.domain.instrument import Instrument

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def instrument_schema() -> str:
    """Return the text of resources/instrument.schema.json."""
    described = Instrument.model_json_schema()
    schema = {
        "$schema": _DIALECT,
        **described,
        "title": "Observatie: an instrument",
        "description": "One instrument for classroom observation, in one version; see resources/docs/instruments.md.",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
