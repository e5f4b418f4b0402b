"""The visit of the lesson, in a library: prepared with two instruments that share a word, and just begun."""

from collections.abc import Mapping
from uuid import UUID

from observatie.domain.acts.acts import VisitSet
from observatie.domain.clock import Clock
from observatie.domain.instrument.instrument import Instrument
from observatie.store.library import Library
from observatie.store.visit_session import VisitSession

VISIT = UUID("0b7f3d52-64f4-4a53-8d5c-3f3f4a0e6a11")
INSTRUMENTS = ("kijkwijzer", "competentieloep")


def prepare(library: Library, known: Mapping[str, Instrument], clock: Clock) -> None:
    """Set up the visit and let its lesson begin."""
    session = VisitSession.open(library, VISIT, clock)
    session.set_up(VisitSet(subject="rekenen"), tuple(known[name] for name in INSTRUMENTS))
    session.begin_lesson()
    library.append([]).result()
