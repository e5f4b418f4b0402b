"""What is found when a library is opened for writing: how it ended, and what is missing of it."""

from dataclasses import dataclass, field
from uuid import UUID

from observatie.store import rows
from observatie.store.connections import Connections
from observatie.store.extent import Extents


@dataclass(frozen=True)
class Startup:
    """How a library was found.

    Attributes:
        unclean: whether the program that had it open before ended without closing it.
        lost_log: whether it did, and SQLite's log, with what was written last, is not there any more.
        recovered: how many acts were read of a damaged log past SQLite; None where the log was sound.
        missing: how many acts at least are missing, by stream; what was recovered is not.
    """

    unclean: bool = False
    lost_log: bool = False
    recovered: int | None = None
    missing: dict[UUID, int] = field(default_factory=dict)


def find(connections: Connections, extents: Extents) -> Startup:
    """Look how the library was left, and mark it as open."""
    db = connections.writing
    # The mark is not in an older copy that came in the place of the file, and its log tells nevertheless.
    unclean = rows.read_meta(db, "open") is not None or connections.had_acts_in_log
    with db.atomic():
        rows.write_meta(db, "open", "yes")
    # In the file itself: were it in the log alone, a log that is lost would take the mark along.
    connections.take_in_log("TRUNCATE")
    missing = {stream: lacking.acts for stream, lacking in extents.lacking(connections.lend).items()}
    return Startup(unclean, unclean and not connections.had_log, connections.recovered, missing)
