"""How it is timed: ours and its peer in turn, so that what else the machine does falls on both; medians.

What waits for a disk or for another thread is timed by the clock, all else by the processor.
"""

import gc
import time
from collections.abc import Callable, Sequence
from statistics import median


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` takes, in milliseconds; what it returns is let go after the clock was read."""
    begin = time.perf_counter_ns()
    kept = work()
    passed = (time.perf_counter_ns() - begin) / 1e6
    del kept
    return passed


def worked(work: Callable[[], object]) -> float:
    """Return how long the processor was at `work` in this thread, in milliseconds.

    For what waits for nothing (no disk, no other thread): there it is what a clock says on a machine that does
    nothing else, and on one that does it leaves out the turns of others.
    """
    begin = time.thread_time_ns()
    kept = work()
    passed = (time.thread_time_ns() - begin) / 1e6
    del kept
    return passed


def in_turn(works: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    """Return what each work says of itself in each round, all of them once in every round; the first round, for
    warmth, is left out."""
    said: list[list[float]] = [[] for _ in works]
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


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-int(share * 1000 * len(ordered)) // 1000) - 1))]
