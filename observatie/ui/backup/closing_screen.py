"""What is seen while the last backup is made, as the program is going to close."""

from PySide6.QtCore import Signal

from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, centred, label, panel, row
from observatie.ui.session.backup_keeper import BackupKeeper
from observatie.ui.theme.theme import Theme


class ClosingScreen(Screen):
    """Says what is waited for, and that nobody has to.

    Signals:
        close_asked: close without it.
    """

    help_topic = "reservekopie"
    close_asked = Signal()

    def __init__(self, theme: Theme, keeper: BackupKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        keeper.rested.connect(self.close_asked)
        self._close = button("Sluit meteen", self.close_asked.emit, name="close-now")
        self.setLayout(
            centred(
                theme,
                label("Er wordt een reservekopie gemaakt", "title", wrap=True),
                label(
                    "Daarna sluit Observatie vanzelf. Alles is al opgeslagen: sluit je meteen, dan wordt deze "
                    "kopie de volgende keer gemaakt.",
                    "muted",
                    wrap=True,
                ),
                panel(row(theme, self._close, 1)),
            )
        )

    def enter(self) -> None:
        """Begin, with the focus on the only button."""
        self._close.setFocus()
        self._keeper.make()
