"""The published format and the one that is checked are the same."""

import json
from pathlib import Path

from observatie.catalogue.schema import instrument_schema

PUBLISHED = Path(__file__).parents[2] / "resources" / "instrument.schema.json"


def types_in(schema: object) -> set[str]:
    """Every JSON type that is named anywhere in `schema`."""
    if isinstance(schema, list):
        return set().union(*map(types_in, schema))
    if not isinstance(schema, dict):
        return set()
    named = {schema["type"]} if isinstance(schema.get("type"), str) else set()
    return named | types_in(list(schema.values()))


def test_the_published_file_is_current():
    # python -c "from observatie.catalogue.schema import *; print(instrument_schema(), end='')"
    assert PUBLISHED.read_text(encoding="utf-8") == instrument_schema()


def test_it_says_what_it_is():
    schema = json.loads(instrument_schema())
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["title"]
    assert schema["description"]
    assert instrument_schema().endswith("}\n")


def test_no_field_takes_a_fraction_so_that_one_can_stand_for_what_fits_nowhere():
    assert types_in(json.loads(instrument_schema())) == {"object", "array", "string", "integer", "boolean"}


def test_null_is_never_written():
    assert "null" not in instrument_schema()
