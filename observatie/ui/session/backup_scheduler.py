"""Makes backups without being asked: after a lesson, at closing, and every half hour while something changed.

Never while a lesson runs, and whatever it does can be stopped.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from observatie.backup.backup_folder import (
    backup_folder_of,
    backups_in,
    make_backup,
    make_second_place,
    take_along,
)
from observatie.backup.container import Backup
from observatie.domain.clock import Clock
from observatie.domain.errors import KnownError
from observatie.store.interruption import InterruptedWorkError, Interruption
from observatie.store.library import Library
from observatie.ui.kit.background import Background
from observatie.ui.kit.machine_settings import MachineSettings

EVERY = timedelta(minutes=30)
"""A backup is made so often at most, by itself."""

OLD_AFTER = timedelta(days=7)
"""What is in the second place is too old after so long."""

_LOOK_EVERY_MS = 60_000
_BROKE = KnownError(
    "K05",
    "de reservekopie is niet gemaakt, door een fout in het programma",
    "maak er een met de knop, en meld het",
)


@dataclass(frozen=True)
class _Outcome:
    """What came of one attempt; all None where it was stopped."""

    made: Backup | None = None
    taken_along: Backup | None = None
    second_trouble: KnownError | None = None


class BackupScheduler(QObject):
    """Keeps the backups of one open library.

    Attributes:
        last: the newest backup that is beside the library, or None.
        trouble: why the last attempt failed, or None where it went well.
        second_trouble: why nothing could be written in the second place though it is there, or None.

    Signals:
        changed: something of this is other than it was.
        rested: what was under way is over.
    """

    changed = Signal()
    rested = Signal()

    def __init__(self, library: Library, clock: Clock, machine: MachineSettings, parent: QObject) -> None:
        super().__init__(parent)
        self.last: Backup | None = None
        self.count = 0
        self.trouble: KnownError | None = None
        self.second_trouble: KnownError | None = None
        self._library = library
        self._clock = clock
        self._machine = machine
        self._lesson_runs = self._is_making = False
        self._interruption = Interruption()
        self._tried_at: datetime | None = None
        self._work = Background(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._work.broke.connect(lambda: self._on_failed(_BROKE))
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self.look)
        self._looking.start()
        self._start(lambda _: _Outcome())

    # Where it stands

    @property
    def backup_folder(self) -> Path:
        """Where the backups are."""
        return backup_folder_of(self._library.folder)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return self._work.is_busy

    @property
    def is_wanted(self) -> bool:
        """Whether there is something to back up, or no backup is left, and nothing in the way of it."""
        none_left = self.last is None and not self.is_busy
        return not self._lesson_runs and (none_left or not self._library.is_backed_up)

    @property
    def is_wanted_at_closing(self) -> bool:
        """Whether to make one before closing: not where the desktop is ending too, which would wait for us."""
        application = QGuiApplication.instance()
        ends = isinstance(application, QGuiApplication) and application.isSavingSession()
        return self.is_wanted and not ends

    @property
    def second_place(self) -> Path | None:
        """The folder for backups in the second place, whether or not it is there now; set, it is made in one.

        Where that is refused, the second place is what it was and `second_trouble` says why.
        """
        return Path(self._machine.second_place) if self._machine.second_place else None

    @second_place.setter
    def second_place(self, place: Path | None) -> None:
        self.second_trouble = None
        try:
            made = make_second_place(place) if place is not None else None
        except KnownError as trouble:
            self.second_trouble = trouble
        else:
            self._machine.second_place = str(made) if made is not None else None
            self._machine.second_at = None
        # First, as a place that was chosen this moment is not too old for having nothing yet.
        self._take_along()
        self.changed.emit()

    @property
    def second_at(self) -> datetime | None:
        """When what is in the second place was made; None where nothing is."""
        return self._machine.second_at

    @property
    def second_is_old(self) -> bool:
        """Whether what is in the second place is too old, or there is nothing and none is being taken there."""
        if self.second_place is None or self.last is None or not self._second_lags:
            return False
        at = self.second_at
        if at is None:
            return not self.is_busy
        return self._clock.now().wall - at > OLD_AFTER

    @property
    def _second_lags(self) -> bool:
        return self.last is not None and (self.second_at is None or self.second_at < self.last.at)

    # What is done

    def make(self) -> None:
        """Make a backup now, unless one is being made; what else is under way comes first."""
        if not self._is_making:
            self._is_making = True
            self._tried_at = self._clock.now().wall
            self._start(self._make)

    def look(self) -> None:
        """Make a backup if it is time for one, or take the last one along where a stick was put in since."""
        if self.is_busy or self._lesson_runs:
            return
        if self.is_wanted and self._is_time:
            self.make()
        else:
            self._take_along()

    @property
    def _is_time(self) -> bool:
        moments = [self._tried_at, self.last.at if self.last is not None else None]
        last = max((moment for moment in moments if moment is not None), default=None)
        # A clock that was set back must not keep it from being made.
        return last is None or not timedelta(0) <= self._clock.now().wall - last < EVERY

    def on_running(self, running: bool) -> None:
        """Take in that a lesson begins, in which nothing of this goes on, or that it is over."""
        ended, self._lesson_runs = self._lesson_runs and not running, running
        if running:
            self.stop()
        elif ended and self.is_wanted:
            self.make()

    def stop(self) -> None:
        """Stop what is under way; it leaves nothing behind."""
        self._interruption.ask()

    def retire(self) -> None:
        """Stop for good, as the library is going to be closed."""
        self._looking.stop()
        self.stop()

    def _take_along(self) -> None:
        if self.second_place is not None and self._second_lags and not self.is_busy:
            self._start(self._bring)

    def _start(self, work: Callable[[Interruption], _Outcome]) -> None:
        # What waits is stopped together with what is under way.
        interruption = self._interruption = self._interruption if self.is_busy else Interruption()

        def do() -> tuple[_Outcome, list[Backup]]:
            try:
                outcome = work(interruption)
            except InterruptedWorkError:
                outcome = _Outcome()
            return outcome, backups_in(self.backup_folder, self._library.id)

        self._work.do(do)
        self.changed.emit()

    def _make(self, interruption: Interruption) -> _Outcome:
        return self._second(make_backup(self._library, self._clock, interruption), interruption)

    def _bring(self, interruption: Interruption) -> _Outcome:
        last = self.last
        return _Outcome() if last is None else self._second(last, interruption)

    def _second(self, made: Backup, interruption: Interruption) -> _Outcome:
        place = self.second_place
        if place is None:
            return _Outcome(made)
        try:
            return _Outcome(made, take_along(made, place, self._clock, interruption))
        except InterruptedWorkError:
            return _Outcome(made)
        except KnownError as trouble:
            return _Outcome(made, second_trouble=trouble)

    def _on_done(self, result: tuple[_Outcome, list[Backup]]) -> None:
        outcome, found = result
        self.last, self.count = (found[0] if found else None), len(found)
        if outcome.made is not None:
            self.trouble = None
            self.second_trouble = outcome.second_trouble
        if outcome.taken_along is not None:
            self._machine.second_at = outcome.taken_along.at
        self._tell()

    def _on_failed(self, trouble: KnownError) -> None:
        self.trouble = trouble
        self._tell()

    def _tell(self) -> None:
        self._is_making = self._is_making and self.is_busy
        self.changed.emit()
        if not self.is_busy:
            self.rested.emit()
