"""What can be set: the look on this machine, the owner, the passphrase, the cover; and where everything is."""

from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from observatie.places import log_folder
from observatie.store.folder import change_passphrase
from observatie.ui.kit.file_dialogs import AskFolder
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import breakable, button, column, label, panel, row, scrolling
from observatie.ui.session.app_context import AppContext
from observatie.ui.settings.backup_card import BackupCard
from observatie.ui.settings.card import card
from observatie.ui.settings.machine_cards import CoverCard, LogCard, LookCard
from observatie.ui.settings.owner_cards import OwnerCard, PassphraseCard

_WIDTH = 660
_DEMO = "Dit is de voorbeeldschool. Wat je hier doet verdwijnt als je het venster sluit."


class SettingsScreen(Screen):
    """One card for each thing that can be set; what is set holds at once.

    Signals:
        look_changed: the colours or the size in `machine` are other ones now.
        restore_asked: put a backup back, for which the library is closed.
    """

    help_topic = "instellingen"
    look_changed = Signal()
    restore_asked = Signal()

    def __init__(self, context: AppContext, machine: MachineSettings, ask_folder: AskFolder) -> None:
        super().__init__()
        self._context = context
        self._look = LookCard(context.theme, machine)
        self._look.changed.connect(self.look_changed)
        self._owner = OwnerCard(context)
        change = partial(change_passphrase, context.library.folder)
        # The demo has no key file, as nobody is to open it again.
        self._passphrase = None if context.throw_away else PassphraseCard(context.theme, change)
        cards: list[QWidget] = [self._look, self._owner]
        if self._passphrase is not None:
            cards += [self._passphrase, CoverCard(context.theme, machine)]
        if context.backups is not None:
            backups = BackupCard(context.theme, context.backups, ask_folder)
            backups.restore_asked.connect(self.restore_asked)
            cards.append(backups)
        cards += [self._place(), LogCard(context.theme, log_folder())]
        self._build(cards)

    def _build(self, cards: list[QWidget]) -> None:
        theme = self._context.theme
        content = panel(column(theme, label("Instellingen", "title"), *cards, 1, spacing=16))
        content.setMaximumWidth(theme.px(_WIDTH))
        middle = row(theme, content, 1)
        # As wide as it may be before anything is left over at the right.
        middle.setStretch(0, 100)
        margin = theme.px(24)
        self._area = scrolling(panel(middle, margins=(margin, margin, margin, margin)))
        self.setLayout(column(theme, self._area))

    def _place(self) -> QWidget:
        theme, folder = self._context.theme, str(self._context.library.folder)
        about = _DEMO if self._context.throw_away else "Alles wat je vastlegt staat versleuteld in deze map."
        shown = [label(about, wrap=True), label(breakable(folder), "strong", wrap=True, name="folder")]
        opener = button("Open de map", self._open_folder, name="open-folder")
        return card(theme, "Waar alles staat", *shown, panel(row(theme, opener, 1)))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.library.folder)))

    def enter(self) -> None:
        """Show who the owner is now."""
        self._owner.show_owner()
        self._look.take_focus()
        self._area.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Record a name that was typed, and forget a passphrase."""
        self._owner.record()
        if self._passphrase is not None:
            self._passphrase.forget()
