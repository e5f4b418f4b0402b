"""The clock of this machine."""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial

from observatie.domain.clock import Moment

Counter = Callable[[], int]
"""Nanoseconds since some moment in the past; it never steps back and no setting of the wall clock touches it."""


class SystemClock:
    """Reads the wall clock with its local offset, and a counter that goes on while the machine sleeps."""

    def __init__(self, platform: str = sys.platform) -> None:
        self._passed, self._awake = counters(platform)

    def now(self) -> Moment:
        """Return this instant; what it says of sleep may be a few milliseconds off."""
        awake, passed = self._awake(), self._passed()
        return Moment(datetime.now().astimezone(), passed // 1_000_000, (passed - awake) // 1_000_000)


def on_the_wall(moment: datetime, known: datetime) -> datetime:
    """Return a moment as a clock on the wall said it, with the offset that held then.

    By the zone of this machine, where `known`, a moment that was noted in the same place, is of that zone; else
    the offset is taken to be that of `known`.
    """
    is_here = known.astimezone().utcoffset() == known.utcoffset()
    return moment.astimezone(None if is_here else known.tzinfo)


def counters(platform: str) -> tuple[Counter, Counter]:
    """Return two counters of a platform: one that goes on while it sleeps, and one that then stands still.

    Where it is not known how to see sleep they are the same.
    """
    # time.monotonic() stands still in sleep on Linux and macOS, and ticks in steps of 15.6 ms on Windows.
    if platform == "linux":
        return partial(time.clock_gettime_ns, time.CLOCK_BOOTTIME), partial(
            time.clock_gettime_ns, time.CLOCK_MONOTONIC
        )
    if platform == "darwin":
        # Python's own counter stands still there; this one does not, other than its namesake on Linux.
        return partial(time.clock_gettime_ns, time.CLOCK_MONOTONIC), time.perf_counter_ns
    if platform == "win32":
        return time.perf_counter_ns, _unbiased_interrupt_time
    return time.perf_counter_ns, time.perf_counter_ns


def _unbiased_interrupt_time() -> int:
    """Return the time since Windows started without the time that it slept; it ticks in steps of some ms."""
    if sys.platform != "win32":
        raise OSError("only Windows has this counter")
    from ctypes import WinDLL, byref, c_ulonglong

    hundreds_of_ns = c_ulonglong()
    WinDLL("kernel32").QueryUnbiasedInterruptTime(byref(hundreds_of_ns))
    return hundreds_of_ns.value * 100
