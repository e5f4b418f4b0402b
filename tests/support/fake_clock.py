"""A clock that tests move on."""

from datetime import datetime, timedelta

from observatie.domain.clock import Moment


class FakeClock:
    """A clock that stands still until it is told to go on; for tests and drawn screens."""

    def __init__(self, wall: datetime) -> None:
        self._wall = wall
        self._ticks_ms = 0
        self._slept_ms = 0

    def now(self) -> Moment:
        """Return the instant it stands at."""
        return Moment(self._wall, self._ticks_ms, self._slept_ms)

    def advance(self, milliseconds: int) -> Moment:
        """Let time pass and return the new instant."""
        self._wall += timedelta(milliseconds=milliseconds)
        self._ticks_ms += milliseconds
        return self.now()

    def sleep(self, milliseconds: int) -> Moment:
        """Let time pass as over a machine that sleeps, and return the new instant."""
        self._slept_ms += milliseconds
        return self.advance(milliseconds)

    def set_wall(self, wall: datetime) -> None:
        """Set the wall clock, as a person or a time server does; the ticks go on."""
        self._wall = wall
