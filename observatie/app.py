"""The composition root: decides between window and command, and wires the layers together."""

import builtins
import gc
import linecache
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import TYPE_CHECKING

from observatie import log
from observatie.places import library_folder, log_folder

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QWidget

    from observatie.catalogue.catalogue import Catalogue, Conversations
    from observatie.domain.instrument.instrument import Instrument
    from observatie.store.library import Library
    from observatie.ui.backup.restore_screen import RestoreScreen
    from observatie.ui.frame.shell import Shell
    from observatie.ui.kit.machine_settings import MachineSettings
    from observatie.ui.pairs.guest.guest_screen import GuestScreen
    from observatie.ui.session.app_context import AppContext
    from observatie.ui.session.backup_scheduler import BackupScheduler
    from observatie.ui.theme.theme import Theme

_COMPLETE_AFTER_MS = 100
_UP_TO_THE_LIST = ("store.opening", "catalogue.catalogue", "ui.frame.shell", "ui.cover.cover_controller")
_FOR_A_LESSON = ("ui.visit.visit_screen", "ui.observe.observe_step")
"""One key in the list begins a lesson, and the next is the first of its notes; the rest waits until needed."""
_HEADLESS = "observatie rapport --demo --naar MAP"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Observatie and return its exit code."""
    with log.listening():
        return _run(sys.argv[1:] if arguments is None else arguments)


def _run(given: Sequence[str]) -> int:
    if not given:
        return _run_window()  # by its icon, where whatever is imported first is waited for
    from observatie.arguments import parse

    asked = parse(given)
    if asked.command is None:
        return _run_window(asked.map, demo=asked.demo)
    from observatie import cli

    return cli.run(asked)


class LibraryOpening:
    """Opens the library; everything heavy is imported here, while the passphrase is typed."""

    def __init__(self, folder: Path, *, throw_away: bool) -> None:
        self.folder = folder
        self.throw_away = throw_away
        self._ready = Thread(target=self._get_ready, name="import", daemon=True)
        self._catalogue: Catalogue | None = None
        self._conversations: Conversations | None = None
        self._reading = Lock()

    @property
    def exists(self) -> bool:
        """Whether there is a library; asked without the store, which is not imported yet."""
        return any((self.folder / name).exists() for name in ("observatie.db", "terugzetten.json"))

    @property
    def key_is_alone(self) -> bool:
        """Whether the key of a library is there without it: it was deleted, moved, or is not there yet."""
        return not self.exists and any(self.folder.glob("sleutel*.json"))

    @property
    def has_sheets(self) -> bool:
        """Whether somebody fills in a sheet here with the code of a pair; asked without what reads it."""
        return any((self.folder / "bladen").glob("*.share.observatie"))

    def prepare(self) -> None:
        """Begin to import and read what comes after the unlock screen."""
        self._ready.start()

    def _get_ready(self) -> None:
        for name in _UP_TO_THE_LIST + _FOR_A_LESSON:
            import_module(f"observatie.{name}")
        _ = self.catalogue, self.conversations
        _log_versions()
        _let_collector_work()

    def open(self, passphrase: str) -> "Library":
        """Open the library; raises KnownError."""
        from observatie.store.opening import open_library

        return open_library(self.folder, passphrase)

    def create(self, name: str, role: str, passphrase: str) -> "Library":
        """Make the library with its owner; raises KnownError."""
        from observatie.clock import SystemClock
        from observatie.store.library import Library

        return Library.begin(self.folder, passphrase, name, role, SystemClock())

    def make_demo(self) -> "Library":
        """Make the throw-away library of the demo."""
        from observatie.clock import SystemClock
        from observatie.demo.school import make_demo

        return make_demo(self.folder, dict(self.catalogue.instruments), SystemClock(), lesson_going_on=True)

    @property
    def catalogue(self) -> "Catalogue":
        """The instruments that are shipped, and those of the user; read once."""
        with self._reading:
            if self._catalogue is None:
                from observatie.catalogue.catalogue import load_catalogue
                from observatie.data import instruments_folder
                from observatie.store.folder import OWN_INSTRUMENTS

                own = self.folder / OWN_INSTRUMENTS
                self._catalogue = load_catalogue(instruments_folder(), *([own] if own.is_dir() else []))
            return self._catalogue

    @property
    def conversations(self) -> "Conversations":
        """The conversation models that are shipped, and those of the user; read once."""
        with self._reading:
            if self._conversations is None:
                from observatie.catalogue.catalogue import load_conversations
                from observatie.data import resource
                from observatie.store.folder import OWN_CONVERSATIONS

                own = self.folder / OWN_CONVERSATIONS
                folders = [resource("conversation"), *([own] if own.is_dir() else [])]
                self._conversations = load_conversations(*folders)
            return self._conversations

    def context(self, library: "Library", theme: "Theme") -> "AppContext":
        """Return what the screens work with."""
        from observatie.clock import SystemClock
        from observatie.ui.session.app_context import AppContext, StoreLink

        link = StoreLink(library)
        return AppContext(
            library, self.catalogue, SystemClock(), theme, link, self.throw_away, conversations=self.conversations
        )

    def backups(
        self, library: "Library", machine: "MachineSettings", parent: "QWidget"
    ) -> "BackupScheduler | None":
        """Return what makes backups; the demo has none."""
        if self.throw_away:
            return None
        from observatie.clock import SystemClock
        from observatie.ui.session.backup_scheduler import BackupScheduler

        return BackupScheduler(library, SystemClock(), machine, parent)

    def restore_screen(self, theme: "Theme", machine: "MachineSettings") -> "RestoreScreen":
        """Return the screen that puts a backup back."""
        from observatie.clock import SystemClock
        from observatie.ui.backup.restore_screen import RestoreScreen
        from observatie.ui.kit.file_dialogs import FileDialogs

        def known() -> "Iterable[Instrument]":
            return self.catalogue.editions

        places = (Path(machine.second_place),) if machine.second_place else ()
        ask = FileDialogs(machine).ask_backup
        screen = RestoreScreen(theme, self.folder, SystemClock(), places, ask, known)
        # What the school made itself came back with it.
        screen.restored.connect(self._read_again)
        return screen

    def guest_screen(self, theme: "Theme", machine: "MachineSettings") -> "GuestScreen":
        """Return the screen on which somebody fills in at home, with the code of a pair."""
        from observatie.clock import SystemClock
        from observatie.ui.kit.file_dialogs import FileDialogs
        from observatie.ui.pairs.guest.guest_screen import GuestScreen

        dialogs = FileDialogs(machine)

        def known() -> "Catalogue":
            return self.catalogue

        return GuestScreen(theme, self.folder, known, SystemClock(), dialogs.ask_path, dialogs.ask_form)

    def _read_again(self) -> None:
        with self._reading:
            self._catalogue = self._conversations = None

    def shell(self, context: "AppContext", machine: "MachineSettings") -> "Shell":
        """Return the content of the opened window."""
        from observatie.ui.frame.shell import Shell
        from observatie.ui.kit.file_dialogs import FileDialogs

        dialogs = FileDialogs(machine)
        return Shell(context, machine, dialogs.ask_path, dialogs.ask_open)


def import_as_python_does() -> None:
    """Take back the `__import__` that PySide puts in the place of Python's.

    PySide's reads the source of every module that is imported from then on, and keeps all of it in memory, to see
    whether the module asks for another way of naming what Qt has (`__feature__`). None of ours does.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()


