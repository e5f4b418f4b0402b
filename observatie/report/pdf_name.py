"""What makes a name that every file system takes; without reportlab, as a window asks for it."""

import re
import unicodedata
from uuid import UUID

_LONGEST_NAME = 150
"""In bytes, since that is what file systems count; most take 255."""


def pdf_name(words: str, stream: UUID) -> str:
    """Return the name of a PDF that says what it is about; the begin of an id tells it from its namesakes."""
    plain = re.sub(r"[^\w \-]+", "-", unicodedata.normalize("NFC", words))
    short = plain.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" -.")
    return f"{short} ({str(stream)[:8]}).pdf".strip()
