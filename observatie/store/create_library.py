"""Makes the file of a new library, with its owner in the register."""

from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from uuid import uuid4

from observatie import log
from observatie.domain.acts.records import PersonRecord
from observatie.domain.clock import Clock
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.scribe import Scribe
from observatie.domain.names import tidied
from observatie.store import rows, schema
from observatie.store.cipher import Database, connect
from observatie.store.files import move_into_place, set_aside
from observatie.store.folder import make_folder, refuse_library
from observatie.store.lock import FolderLock, closed_to_us
from observatie.store.trouble import troubles_known


@contextmanager
def locked_for_new(folder: Path) -> Generator[tuple[ExitStack, FolderLock]]:
    """Lock a folder, made if it is not there, for a library that is to be made in it.

    Raises KnownError B06 and B07 as the lock does, and B10 where there is a library already.
    """
    make_folder(folder)
    with ExitStack() as opened:
        lock = opened.enter_context(FolderLock(folder))
        # Not before it is locked: another program may be making one at this moment.
        refuse_library(folder)
        yield opened, lock


@log.timing("bibliotheek maken")
def create_library(path: Path, key: bytes, name: str, role: str, clock: Clock) -> None:
    """Make a library at `path`; raises KnownError B07 where that is not allowed, and as the disk refuses."""
    # Made beside its place and moved there whole, so that a crash on the way leaves no library without an owner.
    beside = path.with_name(f"{path.name}.new")
    try:
        for left in ("", "-wal", "-shm"):
            beside.with_name(beside.name + left).unlink(missing_ok=True)
            # What a library left that was deleted without them would be taken for the end of this one.
            set_aside(path.with_name(f"{path.name}{left}"))
        with troubles_known(), closing(connect(beside, key, writing=True, create=True)) as db:
            schema.bring_up_to_date(db)
            _write_owner(db, name, role, clock)
        move_into_place(beside, path)
    except OSError as error:
        raise closed_to_us(path.parent, error) from error


def _write_owner(db: Database, name: str, role: str, clock: Clock) -> None:
    library, owner, device = uuid4(), uuid4(), uuid4()
    with db.atomic():
        for meta, value in (("library", library), ("owner", owner), ("device", device)):
            rows.write_meta(db, meta, str(value))
        record = PersonRecord(id=owner, name=tidied(name), role=role)
        rows.insert_entries(db, [Scribe(owner, device).entry(Journal(library), record, clock.now())])
