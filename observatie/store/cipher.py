"""Opens the encrypted file: the only place that knows SQLCipher and its pragmas."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from sqlite3 import dbapi2 as driver  # SQLCipher's module has this one's shape, and no types of its own
else:
    from sqlcipher3 import dbapi2 as driver

# SQLCipher's exceptions are not those of sqlite3. sqlite_utils takes this module for its driver where it finds
# it under this name, so this comes before its first import.
sys.modules.setdefault("pysqlite3", driver)
sys.modules.setdefault("pysqlite3.dbapi2", driver)

import sqlite_utils  # noqa: E402

DatabaseError = driver.DatabaseError

PAGE = 4096
"""The size of a page in bytes, which is SQLCipher's own."""

_LOG_PAGES = 8_000
_BUSY_MS = 2_000


class Database(sqlite_utils.Database):
    """A connection that commits each statement by itself, unless inside `atomic()`.

    Attributes:
        when_closed: called with the connection once it is closed, for whoever keeps account of it.
    """

    when_closed: "Callable[[Database], None] | None" = None

    def close(self) -> None:
        """Close the connection."""
        super().close()
        if self.when_closed is not None:
            self.when_closed(self)

    def execute(self, sql: str, parameters: Sequence[object] | dict[str, Any] | None = None) -> driver.Cursor:
        """Execute one statement and return its cursor."""
        return self.conn.execute(sql, () if parameters is None else parameters)


def connect(path: Path, key: bytes, *, writing: bool, create: bool = False) -> Database:
    """Open the file with its raw key of 32 bytes; without `create` it must be there.

    Raises DatabaseError where the file is not one that this key opens.
    """
    db = _open(path, key, "rwc" if create else "rw")
    try:
        if writing:
            db.execute("PRAGMA journal_mode=WAL")
            # The writer takes the log in when nobody waits for it; where it never rests, SQLite does, in a commit.
            db.execute(f"PRAGMA wal_autocheckpoint={_LOG_PAGES}")
            # NORMAL may lose committed rows when the power fails; on macOS even FULL without the second may.
            db.execute("PRAGMA synchronous=FULL")
            db.execute("PRAGMA fullfsync=ON")
            # What is deleted is overwritten, not merely forgotten.
            db.execute("PRAGMA secure_delete=ON")
        else:
            db.execute("PRAGMA query_only=ON")
    except BaseException:
        db.close()
        raise
    return db


def peek(path: Path, key: bytes) -> Database:
    """Open the file so that nothing is written to it, not even when the connection is closed.

    Raises as `connect` does.
    """
    return _open(path, key, "ro")


def frames_read(db: Database) -> int:
    """Return how many frames of its log SQLite reads."""
    return db.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()[1]


def _open(path: Path, key: bytes, mode: str) -> Database:
    connection = driver.connect(
        _uri(path, mode if mode == "rwc" or not _is_still(path) else "ro&immutable=1"),
        uri=True,
        check_same_thread=False,
        timeout=_BUSY_MS / 1000,
        isolation_level=None,
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA temp_store=MEMORY")
        # Nothing was read so far; this tells whether the key fits.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return Database(connection, recursive_triggers=False, execute_plugins=False, strict=True)
    except BaseException:
        connection.close()
        raise


def _is_still(path: Path) -> bool:
    """Return whether nothing can change a file: nobody may write beside it, and no log waits to be taken in.

    To read otherwise SQLite makes files beside it, and refuses where it may not, as on a medium that is read only.
    """
    return not os.access(path.parent, os.W_OK) and not os.path.exists(f"{os.fspath(path)}-wal")


def _uri(path: Path, mode: str) -> str:
    # By its bare path, a file that is not there would be made. Path.as_uri() will not do: for a share on Windows
    # it gives a host, which SQLite refuses.
    name = path.absolute().as_posix()
    root = "" if name.startswith("/") else "/"
    return f"file://{root}{quote(os.fsencode(name))}?mode={mode}"
