"""Keeps the unfinished line: at most half a second behind what was typed."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from observatie.domain.acts.entries import Draft
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.session.visit_controller import VisitController

_BEHIND_MS = 300


class DraftAutosaver(QObject):
    """Follows a line.

    Attributes:
        original: the note that is edited on this line, or None for a new one.
    """

    def __init__(
        self,
        line: NoteLine,
        controller: VisitController,
        lesson_ms: Callable[[], int | None],
        original: UUID | None = None,
        written_time: Callable[[], str] = str,
    ) -> None:
        """Follow `line`; `lesson_ms` tells where in the lesson it is now, and where that cannot be told
        `written_time` what stands there."""
        super().__init__(line)
        self.original = original
        self._line = line
        self._controller = controller
        self._lesson_ms = lesson_ms
        self._written_time = written_time
        self._kept = False
        # Started with the first change and not put off by the next: who types on and on is kept as well.
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_BEHIND_MS)
        self._waiting.timeout.connect(self.keep)
        line.edited.connect(self.touch)

    def touch(self) -> None:
        """Take in that something was typed, which is kept soon."""
        if not self._waiting.isActive():
            self._waiting.start()

    def keep(self) -> None:
        """Keep what stands on the line now."""
        self._waiting.stop()
        typed = self._line.typed
        if self._line.is_empty or typed.stamp is None:
            self.let_go()
            return
        self._kept = True
        at = self._lesson_ms()
        draft = Draft(text=typed.text, at=typed.stamp.wall, lesson_ms=at, original=self.original)
        if at is None:
            draft = draft.model_copy(update={"written_time": self._written_time()})
        self._controller.keep_draft(draft)

    def let_go(self) -> None:
        """Forget what was kept; the line is empty, or was not worth recording."""
        self._waiting.stop()
        if self._kept:
            self._kept = False
            self._controller.keep_draft(None, self.original)

    def ended(self) -> None:
        """Take in that what stood on the line was recorded, and what was kept of it went with that."""
        self._waiting.stop()
        self._kept = False
