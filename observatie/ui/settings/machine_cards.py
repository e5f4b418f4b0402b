"""What is set for this machine, a card each: the look, when the cover asks the passphrase; where the log is."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from observatie.domain.visit.wording import number
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.machine_settings import COVER_MINUTES, SCALES, MachineSettings, ThemeMode
from observatie.ui.kit.widgets import breakable, button, column, label, panel, row
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


_ABOUT_COVER = (
    "F9 of Ctrl+H verbergt het scherm achter een klok, ook midden in een regel. Dezelfde toets brengt alles "
    "terug. Duurde het langer dan je hier kiest, dan is daar ook je wachtwoordzin voor nodig."
)
_NAME = "Wachtwoordzin nodig"


def _word(minutes: int | None) -> str:
    if minutes is None:
        return "Nooit"
    if minutes == 0:
        return "Direct"
    return f"Na {number(minutes, 'minuut', 'minuten')}"


class CoverCard(QWidget):
    """One button for each length of time; what is chosen holds at once."""

    def __init__(self, theme: Theme, machine: MachineSettings) -> None:
        super().__init__()
        self._machine = machine
        group = QButtonGroup(self)
        flow = FlowLayout(across=theme.px(8), down=theme.px(8))
        for minutes in COVER_MINUTES:
            made = choice(_word(minutes), f"cover-{minutes}", partial(self._choose, minutes))
            made.setAccessibleName(f"{_NAME}: {made.text()}")
            made.setChecked(minutes == machine.cover_minutes)
            group.addButton(made)
            flow.addWidget(made)
        choices = panel(column(theme, label(_NAME, "strong"), panel(flow), spacing=4))
        self.setLayout(column(theme, card(theme, "Verbergen", label(_ABOUT_COVER, "muted", wrap=True), choices)))

    def _choose(self, minutes: int | None) -> None:
        self._machine.cover_minutes = minutes


_ABOUT_LOG = (
    "Wat het programma deed en welke meldingen er waren, zonder iets van wat je schreef en zonder namen. Stuur "
    "het mee als je iets vraagt over een fout."
)


class LogCard(QWidget):
    """Shows the folder of the log and opens it."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        opener = button("Open de map", self._open, name="open-log-folder")
        opener.setAccessibleName("Open de map van het logboek")
        where = label(breakable(folder), "strong", wrap=True, name="log-folder")
        about = label(_ABOUT_LOG, "muted", wrap=True)
        self.setLayout(column(theme, card(theme, "Logboek", about, where, panel(row(theme, opener, 1)))))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
