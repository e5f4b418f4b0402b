"""How it is timed: ours and its peer in turn, so that what else the machine does falls on both; medians.

What waits for a disk or for another thread is timed by the clock alone. All else is timed by the clock and by the
processor: on a machine that does nothing else the two say the same, and on one that does the second is ours.
"""

import gc
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple, TypeVar

FRAME_MS = 1000 / 60
"""How long a picture stands on a screen that shows sixty a second."""

_T = TypeVar("_T")


class Both(NamedTuple):
    """How long work took by the clock, and how long the processor was at it in this thread, in milliseconds."""

    clock: float
    processor: float


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` takes, in milliseconds; what it returns is let go after the clock was read."""
    begin = time.perf_counter_ns()
    kept = work()
    passed = (time.perf_counter_ns() - begin) / 1e6
    del kept
    return passed


def timed_both(work: Callable[[], object]) -> Both:
    """Return how long `work` takes by the clock and by the processor, for what waits for nothing."""
    begin, begin_processor = time.perf_counter_ns(), time.thread_time_ns()
    kept = work()
    processor = (time.thread_time_ns() - begin_processor) / 1e6
    clock = (time.perf_counter_ns() - begin) / 1e6
    del kept
    return Both(clock, processor)


def in_turn(works: Sequence[Callable[[], _T]], rounds: int) -> list[list[_T]]:
    """Return what each work says of itself in each round, all of them once in every round; the first round, for
    warmth, is left out."""
    said: list[list[_T]] = [[] for _ in works]
    gc.collect()
    for number in range(rounds + 1):
        for place, work in enumerate(works):
            found = work()
            if number:
                said[place].append(found)
    return said


def medians(works: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """Return the median of what each work says, as `in_turn` asks them."""
    return [median(found) for found in in_turn(works, rounds)]


def medians_of_both(works: Sequence[Callable[[], Both]], rounds: int) -> list[Both]:
    """Return the same for what is timed by the clock and by the processor, the median of each."""
    return [Both(*map(median, zip(*found, strict=True))) for found in in_turn(works, rounds)]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(share * 1000 * len(ordered)) // 1000) - 1))]
