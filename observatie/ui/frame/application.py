"""What holds for the whole application: what nobody foresaw, what Qt says and in which words, the screen kept on.

Qt brings its own Dutch, which lacks what was added in later versions and says "u". What it lacks stands in
resources/qt_nl.json, by the context and the English words under which Qt looks it up.
"""

import json
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QTranslator,
    qFormatLogMessage,
    qInstallMessageHandler,
)

from observatie import log
from observatie.data import resource
from observatie.domain.errors import KnownError


class ScreenAwake:
    """Asks the desktop not to dim, lock or sleep, from `hold` to `release`.

    It never waits for the desktop, and says nothing where that has no such service.
    """

    def __init__(self) -> None:
        self._released: Event | None = None

    def hold(self) -> None:
        """Keep the screen on from now; holding it twice is holding it once."""
        if self._released is not None:
            return
        self._released = Event()
        # One thread from beginning to end: what was asked belongs to the thread that asked it, and the bus of a
        # desktop may take seconds to say no.
        Thread(target=_hold_until, args=(self._released,), name="awake", daemon=True).start()

    def release(self) -> None:
        """Let the screen do again what the desktop wants."""
        if self._released is not None:
            self._released.set()
            self._released = None


def _hold_until(released: Event) -> None:
    # A lesson goes on, whatever is amiss with the desktop.
    with suppress(Exception):
        from wakepy import keep  # here, as nothing before the lesson needs it

        with keep.presenting(on_fail="pass"):
            released.wait()


_SENTENCE = (
    "In het programma ging iets mis dat we niet voorzagen ({name}). Wat was opgeslagen is er nog; "
    "werk door, of sluit Observatie en open het opnieuw."
)


def _keep_silent(said: str | KnownError) -> None:
    """Tell nobody; there is no window yet."""


def _leave() -> None:
    """Leave the log as it is."""


class ExceptionHook:
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


TABLE = "qt_nl.json"


class OwnWords(QTranslator):
    """Translates what stands in our table; for all else Qt asks the translator that was installed before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: dict[str, dict[str, str]] = json.loads(resource(TABLE).read_text(encoding="utf-8"))

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return the Dutch words; None where they are not ours."""
        return self._words.get(context, {}).get(sourceText)

    def isEmpty(self) -> bool:
        """Say that there is something to look up; without a file Qt would pass it over."""
        return False


def speak_dutch(application: QCoreApplication) -> None:
    """Let Qt speak Dutch, and write numbers and dates as the Dutch do."""
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    QLocale.setDefault(dutch)
    theirs = QTranslator(application)
    if theirs.load(dutch, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(theirs)
    # What is installed last is asked first.
    application.installTranslator(OwnWords(application))
