"""Entries, definitions and summaries come out of the file as they went in."""

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.store.pen import Pen
from support.strategies import entries, examples

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import InstrumentRef, Note, VisitSet
from observatie.domain.acts.entries import Retract
from observatie.domain.visit.visit import Visit
from observatie.store import rows, schema
from observatie.store.cipher import DatabaseError, connect


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("rows") / "rows.db"
    with closing(connect(path, bytes(32), writing=True, create=True)) as db:
        schema.bring_up_to_date(db)
        yield db


@examples(60)
@given(st.lists(entries(), max_size=3, unique_by=lambda entry: entry.id))
def test_every_entry_survives_writing_and_reading(db, drawn):
    with db.atomic():
        db.execute("DELETE FROM entries")
        rows.insert_entries(db, drawn)
    for entry in drawn:
        read = next(each for each in rows.read_entries(db, entry.stream) if each.id == entry.id)
        assert read == entry
        assert read.at.utcoffset() == entry.at.utcoffset()


def test_entries_come_in_the_common_order(library, clock):
    pen = Pen(library, clock)
    written = [pen.entry(Note(text=str(number))) for number in range(5)]
    library.append(written[::-1]).result()
    assert library.visit(pen.id).journal.entries() == written


def test_an_entry_that_is_there_already_is_passed_over(library, clock):
    pen = Pen(library, clock)
    first, second = pen.entry(Note(text="een")), pen.entry(Note(text="twee"))
    library.append([first]).result()
    library.append([first, second]).result()
    assert library.visit(pen.id).journal.entries() == [first, second]


def test_a_row_that_breaks_a_rule_is_not_passed_over(db, library, clock):
    broken = Pen(library, clock).entry(Note(text="een")).model_copy(update={"seq": 0})
    with pytest.raises(DatabaseError, match="CHECK"):
        rows.insert_entries(db, [broken])


def test_a_definition_comes_back_with_its_hash(library, clock):
    pen = Pen(library, clock)
    instruments = load_catalogue(instruments_folder()).instruments
    refs = tuple(InstrumentRef.of(i) for i in instruments.values())
    library.append([pen.entry(VisitSet(instruments=refs))], [*instruments.values()]).result()
    library.append([], [*instruments.values()]).result()  # a second time is no error
    for instrument in instruments.values():
        read = library.definition(instrument.hash)
        assert read == instrument
        assert read.hash == instrument.hash
    assert library.instruments_of(library.visit(pen.id)) == dict(instruments)
    assert library.definition("0" * 64) is None


def test_the_list_follows_the_visit(library, clock):
    pen = Pen(library, clock)
    assert library.visits() == []
    pen.begin("taal").result()
    pen.note("een").result()
    (visit,) = library.visits()
    assert (visit.id, visit.subject, visit.notes) == (pen.id, "taal", 1)


def test_the_list_is_ordered_by_moment_whatever_the_offset(library, clock):
    pens = []
    for _ in range(3):
        pens.append(Pen(library, clock))
        pens[-1].begin().result()
        clock.advance(60_000)
    assert [visit.id for visit in library.visits()] == [pen.id for pen in reversed(pens)]
    assert [visit.id for visit in library.visits(limit=1, offset=1)] == [pens[1].id]


def test_a_visit_that_was_taken_away_leaves_the_list(library, clock):
    pen = Pen(library, clock)
    setting = pen.entry(VisitSet(subject="taal"))
    library.append([setting]).result()
    library.append([pen.entry(Retract(original=setting.id))]).result()
    assert library.visits() == []


def test_a_stream_that_does_not_exist_is_an_empty_visit(library, clock):
    stranger = Pen(library, clock).id
    assert library.visit(stranger).journal.entries() == Visit(stranger).journal.entries() == []
