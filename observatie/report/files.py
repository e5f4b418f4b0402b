"""Reports of visits as bytes and as files."""

from pathlib import Path
from uuid import UUID

from observatie.files import save
from observatie.report.documents import Document
from observatie.report.visit.gathering import gather
from observatie.report.visit.pdf import render
from observatie.store.library import Library


def make_report(
    library: Library, visit_id: UUID, document: Document | None = None, *, with_legend: bool = False
) -> bytes:
    """Return a document about a visit in the library as a PDF, the usual one unless another is asked for."""
    return _Asked(library, visit_id, document, with_legend).pdf()


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
    asked = _Asked(library, visit_id, document, with_legend)
    save(path, asked.text().encode() if as_plain_text else asked.pdf(), replace=replace)


class _Asked:
    """A document that was asked for, with the visit that it is about."""

    def __init__(self, library: Library, visit_id: UUID, document: Document | None, with_legend: bool) -> None:
        self.visit, self.register = library.visit(visit_id), library.register()
        instruments = library.instruments_of(self.visit)
        self._gathered = gather(library, self.visit, self.register, instruments, document, with_legend=with_legend)

    def pdf(self) -> bytes:
        """Return it as a PDF, the stored one where it was settled."""
        return self._gathered.stored or render(self._gathered.content)

    def text(self) -> str:
        """Return it as plain text, as it was handed over where it was settled."""
        # Here, as whoever makes no text does not wait for what reads the pages.
        from observatie.report.visit.settled_text import text_of

        return text_of(self._gathered)
