"""The base of every model in the domain: frozen, strict, and without room for unknown fields."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A name for machines: small letters, digits and single hyphens."""

LONGEST_TEXT = 20_000
"""In characters."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)]
"""Something that a person reads; never empty."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 in hexadecimal."""


class Frozen(BaseModel):
    """A value: it cannot change, and says so when it is given a field it does not know."""

    # An error may come to stand in a log, and what it would quote is what somebody wrote.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)
