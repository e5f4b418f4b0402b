"""Reports of visits as files."""

from pathlib import Path
from uuid import UUID

from observatie.report.documents import Document
from observatie.report.visit.gathering import gather
from observatie.report.visit.story import render
from observatie.store.files import save
from observatie.store.library import Library


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
        # Here, as whoever makes no text does not wait for what reads the pages.
        from observatie.report.visit.settled_text import text_of

        made = text_of(gathered).encode()
    else:
        made = gathered.stored or render(gathered.content)
    save(path, made, replace=replace)
