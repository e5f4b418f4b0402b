"""An item that is clicked is for what one writes, or for the note that was chosen; never for one nobody chose."""

from PySide6.QtCore import QObject, Signal

from observatie.domain import lesson_time
from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.journal.journal import Standing
from observatie.domain.lesson.line import tag_in_hand
from observatie.domain.lesson.loose_words import linked
from observatie.ui.notes.line_offers import Lexicon
from observatie.ui.notes.note_editor import NoteEditor
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.notes.note_view import NoteView
from observatie.ui.session.visit_desk import VisitDesk


class Tagging(QObject):
    """Knows what is in hand: the line that is being typed, the note that is open, the note that is chosen and in
    sight, and without any of these the empty line, on which the item is the first word.

    Signals:
        said: a sentence about what was done.
    """

    said = Signal(str)

    def __init__(
        self,
        stream: NoteView,
        model: NoteModel,
        line: NoteLine,
        editor: NoteEditor,
        visit_desk: VisitDesk,
        lexicon: Lexicon,
    ) -> None:
        super().__init__(stream)
        self._stream = stream
        self._model = model
        self._line = line
        self._editor = editor
        self._desk = visit_desk
        self._lexicon = lexicon

    def tag(self, ref: ItemRef) -> None:
        """Let an item belong to what is in hand."""
        name = next((tag.name for tag in self._lexicon.tags.values() if tag.ref == ref), None)
        if name is None:
            return
        open_line, line, chosen = self._editor.line, self._line, self._chosen()
        # The click itself has led to the line by now, so that where the focus is says nothing.
        if open_line is not None and line.is_empty:
            _write(open_line, name)
        elif not line.is_empty or chosen is None:
            if line.isVisible():
                _write(line, name)
        else:
            self._link(chosen, ref)

    def _chosen(self) -> Standing | None:
        """Return the note that is chosen and in sight, or None."""
        index = self._stream.chosen_index
        standing = self._model.standing_at(index)
        if standing is None or not isinstance(standing.act, Note):
            return None
        in_sight = self._stream.visualRect(index).intersects(self._stream.viewport().rect())
        return standing if in_sight and self._desk.visit.journal.stands(standing.id) else None

    def _link(self, chosen: Standing, ref: ItemRef) -> None:
        assert isinstance(chosen.act, Note)
        instrument = self._desk.instruments[ref.instrument]
        name, when = instrument.full_names[ref.item], lesson_time.show(chosen.lesson_ms or 0)
        done = linked(chosen.act, ref, self._lexicon.tags).note
        if done == chosen.act:
            self.said.emit(f"De notitie van {when} hoort al bij “{name}”.")
        elif self._desk.amend(chosen.id, done, chosen.lesson_ms):
            self.said.emit(f"De notitie van {when} hoort nu bij “{name}”.")


def _write(line: NoteLine, name: str) -> None:
    line.point_at(name, tag_in_hand(line.to_cursor))
    line.setFocus()
