"""The lists that follow from the journal: a line for each visit, response and pair."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from observatie.domain.errors import KnownError
from observatie.domain.pair.pair import Pair, PairSummary, summarise_pair
from observatie.domain.response.response import Response, ResponseSummary, summarise_response
from observatie.domain.visit import wording
from observatie.domain.visit.summary import VisitSummary, summarise
from observatie.domain.visit.visit import Visit
from observatie.store import rows
from observatie.store.cipher import Database

Row = tuple[bytes, str, str]
"""A line as it is kept: the id of its stream, when it is of, in UTC so that it sorts, and what it says."""


class StreamSummary(Protocol):
    """What a list shows of a stream."""

    @property
    def id(self) -> UUID:
        """The id of the stream."""
        ...

    @property
    def at(self) -> datetime:
        """What it is sorted by."""
        ...

    def model_dump_json(self) -> str:
        """Return it as one line of JSON."""
        ...


LineModel = TypeVar("LineModel", VisitSummary, ResponseSummary, PairSummary)


@dataclass(frozen=True)
class StreamList(Generic[LineModel]):
    """One of the lists.

    Attributes:
        table: where it is kept.
        one, many: what it is a list of, in Dutch.
        model: what a line of it is.
        line_of: gives the line of a stream, or None for one that does not belong in it.
    """

    table: str
    one: str
    many: str
    model: type[LineModel]
    line_of: Callable[[Visit], LineModel | None]

    def write(self, db: Database, line: LineModel) -> None:
        """Put a stream in the list, or what is new of it; plain SQL, as it is part of every act."""
        db.execute(
            f"INSERT INTO {self.table} (id, at, summary) VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET at = excluded.at, summary = excluded.summary",
            list(row_of(line)),
        )

    def delete(self, db: Database, stream: UUID) -> None:
        """Take a stream off the list."""
        db.execute(f"DELETE FROM {self.table} WHERE id = ?", [stream.bytes])

    def read(self, db: Database, limit: int = -1, offset: int = 0) -> list[LineModel]:
        """Return lines, the latest first; raises KnownError B14 where the list cannot be read.

        A `limit` of -1 means all.
        """
        found = db.table(self.table).rows_where(
            order_by="at DESC, id", select="summary", limit=limit, offset=offset
        )
        lines = [row["summary"] for row in found]
        try:
            return [self.model.model_validate_json(line) for line in lines]
        except ValueError as error:
            raise KnownError(
                "B14",
                f"de lijst van {self.many} is niet te lezen; wat erin hoort is er nog",
                "bouw de lijst op met: observatie controleer --bibliotheek --herstel",
            ) from error

    def count(self, db: Database) -> int:
        """Return how many lines there are."""
        return db.table(self.table).count

    def rows(self, db: Database) -> dict[bytes, Row]:
        """Return every line as it is kept, by the id of its stream."""
        return {row["id"]: (row["id"], row["at"], row["summary"]) for row in db.table(self.table).rows}


VISITS = StreamList("visit_list", "lesbezoek", "lesbezoeken", VisitSummary, summarise)
RESPONSES = StreamList(
    "response_list",
    "formulier",
    "ingevulde formulieren",
    ResponseSummary,
    lambda visit: summarise_response(Response(visit.journal)),
)
PAIRS = StreamList("pair_list", "paar", "paren", PairSummary, lambda visit: summarise_pair(Pair(visit.journal)))

LISTS: tuple[StreamList[VisitSummary] | StreamList[ResponseSummary] | StreamList[PairSummary], ...] = (
    VISITS,
    RESPONSES,
    PAIRS,
)


def row_of(line: StreamSummary) -> Row:
    """Return the row of a list that says `line`."""
    return (line.id.bytes, line.at.astimezone(UTC).isoformat(timespec="milliseconds"), line.model_dump_json())


def name_of(db: Database, stream: UUID) -> str | None:
    """Return in Dutch which visit, form or pair a stream is, by its list; None where no list names it."""
    for each in LISTS:
        for row in db.table(each.table).rows_where("id = ?", [stream.bytes], select="at"):
            return f"{each.one} van {wording.moment(datetime.fromisoformat(row['at']).astimezone())}"
    return None


AGREED = (
    "SELECT id FROM visit_list WHERE summary ->> '$.teacher' = ? "
    "AND (summary ->> '$.agreements' > 0 OR summary ->> '$.follow_ups' > 0) ORDER BY at DESC, id"
)
"""Its condition is word for word that of the index, which is not used otherwise."""


def agreed_visits(db: Database, teacher: UUID) -> list[UUID]:
    """Return the visits to one teacher in which something was agreed or looked back on, the latest first."""
    found = db.execute(AGREED, [str(teacher)])
    return [UUID(bytes=row[0]) for row in found]


def running_visits(db: Database) -> list[UUID]:
    """Return the visits whose lesson is going on, the latest first."""
    found = db.execute("SELECT id FROM visit_list WHERE summary ->> '$.state' = 'observing' ORDER BY at DESC")
    return [UUID(bytes=row[0]) for row in found]


def write_lines(db: Database, visit: Visit) -> None:
    """Put what a stream is in its list, or take it off."""
    # What is a visit is nothing else; in mid-lesson nothing is spent on finding that out.
    if not _write_line(db, VISITS, visit):
        _write_line(db, RESPONSES, visit)
        _write_line(db, PAIRS, visit)


def _write_line(db: Database, stream_list: StreamList[LineModel], visit: Visit) -> bool:
    line = stream_list.line_of(visit)
    if line is None:
        stream_list.delete(db, visit.id)
    else:
        stream_list.write(db, line)
    return line is not None


def rebuild(db: Database) -> int:
    """Make the lists anew from the journal and return how many visits they hold; within a transaction."""
    for each in LISTS:
        db.table(each.table).delete_where()
    for stream in rows.read_streams(db):
        write_lines(db, Visit(stream, rows.read_entries(db, stream)))
    return VISITS.count(db)
