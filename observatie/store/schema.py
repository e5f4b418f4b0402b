"""The tables, as migrations: each a named function in a transaction of its own, never changed once released."""

from pathlib import Path

from sqlite_utils.migrations import Migrations

from observatie.errors import KnownError
from observatie.store.cipher import Database

migrations = Migrations("library")


@migrations()
def journal(db: Database) -> None:
    """Make the journal and what it refers to: the truth of the library."""
    # Clustered by stream: a visit is read as one run of pages, and writing costs the same in a large library.
    db.execute(
        """
        CREATE TABLE entries (
            stream BLOB NOT NULL,
            seq INTEGER NOT NULL CHECK (seq >= 1),
            device BLOB NOT NULL,
            id BLOB NOT NULL,
            author BLOB NOT NULL,
            at TEXT NOT NULL,
            lesson_ms INTEGER,
            payload TEXT NOT NULL,
            PRIMARY KEY (stream, seq, device, id)
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE definitions (
            hash TEXT PRIMARY KEY,
            instrument TEXT NOT NULL,
            version TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID")


@migrations()
def visit_list(db: Database) -> None:
    """Make the list of visits, which is derived from the journal; `at` is in UTC, so that it sorts."""
    db.execute(
        """
        CREATE TABLE visit_list (
            id BLOB PRIMARY KEY,
            at TEXT NOT NULL,
            summary TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX visit_list_by_time ON visit_list (at DESC, id)")


FORMAT = 2
"""How many migrations this program knows; a file that went through more of them is newer than the program."""


def bring_up_to_date(db: Database) -> None:
    """Apply what the file lacks."""
    migrations.apply(db)
    db.execute(f"PRAGMA user_version={FORMAT}")


def refuse_newer(db: Database, path: Path) -> None:
    """Raise KnownError B05 where a newer version of the program wrote this file."""
    found = format_of(db)
    if found > FORMAT:
        raise KnownError(
            "B05",
            f"{path} is gemaakt met een nieuwere versie van Observatie (formaat {found}, dit is {FORMAT})",
            "werk het programma bij; er is niets veranderd",
        )


def format_of(db: Database) -> int:
    """Return how many migrations the file went through."""
    return db.execute("PRAGMA user_version").fetchone()[0]
