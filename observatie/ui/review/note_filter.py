"""Which notes are shown at the left, and how that is chosen: by words, sign, sort, phase, item, or none yet."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from PySide6.QtCore import QMimeData, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType, Phase
from observatie.domain.folding import folded, holds
from observatie.domain.journal.journal import Standing
from observatie.domain.lesson.loose_words import unresolved
from observatie.domain.lesson.tags import Tag, labels_of, tags_of
from observatie.domain.visit.wording import MARKS, NOTE_TYPES
from observatie.ui.form.note_drop import MIME, mime_of
from observatie.ui.kit.choice_field import ListField
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.widgets import button, row
from observatie.ui.notes.note_model import Index, NoteModel, NoteRole, NoteRow
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme


@dataclass(frozen=True)
class NoteCriteria:
    """What is looked for; what is empty leaves nothing out.

    Attributes:
        words: folded; each of them is in the text, the sign, the items or the phase.
        loose: only what points at no item; unresolved: only with a `#` that became no item.
    """

    words: str = ""
    marks: frozenset[Mark] = frozenset()
    types: frozenset[NoteType] = frozenset()
    phase: str = ""
    item: ItemRef | None = None
    loose: bool = False
    unresolved: bool = False

    @property
    def choices(self) -> int:
        """How much is chosen beside the words."""
        chosen = (self.phase, self.item, self.loose, self.unresolved)
        return len(self.marks) + len(self.types) + sum(map(bool, chosen))


class NoteFilter(QSortFilterProxyModel):
    """The notes that are looked for; they can be dragged."""

    def __init__(self, model: NoteModel, controller: VisitController) -> None:
        super().__init__()
        self._model = model
        self._controller = controller
        self._wanted = NoteCriteria()
        self._phases: tuple[list[int], list[str]] = ([], [])
        self._tags: dict[str, Tag] = {}
        self._known: dict[UUID, tuple[Standing, str]] = {}
        self.setSourceModel(model)
        self.note_phases()
        self.note_items()

    # What can be looked for

    @property
    def phases(self) -> list[str]:
        """The phases of the lesson, each once."""
        return list(dict.fromkeys(self._phases[1]))

    def items(self) -> dict[ItemRef, str]:
        """Return the items that notes point at, with their names, in the order of the instruments."""
        notes = (self._model.note_at(row) for row in range(self._model.rowCount()))
        pointed = set(chain.from_iterable(note.items for note in notes))
        tags = [tag for tag in self._tags.values() if tag.ref in pointed]
        return {tag.ref: str(shown) for tag, shown in zip(tags, labels_of(tags), strict=True)}

    def note_phases(self) -> None:
        """Take over the phases of the lesson, after they changed."""
        phases = [s for s in self._controller.visit.shown("phase") if isinstance(s.act, Phase)]
        names = [s.act.name for s in phases if isinstance(s.act, Phase)]
        self.beginFilterChange()
        self._phases = ([s.lesson_ms or 0 for s in phases], names)
        self._known.clear()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def note_items(self) -> None:
        """Take over the items of the visit, after its instruments changed."""
        self._tags = tags_of(self._controller.instruments.values())

    def look_for(self, wanted: NoteCriteria) -> None:
        """Show only what is wanted."""
        self.beginFilterChange()
        self._wanted = wanted
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    # Which are shown

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Return whether a note is shown."""
        wanted = self._wanted
        if wanted == NoteCriteria():
            return True
        note = self._model.note_at(source_row)
        if not self._is_chosen(note):
            return False
        if not wanted.words and not wanted.phase:
            return True
        row: NoteRow = self._model.index(source_row).data(NoteRole.ROW)
        if wanted.phase and self._phase_of(row.standing) != wanted.phase:
            return False
        return not wanted.words or holds(self._text(row), wanted.words)

    def _is_chosen(self, note: Note) -> bool:
        wanted = self._wanted
        left_out = (
            wanted.marks and note.mark not in wanted.marks,
            wanted.types and note.type not in wanted.types,
            wanted.item is not None and wanted.item not in note.items,
            wanted.loose and note.items,
            wanted.unresolved and not unresolved(note, self._tags),
        )
        return not any(left_out)

    def _phase_of(self, standing: Standing) -> str:
        times, names = self._phases
        phase = bisect_right(times, standing.lesson_ms or 0)
        return names[phase - 1] if phase else ""

    def _text(self, row: NoteRow) -> str:
        known = self._known.get(row.standing.id)
        if known is None or known[0] != row.standing:
            known = self._known[row.standing.id] = (row.standing, folded(self._all_words(row)))
        return known[1]

    def _all_words(self, row: NoteRow) -> str:
        mark = MARKS[row.note.mark] if row.note.mark else ""
        where = self._phase_of(row.standing)
        return " ".join((row.note.text, NOTE_TYPES[row.note.type], mark, where, *row.items))

    # Dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a note be dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """Return as what notes are dragged."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the notes that are dragged."""
        rows = sorted(indexes, key=lambda index: index.row())
        return mime_of([index.data(NoteRole.ROW).standing.id for index in rows])


