"""The live screen as a user has it: what she types into it, and what it says."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel


def type_line(step, text):
    """Type a line and enter it."""
    QTest.keyClicks(step.line, text)
    QTest.keyClick(step.line, Qt.Key.Key_Return)


def said(step, name="message"):
    """What a label shows; "" where it does not show."""
    label = step.findChild(QLabel, name)
    return label.text() if label.isVisible() else ""
