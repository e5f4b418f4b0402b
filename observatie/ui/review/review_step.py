"""Uitwerken: the notes at the left, the item in hand beside them, at the right how far the instruments are."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from observatie.domain.acts import ItemRef, Note
from observatie.domain.answers import Answer
from observatie.domain.completeness import Filled, Place, places_of
from observatie.domain.journal import Change
from observatie.domain.rules import Rejection
from observatie.domain.undo import Undoable, shown_act
from observatie.domain.wording import undone_act
from observatie.errors import sentence
from observatie.store.visit_session import Recorded
from observatie.ui.notes.note_model import NoteModel
from observatie.ui.review.answer_book import AnswerBook
from observatie.ui.review.dot_field import DotField
from observatie.ui.review.item_pane import ItemPane
from observatie.ui.review.no_instrument import NoInstrument
from observatie.ui.review.notes_pane import NotesPane
from observatie.ui.review.pane_switch import DOTS, ITEM, NOTES, PaneSwitch
from observatie.ui.screen import Screen
from observatie.ui.visit.visit_desk import VisitDesk
from observatie.ui.widgets import column

_NARROW, _MIDDLE = 860, 1120
_DOTS_WIDTH = 178
_NO_MAXIMUM = 16_777_215


class ReviewStep(Screen):
    """Filling an instrument in beside the notes.

    Signals:
        prepare_asked: no instrument was chosen yet, and the user wants to choose one.
        observe_asked: there are no notes yet, and the user wants to write them.
    """

    help_topic = "uitwerken"
    prepare_asked = Signal()
    observe_asked = Signal()

    def __init__(self, visit_desk: VisitDesk) -> None:
        super().__init__()
        self._desk = visit_desk
        self._book = AnswerBook(visit_desk)
        self._places: list[Place] = []
        self._definitions: list[str] | None = None
        self._typing = False
        self._build()
        self._connect()
        self._add_keys()
        # Folded until it is known how much room there is: three panes would make the window wider.
        self._lay_out()

    def _build(self) -> None:
        theme = self._desk.desk.theme
        model = NoteModel(self._desk)
        self.notes = NotesPane(theme, self._desk, model)
        self.item = ItemPane(theme, self._book, model)
        self.dots = DotField(theme, self._book.filled)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.item)
        self._empty = NoInstrument(theme)
        self._middle.addWidget(self._empty)
        self.switch = PaneSwitch(theme)
        self._panes = QHBoxLayout()
        self._panes.setSpacing(0)
        for pane, stretch in ((self.notes, 42), (self._middle, 58), (self.dots, 0)):
            self._panes.addWidget(pane, stretch)
        whole = column(theme, self.switch, spacing=0)
        whole.addLayout(self._panes, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.notes.link_asked.connect(self._link)
        self.notes.observe_asked.connect(self.observe_asked)
        self._empty.choose_asked.connect(self.prepare_asked)
        self.item.next_asked.connect(lambda: self._step(1))
        self.item.previous_asked.connect(lambda: self._step(-1))
        self.item.keeper.waiting.connect(self._on_typing)
        self.item.evidence.chosen.connect(self.notes.choose)
        self.item.evidence.unlink_asked.connect(self._link)
        self.dots.walked.connect(lambda place: self.go_to(place, focus=False))
        self.dots.asked.connect(self.go_to)
        self.switch.chosen.connect(lambda _pane: self._lay_out())
        self._desk.changed.connect(self._on_changed)
        self._desk.saved.connect(self._show_saved)
        self._desk.rejected.connect(self._on_rejected)
        self._desk.desk.link.trouble_changed.connect(self._show_saved)

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+PgDown", lambda: self._step(1)),
            ("Ctrl+PgUp", lambda: self._step(-1)),
            ("Ctrl+L", self.notes.ask_link),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
        ]
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Coming and going

    def enter(self) -> None:
        """Show what stands, and put the focus where the answer is filled in."""
        self._take_instruments()
        self.notes.note_phases()
        self.dots.refresh()
        self._say("")
        self._show_saved()
        if self._places:
            self._begin()
        else:
            self._empty.focus_first()

    def leave(self) -> None:
        """Record what was typed and not yet recorded."""
        self.item.keeper.keep()

    def _take_instruments(self) -> None:
        """Show the instruments of the visit, where they are others than before."""
        definitions = [instrument.hash for instrument in self._desk.instruments.values()]
        if definitions == self._definitions:
            return
        self._definitions = definitions
        self._places = [place for each in self._desk.instruments.values() for place in places_of(each)]
        self._middle.setCurrentIndex(0 if self._places else 1)
        self.dots.show_places(self._places)
        self.notes.show_place(None)
        if self._places:
            self.go_to(self._first(), focus=False)
        self._lay_out()

    def _first(self) -> Place:
        """Return where work goes on: the item that was in hand, else the first open one, those in focus before."""
        here = self.item.place.key if self.item.place else None
        still = next((place for place in self._places if place.key == here), None)
        still_open = [place for place in self._places if self._book.filled(place) is Filled.OPEN]
        focus = self._desk.visit.settings.focus or ()
        in_focus = next((place for ref in focus for place in still_open if place.ref == ref), None)
        return still or in_focus or next(iter(still_open), self._places[0])

    # The item in hand

    def go_to(self, place: Place, *, focus: bool = True) -> None:
        """Take a place in hand; with `focus`, to fill it in now."""
        at = self._places.index(place)
        self.item.show_place(place)
        self.item.show_ends(first=at == 0, last=at == len(self._places) - 1)
        self.notes.show_place(place)
        self.dots.show_current(place)
        self.switch.name_item(place.instrument.item_words.one)
        if focus:
            self._begin()

    def _begin(self) -> None:
        """Put the focus where the answer is filled in; where nothing is asked, on the notes to link."""
        if self._room() < _NARROW:
            self.switch.show_pane(ITEM)
            self._lay_out()
        if self.item.editor is not None and self.item.editor.focus_first():
            return
        if self.notes.view.isVisible():
            self.notes.view.setFocus()
        else:
            self.item.focus_way_on()

    def _step(self, by: int) -> None:
        if self.item.place is None:
            return
        goal = self._places.index(self.item.place) + by
        if 0 <= goal < len(self._places):
            self._say("")
            self.go_to(self._places[goal])
        else:
            self._say("Dit is het laatste onderdeel." if by > 0 else "Dit is het eerste onderdeel.")

    def _link(self, note: UUID) -> None:
        place = self.item.place
        standing = self._desk.visit.journal.find(note)
        if place is None or standing is None or not isinstance(standing.act, Note):
            return
        pointed = [ref for ref in place.refs if ref in standing.act.items]
        items = tuple(ref for ref in standing.act.items if ref not in pointed)
        if not pointed and place.ref is not None:
            items += (place.ref,)
        if self._desk.take(self._amended(note, items)):
            self._say(f"{'Ontkoppeld van' if pointed else 'Gekoppeld aan'} “{place.name}”.")

    def _amended(self, note: UUID, items: tuple[ItemRef, ...]) -> Recorded | Rejection:
        return self._desk.session.amend(note, lambda act: act.model_copy(update={"items": items}))

    # Undo

    def _undo(self) -> None:
        session = self._desk.session
        self._turn_back("ongedaan gemaakt", lambda: session.to_undo, session.undo)

    def _redo(self) -> None:
        session = self._desk.session
        self._turn_back("opnieuw gedaan", lambda: session.to_redo, session.redo)

    def _turn_back(
        self, word: str, find: Callable[[], Undoable | None], act: Callable[[], Recorded | None]
    ) -> None:
        self.item.keeper.keep()
        undoable = find()
        if undoable is None:
            self._say(f"Er is niets meer dat {word} kan worden.")
            return
        about, place = self._in_words(undoable)
        if self._desk.take(act()):
            if place is not None and place != self.item.place:
                self.go_to(place)
            self._say(f"{word.capitalize()}: {about}.")

    def _in_words(self, undoable: Undoable) -> tuple[str, Place | None]:
        """Return what an undo is about, and the place where it shows."""
        about = undone_act(self._desk.visit.journal, undoable)
        act, _ = shown_act(self._desk.visit.journal, undoable)
        if not isinstance(act, Answer):
            return about, None
        key = (act.instrument, act.target)
        place = next((place for place in self._places if place.key == key), None)
        return f"{about} bij “{place.name}”" if place else about, place

    # Showing

    def _on_changed(self, change: Change | None) -> None:
        acts = [s.act for s in (change.before, change.after) if s is not None] if change else []
        kinds = {act.kind for act in acts}
        if "visit_set" in kinds and self._definitions is not None:
            self._take_instruments()
        if "phase" in kinds:
            self.notes.note_phases()
        if self.isVisible() and kinds & {"note", "answer"}:
            self.dots.refresh()
        answered = {(act.instrument, act.target) for act in acts if isinstance(act, Answer)}
        if self.item.place is not None and self.item.place.key in answered:
            self.item.follow()
        self._show_saved()

    def _on_typing(self, typing: bool) -> None:
        self._typing = typing
        self._show_saved()

    def _on_rejected(self, rejection: Rejection) -> None:
        self._say(f"Dat is niet vastgelegd. {sentence(rejection)}")

    def _show_saved(self, _what: object = None) -> None:
        saved = self._desk.all_saved and not self._typing
        held = "nog niet opgeslagen" if self._desk.desk.link.trouble else ""
        self.item.saved.setText("opgeslagen" if saved else held)

    def _say(self, words: str) -> None:
        self.item.message.setText(words)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one or two panes at a time where there is no room for three."""
        super().resizeEvent(event)
        self._lay_out()

    def _room(self) -> float:
        return self.width() / self._desk.desk.theme.scale

    def _lay_out(self) -> None:
        theme, room = self._desk.desk.theme, self._room()
        self.switch.show_item(room < _NARROW)
        self.switch.setVisible(room < _MIDDLE and bool(self._places))
        self.item.set_narrow(room < _NARROW)
        self.dots.setMinimumWidth(0 if room < _NARROW else theme.px(_DOTS_WIDTH))
        self.dots.setMaximumWidth(_NO_MAXIMUM if room < _NARROW else theme.px(_DOTS_WIDTH))
        shown = self._shown(room)
        for name, pane in ((NOTES, self.notes), (ITEM, self._middle), (DOTS, self.dots)):
            pane.setVisible(name in shown)

    def _shown(self, room: float) -> set[int]:
        """Return which panes there is room for, in pixels at 100 %."""
        if not self._places:
            return {ITEM} if room < _NARROW else {NOTES, ITEM}
        if room < _NARROW:
            return {self.switch.pane}
        return {NOTES, ITEM, DOTS} if room >= _MIDDLE else {ITEM, self.switch.pane}
