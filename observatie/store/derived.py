"""What follows from the journal and is kept for lists: the line of each visit and of each response."""

from observatie.domain.response import Response, summarise_response
from observatie.domain.summary import summarise
from observatie.domain.visit import Visit
from observatie.store import rows
from observatie.store.cipher import Database


def write_lines(db: Database, visit: Visit) -> None:
    """Put what a stream is in its list, or take it off."""
    summary = summarise(visit)
    if summary is not None:
        # It is no response then; in mid-lesson nothing is spent on finding that out.
        rows.write_summary(db, summary)
        return
    rows.delete_summary(db, visit.id)
    response = summarise_response(Response(visit.journal))
    if response is None:
        rows.delete_response(db, visit.id)
    else:
        rows.write_response(db, response)


def rebuild(db: Database) -> int:
    """Make the lists anew from the journal and return how many visits they hold; within a transaction."""
    db.execute("DELETE FROM visit_list")
    db.execute("DELETE FROM response_list")
    for stream in rows.read_streams(db):
        write_lines(db, Visit(stream, rows.read_entries(db, stream)))
    return db.execute("SELECT count(*) FROM visit_list").fetchone()[0]
