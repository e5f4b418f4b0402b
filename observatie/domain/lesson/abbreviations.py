"""Writes out what observers shorten: "lkr" and "lln" are for whoever types, not for whoever reads."""

import re

from observatie.domain.text import at_start

_WORDS = {"lkr": "leerkracht", "lln": "leerlingen", "ll": "leerling"}

# A dot that is followed by the rest of the sentence belongs to what was shortened, and goes with it.
_SHORT = re.compile(r"\b(lkr|lln|ll)\b(\.(?= +[a-z0-9(]))?", re.IGNORECASE)


def written_out(text: str) -> str:
    """Return `text` with "lkr", "lln" and "ll" in full, capitals kept; "LL" stays, as it may be a pupil."""
    return _SHORT.sub(_in_full, text)


def _in_full(found: re.Match[str]) -> str:
    short = found[1]
    if short == "LL":
        return found[0]
    full = _WORDS[short.lower()]
    if short.isupper():
        return full.upper()
    return at_start(full) if short[0].isupper() else full
