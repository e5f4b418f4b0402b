"""What drives the windows in tests."""

from pytestqt.qtbot import QtBot


class QuickBot(QtBot):
    """Looks every millisecond whether what is waited for has come, and dresses what is shown alone."""

    def __init__(self, request, sheet=""):
        super().__init__(request)
        self._sheet = sheet

    def addWidget(self, widget, **how):
        if self._sheet and not widget.styleSheet():
            widget.setStyleSheet(self._sheet)
        super().addWidget(widget, **how)

    def wait(self, ms):
        super().wait(min(ms, 1))
