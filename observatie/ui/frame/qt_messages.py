"""What Qt says goes where it went, and its category into the log, once a run."""

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

from observatie import log


class QtMessages:
    """Hears what Qt says, until `stop`."""

    def __init__(self) -> None:
        self._known: set[tuple[str, str]] = set()
        qInstallMessageHandler(self._hear)

    def stop(self) -> None:
        """Let Qt speak for itself again; Python must not be called once it ends."""
        qInstallMessageHandler(None)

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if sys.stderr is not None:
            print(qFormatLogMessage(kind, context, message), file=sys.stderr)
        key = kind.name, context.category or "default"
        if key not in self._known:
            self._known.add(key)
            log.note("melding van Qt: %s %s", *map(log.Ours, key))
