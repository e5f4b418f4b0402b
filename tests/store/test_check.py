"""The check of a library: content with what the program wrote, and sharp on everything else."""

from contextlib import closing
from datetime import datetime, timedelta, timezone
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from support.fake_clock import FakeClock
from support.store.pen import Pen

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import InstrumentRef, Note, VisitSet
from observatie.domain.errors import KnownError
from observatie.store.check import check, quick_check
from observatie.store.cipher import DatabaseError, connect, driver
from observatie.store.folder import DATABASE


@pytest.fixture
def visit(library, clock):
    """A visit with an instrument and two notes; its pen."""
    pen = Pen(library, clock)
    instrument = load_catalogue(instruments_folder()).instruments["kijkwijzer"]
    ref = InstrumentRef.of(instrument)
    library.append([pen.entry(VisitSet(subject="taal", instruments=(ref,)))], [instrument]).result()
    pen.note("een").result()
    pen.note("twee").result()
    return pen


def problems(library):
    return check(library.connect_reading)


def tamper(library, key, sql, *values):
    with closing(connect(library.folder / DATABASE, key, writing=True)) as db:
        assert db.execute(sql, values).rowcount > 0


def test_what_the_program_wrote_is_sound(library, visit):
    assert problems(library) == []
    with closing(library.connect_reading()) as db:
        assert quick_check(db) == []


@pytest.mark.parametrize(
    "zone",
    [ZoneInfo("Europe/Amsterdam"), ZoneInfo("Asia/Kathmandu"), ZoneInfo("UTC"), timezone(-timedelta(hours=11))],
)
def test_the_list_does_not_depend_on_how_a_moment_was_made(library, zone):
    pen = Pen(library, FakeClock(datetime(2026, 7, 1, 9, 0, 0, 123456, tzinfo=zone)))
    planned = datetime(2026, 12, 24, 8, 30, tzinfo=zone)
    library.append([pen.entry(VisitSet(subject="taal", planned_at=planned))]).result()
    assert problems(library) == []


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE visit_list SET summary = replace(summary, 'taal', 'gym')", "de lijst zegt iets anders"),
        ("UPDATE visit_list SET at = '1999'", "de lijst zegt iets anders"),
        ("DELETE FROM visit_list", "de lijst zegt iets anders"),
        ("INSERT INTO visit_list VALUES (x'00', '1999', '{}')", "dat er niet is"),
        ("DELETE FROM entries WHERE payload LIKE '%twee%'", "de lijst zegt iets anders"),
        ("UPDATE entries SET payload = '{}' WHERE payload LIKE '%twee%'", "niet te lezen"),
        ("UPDATE entries SET at = 'gisteren' WHERE payload LIKE '%twee%'", "niet te lezen"),
        ("UPDATE entries SET id = x'00' WHERE payload LIKE '%twee%'", "niet te lezen"),
        ("UPDATE entries SET stream = x'00' WHERE payload LIKE '%twee%'", "niet te lezen"),
        ("UPDATE entries SET lesson_ms = -1 WHERE payload LIKE '%twee%'", "niet te lezen"),
        ("DELETE FROM definitions", "die er niet is"),
        ("UPDATE definitions SET body = replace(body, 'Kijkwijzer', 'Luisterwijzer')", "is veranderd"),
        ("UPDATE definitions SET body = '{}'", "niet te lezen"),
    ],
)
def test_a_row_that_somebody_changed_is_found(library, key, visit, sql, told):
    tamper(library, key, sql)
    assert any(told in problem for problem in problems(library)), problems(library)


def test_rebuilding_mends_the_list_and_only_the_list(library, key, visit):
    before = library.visits()
    tamper(library, key, "UPDATE visit_list SET summary = '{}'")
    tamper(library, key, "INSERT INTO visit_list VALUES (?, '1999', '{}')", uuid4().bytes)
    assert library.rebuild_lists() == 1
    assert problems(library) == []
    assert library.visits() == before
    assert len(library.visit(visit.id).journal) == 3


def test_writing_goes_on_after_rebuilding(library, visit):
    library.rebuild_lists()
    visit.note("drie").result()
    assert [each.notes for each in library.visits()] == [3]
    assert problems(library) == []


def test_a_list_that_cannot_be_read_says_how_it_is_mended(library, key, visit):
    tamper(library, key, "UPDATE visit_list SET summary = '{}'")
    with pytest.raises(Exception, match=r"B14 .* --herstel"):
        library.visits()


def test_what_is_written_meanwhile_is_no_difference(library, visit, monkeypatch):
    # Between reading the list and reading the journal, a note comes in.
    from observatie.store import rows

    read_streams = rows.read_streams

    def later(db):
        visit.note("drie").result()
        return read_streams(db)

    monkeypatch.setattr(rows, "read_streams", later)
    assert problems(library) == []


def test_every_problem_is_told_at_once(library, key, visit, clock):
    other = Pen(library, clock)
    library.append([other.entry(VisitSet(subject="gym")), other.entry(Note(text="een"))]).result()
    tamper(library, key, "DELETE FROM definitions")
    tamper(library, key, "UPDATE visit_list SET at = '1999'")
    assert len(problems(library)) == 3


class Blocked:
    """A connection of which another program has the file."""

    def __init__(self, db, after=0):
        self._db, self._left = db, after

    def execute(self, *asked):
        self._left -= 1
        if self._left < 0:
            error = DatabaseError("database is locked")
            error.sqlite_errorcode = driver.SQLITE_BUSY
            raise error
        return self._db.execute(*asked)

    def table(self, name):
        return type(self._db.table(name))(self, name)

    def __getattr__(self, name):
        return getattr(self._db, name)

    def close(self):
        self._db.close()


def test_a_library_that_could_not_be_looked_at_is_not_said_to_be_damaged(library, visit):
    with closing(library.connect_reading()) as db:
        for look in (lambda: quick_check(Blocked(db)), lambda: check(lambda: Blocked(library.connect_reading()))):
            with pytest.raises(KnownError, match="B06"):
                look()


def test_damage_that_was_found_before_it_could_be_read_no_further_is_told(library, visit):
    class Damaged(Blocked):
        def execute(self, sql, *values):
            if not sql.startswith("PRAGMA"):
                return self._db.execute(sql, *values)
            super().execute(sql)
            return self._db.execute("SELECT 'rij 3 ontbreekt'")

    found = check(lambda: Damaged(library.connect_reading(), after=1))
    assert found[0].startswith("het bestand is beschadigd (rij 3 ontbreekt); ")
    assert found[1:] == ["een ander programma houdt de bibliotheek bezet; sluit dat programma"]
