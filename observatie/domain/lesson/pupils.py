"""Pupils are labels: how one is written, and what is none because it could be a name."""

import re

LABEL = r"(?:[A-Z]{2}|[A-Za-z]|[0-9]{1,2})"
"""One letter, two capitals, or a number of the seating plan; "bo" and "Jo" could be names."""

_LABEL = re.compile(LABEL)


def read_label(written: str) -> str | None:
    """Return the label that is written, in capitals, or None where it is no label."""
    return written.upper() if _LABEL.fullmatch(written) else None
