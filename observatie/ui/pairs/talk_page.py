"""The talk of a pair: question by question, what both wrote beside each other, and an outcome for each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget

from observatie.domain.acts.pair_acts import PairProgress, PairStep
from observatie.domain.errors import sentence
from observatie.domain.pair.pair import PairStage, in_talk_order
from observatie.domain.pair.talk import counted, heading_of, marked_words, to_go, where_to_go_on
from observatie.domain.pair.words import LETTERS
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.rules import Rejection
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.widgets import button, column, giving_way, label, panel, rename, row, scrolling
from observatie.ui.kit.writing_keys import is_plain
from observatie.ui.pairs.outcome_service import OutcomeService, UndoOutcome
from observatie.ui.pairs.pair_page import PairPage
from observatie.ui.pairs.question_list import QuestionList
from observatie.ui.pairs.question_view import QuestionView
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

_NARROW = 1000
_SIDE, _EDGE = 48, 24
_UNFOLD, _FOLD = "Alle vragen", "Terug"
_CHOICES = {letter: reached for reached, letter in LETTERS.items()}


class PairTalk(PairPage):
    """Goes through the questions forth and back, in the order that they had when the page was entered."""

    def __init__(self, theme: Theme, controller: PairController) -> None:
        super().__init__(theme)
        self._controller, self._service = controller, OutcomeService(controller)
        self._order: tuple[Place, ...] = ()
        self._at = 0
        self._words = ""
        self._is_narrow = self._is_waiting = False
        self._view = QuestionView(theme, controller, self._keep_text)
        self._view.chosen.connect(self._on_chosen)
        self._view.words.waiting.connect(self._on_waiting)
        self._list = QuestionList(theme, controller)
        self._list.chosen.connect(self.go)
        self._list.finish_asked.connect(self._finish)
        self._list.stop_asked.connect(self._stop)
        self._build()
        controller.changed.connect(self._on_changed)
        controller.rejected.connect(self._on_rejected)
        self._add_keys()

    def _build(self) -> None:
        theme, side, above = self.theme, self.theme.px(_SIDE), self.theme.px(8)
        self._stack = giving_way(QStackedWidget())
        self._areas: list[QScrollArea] = []
        for content in (self._view, self._list):
            around = column(theme, content, spacing=0)
            area = scrolling(panel(around, margins=(side, theme.px(20), side, theme.px(20))))
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._areas.append(area)
            self._stack.addWidget(area)
        self._back = button("Vorige", self.back, "talk", name="talk-back")
        self._all = button(_UNFOLD, self._turn_list, "talk", name="talk-all")
        self._said = label("", "talk-said", wrap=True, name="talk-said")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._next = button("Volgende vraag", self.forth, "talk-primary", name="talk-next")
        foot = row(theme, self._back, self._all, self._said, self._next, spacing=16)
        foot.setStretch(2, 1)
        edge = theme.px(_EDGE)
        footer = panel(foot, "footer", margins=(edge, above, edge, above))
        whole = column(theme, self._stack, footer, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Alt+Right", self.forth),
            ("Ctrl+PgDown", self.forth),
            ("Alt+Left", self.back),
            ("Ctrl+PgUp", self.back),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
        ]
        for key, act in keys:
            shortcut(self, key, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Coming and going

    def enter(self) -> None:
        """Show the question where the talk goes on; from now on their order does not change."""
        pair = self._controller.pair
        self._order = in_talk_order(pair, (place for place in self._controller.places if place.ref is not None))
        self._view.last_time.read()
        self._words = ""
        self._show(where_to_go_on(pair, self._order))

    def leave(self) -> None:
        """Keep what was typed, and let go of what they wrote."""
        self._view.words.finish()
        self._order = ()
        self._view.forget()

    @property
    def _place(self) -> Place:
        return self._order[self._at]

    def _show(self, at: int) -> None:
        self._at = at
        pair, place = self._controller.pair, self._place
        names = {partner: self._controller.called(partner) for partner in pair.partners}
        above = (heading_of(place, at + 1, len(self._order)), marked_words(pair, place, names))
        self._view.show_question(place, " · ".join(part for part in above if part))
        self._refresh()
        self._show_list(shown=False)
        # The focus first, as a button out of sight scrolls to itself: a question begins with the question.
        self._view.first.setFocus()
        self._areas[0].verticalScrollBar().setValue(0)

    def go(self, at: int) -> None:
        """Show a question, counted from 0; words that could not be kept hold one where they are."""
        self._view.words.finish()
        if not self._is_waiting and 0 <= at < len(self._order):
            self._words = ""
            self._show(at)

    def forth(self) -> None:
        """Go to the next question, and past the last one to the agreements."""
        if self._at + 1 < len(self._order):
            self.go(self._at + 1)
        else:
            self._finish()

    def back(self) -> None:
        """Go to the question before."""
        self.go(self._at - 1)

    def _finish(self) -> None:
        self._view.words.finish()
        if self._is_waiting:
            return
        is_over = self._controller.pair.stage is not PairStage.TALKING
        if is_over or self._controller.record(PairProgress(step=PairStep.TALKED)):
            self.done.emit()

    def _stop(self) -> None:
        self._view.words.finish()
        self.stop_asked.emit()

    # What they came to

    def _keep_text(self, text: str) -> bool:
        return not self._order or self._service.keep_text(self._place, text)

    def _on_chosen(self) -> None:
        # What was typed before it comes before it.
        self._view.words.finish()
        self._service.keep_reached(self._place, self._view.reached)

    def _on_waiting(self, waiting: bool) -> None:
        self._is_waiting = waiting

    def _undo(self) -> None:
        self._view.words.finish()
        self._tell(self._service.undo())

    def _redo(self) -> None:
        self._view.words.finish()
        self._tell(self._service.redo())

    def _tell(self, turned: UndoOutcome) -> None:
        if turned.about in self._order and turned.about is not self._place:
            # What is undone unseen is a surprise later.
            self._show(self._order.index(turned.about))
        self._words = turned.said
        self._show_said()

    # Showing

    def _on_changed(self, _change: object) -> None:
        if self._order:
            self._words = ""
            self._refresh()

    def _on_rejected(self, rejection: Rejection) -> None:
        self._words = f"Dat is niet vastgelegd. {sentence(rejection)}"
        self._show_said()

    def _refresh(self) -> None:
        self._view.show_outcome(self._service.outcome(self._place))
        self._list.show_questions(self._order, self._at)
        self._back.setEnabled(self._at > 0)
        self._show_said()
        self._show_ways()

    def _show_said(self) -> None:
        pair = self._controller.pair
        count = to_go(pair, self._order) if self._is_narrow else counted(pair, self._order)
        self._said.setText(self._words or count)

    def _show_ways(self) -> None:
        is_last = self._at + 1 >= len(self._order)
        onward = "Volgende" if self._is_narrow else "Volgende vraag"
        rename(self._next, "Naar de afspraken" if is_last else onward)
        self._next.setAccessibleName("Naar de afspraken" if is_last else "Volgende vraag")
        folded = f"{self._at + 1} van {len(self._order)}" if self._is_narrow else _UNFOLD
        rename(self._all, _FOLD if self._is_listing else folded)
        self._all.setAccessibleName("Terug naar de vraag" if self._is_listing else _UNFOLD)

    # The list

    @property
    def _is_listing(self) -> bool:
        return self._stack.currentWidget() is self._areas[1]

    def _turn_list(self) -> None:
        if self._is_listing:
            self._close_list()
            return
        self._view.words.finish()
        self._show_list(shown=True)
        held = self._list.button_of(self._at)
        held.setFocus()
        self._areas[1].ensureWidgetVisible(held)

    def _close_list(self) -> None:
        self._show_list(shown=False)
        self._view.first.setFocus()

    def _show_list(self, *, shown: bool) -> None:
        self._stack.setCurrentWidget(self._areas[1 if shown else 0])
        self._show_ways()

    # Room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with a letter, which a field keeps to itself; turn a long page with PgDn and PgUp; Escape leaves
        the list."""
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        chosen = _CHOICES.get(event.text().upper())
        # A capital that is typed with Shift begins a sentence.
        if chosen is not None and is_plain(event) and not self._is_listing:
            self._view.choose(chosen)
        elif event.key() == Qt.Key.Key_Escape and self._is_listing:
            self._close_list()
        elif event.key() in turns:
            bar = self._areas[self._stack.currentIndex()].verticalScrollBar()
            bar.setValue(bar.value() + turns[Qt.Key(event.key())] * bar.pageStep() * 9 // 10)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in the footer where there is no room."""
        super().resizeEvent(event)
        self._is_narrow = self.width() < self.theme.px(_NARROW)
        if self._order:
            self._show_said()
            self._show_ways()
