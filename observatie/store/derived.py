"""Keeps the lists as the journal tells: written with the entries that change them, or made anew."""

from observatie.domain.visit.visit import Visit
from observatie.store import lists, rows
from observatie.store.cipher import Database
from observatie.store.lists import PAIRS, RESPONSES, VISITS, StreamList


def write_lines(db: Database, visit: Visit) -> None:
    """Put what a stream is in its list, or take it off."""
    # What is a visit is nothing else; in mid-lesson nothing is spent on finding that out.
    if not _write_line(db, VISITS, visit):
        _write_line(db, RESPONSES, visit)
        _write_line(db, PAIRS, visit)


def _write_line(db: Database, stream_list: StreamList[lists.LineModel], visit: Visit) -> bool:
    line = stream_list.line_of(visit)
    if line is None:
        stream_list.delete(db, visit.id)
    else:
        stream_list.write(db, line)
    return line is not None


def rebuild(db: Database) -> int:
    """Make the lists anew from the journal and return how many visits they hold; within a transaction."""
    for each in lists.LISTS:
        db.execute(f"DELETE FROM {each.table}")
    for stream in rows.read_streams(db):
        write_lines(db, Visit(stream, rows.read_entries(db, stream)))
    return db.execute("SELECT count(*) FROM visit_list").fetchone()[0]
