"""How much is left of the silence in which a pair lets sink in what it read."""

from datetime import datetime, timedelta


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
