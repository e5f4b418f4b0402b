"""The line at the bottom: what is typed there becomes acts, and what is half typed is kept."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Note
from observatie.domain.acts.entries import Draft
from observatie.domain.clock import Moment
from observatie.domain.lesson.counting import answer_in, open_question
from observatie.domain.lesson.entering import Act, Entered, entered
from observatie.domain.lesson.line import read_line, read_time
from observatie.domain.lesson_time import TimeReading, WrittenTime
from observatie.domain.model import LONGEST_TEXT
from observatie.ui.notes.completion_row import CompletionRow
from observatie.ui.notes.draft_autosaver import DraftAutosaver
from observatie.ui.notes.line_box import LineBox
from observatie.ui.notes.line_offers import Lexicon, LineOffers, Resolving
from observatie.ui.notes.note_editor import TOO_LONG_NOTE
from observatie.ui.notes.time_choice import Placing, TimeChoice, TimeReader
from observatie.ui.notes.typed_line import TypedLine
from observatie.ui.session.visit_controller import VisitController


class NoteEntry(QObject):
    """Turns what is typed into acts of the visit.

    Attributes:
        resolving: what is done about words of the line that are no item.

    Signals:
        asked: the Ask of a command that is for the screen.
        said: a sentence about what was entered.
    """

    asked = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        box: LineBox,
        row: CompletionRow,
        times: TimeReader,
        choice: TimeChoice,
        controller: VisitController,
        lexicon: Lexicon,
    ) -> None:
        super().__init__(box)
        self._times = times
        self._choice = choice
        self._box = box
        self._line = box.line
        self._row = row
        self._controller = controller
        self._lexicon = lexicon
        self._placing = Placing(controller)
        self._chosen_ms: int | None = None
        self._autosaver = DraftAutosaver(self._line, controller, self._lesson_ms)
        self.resolving = Resolving(LineOffers(self._line, row, lexicon), controller, lexicon)
        self._line.entered.connect(self.enter)
        self._line.stamp_changed.connect(self.show_time)
        self._line.edited.connect(self._on_edited)

    # When

    @property
    def _live(self) -> bool:
        return self._controller.is_live

    def choose(self, lesson_ms: int) -> None:
        """Let what is written from now on be of this moment, in a lesson that is over."""
        self._chosen_ms = lesson_ms
        self.show_time()

    def _lesson_ms(self) -> int | None:
        return self._place(self._line.typed)

    def place_of(self, typed: TypedLine) -> int:
        """Return where in the lesson what was typed or pasted belongs that does not say so itself."""
        return self._place(typed) or 0

    def _place(self, typed: TypedLine) -> int | None:
        """Return where in the lesson a line is: when its first key came, unless it says so itself."""
        if typed.stamp is None:
            return None
        base = typed.place_ms if typed.place_ms is not None else self.place_at(typed.stamp)
        return self._placing.within(base + typed.shift_ms)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the line."""
        return self._line.is_empty

    def shift(self, by_ms: int) -> None:
        """Move the line in time before it is recorded, no further than the lesson is."""
        typed = self._line.typed
        place = self._place(typed)
        if place is not None:
            self._line.shift(self._placing.within(place + by_ms) - place)

    def place_at(self, moment: Moment) -> int:
        """Return where in the lesson something of this moment belongs; after the lesson, where was chosen."""
        live = self._placing.live(moment)
        return live if live is not None else self.chosen_ms

    @property
    def chosen_ms(self) -> int:
        """The moment of what is written after the lesson: the one chosen, else that of the last note."""
        if self._chosen_ms is not None:
            return self._chosen_ms
        notes = self._controller.visit.shown("note")
        return (notes[-1].lesson_ms or 0) if notes else 0

    def show_time(self) -> None:
        """Show the time of the line: of its first key, or the moment that was chosen after the lesson."""
        place = self._lesson_ms()
        if not self._live:
            told = self._written_time(self._line.typed.text)
            self._show_meaning(told)
            if told is not None:
                self._box.show_time(lesson_time.show(told.meant.lesson_ms) if told.meant else "?")
                return
            place = place if place is not None else self.chosen_ms
        self._box.show_time("" if place is None else lesson_time.show(place))

    def _written_time(self, text: str) -> WrittenTime | None:
        """Return the time that a line from paper says itself, or None where it says none."""
        written, _ = read_time(text)
        return self._times.read(written) if written else None

    def _show_meaning(self, told: WrittenTime | None) -> None:
        self._choice.show_meaning(told, self._times.why_not(told) if told and not told.found else "")

    @property
    def answering(self) -> int | None:
        """The question, by its lesson time, that the number on the line answers once it is entered, or None."""
        typed = self._line.typed
        place = self._place(typed)
        if place is None or answer_in(typed.text, self._controller.visit.settings) is None:
            return None
        return open_question(self._controller.visit, place)

    def _on_edited(self) -> None:
        if not self._live:
            self.show_time()

    # What

    def enter(self) -> None:
        """Record what stands on the line."""
        typed = self._line.typed
        place = self._place(typed)
        if typed.stamp is None or place is None:
            return
        text, told = typed.text, None if self._live else self._written_time(typed.text)
        if told is not None and told.meant is None:
            self._ask(told)
            return
        if told is not None and told.meant is not None:
            place, (_, text) = told.meant.lesson_ms, read_time(text)
        if len(text) > LONGEST_TEXT and len(read_line(text, self._lexicon.tags).text) > LONGEST_TEXT:
            self.said.emit(TOO_LONG_NOTE)
            return
        if not self._live:
            self._chosen_ms = place
        meant = entered(text, place, self._controller.visit, self._lexicon.tags, self._lexicon.phases)
        length_ms = self._controller.visit.length_ms
        if self._record(meant, typed.stamp):
            self._line.take()
            self.show_time()
            self._tell(meant)
            if meant.acts and told is not None:
                self._tell_beyond(place, length_ms)

    def _ask(self, told: WrittenTime) -> None:
        """Let be said which time is meant, and then enter the line; one that is none of this lesson was told."""
        if told.found:
            self._choice.ask(told, self._line, partial(self._on_decided, told))

    def _on_decided(self, told: WrittenTime, reading: TimeReading) -> None:
        self._times.decide(told, reading)
        self.enter()

    def _record(self, meant: Entered, stamp: Moment) -> bool:
        for act in meant.acts:
            if not self._controller.record(act.payload, stamp, act.lesson_ms, ends_draft=True):
                return False
        if meant.acts:
            self._autosaver.ended()
        else:
            self._autosaver.let_go()
        return True

    def record_together(self, acts: Sequence[Act], typed: TypedLine) -> bool:
        """Record acts as one, in the place of what stands on the line where that is part of them."""
        stamp = typed.stamp or self._controller.session.now()
        outcome = self._controller.session.record_together(
            [(act.payload, act.lesson_ms) for act in acts], stamp, ends_draft=not self._line.is_empty
        )
        if not self._controller.take(outcome):
            return False
        if not self._line.is_empty:
            self._autosaver.ended()
            self._line.take()
        if not self._live:
            self.choose(acts[-1].lesson_ms)
        return True

    def _tell(self, meant: Entered) -> None:
        self._row.note_use(meant.used)
        if meant.unknown:
            self.said.emit(
                f"“{meant.unknown}” is geen opdracht en staat nu als notitie. Typ / voor alle opdrachten."
            )
        noted = self._controller.visit.journal.last("note")
        if noted is not None and any(isinstance(act.payload, Note) for act in meant.acts):
            self.resolving.look_at(noted.id)
        if meant.ask is not None:
            self.asked.emit(meant.ask)

    def _tell_beyond(self, told_ms: int, length_ms: int) -> None:
        """Say where a time lies after a lesson that was over after `length_ms`: it may be a slip."""
        visit = self._controller.visit
        if visit.stopped is None or told_ms <= length_ms:
            return
        longer = ", die nu zo lang duurt" if visit.length_ms > length_ms else ""
        beyond, end = lesson_time.show(told_ms), lesson_time.show(length_ms)
        self.said.emit(
            f"{beyond} ligt na het einde van de les ({end}){longer}. Klopt de tijd niet, verbeter hem dan met F2."
        )

    # The unfinished line

    def keep(self) -> None:
        """Keep what stands on the line, before the screen goes."""
        self._autosaver.keep()

    def bring_back(self, draft: Draft) -> None:
        """Put the unfinished line of an earlier time back, in its place with its time."""
        self.put(TypedLine(draft.text, Moment(draft.at, 0), draft.lesson_ms))

    def put(self, typed: TypedLine) -> None:
        """Let something stand on the line, where nothing does."""
        if self._line.is_empty:
            self._line.put(typed)
            self._autosaver.keep()
