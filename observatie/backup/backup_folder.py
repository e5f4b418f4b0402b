"""The backups in a folder: made, listed, and thinned out as their number grows."""

import shutil
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from observatie import log
from observatie.backup.container import SUFFIX, Backup, copy_backup, own_files, read_backup, write_backup
from observatie.domain.clock import Clock
from observatie.domain.errors import KnownError, reason
from observatie.domain.rotation import Retention, to_remove
from observatie.store.folder import DATABASE, key_file_of
from observatie.store.interruption import Interruption
from observatie.store.library import Library

FOLDER = "reservekopieen"
"""The folder of the backups, in that of the library."""

SECOND_FOLDER = "Observatie-reservekopieen"
"""The folder of the backups in a second place."""

_WORKSHOP = "~observatie-"
_LEFT_AFTER = 86_400


def backup_folder_of(folder: Path) -> Path:
    """Return where the backups of the library in `folder` are."""
    return folder / FOLDER


def backups_in(folder: Path, library: UUID | None = None) -> list[Backup]:
    """Return the backups in a folder, of one library or of all, the newest first.

    A file that is none, or that cannot be read, is passed over; of a folder that is not there, there are none.
    """
    found: list[Backup] = []
    with suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            with suppress(KnownError):
                found.append(read_backup(path))
    mine = (each for each in found if library in (None, each.library))
    # Of one second, the name with the higher number is the newer one.
    return sorted(mine, key=lambda each: (each.at, len(each.path.name), each.path.name), reverse=True)


@log.timing("reservekopie maken")
def make_backup(
    library: Library,
    clock: Clock,
    interruption: Interruption,
    folder: Path | None = None,
    keep: Retention | None = None,
) -> Backup:
    """Make a backup of an open library, see that it is whole, and then let older ones go.

    It goes to `folder`, or where those of the library are. What is written meanwhile does not wait for it. Raises
    KnownError K04 where it cannot be written, B03 where the key file is gone, and as `Library.snapshot` does; then
    all older ones are still there. Raises InterruptedWorkError where it was stopped, with nothing left of it.
    """
    folder = folder or backup_folder_of(library.folder)
    with _workshop(folder) as workshop:
        copy, at = workshop / DATABASE, clock.now().wall
        changes = library.snapshot(copy, interruption)
        path = _free_name(folder, library.id, at)
        key_file, own = key_file_of(library.folder), own_files(library.folder)
        made = write_backup(path, copy, key_file, library.id, at, interruption, own)
    log.note("reservekopie van %s bytes", made.size)
    library.mark_backed_up(changes)
    _thin_out(folder, library.id, at, keep)
    return made


def make_second_place(folder: Path) -> Path:
    """Make the folder for backups in a second place that was chosen, and return it.

    A folder of its own: where a stick was mounted a folder may stay when it is gone, and that is not taken for it.
    Raises KnownError K04 where it cannot be made.
    """
    place = folder if folder.name == SECOND_FOLDER else folder / SECOND_FOLDER
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        raise _no_room(place, error) from error
    return place


def take_along(
    backup: Backup, folder: Path, clock: Clock, interruption: Interruption, keep: Retention | None = None
) -> Backup | None:
    """Keep a backup in a second place too, or return None where that is not there now.

    Raises KnownError K04 where it cannot be written there, and InterruptedWorkError.
    """
    try:
        if not folder.is_dir():
            return None
    except OSError:
        return None
    there = next((each for each in backups_in(folder, backup.library) if each.at == backup.at), None)
    if there is None:
        with log.timing("reservekopie naar de tweede plek"):
            there = copy_backup(backup, _free_name(folder, backup.library, backup.at), interruption)
    _thin_out(folder, backup.library, clock.now().wall, keep)
    return there


def _thin_out(folder: Path, library: UUID, now: datetime, keep: Retention | None) -> None:
    for each in to_remove(backups_in(folder, library), now, keep):
        # One that cannot be taken away now can be the next time.
        with suppress(OSError):
            each.path.unlink(missing_ok=True)


def _free_name(folder: Path, library: UUID, at: datetime) -> Path:
    # By the library too, as several may be kept on one stick.
    stem = f"observatie-{library.hex[:8]}-{at:%Y-%m-%d-%H%M%S}"
    names = (folder / f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}" for number in count(1))
    return next(name for name in names if not name.exists())


@contextmanager
def _workshop(folder: Path) -> Generator[Path]:
    """Give a folder to work in beside the backups, on the same disk; it is gone at the end."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sweep(folder)
        with TemporaryDirectory(prefix=_WORKSHOP, dir=folder, ignore_cleanup_errors=True) as made:
            yield Path(made)
    except OSError as error:
        raise _no_room(folder, error) from error


def _no_room(folder: Path, error: OSError) -> KnownError:
    return KnownError(
        "K04",
        f"in {folder} is geen reservekopie te maken ({reason(error)})",
        "kijk na of je in deze map mag schrijven en of de schijf niet vol is",
    )


def _sweep(folder: Path) -> None:
    """Take away what a program left that was ended while it made a backup; another may be making one now."""
    before = time.time() - _LEFT_AFTER
    for left in folder.glob(f"{_WORKSHOP}*"):
        if left.is_dir() and left.stat().st_mtime < before:
            shutil.rmtree(left, ignore_errors=True)
