"""The main window in a test: an opening that costs nothing, and a screen that is kept on in name alone."""

from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from observatie.exchange.share_guest import guests_at_home
from observatie.store.library import Library
from observatie.store.opening import open_library
from observatie.ui.backup.restore_screen import RestoreScreen
from observatie.ui.frame.shell import Shell
from observatie.ui.frame.window import MainWindow
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.pairs.guest.guest_screen import GuestScreen
from observatie.ui.session.app_context import AppContext, StoreLink
from observatie.ui.session.backup_scheduler import BackupScheduler
from observatie.ui.visit.visit_screen import VisitScreen
from support.hands import LAPTOP
from support.samples import CHEAP, PASSPHRASE


def no_path(*_asked):
    """Answer as somebody who gives up where a path is asked."""


class Opening:
    """Opens a library in a folder of the test, with a key file that costs nothing to open.

    `ask_path` and `ask_open` answer in the place of the dialogs of the system. Backups are made where they are
    what is tried: at closing they would be waited for.
    """

    def __init__(
        self,
        folder,
        clock,
        catalogue,
        throw_away=False,
        *,
        ask_path=no_path,
        ask_open=no_path,
        keeps_backups=False,
    ):
        self.folder = folder
        self.throw_away = throw_away
        self._ask_path, self._ask_open = ask_path, ask_open
        self._clock = clock
        self._keeps_backups = keeps_backups
        self._catalogue = catalogue

    @property
    def exists(self):
        return (self.folder / "observatie.db").exists()

    @property
    def key_is_alone(self):
        return not self.exists and (self.folder / "sleutel.json").exists()

    @property
    def has_sheets(self):
        return any(guests_at_home(self.folder))

    def open(self, passphrase):
        return open_library(self.folder, passphrase)

    def create(self, name, role, passphrase):
        return Library.begin(self.folder, passphrase, name, role, self._clock, cost=CHEAP)

    def context(self, library, theme):
        return AppContext(library, self._catalogue, self._clock, theme, StoreLink(library), self.throw_away)

    def backups(self, library, machine, parent):
        return BackupScheduler(library, self._clock, machine, parent) if self._keeps_backups else None

    def restore_screen(self, theme, machine):
        places = (Path(machine.second_place),) if machine.second_place else ()
        return RestoreScreen(
            theme, self.folder, self._clock, places, self._ask_open, lambda: self._catalogue.editions
        )

    def guest_screen(self, theme, machine):
        return GuestScreen(
            theme, self.folder, lambda: self._catalogue, self._clock, self._ask_path, self._ask_open
        )

    def shell(self, context, machine: MachineSettings):
        return Shell(context, machine, self._ask_path, self._ask_open)


class FakeAwake:
    """Remembers whether the screen is to stay on."""

    held = False

    def hold(self):
        self.held = True

    def release(self):
        self.held = False


def start_window(qtbot, opening, ini, *, library=None, scale=None, awake=None):
    """Return the window of a program that has just been started, in front and as large as the screen of a laptop.

    It is locked, unless a library is given; its settings are those in the file `ini`.
    """
    settings = QSettings(str(ini), QSettings.Format.IniFormat)
    if scale is not None:
        MachineSettings(settings).scale = scale
    window = MainWindow(opening, settings, awake or FakeAwake())
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*LAPTOP)
    if library is None:
        window.show_locked()
    else:
        window.open_library(library)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def fill(window, name, text):
    field = window.findChild(QLineEdit, name)
    field.clear()
    QTest.keyClicks(field, text)
    return field


def first_start(qtbot, window):
    fill(window, "name", "Ineke Smit")
    fill(window, "passphrase", PASSPHRASE)
    QTest.keyClick(fill(window, "passphrase-again", PASSPHRASE), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None)


def begin_lesson(window):
    """Let the lesson of a new visit run in the window, without its preparation having been on the screen."""

    def begin(visit):
        visit.controller.take(visit.controller.session.begin_lesson())

    with patch.object(VisitScreen, "begin_walkthrough", begin):
        return window.shell.open_visit(uuid4(), walkthrough=True)
