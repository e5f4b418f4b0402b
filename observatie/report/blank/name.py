"""What the file of an empty form is called; it imports nothing heavy."""

import re
import unicodedata

from observatie.domain.instrument import Instrument

_LONGEST = 120
"""In bytes, since that is what file systems count; most take 255."""


def form_name(instrument: Instrument) -> str:
    """Return a name that says which form it is, and that every file system takes."""
    plain = re.sub(r"[^\w \-]+", "-", unicodedata.normalize("NFC", instrument.label))
    label = plain.encode()[:_LONGEST].decode(errors="ignore").strip(" -") or instrument.id
    return f"{label} - leeg formulier ({instrument.version}).pdf"
