"""What a pair does next: nobody peeks, nobody skips the silence, and each sits where she sits."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from observatie.domain.pair import Pair, PairStage
from observatie.domain.sheet import SheetState


class Onward(StrEnum):
    """What comes next; the two that wait do so for what comes from the other laptop."""

    FILL_IN = "fill_in"
    AWAIT_SHEET = "await_sheet"
    OPEN = "open"
    READ = "read"
    AWAIT_READING = "await_reading"
    BE_SILENT = "be_silent"
    TALK = "talk"
    AFTER = "after"


@dataclass(frozen=True)
class Next:
    """What comes next, and whose turn it is; None where it is that of both."""

    what: Onward
    who: UUID | None = None


_FOR_BOTH = {
    PairStage.SINKING: Onward.BE_SILENT,
    PairStage.TALKING: Onward.TALK,
    PairStage.AFTER: Onward.AFTER,
}


def what_next(pair: Pair, states: Mapping[UUID, SheetState], seat: UUID | None) -> Next:
    """Return what comes next, from how far each is with her sheet; `seat` is whose laptop this is, where each has
    her own.
    """
    stage = pair.stage
    if stage in _FOR_BOTH:
        return Next(_FOR_BOTH[stage])
    if stage is PairStage.READING:
        to_go = [partner for partner in pair.partners if not pair.has_read(partner)]
        return _turn(to_go, seat, Onward.READ, Onward.AWAIT_READING)
    to_go = [partner for partner in pair.partners if states.get(partner) is not SheetState.SEALED]
    return _turn(to_go, seat, Onward.FILL_IN, Onward.AWAIT_SHEET) if to_go else Next(Onward.OPEN)


def _turn(to_go: list[UUID], seat: UUID | None, here: Onward, elsewhere: Onward) -> Next:
    if seat is None or seat in to_go:
        return Next(here, seat or to_go[0])
    return Next(elsewhere, to_go[0])
