"""Sees to it that nothing filled in is lost: a choice is recorded at once, text when it rests or is left."""

from PySide6.QtCore import QObject, Signal

from observatie.domain.visit.completeness import Place
from observatie.ui.form.answer_book import AnswerBook
from observatie.ui.form.answer_editor import AnswerEditor
from observatie.ui.kit.resting import Resting


class AnswerKeeper(QObject):
    """Records what the editor in hand holds.

    Attributes:
        recording: whether it is writing at this moment, so that the editor need not follow.

    Signals:
        waiting: whether something was typed that is not recorded yet.
    """

    waiting = Signal(bool)

    def __init__(self, book: AnswerBook) -> None:
        super().__init__()
        self.recording = False
        self._book = book
        self._place: Place | None = None
        self._editor: AnswerEditor | None = None
        self._rest = Resting(self)
        self._rest.rested.connect(self.keep)

    def watch(self, place: Place, editor: AnswerEditor) -> None:
        """Look after another editor from now on; the one before was kept by whoever changes it."""
        self._rest.stop()
        self._place, self._editor = place, editor
        editor.settled.connect(self.keep)
        editor.typed.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._rest.touch()
        self.waiting.emit(True)

    def keep(self) -> None:
        """Record now what was filled in and not yet recorded."""
        self._rest.stop()
        editor, place = self._editor, self._place
        if editor is None or place is None or not editor.touched or self.recording:
            return
        self.recording = True
        try:
            accepted = self._book.keep(place, editor.drafts())
        finally:
            self.recording = False
        editor.touched = not accepted
        self.waiting.emit(not accepted)
