"""How long the cover comes off without the passphrase."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QWidget

from observatie.domain.visit.wording import number
from observatie.ui.kit.flow_layout import FlowLayout
from observatie.ui.kit.machine_settings import COVER_MINUTES, MachineSettings
from observatie.ui.kit.widgets import column, label, panel
from observatie.ui.settings.card import card, choice
from observatie.ui.theme.theme import Theme

_ABOUT = (
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
        self.setLayout(column(theme, card(theme, "Verbergen", label(_ABOUT, "muted", wrap=True), choices)))

    def _choose(self, minutes: int | None) -> None:
        self._machine.cover_minutes = minutes
