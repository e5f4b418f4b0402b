"""A fresh process that does one thing and prints a number: `python child.py WHAT [FOLDER [KEY]]`."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

PASSPHRASE = "vier losse woorden volstaan"
_SIZE = (1366, 768)
_SCREENFUL = 20
_IMPORTS = (
    "PySide6.QtSvg",
    "pydantic",
    "sqlcipher3",
    "sqlite_utils",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.scrypt",
    "filelock",
    "yaml",
    "platformdirs",
)


class Painted:
    """What was painted so far: `until` handles events until a widget is among it and nothing is left to do."""

    def __init__(self, application: Any) -> None:
        from PySide6.QtCore import QEvent, QObject

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    widgets.add(watched)
                return False

        self._widgets: set[Any] = set()
        widgets = self._widgets
        self._filter = Filter()
        self._application = application
        application.installEventFilter(self._filter)

    def until(self, find: Callable[[], Any]) -> None:
        """Handle events until the widget that `find` returns was painted; None means that it is not there yet."""
        from PySide6.QtCore import QEventLoop

        while find() not in self._widgets:
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._application.processEvents()


def bare() -> None:
    """Paint a bare window."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    painted = Painted(application)
    window = QWidget()
    window.resize(*_SIZE)
    window.show()
    painted.until(lambda: window)
    say("painted")


def started(folder: str, then: Callable[[Any, Painted], None]) -> None:
    """Start the program by its own command; where it would begin to wait for the user, `then` goes on."""
    from PySide6.QtWidgets import QApplication

    from observatie import app

    def instead(application: QApplication) -> int:
        window = next(w for w in application.topLevelWidgets() if w.windowTitle() == "Observatie")
        painted = Painted(application)
        window.centralWidget().update()
        painted.until(window.centralWidget)
        then(window, painted)
        window.close()
        return 0

    QApplication.exec = instead
    app.main(["--map", folder])


def locked(folder: str) -> None:
    """Start the program up to the unlock screen."""
    started(folder, lambda _window, _painted: say("painted"))


def listed(folder: str) -> None:
    """Type the passphrase and Enter; say the seconds from Enter to the painted list."""
    started(folder, lambda window, painted: say(_enter(window, painted)))


def _enter(window: Any, painted: Painted) -> float:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    _wait_for_imports()
    QTest.keyClicks(window.centralWidget().field.edit, PASSPHRASE)
    begin = perf_counter()
    QTest.keyClick(window.centralWidget().field.edit, Qt.Key.Key_Return)
    painted.until(lambda: window.shell.visits.view.viewport() if window.shell else None)
    return perf_counter() - begin


def _wait_for_imports() -> None:
    # Whoever types a passphrase takes longer than they do.
    for thread in threading.enumerate():
        if thread.name == "import":
            thread.join()


def opened(folder: str, key: str) -> None:
    """Say the seconds from Library.open with the key to the painted list: the same without the passphrase."""

    def then(window: Any, painted: Painted) -> None:
        _wait_for_imports()
        from observatie.store.library import Library

        begin = perf_counter()
        window.open_library(Library.open(Path(folder), bytes.fromhex(key)))
        painted.until(window.shell.visits.view.viewport)
        say(perf_counter() - begin)

    started(folder, then)


def raw(folder: str, key: str = "") -> None:
    """Open the file raw and read the first screenful; say the seconds, from the passphrase where no key is given."""
    from observatie.store import keyfile
    from observatie.store.cipher import connect

    begin = perf_counter()
    found = bytes.fromhex(key) or keyfile.unlock(Path(folder) / "sleutel.json", PASSPHRASE)
    with closing(connect(Path(folder) / "observatie.db", found, writing=True)) as db:
        db.execute(f"SELECT id, at, summary FROM visit_list ORDER BY at DESC, id LIMIT {_SCREENFUL}").fetchall()
        say(perf_counter() - begin)


def list_memory(folder: str) -> None:
    """Say the memory that is in use with the list on the screen."""

    def then(window: Any, painted: Painted) -> None:
        _enter(window, painted)
        say(_memory())

    started(folder, then)


def bare_memory() -> None:
    """Say the memory that is in use with a bare window and the imports that the program cannot do without."""
    bare()
    for name in _IMPORTS:
        import_module(name)
    say(_memory())


def _memory() -> float:
    """Return the resident memory of this process in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def say(what: object) -> None:
    """Print what was found; the last line counts."""
    print(what, flush=True)


if __name__ == "__main__":
    {each.__name__: each for each in (bare, locked, listed, opened, raw, list_memory, bare_memory)}[sys.argv[1]](
        *sys.argv[2:]
    )
