"""Covers the window and uncovers it: what is under it is hidden, goes on, and is then as it was."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip

from observatie.domain.clock import Clock, Moment
from observatie.domain.errors import KnownError
from observatie.ui.cover.cover import TITLE, Cover
from observatie.ui.kit.background import Background
from observatie.ui.kit.keys import shortcut
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.kit.passphrase_field import CHECK_BROKE
from observatie.ui.kit.problem_label import Message
from observatie.ui.theme.theme import Theme

_LOOK_EVERY_MS = 1000


class CoverController(QObject):
    """Can come down before the central widget of a window for as long as a library is open.

    Attributes:
        theme: the look of the cover from the next time it comes down.

    Signals:
        opened: what was covered is there again.
    """

    opened = Signal()

    def __init__(self, window: QMainWindow, theme: Theme, machine: MachineSettings) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._machine = machine
        self._clock: Clock | None = None
        self._check: Callable[[str], object] | None = None
        self._cover: Cover | None = None
        self._since: Moment | None = None
        self._title = ""
        self._checking = Background(self)
        self._checking.done.connect(self._on_right)
        self._checking.failed.connect(self._on_wrong)
        self._checking.broke.connect(self._on_broke)
        self._ticking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._ticking.timeout.connect(self._tick)
        # No text field claims these two for itself; while it is covered they are the only keys that do anything.
        self._key = shortcut(window, "F9", self.toggle, Qt.ShortcutContext.ApplicationShortcut)
        self._key.setEnabled(False)

    def work_for(self, clock: Clock, check: Callable[[str], object] | None) -> None:
        """Cover when asked from now on.

        `check` is given a passphrase, takes a while, and raises KnownError where it is not the right one; it is
        None where there is no passphrase.
        """
        self._clock, self._check = clock, check
        self._key.setEnabled(True)

    def rest(self) -> None:
        """Go up without showing what was under it, and stay there: the library is closed."""
        self._key.setEnabled(False)
        self._clock = self._check = None
        self._lift()

    @property
    def is_down(self) -> bool:
        """Whether the window is covered."""
        return self._cover is not None

    def toggle(self) -> None:
        """Cover the window, or take the cover away; where it takes the passphrase, ask it or stop asking."""
        if self._cover is None:
            self.cover()
        elif self._cover.is_asking:
            self._cover.stop_asking()
        else:
            self.open()

    def cover(self) -> None:
        """Cover the window."""
        under = self._window.centralWidget()
        if self._cover is not None or self._clock is None or under is None:
            return
        self._since = self._clock.now()
        self._close_what_floats()
        self._title = self._window.windowTitle()
        self._window.setWindowTitle(TITLE)
        self._cover = self._hang(self._since.wall)
        # The reason that lets a field keep its selection, and does not tell it that editing is over.
        self._cover.setFocus(Qt.FocusReason.PopupFocusReason)
        under.hide()
        self._ticking.start()

    def _hang(self, wall: datetime) -> Cover:
        cover = Cover(self.theme, self._window)
        cover.submitted.connect(self._look_at)
        cover.escaped.connect(cover.stop_asking)
        cover.show_time(wall)
        cover.setGeometry(self._window.rect())
        cover.show()
        cover.raise_()
        return cover

    def _close_what_floats(self) -> None:
        QToolTip.hideText()
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible():
                other.close()

    def fit(self) -> None:
        """Cover all of the window, which has another size now."""
        if self._cover is not None:
            self._cover.setGeometry(self._window.rect())

    def _tick(self) -> None:
        if self._cover is not None and self._clock is not None:
            self._cover.show_time(self._clock.now().wall)

    def open(self) -> None:
        """Take the cover away, or ask the passphrase where too much time went by."""
        if self._cover is None or self._since is None or self._clock is None:
            return
        minutes = self._machine.cover_minutes if self._check is not None else None
        if passphrase_is_needed(self._since, self._clock.now(), minutes):
            self._cover.ask()
        else:
            self._take_away()

    def _take_away(self) -> None:
        under = self._window.centralWidget()
        if self._cover is None or under is None:
            return
        under.show()
        # Qt knows which one it was, also where that widget went away in the meantime.
        (under.focusWidget() or under).setFocus(Qt.FocusReason.PopupFocusReason)
        self._lift()
        self.opened.emit()

    def _lift(self) -> None:
        if self._cover is None:
            return
        self._ticking.stop()
        self._window.setWindowTitle(self._title)
        self._cover.hide()
        self._cover.deleteLater()
        self._cover = None

    # The passphrase

    def _look_at(self, passphrase: str) -> None:
        check = self._check
        if check is not None:
            self._checking.do(lambda: check(passphrase))

    def _on_right(self, _key: object) -> None:
        cover = self._cover
        if cover is not None and cover.is_asking:
            self._take_away()
            cover.type_on()

    def _on_wrong(self, error: KnownError) -> None:
        self._refuse(error)

    def _on_broke(self) -> None:
        self._refuse(CHECK_BROKE)

    def _refuse(self, said: Message) -> None:
        if self._cover is not None and self._cover.is_asking:
            self._cover.refuse(said)


_MS_PER_MINUTE = 60_000


def passphrase_is_needed(since: Moment, now: Moment, minutes: int | None) -> bool:
    """Return whether more time went by than `minutes`: 0 is always, None never.

    The ticks tell, which go on while the laptop sleeps and take no notice of who sets the wall clock.
    """
    if minutes is None:
        return False
    return minutes == 0 or now.ticks_ms - since.ticks_ms > minutes * _MS_PER_MINUTE
