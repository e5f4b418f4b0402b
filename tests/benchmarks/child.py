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
    # What types the passphrase in the other process.
    "PySide6.QtTest",
    "PySide6.QtSvg",
    "sqlcipher3",
    "sqlite_utils",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.scrypt",
    "filelock",
    "yaml",
    "platformdirs",
)


def until_painted(widget: Any) -> None:
    """Handle events until the widget was painted and nothing is left to do."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        painted = False

        # On this widget alone: on the application it would make Python's side of every kind of event and widget.
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    widget.installEventFilter(watch)
    widget.update()
    while not watch.painted:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    widget.removeEventFilter(watch)


def bare() -> None:
    """Paint a bare window."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(*_SIZE)
    window.show()
    until_painted(window)
    say("painted")
    del application


def started(folder: str, then: Callable[[Any], object]) -> None:
    """Start the program as its icon does; where it would begin to wait for the user, say what `then` finds."""
    from PySide6.QtWidgets import QApplication

    from observatie import app
    from observatie.places import FOLDER_VARIABLE

    def instead(application: QApplication) -> int:
        window = next(w for w in application.topLevelWidgets() if w.windowTitle() == "Observatie")
        until_painted(window.centralWidget())
        say(then(window))
        window.close()
        return 0

    QApplication.exec = instead
    os.environ[FOLDER_VARIABLE] = folder
    app.main([])


def locked(folder: str) -> None:
    """Start the program up to the unlock screen."""
    started(folder, lambda _window: "painted")


def listed(folder: str) -> None:
    """Type the passphrase and Enter; say the seconds from Enter to the painted list."""
    started(folder, _enter)


def opened(folder: str, key: str) -> None:
    """Say the seconds from Library.open with the key to the painted list: the same without the passphrase."""

    def then(window: Any) -> float:
        painted = _ready_for_the_list()
        from observatie.store.library import Library

        begin = perf_counter()
        window.open_library(Library.open(Path(folder), bytes.fromhex(key)))
        return _until_listed(painted) - begin

    started(folder, then)


def _enter(window: Any) -> float:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    painted = _ready_for_the_list()
    QTest.keyClicks(window.centralWidget().field.edit, PASSPHRASE)
    begin = perf_counter()
    QTest.keyClick(window.centralWidget().field.edit, Qt.Key.Key_Return)
    return _until_listed(painted) - begin


def _ready_for_the_list() -> list[object]:
    """Wait for what is imported while one types; return what holds something once the list is painted."""
    from PySide6.QtTest import QTest

    while not any(thread.name == "import" for thread in threading.enumerate()):
        QTest.qWait(1)
    for thread in threading.enumerate():
        if thread.name == "import":
            thread.join()
    from observatie.ui.visits.visit_view import VisitView

    painted: list[object] = []
    as_ever = VisitView.paintEvent

    def paint(view: VisitView, event: Any) -> None:
        as_ever(view, event)
        painted.append(event)

    VisitView.paintEvent = paint
    return painted


def _until_listed(painted: list[object]) -> float:
    """Handle events until the list was painted and nothing is left to do; return when."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    while not painted:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    return perf_counter()


def raw(folder: str, key: str = "") -> None:
    """Open the file raw and read a screenful; say the seconds, from the passphrase where no key is given."""
    from observatie.store import keyfile
    from observatie.store.cipher import connect

    begin = perf_counter()
    found = bytes.fromhex(key) or keyfile.unlock(Path(folder) / "sleutel.json", PASSPHRASE)
    with closing(connect(Path(folder) / "observatie.db", found, writing=True)) as db:
        db.execute(f"SELECT id, at, summary FROM visit_list ORDER BY at DESC, id LIMIT {_SCREENFUL}").fetchall()
        say(perf_counter() - begin)


def list_memory(folder: str) -> None:
    """Say the memory that is in use with the list on the screen."""

    def then(window: Any) -> float:
        _enter(window)
        return _memory()

    started(folder, then)


def bare_memory(without_sources: str = "") -> None:
    """Say the memory that is in use with a bare window and the imports that the program cannot do without.

    With an argument, without the sources of what is imported, which PySide keeps unless it is kept from it.
    """
    bare()
    if without_sources:
        from observatie.app import import_as_python_does

        import_as_python_does()
    for name in _IMPORTS:
        import_module(name)
    from pydantic import BaseModel, TypeAdapter

    class Any_(BaseModel):
        """Most of pydantic is imported with the first model."""

        field: str

    TypeAdapter(Any_)
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
