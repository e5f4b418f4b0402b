"""The unlock screen, at every start: one field and one button."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.problem_label import Message, ProblemLabel
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import button, centred, label, panel, row
from observatie.ui.theme.theme import Theme

if TYPE_CHECKING:
    from observatie.ui.kit.writing_keys import TypeAhead

RESTORE = "Zet een reservekopie terug …"
JOIN = "Ik doe mee met een paarcode"
GO_ON = "Ga verder met je SHARE-blad"


class UnlockScreen(Screen):
    """Asks the passphrase.

    Signals:
        unlock_asked: the passphrase that was typed.
        restore_asked: put a backup back instead.
        join_asked: fill in a sheet with the code of a pair instead, for which no library is needed.
    """

    help_topic = "veiligheid"
    unlock_asked = Signal(str)
    restore_asked = Signal()
    join_asked = Signal()

    def __init__(self, theme: Theme, folder: Path, *, has_sheets: bool = False) -> None:
        """Make the screen; `has_sheets` says that somebody fills in a sheet here with the code of a pair."""
        super().__init__()
        self._ahead: TypeAhead | None = None
        self.field = PassphraseField(theme)
        self.field.submitted.connect(self._ask)
        self._message = ProblemLabel(theme, name="unlock-message")
        self._open = button("Open", self._ask, "primary", name="unlock")
        restore = button(RESTORE, self.restore_asked.emit, "plain", name="unlock-restore")
        go_on = button(GO_ON, self.join_asked.emit, "plain", name="unlock-sheets")
        join = button(JOIN, self.join_asked.emit, "plain", name="unlock-join")
        where = label(str(folder), "small", wrap=True)
        self.setLayout(
            centred(
                theme,
                label("Observatie", "title"),
                label("Typ je wachtwoordzin om je lesbezoeken te openen.", "muted", wrap=True),
                self.field,
                self._message,
                panel(row(theme, self._open, restore, 1)),
                *([panel(row(theme, go_on, 1))] if has_sheets else []),
                panel(row(theme, join, 1)),
                where,
            )
        )

    def enter(self) -> None:
        """Put the cursor in the field."""
        self.field.edit.setFocus()

    def _ask(self) -> None:
        typed = self.field.text()
        if typed and self._open.isEnabled():
            self.show_busy()
            self.unlock_asked.emit(typed)

    def show_busy(self) -> None:
        """Say that the library is being opened; the field waits."""
        from observatie.ui.kit.writing_keys import TypeAhead  # here and below, as the screen is painted without

        self._message.say("De bibliotheek wordt geopend.", "muted")
        self._ahead = TypeAhead(self)
        self._ahead.hold(self.field.edit)
        self._open.setEnabled(False)

    def show_refusal(self, said: Message) -> None:
        """Say why it did not open, and let the passphrase be typed again."""
        self._message.say(said, "error")
        self._message.bring_in_sight()
        self._open.setEnabled(True)
        self.field.refuse("", self._typed_meanwhile())

    def type_on(self) -> None:
        """Type what was typed while the library was being opened where the focus is now."""
        from observatie.ui.kit.writing_keys import type_in_focus

        type_in_focus(self._typed_meanwhile())

    def _typed_meanwhile(self) -> str:
        return self._ahead.release() if self._ahead is not None else ""
