"""What YAML 1.1 makes of a word without quotes, and which of that an instrument can use."""

import re
from collections.abc import Callable
from typing import cast

import yaml
from yaml.resolver import Resolver

Scalar = str | int | float | bool | None

UNFIT = 0.5
"""Stands for a value that was not text and that no field takes: a date, 0x1F, a written null.

JSON has no word for these; no field of an instrument takes a fraction, so this is refused wherever it stands.
"""

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_PLAIN_FRACTION = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{0,17}")
_TRUE = frozenset({"yes", "true", "on"})
_PREFIX = "tag:yaml.org,2002:"
_resolve = cast(Callable[..., str], Resolver().resolve)  # pyright: ignore[reportUnknownMemberType]


def resolve(literal: str) -> Scalar:
    """Return the value of the unquoted `literal`; what YAML 1.1 gives that JSON lacks becomes `UNFIT`.

    Only the everyday spelling of a number counts: `012`, `1_000` and `1:30` are numbers to YAML and none to
    their author. A written null is `UNFIT` as well, or the word `null` in a sentence's place would vanish.
    """
    kind = _resolve(yaml.ScalarNode, literal, (True, False)).removeprefix(_PREFIX)
    if kind == "str":
        return literal
    if kind == "null" and not literal:
        return None
    if kind == "bool":
        return literal.lower() in _TRUE
    if kind == "int" and _WHOLE.fullmatch(literal):
        return int(literal)
    if kind == "float" and _PLAIN_FRACTION.fullmatch(literal):
        return float(literal)
    return UNFIT
