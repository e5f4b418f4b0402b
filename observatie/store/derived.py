"""What follows from the journal and is kept for lists: the line of each visit, response and pair."""

from observatie.domain.pair import Pair, summarise_pair
from observatie.domain.response import Response, summarise_response
from observatie.domain.summary import summarise
from observatie.domain.visit import Visit
from observatie.store import rows
from observatie.store.cipher import Database


def write_lines(db: Database, visit: Visit) -> None:
    """Put what a stream is in its list, or take it off."""
    summary = summarise(visit)
    if summary is not None:
        # It is nothing else then; in mid-lesson nothing is spent on finding that out.
        rows.write_summary(db, summary)
        return
    rows.delete_summary(db, visit.id)
    response = summarise_response(Response(visit.journal))
    if response is None:
        rows.delete_response(db, visit.id)
    else:
        rows.write_response(db, response)
    pair = summarise_pair(Pair(visit.journal))
    if pair is None:
        rows.delete_pair(db, visit.id)
    else:
        rows.write_pair(db, pair)


def rebuild(db: Database) -> int:
    """Make the lists anew from the journal and return how many visits they hold; within a transaction."""
    db.execute("DELETE FROM visit_list")
    db.execute("DELETE FROM response_list")
    db.execute("DELETE FROM pair_list")
    for stream in rows.read_streams(db):
        write_lines(db, Visit(stream, rows.read_entries(db, stream)))
    return db.execute("SELECT count(*) FROM visit_list").fetchone()[0]
