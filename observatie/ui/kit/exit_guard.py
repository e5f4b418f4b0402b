"""The way out of a screen that is before the eyes of others: the passphrase, where there is one."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from observatie.domain.errors import KnownError
from observatie.ui.kit.background import Background
from observatie.ui.kit.passphrase_field import CHECK_BROKE, PassphraseField
from observatie.ui.kit.problem_label import Message
from observatie.ui.kit.widgets import button, column, label, panel, row
from observatie.ui.kit.writing_keys import TypeAhead, type_in_focus
from observatie.ui.theme.theme import Theme

_WIDTH = 440


class ExitGuard(QWidget):
    """Takes the place of what was shown while it asks; it hides itself otherwise.

    `check` is given a passphrase, takes a while, and raises KnownError where it is not the right one; None where
    there is no passphrase, and then whoever asks is let out at once.

    Signals:
        opened: the right passphrase was given.
        stayed: whoever was asked goes on with what was shown.
    """

    opened = Signal()
    stayed = Signal()

    def __init__(self, theme: Theme, check: Callable[[str], object] | None) -> None:
        super().__init__()
        self._check = check
        self._ahead = TypeAhead(self)
        self._checking = Background(self)
        self._checking.done.connect(self._on_right)
        self._checking.failed.connect(self._on_wrong)
        self._checking.broke.connect(self._on_broke)
        self._said = label("", "lead", wrap=True, name="way-out-said")
        self._field = PassphraseField(theme, object_name="way-out-passphrase")
        self._field.submitted.connect(self._submit)
        stay = button("Blijf hier", self.stay, name="way-out-stay")
        out = button("Open", self._submit, "primary", name="way-out-open")
        inside = column(theme, self._said, self._field, spacing=16)
        inside.addLayout(row(theme, stay, 1, out))
        box = panel(inside)
        box.setMaximumWidth(theme.px(_WIDTH))
        middle = column(theme, 1)
        across = row(theme, 1, box, 1)
        across.setStretch(1, 1000)
        middle.addLayout(across)
        middle.addStretch(1)
        self.setLayout(middle)
        self.hide()

    def ask(self, words: str) -> None:
        """Ask for the passphrase, with what it is asked for."""
        if self._check is None:
            self.opened.emit()
            return
        self._said.setText(words)
        self._ahead.release()
        self._field.clear()
        self.show()
        self._field.edit.setFocus()

    @property
    def is_asking(self) -> bool:
        """Whether the passphrase is being asked."""
        return not self.isHidden()

    def stay(self) -> None:
        """Stop asking, and forget what was typed."""
        self._ahead.release()
        self._field.clear()
        self.hide()
        self.stayed.emit()

    def _submit(self) -> None:
        check, typed = self._check, self._field.text()
        if check is not None and typed and not self._ahead.is_holding:
            self._ahead.hold(self._field.edit)
            self._checking.do(lambda: check(typed))

    def _on_right(self, _key: object) -> None:
        if self._ahead.is_holding:
            typed = self._ahead.release()
            self._field.clear()
            self.hide()
            self.opened.emit()
            type_in_focus(typed)

    def _on_wrong(self, error: KnownError) -> None:
        self._refuse(error)

    def _on_broke(self) -> None:
        self._refuse(CHECK_BROKE)

    def _refuse(self, said: Message) -> None:
        if self._ahead.is_holding:
            self._field.refuse(said, self._ahead.release())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stay with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.stay()
            return
        super().keyPressEvent(event)


_LEAST = 1.6
"""The scale at which the running text, which is 15, is 24."""


def presentation_theme(theme: Theme) -> Theme:
    """Return the theme for a screen that somebody else reads too; one that is as large already stays as it is."""
    return theme if theme.scale >= _LEAST else replace(theme, scale=_LEAST)
