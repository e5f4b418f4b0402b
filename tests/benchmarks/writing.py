"""What the store costs: one act through the write path, and opening a long visit."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from itertools import count, cycle
from threading import Thread
from uuid import uuid4

from libraries import Made
from measure import FRAME_MS, medians, medians_of_both, percentile, timed, timed_both
from table import Row, by_both, more, times

from observatie.backup.backup_folder import make_backup
from observatie.clock import SystemClock
from observatie.domain.acts.acts import Note
from observatie.domain.visit.summary import summarise
from observatie.store import rows
from observatie.store.cipher import connect
from observatie.store.interruption import Interruption
from observatie.store.library import Library
from observatie.store.stream_session import Recorded
from observatie.store.visit_session import VisitSession

_ACTS = 1_000
_ROUNDS = 41
_BACKUPS = 6
_BETWEEN_ACTS = 0.05
_TEXT = "C pakt de koptelefoon van het haakje, hangt hem om de nek en legt de stappenkaart op tafel."

_INSERT_ENTRY = (
    "INSERT INTO entries (stream, seq, device, id, author, at, lesson_ms, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_SUMMARY = (
    "INSERT INTO visit_list (id, at, summary) VALUES (?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET at = excluded.at, summary = excluded.summary"
)
_READ_ENTRIES = (
    "SELECT stream, seq, device, id, author, at, lesson_ms, payload FROM entries WHERE stream = ? "
    "ORDER BY seq, device, id"
)


def act_rows(small: Made, large: Made) -> Iterator[Row]:
    """Yield what one act costs, beside the same rows written raw and in libraries of two sizes."""
    with ExitStack() as opened:
        works: list[Callable[[], float]] = []
        for made in (small, large):
            works.append(_act(opened.enter_context(Library.open(made.folder, made.key)), made))
            works.append(_raw_act(opened, made))
        ours, raw, ours_large, _ = medians(works, _ACTS)
    yield times("one act through the write path", "the same rows raw, one transaction", ours, raw, 2)
    yield times(f"the same with {large.entries:,} entries", f"with {small.entries:,}", ours_large, ours, 1.2)


def backup_rows(made: Made) -> Iterator[Row]:
    """Yield how long an act takes while a backup is made, one each 50 ms as somebody works; and the slowest."""
    with Library.open(made.folder, made.key) as library:
        act, found = _act(library, made), list[float]()
        for _ in range(_BACKUPS):
            making = Thread(target=make_backup, args=(library, SystemClock(), Interruption()))
            making.start()
            while making.is_alive():
                found.append(act())
                time.sleep(_BETWEEN_ACTS)
    entries = f"{made.entries:,} entries"
    beside = f"a frame at 60 Hz ({len(found)} acts)"
    yield times(f"an act while a backup is made, p99, {entries}", beside, percentile(found, 0.99), FRAME_MS, 1)
    yield times(f"the slowest of them, {entries}", "a quarter of a second", max(found), 250, 1)


def _act(library: Library, made: Made) -> Callable[[], float]:
    session = VisitSession.open(library, made.over, SystemClock())

    def act() -> None:
        outcome = session.record(Note(text=_TEXT), lesson_ms=1_000)
        assert isinstance(outcome, Recorded)
        outcome.saved.result()

    return lambda: timed(act)


def _raw_act(opened: ExitStack, made: Made) -> Callable[[], float]:
    # In a copy, as two connections that write in turn would each find its cache of the file stale.
    file = made.file.with_name("raw.db")
    shutil.copyfile(made.file, file)
    opened.callback(file.unlink)
    db = opened.enter_context(closing(connect(file, made.key, writing=True)))
    stream, device, author = made.over.bytes, uuid4().bytes, uuid4().bytes
    at, payload = "2026-11-21T10:23:00+01:00", Note(text=_TEXT).model_dump_json(exclude_none=True)
    summary = db.execute("SELECT summary FROM visit_list WHERE id = ?", [stream]).fetchone()[0]
    # SQLite would not write a page again on which nothing changes; with ours the number of notes does.
    summaries, numbers = cycle((summary, f"{summary} ")), count(made.entries)

    def write() -> None:
        db.execute("BEGIN IMMEDIATE")
        entry = (stream, next(numbers), device, uuid4().bytes, author, at, 1_000, payload)
        db.execute(_INSERT_ENTRY, entry)
        db.execute(_INSERT_SUMMARY, (stream, at, next(summaries)))
        db.execute("COMMIT")

    return lambda: timed(write)


def open_rows(long: Made) -> Iterator[Row]:
    """Yield what it costs to open a long visit, beside reading its rows raw."""
    # Qt is imported here, so that what stands above can be measured without it.
    from screens import readable_rows

    with Library.open(long.folder, long.key) as library, closing(library.connect_reading()) as db:

        def read_raw() -> object:
            return db.execute(_READ_ENTRIES, [long.over.bytes]).fetchall()

        def open_visit() -> object:
            session = VisitSession.open(library, long.over, SystemClock())
            return summarise(session.visit), readable_rows(library, session)

        ours, raw = medians_of_both([lambda: timed_both(open_visit), lambda: timed_both(read_raw)], _ROUNDS)
        entries = len(list(rows.read_entries(db, long.over)))
    said = f"open a visit with {entries:,} entries, all readable"
    yield from by_both(more, said, "reading its rows raw", ours, raw, 50)
