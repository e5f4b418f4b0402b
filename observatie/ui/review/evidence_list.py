"""The notes that an answer rests on, below the answer; one of them can be chosen and unlinked."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observatie.domain.acts.acts import ItemRef
from observatie.domain.journal.journal import Standing
from observatie.domain.visit.completeness import Place
from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.kit.widgets import button, clear, label, row
from observatie.ui.notes.note_model import Index, NoteModel, NoteRole
from observatie.ui.notes.note_view import NoteView
from observatie.ui.review.evidence_line import EvidenceLine
from observatie.ui.theme.theme import Theme

_NONE = "Nog geen notitie gekoppeld. Kies een notitie en druk op Ctrl+L."
_NONE_SETTLED = "Er is geen notitie gekoppeld."
_NONE_IN_SECTION = "Nog geen notitie gekoppeld aan wat hieronder valt."


class LinkedNotes(QSortFilterProxyModel):
    """The notes that point at one of some items."""

    def __init__(self, model: NoteModel) -> None:
        super().__init__()
        self._model = model
        self._refs: frozenset[ItemRef] = frozenset()
        self.setSourceModel(model)

    def show_refs(self, refs: Sequence[ItemRef]) -> None:
        """Keep the notes of other items."""
        self.beginFilterChange()
        self._refs = frozenset(refs)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Return whether a note points at one of the items."""
        return not self._refs.isdisjoint(self._model.note_at(source_row).items)


class EvidenceView(NoteView):
    """The linked notes; Delete asks to unlink the one in hand, Enter to take its words over.

    Signals:
        unlink_asked: Delete was pressed; pull_asked: Enter was pressed.
    """

    unlink_asked = Signal()
    pull_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask to unlink with Delete, to take over with Enter."""
        if event.key() == Qt.Key.Key_Delete:
            self.unlink_asked.emit()
        elif event.key() in ENTER:
            self.pull_asked.emit()
        else:
            super().keyPressEvent(event)


class EvidenceList(QWidget):
    """Bewijs: heading, the linked notes as high as they are, or how to link one.

    Signals:
        chosen: the id of the note that was chosen here.
        unlink_asked: the id of the note to unlink.
        pull_asked: the words of that note are to be taken over into the answer.
    """

    chosen = Signal(object)
    unlink_asked = Signal(object)
    pull_asked = Signal()

    def __init__(self, theme: Theme, model: NoteModel) -> None:
        super().__init__()
        self._theme = theme
        self._can_pull = self._frozen = False
        self._notes = LinkedNotes(model)
        self.view = EvidenceView(theme)
        self.view.setObjectName("evidence")
        self.view.setAccessibleName("Bewijs: gekoppelde notities")
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setModel(self._notes)
        self._none = label("", "muted", wrap=True, name="no-evidence")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        self._unlink = button("Ontkoppel", self._on_unlink, "quiet", name="unlink")
        self._unlink.setToolTip("Ontkoppel de gekozen notitie (Delete)")
        self._pull = button("Neem over in de tekst", self._on_pull, "quiet", name="pull")
        self._pull.setToolTip("Zet de gekozen notitie met de tijd erbij in de tekst (Ctrl+T)")
        box.addLayout(row(theme, label("Bewijs", "strong"), 1, self._pull, self._unlink))
        for widget in (self.view, self._none):
            box.addWidget(widget)
        self._heard = QVBoxLayout()
        self._heard.setSpacing(theme.px(2))
        box.addLayout(self._heard)
        self.view.height_changed.connect(lambda: self._fit())
        self.view.chosen.connect(self._on_chosen)
        self.view.unlink_asked.connect(self._on_unlink)
        self.view.pull_asked.connect(self._on_pull)
        for changed in (self._notes.rowsInserted, self._notes.rowsRemoved):
            changed.connect(lambda: self._fit())

    def show_place(self, place: Place) -> None:
        """Show the notes of another place."""
        self.setVisible(place.instrument.takes_evidence)
        none = _NONE_SETTLED if self._frozen else _NONE
        self._none.setText(none if place.item is not None else _NONE_IN_SECTION)
        self._notes.show_refs(place.refs)
        self.view.clearSelection()
        self.view.setCurrentIndex(QModelIndex())
        self._fit()

    def show_heard(self, heard: Sequence[Standing]) -> None:
        """Show what was heard or read for the place, below the notes."""
        clear(self._heard)
        for standing in heard:
            self._heard.addWidget(EvidenceLine(self._theme, standing, "", can_unlink=False))
        self._fit()

    def set_can_pull(self, can_pull: bool) -> None:
        """Say whether the answer is a text into which notes can be taken over."""
        self._can_pull = can_pull
        self._show_buttons()

    def set_frozen(self, frozen: bool) -> None:
        """Leave the links alone, where the report is settled."""
        self._frozen = frozen
        self._show_buttons()

    def _show_buttons(self) -> None:
        has_chosen = self._notes.rowCount() > 0 and self.view.chosen_index.isValid() and not self._frozen
        self._unlink.setVisible(has_chosen)
        self._pull.setVisible(has_chosen and self._can_pull)

    def _fit(self) -> None:
        some = self._notes.rowCount() > 0
        self._show_buttons()
        self.view.setVisible(some)
        self._none.setVisible(not some and not self._heard.count())
        self.view.setFixedHeight(max(1, self.view.measure_all()))

    def _note(self, index: QModelIndex) -> UUID | None:
        return index.data(NoteRole.ROW).standing.id if index.isValid() else None

    def _on_chosen(self, index: QModelIndex) -> None:
        self._show_buttons()
        if self.view.hasFocus() and (note := self._note(index)):
            scroll_into_view(self.view, self.view.visualRect(index))
            self.chosen.emit(note)

    def _on_unlink(self) -> None:
        note = self._note(self.view.chosen_index)
        if note is not None and not self._frozen:
            self.unlink_asked.emit(note)

    def _on_pull(self) -> None:
        if self.note is not None and self._can_pull:
            self.view.setFocus()
            self.pull_asked.emit()

    @property
    def note(self) -> UUID | None:
        """The note that is chosen here, or None."""
        return self._note(self.view.chosen_index)
