"""How the file is made and opened: strict tables, every commit on disk."""

import re
from contextlib import closing
from typing import get_args
from uuid import uuid4

import pytest

from observatie.domain.acts.entries import Act, Correction
from observatie.store import schema
from observatie.store.cipher import connect, peek
from observatie.store.folder import DATABASE
from observatie.store.lists import AGREED

KNOWN_KINDS = {
    2: "agreement/1 amend/1 answer/1 consent/1 count/1 finding/1 group/1 lesson/1 note/1 person/1 phase/1 "
    "reaction/1 restore/1 retract/1 sample/1 school/1 status/1 visit_set/1",
    3: "agreement/1 amend/1 answer/1 consent/1 count/1 finding/1 gap/1 group/1 legend/1 lesson/1 note/1 person/1 "
    "phase/1 reaction/1 restore/1 retract/1 sample/1 school/1 status/1 visit_set/1",
    4: "addendum/1 agreement/1 amend/1 answer/1 consent/1 count/1 finding/1 follow_up/1 gap/1 group/1 heard/1 "
    "legend/1 lesson/1 note/1 person/1 phase/1 reaction/1 response_set/1 restore/1 retract/1 sample/1 school/1 "
    "status/1 visit_set/1",
    5: "addendum/1 agreement/1 amend/1 answer/1 consent/1 count/1 finding/1 follow_up/1 gap/1 group/1 heard/1 "
    "legend/1 lesson/1 note/1 pair_mark/1 pair_outcome/1 pair_progress/1 pair_question/1 pair_set/1 person/1 "
    "phase/1 reaction/1 response_set/1 restore/1 retract/1 sample/1 school/1 status/1 visit_set/1",
    6: "addendum/1 agreement/1 amend/1 answer/1 consent/1 count/1 finding/1 follow_up/1 gap/1 group/1 heard/1 "
    "legend/1 lesson/1 note/1 pair_mark/1 pair_outcome/1 pair_progress/1 pair_question/1 pair_set/1 person/1 "
    "phase/1 reaction/1 response_set/1 restore/1 retract/1 sample/1 school/1 status/1 visit_set/1",
    7: "addendum/1 agreement/1 amend/1 answer/1 consent/1 count/1 finding/1 follow_up/1 gap/1 group/1 heard/1 "
    "legend/1 lesson/1 note/1 pair_mark/1 pair_outcome/1 pair_progress/1 pair_question/1 pair_set/1 person/1 "
    "phase/1 reaction/1 response_set/1 restore/1 retract/1 sample/1 school/1 status/1 visit_set/1",
}
"""What each format holds: the kinds of entry, each with its latest version."""


@pytest.fixture
def db(library):
    with closing(library.connect_reading()) as db:
        yield db


def test_every_table_is_strict(db):
    made = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    journal, lists = {"entries", "definitions", "meta", "files"}, {"visit_list", "response_list", "pair_list"}
    assert set(made) == {*journal, *lists, "drafts", "sheets"}
    assert [name for name, sql in made.items() if not re.search(r"\)\s*STRICT\b", sql)] == []


def test_what_a_visit_looks_back_on_is_found_without_going_through_every_visit_to_the_teacher(db):
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {AGREED}", [str(uuid4())])]
    assert len(plan) == 1
    assert plan[0].startswith("SEARCH")
    assert "visit_list_agreed" in plan[0]


def test_every_commit_is_on_disk_before_it_is_said_to_be(library):
    db = library.writer.db
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_what_is_deleted_is_overwritten(library):
    assert library.writer.db.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_a_connection_for_reading_cannot_write(db):
    with pytest.raises(Exception, match="readonly"):
        db.execute("DELETE FROM entries")


def test_peeking_writes_nothing_not_even_what_the_log_holds(library, folder, key):
    files = [folder / DATABASE, folder / f"{DATABASE}-wal"]
    before = [file.read_bytes() for file in files]
    with closing(peek(folder / DATABASE, key)) as db, pytest.raises(Exception, match="readonly"):
        db.execute("DELETE FROM entries")
    assert [file.read_bytes() for file in files] == before


def test_a_file_that_is_not_there_is_not_made_by_opening_it(tmp_path):
    for writing in (True, False):
        with pytest.raises(Exception, match="unable to open"):
            connect(tmp_path / "weg.db", bytes(32), writing=writing)
    assert not list(tmp_path.iterdir())


def test_a_new_kind_of_entry_or_a_new_version_of_one_comes_with_a_new_format():
    # An older program cannot read it: the format is what makes it say so. Add a migration, if only an empty one.
    acts, corrections = get_args(get_args(Act)[0]), get_args(Correction)
    fields = [model.model_fields for model in (*acts, *corrections)]
    kinds = [f"{each['kind'].default}/{each['version'].default}" for each in fields]
    assert " ".join(sorted(kinds)) == KNOWN_KINDS[schema.FORMAT]
