"""The clock of this machine: its ticks go on while it sleeps, and what the wall clock does is nothing to them."""

import sys
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from observatie.clock import SystemClock, counters, on_the_wall

GOES_ON = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}
"""The counter of each system that does not stand still in sleep."""


def test_it_never_steps_back_and_knows_its_offset():
    clock = SystemClock()
    moments = [clock.now() for _ in range(1000)]
    ticks = [moment.ticks_ms for moment in moments]
    assert ticks == sorted(ticks)
    assert moments[0].wall.tzinfo is not None


def test_of_a_place_in_another_zone_the_offset_is_taken_to_stay_as_it_was():
    offset = datetime(2026, 3, 29, tzinfo=UTC).astimezone().utcoffset() + timedelta(minutes=30)
    known = datetime(2026, 3, 29, 1, 40, tzinfo=timezone(offset))
    assert on_the_wall(known + timedelta(hours=3), known).utcoffset() == offset


def test_two_clocks_of_one_run_can_be_compared():
    first, second, third = SystemClock().now(), SystemClock().now(), SystemClock().now()
    assert first.ticks_ms <= second.ticks_ms <= third.ticks_ms


@pytest.mark.parametrize("platform", GOES_ON)
def test_its_ticks_are_of_the_counter_that_goes_on_in_sleep(platform, monkeypatch):
    slept = 3600
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", "CLOCK_BOOTTIME", raising=False)
    monkeypatch.setattr(time, "CLOCK_MONOTONIC", "CLOCK_MONOTONIC", raising=False)
    seconds = dict.fromkeys(GOES_ON.values(), 100) | {GOES_ON[platform]: 100 + slept}
    monkeypatch.setattr(time, "clock_gettime_ns", lambda name: seconds[name] * 10**9, raising=False)
    monkeypatch.setattr(time, "perf_counter_ns", lambda: 100 * 10**9)
    moment = SystemClock(platform).now()
    assert moment.ticks_ms == (100 + slept) * 1000
    assert moment.slept_ms == slept * 1000


@pytest.mark.parametrize("platform", ["win32", "freebsd14"])
def test_elsewhere_its_ticks_are_pythons_own_counter(platform):
    assert counters(platform)[0] is time.perf_counter_ns


def test_setting_the_wall_clock_is_no_sleep_and_no_time(monkeypatch):
    clock = SystemClock()
    before = clock.now()

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2040, 1, 1, tzinfo=UTC)

    monkeypatch.setattr("observatie.clock.datetime", Later)
    after = clock.now()
    assert after.wall.year == 2040
    assert after.ticks_ms - before.ticks_ms < 60_000
    assert abs(after.slept_ms - before.slept_ms) < 1000


@pytest.mark.skipif(sys.platform == "win32", reason="needs another system than Windows")
def test_the_counter_of_windows_is_not_asked_of_another_system():
    with pytest.raises(OSError, match="Windows"):
        counters("win32")[1]()
