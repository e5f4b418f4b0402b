"""How long the key alone takes the cover away."""

from datetime import timedelta

import pytest

from observatie.ui.cover.cover_controller import passphrase_is_needed


@pytest.mark.parametrize(
    ("minutes", "passed_s", "needed"),
    [(5, 300, False), (5, 301, True), (1, 61, True), (0, 0, True), (None, 86_400, False)],
)
def test_the_passphrase_is_needed_after_so_many_minutes(clock, minutes, passed_s, needed):
    since = clock.now()
    assert passphrase_is_needed(since, clock.advance(passed_s * 1000), minutes) is needed


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_wall_clock_that_is_set_gives_no_more_time_and_no_less(clock, hours):
    since = clock.now()
    clock.set_wall(since.wall + timedelta(hours=hours))
    assert not passphrase_is_needed(since, clock.advance(300_000), 5)
    assert passphrase_is_needed(since, clock.advance(1000), 5)


def test_a_laptop_that_slept_gives_no_more_time(clock):
    since = clock.now()
    assert passphrase_is_needed(since, clock.sleep(301_000), 5)
