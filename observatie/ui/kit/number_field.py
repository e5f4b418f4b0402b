"""A field for a number, such as that of the pupils: it counts once it is left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMetaMethod, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSpinBox

from observatie.ui.kit.keys import ENTER
from observatie.ui.theme.theme import Theme

_COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class SelectOnEntry(QObject):
    """Selects what stands in a field when one comes to it, so that what is typed takes its place.

    By key at once; by mouse once the first click is over, unless the mouse selected something itself. `line` is
    what is typed on, and `select` selects it; where that depends on where the cursor is, as in a day and time,
    it is done at `each_click`.
    """

    def __init__(self, line: QLineEdit, select: Callable[[], None], *, each_click: bool = False) -> None:
        super().__init__(line)
        self._line = line
        self._select = select
        self._first_click = False
        self._each_click = each_click
        line.installEventFilter(self)

    def come(self, event: QFocusEvent) -> None:
        """Select for whoever came by key; to be called once the field has dealt with its focus."""
        self._first_click = event.reason() == Qt.FocusReason.MouseFocusReason
        if not self._first_click and event.reason() not in _COMES_BACK:
            self._select()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select at the end of the first click, or of each."""
        if (self._first_click or self._each_click) and event.type() == QEvent.Type.MouseButtonRelease:
            self._first_click = False
            if not self._line.hasSelectedText():
                self._select()
        return False


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
