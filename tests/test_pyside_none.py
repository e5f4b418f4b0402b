"""The trap in PySide6 6.12 on Python 3.10 and 3.11: it drops a reference to None at most calls."""

import sys

from PySide6.QtWidgets import QLabel

CALLS = 20_000
SLACK = 500
"""What the rest of the program may do meanwhile. It is looked at often, as the process dies at none left."""


def test_calls_of_qt_do_not_use_up_none(qapp):
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
        if number % 100 == 0:
            assert abs(sys.getrefcount(None) - before) < SLACK, f"after {number} calls"
    assert abs(sys.getrefcount(None) - before) < SLACK
