"""Brings together what a document rests on: the visit, what was agreed before, the logo; or what was settled."""

from collections.abc import Mapping
from dataclasses import dataclass

from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.register import Register
from observatie.domain.visit.settling import as_settled
from observatie.domain.visit.visit import Visit
from observatie.report.documents import Document, usual
from observatie.report.parts import ReportContent
from observatie.report.visit.content import Around, compose, habits_of
from observatie.store.library import Library


@dataclass(frozen=True)
class Gathered:
    """A document as it is to be made.

    Attributes:
        stored: the PDF as it was settled, where this is that document and the library keeps it.
    """

    content: ReportContent
    stored: bytes | None = None


def gather(
    library: Library,
    visit: Visit,
    register: Register,
    instruments: Mapping[str, Instrument],
    document: Document | None = None,
    *,
    with_legend: bool = False,
) -> Gathered:
    """Return a document about a visit, the usual one unless another is asked for.

    What was settled is told as it was then, and its report is the one that was handed over, to the byte.
    """
    wanted = document or usual(visit)
    told = visit if wanted is Document.ADDITIONS else as_settled(visit)
    content = compose(
        told, register, instruments, wanted, _around(library, told, register), with_legend=with_legend
    )
    as_handed_over = wanted is Document.AFTER and not content.legend
    return Gathered(content, _stored(library, visit) if as_handed_over else None)


def _around(library: Library, visit: Visit, register: Register) -> Around:
    logo = habits_of(visit, register).logo
    return Around(tuple(library.agreements_before(visit)), library.file(logo) if logo else None)


def _stored(library: Library, visit: Visit) -> bytes | None:
    settlement = visit.settlement
    return library.file(settlement.report) if settlement is not None and settlement.report else None
