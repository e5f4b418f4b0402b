"""Which backups are kept, tried over a year of school days."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatie.domain.rotation import Retention, to_remove

NEW_YEAR = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    at: datetime
    size: int = 1_000


def year(*hours, days=365, keep=None):
    """Make a backup at these hours of each day and rotate after each, as the program does."""
    there: list[Made] = []
    for day in range(days):
        for hour in hours:
            now = NEW_YEAR + timedelta(days=day, hours=hour)
            there.append(Made(now))
            gone = to_remove(there, now, keep)
            there = [each for each in there if each not in gone]
    return there


def days(backups):
    return [each.at.date() for each in sorted(backups, key=lambda each: each.at)]


def test_of_today_and_yesterday_all_are_kept():
    kept = days(year(1, 4, 8))
    assert kept[-6:] == [date(2026, 12, 30)] * 3 + [date(2026, 12, 31)] * 3


def test_before_that_there_is_the_last_one_of_each_of_twelve_days():
    kept = year(1, 4, 8)
    asked = [date(2026, 12, 18) + timedelta(days=number) for number in range(12)]
    assert [[each.at.hour for each in kept if each.at.date() == day] for day in asked] == [[16]] * 12


def test_before_that_there_is_one_of_each_of_ten_weeks_and_one_of_each_of_nine_months():
    assert days(year(1, 4, 8))[:-18] == [
        *(date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31)),
        *(date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 8), date(2026, 11, 15)),
        *(date(2026, 11, 22), date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 6), date(2026, 12, 13)),
    ]


def test_of_a_laptop_that_was_put_away_for_months_nothing_goes_at_the_first_backup():
    there = [Made(NEW_YEAR + timedelta(days=number)) for number in range(10)]
    assert to_remove([*there, late := Made(NEW_YEAR + timedelta(days=200))], late.at) == []


def test_the_oldest_go_first_where_there_is_no_room():
    assert days(year(1, keep=Retention(bytes=3_500))) == [
        date(2026, 12, 29),
        date(2026, 12, 30),
        date(2026, 12, 31),
    ]


def test_the_newest_stays_though_it_is_larger_than_there_is_room_for():
    now = NEW_YEAR
    assert to_remove([Made(now - timedelta(hours=1)), Made(now)], now, Retention(bytes=10)) == [
        Made(now - timedelta(hours=1))
    ]


def test_one_that_is_dated_in_the_future_stays_and_pushes_nothing_out():
    wrong = Made(NEW_YEAR + timedelta(days=3_000))
    there = [Made(NEW_YEAR - timedelta(days=number)) for number in range(5)]
    assert to_remove([wrong, *there], NEW_YEAR) == []


@pytest.mark.parametrize("keep", [Retention(), Retention(daily=3, weekly=2, monthly=1), Retention(bytes=20_000)])
@given(hours=st.lists(st.integers(0, 24 * 500), min_size=1, max_size=60, unique=True))
def test_the_newest_is_never_removed_and_a_second_time_removes_nothing(keep, hours):
    there = [Made(NEW_YEAR + timedelta(hours=each)) for each in hours]
    now = max(each.at for each in there)
    gone = to_remove(there, now, keep)
    assert now not in [each.at for each in gone]
    assert to_remove([each for each in there if each not in gone], now, keep) == []
