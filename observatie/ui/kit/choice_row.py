"""A few large choices beside each other, of which one holds."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.theme.theme import Theme

_Value = TypeVar("_Value")


class _Row(QWidget):
    chosen = Signal()


class ChoiceRow(_Row, Generic[_Value]):
    """Buttons in a row, the arrow keys walk through them; what does not fit goes on the next line.

    Signals:
        chosen: the user chose another one.
    """

    def __init__(self, theme: Theme, spoken: str, choices: Sequence[tuple[_Value, str, str]]) -> None:
        """Make a choice that a screen reader calls `spoken`, of (value, word, object name) each."""
        super().__init__()
        self.setAccessibleName(spoken)
        self._group = QButtonGroup(self)
        self._buttons: list[tuple[_Value, QPushButton]] = []
        layout = FlowLayout(across=theme.px(8), down=theme.px(8))
        for value, word, name in choices:
            made = QPushButton(word)
            made.setProperty("role", "talk-choice")
            made.setCheckable(True)
            made.setObjectName(name)
            made.setAccessibleName(f"{spoken}: {word}")
            made.clicked.connect(self.chosen)
            self._group.addButton(made)
            self._buttons.append((value, made))
            layout.addWidget(made)
        self.setLayout(layout)

    @property
    def value(self) -> _Value | None:
        """What was chosen, or None."""
        return next((value for value, each in self._buttons if each.isChecked()), None)

    @property
    def buttons(self) -> list[QWidget]:
        """All choices, in their order."""
        return [made for _, made in self._buttons]

    @property
    def first(self) -> QWidget:
        """Where the focus comes: the choice that holds, else the first."""
        return next((made for _, made in self._buttons if made.isChecked()), self._buttons[0][1])

    def show_value(self, value: _Value | None) -> None:
        """Show a choice, or that none was made."""
        self._group.setExclusive(False)
        for each, made in self._buttons:
            made.setChecked(each == value)
        self._group.setExclusive(True)

    def lock(self) -> None:
        """Let it be read and not be changed."""
        for _, made in self._buttons:
            made.setEnabled(False)
