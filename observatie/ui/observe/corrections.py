"""What is set right in a lesson: undone or redone, moved in time, or an end taken away that was an accident."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from observatie.domain.journal.journal import Standing
from observatie.domain.journal.undo import IN_LESSON, Undoable, UndoScope
from observatie.domain.lesson.resuming import end_to_take_back
from observatie.domain.text import at_start
from observatie.domain.visit.wording import undone_act
from observatie.store.stream_session import Recorded
from observatie.ui.notes.completion_row import CompletionRow
from observatie.ui.notes.note_editor import NoteEditor
from observatie.ui.notes.note_view import NoteView
from observatie.ui.observe.note_entry import NoteEntry
from observatie.ui.observe.phase_and_counts import PhaseAndCounts
from observatie.ui.observe.stream_actions import StreamActions
from observatie.ui.session.visit_controller import VisitController


class LessonUndo(QObject):
    """Turns back one's own acts of the lesson in this visit, and shows what undo would turn back.

    Signals:
        said: a sentence about what was done.
        moved_on: undo would now turn something else back than before.
    """

    said = Signal(str)
    moved_on = Signal()

    def __init__(self, controller: VisitController, row: CompletionRow) -> None:
        super().__init__(row)
        self._controller = controller
        self._row = row
        self._shown: Undoable | None = None

    def undo(self) -> None:
        """Undo the last act."""
        session = self._controller.session
        self._undo_or_redo("ongedaan gemaakt", session.to_undo(IN_LESSON), session.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        session = self._controller.session
        self._undo_or_redo("opnieuw gedaan", session.to_redo(IN_LESSON), session.redo)

    def _undo_or_redo(
        self, word: str, undoable: Undoable | None, act: Callable[[UndoScope], Recorded | None]
    ) -> None:
        if undoable is None:
            self.said.emit(f"Er is niets meer dat {word} kan worden.")
            return
        about = undone_act(self._controller.visit.journal, undoable)
        if self._controller.take(act(IN_LESSON)):
            self.said.emit(f"{at_start(word)}: {about}.")

    def show(self) -> None:
        """Show what undo would undo."""
        undoable = self._controller.session.to_undo(IN_LESSON)
        if undoable != self._shown:
            self._shown = undoable
            self.moved_on.emit()
        self._row.show_undo(undone_act(self._controller.visit.journal, undoable) if undoable else "")


class TimeShift(QObject):
    """Knows what is in hand."""

    def __init__(
        self,
        stream: NoteView,
        actions: StreamActions,
        note_entry: NoteEntry,
        editor: NoteEditor,
        phase_and_counts: PhaseAndCounts,
        controller: VisitController,
    ) -> None:
        super().__init__(stream)
        self._stream = stream
        self._actions = actions
        self._note_entry = note_entry
        self._editor = editor
        self._phase_and_counts = phase_and_counts
        self._controller = controller

    def shift(self, by_ms: int) -> None:
        """Move it to a later or, below zero, an earlier moment.

        From an empty line that is the note one clicked, or the last one, of a lesson that runs, else the moment of
        what is written next.
        """
        if self._editor.has_focus:
            self._editor.shift(by_ms)
        elif self._stream.hasFocus() or (self._controller.is_live and self._actions.chosen.isValid()):
            self._phase_and_counts.move(self._actions.chosen_note, by_ms)
        elif not self._note_entry.is_empty:
            self._note_entry.shift(by_ms)
        elif self._controller.is_live:
            self._phase_and_counts.move(self._phase_and_counts.last_note, by_ms)
        else:
            self._note_entry.choose(max(0, self._note_entry.chosen_ms + by_ms))


_GOES_ON = "De les gaat verder. De klok is doorgelopen sinds je stopte."
_TOO_LATE = "De les is te lang geleden gestopt om door te lopen. Je kunt er nog wel regels bij typen."


class LessonResumption(QObject):
    """Lets a lesson that was stopped go on, by the wall clock, as after a restart.

    Signals:
        said: a sentence on what was done, or on why it was not.
    """

    said = Signal(str)

    def __init__(self, controller: VisitController) -> None:
        super().__init__(controller)
        self._controller = controller

    @property
    def _end(self) -> Standing | None:
        device = self._controller.context.library.scribe.device
        return end_to_take_back(self._controller.visit, device, self._controller.session.now().wall)

    @property
    def is_possible(self) -> bool:
        """Whether the lesson ended here a short while ago, and there is no report yet."""
        return self._end is not None

    def go_on(self) -> bool:
        """Take the end away and let the clock run; return whether the lesson goes on."""
        end, session = self._end, self._controller.session
        if end is None:
            self.said.emit(_TOO_LATE)
            return False
        # Were the program to end in between, the lesson would be taken up at the next start all the same.
        if not (self._controller.take(session.retract(end.id)) and self._controller.take(session.resume_lesson())):
            return False
        self.said.emit(_GOES_ON)
        return True
