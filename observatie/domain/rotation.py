"""Which backups are kept: many of these days, fewer of longer ago, as the field's trusted programs do."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A backup, as far as it matters here."""

    @property
    def at(self) -> datetime:
        """When it was made, by the clock on the wall there and then."""
        ...

    @property
    def size(self) -> int:
        """Its size in bytes."""
        ...


AnyBackup = TypeVar("AnyBackup", bound=Dated)


@dataclass(frozen=True)
class Retention:
    """How many backups are kept.

    Of today and yesterday all are; before that the last one of a day, of a week and of a month, so many of each;
    and of these the oldest go until what is left takes no more than `bytes`, but never the newest.
    """

    daily: int = 12
    weekly: int = 10
    monthly: int = 9
    bytes: int = 5_000_000_000


def to_remove(backups: Iterable[AnyBackup], now: datetime, keep: Retention | None = None) -> list[AnyBackup]:
    """Return the backups that may go, the oldest first.

    One that is dated later than `now` was made while the clock stood wrong, and counts as one of today.
    """
    keep = keep or Retention()
    newest_first = sorted(backups, key=lambda each: each.at, reverse=True)
    kept = _chosen(newest_first, now.date(), keep)
    room = keep.bytes
    for number, each in enumerate(kept):
        room -= each.size
        if room < 0 and number > 0:
            kept = kept[:number]
            break
    chosen = {id(each) for each in kept}
    return [each for each in reversed(newest_first) if id(each) not in chosen]


def _chosen(newest_first: Sequence[AnyBackup], today: date, keep: Retention) -> list[AnyBackup]:
    yesterday = today - timedelta(days=1)
    older = [each for each in newest_first if each.at.date() < yesterday]
    chosen = {id(each) for each in newest_first if each.at.date() >= yesterday}
    for period, count in ((_day, keep.daily), (_week, keep.weekly), (_month, keep.monthly)):
        chosen |= {id(each) for each in _last_of_each(older, period)[:count]}
    return [each for each in newest_first if id(each) in chosen]


def _last_of_each(newest_first: Sequence[AnyBackup], period: Callable[[date], Hashable]) -> list[AnyBackup]:
    last: dict[Hashable, AnyBackup] = {}
    for each in newest_first:
        last.setdefault(period(each.at.date()), each)
    return list(last.values())


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
