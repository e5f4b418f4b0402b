"""Alt+↑ and Alt+↓: what is in hand is moved in time, be it a note that is open, one in the stream, or the line."""

from PySide6.QtCore import QObject

from observatie.ui.notes.note_editor import NoteEditor
from observatie.ui.notes.note_view import NoteView
from observatie.ui.observe.stream_work import StreamWork
from observatie.ui.observe.watching import Watching
from observatie.ui.observe.writing import Writing
from observatie.ui.session.visit_desk import VisitDesk


class Shifting(QObject):
    """Knows what is in hand."""

    def __init__(
        self,
        stream: NoteView,
        work: StreamWork,
        writing: Writing,
        editor: NoteEditor,
        watching: Watching,
        visit_desk: VisitDesk,
    ) -> None:
        super().__init__(stream)
        self._stream = stream
        self._work = work
        self._writing = writing
        self._editor = editor
        self._watching = watching
        self._desk = visit_desk

    def shift(self, by_ms: int) -> None:
        """Move it to a later or, below zero, an earlier moment.

        From an empty line that is the note one clicked, or the last one, of a lesson that runs, else the moment of
        what is written next.
        """
        if self._editor.in_hand:
            self._editor.shift(by_ms)
        elif self._stream.hasFocus() or (self._desk.is_live and self._work.chosen.isValid()):
            self._watching.move(self._work.chosen_note, by_ms)
        elif not self._writing.is_empty:
            self._writing.shift(by_ms)
        elif self._desk.is_live:
            self._watching.move(self._watching.last_note, by_ms)
        else:
            self._writing.choose(max(0, self._writing.chosen_ms + by_ms))
