"""The round before this one of a pair, where it is in this library."""

from observatie.domain.instrument import Instrument
from observatie.domain.pair import Pair
from observatie.ui.pairs.pair_desk import PairDesk


def earlier_round(desk: PairDesk) -> tuple[Pair, Instrument] | None:
    """Return the round before and its form; None where there was none, or it is on another laptop."""
    previous, library = desk.pair.settings.previous, desk.desk.library
    earlier = library.pair(previous) if previous is not None else None
    form = library.definition_of(earlier.instrument) if earlier is not None else None
    return (earlier, form) if earlier is not None and form is not None and earlier.is_open else None
