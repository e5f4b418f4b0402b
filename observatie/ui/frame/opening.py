"""What the window asks of the one that wires the layers; only type checkers import this."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from observatie.store.library import Library
from observatie.ui.backup.restore_screen import RestoreScreen
from observatie.ui.frame.shell import Shell
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.pairs.guest.guest_screen import GuestScreen
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.backup_scheduler import BackupScheduler
from observatie.ui.theme.theme import Theme


class Opening(Protocol):
    """What the window asks of the one that wires the layers; all of it may take long and runs in a worker."""

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

    @property
    def has_sheets(self) -> bool:
        """Whether somebody fills in a sheet here with the code of a pair."""
        ...

    def open(self, passphrase: str) -> Library:
        """Open the library; raises KnownError."""
        ...

    def create(self, name: str, role: str, passphrase: str) -> Library:
        """Make the library; raises KnownError."""
        ...

    def context(self, library: Library, theme: Theme) -> AppContext:
        """Return what the screens work with."""
        ...

    def shell(self, context: AppContext, machine: MachineSettings) -> Shell:
        """Return the opened window's content."""
        ...

    def backups(self, library: Library, machine: MachineSettings, parent: QWidget) -> BackupScheduler | None:
        """Return what makes backups of an open library; None where it is not kept."""
        ...

    def restore_screen(self, theme: Theme, machine: MachineSettings) -> RestoreScreen:
        """Return the screen that puts a backup back."""
        ...

    def guest_screen(self, theme: Theme, machine: MachineSettings) -> GuestScreen:
        """Return the screen on which somebody fills in at home, with the code of a pair."""
        ...


class KeepAwake(Protocol):
    """What can keep the screen on; neither of the two waits or raises."""

    def hold(self) -> None:
        """Keep the screen on from now."""
        ...

    def release(self) -> None:
        """Let the screen dim and sleep again as the desktop wants."""
        ...
