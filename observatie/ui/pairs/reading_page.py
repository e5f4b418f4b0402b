"""Reading in silence: one of the two reads the other's sheet, and can do nothing but mark what to talk about."""

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from observatie.domain.acts.pair_acts import PairMark, PairProgress, PairStep
from observatie.domain.errors import sentence
from observatie.domain.pair.words import MARK, number_of, question
from observatie.domain.visit.completeness import Place
from observatie.domain.visit.rules import Rejection
from observatie.ui.kit.widgets import button, clear, column, label, panel, rename, row
from observatie.ui.pairs.answer_label import EMPTY, answer_label, quoted
from observatie.ui.pairs.pair_page import FramedPage
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.theme import Theme

_MARKED = "✓  "
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WALKED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class MarkButton(QPushButton):
    """The mark of one question.

    Signals:
        walked: to the question before (-1) or the next one (1), with the arrows.
        reached: the focus came to it by Tab.
    """

    walked = Signal(int)
    reached = Signal()

    def __init__(self, spoken: str) -> None:
        super().__init__(MARK)
        self.setProperty("role", "talk-choice")
        self.setCheckable(True)
        self.setObjectName("read-mark")
        self.setAccessibleName(spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows: left alone they would turn the page."""
        if event.key() in _STEPS:
            self.walked.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody walks here; one who points here has it in sight already."""
        super().focusInEvent(event)
        if event.reason() in _WALKED:
            self.reached.emit()


class ReadCard(QWidget):
    """A question in the form's words with what the other one wrote.

    Attributes:
        place: the question.
        mark: "Hierover wil ik praten".

    Signals:
        marked: the Place, and whether the reader wants to talk about it.
        reached: the card to which somebody walked with Tab.
    """

    marked = Signal(object, bool)
    reached = Signal(object)

    def __init__(self, theme: Theme, place: Place, answer: str) -> None:
        super().__init__()
        self.place = place
        number, words = number_of(place), question(place)
        self.mark = MarkButton(f"{MARK}: vraag {number} {words}")
        self.mark.setAccessibleDescription(answer or EMPTY)
        if place.ref is None:
            # A mark is of a question; the free field of a section is only read.
            self.mark.hide()
        self.mark.clicked.connect(self._on_clicked)
        self.mark.reached.connect(self._on_reached)
        head = row(theme, label(f"Vraag {number}" if number else "", "talk-muted"), 1, self.mark, spacing=16)
        inside = column(theme, spacing=12)
        inside.addLayout(head)
        inside.addWidget(label(words, "talk-title", wrap=True, name="read-question"))
        inside.addWidget(answer_label(answer, "read-answer"))
        side, above = theme.px(24), theme.px(16)
        card = panel(inside, "talk-card", margins=(side, above, side, theme.px(20)))
        self.setLayout(column(theme, card))

    def show_marked(self, marked: bool) -> None:
        """Show whether the reader wants to talk about it."""
        self.mark.setChecked(marked)
        rename(self.mark, f"{_MARKED if marked else ''}{MARK}")

    def _on_clicked(self, checked: bool) -> None:
        self.marked.emit(self.place, checked)

    def _on_reached(self) -> None:
        self.reached.emit(self)


_TITLE = "Het blad van {}"
_LEAD = "Lees in stilte; praten komt straks."
_SEEN_BY_BOTH = "Wat je aanstreept zien jullie straks allebei in het gesprek."
_NOT_ALL = "Je hebt nog niet alles gezien."
_READING = 0
"""Which of the form's instructions is about reading."""
_WIDTH = 1000
_AIR = 16
"""What stays free above or below a card that is brought in sight."""
_PART = 0.8
"""How much of what is in sight goes by with one step through a long answer."""


class ReadingPage(FramedPage):
    """The sheet of the other in one column; a reader who has not seen its end is asked before she goes on."""

    stops_itself = True

    def __init__(self, theme: Theme, controller: PairController, reader: UUID) -> None:
        writer = controller.pair.other(reader)
        super().__init__(theme, _TITLE.format(controller.register.name(writer)), _WIDTH)
        self._controller, self._reader, self._writer = controller, reader, writer
        self._cards: list[ReadCard] = []
        self._has_seen_all = False
        self._shown = column(theme, spacing=16)
        self.body.addWidget(panel(column(theme, *self._opening(), spacing=12)))
        self.body.addLayout(self._shown)
        self._fill_foot()
        self._bar = self._scroll.verticalScrollBar()
        self._bar.valueChanged.connect(self._on_scrolled)
        controller.rejected.connect(self._on_rejected)

    def _opening(self) -> list[QWidget]:
        lead, seen = label(_LEAD, "talk", wrap=True), label(_SEEN_BY_BOTH, "talk", wrap=True, name="read-seen")
        rule = quoted(self._controller.instrument, _READING)
        said = [label(rule, "talk-question", wrap=True, name="read-rule")] if rule else []
        return [lead, *said, seen]

    def _fill_foot(self) -> None:
        theme = self.theme
        self._said = label("", "talk-said", wrap=True, name="read-said")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stop = button("Stop voor nu", self.stop_asked.emit, "talk", name="read-stop")
        self._ready = button("Ik heb gelezen", self._on_ready, "talk-primary", name="read-ready")
        self._ways = self._line(self._stop, self._said, self._ready)
        self._anyway = button("Toch klaar", self._finish, "talk", name="read-anyway")
        self._go_on = button("Lees verder", self._read_on, "talk-primary", name="read-on")
        unseen = label(_NOT_ALL, "talk", wrap=True, name="read-unseen")
        unseen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._asking = self._line(self._anyway, unseen, self._go_on)
        self._asking.hide()
        # Below each other, so that the page is never as wide as both.
        self.foot.addWidget(panel(column(theme, self._ways, self._asking, spacing=0)))

    def _line(self, back: QWidget, said: QWidget, onward: QWidget) -> QWidget:
        inside = row(self.theme, back, said, onward, spacing=16)
        inside.setStretch(1, 1)
        return panel(inside)

    # Coming and going

    def enter(self) -> None:
        """Show the sheet from its beginning."""
        self.leave()
        for place in self._controller.places:
            card = ReadCard(self.theme, place, self._controller.pair.said(self._writer, place))
            card.marked.connect(self._on_marked)
            card.reached.connect(self._bring_in_sight)
            card.mark.walked.connect(self._walk)
            self._cards.append(card)
            self._shown.addWidget(card)
            # Now and not at the next event, which is when a layout shows it: what is hidden cannot have the focus.
            card.show()
        self._ask(asking=False)
        self._show_marks()
        self._order_focus()
        (self._walked[0].mark if self._walked else self._ready).setFocus()
        self._bar.setValue(0)
        self._has_seen_all = False

    def leave(self) -> None:
        """Let go of what the other one wrote."""
        self._cards.clear()
        clear(self._shown)

    def _order_focus(self) -> None:
        order: list[QWidget] = [card.mark for card in self._walked]
        order += [self._stop, self._ready, self._anyway, self._go_on]
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)

    # Marks

    @property
    def _walked(self) -> list[ReadCard]:
        return [card for card in self._cards if card.place.ref is not None]

    def _on_marked(self, place: Place, marked: bool) -> None:
        if place.ref is not None:
            self._controller.record(PairMark(item=place.ref, marked=marked), self._reader)
        self._show_marks()
        for card in self._cards:
            # Where a sheet begins with more than fits, the first mark has the focus below it.
            if card.place is place and card.mark.visibleRegion().isEmpty():
                self._bring_in_sight(card)

    def _show_marks(self) -> None:
        marked = [self._reader in self._controller.pair.marked_by(card.place) for card in self._cards]
        for card, each in zip(self._cards, marked, strict=True):
            card.show_marked(each)
        count = sum(marked)
        self._said.setText(f"{count} aangestreept" if count else "Nog niets aangestreept")

    def _on_rejected(self, rejection: Rejection) -> None:
        self._said.setText(f"Dat is niet vastgelegd. {sentence(rejection)}")

    # The end of it

    def _on_scrolled(self, value: int) -> None:
        if self._cards and value >= self._bar.maximum() - self.theme.px(_AIR):
            self._has_seen_all = True

    def _on_ready(self) -> None:
        if self._has_seen_all or self._bar.value() >= self._bar.maximum() - self.theme.px(_AIR):
            self._finish()
        else:
            self._ask(asking=True)
            self._go_on.setFocus()

    def _ask(self, *, asking: bool) -> None:
        self._asking.setVisible(asking)
        self._ways.setVisible(not asking)

    def _read_on(self) -> None:
        goal = next((card for card in self._walked if self._below_sight(card) > 0), None)
        # Before the button that was pressed goes: that would hand the focus on to the first question, far above.
        self._ways.show()
        (goal.mark if goal is not None else self._ready).setFocus()
        self._ask(asking=False)
        if goal is not None:
            self._bring_in_sight(goal)

    def _finish(self) -> None:
        self._ask(asking=False)
        if self._controller.record(PairProgress(step=PairStep.READ), self._reader):
            self.done.emit()

    # Walking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read on with Escape, where she was asked."""
        if event.key() == Qt.Key.Key_Escape and not self._asking.isHidden():
            self._read_on()
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        cards, held = self._walked, QApplication.focusWidget()
        at = next((n for n, card in enumerate(cards) if card.mark is held), None)
        if at is None:
            return
        beyond = self._below_sight(cards[at]) if by > 0 else self._above_sight(cards[at])
        if beyond > 0:
            # The rest of a long answer comes before the next question.
            self._bar.setValue(self._bar.value() + by * min(beyond, round(self._view * _PART)))
        elif 0 <= at + by < len(cards):
            cards[at + by].mark.setFocus()
            self._bring_in_sight(cards[at + by], from_below=by < 0)
        else:
            self._bar.setValue(self._bar.maximum() if by > 0 else 0)

    @property
    def _view(self) -> int:
        return self._scroll.viewport().height()

    def _top_of(self, card: QWidget) -> int:
        return self._bar.value() + card.mapTo(self._scroll.viewport(), card.rect().topLeft()).y()

    def _above_sight(self, card: QWidget) -> int:
        return self._bar.value() - self._top_of(card)

    def _below_sight(self, card: QWidget) -> int:
        return self._top_of(card) + card.height() - self._bar.value() - self._view

    def _bring_in_sight(self, card: QWidget, *, from_below: bool = False) -> None:
        air = self.theme.px(_AIR)
        fits = card.height() + 2 * air <= self._view
        if self._above_sight(card) > 0 and (fits or not from_below):
            self._bar.setValue(self._top_of(card) - air)
        elif self._below_sight(card) > 0 and fits:
            self._bar.setValue(self._bar.value() + self._below_sight(card) + air)
        elif not fits and not from_below:
            self._bar.setValue(self._top_of(card) - air)
        elif not fits:
            self._bar.setValue(self._top_of(card) + card.height() + air - self._view)
