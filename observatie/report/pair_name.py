"""The papers that a pair can have, and what each is called as a file; without reportlab."""

from enum import StrEnum

from observatie.domain.instrument import Instrument
from observatie.domain.pair import Pair
from observatie.domain.pair_words import pair_name
from observatie.domain.register import Register
from observatie.errors import BugError
from observatie.report.pdf_name import pdf_name


class PairPaper(StrEnum):
    """A document about the session of a pair."""

    SHEETS = "sheets"
    AGREEMENTS = "agreements"
    THEN = "then"


_CALLED = {PairPaper.SHEETS: "twee bladen", PairPaper.AGREEMENTS: "afspraken", PairPaper.THEN: "toen en nu"}


def pair_paper_name(paper: PairPaper, pair: Pair, instrument: Instrument, register: Register) -> str:
    """Return a name that says which paper it is, of whom and from when, and that every file system takes."""
    first = next(pair.journal.standing("pair_set"), None)
    if first is None:
        raise BugError("the session of a pair that was not set up has no papers")
    names = pair_name(pair.partners, register)
    words = f"{first.entry.at.date().isoformat()} {instrument.label} {_CALLED[paper]} {names}"
    return pdf_name(words, pair.id)
