"""Several lines that are written down as one act: one transaction, one undo, also after a restart."""

import pytest
from support.store.pen import SOON

from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.visit.rules import Rejection
from observatie.domain.visit.wording import undone_act
from observatie.store.visit_session import VisitSession

LINES = [(Note(text=text), at) for text, at in (("een", 0), ("twee", 60_000), ("drie", 120_000))]


@pytest.fixture
def session(session):
    session.record(Note(text="ervoor"), lesson_ms=0)
    return session


@pytest.fixture
def write(session, clock):
    """Write lines down together and return what was recorded."""
    return lambda lines=LINES: session.record_together(lines, clock.now())


@pytest.fixture
def again(session, library, clock):
    """Open the visit again, as after a restart."""
    return lambda: VisitSession.open(library, session.visit.id, clock)


def texts(session):
    return [standing.act.text for standing in session.visit.shown("note")]


def test_they_are_on_disk_together_each_at_its_own_time(write, again):
    write().saved.result(SOON)
    assert [(s.act.text, s.lesson_ms) for s in again().visit.shown("note")][1:] == [
        ("een", 0),
        ("twee", 60_000),
        ("drie", 120_000),
    ]


def test_one_undo_takes_them_all_back_and_one_redo_brings_them_again(session, write):
    write()
    assert undone_act(session.visit.journal, session.to_undo()) == "3 notities"
    session.undo()
    assert texts(session) == ["ervoor"]
    assert undone_act(session.visit.journal, session.to_redo()) == "3 notities"
    session.redo()
    assert texts(session) == ["ervoor", "een", "twee", "drie"]
    session.undo()
    assert texts(session) == ["ervoor"]


def test_undo_and_redo_still_know_them_together_after_a_restart(write, again):
    write().saved.result(SOON)
    later = again()
    later.undo().saved.result(SOON)
    assert texts(again()) == ["ervoor"]
    later = again()
    later.redo().saved.result(SOON)
    assert texts(again()) == ["ervoor", "een", "twee", "drie"]


def test_what_was_written_before_and_after_is_undone_by_itself(session, write):
    write()
    write([(Note(text="vier"), 0), (Note(text="vijf"), 0)])
    session.record(Note(text="erna"), lesson_ms=180_000)
    shown = []
    for _ in range(4):
        session.undo()
        shown.append(len(texts(session)))
    assert shown == [6, 4, 1, 0]


def test_one_that_was_taken_away_is_put_back_before_they_all_go(session, write):
    recorded = write()
    session.retract(recorded.entry.id)
    session.undo()
    assert texts(session) == ["ervoor", "een", "twee", "drie"]
    session.undo()
    assert texts(session) == ["ervoor"]


def test_where_one_is_refused_none_is_written(session, write):
    unknown = Note(text="twee", items=(ItemRef(instrument="bestaat", item="niet"),))
    assert isinstance(write([LINES[0], (unknown, 0)]), Rejection)
    assert texts(session) == ["ervoor"]


def test_one_line_is_undone_as_any(session, write):
    write(LINES[:1])
    assert undone_act(session.visit.journal, session.to_undo()) == "notitie 0′00″"
    session.undo()
    assert texts(session) == ["ervoor"]