def _begin_log() -> None:
    log.begin(log_folder(), "venster")


def _log_versions() -> None:
    from PySide6.QtCore import qVersion

    log.note("versie %s, Qt %s", log.version(), log.Ours(qVersion()))


def _let_collector_work() -> None:
    # All that was imported stays; set aside and taken back, it counts as old and nobody waits for it.
    gc.freeze()
    gc.unfreeze()
    gc.enable()


def _run_window(folder: str | None = None, *, demo: bool = False) -> int:
    from observatie.ui.kit.display import why_no_window

    reason = why_no_window(_HEADLESS)
    if reason is not None:
        from observatie import console
        from observatie.arguments import NOT_DONE

        console.prepare()
        console.complain(reason)
        return NOT_DONE
    if not demo:
        return _show(LibraryOpening(library_folder(folder), throw_away=False))
    with TemporaryDirectory(prefix="observatie-", ignore_cleanup_errors=True) as made:
        return _show(LibraryOpening(Path(made), throw_away=True))


def _show(opening: LibraryOpening) -> int:
    gc.disable()  # what is made from here to the first window all stays
    from PySide6.QtCore import QSettings, QTimer

    import_as_python_does()
    from platformdirs import user_config_path
    from PySide6.QtWidgets import QApplication

    from observatie.ui.frame.application import ExceptionHook, QtMessages, ScreenAwake

    # PySide hands an exception in a slot to this hook and goes on; it must be there before the first widget.
    excepthook = ExceptionHook()
    excepthook.begin_log = _begin_log
    sys.excepthook = excepthook
    application = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])

    from observatie.ui.frame.window import MainWindow
    from observatie.ui.theme.theme import FIRST_FACES, load_fonts

    messages = QtMessages()
    application.setApplicationName("Observatie")
    load_fonts(FIRST_FACES)
    file = user_config_path("Observatie", appauthor=False) / "venster.ini"
    awake = ScreenAwake()
    window = MainWindow(opening, QSettings(str(file), QSettings.Format.IniFormat), awake)
    excepthook.tell = window.tell
    if opening.throw_away:
        _complete(application)
        _log_versions()
        window.open_library(opening.make_demo())
        _let_collector_work()
    else:
        window.show_locked()
        # Not at once, as two threads take turns and the window would be painted later.
        QTimer.singleShot(_COMPLETE_AFTER_MS, partial(_complete, application, opening))
    window.show()
    try:
        return application.exec()
    finally:
        awake.release()
        messages.stop()


def _complete(application: "QCoreApplication", opening: LibraryOpening | None = None) -> None:
    """Add what the unlock screen can do without; with an opening, what it needs is imported meanwhile."""
    from observatie.ui.frame.application import speak_dutch
    from observatie.ui.theme.theme import OTHER_FACES, load_fonts

    _begin_log()
    speak_dutch(application)
    load_fonts(OTHER_FACES)
    if opening is not None:
        opening.prepare()


if __name__ == "__main__":
    sys.exit(main())
