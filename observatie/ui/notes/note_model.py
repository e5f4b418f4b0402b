"""The notes of a visit as rows, in the order of the lesson; it follows the visit row by row and is never reset."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from operator import attrgetter
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from observatie.domain import lesson_time
from observatie.domain.acts.acts import Gap, ItemRef, Note, Phase
from observatie.domain.journal.journal import Change, Standing
from observatie.domain.visit.wording import ADDED_LATER, ASIDE, MARKS, NOTE_TYPES, REMOVED, phase_begins, slept
from observatie.ui.session.visit_controller import VisitController

Index = QModelIndex | QPersistentModelIndex

_shown_order = attrgetter("shown_order")


class NoteRole(IntEnum):
    """What can be asked of a row beside what Qt asks."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The NoteRow."""


@dataclass(frozen=True)
class NoteRow:
    """One note as it is shown.

    Attributes:
        standing: the note's place in the journal: its id and its lesson time.
        note: what it says now.
        items: the names of the items it points at, each telling it from the others of its instrument.
        saved: whether it is on disk; until then its time is lighter.
        remarks: what else there is to say of it, such as that it was added after the lesson.
        quiet: whether it is no note but something that happened to the lesson, such as a phase that began.
        fallen: whether it was taken away, and is shown to be put back.
    """

    standing: Standing
    note: Note
    items: tuple[str, ...]
    saved: bool
    remarks: tuple[str, ...] = ()
    quiet: bool = False
    fallen: bool = False

    @property
    def time(self) -> str:
        """Its lesson time, 18′15″, or nothing where it has none."""
        return "" if self.standing.lesson_ms is None else lesson_time.show(self.standing.lesson_ms)

    def spoken(self) -> str:
        """Return the row as a screen reader says it: time, sign in words, text, items."""
        signs = [NOTE_TYPES[self.note.type]] if self.note.type != "fact" else []
        signs += [MARKS[self.note.mark]] if self.note.mark else []
        return ", ".join(part for part in (self.time, *signs, self.note.text, *self.remarks, *self.items) if part)


