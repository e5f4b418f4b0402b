"""Editing a note in its place among the others: its words, its sign, its items and its time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QObject, Signal

from observatie.domain.acts.acts import Note
from observatie.domain.acts.entries import Draft
from observatie.domain.clock import Moment
from observatie.domain.journal.journal import Change, Standing
from observatie.domain.lesson.line import edited, read_line, write_line
from observatie.domain.lesson.note_history import history_of
from observatie.domain.lesson_time import TimeReading, WrittenTime
from observatie.domain.model import LONGEST_TEXT
from observatie.ui.notes.completion_row import CompletionRow
from observatie.ui.notes.draft_autosaver import DraftAutosaver
from observatie.ui.notes.line_box import LineBox
from observatie.ui.notes.line_offers import Lexicon, LineOffers
from observatie.ui.notes.note_history import NoteWithHistory
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.note_view import NoteView
from observatie.ui.notes.time_choice import Placing, TimeChoice, TimeField, TimeReader
from observatie.ui.notes.typed_line import TypedLine
from observatie.ui.session.visit_controller import VisitController

_TIME_IS_LOST = "De notitie is weggehaald, en met haar de tijd “{written}” die je aan het typen was."
_LEFT_OPEN = "De notitie blijft open tot de tijd klopt; wat je typte is bewaard. Met F2 ga je erin verder."
TOO_LONG_NOTE = "Een notitie heeft hooguit 20.000 tekens. Kort haar in; wat je typte staat er nog."
TOO_LONG = "Een notitie heeft hooguit 20.000 tekens. Wat niet paste is er niet bij gezet."
_SETTLED = "Het verslag is vastgesteld; de notities blijven zoals ze zijn."
_OF_ANOTHER = "Deze notitie is van {name} en blijft zoals die is. Een notitie verbetert wie die schreef."
_NO_WORDS = "Een notitie zonder woorden blijft zoals die was. Met Delete haal je de notitie weg."


class NoteEditor(QObject):
    """At most one note at a time is open.

    Signals:
        said: a sentence on why it is not done.
        done: the note was closed again; left_open: it was not, and one goes on elsewhere.
        corrected: the id of a note that was closed and says something else now.
        orphaned: the Typed that stood in a note which is no longer there.
    """

    said = Signal(str)
    orphaned = Signal(object)
    done = Signal()
    corrected = Signal(object)
    left_open = Signal()

    def __init__(
        self,
        stream: NoteView,
        index_of: Callable[[UUID], QModelIndex],
        row: CompletionRow,
        times: TimeReader,
        choice: TimeChoice,
        controller: VisitController,
        lexicon: Lexicon,
    ) -> None:
        """Edit in `stream`, in which `index_of` finds a note."""
        super().__init__(stream)
        self._stream = stream
        self._index_of = index_of
        self._row = row
        self._times = times
        self._choice = choice
        self._controller = controller
        self._lexicon = lexicon
        self._placing = Placing(controller)
        self._open: _Open | None = None
        controller.changed.connect(self._on_changed)

    @property
    def note(self) -> UUID | None:
        """The note that is open, or None."""
        return self._open.note if self._open else None

    @property
    def has_focus(self) -> bool:
        """Whether one writes in the note that is open."""
        return self._open is not None and self._open.has_focus

    def begin(self, note: UUID) -> None:
        """Open a note, with the cursor at its end; the one that was open is closed first."""
        if note == self.note:
            self.take_up()
            return
        if not self.finish():
            return
        standing = self._controller.visit.journal.find(note)
        if standing is None or not isinstance(standing.act, Note):
            return
        refused = self._why_not(standing)
        draft = self._controller.session.drafts.get(note)
        if refused:
            self.said.emit(refused)
        elif draft is not None:
            self.bring_back(draft)
        else:
            text = write_line(standing.act, self._lexicon.tags.values())
            self._show(standing, TypedLine(text, self._controller.session.now()), standing.lesson_ms or 0)

    def _why_not(self, standing: Standing) -> str:
        """Return why a note cannot be edited here, or ""."""
        if self._controller.visit.settlement is not None:
            return _SETTLED
        author = standing.entry.author
        if author == self._controller.session.scribe.author:
            return ""
        return _OF_ANOTHER.format(name=self._controller.register().name(author))

    def bring_back(self, draft: Draft) -> bool:
        """Open the note that was being edited when the program ended, with what was typed by then.

        Return whether that note still stands.
        """
        standing = self._controller.visit.journal.find(draft.original) if draft.original else None
        if standing is None or not isinstance(standing.act, Note):
            return False
        at = standing.lesson_ms if draft.lesson_ms is None else draft.lesson_ms
        self._show(standing, TypedLine(draft.text, Moment(draft.at, 0)), at or 0, draft.written_time)
        return True

    def _show(self, standing: Standing, typed: TypedLine, lesson_ms: int, written_time: str = "") -> None:
        theme = self._controller.context.theme
        time = TimeField(theme)
        time.put(lesson_ms)
        if written_time:
            time.setText(written_time)
        box = LineBox(theme, self._controller.context.clock, time=time)
        box.line.setObjectName("note-words")
        autosaver = DraftAutosaver(
            box.line, self._controller, lambda: self._meant_ms(time), standing.id, time.text
        )
        time.textChanged.connect(autosaver.touch)
        time.textEdited.connect(lambda: self._show_meaning(time))
        box.line.rejected.connect(partial(self.said.emit, TOO_LONG))
        LineOffers(box.line, self._row, self._lexicon)
        for field in (box.line, time):
            field.entered.connect(self.finish)
            field.escaped.connect(self._leave)
        place = NoteWithHistory(theme, box)
        self._open = _Open(
            standing.id, place, time, autosaver, write_line(_said(standing), self._lexicon.tags.values())
        )
        self._show_history()
        place.height_changed.connect(self._stream.fit_held)
        box.line.moved.connect(self._on_moved)
        self._stream.hold(self._index_of(standing.id), place)
        box.line.put(typed)
        # Whoever scrolled away sees where the words go.
        for field in (box.line, time):
            field.textChanged.connect(self._stream.show_held)
        self.take_up()

    def _on_moved(self, by: int) -> None:
        # Tab never leads away from a line with words on it; an arrow does, where it has no offers to choose from.
        if self._open is not None and by > 0 and self._row.current is None:
            self._open.place.go_to_history()

    def _show_history(self) -> None:
        if self._open is not None:
            journal, tags = self._controller.visit.journal, self._lexicon.tags.values()

            @cache
            def name(author: UUID) -> str:
                # The register is read from disk: for a note that was changed, and once.
                return self._controller.register().name(author)

            self._open.place.show_history(history_of(journal, self._open.note, tags, name))

    def take_up(self) -> None:
        """Go on in the note that is open, at its time where that cannot be read."""
        if self._open is not None:
            self._stream.show_held()
            (self._open.time if self._meant_ms(self._open.time) is None else self._open.box.line).setFocus()

    @property
    def line(self) -> NoteLine | None:
        """The line of the note that is open, or None."""
        return self._open.box.line if self._open else None

    def shift(self, by_ms: int) -> None:
        """Move the time of the note that is open."""
        if self._open is not None:
            self._open.time.put(self._placing.within((self._meant_ms(self._open.time) or 0) + by_ms))

    def finish(self) -> bool:
        """Record what changed and close; nothing typed is lost, as undo brings the note back as it was.

        Return whether no note is open any more: one whose time cannot be read, or that is refused, stays open.
        """
        if self._open is None:
            return True
        note, journal = self._open.note, self._controller.visit.journal
        before = journal.find(note)
        if before is not None and not self._record(before, self._open):
            return False
        self._close()
        after = journal.find(note)
        if before is not None and after is not None and after.act != before.act:
            self.corrected.emit(note)
        return True

    def _leave(self) -> None:
        if self._open is None or self._meant_ms(self._open.time) is not None:
            self.finish()
            return
        self._open.autosaver.keep()
        self.said.emit(_LEFT_OPEN)
        self.left_open.emit()

    def _meant_ms(self, time: TimeField) -> int | None:
        """Return the lesson time that is written, or None where it is none that has been, or may be two."""
        meant = self._times.read(time.text()).meant
        return meant.lesson_ms if meant is not None else None

    def _show_meaning(self, time: TimeField) -> None:
        self._choice.show_meaning(self._times.read(time.text()))

    def _ask_time(self, time: TimeField) -> None:
        told = self._times.read(time.text())
        time.setFocus()
        if told.found:
            self._choice.ask(told, time, partial(self._on_decided, told))
        else:
            self.said.emit(self._times.why_not(told))

    def _on_decided(self, told: WrittenTime, reading: TimeReading) -> None:
        self._times.decide(told, reading)
        self.finish()

    def _record(self, standing: Standing, opened: "_Open") -> bool:
        lesson_ms = self._meant_ms(opened.time)
        if lesson_ms is None:
            self._ask_time(opened.time)
            return False
        # A time that was not typed over keeps its milliseconds, and words that were not touched their spaces.
        at = standing.lesson_ms or 0
        lesson_ms = at if lesson_ms // 1000 == at // 1000 else lesson_ms
        note, typed = _said(standing), opened.box.line.typed.text
        line = read_line(typed, self._lexicon.tags)
        if not line.text:
            self.said.emit(_NO_WORDS)
        if len(line.text) > LONGEST_TEXT:
            self.said.emit(TOO_LONG_NOTE)
            return False
        touched = line.text and typed != opened.before
        said = edited(note, line, self._lexicon.tags.values()) if touched else note
        if said == note and lesson_ms == at:
            return True
        if not self._controller.amend(standing.id, said, lesson_ms, ends_draft=True):
            return False
        opened.autosaver.ended()
        return True

    def _close(self) -> None:
        if self._open is not None:
            self._open.autosaver.let_go()
            self._hide()
            self.done.emit()

    def _hide(self) -> None:
        self._open = None
        self._stream.let_go()
        self._choice.show_meaning(None)

    def _on_changed(self, change: Change | None) -> None:
        if self._open is None or change is None or change.id != self._open.note:
            return
        if change.after is not None:
            self._show_history()
            return
        # Undo may take the very note away: what was typed goes to the line.
        typed, at = self._open.box.line.typed, self._meant_ms(self._open.time)
        written = self._open.time.text()
        changed = typed.text != self._open.before
        self._close()
        if changed:
            self.orphaned.emit(typed._replace(place_ms=at))
        if at is None:
            self.said.emit(_TIME_IS_LOST.format(written=written))

    def set_aside(self) -> None:
        """Close before the screen goes, and keep what was typed: it is brought back wherever one goes on."""
        if self._open is None:
            return
        standing = self._controller.visit.journal.find(self._open.note)
        here = self._meant_ms(self._open.time)
        # A time that is none yet was typed over as well.
        moved = standing is not None and (here is None or here // 1000 != (standing.lesson_ms or 0) // 1000)
        if moved or self._open.box.line.typed.text != self._open.before:
            self._open.autosaver.keep()
        else:
            self._open.autosaver.let_go()
        self._hide()


def _said(standing: Standing) -> Note:
    assert isinstance(standing.act, Note)
    return standing.act


@dataclass(frozen=True)
class _Open:
    """A note that is open: its fields, the autosaver of what is half typed, and what stood there at first."""

    note: UUID
    place: NoteWithHistory
    time: TimeField
    autosaver: DraftAutosaver
    before: str

    @property
    def box(self) -> LineBox:
        """The box in which one writes."""
        return self.place.box

    @property
    def has_focus(self) -> bool:
        return self.box.window().focusWidget() in (self.box.line, self.time)
