"""What is recorded beside the notes with one key: phases, counts, and a note that is moved in time."""

from PySide6.QtCore import QObject, Signal

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Note, Phase
from observatie.domain.clock import Moment
from observatie.domain.journal.journal import Standing
from observatie.domain.lesson.counting import count_of, names_of
from observatie.domain.lesson.lesson_phases import begun_phases, next_phase
from observatie.domain.visit.wording import phase_begins
from observatie.ui.notes.line_offers import Lexicon
from observatie.ui.notes.time_choice import Placing
from observatie.ui.observe.note_entry import NoteEntry
from observatie.ui.session.visit_controller import VisitController


class PhaseAndCounts(QObject):
    """Records at this moment, or in a lesson that is over at the moment that was chosen.

    Signals:
        said: a sentence about what was recorded.
    """

    said = Signal(str)

    def __init__(self, controller: VisitController, lexicon: Lexicon, note_entry: NoteEntry) -> None:
        super().__init__(note_entry)
        self._controller = controller
        self._lexicon = lexicon
        self._note_entry = note_entry
        self._placing = Placing(controller)

    def _now(self) -> tuple[Moment, int] | None:
        moment = self._controller.session.now()
        return (moment, self._note_entry.place_at(moment)) if self._controller.visit.started is not None else None

    def next_phase(self) -> None:
        """Let the next phase of the lesson begin."""
        now, begun = self._now(), begun_phases(self._controller.visit)
        if now is None:
            return
        name = next_phase(self._lexicon.phases, begun)
        if name is None:
            self.said.emit(f"Na “{begun[-1]}” komt geen lesfase meer. Typ /fase en een naam voor een andere.")
        elif self._controller.record(Phase(name=name), *now):
            self.said.emit(f"{phase_begins(name)}.")

    def count(self, key: int) -> None:
        """Count one more of what is under a key."""
        now, settings = self._now(), self._controller.visit.settings
        if now is None or not self._controller.record(count_of(key, settings), *now):
            return
        if not names_of(settings)[key - 1]:
            self.said.emit(f"Ctrl+{key} telt nu zonder naam. Typ /turf {key} en een naam om hem te noemen.")

    @property
    def last_note(self) -> Standing | None:
        """One's own note that was recorded last, wherever it is in the lesson."""
        author = self._controller.context.library.scribe.author
        notes = list(self._controller.visit.journal.standing("note"))
        return next((note for note in reversed(notes) if note.entry.author == author), None)

    def move(self, standing: Standing | None, by_ms: int) -> None:
        """Move a note that was recorded to a later or, below zero, an earlier moment of the lesson."""
        if standing is None or not isinstance(standing.act, Note):
            return
        before = standing.lesson_ms or 0
        after = self._placing.within(before + by_ms)
        if after != before and self._controller.move(standing, after):
            self.said.emit(
                f"De notitie staat nu op {lesson_time.show(after)}; zij stond op {lesson_time.show(before)}."
            )
