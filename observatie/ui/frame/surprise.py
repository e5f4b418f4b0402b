"""What nobody foresaw: an error that was not caught is written down and told; of what Qt says, its kind is."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

from observatie import log
from observatie.domain.errors import KnownError

_SENTENCE = (
    "In het programma ging iets mis dat we niet voorzagen ({name}). Wat was opgeslagen is er nog; "
    "werk door, of sluit Observatie en open het opnieuw."
)


def _keep_silent(said: str | KnownError) -> None:
    """Tell nobody; there is no window yet."""


def _leave() -> None:
    """Leave the log as it is."""


class Surprise:
    """The hook for exceptions that reach nobody else.

    Attributes:
        tell: shows a sentence or an error in the window, once there is one.
        begin_log: lets the log begin where it has not yet; it is when the window has been painted.
    """

    def __init__(self) -> None:
        self.tell: Callable[[str | KnownError], None] = _keep_silent
        self.begin_log: Callable[[], None] = _leave

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the traceback to stderr and its places to the log, and tell what went wrong.

        An error that is known says so itself.
        """
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        traceback.print_exception(kind, error, trace)
        self.begin_log()
        log.fault(error)
        self.tell(error if isinstance(error, KnownError) else _SENTENCE.format(name=kind.__name__))


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
