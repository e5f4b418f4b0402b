"""The name of a response as a file; without reportlab, as a window asks for it."""

import re
import unicodedata

from observatie.domain.instrument import Instrument
from observatie.domain.register import Register
from observatie.domain.response import ResponseSummary
from observatie.domain.response_words import about_words

_LONGEST_NAME = 150
"""In bytes, since that is what file systems count; most take 255."""


def response_name(response: ResponseSummary, instrument: Instrument, register: Register) -> str:
    """Return a name that says what it is about, and that every file system takes."""
    words = f"{response.dated.isoformat()} {instrument.label} {about_words(response, register)}"
    plain = re.sub(r"[^\w \-]+", "-", unicodedata.normalize("NFC", words))
    short = plain.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" -.")
    return f"{short} ({str(response.id)[:8]}).pdf"
