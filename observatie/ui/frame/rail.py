"""The narrow rail on the left: the places that work, and the lock."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from observatie.ui.kit.widgets import column
from observatie.ui.theme.theme import Theme


@dataclass(frozen=True)
class RailPlace:
    """A place on the rail: its name in code, its word on screen and its icon."""

    name: str
    word: str
    icon: str


class Rail(QWidget):
    """The places, those for work on top and those about the program below.

    Signals:
        chosen: the name of the place that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, upper: tuple[RailPlace, ...], lower: tuple[RailPlace, ...]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = column(theme, *map(self._button, upper), 1, *map(self._button, lower), spacing=4)
        margin = theme.px(5)
        layout.setContentsMargins(margin, theme.px(12), margin, theme.px(12))
        self.setLayout(layout)
        self.set_narrow(True)

    def _button(self, place: RailPlace) -> QToolButton:
        button = QToolButton()
        button.setText(place.word)
        button.setIcon(self._theme.icon(place.icon))
        button.setIconSize(QSize(self._theme.px(22), self._theme.px(22)))
        button.setCheckable(True)
        button.setProperty("role", "place")
        button.setAccessibleName(place.word)
        button.setObjectName(f"place-{place.name}")
        button.setToolTip(place.word)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(place.name))
        self._group.addButton(button)
        self._buttons[place.name] = button
        return button

    def set_current(self, name: str) -> None:
        """Mark a place as the one where the user is."""
        self._buttons[name].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, where the window has no room for words."""
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setMinimumHeight(self._theme.px(34 if narrow else 56))
        self.setFixedWidth(self._theme.px(44 if narrow else 92))