_ANY_PHASE, _ANY_ITEM = "Elke lesfase", "Elk onderdeel"
_NARROWEST = 10


class FilterChoices(QWidget):
    """Sign, sort, phase, item, and what points at nothing yet.

    Signals:
        chosen: another choice was made.
    """

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._marks = {m: self._toggle(w, f"filter-{m}", f"notities met {w}") for m, w in MARKS.items()}
        self._types = {
            t: self._toggle(w, f"filter-{t}", f"notities van de soort {w}") for t, w in NOTE_TYPES.items()
        }
        self._loose = self._toggle("los", "filter-loose", "notities die nergens aan gekoppeld zijn")
        self._unresolved = self._toggle(
            "onopgelost #", "filter-unresolved", "notities met een # die geen onderdeel werd"
        )
        self._phase, self._item = self._list("Lesfase", "filter-phase"), self._list("Onderdeel", "filter-item")
        self._toggles = [*self._marks.values(), *self._types.values(), self._loose, self._unresolved]
        flow = FlowLayout(across=theme.px(6), down=theme.px(6))
        for toggle in self._toggles:
            flow.addWidget(toggle)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addLayout(flow)
        lists = row(theme, self._phase, self._item, spacing=6)
        for place in (0, 1):
            lists.setStretch(place, 1)
        box.addLayout(lists)
        self.offer([], {})

    def _toggle(self, word: str, name: str, spoken: str) -> QPushButton:
        toggle = button(word, self.chosen.emit, "quiet", name=name)
        toggle.setCheckable(True)
        toggle.setAccessibleName(f"Alleen {spoken}")
        toggle.setToolTip(f"Alleen {spoken}")
        return toggle

    def _list(self, spoken: str, name: str) -> ListField:
        listed = ListField()
        listed.setObjectName(name)
        listed.setAccessibleName(f"Alleen notities van deze keuze: {spoken.lower()}")
        listed.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        listed.setMinimumContentsLength(_NARROWEST)
        listed.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        listed.activated.connect(lambda: self.chosen.emit())
        return listed

    def offer(self, phases: list[str], items: dict[ItemRef, str]) -> None:
        """Offer these phases and items; what was chosen stays chosen where it is still there."""
        offers = ((self._phase, _ANY_PHASE, {p: p for p in phases}), (self._item, _ANY_ITEM, items))
        for listed, any_of_them, choices in offers:
            before = listed.currentData()
            listed.clear()
            listed.addItem(any_of_them, None)
            for value, word in choices.items():
                listed.addItem(word, value)
            listed.setCurrentIndex(next((row for row, v in enumerate(choices, 1) if v == before), 0))
            listed.setVisible(bool(choices))

    def wanted(self, text: str) -> NoteCriteria:
        """Return what is looked for, with the words of the search field."""
        return NoteCriteria(
            words=" ".join(folded(text).split()),
            marks=frozenset[Mark](mark for mark, toggle in self._marks.items() if toggle.isChecked()),
            types=frozenset[NoteType](sort for sort, toggle in self._types.items() if toggle.isChecked()),
            phase=self._phase.currentData() or "",
            item=self._item.currentData(),
            loose=self._loose.isChecked(),
            unresolved=self._unresolved.isChecked(),
        )

    def forget(self) -> None:
        """Take every choice away."""
        for toggle in self._toggles:
            toggle.setChecked(False)
        for listed in (self._phase, self._item):
            listed.setCurrentIndex(0)
