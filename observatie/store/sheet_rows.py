"""The sheets of pairs as rows, and back; each is encrypted by itself, under the word of its owner."""

from uuid import UUID

from observatie.domain.pair.sheet import SheetState
from observatie.store.cipher import Database
from observatie.store.rows import unreadable
from observatie.store.sheets import Sheet


def write_sheet(db: Database, sheet: Sheet) -> None:
    """Keep a sheet in the place of what its owner had before; what stood there is overwritten."""
    db.execute(
        "INSERT INTO sheets (session, owner, body) VALUES (?, ?, ?) "
        "ON CONFLICT (session, owner) DO UPDATE SET body = excluded.body",
        [sheet.session.bytes, sheet.owner.bytes, sheet.model_dump_json()],
    )


def read_sheets(db: Database, session: UUID) -> dict[UUID, Sheet]:
    """Return the sheets of a session by owner; raises KnownError B04 where one cannot be read."""
    found = db.execute("SELECT body FROM sheets WHERE session = ? ORDER BY owner", [session.bytes]).fetchall()
    try:
        sheets = [Sheet.model_validate_json(row[0]) for row in found]
    except ValueError as error:
        raise unreadable(f"een blad van paar {session}") from error
    return {sheet.owner: sheet for sheet in sheets}


def read_sheet_sessions(db: Database) -> list[UUID]:
    """Return the sessions that have a sheet."""
    return [UUID(bytes=row[0]) for row in db.execute("SELECT DISTINCT session FROM sheets").fetchall()]


def read_sheet_states(db: Database) -> dict[UUID, dict[UUID, SheetState]]:
    """Return how far each is with her sheet, by session and owner; one that cannot be read is passed over."""
    found: dict[UUID, dict[UUID, SheetState]] = {}
    for session, owner, state in db.execute(
        "SELECT session, owner, body ->> '$.state' FROM sheets WHERE json_valid(body)"
    ):
        if state in set(SheetState):
            found.setdefault(UUID(bytes=session), {})[UUID(bytes=owner)] = SheetState(state)
    return found
