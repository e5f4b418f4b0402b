"""What a key writes, and where a letter goes that was typed on a button."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget


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
