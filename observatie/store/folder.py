"""The folder of a library: what is in it, and the key that opens it."""

import os
from pathlib import Path

from observatie.errors import KnownError
from observatie.files import set_aside
from observatie.store import keyfile
from observatie.store.lock import closed_to_us
from observatie.store.wrapping import Cost

DATABASE = "observatie.db"
KEY_FILE = "sleutel.json"


def is_library(folder: Path) -> bool:
    """Return whether there is a library in this folder."""
    # Not Path.exists, which raises where a folder on the way is closed to us.
    return os.path.exists(folder / DATABASE)


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
    return keyfile.unlock(folder / KEY_FILE, passphrase)


def change_passphrase(folder: Path, old: str, new: str, cost: Cost | None = None) -> None:
    """Let `new` open the library, which may be open, and `old` no longer.

    Raises KnownError as `unlock` does, B12 where `new` is too short, and B07 where the key file cannot be written.
    """
    require(folder)
    keyfile.change(folder / KEY_FILE, old, new, cost)


def mend_key(folder: Path) -> None:
    """See to it that the key of the library is kept twice, where one of its two files was lost or damaged."""
    keyfile.mend(folder / KEY_FILE)


def require(folder: Path) -> None:
    """Raise KnownError B01 where there is no library in this folder."""
    if not is_library(folder):
        raise KnownError("B01", f"hier staat geen bibliotheek: {folder}", "kies een andere map of maak een nieuwe")


def refuse_library(folder: Path) -> None:
    """Raise KnownError B10 where there is a library in this folder already."""
    if is_library(folder):
        raise KnownError("B10", f"in {folder} staat al een bibliotheek", "kies een andere map, of open deze")
