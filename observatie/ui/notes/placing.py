"""Where in the lesson something belongs: never before it, and never after this moment."""

from observatie.domain.clock import Moment
from observatie.ui.session.visit_desk import VisitDesk


class Placing:
    """Knows the lesson of a visit, whether it runs or is over."""

    def __init__(self, visit_desk: VisitDesk) -> None:
        self._desk = visit_desk

    def live(self, moment: Moment) -> int | None:
        """Return the lesson time at a moment of this run, or None where no lesson runs."""
        return self._desk.session.lesson_ms(moment)

    def within(self, lesson_ms: int) -> int:
        """Return a lesson time that has been."""
        now = self.live(self._desk.session.now())
        return max(0, lesson_ms) if now is None else min(now, max(0, lesson_ms))
