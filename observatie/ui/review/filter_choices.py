"""What unfolds below the search field: the choices that narrow the notes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from observatie.domain.acts.acts import ItemRef, Mark, NoteType
from observatie.domain.folding import folded
from observatie.domain.visit.wording import MARKS, NOTE_TYPES
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.widgets import button, row
from observatie.ui.review.note_filter import Wanted
from observatie.ui.theme.theme import Theme

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

    def _list(self, spoken: str, name: str) -> QComboBox:
        listed = _Steady()
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

    def wanted(self, text: str) -> Wanted:
        """Return what is looked for, with the words of the search field."""
        return Wanted(
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


class _Steady(QComboBox):
    """A list in which a wheel that passes by chooses nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # the page scrolls instead
        """Let the page scroll."""
        event.ignore()
