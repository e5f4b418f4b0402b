"""One laptop or two, with a sentence on what each means."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from observatie.domain.pair_acts import Seating
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import column, label, panel

_WORDS = {Seating.TOGETHER: "Samen op één laptop", Seating.AT_HOME: "Ieder thuis"}
_MEANS = {
    Seating.TOGETHER: "Jullie vullen om de beurt in op deze laptop. Bij het doorgeven gaat het scherm dicht.",
    Seating.AT_HOME: (
        "Ieder vult in op een eigen laptop; je partner heeft alleen een paarcode nodig. Om te lezen en te praten "
        "zitten jullie samen bij deze laptop."
    ),
}


class SeatingChoice(QWidget):
    """Two choices, of which one holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[Seating, QRadioButton] = {}
        rows = [self._row(seating) for seating in Seating]
        self.setFocusProxy(self._buttons[Seating.TOGETHER])
        self.setLayout(column(theme, label("Hoe vullen jullie in?", "section"), *rows, spacing=6))

    def _row(self, seating: Seating) -> QWidget:
        radio = QRadioButton(_WORDS[seating])
        radio.setObjectName(f"pair-{seating.replace('_', '-')}")
        radio.setAccessibleDescription(_MEANS[seating])
        self._group.addButton(radio)
        self._buttons[seating] = radio
        means = label(_MEANS[seating], "small", wrap=True)
        means.setContentsMargins(self._theme.px(30), 0, 0, 0)
        return panel(column(self._theme, radio, means, spacing=0))

    @property
    def value(self) -> Seating:
        """What was chosen."""
        return next(seating for seating, radio in self._buttons.items() if radio.isChecked())

    def show_value(self, seating: Seating) -> None:
        """Show a choice."""
        self._buttons[seating].setChecked(True)
