"""How much is left of the silence in which a pair lets sink in what it read."""

from datetime import datetime, timedelta


def left_ms(since: datetime, minutes: int, now: datetime) -> int:
    """Return how many milliseconds are left of `minutes` of silence that began at `since`.

    Never less than none and never more than all of it, whatever was done to the clock on the wall.
    """
    whole = minutes * 60_000
    passed = (now - since) // timedelta(milliseconds=1)
    return min(whole, max(0, whole - passed))


def in_whole_seconds(left: int) -> int:
    """Return milliseconds as they are shown: the last second is shown until it is over."""
    return -(-left // 1000) * 1000
