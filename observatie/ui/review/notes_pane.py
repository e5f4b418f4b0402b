"""The notes of the visit at the left, with what narrows them and the button that links one."""

from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QWidget

from observatie.domain.acts import Mark, Note
from observatie.domain.completeness import Place
from observatie.ui.elided import ElidedLabel
from observatie.ui.notes.note_model import NoteModel, NoteRole, NoteRow
from observatie.ui.notes.note_view import NoteView
from observatie.ui.review.note_filter import NoteFilter
from observatie.ui.theme.theme import Theme
from observatie.ui.visit.visit_desk import VisitDesk
from observatie.ui.widgets import button, column, label, panel, row

_NO_NOTES = "Hier komen de notities van de les. Je schrijft ze bij Observeren; daarna werk je ze hier uit."
_NO_MATCH = "Geen notitie past bij wat je zoekt."
_LINK, _UNLINK = "Koppel", "Ontkoppel"


class NotesPane(QWidget):
    """Notes, of which one is in hand.

    Signals:
        link_asked: the id of the note to link to the item in hand, or to unlink where it is linked.
        observe_asked: there are no notes yet, and the user wants to write them.
    """

    link_asked = Signal(object)
    observe_asked = Signal()

    def __init__(self, theme: Theme, visit_desk: VisitDesk, model: NoteModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._place: Place | None = None
        self.setProperty("role", "notes")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._filter = NoteFilter(model, visit_desk.visit)
        self.view = NoteView(theme)
        self.view.setObjectName("notes")
        self.view.setAccessibleName("Notities")
        self.view.setModel(self._filter)
        self._build()
        self.view.chosen.connect(lambda _index: self._show_link())
        for changed in (model.dataChanged, self._filter.rowsInserted, self._filter.rowsRemoved):
            changed.connect(lambda *_: self._show_state())
        self._show_state()

    def _build(self) -> None:
        theme = self._theme
        self._search = QLineEdit()
        self._search.setPlaceholderText("Filter: woord, fase, aspect")
        self._search.setAccessibleName("Filter de notities op woord, fase of aspect")
        self._search.setObjectName("note-filter")
        self._search.setMaxLength(100)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self._look())
        self._strong = self._toggle("Sterk", "alleen notities met sterk", "filter-strong")
        self._chance = self._toggle("Kans", "alleen notities met kans", "filter-chance")
        self._loose = self._toggle("Los", "alleen notities die nergens aan gekoppeld zijn", "filter-loose")
        head = row(theme, self._search, self._strong, self._chance, self._loose)
        head.setStretch(0, 1)
        self._pages = QStackedWidget()
        no_notes = self._page(_NO_NOTES, button("Ga naar Observeren", self.observe_asked.emit, name="to-observe"))
        no_match = self._page(_NO_MATCH, button("Toon alle notities", self.show_all, name="show-all"))
        for page in (self.view, no_notes, no_match):
            self._pages.addWidget(page)
        self.link = QPushButton(_LINK)
        self.link.setObjectName("link")
        self.link.clicked.connect(lambda _checked=False: self.ask_link())
        self._to = ElidedLabel("small", name="link-to")
        line = row(theme, self.link, self._to)
        line.setStretch(1, 1)
        self._foot = panel(line)
        box = column(theme)
        box.addLayout(head)
        box.addWidget(self._pages, 1)
        box.addWidget(self._foot)
        box.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(12))
        self.setLayout(box)

    def _toggle(self, word: str, spoken: str, name: str) -> QPushButton:
        toggle = button(word, self._look, "choice", name=name)
        toggle.setCheckable(True)
        toggle.setAccessibleName(f"{word}: {spoken}")
        toggle.setToolTip(spoken.capitalize())
        return toggle

    def _page(self, words: str, action: QPushButton) -> QWidget:
        box = column(self._theme, label(words, "muted", wrap=True), spacing=12)
        box.addWidget(action, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return panel(box, margins=(0, self._theme.px(16), 0, 0))

    # What is shown

    def _look(self) -> None:
        marks = {Mark.STRONG: self._strong, Mark.CHANCE: self._chance}
        on = frozenset(mark for mark, toggle in marks.items() if toggle.isChecked())
        self._filter.look_for(self._search.text(), on, loose=self._loose.isChecked())
        self._show_state()

    def show_all(self) -> None:
        """Take away what narrows the notes."""
        for toggle in (self._strong, self._chance, self._loose):
            toggle.setChecked(False)
        self._search.clear()
        self._look()

    def note_phases(self) -> None:
        """Take over the phases of the lesson, after they changed."""
        self._filter.note_phases()

    def _show_state(self) -> None:
        empty = 1 if self._model.rowCount() == 0 else 2
        self._pages.setCurrentIndex(0 if self._filter.rowCount() else empty)
        self._show_link()

    # The note and the item in hand

    @property
    def note(self) -> NoteRow | None:
        """The note in hand, or None."""
        index = self.view.chosen_index
        return index.data(NoteRole.ROW) if index.isValid() else None

    def choose(self, note: UUID) -> None:
        """Take a note in hand, where it is shown."""
        index = self._filter.mapFromSource(self._model.index_of(note))
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)

    def show_place(self, place: Place | None) -> None:
        """Let the notes of another place stand out, and bring the first of them into sight."""
        self._place = place
        self.view.notes.item = place.ref if place else None
        self.view.viewport().update()
        linked = self._first_linked()
        if self.note is None and linked.isValid():
            # The arrows begin here, and not at the first note of the lesson.
            self.view.selectionModel().setCurrentIndex(linked, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.view.scrollTo(linked, NoteView.ScrollHint.PositionAtCenter)
        self._show_link()

    def _first_linked(self) -> QModelIndex:
        shown = (
            self._filter.mapFromSource(self._model.index(number))
            for number in range(self._model.rowCount())
            if self._is_linked(self._model.note_at(number))
        )
        return next((index for index in shown if index.isValid()), QModelIndex())

    def _is_linked(self, note: Note) -> bool:
        ref = self._place.ref if self._place else None
        return ref is not None and ref in note.items

    @property
    def _can_link(self) -> bool:
        place = self._place
        return place is not None and place.ref is not None and place.instrument.takes_evidence

    def _show_link(self) -> None:
        self._foot.setVisible(self._can_link and self._model.rowCount() > 0)
        note = self.note
        linked = note is not None and self._is_linked(note.note)
        word = _UNLINK if linked else _LINK
        self.link.setText(f"{word}   Ctrl L")
        self.link.setAccessibleName(word)
        self.link.setEnabled(note is not None and self._can_link)
        name = self._place.name if self._place else ""
        self._to.setText(f"{'van' if linked else 'aan'} {name}" if note else "Kies eerst een notitie")

    def ask_link(self) -> None:
        """Ask to link the note in hand, or to unlink it."""
        if self.note is not None and self._can_link:
            self.link_asked.emit(self.note.standing.id)
