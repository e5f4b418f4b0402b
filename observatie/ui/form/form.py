"""A form that is filled in item by item, with the dots of all items beside it; nothing of a lesson is in it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from observatie.domain.acts.answers import Answer
from observatie.domain.errors import sentence
from observatie.domain.journal.journal import Change, Journal
from observatie.domain.journal.undo import Undoable, shown_act
from observatie.domain.text import at_start
from observatie.domain.visit.completeness import Filled, Place, nearest_with_words
from observatie.domain.visit.rules import Rejection
from observatie.domain.visit.wording import undone_act
from observatie.store.stream_session import Recorded
from observatie.ui.form.answer_service import AnswerService
from observatie.ui.form.dot_field import DotField
from observatie.ui.form.item_form import ItemForm
from observatie.ui.form.pane_switch import DOTS, ITEM, PaneSwitch
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.widgets import NO_MAXIMUM, column, row
from observatie.ui.kit.writing_keys import begin_words, begins_a_word
from observatie.ui.session.session_controller import ResponseController
from observatie.ui.session.trouble_banner import TroubleBanner
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme

_NARROW = 760
_DOTS_WIDTH = 178


class Form(QWidget):
    """All places of one or more instruments, one in hand at a time; what is filled in is recorded at once."""

    def __init__(
        self,
        theme: Theme,
        places: Sequence[Place],
        service: AnswerService,
        controller: VisitController | ResponseController,
        journal: Journal,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._places = places
        self._service = service
        self._controller = controller
        self._journal = journal
        self._typing = False
        self.item = ItemForm(theme, service)
        self.dots = DotField(theme, service.filled)
        self._switch = PaneSwitch(theme)
        self._switch.offer({ITEM, DOTS})
        self._switch.show_pane(ITEM)
        panes = row(theme, self.item, self.dots, spacing=0)
        panes.setStretch(0, 1)
        whole = column(theme, self._switch, spacing=0)
        whole.addLayout(panes, 1)
        side, above = theme.px(28), theme.px(8)
        self._trouble = TroubleBanner(theme, margins=(side, above, side, above))
        whole.addWidget(self._trouble)
        self.setLayout(whole)
        self._connect()
        self._add_keys()
        self.dots.show_places(places)
        self._go_to(self._first())
        self._lay_out()

    def _connect(self) -> None:
        self.item.next_asked.connect(self._next)
        self.item.previous_asked.connect(self._previous)
        self.item.autosaver.waiting.connect(self._on_typing)
        self.dots.walked.connect(self._go_to)
        self.dots.asked.connect(self._fill_in)
        self._switch.chosen.connect(self._lay_out)
        self._controller.changed.connect(self._on_changed)
        self._controller.saved.connect(self._show_saved)
        self._controller.rejected.connect(self._on_rejected)
        self._controller.context.link.trouble_changed.connect(self._show_saved)
        self._trouble.follow(self._controller.context.link)

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+PgDown", self._next),
            ("Ctrl+PgUp", self._previous),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
        ]
        for key, act in keys:
            shortcut(self, key, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def begin(self) -> None:
        """Put the focus where the answer of the item in hand is filled in."""
        self.dots.refresh()
        self._show_saved()
        self._begin()

    def keep(self) -> None:
        """Record what was typed and not yet recorded."""
        self.item.autosaver.keep()

    # The item in hand

    def _first(self) -> Place:
        asked = [place for place in self._places if self._service.filled(place) is not None] or list(self._places)
        return next((place for place in asked if self._service.filled(place) is Filled.OPEN), asked[0])

    def _go_to(self, place: Place) -> None:
        at = self._places.index(place)
        self.item.show_place(place)
        self.item.show_ends(first=at == 0, last=at == len(self._places) - 1)
        self.dots.show_current(place)
        self._switch.name_item(place.instrument.item_words.one)

    def _fill_in(self, place: Place) -> None:
        self._go_to(place)
        self._begin()

    def _begin(self) -> None:
        self._switch.show_pane(ITEM)
        self._lay_out()
        if self.item.editor is None or not self.item.editor.focus_first():
            self.item.focus_way_on()

    def _next(self) -> None:
        self._step(1, "Dit is het laatste onderdeel.")

    def _previous(self) -> None:
        self._step(-1, "Dit is het eerste onderdeel.")

    def _step(self, by: int, at_the_end: str) -> None:
        goal = self._places.index(self.item.place) + by if self.item.place else -1
        if 0 <= goal < len(self._places):
            self._say("")
            self._fill_in(self._places[goal])
        else:
            self._say(at_the_end)

    # Undo

    def _undo(self) -> None:
        session = self._controller.session
        self._undo_or_redo("ongedaan gemaakt", session.to_undo, session.undo)

    def _redo(self) -> None:
        session = self._controller.session
        self._undo_or_redo("opnieuw gedaan", session.to_redo, session.redo)

    def _undo_or_redo(
        self, word: str, find: Callable[[], Undoable | None], act: Callable[[], Recorded | None]
    ) -> None:
        self.keep()
        undoable = find()
        if undoable is None:
            self._say(f"Er is niets meer dat {word} kan worden.")
            return
        about, (said, _) = undone_act(self._journal, undoable), shown_act(self._journal, undoable)
        place = next((p for p in self._places if isinstance(said, Answer) and p.target == said.target), None)
        if self._controller.take(act()):
            if place is not None and place != self.item.place:
                self._fill_in(place)
            self._say(f"{at_start(word)}: {about}{f' bij “{place.name}”' if place else ''}.")

    # Showing

    def _on_changed(self, _change: Change | None) -> None:
        self.dots.refresh()
        self.item.follow()
        self._show_saved()

    def _on_typing(self, typing: bool) -> None:
        self._typing = typing
        self._show_saved()

    def _on_rejected(self, rejection: Rejection) -> None:
        self._say(f"Dat is niet vastgelegd. {sentence(rejection)}")

    def _show_saved(self, _what: object = None) -> None:
        saved = self._controller.all_saved and not self._typing
        held = "nog niet opgeslagen" if self._controller.context.link.trouble else ""
        self.item.saved.setText("opgeslagen" if saved else held)

    def _say(self, words: str) -> None:
        self.item.message.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a letter begin in the field beside the choice that has the focus; say so where there is none."""
        if begin_words(event, self):
            return
        if begins_a_word(event) and isinstance(QApplication.focusWidget(), QAbstractButton):
            self._say_where_to_write()
        else:
            super().keyPressEvent(event)

    def _say_where_to_write(self) -> None:
        place = self.item.place
        if place is None:
            return
        scale = place.instrument.scale_of(place.item) if place.item else None
        levels = [level.value for level in scale.levels] if scale else []
        how = f"Hier kies je met {min(levels)} tot en met {max(levels)}; een" if levels else "Een"
        near = nearest_with_words(place, self._places)
        where = f" Schrijven kan bij “{near.name}”." if near else ""
        self._say(f"{how} veld om in te schrijven heeft dit onderdeel niet.{where}")

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one pane at a time where there is no room for two."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self, _pane: object = None) -> None:
        narrow = self.width() < self._theme.px(_NARROW)
        self._switch.setVisible(narrow)
        self.item.set_narrow(narrow)
        self.dots.setMinimumWidth(0 if narrow else self._theme.px(_DOTS_WIDTH))
        self.dots.setMaximumWidth(NO_MAXIMUM if narrow else self._theme.px(_DOTS_WIDTH))
        self.item.setVisible(not narrow or self._switch.pane == ITEM)
        self.dots.setVisible(not narrow or self._switch.pane == DOTS)
