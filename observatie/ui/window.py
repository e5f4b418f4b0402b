"""The main window: locked or open. What it needs before the passphrase is typed is Qt alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import delete

from observatie.errors import KnownError
from observatie.synced_folder import synced_warning
from observatie.ui.background import Background
from observatie.ui.problem_label import HelpAsked, Said
from observatie.ui.screen import Screen
from observatie.ui.settings.machine_settings import MachineSettings
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme
from observatie.ui.unlock.unlock_screen import UnlockScreen

if TYPE_CHECKING:
    from observatie.store.library import Library
    from observatie.ui.cover.curtain import Curtain
    from observatie.ui.desk import Desk
    from observatie.ui.enter_key import EnterKey
    from observatie.ui.help.help_screen import HelpWindow
    from observatie.ui.shell import Shell, Spot
    from observatie.ui.unlock.first_start import FirstAnswers, FirstStart

_SIZE = (1366, 768)
_NOT_SAVED = "Wat nog niet is opgeslagen gaat verloren als je nu sluit; sluit nog een keer om dat toch te doen"
_BROKE = (
    "De bibliotheek ging niet open, en dat ligt niet aan jou. Er is niets veranderd; start Observatie opnieuw."
)
_UNCLEAN = "Observatie is de vorige keer niet gewoon afgesloten. Alles wat was opgeslagen is er."

_LOST_LOG = (
    "Observatie is de vorige keer niet gewoon afgesloten, en het bestand observatie.db-wal is sindsdien weg. "
    "Wat het laatst was opgeslagen kan ontbreken: kijk je laatste lesbezoek na."
)


class Opening(Protocol):
    """What the window asks of whoever wires the layers; all of it may take long and runs in a worker."""

    folder: Path
    throw_away: bool

    @property
    def exists(self) -> bool:
        """Whether there is a library to unlock."""
        ...

    @property
    def key_is_alone(self) -> bool:
        """Whether the key of a library is there, and the library is not."""
        ...

    def open(self, passphrase: str) -> "Library":
        """Open the library; raises KnownError."""
        ...

    def create(self, name: str, role: str, passphrase: str) -> "Library":
        """Make the library; raises KnownError."""
        ...

    def desk(self, library: "Library", theme: Theme) -> "Desk":
        """Return what the screens work with."""
        ...

    def shell(self, desk: "Desk", machine: MachineSettings) -> "Shell":
        """Return the opened window's content."""
        ...


class KeepAwake(Protocol):
    """Whoever can keep the screen on; neither of the two waits or raises."""

    def hold(self) -> None:
        """Keep the screen on from now."""
        ...

    def release(self) -> None:
        """Let the screen dim and sleep again as the desktop wants."""
        ...


