"""What is seen while the window is covered: the time and the date, and the passphrase where it is asked."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from observatie.domain.visit import wording
from observatie.ui.kit.passphrase_field import PassphraseField
from observatie.ui.kit.problem_label import Message
from observatie.ui.kit.widgets import column, label, panel, row
from observatie.ui.kit.writing_keys import TypeAhead, type_in_focus
from observatie.ui.notes.line_keys import is_held
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.theme.theme import Theme

TITLE = "Klok"
"""What the cover calls itself, to a screen reader and in the title of the window."""

_ASKED = "Typ je wachtwoordzin en druk op Enter."
_BUSY = "De wachtwoordzin wordt nagekeken."
_WAY_BACK = "F9 of Ctrl+H haalt het scherm terug."
_NOT_KEPT = "Wat je nu typt, wordt niet bewaard."
_WIDTH = 400


class Cover(QWidget):
    """A dull page that says how it goes away, takes every other key and does nothing with it.

    Signals:
        submitted: the passphrase that was typed.
        escaped: Escape was pressed while the passphrase was asked.
    """

    submitted = Signal(str)
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(TITLE)
        self._time = label("", "cover-time", name="cover-time")
        self._date = label("", "cover-date", name="cover-date")
        self._way_back = label(_WAY_BACK, "small", wrap=True, name="cover-way-back")
        self._ahead = TypeAhead(self)
        self._field = PassphraseField(theme, object_name="cover-passphrase")
        self._field.submitted.connect(self._submit)
        self._said = label("", "muted", wrap=True, name="cover-said")
        self._asking = panel(column(theme, self._said, self._field))
        self._asking.setFixedWidth(theme.px(_WIDTH))
        # The clock stays where it is when the field comes.
        policy = self._asking.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._asking.setSizePolicy(policy)
        self._asking.hide()
        for shown in (self._time, self._date, self._way_back):
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = column(theme, 1, self._time, self._date, spacing=0)
        middle.addSpacing(theme.px(24))
        middle.addLayout(row(theme, 1, self._asking, 1))
        middle.addStretch(1)
        middle.addWidget(self._way_back)
        middle.setContentsMargins(*(theme.px(16),) * 4)
        self.setLayout(middle)

    def show_time(self, wall: datetime) -> None:
        """Show a time of day and its date."""
        self._time.setText(wording.clock(wall))
        self._date.setText(wording.day(wall))

    # The passphrase

    @property
    def is_asking(self) -> bool:
        """Whether the field for the passphrase is there."""
        return not self._asking.isHidden()

    def ask(self) -> None:
        """Show the field, with the cursor in it."""
        self._say(_ASKED)
        self._asking.show()
        # Whoever clicks beside the field still types in it.
        self.setFocusProxy(self._field.edit)
        self._field.edit.setFocus()

    def stop_asking(self) -> None:
        """Take the field away again, and forget what was typed."""
        self._ahead.release()
        self._field.clear()
        self.setFocusProxy(None)  # pyright: ignore[reportArgumentType]
        self.setFocus()
        self._asking.hide()

    def refuse(self, said: Message) -> None:
        """Say why that passphrase did not do, and let it be typed again."""
        self._say(_ASKED)
        self._field.refuse(said, self._ahead.release())

    def type_on(self) -> None:
        """Type what was typed while the passphrase was looked at where the focus is now."""
        type_in_focus(self._ahead.release())

    def _submit(self) -> None:
        if self._field.text() and not self._ahead.is_holding:
            self._ahead.hold(self._field.edit)
            self._say(_BUSY)
            self.submitted.emit(self._field.text())

    def _say(self, said: str) -> None:
        set_role(self._said, "muted")
        self._said.setText(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key through to anything else, and say so to whoever goes on typing."""
        if self.is_asking and event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif not is_held(event):
            self._way_back.setText(f"{_NOT_KEPT} {_WAY_BACK}")
        event.accept()
