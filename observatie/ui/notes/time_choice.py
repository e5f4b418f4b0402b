"""What a written time means in this lesson: shown before it counts, and asked where it may mean two things."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.clock import on_the_wall
from observatie.domain import lesson_time
from observatie.domain.clock import Moment
from observatie.domain.lesson_time import Span, TimeReading, WrittenTime, clock_change
from observatie.domain.visit.wording import clock
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.number_field import SelectOnEntry
from observatie.ui.kit.widgets import LineField, button, column, label, row
from observatie.ui.notes.line_keys import is_text
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme

_ASKED = "Wat betekent {written}? Andere tijden zoals deze worden daarna net zo gelezen."
_NOT_YET = "Zover is de les nog niet. Schrijf een tijd die al geweest is."
_NO_TIME = "“{written}” is geen tijd in de les. Schrijf minuten en seconden, zoals {example}."
_MOST = 3
"""The clock's, where it was put back twice, and that of the lesson."""
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Tab)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backtab)


class TimeReader:
    """Reads the times of one visit, and remembers what was said of them."""

    def __init__(self, controller: VisitController) -> None:
        self._controller = controller
        self._by_clock: bool | None = None
        self._decided: dict[str, TimeReading] = {}

    @property
    def span(self) -> Span:
        """The lesson as it is now."""
        visit, session = self._controller.visit, self._controller.session
        began = visit.period[0] if visit.period else None
        now = session.lesson_ms(session.now())
        length_ms = visit.length_ms if now is None else now
        change = clock_change(began, length_ms, partial(on_the_wall, known=began)) if began else None
        return Span(began, length_ms, now, change)

    def read(self, written: str) -> WrittenTime:
        """Return what is meant by a time, as far as that is known."""
        span = self.span
        found = lesson_time.readings(written, span)
        decided = self._decided.get(written)
        meant = decided if decided in found else lesson_time.meant(found, span, by_clock=self._by_clock)
        return WrittenTime(written, found, meant)

    def decide(self, told: WrittenTime, reading: TimeReading) -> None:
        """Take in what was said of a time that could mean two things, and so of the others on this paper."""
        self._decided[told.written] = reading
        self._by_clock = bool(reading.clock)

    def why_not(self, told: WrittenTime) -> str:
        """Return why a time without a reading is none of this lesson, and what to write."""
        span = self.span
        if not lesson_time.is_time(told.written):
            return _NO_TIME.format(written=told.written, example=" of ".join(lesson_time.examples(span.began)))
        if span.latest_ms is not None or span.began is None:
            return _NOT_YET
        _, end = self._controller.visit.period or (None, None)
        until = f" tot {clock(end)}" if end else ""
        return f"{told.written} is niet in of rond deze les. De les was van {clock(span.began)}{until} uur."


class TimeChoice(QWidget):
    """A quiet line with the meaning of a time, and below it, when it is asked, a button for each."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = label("", "muted", wrap=True, name="time-meaning")
        self._buttons = [
            button(f"Betekenis {place + 1}", partial(self._take, place), name=f"time-{place + 1}")
            for place in range(_MOST)
        ]
        self._asked: tuple[WrittenTime, QWidget, Callable[[TimeReading], None]] | None = None
        self._choices = QWidget()
        choices = row(theme, *self._buttons, 1)
        self._choices.setLayout(choices)
        self.setLayout(column(theme, self.words, self._choices, spacing=6))
        for each in self._buttons:
            each.installEventFilter(self)
        self.show_meaning(None)

    def show_meaning(self, told: WrittenTime | None, why_not: str = "") -> None:
        """Show what a time means; None, and what says so itself, shows nothing."""
        self._asked = None
        self._choices.hide()
        said = why_not
        if told is not None and told.found:
            said = _meaning(told)
        self.words.setText(said)
        self.setVisible(bool(said))

    def ask(self, told: WrittenTime, back: QWidget, then: Callable[[TimeReading], None]) -> None:
        """Ask what a time means; `back` gets the focus again, and `then` the answer."""
        self._asked = (told, back, then)
        self.words.setText(_ASKED.format(written=told.written))
        for place, made in enumerate(self._buttons):
            made.setVisible(place < len(told.found))
        for place, (made, reading) in enumerate(zip(self._buttons, told.found, strict=False)):
            made.setText(f"{place + 1}   {reading.words}")
            made.setAccessibleName(reading.words)
        self._choices.show()
        self.show()
        self._buttons[0].setFocus()

    @property
    def is_asking(self) -> bool:
        """Whether an answer is waited for."""
        return self._asked is not None

    @property
    def _numbers(self) -> list[str]:
        """The numbers of the answers there are."""
        found = self._asked[0].found if self._asked is not None else ()
        return [str(place + 1) for place in range(min(_MOST, len(found)))]

    def _take(self, place: int) -> None:
        if self._asked is not None:
            told, back, then = self._asked
            back.setFocus()  # before the button goes, as Qt would let Tab choose where to
            self.show_meaning(None)
            then(told.found[place])

    def _leave(self) -> None:
        if self._asked is not None:
            told, back, _ = self._asked
            back.setFocus()
            self.show_meaning(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose with the arrows and Enter, or by number; whoever types on is brought back to what she wrote."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QPushButton) or self._asked is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and (is_text(event) or event.key() in _FORWARD + _BACK):
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._act(event, self._buttons.index(watched))

    def _act(self, event: QKeyEvent, here: int) -> bool:
        key = event.key()
        if key in (*ENTER, Qt.Key.Key_Space):
            self._take(here)
        elif event.text() in self._numbers:
            self._take(int(event.text()) - 1)
        elif key in _FORWARD or key in _BACK:
            count = len(self._numbers)
            self._buttons[(here + (1 if key in _FORWARD else -1)) % count].setFocus()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif is_text(event):
            back = self._asked[1] if self._asked is not None else self
            self._leave()
            back.event(event)
        else:
            return False
        return True


def _meaning(told: WrittenTime) -> str:
    if told.meant is None:
        return f"{told.written}: {', of '.join(each.words for each in told.found)}? Enter vraagt wat je bedoelt."
    if len(told.found) == 1:
        return told.meant.words if told.meant.clock else ""
    other = next(each for each in told.found if each != told.meant)
    return f"{told.meant.words}. Bedoel je het anders, schrijf dan {other.plainly}."


class Placing:
    """Knows the lesson of a visit, whether it runs or is over."""

    def __init__(self, controller: VisitController) -> None:
        self._controller = controller

    def live(self, moment: Moment) -> int | None:
        """Return the lesson time at a moment of this run, or None where no lesson runs."""
        return self._controller.session.lesson_ms(moment)

    def within(self, lesson_ms: int) -> int:
        """Return a lesson time that has been."""
        now = self.live(self._controller.session.now())
        return max(0, lesson_ms) if now is None else min(now, max(0, lesson_ms))


class TimeField(LineField):
    """Lesson time, 18′15″, or the time of day, as `TimeReader` reads it.

    Signals:
        entered: Enter was pressed; escaped: Escape was pressed.
    """

    entered = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("note-time")
        self.setAccessibleName("Tijd in de les")
        self.setProperty("role", "line")
        self.setFixedWidth(theme.px(84))
        self._entry = SelectOnEntry(self, self.selectAll)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Escape from whatever is around it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of the time."""
        super().focusInEvent(event)
        self._entry.come(event)

    def put(self, lesson_ms: int) -> None:
        """Show a time."""
        self.setText(lesson_time.show(lesson_ms))
