"""How the window looks on this machine: its colours and its size."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from observatie.ui.kit.machine_settings import SCALES, MachineSettings, ThemeMode
from observatie.ui.kit.widgets import column, label, panel, row
from observatie.ui.settings.card import card, choice
from observatie.ui.theme.theme import Theme

_MODES = {ThemeMode.LIGHT: "Licht", ThemeMode.DARK: "Donker", ThemeMode.SYSTEM: "Zoals het systeem"}


class LookCard(QWidget):
    """Colours and size; what is chosen holds at once.

    Signals:
        changed: either of them is another one now.
    """

    changed = Signal()

    def __init__(self, theme: Theme, machine: MachineSettings) -> None:
        super().__init__()
        self._machine = machine
        modes = {mode: choice(word, f"mode-{mode}", self._chooser("mode", mode)) for mode, word in _MODES.items()}
        scales = {
            scale: choice(f"{scale:.0%}".replace("%", " %"), f"scale-{scale:.0%}", self._chooser("scale", scale))
            for scale in SCALES
        }
        self._chosen = modes[machine.mode]
        self._chosen.setChecked(True)
        # A size between two of these, written into the file by hand, is none of them.
        if machine.scale in scales:
            scales[machine.scale].setChecked(True)
        self.setLayout(
            column(
                theme,
                card(
                    theme,
                    "Uiterlijk",
                    self._group(theme, "Kleuren", modes.values()),
                    self._group(theme, "Grootte", scales.values()),
                ),
            )
        )

    def take_focus(self) -> None:
        """Put the focus on the colours that were chosen."""
        self._chosen.setFocus()

    def _group(self, theme: Theme, name: str, choices: Iterable[QPushButton]) -> QWidget:
        group = QButtonGroup(self)
        for each in choices:
            group.addButton(each)
            each.setAccessibleName(f"{name}: {each.text()}")
        return panel(column(theme, label(name, "strong"), panel(row(theme, *group.buttons(), 1)), spacing=4))

    def _chooser(self, name: str, value: ThemeMode | float) -> Callable[[], None]:
        def choose() -> None:
            if getattr(self._machine, name) != value:
                setattr(self._machine, name, value)
                self.changed.emit()

        return choose
