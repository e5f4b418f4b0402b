"""What stands in the middle while the visit has no instrument: what will be here, and how it begins."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from observatie.ui.kit.widgets import button, column, label, panel, scrolling
from observatie.ui.theme.theme import Theme

_TITLE = "Nog geen instrument gekozen"
_TEACHES = (
    "Hier leg je je notities naast een kijkinstrument. Bij elk onderdeel vul je in wat je zag, en je koppelt de "
    "notities die het laten zien. Rechts zie je dan wat nog openstaat."
)


class NoInstrument(QWidget):
    """The page that teaches.

    Signals:
        choose_asked: the user wants to choose an instrument.
    """

    choose_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._choose = button("Kies een instrument", self.choose_asked.emit, "primary", name="choose-instrument")
        words = label(_TEACHES, "muted", wrap=True)
        words.setMaximumWidth(theme.px(520))
        box = column(theme, 1, label(_TITLE, "heading", wrap=True), words, spacing=12)
        box.addWidget(self._choose, alignment=Qt.AlignmentFlag.AlignLeft)
        box.addStretch(2)
        self.setLayout(column(theme, scrolling(panel(box, margins=theme.px(28)))))

    def focus_first(self) -> None:
        """Put the focus on the button."""
        self._choose.setFocus()
