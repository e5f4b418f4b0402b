"""A backup is one file: the encrypted library, the key file that opens it, and what tells whether both are whole.

It is a ZIP archive without compression, as what is encrypted gets no smaller. All that is readable in it without
the passphrase is when it was made, of which library (a random id) and the two checksums; and the instruments and
conversation models of the school itself, which are no secret in its folder either.
"""

import hashlib
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import IO, BinaryIO, Final, Literal
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from pydantic import AwareDatetime, BaseModel, ConfigDict

from observatie.domain.errors import KnownError, reason
from observatie.store.files import replacing, why_not
from observatie.store.folder import DATABASE, KEY_FILE, OWN_FOLDERS
from observatie.store.interruption import Interruption

SUFFIX = ".reservekopie"
_ABOUT = "reservekopie.json"
_VERSION: Final = 1
_CHUNK = 1 << 20
_SYNCED_EVERY = 4
_MOST_ABOUT = 10_000
_OWN_SUFFIXES = frozenset({".yaml", ".yml"})
_MOST_OWN = 2_000_000


class _BackupHeader(BaseModel):
    format: Literal["observatie-backup"]
    version: int


class _About(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["observatie-backup"] = "observatie-backup"
    version: Literal[1] = _VERSION
    library: UUID
    at: AwareDatetime
    database: str
    key: str


@dataclass(frozen=True)
class Backup:
    """A backup that is there.

    Attributes:
        library: the id of the library that it is of.
        at: when it was made, by the clock on the wall there and then.
        size: in bytes.
    """

    path: Path
    library: UUID
    at: datetime
    size: int


def write_backup(
    path: Path,
    database: Path,
    key_file: bytes,
    library: UUID,
    at: datetime,
    interruption: Interruption,
    own: Mapping[str, bytes] = MappingProxyType({}),
) -> Backup:
    """Write a backup of `database`, which is closed, whole or not at all.

    `own` is what the school made itself, by folder and name (`own_files`). Raises KnownError K04 where that is
    refused, and InterruptedWorkError.
    """
    try:
        with database.open("rb") as file:
            about = _About(
                library=library,
                at=at,
                database=_digest(file, interruption),
                key=hashlib.sha256(key_file).hexdigest(),
            )
            with replacing(path) as made, ZipFile(made, "w") as archive:
                archive.writestr(_ABOUT, about.model_dump_json(indent=2))
                archive.writestr(KEY_FILE, key_file)
                file.seek(0)
                with archive.open(DATABASE, "w", force_zip64=True) as into:
                    _copy(file, into, interruption, made)
                for name, content in own.items():
                    archive.writestr(name, content)
        return read_backup(path)
    except OSError as error:
        raise KnownError("K04", *why_not(path, error)) from error


def own_files(folder: Path) -> dict[str, bytes]:
    """Return the files of what the school made itself, by folder and name; one that cannot be read is left out."""
    found: dict[str, bytes] = {}
    for name in OWN_FOLDERS:
        with suppress(OSError):
            for path in sorted((folder / name).iterdir()):
                with suppress(OSError):
                    if _is_own(f"{name}/{path.name}") and path.stat().st_size <= _MOST_OWN:
                        found[f"{name}/{path.name}"] = path.read_bytes()
    return found


def read_backup(path: Path) -> Backup:
    """Return what a backup says of itself.

    Raises KnownError K01 where the file is no backup or cannot be read, and K03 where a newer version of the
    program made it.
    """
    with _opened(path) as archive:
        about = _about(path, archive)
        return Backup(path, about.library, about.at, path.stat().st_size)


def extract(path: Path, folder: Path, interruption: Interruption) -> Backup:
    """Put what is in a backup into `folder`: the library and its key file, both checked and on disk; own files.

    Raises KnownError K01, K02 where the backup is damaged, K03, B07 where the folder cannot be written, and
    InterruptedWorkError.
    """
    with _opened(path) as archive:
        about = _about(path, archive)
        for name, expected in ((KEY_FILE, about.key), (DATABASE, about.database)):
            try:
                _extract(archive, name, folder / name, interruption)
                with (folder / name).open("rb") as made:
                    found = _digest(made, interruption)
            except (BadZipFile, KeyError, EOFError) as error:
                raise _damaged(path) from error
            if found != expected:
                raise _damaged(path)
        _extract_own(archive, folder)
        return Backup(path, about.library, about.at, path.stat().st_size)


def copy_backup(backup: Backup, path: Path, interruption: Interruption) -> Backup:
    """Copy a backup to another place, whole or not at all; raises as `write_backup` does."""
    try:
        with backup.path.open("rb") as file:
            expected = _digest(file, interruption)
            file.seek(0)
            with replacing(path) as made:
                _copy(file, made, interruption, made)
        with path.open("rb") as copied:
            if _digest(copied, interruption) != expected:
                path.unlink()
                raise _damaged(path)
        return read_backup(path)
    except OSError as error:
        raise KnownError("K04", *why_not(path, error)) from error


def _extract(archive: ZipFile, name: str, path: Path, interruption: Interruption) -> None:
    # Read before it is written, so that trouble with the one is not told as trouble with the other.
    with archive.open(name) as file:
        try:
            with path.open("xb") as made:
                _copy(file, made, interruption)
                made.flush()
                os.fsync(made.fileno())
        except OSError as error:
            raise _refused(path, error) from error


def _extract_own(archive: ZipFile, folder: Path) -> None:
    for member in archive.infolist():
        if _is_own(member.filename) and member.file_size <= _MOST_OWN:
            # A library that is whole does not stay away for the sake of a form that is not.
            with suppress(BadZipFile, EOFError):
                content = archive.read(member)
                try:
                    (folder / member.filename).parent.mkdir(exist_ok=True)
                    (folder / member.filename).write_bytes(content)
                except OSError as error:
                    raise _refused(folder / member.filename, error) from error


def _is_own(name: str) -> bool:
    """Return whether this is the name of a file of the school itself, in one of its folders and nowhere else."""
    folder, _, file = name.partition("/")
    return folder in OWN_FOLDERS and Path(file).suffix.lower() in _OWN_SUFFIXES and not set(file) & set("/\\:")


@contextmanager
def _opened(path: Path) -> Generator[ZipFile]:
    try:
        with ZipFile(path) as archive:
            yield archive
    except BadZipFile as error:
        raise _foreign(path) from error
    except OSError as error:
        raise KnownError(
            "K01", f"{path} is niet te lezen ({reason(error)})", "kijk na of de schijf of stick aangesloten is"
        ) from error


def _about(path: Path, archive: ZipFile) -> _About:
    try:
        with archive.open(_ABOUT) as file:
            written = file.read(_MOST_ABOUT)
        if _BackupHeader.model_validate_json(written).version > _VERSION:
            raise KnownError(
                "K03",
                f"{path} is gemaakt met een nieuwere versie van Observatie",
                "werk het programma bij; er is niets veranderd",
            )
        return _About.model_validate_json(written)
    except (BadZipFile, KeyError, EOFError, ValueError) as error:
        raise _foreign(path) from error


def _foreign(path: Path) -> KnownError:
    return KnownError("K01", f"{path} is geen reservekopie, of is beschadigd", "kies een andere reservekopie")


def _refused(path: Path, error: OSError) -> KnownError:
    return KnownError("B07", f"{path} is niet te schrijven ({reason(error)})", "kijk na of de schijf vol is")


def _damaged(path: Path) -> KnownError:
    return KnownError("K02", f"de reservekopie {path} is beschadigd", "kies een andere reservekopie")


def _copy(file: IO[bytes], into: IO[bytes], interruption: Interruption, made: BinaryIO | None = None) -> None:
    """Copy a file; with what is `made` it goes to the disk bit by bit, as acts wait for all that is on its way."""
    for number in count(1):
        interruption.check()
        chunk = file.read(_CHUNK)
        if not chunk:
            return
        into.write(chunk)
        if made is not None and number % _SYNCED_EVERY == 0:
            made.flush()
            os.fsync(made.fileno())


def _digest(file: BinaryIO, interruption: Interruption) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        interruption.check()
        digest.update(chunk)
    return digest.hexdigest()
