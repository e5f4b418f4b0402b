"""What becomes of a document about a visit outside the program: a file, or the plain text that was handed over."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from observatie.report.documents import Document
from observatie.report.visit.gathering import Gathered, gather
from observatie.report.visit.plain_text import as_text
from observatie.report.visit.story import render
from observatie.store.files import save
from observatie.store.library import Library

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


def write_report(
    library: Library,
    visit_id: UUID,
    path: Path,
    document: Document | None = None,
    *,
    with_legend: bool = False,
    as_plain_text: bool = False,
    replace: bool = False,
) -> None:
    """Make a document about a visit and put it at `path`; raises KnownError C05, and C11 as `save` does.

    With `as_plain_text` it is a text file instead of a PDF.
    """
    visit = library.visit(visit_id)
    register, instruments = library.register(), library.instruments_of(visit)
    gathered = gather(library, visit, register, instruments, document, with_legend=with_legend)
    if as_plain_text:
        save(path, text_of(gathered).encode(), replace=replace)
    else:
        save(path, gathered.stored or render(gathered.content), replace=replace)


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
    import pypdfium2  # here, as whoever makes no text does not wait for what reads the pages

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return ""
    try:
        return "\n\n".join(_lines_on(document[number]) for number in range(len(document))) + "\n"
    finally:
        document.close()


def _lines_on(page: "PdfPage") -> str:
    lines = page.get_textpage().get_text_range().splitlines()
    # The signs on the strip of the lesson say nothing without the strip.
    return "\n".join(line.rstrip() for line in lines if any(map(str.isalnum, line)))
