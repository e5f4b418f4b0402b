"""What one does with a note in the stream: go there, edit it, take it away, put it back."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Note, Phase
from observatie.domain.journal.journal import Standing
from observatie.ui.kit.keys import ENTER
from observatie.ui.notes.line_keys import is_redo
from observatie.ui.notes.note_editor import NoteEditor
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.notes.note_view import NoteView
from observatie.ui.observe.phase_and_counts import PhaseAndCounts
from observatie.ui.session.visit_controller import VisitController


class StreamActions(QObject):
    """Follows the keys that the stream gets, and those of an empty line for a note that was chosen with a click.

    A note is chosen until something is typed, or Escape.

    Signals:
        said: a sentence about what was done.
        undo_asked, redo_asked: the keys of undo and redo.
    """

    said = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(
        self,
        stream: NoteView,
        model: NoteModel,
        line: NoteLine,
        editor: NoteEditor,
        phase_and_counts: PhaseAndCounts,
        controller: VisitController,
    ) -> None:
        super().__init__(stream)
        self._stream = stream
        self._model = model
        self._line = line
        self._editor = editor
        self._phase_and_counts = phase_and_counts
        self._controller = controller
        stream.installEventFilter(self)
        stream.edit_asked.connect(self._edit)
        line.edited.connect(self._on_edited)
        line.removal_asked.connect(self._remove_chosen)
        editor.done.connect(self.let_go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act on a key."""
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._act(event)

    def _act(self, event: QKeyEvent) -> bool:
        key, here = event.key(), self._stream.currentIndex()
        if key in ENTER and here.isValid():
            self._edit(here)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and here.isValid():
            self._remove(here)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Down and self._is_last(here, event)):
            self.let_go()
            self._line.setFocus()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif is_redo(event):
            self.redo_asked.emit()
        else:
            return False
        return True

    def _is_last(self, index: QModelIndex, event: QKeyEvent) -> bool:
        return not event.modifiers() and index.row() == self._model.rowCount() - 1

    # Where

    @property
    def chosen(self) -> QModelIndex:
        """The note that keys are for: the one walked to, or the one clicked while the line is empty."""
        if self._stream.hasFocus():
            return self._stream.currentIndex()
        return self._stream.chosen_index if self._line.is_empty else QModelIndex()

    @property
    def chosen_note(self) -> Standing | None:
        """What stands in the row that keys are for, or None."""
        return self._model.standing_at(self.chosen)

    def let_go(self) -> None:
        """Let no note be chosen any more."""
        self._stream.clearSelection()

    def _on_edited(self) -> None:
        if not self._line.is_empty:
            self.let_go()

    def go(self, by: int) -> None:
        """Go from an empty line to the note above it, or to the one above (-1) or below (1) the chosen one."""
        rows, chosen = self._model.rowCount(), self.chosen
        # What is no note is walked to from there: there is less to do with it.
        first = self._model.last_note().row() if by < 0 else rows
        row = max(0, chosen.row() + by) if chosen.isValid() else first
        if 0 <= row < rows:
            self._stream.setCurrentIndex(self._model.index(row))
            self._stream.setFocus()
        else:
            self.let_go()

    def go_to(self, lesson_ms: int) -> None:
        """Bring the notes of a moment into sight."""
        index = self._model.row_at(lesson_ms)
        self._stream.setCurrentIndex(index)
        self._stream.scrollTo(index)

    def page(self, by: int) -> None:
        """Scroll a page up (-1) or down (1)."""
        bar = self._stream.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    # What

    def edit_current(self) -> None:
        """Edit the note that is chosen, go on in the one that is open, or from the line edit the last one."""
        chosen, last = self.chosen, self._phase_and_counts.last_note
        if chosen.isValid():
            self._edit(chosen)
        elif self._editor.note is not None:
            self._editor.take_up()
        elif last is not None:
            self._editor.begin(last.id)

    def _edit(self, index: QModelIndex) -> None:
        standing = self._model.standing_at(index)
        if standing is not None and self._controller.visit.journal.stands(standing.id):
            self._editor.begin(standing.id)

    def _remove_chosen(self) -> None:
        if self.chosen.isValid():
            self._remove(self.chosen)
            self.let_go()  # Qt chooses the next one, which nobody asked for

    def _remove(self, index: QModelIndex) -> None:
        standing = self._model.standing_at(index)
        if standing is None or not isinstance(standing.act, Note | Phase):
            return
        what = "notitie" if isinstance(standing.act, Note) else "lesfase"
        when = lesson_time.show(standing.lesson_ms or 0)
        if standing.id in self._model.fallen:
            if self._controller.take(self._controller.session.restore(standing.id)):
                self.said.emit(f"Teruggezet: {what} {when}.")
        elif self._controller.take(self._controller.session.retract(standing.id)):
            self.said.emit(f"Weggehaald: {what} {when}. Met Ctrl+Z komt zij terug.")

    def toggle_removed(self) -> None:
        """Show what was taken away as well, or no longer."""
        if self._model.shows_fallen:
            self._model.show_fallen(False)
        elif self._model.show_fallen(True):
            self.said.emit("Wat is weggehaald staat er doorgestreept bij. Ga erheen met ↑; Delete zet het terug.")
        else:
            self._model.show_fallen(False)
            self.said.emit("Er is niets weggehaald.")
