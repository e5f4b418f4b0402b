"""Where a visit stands on the calendar, seen from now: under which heading, and by which day or time it is named.

A visit is dated by the clock on the wall where it was made, so that a lesson at ten stays a lesson at ten when the
clocks change.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

from observatie.domain.visit import wording
from observatie.domain.visit.summary import VisitSummary

_DAYS_OF_A_WEEK = 7


class Shelf(StrEnum):
    """A heading in the list of visits; its value is the word for it, the order here is that of the list."""

    TODAY = "vandaag"
    WEEK = "deze week"
    COMING = "komend"
    EARLIER = "eerder"


def shelf_of(at: datetime, now: datetime) -> Shelf:
    """Return under which heading a visit at `at` stands; the week begins on Monday."""
    days = (at.date() - now.date()).days
    if days == 0:
        return Shelf.TODAY
    if days > 0:
        return Shelf.COMING
    return Shelf.WEEK if -days <= now.weekday() else Shelf.EARLIER


def arrange(summaries: Iterable[VisitSummary], now: datetime) -> Iterator[tuple[Shelf, list[VisitSummary]]]:
    """Yield the headings that have visits, each with its visits in the order of reading.

    What is still to come reads forwards, what has been reads backwards.
    """
    shelves: dict[Shelf, list[VisitSummary]] = {shelf: [] for shelf in Shelf}
    for summary in summaries:
        shelves[shelf_of(summary.at, now)].append(summary)
    for shelf, visits in shelves.items():
        if visits:
            ahead = shelf in (Shelf.TODAY, Shelf.COMING)
            yield shelf, sorted(visits, key=lambda visit: visit.at, reverse=not ahead)


def day_words(at: datetime, now: datetime) -> tuple[str, str]:
    """Return what names the day under its heading, and what is said below it: ("10.00", ""), ("vr 27", "9.00")."""
    shelf = shelf_of(at, now)
    if shelf is Shelf.TODAY:
        return wording.clock(at), ""
    if shelf is Shelf.WEEK:
        return wording.weekday(at), ""
    if shelf is Shelf.COMING:
        near = (at.date() - now.date()).days < _DAYS_OF_A_WEEK
        return wording.weekday(at) if near else wording.short_day(at), wording.clock(at)
    return wording.short_day(at), "" if at.year == now.year else str(at.year)
