"""Moments: what a clock gives, and how lesson time goes on through pauses of the program."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol


class Moment(NamedTuple):
    """One instant, read once.

    Attributes:
        wall: the time on the wall, with its offset from UTC.
        ticks_ms: milliseconds of a clock that never steps back and goes on while the machine sleeps; comparable
            within one run of the program only.
        slept_ms: how many of these the machine slept.
    """

    wall: datetime
    ticks_ms: int
    slept_ms: int = 0


class Clock(Protocol):
    """Whoever is asked what time it is."""

    def now(self) -> Moment:
        """Return this instant."""
        ...


@dataclass(frozen=True)
class LessonClock:
    """Lesson time, in milliseconds since the lesson began, as seen from one run of the program.

    Within a run it follows the ticks, which no change of the wall clock touches.

    Attributes:
        anchor: an instant of this run.
        anchor_ms: the lesson time at that instant.
    """

    anchor: Moment
    anchor_ms: int

    @classmethod
    def starting(cls, moment: Moment) -> "LessonClock":
        """Return the clock of a lesson that begins at `moment`."""
        return cls(moment, 0)

    @classmethod
    def resuming(cls, moment: Moment, last_wall: datetime, last_ms: int) -> "LessonClock":
        """Return the clock of a lesson that was going on when the program ended.

        The ticks begin anew with each run, so the time in between is taken from the wall clock; it is never
        negative, whatever was done to that clock.
        """
        passed = int((moment.wall - last_wall).total_seconds() * 1000)
        return cls(moment, last_ms + max(0, passed))

    def at(self, moment: Moment) -> int:
        """Return the lesson time at `moment`, which must be of the same run as the anchor.

        A line whose first key came before the lesson is of its beginning.
        """
        return max(0, self.anchor_ms + moment.ticks_ms - self.anchor.ticks_ms)
