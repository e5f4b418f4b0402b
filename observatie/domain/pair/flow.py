"""The way of a pair as one table: what may happen in which state, and in which state they are then.

Fill in alone, read without remarks, let it sink in, talk (Murawski, 2003; Fluijt, 2020). What is not in the table
is not part of the procedure, and is refused.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class PairState(StrEnum):
    """Where a pair is."""

    ALONE = "alone"
    """Neither has sealed a sheet."""
    ONE_SEALED = "one_sealed"
    BOTH_SEALED = "both_sealed"
    READING = "reading"
    """Both sheets are open, and neither has read."""
    ONE_READ = "one_read"
    SINKING = "sinking"
    """Both have read; the silence is to begin or goes on."""
    ONE_GOES_ON = "one_goes_on"
    """One of the two would rather not be silent any longer."""
    TALKING = "talking"
    AFTER = "after"
    DROPPED = "dropped"
    """They went no further with it before anything was opened; no list shows it."""


class PairEvent(StrEnum):
    """Something that happens on the way."""

    CHOOSE_WAY = "choose_way"
    """One laptop or each at home, chosen and chosen again."""
    SEAL = "seal"
    """A sheet is closed here, or comes in closed and there was none."""
    SEAL_AGAIN = "seal_again"
    """A sheet that was sealed later comes in the place of an earlier one."""
    UNSEAL = "unseal"
    OPEN = "open"
    MARK = "mark"
    READ = "read"
    READ_WITHOUT_SILENCE = "read_without_silence"
    """The second has read, and they chose not to be silent."""
    BEGIN_SILENCE = "begin_silence"
    GO_ON = "go_on"
    """One wants to be silent no longer."""
    STAY = "stay"
    """She takes that back."""
    END_SILENCE = "end_silence"
    COME_OUT = "come_out"
    """They say where they come out on a question, or how it goes in their next round."""
    FINISH = "finish"
    DROP = "drop"


_S, _E = PairState, PairEvent

BEFORE_OPENING: Final = (_S.ALONE, _S.ONE_SEALED, _S.BOTH_SEALED)
"""Where nothing was opened yet, and everything can still be otherwise."""

FLOW: Final[Mapping[tuple[PairState, PairEvent], PairState]] = MappingProxyType(
    {
        **{(state, _E.CHOOSE_WAY): state for state in BEFORE_OPENING},
        **{(state, _E.DROP): _S.DROPPED for state in BEFORE_OPENING},
        (_S.ALONE, _E.SEAL): _S.ONE_SEALED,
        (_S.ONE_SEALED, _E.SEAL): _S.BOTH_SEALED,
        (_S.ONE_SEALED, _E.SEAL_AGAIN): _S.ONE_SEALED,
        (_S.BOTH_SEALED, _E.SEAL_AGAIN): _S.BOTH_SEALED,
        (_S.ONE_SEALED, _E.UNSEAL): _S.ALONE,
        (_S.BOTH_SEALED, _E.UNSEAL): _S.ONE_SEALED,
        (_S.BOTH_SEALED, _E.OPEN): _S.READING,
        (_S.READING, _E.MARK): _S.READING,
        (_S.ONE_READ, _E.MARK): _S.ONE_READ,
        (_S.READING, _E.READ): _S.ONE_READ,
        (_S.ONE_READ, _E.READ): _S.SINKING,
        (_S.ONE_READ, _E.READ_WITHOUT_SILENCE): _S.TALKING,
        (_S.SINKING, _E.BEGIN_SILENCE): _S.SINKING,
        (_S.ONE_GOES_ON, _E.BEGIN_SILENCE): _S.ONE_GOES_ON,
        (_S.SINKING, _E.GO_ON): _S.ONE_GOES_ON,
        (_S.ONE_GOES_ON, _E.GO_ON): _S.TALKING,
        (_S.ONE_GOES_ON, _E.STAY): _S.SINKING,
        (_S.SINKING, _E.END_SILENCE): _S.TALKING,
        (_S.ONE_GOES_ON, _E.END_SILENCE): _S.TALKING,
        (_S.TALKING, _E.COME_OUT): _S.TALKING,
        (_S.AFTER, _E.COME_OUT): _S.AFTER,
        (_S.TALKING, _E.FINISH): _S.AFTER,
    }
)
"""In which state a pair is once something happened in another; what is not here cannot happen."""


def can_happen(state: PairState, event: PairEvent) -> bool:
    """Return whether `event` is part of the procedure where a pair is."""
    return (state, event) in FLOW
