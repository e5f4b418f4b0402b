"""What a pair does next: nobody peeks, and nobody skips the silence or what is left of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from observatie.domain.pair.flow import PairState
from observatie.domain.pair.pair import Pair
from observatie.domain.pair.sheet import SheetState


class NextStep(StrEnum):
    """What comes next; `AWAIT_SHEET` is for what the other one fills in at home."""

    FILL_IN = "fill_in"
    AWAIT_SHEET = "await_sheet"
    OPEN = "open"
    READ = "read"
    BE_SILENT = "be_silent"
    TALK = "talk"
    AFTER = "after"


@dataclass(frozen=True)
class NextTurn:
    """What comes next, and whose turn it is; None where it is that of both."""

    what: NextStep
    who: UUID | None = None


_FOR_BOTH = {
    PairState.BOTH_SEALED: NextStep.OPEN,
    PairState.SINKING: NextStep.BE_SILENT,
    PairState.ONE_GOES_ON: NextStep.BE_SILENT,
    PairState.TALKING: NextStep.TALK,
    PairState.AFTER: NextStep.AFTER,
}


def what_next(pair: Pair, sheets: Mapping[UUID, SheetState], owner: UUID) -> NextTurn:
    """Return what comes next, from how far each is with her sheet; `owner` is whose library it is.

    Where each fills in at home, only the owner does so here; what was begun here goes on here.
    """
    state = pair.state(sheets)
    if state in _FOR_BOTH:
        return NextTurn(_FOR_BOTH[state])
    if pair.is_open:
        return NextTurn(NextStep.READ, next(partner for partner in pair.partners if not pair.has_read(partner)))
    to_go = [partner for partner in pair.partners if sheets.get(partner) is not SheetState.SEALED]
    here = [each for each in to_go if each == owner or not pair.is_at_home or sheets.get(each) is SheetState.DRAFT]
    return NextTurn(NextStep.FILL_IN, here[0]) if here else NextTurn(NextStep.AWAIT_SHEET, to_go[0])


def left_ms(since: datetime, minutes: int, now: datetime) -> int:
    """Return how many milliseconds are left of `minutes` of silence that began at `since`.

    Never less than none and never more than all of it, whatever was done to the clock on the wall.
    """
    whole = minutes * 60_000
    passed = (now - since) // timedelta(milliseconds=1)
    return min(whole, max(0, whole - passed))


class Silence:
    """A silence while a page shows it: it goes on by the ticks of this machine, whatever the wall clock does.

    `left` is how much there was left at the moment `began_at`, which is a number of ticks in milliseconds.
    """

    def __init__(self, left: int, began_at: int) -> None:
        self._left, self._began_at = left, began_at

    def left_at(self, ticks_ms: int) -> int:
        """Return how many milliseconds are left."""
        return max(0, self._left - (ticks_ms - self._began_at))


def in_whole_seconds(left: int) -> int:
    """Return milliseconds as they are shown: the last second is shown until it is over."""
    return -(-left // 1000) * 1000
