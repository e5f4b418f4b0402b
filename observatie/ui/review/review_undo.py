"""Undo and redo in Uitwerken, in words and with the place where it shows."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from observatie.domain.acts.answers import Answer
from observatie.domain.acts.conversation import Finding
from observatie.domain.journal.journal import original_of
from observatie.domain.journal.undo import IN_REVIEW, Undoable, UndoScope, shown_act
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.wording import undone_act
from observatie.store.stream_session import Recorded
from observatie.ui.session.visit_controller import VisitController


class ReviewUndo(QObject):
    """Turns back what was done in Uitwerken in this visit.

    Signals:
        said: a sentence about what was done.
        place_shown: the Place of the answer that it was about; finding_shown, note_shown: the id of the finding or
            the note.
    """

    said = Signal(str)
    place_shown = Signal(object)
    finding_shown = Signal(object)
    note_shown = Signal(object)

    def __init__(
        self, controller: VisitController, places: Callable[[], Sequence[Place]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._places = places

    def undo(self) -> None:
        """Undo the last act."""
        session = self._controller.session
        self._undo_or_redo("ongedaan gemaakt", session.to_undo(IN_REVIEW), session.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        session = self._controller.session
        self._undo_or_redo("opnieuw gedaan", session.to_redo(IN_REVIEW), session.redo)

    def _undo_or_redo(
        self, word: str, undoable: Undoable | None, act: Callable[[UndoScope], Recorded | None]
    ) -> None:
        if undoable is None:
            self.said.emit(f"Er is niets meer dat {word} kan worden.")
            return
        about, place, finding = self._in_words(undoable)
        if not self._controller.take(act(IN_REVIEW)):
            return
        if place is not None:
            self.place_shown.emit(place)
        if finding is not None:
            self.finding_shown.emit(finding)
        if shown_act(self._controller.visit.journal, undoable)[0].kind == "note":
            self.note_shown.emit(original_of(undoable.act))
        self.said.emit(f"{at_start(word)}: {about}.")

    def _in_words(self, undoable: Undoable) -> tuple[str, Place | None, UUID | None]:
        """Return what an undo is about, and where it shows."""
        about = undone_act(self._controller.visit.journal, undoable)
        act, _ = shown_act(self._controller.visit.journal, undoable)
        if isinstance(act, Finding):
            return about, None, original_of(undoable.act)
        if not isinstance(act, Answer):
            return about, None, None
        key = (act.instrument, act.target)
        place = next((place for place in self._places() if place.key == key), None)
        return (f"{about} bij “{place.name}”" if place else about), place, None
