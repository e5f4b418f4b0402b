"""A few choices beside each other, of which one or none holds; choosing it again takes it away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.scroll_into_view import scroll_into_view
from observatie.ui.theme.theme import Theme

_T = TypeVar("_T")
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class Choice(Generic[_T]):
    """One of the choices: what it stands for, the word on it, what a screen reader says, its name in code."""

    value: _T
    word: str
    spoken: str
    name: str
    icon: QIcon | None = None


class Choices(QWidget, Generic[_T]):
    """Choices as buttons: arrows walk over them, space chooses.

    Signals:
        chosen: the user made or withdrew a choice.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, name: str, choices: Sequence[Choice[_T]], role: str = "choice") -> None:
        super().__init__()
        self._choices = choices
        self._role = role
        self._icon_size = QSize(theme.px(16), theme.px(16))
        self._buttons = [self._button(choice) for choice in choices]
        self._stop = self._buttons[0]
        self.setAccessibleName(name)
        layout = FlowLayout(self, across=theme.px(8), down=theme.px(6))
        for button in self._buttons:
            layout.addWidget(button)
        self.choose(None)

    def _button(self, choice: Choice[_T]) -> QPushButton:
        button = QPushButton(choice.word)
        button.setCheckable(True)
        button.setProperty("role", self._role)
        button.setAccessibleName(choice.spoken)
        button.setObjectName(f"choice-{choice.name}")
        if choice.icon is not None:
            button.setIcon(choice.icon)
            button.setIconSize(self._icon_size)
        button.installEventFilter(self)
        button.clicked.connect(lambda _checked=False: self._on_clicked(button))
        return button

    @property
    def value(self) -> _T | None:
        """What is chosen, or None."""
        return next((c.value for c, b in zip(self._choices, self._buttons, strict=True) if b.isChecked()), None)

    def choose(self, value: _T | None) -> None:
        """Show a choice without telling that the user made it."""
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setChecked(value is not None and choice.value == value)
        self._set_stop()

    def focus_first(self) -> None:
        """Put the focus on what is chosen, else on the first choice."""
        self._stop.setFocus()

    def _set_stop(self) -> None:
        # One stop for the Tab key; the arrows walk from there.
        chosen = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        for button in self._buttons:
            here = button is chosen
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self._stop = chosen

    def _on_clicked(self, clicked: QPushButton) -> None:
        for button in self._buttons:
            if button is not clicked:
                button.setChecked(False)
        self._set_stop()
        self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk over the buttons."""
        if isinstance(watched, QPushButton) and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if event.type() == QEvent.Type.KeyPress and step is not None:
                goal = (self._buttons.index(watched) + step) % len(self._buttons)
                self._buttons[goal].setFocus(Qt.FocusReason.TabFocusReason)
                scroll_into_view(self._buttons[goal])
                return True
        return super().eventFilter(watched, event)


_Value = TypeVar("_Value")


class _ChoiceSignals(QWidget):
    chosen = Signal()


class ChoiceRow(_ChoiceSignals, Generic[_Value]):
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

    def button_of(self, value: _Value) -> QWidget:
        """Return the button of a choice."""
        return next(made for each, made in self._buttons if each == value)

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
