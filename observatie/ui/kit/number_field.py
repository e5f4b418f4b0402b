"""A field for a number, such as that of the pupils: it counts once it is left."""

from PySide6.QtCore import QMetaMethod, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox

from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.select_on_entry import SelectOnEntry
from observatie.ui.theme.theme import Theme

_BESIDE = 10


class NumberField(QSpinBox):
    """A number that is typed, or changed with the arrows.

    Signals:
        decided: the number, once it is another one than stands.
    """

    decided = Signal(int)

    def __init__(self, theme: Theme, name: str, spoken: str, lowest: int, highest: int, *, width: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setRange(lowest, highest)
        self._standing = self.value()
        self.setMinimumWidth(theme.px(width))
        # The style sheet reaches the frame of a number, not the text in it.
        self.lineEdit().setTextMargins(theme.px(_BESIDE), 0, theme.px(_BESIDE), 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editingFinished.connect(self.finish)
        self._entry = SelectOnEntry(self.lineEdit(), self.selectAll)

    def count_in(self, one: str, many: str) -> None:
        """Say what is counted behind the number, as it is written in Dutch: "1 minuut", "2 minuten"."""

        def word(number: int) -> None:
            self.setSuffix(f" {one if number == 1 else many}")

        self.valueChanged.connect(word)
        word(self.value())

    def show_number(self, number: int) -> None:
        """Show what stands; what is being typed is left alone while that is the same as before."""
        if number != self._standing:
            self._standing = number
            self.setValue(number)

    def finish(self) -> None:
        """Take the number as it is."""
        self.interpretText()
        if self.value() != self._standing:
            self._standing = self.value()
            self.decided.emit(self.value())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed take the place of the number."""
        super().focusInEvent(event)
        self._entry.come(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter where the number is recorded by it; in a form that is sent as a whole it is the form's."""
        super().keyPressEvent(event)
        if event.key() in ENTER and self.isSignalConnected(QMetaMethod.fromSignal(self.decided)):
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel that passes by changes no number."""
        event.ignore()
