"""How a moment in a lesson is written and read: 18′15″, and 9.04 uur for a lesson of which the clock is known.

What stands on paper may be either. A plain "9.04" in a lesson that began at nine is four minutes or nine: both
readings are returned, and whoever wrote it says which one is meant.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

_PLAIN = re.compile(r"(\d{1,3})[.:,](\d{1,2})")
_WITH_SIGNS = re.compile(r"(\d{1,3})[′'](?:(\d{1,2})(?:[″\"]|'')?)?|(\d{1,3})[.:,](\d{1,2})[″\"]")
_IN_WORDS = re.compile(r"(\d{1,3}) ?min(?:uut|uten)?\.?(?: ?(\d{1,2}) ?s(?:ec(?:onden)?)?\.?)?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))? ?u(?:ur)?\.?|(\d{1,2})[uh](\d{2})", re.IGNORECASE)
_AT_START = re.compile(
    rf"({_CLOCK.pattern}|{_WITH_SIGNS.pattern}"
    r"|\d{1,3} ?min\.?(?: ?\d{1,2} ?s(?:ec)?\.?)?|\d{1,3}[.:]\d{2})[:,]?(?:\s+|$)",
    re.IGNORECASE,
)
"""Stricter than a time on its own: "3,50 euro" and "4 minuten later" are words."""

_BEFORE = 10
"""Minutes: who notes by the clock may begin when the class comes in; that is of the beginning of the lesson."""
_AFTER = 60
"""Minutes: a lesson may take longer than was said of it."""
_DAY = 24 * 60


def show(lesson_ms: int) -> str:
    """Return lesson time in minutes and seconds; 18:15 would read as a quarter past six."""
    minutes, seconds = divmod(lesson_ms // 1000, 60)
    return f"{minutes}′{seconds:02d}″"


def axis(longest_ms: int, *, walkthrough: bool) -> tuple[int, int]:
    """Return how many minutes a picture of a lesson shows that lasts so long by now, and how many are in a step.

    It begins at the length of a usual lesson, of a walkthrough at that of one, and grows by a step.
    """
    least, step = (15, 5) if walkthrough else (50, 10)
    minutes = max(least, -(-longest_ms // (step * 60_000)) * step)
    return minutes, step if minutes <= 60 else 10


def read(text: str) -> int | None:
    """Return the milliseconds that "18.15", "18′15″" or "18 min" stands for; None for what is no lesson time."""
    text = text.strip()
    match = _PLAIN.fullmatch(text) or _WITH_SIGNS.fullmatch(text) or _IN_WORDS.fullmatch(text)
    if match is None:
        return None
    minutes, seconds, *_ = (*(int(group) for group in match.groups() if group), 0)
    return None if seconds > 59 else (minutes * 60 + seconds) * 1000


def is_time(written: str) -> bool:
    """Return whether this is a time at all, be it of another lesson."""
    return read(written) is not None or _read_clock(written.strip()) is not None


def examples(began: datetime | None) -> tuple[str, ...]:
    """Return ways in which a time of a lesson can be written, none of which can be read as another."""
    return ("18'15", *([f"{_clock(began + timedelta(minutes=18))} uur"] if began is not None else []))


def noted_examples(began: datetime | None) -> str:
    """Return how a line on paper begins with its time, as words for the screen."""
    return " of ".join(f"{time} lkr telt tot drie" for time in examples(began))


def _clock(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02d}"


def at_start(typed: str) -> tuple[str, str]:
    """Return the time at the start of a line as it is written, "" for none, and the rest of the line."""
    match = _AT_START.match(typed)
    if match is None or not is_time(match[1]):
        return "", typed
    return match[1], typed[match.end() :]


def _read_clock(written: str) -> tuple[int, int] | None:
    """Return the hour and minute that "9.04 uur" says, or None where it is no time of day."""
    match = _CLOCK.fullmatch(written)
    if match is None:
        return None
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    return (hour, minute) if hour <= 24 and minute <= 59 else None


class ClockChange(NamedTuple):
    """The clocks are put forward in a lesson, or back: when, in milliseconds of it, and by how many minutes."""

    at_ms: int
    forward: int


class Span(NamedTuple):
    """A lesson, as what was written in it is read.

    Attributes:
        began: when, by the clock on the wall; None where that is not known, and then no clock time is read.
        length_ms: how long it lasted, in milliseconds.
        latest_ms: the last moment that can be meant, in a lesson that still runs; None where it is over.
        change: that of the clocks in or around the lesson, or None.
    """

    began: datetime | None
    length_ms: int
    latest_ms: int | None = None
    change: ClockChange | None = None


def clock_change(
    began: datetime, length_ms: int, on_the_wall: Callable[[datetime], datetime]
) -> ClockChange | None:
    """Return when, in or around a lesson, the clocks were changed, or None.

    `on_the_wall` gives a moment the offset that held at that moment.
    """

    def offset_ms(lesson_ms: int) -> int:
        offset = on_the_wall(began + timedelta(milliseconds=lesson_ms)).utcoffset() or timedelta()
        return offset // timedelta(milliseconds=1)

    before, after = -_BEFORE * 60_000, length_ms + _AFTER * 60_000
    first, last = offset_ms(before), offset_ms(after)
    if first == last:
        return None
    while after - before > 1000:
        middle = (before + after) // 2
        before, after = (middle, after) if offset_ms(middle) == first else (before, middle)
    # Clocks are changed on a whole second.
    second = -(-(before + began.microsecond // 1000) // 1000) * 1000 - began.microsecond // 1000
    return ClockChange(second if offset_ms(second) == last else after, (last - first) // 60_000)


@dataclass(frozen=True)
class TimeReading:
    """One way in which a time can be meant.

    Attributes:
        lesson_ms: the moment in the lesson, in milliseconds.
        clock: the time of day that it is read as, "9.04"; "" where it is read as time in the lesson.
        before: whether that is before the lesson, whose beginning it then gets.
    """

    lesson_ms: int
    clock: str = ""
    before: bool = False

    @property
    def words(self) -> str:
        """The reading in words: "9.04 uur = 4′00″ in de les"."""
        if not self.clock:
            return f"{show(self.lesson_ms)} na het begin"
        return f"{self.clock} uur{', voor de les' if self.before else ''} = {show(self.lesson_ms)} in de les"

    @property
    def plainly(self) -> str:
        """How it is typed so that it cannot be read in another way: "9.04 uur", "9'04"."""
        minutes, seconds = divmod(self.lesson_ms // 1000, 60)
        return f"{self.clock} uur" if self.clock else f"{minutes}'{seconds:02d}"


def readings(written: str, span: Span) -> tuple[TimeReading, ...]:
    """Return every way in which a time can be meant, that of the clock first; none where it is no time of this
    lesson."""
    written = written.strip()
    clock = _read_clock(written)
    if clock is not None:
        return tuple(_of_clock(*clock, span))
    lesson_ms = read(written)
    if lesson_ms is None:
        return ()
    of_lesson = () if _is_to_come(lesson_ms, span) else (TimeReading(lesson_ms),)
    plain = _PLAIN.fullmatch(written)
    if plain is None or len(plain[2]) != 2:
        return of_lesson
    return (*_of_clock(int(plain[1]), int(plain[2]), span), *of_lesson)


def _of_clock(hour: int, minute: int, span: Span) -> Iterator[TimeReading]:
    """Yield the moments in or around the lesson at which a clock says this; "1.15" may be in the afternoon."""
    if span.began is None or hour > 24:
        return
    began = span.began.hour * 60 + span.began.minute
    hours = {hour % 12, hour % 12 + 12} if 1 <= hour <= 12 else {hour % 24}
    for minutes in sorted(each * 60 + minute for each in hours):
        for passed in _passed(minutes - began, span):
            lesson_ms = max(0, passed * 60_000 - span.began.second * 1000)
            if passed * 60_000 <= span.length_ms + _AFTER * 60_000 and not _is_to_come(lesson_ms, span):
                yield TimeReading(lesson_ms, f"{minutes // 60}.{minutes % 60:02d}", before=passed < 0)


def _passed(by_clock: int, span: Span) -> Iterator[int]:
    """Yield how many minutes have passed when the clock is `by_clock` minutes further than at the beginning.

    Where the clocks are put back there are two such moments, and where they are put forward there may be none.
    """
    change = span.change
    begins_after = change is not None and change.at_ms <= 0
    for is_after in (False, True) if change is not None else (False,):
        forward = change.forward * (is_after - begins_after) if change is not None else 0
        passed = (by_clock - forward + _BEFORE) % _DAY - _BEFORE
        if change is None or (passed * 60_000 >= change.at_ms) is is_after:
            yield passed


def _is_to_come(lesson_ms: int, span: Span) -> bool:
    return span.latest_ms is not None and lesson_ms > span.latest_ms


def meant(found: Iterable[TimeReading], span: Span, *, by_clock: bool | None) -> TimeReading | None:
    """Return the reading that is meant, or None where that must be asked.

    `by_clock` is what was said of the times on this paper before, which holds for one that then lies within the
    lesson.
    """
    all_found = list(found)
    if len({each.lesson_ms for each in all_found}) == 1:
        return all_found[0]
    alike = [each for each in all_found if bool(each.clock) is by_clock]
    within = len(alike) == 1 and not alike[0].before and alike[0].lesson_ms <= span.length_ms
    return alike[0] if within else None


class WrittenTime(NamedTuple):
    """A time as it was written, the ways in which it can be meant, and the one that is; None where it is asked."""

    written: str
    found: tuple[TimeReading, ...]
    meant: TimeReading | None
