"""What tests of the store begin with: a visit to write in, a lesson that runs, and a store that is in the way."""

from contextlib import closing
from queue import SimpleQueue

import pytest
from support.store.pen import SOON, Pen

from observatie.store import writer
from observatie.store.cipher import connect
from observatie.store.folder import DATABASE
from observatie.store.visit_session import VisitSession


@pytest.fixture
def pen(library, clock):
    """A visit in which nothing is written yet."""
    pen = Pen(library, clock)
    pen.begin().result(SOON)
    return pen


@pytest.fixture
def session(library, pen, clock):
    """A visit whose lesson has just begun."""
    session = VisitSession.open(library, pen.id, clock)
    session.begin_lesson().saved.result(SOON)
    return session


@pytest.fixture
def impatient(monkeypatch):
    """What is refused is tried again at once."""
    monkeypatch.setattr("observatie.store.cipher._BUSY_MS", 1)
    monkeypatch.setattr(writer, "_RETRY_SECONDS", 0.01)


@pytest.fixture
def troubles(library):
    """What the window would be told, as a queue to wait on."""
    told = SimpleQueue()
    library.writer.on_trouble = told.put
    return told


@pytest.fixture
def blocker(library, key):
    """Another program's connection; it holds the file from BEGIN EXCLUSIVE to ROLLBACK."""
    with closing(connect(library.folder / DATABASE, key, writing=True)) as db:
        yield db
