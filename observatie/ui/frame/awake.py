"""Keeps the screen of this machine on, where its desktop can be asked to."""

from contextlib import suppress
from threading import Event, Thread


class ScreenAwake:
    """Asks the desktop not to dim, lock or sleep, from `hold` to `release`.

    It never waits for the desktop, and says nothing where that has no such service.
    """

    def __init__(self) -> None:
        self._released: Event | None = None

    def hold(self) -> None:
        """Keep the screen on from now; holding it twice is holding it once."""
        if self._released is not None:
            return
        self._released = Event()
        # One thread from beginning to end: what was asked belongs to the thread that asked it, and the bus of a
        # desktop may take seconds to say no.
        Thread(target=_hold_until, args=(self._released,), name="awake", daemon=True).start()

    def release(self) -> None:
        """Let the screen do again what the desktop wants."""
        if self._released is not None:
            self._released.set()
            self._released = None


def _hold_until(released: Event) -> None:
    # A lesson goes on, whatever is amiss with the desktop.
    with suppress(Exception):
        from wakepy import keep  # here, as nothing before the lesson needs it

        with keep.presenting(on_fail="pass"):
            released.wait()
