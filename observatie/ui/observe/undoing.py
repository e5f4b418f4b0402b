"""Undo and redo from an empty line, in words."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from observatie.domain.journal.undo import IN_LESSON, Undoable, UndoScope
from observatie.domain.text import at_start
from observatie.domain.visit.wording import undone_act
from observatie.store.stream_session import Recorded
from observatie.ui.notes.completion_row import CompletionRow
from observatie.ui.session.visit_desk import VisitDesk


class Undoing(QObject):
    """Turns back one's own acts of the lesson in this visit, and shows what undo would turn back.

    Signals:
        said: a sentence about what was done.
        moved_on: undo would now turn something else back than before.
    """

    said = Signal(str)
    moved_on = Signal()

    def __init__(self, visit_desk: VisitDesk, row: CompletionRow) -> None:
        super().__init__(row)
        self._desk = visit_desk
        self._row = row
        self._shown: Undoable | None = None

    def undo(self) -> None:
        """Undo the last act."""
        session = self._desk.session
        self._turn_back("ongedaan gemaakt", session.to_undo(IN_LESSON), session.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        session = self._desk.session
        self._turn_back("opnieuw gedaan", session.to_redo(IN_LESSON), session.redo)

    def _turn_back(
        self, word: str, undoable: Undoable | None, act: Callable[[UndoScope], Recorded | None]
    ) -> None:
        if undoable is None:
            self.said.emit(f"Er is niets meer dat {word} kan worden.")
            return
        about = undone_act(self._desk.visit.journal, undoable)
        if self._desk.take(act(IN_LESSON)):
            self.said.emit(f"{at_start(word)}: {about}.")

    def show(self) -> None:
        """Show what undo would undo."""
        undoable = self._desk.session.to_undo(IN_LESSON)
        if undoable != self._shown:
            self._shown = undoable
            self.moved_on.emit()
        self._row.show_undo(undone_act(self._desk.visit.journal, undoable) if undoable else "")
