"""An earlier note is mended in its place in the stream: its words, its sign, its items and its time."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, Signal

from observatie.domain.acts import Note
from observatie.domain.clock import Moment
from observatie.domain.draft import Draft
from observatie.domain.journal import Standing
from observatie.domain.line import mended, read_line, write_line
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.notes.note_view import NoteView
from observatie.ui.observe.completion_row import CompletionRow
from observatie.ui.observe.draft_keeper import DraftKeeper
from observatie.ui.observe.lexicon import Lexicon
from observatie.ui.observe.line_box import LineBox
from observatie.ui.observe.line_offers import LineOffers
from observatie.ui.observe.note_line import Typed
from observatie.ui.observe.time_field import TimeField
from observatie.ui.visit.visit_desk import VisitDesk

_NO_TIME = "Dat is geen tijd in de les. Schrijf minuten en seconden, zoals 18.15."
_NO_WORDS = "Een notitie zonder woorden blijft zoals zij was. Met Delete haal je haar weg."


class Mending(QObject):
    """At most one note at a time is open.

    Signals:
        said: a sentence on why it is not done.
        done: the note was closed again.
    """

    said = Signal(str)
    done = Signal()

    def __init__(
        self, stream: NoteView, model: NoteModel, row: CompletionRow, visit_desk: VisitDesk, lexicon: Lexicon
    ) -> None:
        super().__init__(stream)
        self._stream = stream
        self._model = model
        self._row = row
        self._desk = visit_desk
        self._lexicon = lexicon
        self._box: LineBox | None = None
        self._note: UUID | None = None
        self._keeper: DraftKeeper | None = None

    @property
    def note(self) -> UUID | None:
        """The note that is open, or None."""
        return self._note

    def begin(self, index: QModelIndex) -> None:
        """Open the note in a row, with the cursor at its end."""
        standing = self._model.standing_at(index)
        if standing is None or not isinstance(standing.act, Note):
            return
        text = write_line(standing.act, self._lexicon.tags.values())
        self._open(index, standing, Typed(text, self._desk.session.now()))

    def bring_back(self, draft: Draft) -> None:
        """Open the note that was being mended when the program ended, with what was typed by then."""
        assert draft.original is not None
        index = self._model.index_of(draft.original)
        standing = self._model.standing_at(index)
        if standing is not None:
            self._open(index, standing, Typed(draft.text, Moment(draft.at, 0)), draft.lesson_ms)

    def _open(self, index: QModelIndex, standing: Standing, typed: Typed, lesson_ms: int | None = None) -> None:
        self.finish()
        theme = self._desk.desk.theme
        time = TimeField(theme)
        time.put(lesson_ms if lesson_ms is not None else standing.lesson_ms or 0)
        box = LineBox(theme, self._desk.desk.clock, time=time)
        box.line.setObjectName("mending")
        self._box, self._note = box, standing.id
        self._keeper = DraftKeeper(box.line, self._desk, lambda: time.lesson_ms, standing.id)
        LineOffers(box.line, self._row, self._lexicon)
        for field in (box.line, time):
            field.entered.connect(self.finish)
            field.escaped.connect(self.finish)
        self._stream.hold(index, box)
        box.line.put(typed)
        box.line.setFocus()

    def shift(self, by_ms: int) -> None:
        """Move the time of the note that is open."""
        if self._box is not None and isinstance(self._box.time, TimeField):
            self._box.time.put(max(0, (self._box.time.lesson_ms or 0) + by_ms))

    def finish(self) -> None:
        """Record what changed and close; nothing typed is lost, as undo brings the note back as it was."""
        box, note = self._box, self._note
        standing = self._desk.visit.journal.find(note) if note is not None else None
        if box is None or not isinstance(box.time, TimeField):
            return
        if standing is not None and isinstance(standing.act, Note):
            if box.time.lesson_ms is None:
                self.said.emit(_NO_TIME)
                box.time.setFocus()
                return
            self._record(standing, standing.act, box.line.typed, box.time)
        self._close()

    def _record(self, standing: Standing, note: Note, typed: Typed, time: TimeField) -> None:
        line = read_line(typed.text, self._lexicon.tags)
        if not line.text:
            self.said.emit(_NO_WORDS)
            return
        said = mended(note, line, self._lexicon.tags.values())
        at = (standing.lesson_ms or 0) // 1000 == (time.lesson_ms or 0) // 1000
        # A time that was not typed over keeps its milliseconds.
        lesson_ms = standing.lesson_ms if at else time.lesson_ms
        if said != note or lesson_ms != standing.lesson_ms:
            self._desk.amend(standing.id, said, lesson_ms, ends_draft=True)
            if self._keeper is not None:
                self._keeper.ended()

    def _close(self) -> None:
        if self._keeper is not None:
            self._keeper.let_go()
        self._box, self._note, self._keeper = None, None, None
        self._stream.let_go()
        self.done.emit()

    def keep(self) -> None:
        """Keep what was typed, before the screen goes."""
        if self._keeper is not None:
            self._keeper.keep()
