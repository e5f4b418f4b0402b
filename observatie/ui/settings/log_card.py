"""Where the log is, and what is in it, for who asks a question and sends it along."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from observatie.ui.kit.widgets import breakable, button, column, label, panel, row
from observatie.ui.settings.card import card
from observatie.ui.theme.theme import Theme

_ABOUT = (
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
        about = label(_ABOUT, "muted", wrap=True)
        self.setLayout(column(theme, card(theme, "Logboek", about, where, panel(row(theme, opener, 1)))))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
