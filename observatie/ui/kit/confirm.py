"""Asks once more before something that cannot be undone, where it was asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from observatie.ui.kit.scroll_into_view import KeptInView
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.theme.theme import Theme


class Confirm(QWidget):
    """A question with a way back and a way on; hidden until it is asked. `name` begins the names of its parts.

    Signals:
        confirmed: it is to be done.
    """

    confirmed = Signal()

    def __init__(self, theme: Theme, name: str, onward: str) -> None:
        super().__init__()
        self._came_from: QPushButton | None = None
        self._asked = label("", wrap=True, name=f"{name}-asked")
        sure = button(onward, self._on_sure, name=f"{name}-sure")
        self._back = button("Toch niet", self._put_away, name=f"{name}-back")
        self.setLayout(column(theme, self._asked, panel(row(theme, self._back, sure, 1)), spacing=8))
        self.hide()
        self._kept_in_view = KeptInView(self, self)

    def ask(self, question: str, came_from: QPushButton | None = None) -> None:
        """Ask; `came_from` is the button that was pressed, to which the way back leads, where there was one."""
        self._came_from = came_from
        self._asked.setText(question)
        self.show()
        # Not on what cannot be undone: a key was pressed a moment ago.
        self._back.setFocus()
        self._kept_in_view.start()

    def _put_away(self) -> None:
        if self._came_from is not None:
            self._came_from.setFocus()
        self.hide()

    def _on_sure(self) -> None:
        self._put_away()
        self.confirmed.emit()
