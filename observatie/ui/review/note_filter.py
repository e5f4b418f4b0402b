"""Which notes are shown at the left: by words, by mark, and those that point at nothing yet."""

from bisect import bisect_right
from uuid import UUID

from PySide6.QtCore import QSortFilterProxyModel

from observatie.domain.acts import Mark, Phase
from observatie.domain.journal import Standing
from observatie.domain.visit import Visit
from observatie.domain.wording import MARKS, NOTE_TYPES
from observatie.ui.notes.note_model import Index, NoteModel, NoteRole, NoteRow


class NoteFilter(QSortFilterProxyModel):
    """The notes that hold all the words looked for, in their text, sign, items or phase of the lesson."""

    def __init__(self, model: NoteModel, visit: Visit) -> None:
        super().__init__()
        self._model = model
        self._visit = visit
        self._words: list[str] = []
        self._marks: frozenset[Mark] = frozenset()
        self._loose = False
        self._phases: tuple[list[int], list[str]] = ([], [])
        self._known: dict[UUID, tuple[Standing, str]] = {}
        self.setSourceModel(model)
        self.note_phases()

    def note_phases(self) -> None:
        """Take over the phases of the lesson, after they changed."""
        phases = [s for s in self._visit.shown("phase") if isinstance(s.act, Phase)]
        names = [s.act.name for s in phases if isinstance(s.act, Phase)]
        self.beginFilterChange()
        self._phases = ([s.lesson_ms or 0 for s in phases], names)
        self._known.clear()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def look_for(self, text: str, marks: frozenset[Mark], *, loose: bool) -> None:
        """Show the notes with all words of `text`, one of `marks` where there are any, and no item if `loose`."""
        self.beginFilterChange()
        self._words, self._marks, self._loose = text.casefold().split(), marks, loose
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @property
    def narrows(self) -> bool:
        """Whether there is anything that notes are left out for."""
        return bool(self._words or self._marks or self._loose)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Return whether a note is shown."""
        if not self.narrows:
            return True
        note = self._model.note_at(source_row)
        if self._marks and note.mark not in self._marks:
            return False
        if self._loose and note.items:
            return False
        if not self._words:
            return True
        text = self._text(self._model.index(source_row).data(NoteRole.ROW))
        return all(word in text for word in self._words)

    def _text(self, row: NoteRow) -> str:
        known = self._known.get(row.standing.id)
        if known is None or known[0] != row.standing:
            known = self._known[row.standing.id] = (row.standing, self._all_words(row).casefold())
        return known[1]

    def _all_words(self, row: NoteRow) -> str:
        mark = MARKS[row.note.mark] if row.note.mark else ""
        times, names = self._phases
        phase = bisect_right(times, row.standing.lesson_ms or 0)
        where = names[phase - 1] if phase else ""
        return " ".join((row.note.text, NOTE_TYPES[row.note.type], mark, where, *row.items))
