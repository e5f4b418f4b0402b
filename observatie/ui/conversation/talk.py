"""The talk itself: its steps, one at a time before the eyes of both, to be read from a metre away."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from observatie.domain.errors import sentence
from observatie.domain.visit.rules import Rejection
from observatie.domain.visit.talk import TalkStep, is_after_opening
from observatie.ui.conversation.page import STEPS, TalkPage
from observatie.ui.conversation.talk_service import TalkService
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.labels import ElidedLabel
from observatie.ui.kit.widgets import button, column, giving_way, label, panel, rename, row, scrolling
from observatie.ui.kit.writing_keys import begin_words, begins_a_word, write_in
from observatie.ui.session.trouble_banner import TroubleBanner
from observatie.ui.theme.theme import Theme

_NARROW = 1000
_BAR = 12
"""The width of the bar with which a list of steps scrolls that is higher than the window."""
_SETTLED = "Vastgesteld: dit gesprek lees je terug, het verandert niet meer."


class TalkView(QWidget):
    """Goes through its pages forth and back; what follows the opening waits until that was passed.

    Signals:
        close_asked: the talk is over for now.
        report_asked: the talk is over, and the report is wanted.
    """

    close_asked = Signal()
    report_asked = Signal()

    def __init__(
        self, theme: Theme, service: TalkService, title: str, purpose: str, pages: list[TalkPage]
    ) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._service, self._purpose = theme, service, purpose
        self._pages = {page.step: page for page in pages}
        self._been: set[TalkStep] = set()
        self._heard = service.is_settled or bool(service.words(opening=True))
        self._warned_at: set[TalkStep] = set()
        self._words = ""
        self._is_narrow = False
        self._stack = giving_way(QStackedWidget())
        for page in pages:
            self._stack.addWidget(page)
            if service.is_settled:
                page.say_above(_SETTLED)
        self.steps = StepList(theme, list(self._pages))
        self.steps.chosen.connect(self.go)
        self._build(title)
        self._connect()
        self._add_keys()

    def _build(self, title: str) -> None:
        theme = self._theme
        self._title = ElidedLabel("talk-title", name="talk-title")
        self._title.setText(title)
        self._unfold = button("Stappen", self._show_steps, "talk", name="talk-unfold")
        self._unfold.setCheckable(True)
        self._report = button("Rapport   Ctrl+P", self.report_asked.emit, "talk", name="talk-report")
        self._report.setAccessibleName("Rapport")
        self._close = button("Sluit het gesprek", self.close_asked.emit, "talk", name="talk-close")
        head = row(theme, self._title, self._unfold, self._report, self._close, spacing=12)
        head.setStretch(0, 1)
        side, above = theme.px(24), theme.px(8)
        header = panel(head, "header", margins=(side, above, side, above))
        self._list = scrolling(self.steps)
        middle = row(theme, self._list, self._stack, spacing=0)
        middle.setStretch(1, 1)
        self._back = button("Terug", self.back, "talk", name="talk-back")
        self._said = label(self._purpose, "talk-said", wrap=True, name="talk-said")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._next = button("Verder", self.forth, "talk-primary", name="talk-next")
        foot = row(theme, self._back, self._said, self._next, spacing=16)
        foot.setStretch(1, 1)
        footer = panel(foot, "footer", margins=(side, above, side, above))
        whole = column(theme, header, spacing=0)
        whole.addLayout(middle, 1)
        self._trouble = TroubleBanner(theme, margins=(side, above, side, above))
        whole.addWidget(self._trouble)
        whole.addWidget(footer)
        self.setLayout(whole)

    def _connect(self) -> None:
        controller = self._service.controller
        controller.changed.connect(self._on_changed)
        controller.rejected.connect(self._on_rejected)
        self._trouble.follow(controller.context.link)

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Alt+Right", self.forth),
            ("Ctrl+PgDown", self.forth),
            ("Alt+Left", self.back),
            ("Ctrl+PgUp", self.back),
            ("Ctrl+P", self.report_asked.emit),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self._redo),
            ("Ctrl+Y", self._redo),
        ]
        for key, act in keys:
            shortcut(self, key, act, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Going

    @property
    def step(self) -> TalkStep:
        """Where the talk is."""
        return self.page.step

    @property
    def page(self) -> TalkPage:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, TalkPage)
        return shown

    def go(self, step: TalkStep) -> None:
        """Show a step; what cannot be kept on the page that is left holds one there once."""
        if step is self.step:
            self.finish()
        elif self._is_held_at(self.page):
            return
        self._been.add(self.step)
        self._show(step)

    def _show(self, step: TalkStep) -> None:
        page = self._pages[step]
        self._stack.setCurrentWidget(page)
        page.refresh()
        closed = () if self._heard else [each for each in self._pages if is_after_opening(each)]
        self.steps.show_steps(step, self._been, closed)
        self._unfold.setChecked(False)
        self._show_steps()
        self._show_ways()
        self._say("")
        self.take_focus()

    def begin(self, step: TalkStep | None = None) -> None:
        """Show the first step, or the one where the talk was before the screens were made anew."""
        order = list(self._pages)
        at = order.index(step) if step is not None and step in self._pages else 0
        self._heard = self._heard or is_after_opening(order[at])
        self._been = set(order[:at])
        self._show(order[at])

    def may_close(self) -> bool:
        """Keep what was typed; return whether all was kept, or what was not has been told."""
        self.finish()
        return not any(self._is_held_at(page) for page in self._pages.values())

    def _is_held_at(self, page: TalkPage) -> bool:
        page.finish()
        unkept = page.unkept()
        if unkept is None or page.step in self._warned_at:
            if unkept is None:
                self._warned_at.discard(page.step)
            return False
        self._warned_at.add(page.step)
        if page is not self.page:
            self._been.add(self.step)
        self._show(page.step)
        unkept.field.setFocus()
        self._say(unkept.words)
        return True

    def take_focus(self) -> None:
        """Put the focus where one types, else on the way on."""
        field = self.page.first_field()
        way_on = self._next if self._next.isVisibleTo(self) else self._close
        (field or way_on).setFocus()

    def forth(self) -> None:
        """Go to the next step."""
        if self.step is TalkStep.OPENING:
            self._heard = True
        self._step(1)

    def back(self) -> None:
        """Go to the step before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        order = list(self._pages)
        goal = order.index(self.step) + by
        if 0 <= goal < len(order):
            self.go(order[goal])

    def finish(self) -> None:
        """Keep what was typed and is not kept yet."""
        self.page.finish()

    def _show_ways(self) -> None:
        order = list(self._pages)
        at = order.index(self.step)
        rename(self._unfold, f"Stap {at + 1} van {len(order)}")
        self._back.setEnabled(at > 0)
        self._next.setVisible(at + 1 < len(order))
        if at + 1 < len(order):
            words = "Verder" if self._is_narrow else STEPS[order[at + 1]]
            rename(self._next, words)
            self._next.setAccessibleName(f"Verder: {STEPS[order[at + 1]]}")

    # Undo

    def _undo(self) -> None:
        self.finish()
        self._say(self._service.undo())

    def _redo(self) -> None:
        self.finish()
        self._say(self._service.redo())

    # Showing

    def _on_changed(self, _change: object) -> None:
        self.page.refresh()
        self._say("")

    def _on_rejected(self, rejection: Rejection) -> None:
        self._say(f"Dat is niet vastgelegd. {sentence(rejection)}")

    def _say(self, words: str) -> None:
        self._words = words
        self._show_said()

    def _show_said(self) -> None:
        self._said.setText(self._words or ("" if self._is_narrow else self._purpose))

    # Room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a long page with PgDn and PgUp, wherever the focus is; a letter begins in the field."""
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in turns:
            self.page.turn(turns[Qt.Key(event.key())])
        elif not begin_words(event, self) and not self._begin_answer(event):
            super().keyPressEvent(event)

    def _begin_answer(self, event: QKeyEvent) -> bool:
        """Take a letter on a page that only asks as the first of what the teacher says, which is the next page."""
        order = list(self._pages)
        is_before = TalkStep.OPENING in order and order.index(self.step) < order.index(TalkStep.OPENING)
        if not is_before or self._service.is_settled or not begins_a_word(event):
            return False
        self.go(TalkStep.OPENING)
        field = self.page.first_field()
        if field is not None:
            write_in(field, event)
        return field is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the steps away where there is no room beside them."""
        super().resizeEvent(event)
        self._is_narrow = self.width() < self._theme.px(_NARROW)
        self._show_steps()
        self._show_ways()
        self._show_said()

    def _show_steps(self) -> None:
        unfolded = self._unfold.isChecked()
        self._unfold.setVisible(self._is_narrow)
        self._title.setVisible(not self._is_narrow)
        self._report.setVisible(not self._is_narrow)
        self._list.setVisible(unfolded or not self._is_narrow)
        width = self.steps.sizeHint().width() + self._theme.px(_BAR)
        self._list.setFixedWidth(self.width() if unfolded and self._is_narrow else width)
        self._stack.setVisible(not (unfolded and self._is_narrow))


_HERE, _BEEN, _AHEAD = "●", "✓", "○"
_SPOKEN = {_HERE: "hier zijn we", _BEEN: "geweest", _AHEAD: "komt nog"}


class StepList(QWidget):
    """One button a step; what may not be shown yet cannot be gone to.

    Signals:
        chosen: the TalkStep to go to.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, steps: Sequence[TalkStep]) -> None:
        super().__init__()
        self.setProperty("role", "talk-steps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[TalkStep, QPushButton] = {}
        layout = column(theme, spacing=4)
        layout.setContentsMargins(theme.px(12), theme.px(24), theme.px(12), theme.px(12))
        for step in steps:
            made = QPushButton()
            made.setProperty("role", "talk-step")
            made.setCheckable(True)
            made.setObjectName(f"talk-step-{step.value}")
            made.clicked.connect(self._on_clicked)
            self._buttons[step] = made
            layout.addWidget(made)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_steps(self, current: TalkStep, been: Collection[TalkStep], closed: Collection[TalkStep]) -> None:
        """Show where the talk is; a step that is `closed` may not be shown yet."""
        for step, made in self._buttons.items():
            sign = _HERE if step is current else _BEEN if step in been else _AHEAD
            made.setText(f"{sign}  {STEPS[step]}")
            made.setAccessibleName(f"{STEPS[step]}, {_SPOKEN[sign]}")
            made.setChecked(step is current)
            made.setEnabled(step not in closed)

    def _on_clicked(self) -> None:
        pressed = self.sender()
        for step, made in self._buttons.items():
            if made is pressed:
                made.setChecked(True)
                self.chosen.emit(step)
