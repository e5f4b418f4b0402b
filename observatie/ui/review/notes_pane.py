"""The notes of the visit at the left, with what narrows them above and what one does with them below."""

from collections.abc import Sequence
from itertools import chain
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QStackedWidget, QWidget

from observatie.domain.acts.acts import Note
from observatie.domain.lesson.loose_words import unresolved, unresolved_words
from observatie.domain.lesson.offers import in_visit
from observatie.domain.lesson.tags import Tag, complete, tags_of
from observatie.ui.kit.widgets import LineField, button, column, label, panel, row
from observatie.ui.notes.completion_row import CompletionRow
from observatie.ui.notes.line_offers import Lexicon
from observatie.ui.notes.note_editor import NoteEditor
from observatie.ui.notes.note_model import NoteModel, NoteRole, NoteRow
from observatie.ui.notes.note_view import NoteView
from observatie.ui.notes.time_choice import TimeChoice, TimeReader
from observatie.ui.review.note_filter import FilterChoices, NoteFilter
from observatie.ui.review.notes_foot import LinkGoal, NotesFoot
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme

_NO_NOTES = "Hier komen de notities van de les. Je schrijft ze bij Observeren; daarna werk je ze hier uit."
_LINK_IT = "Met Ctrl+K koppel je de notitie aan een onderdeel."
_NO_MATCH = "Geen notitie past bij wat je zoekt."
_OFFER_ROWS, _OFFER_ROWS_LOW = 4, 2


