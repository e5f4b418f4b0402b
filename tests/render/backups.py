"""Pictures of backups: in the settings, while closing, and on the way back from one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from support.fake_clock import FakeClock

from observatie.backup.container import Backup
from observatie.backup.restore import Contents, Restoration
from observatie.domain.errors import KnownError
from observatie.ui.backup.restore_screen import ClosingScreen, RestoreScreen
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.session.backup_scheduler import BackupScheduler
from observatie.ui.settings.backup_card import BackupCard
from observatie.ui.theme.theme import Theme
from render.pairs import Arrange

_NOW = datetime(2026, 11, 21, 10, 23, 38, tzinfo=timezone(timedelta(hours=1)))
_LIBRARY = UUID(int=7)
_STICK = "/media/ineke/STICK VAN SCHOOL/Observatie/reservekopieën van Ineke"
_FULL_DISK = KnownError(
    "K04", "in /home/ineke/Observatie is geen reservekopie te maken (de schijf is vol)", "maak ruimte"
)


def _backups(count: int) -> list[Backup]:
    return [
        Backup(
            Path(f"/x/{number}.reservekopie"), _LIBRARY, _NOW - timedelta(hours=20 * number), 1_340_000 + number
        )
        for number in range(count)
    ]


def locked(theme: Theme, folder: Path) -> dict[str, Callable[[], QWidget]]:
    """The screens on which no library is open."""
    return {
        "herstel": lambda: _restore(theme, folder, 9),
        "herstel-leeg": lambda: _restore(theme, folder, 0),
        "herstel-inhoud": lambda: _contents(theme, folder, Contents(2, 41)),
        "herstel-niets-kwijt": lambda: _contents(theme, folder, Contents(0, 0)),
        "herstel-sleutel": lambda: _contents(theme, folder, None, is_key_alone=True),
        "herstel-melding": lambda: _refused(theme, folder),
        "sluiten": lambda: ClosingScreen(theme, _Still()),
    }


class _Still(BackupScheduler):
    """A scheduler that makes no backups."""

    def __init__(self) -> None:
        super(BackupScheduler, self).__init__()


def _restore(theme: Theme, folder: Path, count: int) -> RestoreScreen:
    screen = RestoreScreen(theme, folder, FakeClock(_NOW), (), lambda _parent: None, lambda: ())
    screen._show_found(_backups(count))
    return screen


def _contents(theme: Theme, folder: Path, lacks: Contents | None, *, is_key_alone: bool = False) -> RestoreScreen:
    screen = _restore(theme, folder, 3)
    prepared = _Prepared(_backups(1)[0], Contents(37, 1_204), lacks, b"", None, is_key_alone)
    screen._show_contents(prepared)
    return screen


class _Prepared(Restoration):
    replaces = True

    def discard(self) -> None:
        """Nothing is there."""


def _refused(theme: Theme, folder: Path) -> RestoreScreen:
    screen = _restore(theme, folder, 3)
    path = "/media/ineke/STICK/observatie-0000-2026-11-19.reservekopie"
    error = KnownError("K02", f"de reservekopie {path} is beschadigd", "kies een andere reservekopie")
    # Once it is shown, as in the program: what is said comes into view.
    QTimer.singleShot(50, screen, lambda: screen._on_failed(error))
    return screen


def _settings(change: Callable[[BackupScheduler], None]) -> Arrange:
    def arrange(shell, clock) -> None:
        settings = QSettings(str(shell.context.library.folder / "kopie.ini"), QSettings.Format.IniFormat)
        settings.clear()
        scheduler = BackupScheduler(shell.context.library, clock, MachineSettings(settings), shell)
        scheduler._looking.stop()
        while scheduler.is_busy:
            QApplication.processEvents()
        change(scheduler)
        shell.context = replace(shell.context, backups=scheduler)
        shell.go("settings")
        shell.resize(1366, 768)
        QApplication.processEvents()
        card = shell.findChild(BackupCard)
        card._show()
        at: QWidget | None = card
        while not isinstance(at, QScrollArea):
            at = at.parentWidget()
        at.ensureWidgetVisible(card.findChild(QPushButton, "backup-choose"), 0, 40)

    return arrange


def _good(scheduler: BackupScheduler) -> None:
    scheduler.last, scheduler.count = _backups(1)[0], 24


def _old(scheduler: BackupScheduler) -> None:
    _good(scheduler)
    scheduler._machine.second_place = _STICK
    scheduler._machine.second_at = _NOW - timedelta(days=12)


def _failed(scheduler: BackupScheduler) -> None:
    _old(scheduler)
    scheduler.trouble = _FULL_DISK


FULL: dict[str, Arrange] = {
    "instellingen-reservekopie": _settings(_good),
    "instellingen-reservekopie-geen": _settings(lambda _scheduler: None),
    "instellingen-reservekopie-oud": _settings(_old),
    "instellingen-reservekopie-mislukt": _settings(_failed),
}
