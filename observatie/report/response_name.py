"""The name of a response as a file; without reportlab, as a window asks for it."""

from observatie.domain.instrument import Instrument
from observatie.domain.register import Register
from observatie.domain.response import ResponseSummary
from observatie.domain.response_words import about_words
from observatie.report.pdf_name import pdf_name


def response_name(response: ResponseSummary, instrument: Instrument, register: Register) -> str:
    """Return a name that says what it is about, and that every file system takes."""
    words = f"{response.dated.isoformat()} {instrument.label} {about_words(response, register)}"
    return pdf_name(words, response.id)