class NotesPane(QWidget):
    """Notes, of which one or more are in hand.

    Signals:
        link_asked: the ids of the notes to link to the goal, or to unlink where all of them are linked.
        link_to_asked: the ids of the notes and the ItemRef of the item to link them to.
        finding_asked: the ids of the notes that a finding is to be made from.
        observe_asked: there are no notes yet, and the user wants to write them.
        said: a sentence about the note that is edited.
    """

    link_asked = Signal(list)
    link_to_asked = Signal(list, object)
    finding_asked = Signal(list)
    observe_asked = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, controller: VisitController, model: NoteModel) -> None:
        super().__init__()
        self._theme = theme
        self._controller = controller
        self._model = model
        self._goal: LinkGoal | None = None
        self._tags: dict[str, Tag] = {}
        self._frozen = self._narrow = False
        self.setProperty("role", "notes")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._filter = NoteFilter(model, controller)
        self.view = NoteChooser(theme)
        self.view.setObjectName("notes")
        self.view.setAccessibleName("Notities")
        self.view.setModel(self._filter)
        self._lexicon = Lexicon(controller)
        self._build()
        self.view.edit_asked.connect(self._edit)
        self.view.chosen.connect(lambda: self._show_foot())
        for changed in (model.dataChanged, self._filter.rowsInserted, self._filter.rowsRemoved):
            changed.connect(lambda: self._show_state())
        self.note_items()
        self._show_state()

    def _build(self) -> None:
        theme = self._theme
        self._search = LineField(100)
        self._search.setPlaceholderText("Zoek: woord, fase, aspect")
        self._search.setAccessibleName("Zoek in de notities op woord, fase of aspect")
        self._search.setObjectName("note-filter")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda: self._look())
        self._unfold = button("Filter", self._on_unfold, "choice", name="filter")
        self._unfold.setCheckable(True)
        head = row(theme, self._search, self._unfold)
        head.setStretch(0, 1)
        self._choices = FilterChoices(theme)
        self._choices.chosen.connect(self._look)
        self._choices.hide()
        self._pages = QStackedWidget()
        no_notes = self._page(_NO_NOTES, button("Ga naar Observeren", self.observe_asked.emit, name="to-observe"))
        no_match = self._page(_NO_MATCH, button("Toon alle notities", self.show_all, name="show-all"))
        for page in (self.view, no_notes, no_match):
            self._pages.addWidget(page)
        self.foot = NotesFoot(theme, self._find)
        self.foot.link_asked.connect(self.ask_link)
        self.foot.link_to_asked.connect(self.ask_link_to)
        self.foot.finding_asked.connect(self.ask_finding)
        self.foot.taken.connect(self._on_taken)
        self.foot.closed.connect(self.view.setFocus)
        meaning = TimeChoice(theme)
        self._offers = CompletionRow(theme, self._controller.context.sign_uses)
        self._offers.set_most_rows(_OFFER_ROWS)
        self._offers.hide()
        times = TimeReader(self._controller)
        self.editor = NoteEditor(
            self.view, self._index_of, self._offers, times, meaning, self._controller, self._lexicon
        )
        self.editor.said.connect(self.said)
        self.editor.corrected.connect(self._tell_unresolved)
        for left in (self.editor.done, self.editor.left_open):
            left.connect(self._on_left)
        box = column(theme)
        box.addLayout(head)
        box.addWidget(self._choices)
        box.addWidget(self._pages, 1)
        for below in (meaning, self._offers, self.foot):
            box.addWidget(below)
        box.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(12))
        self.setLayout(box)

    def _page(self, words: str, action: QPushButton) -> QWidget:
        box = column(self._theme, label(words, "muted", wrap=True), spacing=12)
        box.addWidget(action, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        return panel(box, margins=(0, self._theme.px(16), 0, 0))

    # What is shown

    def _on_unfold(self) -> None:
        self._choices.offer(self._filter.phases, self._filter.items())
        self._choices.setVisible(self._unfold.isChecked())
        self._look()

    def _fold(self) -> None:
        if self._narrow and self._unfold.isChecked():
            self._unfold.setChecked(False)
            self._on_unfold()

    def _look(self) -> None:
        wanted = self._choices.wanted(self._search.text())
        self._filter.look_for(wanted)
        word = f"Filter · {wanted.choices}" if wanted.choices else "Filter"
        self._unfold.setText(word)
        self._unfold.setAccessibleName(f"Filter, {wanted.choices} gekozen" if wanted.choices else "Filter")
        self._show_state()

    def show_all(self) -> None:
        """Take away what narrows the notes."""
        self._choices.forget()
        self._search.clear()
        self._look()

    def note_phases(self) -> None:
        """Take over the phases of the lesson, after they changed."""
        self._filter.note_phases()

    def note_items(self) -> None:
        """Take over the items that can be linked to, after the instruments changed."""
        self._tags = tags_of(self._controller.instruments.values())
        self._lexicon.read()
        self._filter.note_items()

    def _show_state(self) -> None:
        empty = 1 if self._model.rowCount() == 0 else 2
        self._pages.setCurrentIndex(0 if self._filter.rowCount() else empty)
        self._show_foot()

    # The notes in hand

    @property
    def chosen(self) -> list[NoteRow]:
        """The notes in hand."""
        return self.view.rows_chosen

    def _ids(self) -> list[UUID]:
        return [each.standing.id for each in self.chosen]

    def choose(self, note: UUID) -> None:
        """Take a note in hand, where it is shown."""
        index = self._index_of(note)
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)

    def _index_of(self, note: UUID) -> QModelIndex:
        return self._filter.mapFromSource(self._model.index_of(note))

    # Editing one

    def edit_current(self) -> None:
        """Edit the note one stands on, or go on in the one that is open."""
        if self.editor.note is not None:
            self.editor.take_up()
        else:
            self._edit(self.view.currentIndex())

    def _edit(self, index: QModelIndex) -> None:
        standing = self._model.standing_at(self._filter.mapToSource(index))
        if standing is not None:
            self.editor.begin(standing.id)
            self._show_foot()

    def bring_back(self) -> None:
        """Open the note that was left half edited, here or while observing, where there is one."""
        drafts = [draft for draft in self._controller.session.drafts.values() if draft.original is not None]
        if not drafts or self.editor.note is not None or self._frozen:
            return
        self.show_all()
        self.editor.bring_back(drafts[0])
        self._show_foot()

    def _tell_unresolved(self, note: UUID) -> None:
        standing = self._controller.visit.journal.find(note)
        words = unresolved(standing.act, self._tags) if standing and isinstance(standing.act, Note) else ()
        if words:
            self.said.emit(f"{unresolved_words(words[0])} {_LINK_IT if self._tags else ''}".strip())

    def _on_left(self) -> None:
        self.view.setFocus()
        self._show_foot()

    # What they are linked to

    def show_goal(self, goal: LinkGoal | None, *, follow: bool = True) -> None:
        """Let the notes of another goal stand out; with `follow`, bring the first of them into sight."""
        self._goal = goal
        self.view.notes.item = goal.item if goal else None
        self.view.viewport().update()
        if follow and goal is not None:
            linked = self._first_linked(goal)
            if not self.chosen and linked.isValid():
                # The arrows begin here, and not at the first note of the lesson.
                self.view.selectionModel().setCurrentIndex(linked, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.view.scrollTo(linked, NoteView.ScrollHint.PositionAtCenter)
        self._show_foot()

    def _first_linked(self, goal: LinkGoal) -> QModelIndex:
        shown = (self._filter.index(number, 0) for number in range(self._filter.rowCount()))
        return next((index for index in shown if goal.linked(index.data(NoteRole.ROW))), QModelIndex())

    def set_frozen(self, frozen: bool) -> None:
        """Leave the links alone, where the report is settled."""
        self._frozen = frozen
        self._show_foot()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the keys out of the buttons where there is little room."""
        self._narrow = narrow
        self.foot.set_narrow(narrow)
        # In a small window the notes have all of its width, and hardly any height.
        self._offers.set_most_rows(_OFFER_ROWS_LOW if narrow else _OFFER_ROWS)
        self._show_foot()

    def _show_foot(self) -> None:
        # Where there is little room, what one chooses from goes before what one does with it.
        editing = self.editor.note is not None
        hidden = editing or (self._narrow and self._unfold.isChecked())
        self._offers.setVisible(editing)
        self._offers.set_narrow(True)
        self.foot.setVisible(not hidden and not self._frozen and self._model.rowCount() > 0)
        self.foot.show_notes(self.chosen, self._goal, can_find=bool(self._tags))

    def _find(self, fragment: str) -> Sequence[Tag]:
        return complete(fragment, *in_visit(self._controller.visit, self._tags))

    # What is asked

    def ask_link(self) -> None:
        """Ask to link the notes in hand to the goal, or to unlink them."""
        if self.chosen and self._goal is not None and not self._frozen:
            self.link_asked.emit(self._ids())

    def ask_link_to(self) -> None:
        """Let an item be found by a few letters, to link the notes in hand to."""
        if self.chosen and self._tags and not self._frozen:
            self._fold()
            waiting = chain.from_iterable(unresolved(row.note, self._tags) for row in self.chosen)
            self.foot.begin_find(next(waiting, ""))

    def ask_finding(self) -> None:
        """Ask to make a finding of the notes in hand; of none it is one in words alone."""
        if not self._frozen:
            self.finding_asked.emit(self._ids())

    def _on_taken(self, item: object) -> None:
        self.link_to_asked.emit(self._ids(), item)
        self.view.setFocus()


class NoteChooser(NoteView):
    """Notes below each other, of which several can be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the rows that a rectangle reaches over."""
        area = rect.normalized()
        first, last = self.indexAt(area.topLeft()), self.indexAt(area.bottomLeft())
        last = last if last.isValid() or not first.isValid() else self._last()
        selection = QItemSelection(first, last) if first.isValid() else QItemSelection()
        self.selectionModel().select(selection, command)

    def _last(self) -> QModelIndex:
        return self.model().index(self.model().rowCount() - 1, 0)

    @property
    def rows_chosen(self) -> list[NoteRow]:
        """The notes that are chosen, in the order of the lesson."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [index.data(NoteRole.ROW) for index in chosen]
