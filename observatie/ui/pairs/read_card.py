"""One question of the other's sheet as it is read: the question, the answer, and the mark."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.domain.pair.words import MARK, number_of, question
from observatie.domain.visit.completeness import Place
from observatie.ui.kit.widgets import column, label, panel, rename, row
from observatie.ui.pairs.said_words import EMPTY, said_label
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
        inside.addWidget(said_label(answer, "read-answer"))
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
