"""What is left of the silence, whatever was done to the clock on the wall."""

from datetime import timedelta

import pytest
from support.samples import MORNING

from observatie.domain.pair.next import in_whole_seconds, left_ms


@pytest.mark.parametrize(
    ("passed", "left"),
    [
        (timedelta(0), 180_000),
        (timedelta(seconds=50), 130_000),
        (timedelta(minutes=3), 0),
        (timedelta(days=2), 0),
        # The wall clock was set back.
        (timedelta(hours=-1), 180_000),
    ],
)
def test_three_minutes_become_less_and_never_less_than_none(passed, left):
    assert left_ms(MORNING, 3, MORNING + passed) == left


def test_no_minutes_are_over_at_once():
    assert left_ms(MORNING, 0, MORNING) == 0


@pytest.mark.parametrize(("left", "shown"), [(180_000, 180_000), (129_001, 130_000), (1, 1_000), (0, 0)])
def test_the_last_second_is_shown_until_it_is_over(left, shown):
    assert in_whole_seconds(left) == shown
