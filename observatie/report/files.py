"""Reports as files: which name they get, and how they are put in a folder."""

from pathlib import Path
from uuid import UUID

from observatie.domain.register import Register
from observatie.domain.visit import Visit
from observatie.files import save
from observatie.report.documents import FILE_WORDS, Document
from observatie.report.gathering import gather
from observatie.report.pdf import render
from observatie.report.pdf_name import pdf_name
from observatie.store.library import Library


def make_report(
    library: Library, visit_id: UUID, document: Document | None = None, *, with_legend: bool = False
) -> bytes:
    """Return a document about a visit in the library as a PDF, the usual one unless another is asked for."""
    return _Asked(library, visit_id, document, with_legend).pdf()


def write_report(
    library: Library,
    visit_id: UUID,
    folder: Path,
    document: Document | None = None,
    *,
    with_legend: bool = False,
    as_plain_text: bool = False,
) -> Path:
    """Make a document about a visit, put it in `folder` and return where; raises KnownError C05.

    With `as_plain_text` it is a text file instead of a PDF.
    """
    asked = _Asked(library, visit_id, document, with_legend)
    path = folder / file_name(asked.visit, asked.register, document)
    if as_plain_text:
        path = path.with_suffix(".txt")
    save(path, asked.text().encode() if as_plain_text else asked.pdf())
    return path


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
        from observatie.report.settled_text import text_of

        return text_of(self._gathered)


def file_name(visit: Visit, register: Register, document: Document | None = None) -> str:
    """Return a name that says which visit it is, which document where that was asked for, and that every file
    system takes."""
    settings, period = visit.settings, visit.period
    at = period[0] if period else settings.planned_at
    parts = [
        at.strftime("%Y-%m-%d") if at else "",
        settings.subject or "",
        register.name(settings.group),
        register.name(settings.teacher),
        FILE_WORDS[document] if document else "",
    ]
    return pdf_name(" ".join(part for part in parts if part), visit.id)
