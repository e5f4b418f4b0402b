"""The row of names on top where there is room for one pane only: which of them is shown."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from observatie.domain.text import at_start
from observatie.ui.kit.widgets import button, row
from observatie.ui.theme.theme import Theme

NOTES, ITEM, FINDINGS, DOTS = range(4)


class PaneSwitch(QWidget):
    """Notities, the item, Bevindingen, or Volledigheid.

    Signals:
        chosen: the pane that was chosen.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        names = (
            ("Notities", "pane-notes"),
            ("Onderdeel", "pane-item"),
            ("Bevindingen", "pane-findings"),
            ("Volledigheid", "pane-dots"),
        )
        self._buttons = [self._button(number, word, name) for number, (word, name) in enumerate(names)]
        line = row(theme, *self._buttons, 1)
        line.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        self.setLayout(line)
        self.show_pane(ITEM)

    def _button(self, number: int, word: str, name: str) -> QPushButton:
        made = button(word, lambda: self.chosen.emit(number), "plain", name=name)
        made.setCheckable(True)
        self._group.addButton(made, number)
        self._fit(made)
        return made

    def _fit(self, made: QPushButton) -> None:
        # The one that is chosen is bold, for which a button does not ask the room itself.
        bold = QFontMetrics(self._theme.font(15, weight=self._theme.semibold))
        made.setMinimumWidth(bold.horizontalAdvance(made.text()) + self._theme.px(36))

    @property
    def pane(self) -> int:
        """The pane that is shown."""
        return self._group.checkedId()

    def show_pane(self, pane: int) -> None:
        """Mark a pane as the one that is shown."""
        self._buttons[pane].setChecked(True)

    def offer(self, panes: Collection[int]) -> None:
        """Leave the others out of the choice, such as an item that always stands beside the other pane."""
        for pane, made in enumerate(self._buttons):
            made.setVisible(pane in panes)
        if self.pane not in panes:
            self.show_pane(min(panes))

    def name_item(self, word: str) -> None:
        """Call the item what its instrument calls it."""
        self._buttons[ITEM].setText(at_start(word))
        self._buttons[ITEM].setAccessibleName(at_start(word))
        self._fit(self._buttons[ITEM])
