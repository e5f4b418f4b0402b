"""The tables, as migrations: each a named function in a transaction of its own, never changed once released.

In SQL, as sqlite_utils makes no tables WITHOUT ROWID and no indexes on an expression.
"""

from pathlib import Path

from observatie.domain.errors import KnownError
from observatie.store import lists
from observatie.store.cipher import Database
from observatie.store.trouble import RESCUE


def _journal(db: Database) -> None:
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


def _visit_list(db: Database) -> None:
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
    # Holds the few lessons that are going on, so that each start finds them at once.
    db.execute("CREATE INDEX visit_list_running ON visit_list (at DESC) WHERE summary ->> '$.state' = 'observing'")


def _drafts(db: Database) -> None:
    """Make room for the lines of each visit that are not entered yet: the new one, and notes being edited.

    `original` is the id of the note, and empty for the new line.
    From here on there are gaps and legends too, and notes that say more; an older program cannot read these.
    """
    db.execute(
        """
        CREATE TABLE drafts (
            stream BLOB NOT NULL,
            original BLOB NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (stream, original)
        ) STRICT, WITHOUT ROWID
        """
    )


def _conversations(db: Database) -> None:
    """Make room for the responses on their own and for files that entries name by their SHA-256.

    From here on there are follow-ups, what was heard, addenda and responses. The list of visits is made anew, as
    it tells what was handed over and dates what was on paper by the day of its lesson.
    """
    db.execute(
        """
        CREATE TABLE response_list (
            id BLOB PRIMARY KEY,
            at TEXT NOT NULL,
            summary TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX response_list_by_time ON response_list (at DESC, id)")
    db.execute("CREATE TABLE files (hash TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID")
    # The visits to one teacher, for the agreements that live on.
    db.execute("CREATE INDEX visit_list_by_teacher ON visit_list (summary ->> '$.teacher', at)")


def _pairs(db: Database) -> None:
    """Make room for the sessions of pairs, and for their sheets, which are encrypted by themselves."""
    db.execute(
        """
        CREATE TABLE pair_list (
            id BLOB PRIMARY KEY,
            at TEXT NOT NULL,
            summary TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX pair_list_by_time ON pair_list (at DESC, id)")
    db.execute(
        """
        CREATE TABLE sheets (
            session BLOB NOT NULL,
            owner BLOB NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (session, owner)
        ) STRICT, WITHOUT ROWID
        """
    )


def _agreed(db: Database) -> None:
    """Find the visits from which agreements live on without going through every visit to the teacher."""
    db.execute("DROP INDEX visit_list_by_teacher")
    db.execute(
        "CREATE INDEX visit_list_agreed ON visit_list (summary ->> '$.teacher', at DESC, id) "
        "WHERE summary ->> '$.agreements' > 0 OR summary ->> '$.follow_ups' > 0"
    )


def _ways_of_pairs(_db: Database) -> None:
    """Change nothing: from here on a pair can be dropped, and its journal tells what came of its sheets.

    An older program cannot read these entries.
    """


_MIGRATIONS = (_journal, _visit_list, _drafts, _conversations, _pairs, _agreed, _ways_of_pairs)

FORMAT = len(_MIGRATIONS)
"""How many migrations this program knows; a file that went through more of them is newer than the program.

A new kind of entry, or a new version of one, comes with a migration too, were it an empty one: an older program
cannot read it and must refuse the file. So does a change in what is derived: its migration makes the lists anew.
"""


def bring_up_to_date(db: Database) -> None:
    """Apply what the file lacks; the file counts what it went through, in the same transaction.

    With the last of them the lists are made anew, as only then they can be written as this program does.
    """
    found = format_of(db)
    for number in range(found, FORMAT):
        with db.atomic():
            _MIGRATIONS[number](db)
            if found and number == FORMAT - 1:
                lists.rebuild(db)
            db.execute(f"PRAGMA user_version={number + 1}")


def refuse_unfit(db: Database, path: Path, *, writing: bool) -> None:
    """Raise KnownError where this program cannot use the file.

    B04 where it holds no library, B05 where a newer version of the program wrote it, and B13 where an older one
    did and it cannot be brought up to date, because it is opened for reading.
    """
    found = format_of(db)
    if found == 0:
        raise KnownError("B04", f"{path} is leeg of beschadigd", RESCUE)
    if found > FORMAT:
        raise newer(path, found)
    if found < FORMAT and not writing:
        raise KnownError(
            "B13",
            f"{path} is van een oudere versie van Observatie (formaat {found}, dit is {FORMAT})",
            "open de bibliotheek een keer in het programma; dat werkt de bibliotheek bij",
        )


def newer(path: Path, found: int) -> KnownError:
    """Return the error that a file of this format is too new for this program."""
    return KnownError(
        "B05",
        f"{path} is gemaakt met een nieuwere versie van Observatie (formaat {found}, dit is {FORMAT})",
        "werk het programma bij; er is niets veranderd",
    )


def format_of(db: Database) -> int:
    """Return how many migrations the file went through."""
    return db.execute("PRAGMA user_version").fetchone()[0]
