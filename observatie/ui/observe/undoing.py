"""Undo and redo from an empty line, in words."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from observatie.domain.undo import Undoable
from observatie.domain.wording import undone_act
from observatie.store.visit_session import Recorded
from observatie.text import at_start
from observatie.ui.notes.completion_row import CompletionRow
from observatie.ui.visit.visit_desk import VisitDesk


class Undoing(QObject):
    """Turns back one's own acts in this visit, and shows what undo would turn back.

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
        self._turn_back("ongedaan gemaakt", self._desk.session.to_undo, self._desk.session.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._turn_back("opnieuw gedaan", self._desk.session.to_redo, self._desk.session.redo)

    def _turn_back(self, word: str, undoable: Undoable | None, act: Callable[[], Recorded | None]) -> None:
        if undoable is None:
            self.said.emit(f"Er is niets meer dat {word} kan worden.")
        elif self._desk.take(act()):
            self.said.emit(f"{at_start(word)}: {undone_act(self._desk.visit.journal, undoable)}.")

    def show(self) -> None:
        """Show what undo would undo."""
        undoable = self._desk.session.to_undo
        if undoable != self._shown:
            self._shown = undoable
            self.moved_on.emit()
        self._row.show_undo(undone_act(self._desk.visit.journal, undoable) if undoable else "")
