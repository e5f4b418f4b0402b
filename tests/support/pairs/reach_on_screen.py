"""Everything that somebody at the screen could read: the words of all widgets, and the clipboard."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


def words_in_reach() -> str:
    """Return every word that is held by any widget of the program, by the clipboard or by the selection."""
    # Whoever was told to delete herself later is gone at the next round of the event loop.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return "\n".join(_words())


def _words() -> Iterator[str]:
    clipboard = QGuiApplication.clipboard()
    yield clipboard.text()
    if clipboard.supportsSelection():
        yield clipboard.text(QClipboard.Mode.Selection)
    for widget in QApplication.allWidgets():
        yield from (
            widget.toolTip(),
            widget.windowTitle(),
            widget.accessibleName(),
            widget.accessibleDescription(),
        )
        yield from _shown_by(widget)


def _taken_back(field: QPlainTextEdit | QTextEdit) -> Iterator[str]:
    """Yield what undo would bring back; the field is then as it was."""
    undone = 0
    while field.document().isUndoAvailable():
        field.undo()
        undone += 1
        yield field.toPlainText()
    for _ in range(undone):
        field.redo()


def _shown_by(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
        yield from _taken_back(widget)
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for row in range(model.rowCount()):
            yield str(model.index(row, 0).data())
