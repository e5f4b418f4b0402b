"""A document as plain text; of what was settled the text that was handed over, whatever changed since."""

import pypdfium2

from observatie.report.visit.gathering import Gathered
from observatie.report.visit.plain_text import as_text
from observatie.report.visit.story import render


def text_of(gathered: Gathered) -> str:
    """Return the document as plain text; not for two threads at a time.

    Names and habits may be others than when it was settled: then the text is read from the pages that were kept.
    """
    stored = gathered.stored
    if stored is None or render(gathered.content) == stored:
        return as_text(gathered.content)
    return _text_on(stored) or as_text(gathered.content)


def _text_on(pdf: bytes) -> str:
    """Return the text on the pages, a blank line between them; empty where they cannot be read."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return ""
    try:
        return "\n\n".join(_lines_on(document[number]) for number in range(len(document))) + "\n"
    finally:
        document.close()


def _lines_on(page: pypdfium2.PdfPage) -> str:
    lines = page.get_textpage().get_text_range().splitlines()
    # The signs on the strip of the lesson say nothing without the strip.
    return "\n".join(line.rstrip() for line in lines if any(map(str.isalnum, line)))
