"""What a note said before it says what it says now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import ANNA, BO, REFS, Machine, steps

from observatie.domain.acts.acts import Mark, Note, NoteType
from observatie.domain.acts.entries import Amend, Retract
from observatie.domain.lesson.note_history import NoteHistory, Wording, history_of
from observatie.domain.lesson.tags import Tag

TAGS = [Tag("uitleg", REFS[1], "Uitleg", ("Uitleg", "", ""), (), ())]
NAMES = {ANNA: "Anna", BO: "Bo"}


@pytest.fixture
def machine():
    return Machine()


def history(machine, note) -> NoteHistory:
    return history_of(machine.visit.journal, note.id, TAGS, NAMES.__getitem__)


def words(machine, note) -> list[str]:
    return [wording.words for wording in history(machine, note).earlier]


def amend(machine, note, act, lesson_ms=60_000, author=ANNA):
    return machine.write(Amend(original=note.id, act=act, lesson_ms=lesson_ms), author)


def test_a_note_that_was_never_changed_has_none(machine):
    note = machine.write(Note(text="stil"), lesson_ms=60_000)
    assert history(machine, note) == NoteHistory()
    assert history(machine, note).title == ""


def test_each_earlier_wording_is_told_with_whose_it_was_and_since_when(machine):
    note = machine.write(Note(text="stil"), lesson_ms=60_000)
    machine.clock.advance(3_600_000)
    amend(machine, note, Note(text="stiller"), author=BO)
    machine.clock.advance(86_400_000)
    amend(machine, note, Note(text="doodstil"))

    found = history(machine, note)

    assert found.title == "2 keer gewijzigd"
    assert found.earlier == (
        Wording("1′00″ · stil", "Anna, 3 maart 2025, 9.00 uur"),
        Wording("1′00″ · stiller", "Bo, 3 maart 2025, 10.00 uur"),
    )
    assert found.present == "Anna, 4 maart 2025, 10.00 uur"


def test_time_sort_mark_and_items_are_told_as_well_as_words(machine):
    full = Note(text="Ja", type=NoteType.QUOTE, mark=Mark.CHANCE, items=REFS, aside=True)
    note = machine.write(full, lesson_ms=65_000)
    amend(machine, note, Note(text="Ja"))
    assert words(machine, note) == ["1′05″ · aan jezelf · citaat · kans · Ja #sfeer #uitleg"]


def test_an_item_that_stands_in_the_words_is_not_told_twice(machine):
    note = machine.write(Note(text="Ja #uitleg dus", items=(REFS[1],)), lesson_ms=65_000)
    amend(machine, note, Note(text="Ja"))
    assert words(machine, note) == ["1′05″ · Ja #uitleg dus"]


def test_what_was_undone_is_left_out_and_comes_back_with_redo(machine):
    note = machine.write(Note(text="stil"), lesson_ms=60_000)
    amend(machine, note, Note(text="stiller"))
    amend(machine, note, Note(text="doodstil"))

    machine.undo()
    assert words(machine, note) == ["1′00″ · stil"]
    machine.undo()
    assert words(machine, note) == []
    machine.redo()
    machine.redo()
    assert words(machine, note) == ["1′00″ · stil", "1′00″ · stiller"]


def test_a_correction_that_says_the_same_is_no_change(machine):
    note = machine.write(Note(text="stil"), lesson_ms=60_000)
    amend(machine, note, Note(text="stil"))
    amend(machine, note, Note(text="druk"))
    found = history(machine, note)
    assert [each.words for each in found.earlier] == ["1′00″ · stil"]
    assert found.earlier[0].whose == "Anna, 3 maart 2025, 9.00 uur"


def test_a_note_that_was_taken_away_and_put_back_was_not_changed(machine):
    note = machine.write(Note(text="stil"), lesson_ms=60_000)
    machine.write(Retract(original=note.id))
    machine.undo()
    assert words(machine, note) == []


def test_corrections_of_a_note_that_has_not_arrived_tell_nothing(machine):
    elsewhere = Machine(device=machine.visit.id)
    note = elsewhere.write(Note(text="stil"))
    machine.receive([amend(elsewhere, note, Note(text="druk"))])
    assert history(machine, note) == NoteHistory()


@given(st.lists(steps(), max_size=12))
def test_the_last_version_of_whatever_people_do_is_what_stands(done):
    machine = Machine()
    for step in done:
        machine.do(step)
    for standing in machine.visit.journal.standing("note"):
        versions = machine.visit.journal.versions(standing.id)
        assert versions[-1].said == standing
        assert versions[0].by == standing.entry
