"""A small field whose content is typed anew rather than edited: a number, a time, a day."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

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
