"""What happens by itself while a lesson runs: its clock goes on, a question is put, the machine sleeps."""

from PySide6.QtCore import QObject, QTimer, Signal

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Gap, Sample
from observatie.domain.clock import Moment
from observatie.domain.lesson.counting import open_question
from observatie.ui.observe.note_entry import NoteEntry
from observatie.ui.session.visit_controller import VisitController

_TICK_MS = 200
_SHORTEST_GAP_MS = 5_000
"""A nap that is shorter is not worth a line in the lesson."""


class LessonWatch(QObject):
    """Looks at the clock five times a second, for as long as the lesson of this screen runs.

    Signals:
        ticked: the lesson time in milliseconds, and the time on the wall.
        question_changed: whether the question is open how many pupils are at work.
        said: a sentence on what happened by itself.
    """

    ticked = Signal(int, object)
    question_changed = Signal(bool)
    said = Signal(str)

    def __init__(self, controller: VisitController, note_entry: NoteEntry) -> None:
        """Watch a visit, and the line on which a question may be about to be answered."""
        super().__init__(note_entry)
        self._note_entry = note_entry
        self._controller = controller
        self._slept_ms: int | None = None
        self._question: int | None = None
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look, or go on; what was slept before the first time is not of this lesson."""
        self._ticking.start()
        self.look()

    def stop(self) -> None:
        """Look no more; what is slept until it is begun again is not of this lesson either."""
        self._ticking.stop()
        self._slept_ms = None

    def close_question(self) -> None:
        """Take the question away that is open; the lesson is over."""
        self._put(None)

    def look(self) -> None:
        """Look at the clock now."""
        moment = self._controller.session.now()
        lesson_ms = self._controller.session.lesson_ms(moment)
        if lesson_ms is None:
            return
        self._note_sleep(moment, lesson_ms)
        question = open_question(self._controller.visit, lesson_ms)
        # An answer that was begun in time is waited for.
        self._put(self._note_entry.answering if question is None else question)
        self.ticked.emit(lesson_ms, moment.wall)

    def _note_sleep(self, moment: Moment, lesson_ms: int) -> None:
        slept = moment.slept_ms - (moment.slept_ms if self._slept_ms is None else self._slept_ms)
        self._slept_ms = moment.slept_ms
        since = max(0, lesson_ms - slept)
        if slept >= _SHORTEST_GAP_MS and self._controller.record(Gap(until_ms=lesson_ms), moment, since):
            begin, end = lesson_time.show(since), lesson_time.show(lesson_ms)
            self.said.emit(f"De laptop sliep van {begin} tot {end}. De klok van de les liep door.")

    def _put(self, question: int | None) -> None:
        before, self._question = self._question, question
        if before == question:
            return
        if before is not None and not self._is_answered(before):
            # No answer is an answer: it says that nobody counted, not that nobody worked.
            self._controller.record(Sample(), lesson_ms=before)
        self.question_changed.emit(question is not None)

    def _is_answered(self, question: int) -> bool:
        return any(at == question for at, _ in self._controller.visit.samples())
