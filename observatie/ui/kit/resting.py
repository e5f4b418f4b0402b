"""Says when what somebody types has come to rest, or has gone on for so long that it should not wait."""

from PySide6.QtCore import QObject, QTimer, Signal

REST_MS = 1_500
LONGEST_MS = 5_000
"""Who types on without a pause is never further behind than this."""


class Resting(QObject):
    """Waits for a pause in the typing.

    Signals:
        rested: there was a pause, or there was none for too long.
    """

    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=REST_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        for timer in (self._pause, self._longest):
            timer.timeout.connect(self._tell)

    def touch(self) -> None:
        """Something was typed."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> None:
        """What was typed is looked after; wait for the next."""
        self._pause.stop()
        self._longest.stop()

    def _tell(self) -> None:
        self.stop()
        self.rested.emit()
