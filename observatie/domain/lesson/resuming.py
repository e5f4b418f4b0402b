"""How a lesson is taken up again that was going on when the program ended, or was stopped by accident."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from observatie.domain.acts.acts import Count, Lesson, LessonMark, Note, Phase
from observatie.domain.acts.entries import Entry
from observatie.domain.clock import LessonClock, Moment
from observatie.domain.journal.journal import Standing
from observatie.domain.visit.visit import Visit

_LEFT_AFTER = timedelta(hours=3)

_AT_THEIR_MOMENT = (Lesson, Note, Phase, Count)
"""What is recorded at the lesson time of its own moment; an answer to a question keeps that of the question."""


def is_of(visit: Visit, device: UUID) -> bool:
    """Return whether a lesson is going on, and on this machine, which began it or took it up last."""
    last = visit.journal.last("lesson")
    return visit.running and last is not None and last.entry.device == device


def left_behind(visit: Visit, now: datetime) -> bool:
    """Return whether a lesson is going on in which nothing was done for so long that it must be over."""
    return visit.running and now - visit.journal.entries()[-1].at > _LEFT_AFTER


def end_to_take_back(visit: Visit, device: UUID, now: datetime) -> Standing | None:
    """Return the end of a lesson that may have been an accident, so that the lesson still goes on, or None.

    On the machine on which it went on, on the same day, before there is a report, and before so much time passed
    that the lesson must be over.
    """
    stopped = visit.stopped
    if stopped is None or visit.status is not None or visit.on_paper:
        return None
    since = stopped.entry.at
    if now - since > _LEFT_AFTER or since.astimezone(now.tzinfo).date() != now.date():
        return None
    went_on_here = [s.entry.device for s in visit.journal.standing("lesson")][-2:-1] == [device]
    return None if not went_on_here or _ended_left_behind(visit, stopped) else stopped


def _ended_left_behind(visit: Visit, stopped: Standing) -> bool:
    before = [entry.at for entry in visit.journal.entries() if entry.order < stopped.order]
    return stopped.entry.at - before[-1] > _LEFT_AFTER


def resumed_clock(visit: Visit, device: UUID, now: Moment) -> LessonClock:
    """Return the clock by which the lesson goes on, on the machine on which it was going on."""
    tie = _tie(visit, device)
    return LessonClock.resuming(now, tie.at, tie.lesson_ms or 0) if tie is not None else LessonClock.starting(now)


def last_ms(visit: Visit, device: UUID) -> int:
    """Return the lesson time of the last thing that was recorded in it on this machine."""
    tie = _tie(visit, device)
    return (tie.lesson_ms or 0) if tie is not None else 0


def _tie(visit: Visit, device: UUID) -> Entry | None:
    """Return the entry that is furthest in the lesson, whose two times tie lesson time to the wall clock.

    As it was first recorded, as a correction moves the one time and not the other. The last one is taken, as the
    wall clock may have been set in mid-lesson. Before it lesson time never goes back.
    """
    started = visit.started
    if started is None:
        return None
    of_now = [
        entry
        for entry in _while_it_ran(visit, device)
        if entry.order >= started.order
        and isinstance(entry.payload, _AT_THEIR_MOMENT)
        and entry.lesson_ms is not None
    ]
    return max(of_now, key=lambda entry: (entry.lesson_ms or 0, entry.order), default=started.entry)


def _while_it_ran(visit: Visit, device: UUID) -> Iterator[Entry]:
    """Yield what was recorded on a machine up to each end of the lesson; what is added later is at no moment of
    its own."""
    running = True
    for entry in visit.journal.entries():
        if entry.device != device:
            continue
        if isinstance(entry.payload, Lesson):
            running = entry.payload.mark is not LessonMark.STOPPED
            yield entry
        elif running:
            yield entry
