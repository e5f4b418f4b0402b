"""Whether a folder is one that a program for synchronising copies elsewhere, and what that means for a library.

Two laptops that write in the same encrypted file make two versions of it, and no program can put these together.
"""

import os
import re
from collections.abc import Callable, Collection, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePath

Names = Callable[[PurePath], Collection[str]]
"""Returns what is in a folder, by name; nothing where that cannot be read."""

# What a client keeps in the folder that it synchronises. No `.dropbox`: that is in many a home folder too.
_LEFT_BEHIND = {
    "Dropbox": (".dropbox.cache",),
    "OneDrive": (".849C9593-D756-4E56-8D6E-42412F2A707B",),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload"),
    "Nextcloud": (".nextcloudsync.log", ".owncloudsync.log", "._sync_*.db", ".sync_*.db"),
}
# What clients call that folder; the whole name, as "Dropbox-uitleg" is a folder like any other.
_CALLED = {
    "Dropbox": r"Dropbox( \(.+\))?",
    "OneDrive": r"OneDrive( - .+)?",
    "Google Drive": r"Google ?Drive|Mijn Drive|My Drive",
    "iCloud": r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents",
    "Nextcloud": r"(Nextcloud|ownCloud)\d*",
}
# macOS keeps them all in ~/Library/CloudStorage, as "OneDrive-DeWilg" or "GoogleDrive-naam@school.nl".
_CLOUD_STORAGE = "CloudStorage"
_IN_CLOUD_STORAGE = {"GoogleDrive": "Google Drive"}
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def names_in(folder: PurePath) -> Collection[str]:
    """Return what is in a folder on this machine; nothing where it cannot be read or is not there yet."""
    try:
        return os.listdir(folder)
    except (OSError, ValueError):
        return ()


def synced_by(folder: PurePath, names: Names, environment: Mapping[str, str]) -> str | None:
    """Return the product that synchronises `folder` (absolute) or a folder around it, or None."""
    for variable in _ONEDRIVE_VARIABLES:
        root = environment.get(variable)
        if root and folder.is_relative_to(type(folder)(root)):
            return "OneDrive"
    for place in (folder, *folder.parents):
        found = _by_name(place) or _by_content(names(place))
        if found:
            return found
    return None


def _by_name(place: PurePath) -> str | None:
    if place.parent.name == _CLOUD_STORAGE:
        beginning = re.split(r"[-_ ]", place.name)[0]
        return _IN_CLOUD_STORAGE.get(beginning, beginning)
    return next((product for product, name in _CALLED.items() if re.fullmatch(name, place.name)), None)


def _by_content(found: Collection[str]) -> str | None:
    hidden = [name for name in found if name.startswith(".")]
    for product, marks in _LEFT_BEHIND.items():
        if any(fnmatch(name, mark) for name in hidden for mark in marks):
            return product
    return None


def synced_warning(folder: Path, *, exists: bool) -> str:
    """Return what it means that the library is, or will be, in a synchronised folder; empty where it is not."""
    product = synced_by(folder.absolute(), names_in, os.environ)
    if product is None:
        return ""
    risk = (
        "Werk je op twee laptops, dan schrijven ze allebei in hetzelfde versleutelde bestand: er komt een "
        "“conflicterende kopie”, en wat in de ene staat is in de andere weg."
    )
    if exists:
        return (
            f"Je bibliotheek staat in een map die {product} synchroniseert. {risk} Sluit Observatie en verplaats "
            "de hele map naar een plek op deze laptop zelf."
        )
    return (
        f"De map voor je bibliotheek wordt door {product} gesynchroniseerd. {risk} Kies liever een map op deze "
        "laptop zelf: sluit Observatie en begin met --map of OBSERVATIE_MAP."
    )
