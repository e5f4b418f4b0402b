"""Type-ahead: what is typed while a worker tries a word is typed where the focus is once that is done."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from observatie.ui.kit.keys import ENTER
from observatie.ui.kit.writing_keys import is_plain, writes


class TypeAhead(QObject):
    """Holds fields while a worker tries what is in them, and keeps what is typed there meanwhile.

    It comes out as it would have, had the work taken no time, but for one thing: it only ever writes. No button is
    pressed and nothing is sent by a key that was meant for a page that was not there yet.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: tuple[QLineEdit, ...] = ()
        self._text = ""

    @property
    def is_holding(self) -> bool:
        """Whether fields are held."""
        return bool(self._held)

    def hold(self, *fields: QLineEdit) -> None:
        """Let these fields be read only until `release`; the focus is in one of them."""
        self._held, self._text = fields, ""
        for field in fields:
            field.setReadOnly(True)
            # A letter with an accent may come from an input method, which a field that is only read goes without.
            field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
            field.installEventFilter(self)
        if not any(field.hasFocus() for field in fields):
            fields[0].setFocus()  # the button that was clicked is off meanwhile, and would hand the focus on

    def release(self) -> str:
        """Open the fields again, and return what was typed meanwhile."""
        for field in self._held:
            field.removeEventFilter(self)
            field.setReadOnly(False)
        typed, self._held, self._text = self._text, (), ""
        return typed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what writes; every other key does what it always does."""
        if isinstance(event, QInputMethodEvent):
            self._text += event.commitString()
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in ENTER and is_plain(event):
            self._text += "" if event.isAutoRepeat() else "\n"
        elif event.key() == Qt.Key.Key_Backspace and is_plain(event):
            self._text = self._text[:-1]
        elif writes(event):
            self._text += event.text()
        else:
            return False
        return True


def type_in_focus(typed: str) -> None:
    """Type what was typed ahead where the focus is; where that takes no words it is for nothing on the screen."""
    field = QApplication.focusWidget()
    # An Enter too many behind the word is no line of its own.
    match field:
        case QLineEdit():
            typed = typed.strip("\n").replace("\n", " ")
        case QPlainTextEdit():
            typed = typed.lstrip("\n")
        case _:
            return
    if typed and field.isEnabled() and not field.isReadOnly():
        event = QInputMethodEvent()
        event.setCommitString(typed)
        QApplication.sendEvent(field, event)
