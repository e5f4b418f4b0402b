"""The way back from an end of the lesson that was an accident: the end is taken away, and the clock goes on."""

from PySide6.QtCore import QObject, Signal

from observatie.domain.journal.journal import Standing
from observatie.domain.lesson.resuming import end_to_take_back
from observatie.ui.session.visit_desk import VisitDesk

_GOES_ON = "De les gaat verder. De klok is doorgelopen sinds je stopte."
_TOO_LATE = "De les is te lang geleden gestopt om door te lopen. Je kunt er nog wel regels bij typen."


class GoingOn(QObject):
    """Lets a lesson that was stopped go on, by the wall clock, as after a restart.

    Signals:
        said: a sentence on what was done, or on why it was not.
    """

    said = Signal(str)

    def __init__(self, visit_desk: VisitDesk) -> None:
        super().__init__(visit_desk)
        self._desk = visit_desk

    @property
    def _end(self) -> Standing | None:
        device = self._desk.desk.library.scribe.device
        return end_to_take_back(self._desk.visit, device, self._desk.session.now().wall)

    @property
    def is_possible(self) -> bool:
        """Whether the lesson ended here a short while ago, and there is no report yet."""
        return self._end is not None

    def go_on(self) -> bool:
        """Take the end away and let the clock run; return whether the lesson goes on."""
        end, session = self._end, self._desk.session
        if end is None:
            self.said.emit(_TOO_LATE)
            return False
        # Were the program to end in between, the lesson would be taken up at the next start all the same.
        if not (self._desk.take(session.retract(end.id)) and self._desk.take(session.resume_lesson())):
            return False
        self.said.emit(_GOES_ON)
        return True
