"""The main window: locked or open. What it needs before the passphrase is typed is Qt alone."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import delete

from observatie import log
from observatie.ui.kit.background import Background
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.kit.problem_label import HelpAsked, Message
from observatie.ui.kit.qt_types import or_none
from observatie.ui.kit.screen import Screen
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme
from observatie.ui.unlock.unlock_screen import UnlockScreen

if TYPE_CHECKING:
    from observatie.store.library import Library
    from observatie.ui.backup.restore_screen import ClosingScreen, Restored
    from observatie.ui.cover.cover_controller import CoverController
    from observatie.ui.frame.opening import KeepAwake, Opening
    from observatie.ui.frame.shell import Shell, ShellLocation
    from observatie.ui.frame.startup_notices import StartupNotices
    from observatie.ui.help.help_screen import HelpWindow
    from observatie.ui.kit.enter_key import EnterKey
    from observatie.ui.pairs.guest.guest_screen import GuestScreen
    from observatie.ui.session.app_context import AppContext
    from observatie.ui.session.backup_scheduler import BackupScheduler
    from observatie.ui.unlock.first_start import FirstAnswers, FirstStart

_SIZE = (1366, 768)
_NOT_SAVED = "Wat nog niet is opgeslagen gaat verloren als je nu sluit; sluit nog een keer om dat toch te doen"
_BROKE = (
    "De bibliotheek ging niet open, en dat ligt niet aan jou. Er is niets veranderd; start Observatie opnieuw."
)


class MainWindow(QMainWindow):
    """Shows the first start or the unlock screen, then the shell of the open library; `awake` works while a lesson
    runs.
    """

    def __init__(self, opening: "Opening", settings: QSettings, awake: "KeepAwake") -> None:
        super().__init__()
        self._opening = opening
        self._awake = awake
        self._cover_controller: CoverController | None = None
        self._look_waits = False
        self._machine = MachineSettings(settings)
        self._enter: EnterKey | None = None
        self._help: HelpWindow | None = None
        self._library: Library | None = None
        self._backups: BackupScheduler | None = None
        self._closing: ClosingScreen | None = None
        self.shell: Shell | None = None
        self._locked: UnlockScreen | FirstStart | None = None
        self._guest: GuestScreen | None = None
        self._unlocking = Background(self)
        self._unlocking.done.connect(self.open_library)
        self._unlocking.failed.connect(self._refuse)
        self._unlocking.broke.connect(lambda: self._refuse(_BROKE))
        self._notices: StartupNotices | None = None
        self._warned = False
        self.setWindowTitle("Observatie")
        self.theme = self._load_theme()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        geometry = self._machine.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            self._take_usual_size()

    def _take_usual_size(self) -> None:
        # Not larger than the screen leaves room for, the title bar of the desktop included.
        self.resize(*_SIZE)
        screen = or_none(QGuiApplication.primaryScreen())
        if screen is not None:
            room = screen.availableGeometry().size()
            if room.width() <= _SIZE[0] or room.height() <= _SIZE[1]:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    # Look

    def _load_theme(self) -> Theme:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        theme = Theme.load(dark=self._machine.is_dark(system_dark), scale=self._machine.scale)
        style = stylesheet(theme)
        # The window wears it: from the application, what is built would get a style with each layout around it.
        if self.styleSheet() != style:
            self.setStyleSheet(style)
        return theme

    def _on_system_scheme(self) -> None:
        if self._machine.follows_system:
            self.apply_look()

    def apply_look(self) -> None:
        """Take over a changed theme or size: the screens are made anew, at the same place.

        Not while the window is covered or a lesson is on the screen: that waits until it is over.
        """
        self._look_waits = self._is_not_to_be_disturbed
        if self._look_waits:
            return
        location = self._drop_shell()
        self._drop_help()
        self.theme = self._load_theme()
        if self._cover_controller is not None:
            self._cover_controller.theme = self.theme
        if location is not None and self._library is not None:
            self._show_shell(self._library, location)
        elif isinstance(self.centralWidget(), Screen):
            self.show_locked()

    def _drop_shell(self) -> "ShellLocation | None":
        """Let the opened window go at once, as Qt would style all of it anew; return where one was in it."""
        if self.shell is None:
            return None
        shell, self.shell = self.shell, None
        location = shell.location
        shell.retire()
        delete(shell)
        return location

    @property
    def _is_not_to_be_disturbed(self) -> bool:
        covered = self._cover_controller is not None and self._cover_controller.is_down
        return covered or self._guest is not None or (self.shell is not None and self.shell.lesson_is_shown)

    def _catch_up_with_look(self) -> None:
        if self._look_waits:
            self.apply_look()

    # Help on an error

    def customEvent(self, event: QEvent) -> None:
        """Show what the help says of an error, where something in the window asks for it."""
        if isinstance(event, HelpAsked):
            self._help_beside().show_code(event.code)

    def _help_beside(self) -> "HelpWindow":
        from observatie.ui.help.help_screen import HelpWindow  # here, as hardly anybody ever asks

        self._help = self._help or HelpWindow(self.theme, self)
        return self._help

    def _drop_help(self) -> None:
        if self._help is not None:
            self._help.close()
            self._help.deleteLater()
            self._help = None

    # Locked

    def show_locked(self) -> None:
        """Show the first start where there is no library yet, else the unlock screen."""
        if self._opening.exists:
            screen = UnlockScreen(self.theme, self._opening.folder, has_sheets=self._opening.has_sheets)
            screen.unlock_asked.connect(self._unlock)
        else:
            from observatie.ui.unlock.first_start import FirstStart  # here, as every other start does without

            screen = FirstStart(
                self.theme,
                self._opening.folder,
                key_is_alone=self._opening.key_is_alone,
                has_sheets=self._opening.has_sheets,
            )
            screen.begin_asked.connect(self._create)
        screen.restore_asked.connect(self._show_restore)
        screen.join_asked.connect(self._show_guest)
        self._locked = screen
        self._put(screen)
        screen.enter()

    def _put(self, widget: QWidget) -> None:
        self.setCentralWidget(widget)
        widget.show()

    def _unlock(self, passphrase: str) -> None:
        self._unlocking.do(lambda: self._opening.open(passphrase))

    def _create(self, answers: "FirstAnswers") -> None:
        self._unlocking.do(lambda: self._opening.create(answers.name, answers.role, answers.passphrase))

    def _refuse(self, said: Message) -> None:
        if self._locked is not None:
            self._locked.show_refusal(said)

    def _show_restore(self) -> None:
        """Show the backups that can be put back; the library is closed."""
        screen = self._opening.restore_screen(self.theme, self._machine)
        screen.closed.connect(self.show_locked)
        screen.restored.connect(self._on_restored)
        self._locked = None
        self._put(screen)
        screen.enter()

    def _on_restored(self, restored: "Restored") -> None:
        self.open_library(restored.library)
        self.tell(restored.said)

    def _restore(self) -> None:
        self.lock()
        self._show_restore()

    def _show_guest(self) -> None:
        """Let somebody fill in at home; the library, if there is one, is closed."""
        if self._unlocking.is_busy:
            return  # it is about to be shown
        self._guest = screen = self._opening.guest_screen(self.theme, self._machine)
        screen.closed.connect(self._on_guest_gone, Qt.ConnectionType.QueuedConnection)
        self._locked = None
        self._put(screen)
        screen.enter()

    def _on_guest_gone(self) -> None:
        self._guest = None
        self._show_locked_again()

    # Open

    def open_library(self, library: "Library") -> None:
        """Show an open library: the lesson that was going on, else the list."""
        # Here, as the unlock screen needs Qt alone.
        from observatie.ui.cover.cover_controller import CoverController
        from observatie.ui.frame.startup_notices import StartupNotices

        self._library, locked = library, self._locked
        self._backups = self._opening.backups(library, self._machine, self)
        self._notices = notices = self._notices or StartupNotices(self.tell, self)
        notices.follow(self._backups)
        context = self._show_shell(library)
        if self._cover_controller is None:
            self._cover_controller = CoverController(self, self.theme, self._machine)
            self._cover_controller.opened.connect(self._catch_up_with_look, Qt.ConnectionType.QueuedConnection)
        self._cover_controller.work_for(context.clock, context.passphrase_check)
        if isinstance(locked, UnlockScreen):
            locked.type_on()
        found = self.shell.found_lesson() if self.shell is not None and library.startup.unclean else None
        notices.on_opened(library, found, is_kept=not context.throw_away)

    def tell(self, said: Message, *, passing: bool = False, urgent: bool = False) -> None:
        """Say something about the program itself, where there is a place for it."""
        if self.shell is not None:
            self.shell.tell(said, passing=passing, urgent=urgent)

    def _show_shell(self, library: "Library", location: "ShellLocation | None" = None) -> "AppContext":
        context = replace(self._opening.context(library, self.theme), backups=self._backups)
        self.shell = self._opening.shell(context, self._machine)
        self._locked = None
        if self._notices is not None:
            context.link.lost.connect(partial(self._notices.on_lost, library))
        self.shell.lock_asked.connect(self.lock)
        self.shell.look_changed.connect(self.apply_look, Qt.ConnectionType.QueuedConnection)
        self.shell.cover_asked.connect(self._cover)
        self.shell.restore_asked.connect(self._restore, Qt.ConnectionType.QueuedConnection)
        self.shell.running_changed.connect(self._on_running)
        # Later, as what made it known is in the midst of its work, and the screens are made anew.
        self.shell.running_changed.connect(self._catch_up_with_look, Qt.ConnectionType.QueuedConnection)
        self._put(self.shell)
        if location is not None:
            self.shell.go_back(location)
        elif context.throw_away or not self.shell.open_running_lesson():
            self.shell.go("visits")
        return context

    def _cover(self) -> None:
        if self._cover_controller is not None:
            self._cover_controller.cover()

    def _on_running(self, running: bool) -> None:
        (self._awake.hold if running else self._awake.release)()
        if self._backups:
            self._backups.on_running(running)

    def lock(self) -> None:
        """Close the library and ask the passphrase again."""
        log.note("vergrendeld")
        self._close_library()
        self._show_locked_again()

    def _show_locked_again(self) -> None:
        if self._look_waits:
            self._look_waits, self.theme = False, self._load_theme()
        self.show_locked()

    def _close_library(self) -> None:
        self._awake.release()
        if self._backups is not None:
            self._backups.retire()
            self._backups.deleteLater()
            self._backups = None
        if self._cover_controller is not None:
            self._cover_controller.rest()
        if self.shell is not None:
            self.shell.retire()
            self.shell = None
        if self._library is not None:
            self._library.close()
            self._library = None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Record what was typed, write what is queued, and remember the window.

        While the store refuses, the first attempt to close says what would be lost; the second one closes.
        """
        if self.shell is not None and self.shell.context.link.trouble is not None and not self._warned:
            self._warned = True
            if self._cover_controller is not None:
                self._cover_controller.open()
            self.tell(self.shell.context.link.trouble.framed(after=_NOT_SAVED), urgent=True)
            event.ignore()
            return
        if self._closing is None and self._begin_last_backup():
            event.ignore()
            return
        if isinstance(screen := self.centralWidget(), Screen):
            screen.leave()
            if screen.holds_back():
                event.ignore()
                return
        self._close_library()
        self._drop_help()
        self._machine.geometry = self.saveGeometry()
        event.accept()

    def _begin_last_backup(self) -> bool:
        """Make a backup before closing, which goes on when that is done; return whether one is made."""
        if self._backups is None or self.shell is None or self.shell.context.link.trouble is not None:
            return False
        self.shell.leave()
        if not self._backups.is_wanted_at_closing:
            return False
        from observatie.ui.backup.restore_screen import ClosingScreen

        if self._cover_controller is not None:
            self._cover_controller.open()
        self._drop_shell()
        self._closing = ClosingScreen(self.theme, self._backups)
        self._closing.close_asked.connect(self.close)
        self._put(self._closing)
        self._closing.enter()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what nothing in the window took: Enter is the next step, Ctrl with a digit key is that digit.

        On a locked screen it is the key of the help too; whatever is open takes that itself.
        """
        from observatie.ui.kit.keys import asks_help, press_digit  # here, as the unlock screen is painted without

        locked = self._locked or self._guest
        if locked is not None and asks_help(event):
            self._help_beside().show_topic(locked.help_topic)
            return
        is_taken = self._enter is not None and self._enter.press_default(event)
        if not is_taken and not press_digit(self, event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to Enter from when the window system is painting: until then there are no keys."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._listen)

    def _listen(self) -> None:
        if self._enter is None:
            from observatie.ui.kit.enter_key import EnterKey  # here, as the unlock screen is painted without

            self._enter = EnterKey(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all of the window covered where it is."""
        super().resizeEvent(event)
        if self._cover_controller is not None:
            self._cover_controller.fit()
