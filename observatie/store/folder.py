"""The folder of a library: what is in it, the key that opens it, and how another one takes its place."""

import json
import os
import shutil
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from observatie.domain.errors import KnownError
from observatie.store import keyfile
from observatie.store.cipher import DatabaseError, peek
from observatie.store.files import move_into_place, set_aside, write_whole
from observatie.store.lock import OTHER_FOLDER, FolderLock, closed_to_us
from observatie.store.wrapping import Cost

DATABASE = "observatie.db"
KEY_FILE = "sleutel.json"
SWAP_FILE = "terugzetten.json"
"""There as long as another library is taking the place of the one in a folder; whoever opens it finishes that."""

EXTENT_FILE = "voortgang.json"
"""Holds how far the last streams got, sealed."""

_KEY_COPY = "sleutel-kopie.json"
KEY_FILES = (KEY_FILE, _KEY_COPY)
"""The two files that hold the key."""

OWN_INSTRUMENTS = "instrumenten"
OWN_CONVERSATIONS = "gespreksmodellen"
OWN_FOLDERS = (OWN_INSTRUMENTS, OWN_CONVERSATIONS)
"""The folders with what a school made itself, as files that a person can read."""

_OF_THE_FILE = (f"{DATABASE}-wal", f"{DATABASE}-shm", EXTENT_FILE)
"""What belongs to the file of one library, and is nothing beside that of another."""

_ASIDE = "opzij"


def is_library(folder: Path) -> bool:
    """Return whether there is a library in this folder."""
    # Not Path.exists, which raises where a folder on the way is closed to us.
    return os.path.exists(folder / DATABASE) or is_swapping(folder)


def is_swapping(folder: Path) -> bool:
    """Return whether another library is taking the place of the one in this folder."""
    return os.path.exists(folder / SWAP_FILE)


def make_folder(folder: Path) -> None:
    """Make the folder, for nobody but its owner, unless it is there; raises KnownError B07."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise closed_to_us(folder, error) from error


def create_key(folder: Path, passphrase: str, cost: Cost | None = None) -> bytes:
    """Make the folder and its key file, and return the key; `Library.begin` does so in a folder that it locked.

    Raises KnownError B07 where that is not allowed, B10 where the folder holds a library, whose key it would
    replace, and B12 where the passphrase is too short.
    """
    refuse_library(folder)
    make_folder(folder)
    try:
        # Left by a first start that was broken off, or the key of a library that was moved elsewhere.
        for left in (folder / KEY_FILE, keyfile.copy_of(folder / KEY_FILE)):
            set_aside(left)
    except OSError as error:
        raise closed_to_us(folder, error) from error
    return keyfile.create(folder / KEY_FILE, passphrase, cost)


def unlock(folder: Path, passphrase: str) -> bytes:
    """Return the key of the library; raises KnownError B01, and as `keyfile.unlock` does."""
    require(folder)
    return keyfile.unlock(folder / KEY_FILE, passphrase, lambda key: _opens(folder, key))


def _opens(folder: Path, key: bytes) -> bool:
    try:
        peek(folder / DATABASE, key).close()
    except DatabaseError:
        return False
    return True


def change_passphrase(folder: Path, old: str, new: str, cost: Cost | None = None) -> None:
    """Let `new` open the library, which may be open, and `old` no longer.

    Raises KnownError as `unlock` does, B12 where `new` is too short, and B07 where the key file cannot be written.
    """
    require(folder)
    keyfile.change(folder / KEY_FILE, old, new, cost)


def key_file_of(folder: Path) -> bytes:
    """Return what the key file holds, from its copy where it is damaged; raises KnownError B03, B05 and B07."""
    return keyfile.sound_bytes(folder / KEY_FILE)


def key_id_of(folder: Path) -> str:
    """Return what the key in the key file is called; raises as `key_file_of`."""
    return keyfile.named_id(folder / KEY_FILE)


def repair_key(folder: Path) -> None:
    """See to it that the key of the library is kept twice, where one of its two files was lost or damaged."""
    keyfile.repair(folder / KEY_FILE)


def require(folder: Path) -> None:
    """Raise KnownError B01 where there is no library in this folder.

    A library that was taking the place of another when the program ended takes it now; raises as `finish_swap`.
    """
    if is_swapping(folder):
        with FolderLock(folder):
            finish_swap(folder)
    if not is_library(folder):
        raise KnownError(
            "B01",
            f"hier staat geen bibliotheek: {folder}",
            f"kijk na of dit de goede map is en of de stick of schijf erin zit; {OTHER_FOLDER}",
        )


def refuse_library(folder: Path) -> None:
    """Raise KnownError B10 where there is a library in this folder already."""
    if is_library(folder):
        raise KnownError(
            "B10",
            f"in {folder} staat al een bibliotheek",
            f"start Observatie opnieuw om deze te openen; {OTHER_FOLDER}",
        )


def swap(folder: Path, prepared: Path, aside: Path) -> None:
    """Let the library in `prepared` take the place of the one in `folder`, which is kept in `aside`.

    Both are folders in `folder`, which is locked by the caller. From here on a crash changes nothing: what was
    begun is finished by whoever opens the library next. Raises KnownError as `finish_swap` does.
    """
    try:
        aside.mkdir(mode=0o700)
        plan = json.dumps({"prepared": prepared.name, "aside": aside.name})
        write_whole(folder / SWAP_FILE, plan.encode())
    except OSError as error:
        with suppress(OSError):
            aside.rmdir()
        raise closed_to_us(folder, error) from error
    finish_swap(folder)


def finish_swap(folder: Path) -> None:
    """Finish what `swap` began, however far it came; raises KnownError B07 where that is refused now."""
    try:
        plan = json.loads((folder / SWAP_FILE).read_bytes())
        prepared, aside = (folder / Path(str(plan[name])).name for name in ("prepared", "aside"))
        aside.mkdir(mode=0o700, exist_ok=True)
        # Each file of the old library goes before the new one comes, and the database last: as long as the new
        # database is not in its place, what stands there is of the old library.
        if (prepared / DATABASE).exists():
            for name in _OF_THE_FILE:
                _move(folder / name, aside / name)
        for name in (*KEY_FILES, DATABASE):
            if (prepared / name).exists():
                _move(folder / name, aside / name)
                _move(prepared / name, folder / name)
        shutil.rmtree(prepared, ignore_errors=True)
        if not any(aside.iterdir()):
            aside.rmdir()
        (folder / SWAP_FILE).unlink()
    except FileNotFoundError:
        return  # another program has just finished it
    except (ValueError, KeyError, TypeError):
        # It is written whole or not at all; one that says nothing has nothing to finish.
        set_aside(folder / SWAP_FILE)
    except OSError as error:
        raise closed_to_us(folder, error) from error


def aside_name(folder: Path, when: datetime) -> Path:
    """Return a folder, that is not there yet, for what is kept of a library; raises no error."""
    stem = f"{_ASIDE}-{when:%Y-%m-%d-%H%M%S}"
    names = (folder / f"{stem}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


def copy_aside(folder: Path, when: datetime) -> Path:
    """Copy the library, which nobody has open, with its log and its key; raises KnownError B07."""
    aside = aside_name(folder, when)
    try:
        aside.mkdir(mode=0o700)
        for name in (DATABASE, *_OF_THE_FILE, *KEY_FILES):
            if (folder / name).exists():
                shutil.copy2(folder / name, aside / name)
    except OSError as error:
        raise closed_to_us(folder, error) from error
    return aside


def _move(path: Path, to: Path) -> None:
    if os.path.lexists(path):
        move_into_place(path, to)
