"""Opens the encrypted file: the only place that knows SQLCipher and its pragmas."""

import sys
from pathlib import Path

import sqlcipher3

# SQLCipher's exceptions are not those of sqlite3. sqlite_utils takes this module for its driver where it finds
# it under this name, so this comes before its first import.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

from sqlite_utils import Database  # noqa: E402

from observatie.errors import KnownError  # noqa: E402

DatabaseError = sqlcipher3.dbapi2.DatabaseError
OperationalError = sqlcipher3.dbapi2.OperationalError

_BUSY_MS = 2_000


def connect(path: Path, key: bytes, *, writing: bool) -> Database:
    """Open the file with its raw key of 32 bytes.

    Raises KnownError B04 where the file is not one that this key opens.
    """
    connection = sqlcipher3.connect(str(path), check_same_thread=False, timeout=_BUSY_MS / 1000)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store=MEMORY")
        if writing:
            connection.execute("PRAGMA journal_mode=WAL")
            # NORMAL may lose committed rows when the power fails.
            connection.execute("PRAGMA synchronous=FULL")
        else:
            connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError as error:
        connection.close()
        raise _unreadable(path, error) from error
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def _unreadable(path: Path, error: Exception) -> KnownError:
    if isinstance(error, OperationalError):
        return KnownError(
            "B07",
            f"de bibliotheek {path} is niet te openen ({error})",
            "kijk of de schijf vol is en of je in deze map mag schrijven, en probeer het opnieuw",
        )
    return KnownError(
        "B04",
        f"{path} is beschadigd of hoort niet bij dit sleutelbestand",
        "zet de laatste reservekopie van de hele map terug",
    )
