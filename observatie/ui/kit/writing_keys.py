"""What a key writes, and where a letter goes that was typed on a button."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from observatie.ui.kit.keys import ENTER


def is_plain(event: QKeyEvent) -> bool:
    """Return whether a key is pressed on its own, or on the number pad."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def writes(event: QKeyEvent) -> bool:
    """Return whether a key writes something in a field: a letter, a digit, a sign, or the space between them."""
    shifted = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    # AltGr gives letters too, and is told as Ctrl with Alt by some systems: what has a text is a letter.
    is_command = bool(shifted) and not (shifted & Qt.KeyboardModifier.GroupSwitchModifier)
    return event.text() != "" and event.text().isprintable() and not is_command


def begins_a_word(event: QKeyEvent) -> bool:
    """Return whether a key writes a letter or another sign, and no space."""
    return writes(event) and not event.text().isspace()


def begin_words(event: QKeyEvent, page: QWidget, field: QWidget | None = None) -> bool:
    """Let a letter that a button on `page` has no use for begin in a field; return whether it did.

    That is `field`, else the one that stands nearest around the button. Whoever chose something and goes on typing
    loses no letter of it.
    """
    held = QApplication.focusWidget()
    if not isinstance(held, QAbstractButton) or not begins_a_word(event):
        return False
    around: QWidget | None = held.parentWidget()
    while field is None and around is not None:
        field = next((each for each in around.findChildren(QWidget) if _takes_words(each)), None)
        around = around.parentWidget() if around is not page else None
    if field is None or not _takes_words(field):
        return False
    write_in(field, event)
    return True


def write_in(field: QWidget, event: QKeyEvent) -> None:
    """Go on in a field, behind what stands there, with a key that was pressed elsewhere."""
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        field.setTextCursor(cursor)
    elif isinstance(field, QLineEdit):
        field.end(False)
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text()))


def _takes_words(widget: QWidget) -> bool:
    is_field = isinstance(widget, QPlainTextEdit | QLineEdit) and not widget.isReadOnly()
    return is_field and widget.isVisible() and widget.isEnabled()


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