class MainWindow(QMainWindow):
    """Shows the first start or the unlock screen, then the shell of the open library; `awake` works while a lesson
    runs.
    """

    def __init__(self, opening: Opening, settings: QSettings, awake: KeepAwake) -> None:
        super().__init__()
        self._opening = opening
        self._awake = awake
        self._curtain: Curtain | None = None
        self._look_waits = False
        self._machine = MachineSettings(settings)
        self._enter: EnterKey | None = None
        self._help: HelpWindow | None = None
        self._library: Library | None = None
        self.shell: Shell | None = None
        self._locked: UnlockScreen | FirstStart | None = None
        self._unlocking, self._looking = Background(self), Background(self)
        self._unlocking.done.connect(self.open_library)
        self._unlocking.failed.connect(self._on_refused)
        self._unlocking.broke.connect(self._on_broke)
        self._looking.done.connect(self._on_looked)
        self._warned = self._told_synced = False
        self._told_end = False
        self.setWindowTitle("Observatie")
        self.theme = self._load_theme()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        geometry = self._machine.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            self._take_usual_size()

    def _take_usual_size(self) -> None:
        # Not larger than the screen leaves room for, the title bar of the desktop included.
        self.resize(*_SIZE)
        screen = QGuiApplication.primaryScreen()
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
        spot = self._drop_shell()
        self._drop_help()
        self.theme = self._load_theme()
        if self._curtain is not None:
            self._curtain.theme = self.theme
        if spot is not None and self._library is not None:
            self._show_shell(self._library, spot)
        elif isinstance(self.centralWidget(), Screen):
            self.show_locked()

    def _drop_shell(self) -> "Spot | None":
        """Let the opened window go at once, as Qt would style all of it anew; return where one was in it."""
        if self.shell is None:
            return None
        shell, self.shell = self.shell, None
        spot = shell.spot
        shell.retire()
        delete(shell)
        return spot

    @property
    def _is_not_to_be_disturbed(self) -> bool:
        covered = self._curtain is not None and self._curtain.is_down
        return covered or (self.shell is not None and self.shell.lesson_is_shown)

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
            screen = UnlockScreen(self.theme, self._opening.folder)
            screen.unlock_asked.connect(self._unlock)
        else:
            from observatie.ui.unlock.first_start import FirstStart  # here, as every other start does without

            screen = FirstStart(self.theme, self._opening.folder, key_is_alone=self._opening.key_is_alone)
            screen.begin_asked.connect(self._create)
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

    def _on_refused(self, error: KnownError) -> None:
        self._refuse(error)

    def _on_broke(self) -> None:
        self._refuse(_BROKE)

    def _refuse(self, said: Said) -> None:
        if self._locked is not None:
            self._locked.show_refusal(said)

    # Open

    def open_library(self, library: "Library") -> None:
        """Show an open library: the lesson that was going on, else the list."""
        from observatie.ui.cover.curtain import Curtain  # here, as the unlock screen needs Qt alone

        self._library, locked = library, self._locked
        desk = self._show_shell(library)
        if self._curtain is None:
            self._curtain = Curtain(self, self.theme, self._machine)
            self._curtain.opened.connect(self._catch_up_with_look, Qt.ConnectionType.QueuedConnection)
        self._curtain.work_for(desk.clock, desk.passphrase_check)
        if isinstance(locked, UnlockScreen):
            locked.type_on()
        if library.unclean:
            self._look_after_unclean_end(library)
        elif not (desk.throw_away or self._told_synced):
            self._told_synced = True  # once is enough until the next start
            warning = synced_warning(library.folder, exists=True)
            if warning:
                self.tell(warning)

    def _look_after_unclean_end(self, library: "Library") -> None:
        found = self.shell.found_lesson() if self.shell is not None else None
        lost = _LOST_LOG if library.lost_log else ""
        told = " ".join(filter(None, (lost, found)))
        self._told_end = bool(told)
        self.tell(told or f"{_UNCLEAN} Het bestand wordt nagekeken.", passing=self._told_end and not lost)
        self._looking.do(library.quick_check)

    def _on_looked(self, problems: list[str]) -> None:
        if problems:
            # What to do about one finding is said once, of the whole.
            finding = problems[0].partition(";")[0]
            what = f"het bestand van de bibliotheek is beschadigd ({finding})"
            self.tell(KnownError("B04", what, "zet de laatste reservekopie van de hele map terug"))
        elif not self._told_end:
            self.tell(f"{_UNCLEAN} Het bestand is nagekeken en in orde.")

    def tell(self, said: Said, *, passing: bool = False, urgent: bool = False) -> None:
        """Say something about the program itself, where there is a place for it."""
        if self.shell is not None:
            self.shell.tell(said, passing=passing, urgent=urgent)

    def _show_shell(self, library: "Library", spot: "Spot | None" = None) -> "Desk":
        desk = self._opening.desk(library, self.theme)
        self.shell = self._opening.shell(desk, self._machine)
        self._locked = None
        self.shell.lock_asked.connect(self.lock)
        self.shell.look_changed.connect(self.apply_look, Qt.ConnectionType.QueuedConnection)
        self.shell.cover_asked.connect(self._cover)
        self.shell.running_changed.connect(self._on_running)
        # Later, as what made it known is in the midst of its work, and the screens are made anew.
        self.shell.running_changed.connect(self._catch_up_with_look, Qt.ConnectionType.QueuedConnection)
        self._put(self.shell)
        if spot is not None:
            self.shell.go_back(spot)
        elif desk.throw_away or not self.shell.open_running_lesson():
            self.shell.go("visits")
        return desk

    def _cover(self) -> None:
        if self._curtain is not None:
            self._curtain.cover()

    def _on_running(self, running: bool) -> None:
        if running:
            self._awake.hold()
        else:
            self._awake.release()

    def lock(self) -> None:
        """Close the library and ask the passphrase again."""
        self._close_library()
        if self._look_waits:
            self._look_waits, self.theme = False, self._load_theme()
        self.show_locked()

    def _close_library(self) -> None:
        self._awake.release()
        if self._curtain is not None:
            self._curtain.rest()
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
        if self.shell is not None and self.shell.desk.link.trouble is not None and not self._warned:
            self._warned = True
            if self._curtain is not None:
                self._curtain.open()
            self.tell(self.shell.desk.link.trouble.framed(after=_NOT_SAVED), urgent=True)
            event.ignore()
            return
        self._close_library()
        self._drop_help()
        self._machine.geometry = self.saveGeometry()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what nothing in the window took: Enter is the next step, Ctrl with a digit key is that digit.

        On a locked screen it is the key of the help too; whatever is open takes that itself.
        """
        from observatie.ui.keys import asks_help, press_digit  # here, as the unlock screen is painted without

        if self._locked is not None and asks_help(event):
            self._help_beside().show_topic(self._locked.help_topic)
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
            from observatie.ui.enter_key import EnterKey  # here, as the unlock screen is painted without

            self._enter = EnterKey(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all of the window covered where it is."""
        super().resizeEvent(event)
        if self._curtain is not None:
            self._curtain.fit()