class NoteModel(QAbstractListModel):
    """The notes that stand in a visit, in shown order (lesson time, seq); with `events` also what happened in it:
    a phase that began, a laptop that slept.

    Roles: NoteRole.ROW gives the NoteRow; DisplayRole and EditRole the text; AccessibleTextRole the row as it is
    spoken. A change of the visit inserts, moves, updates or removes one row; a row is found by bisection.
    """

    def __init__(self, controller: VisitController, *, events: bool = False) -> None:
        super().__init__()
        self._controller = controller
        self._kinds = ("note", "gap", "phase") if events else ("note",)
        self._shown = controller.visit.shown(*self._kinds)
        self._shows_fallen = False
        self._fallen: set[UUID] = set()
        controller.changed.connect(self._on_changed)
        controller.saved.connect(self._on_saved)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many notes stand."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role asks of a row."""
        if not index.isValid():
            return None
        standing = self._shown[index.row()]
        if role == NoteRole.ROW:
            return self._row(standing)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._note(standing).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._row(standing).spoken()
        return None

    def note_at(self, row: int) -> Note:
        """Return what the note in a row says; for whoever looks at all rows."""
        return self._note(self._shown[row])

    def standing_at(self, index: Index) -> Standing | None:
        """Return what is in a row, or None where there is no such row."""
        return self._shown[index.row()] if index.isValid() else None

    def row_at(self, lesson_ms: int) -> QModelIndex:
        """Return the last row that is not after a moment of the lesson, else the first one."""
        place = bisect_right(self._shown, lesson_ms, key=lambda standing: standing.lesson_ms or 0)
        return self.index(max(0, place - 1)) if self._shown else QModelIndex()

    def last_note(self) -> QModelIndex:
        """Return the last row that is a note, and not something that happened; one that is not valid for none."""
        rows = (row for row in range(len(self._shown) - 1, -1, -1) if isinstance(self._shown[row].act, Note))
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row)

    def show_fallen(self, shown: bool) -> int:
        """Show the notes that were taken away as well, to be put back, or no longer; return how many."""
        self._shows_fallen = shown
        if shown:
            for standing in self._controller.visit.journal.fallen("note"):
                self._fallen.add(standing.id)
                self._insert(standing)
        else:
            for note in list(self._fallen):
                self._remove(self._by_id[note.int])
        return len(self._fallen)

    @property
    def shows_fallen(self) -> bool:
        """Whether the notes that were taken away are shown as well."""
        return self._shows_fallen

    @property
    def fallen(self) -> frozenset[UUID]:
        """The notes in the rows that were taken away."""
        return frozenset(self._fallen)

    def index_of(self, note: UUID) -> QModelIndex:
        """Return where a note is; an index that is not valid where it does not stand."""
        standing = self._by_id.get(note.int)
        return QModelIndex() if standing is None else self.index(self._place(standing))

    # Rows

    @cached_property
    def _by_id(self) -> dict[int, Standing]:
        # When something is first looked for: to read a long visit none of it is needed.
        return {standing.entry.id.int: standing for standing in self._shown}

    @staticmethod
    def _note(standing: Standing) -> Note:
        if isinstance(standing.act, Gap):
            return Note(text=slept(standing.act.until_ms))
        if isinstance(standing.act, Phase):
            return Note(text=phase_begins(standing.act.name))
        assert isinstance(standing.act, Note)
        return standing.act

    def _row(self, standing: Standing) -> NoteRow:
        note = self._note(standing)
        return NoteRow(
            standing,
            note,
            tuple(self._name(ref) for ref in note.items),
            self._controller.is_saved(standing.id),
            self._remarks(standing, note),
            quiet=not isinstance(standing.act, Note),
            fallen=standing.id in self._fallen,
        )

    def _remarks(self, standing: Standing, note: Note) -> tuple[str, ...]:
        visit = self._controller.visit
        remarks = [ASIDE] if note.aside else []
        if not visit.on_paper and visit.added_later(standing):
            remarks.append(ADDED_LATER)
        if standing.id in self._fallen:
            remarks.append(REMOVED)
        return tuple(remarks)

    def _name(self, ref: ItemRef) -> str:
        instrument = self._controller.instruments.get(ref.instrument)
        return instrument.full_names.get(ref.item, ref.item) if instrument else ref.item

    def _place(self, standing: Standing) -> int:
        return bisect_left(self._shown, standing.shown_order, key=_shown_order)

    # Following the visit

    def _on_changed(self, change: Change | None) -> None:
        if change is None:
            return
        kind = next((s.act.kind for s in (change.before, change.after) if s is not None), "")
        if kind == "visit_set" and self._shown:
            # Another instrument may give items another name.
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        if kind not in self._kinds:
            return
        if change.before is None and change.after is not None:
            self._insert(change.after)
        elif change.before is not None and change.after is None:
            self._remove(change.before)
        elif change.before is not None and change.after is not None:
            self._replace(change.before, change.after)

    def _insert(self, standing: Standing) -> None:
        shown = self._by_id.get(standing.id.int)
        if shown is not None:
            self._fallen.discard(standing.id)
            self._replace(shown, standing)
            return
        place = self._place(standing)
        self.beginInsertRows(QModelIndex(), place, place)
        self._shown.insert(place, standing)
        self._by_id[standing.id.int] = standing
        self.endInsertRows()

    def _remove(self, standing: Standing) -> None:
        if self._shows_fallen:
            self._fallen.add(standing.id)
            self._update(standing)
            return
        self._fallen.discard(standing.id)
        del self._by_id[standing.id.int]
        place = self._place(standing)
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._shown[place]
        self.endRemoveRows()

    def _replace(self, before: Standing, after: Standing) -> None:
        place, goal = self._place(before), self._place(after)
        # Counted with the row still in its old place: before its neighbour below, it stays where it is.
        moves = goal not in (place, place + 1)
        if moves:
            self.beginMoveRows(QModelIndex(), place, place, QModelIndex(), goal)
        del self._shown[place]
        self._shown.insert(goal - 1 if goal > place else goal, after)
        self._by_id[after.id.int] = after
        if moves:
            self.endMoveRows()
        self._update(after)

    def _update(self, standing: Standing) -> None:
        index = self.index(self._place(standing))
        self.dataChanged.emit(index, index)

    def _on_saved(self, entry: UUID) -> None:
        standing = self._by_id.get(entry.int)
        if standing is not None:
            self._update(standing)
