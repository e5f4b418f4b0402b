"""Where a visit stands on the calendar, seen from a Thursday."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from domain.visit.test_next_step import summary

from observatie.domain.visit.visit import VisitState
from observatie.domain.visit.visit_line import VisitGroup, arrange, day_words, visit_group_of

SUMMER = timezone(timedelta(hours=2))
THURSDAY = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


def at(month: int, day: int, hour: int = 10, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "shelf"),
    [
        (at(11, 19, 0), VisitGroup.TODAY),
        (at(11, 19, 23, 59), VisitGroup.TODAY),
        (at(11, 20), VisitGroup.COMING),
        (at(1, 4, year=2027), VisitGroup.COMING),
        (at(11, 18), VisitGroup.WEEK),
        (at(11, 16), VisitGroup.WEEK),
        (at(11, 15), VisitGroup.EARLIER),
        (at(11, 19, year=2025), VisitGroup.EARLIER),
    ],
)
def test_the_heading_of_a_visit(moment, shelf):
    assert visit_group_of(moment, THURSDAY) is shelf


def test_on_a_monday_the_week_has_no_days_behind_it():
    assert visit_group_of(at(11, 15), MONDAY) is VisitGroup.EARLIER


def test_a_lesson_late_in_the_evening_is_of_its_own_day():
    late = datetime(2026, 7, 1, 0, 30, tzinfo=SUMMER)  # the day before, in UTC
    assert visit_group_of(late, datetime(2026, 7, 1, 8, 0, tzinfo=SUMMER)) is VisitGroup.TODAY


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at(11, 19, 13, 15), ("13.15", "")),
        (at(11, 16), ("ma 16", "")),
        (at(11, 25, 9), ("wo 25", "9.00")),
        (at(11, 26, 9), ("26 nov", "9.00")),
        (at(11, 6), ("6 nov", "")),
        (at(11, 6, year=2025), ("6 nov", "2025")),
    ],
)
def test_a_day_in_words(moment, words):
    assert day_words(moment, THURSDAY) == words


def test_what_comes_reads_forwards_and_what_has_been_reads_backwards():
    moments = [at(12, 1), at(11, 20), at(11, 19, 13), at(11, 19, 9), at(11, 18), at(11, 16), at(11, 3), at(10, 1)]
    visits = [summary(VisitState.PLANNED, at=moment, id=UUID(int=n)) for n, moment in enumerate(moments)]

    arranged = {visit_group: [visit.at for visit in found] for visit_group, found in arrange(visits, THURSDAY)}

    assert list(arranged) == [VisitGroup.TODAY, VisitGroup.WEEK, VisitGroup.COMING, VisitGroup.EARLIER]
    assert arranged[VisitGroup.TODAY] == [at(11, 19, 9), at(11, 19, 13)]
    assert arranged[VisitGroup.WEEK] == [at(11, 18), at(11, 16)]
    assert arranged[VisitGroup.COMING] == [at(11, 20), at(12, 1)]
    assert arranged[VisitGroup.EARLIER] == [at(11, 3), at(10, 1)]


def test_a_heading_without_visits_is_not_there():
    assert [visit_group for visit_group, _ in arrange([summary(VisitState.PLANNED, at=at(11, 3))], THURSDAY)] == [
        VisitGroup.EARLIER
    ]
