"""What a pair does next: nobody peeks, and nobody skips the silence."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from observatie.domain.pair.flow import PairState
from observatie.domain.pair.pair import Pair
from observatie.domain.pair.sheet import SheetState


class Onward(StrEnum):
    """What comes next; `AWAIT_SHEET` is for what the other one fills in at home."""

    FILL_IN = "fill_in"
    AWAIT_SHEET = "await_sheet"
    OPEN = "open"
    READ = "read"
    BE_SILENT = "be_silent"
    TALK = "talk"
    AFTER = "after"


@dataclass(frozen=True)
class Next:
    """What comes next, and whose turn it is; None where it is that of both."""

    what: Onward
    who: UUID | None = None


_FOR_BOTH = {
    PairState.BOTH_SEALED: Onward.OPEN,
    PairState.SINKING: Onward.BE_SILENT,
    PairState.ONE_GOES_ON: Onward.BE_SILENT,
    PairState.TALKING: Onward.TALK,
    PairState.AFTER: Onward.AFTER,
}


def what_next(pair: Pair, sheets: Mapping[UUID, SheetState], owner: UUID) -> Next:
    """Return what comes next, from how far each is with her sheet; `owner` is whose library it is.

    Where each fills in at home, only the owner does so here; what was begun here goes on here.
    """
    state = pair.state(sheets)
    if state in _FOR_BOTH:
        return Next(_FOR_BOTH[state])
    if pair.is_open:
        return Next(Onward.READ, next(partner for partner in pair.partners if not pair.has_read(partner)))
    to_go = [partner for partner in pair.partners if sheets.get(partner) is not SheetState.SEALED]
    here = [each for each in to_go if each == owner or not pair.is_at_home or sheets.get(each) is SheetState.DRAFT]
    return Next(Onward.FILL_IN, here[0]) if here else Next(Onward.AWAIT_SHEET, to_go[0])
