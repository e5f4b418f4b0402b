"""A journal takes entries in and tells what stands."""

import json
from uuid import UUID

import pytest
from support.strategies import ANNA, BO, DEVICES, VISIT, Machine

from observatie.domain.acts.acts import Count, Note, Phase
from observatie.domain.acts.entries import Amend, Entry, Restore, Retract
from observatie.domain.errors import BugError
from observatie.domain.journal.journal import Change, Journal

QUIET, BUSY = Note(text="stil"), Note(text="druk")


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def two_machines():
    """Two machines that have the same note, and its entry."""
    here, there = Machine(device=DEVICES[0]), Machine(device=DEVICES[1])
    note = here.write(QUIET, lesson_ms=60_000)
    there.receive([note])
    return here, there, note


def exchange(here: Machine, there: Machine) -> None:
    sent = here.entries
    here.receive(there.entries)
    there.receive(sent)


# What one correction does


def test_a_note_says_what_it_says(machine):
    note = machine.write(QUIET, lesson_ms=60_000)

    standing = machine.visit.journal.find(note.id)

    assert (standing.act, standing.lesson_ms, standing.amended) == (QUIET, 60_000, False)


def test_an_amended_note_says_the_new_thing_at_the_new_time_in_its_old_place(machine):
    note = machine.write(QUIET, lesson_ms=60_000)
    machine.write(Note(text="later"))

    machine.write(Amend(original=note.id, act=BUSY, lesson_ms=70_000))

    first = next(machine.visit.journal.standing("note"))
    assert (first.id, first.act, first.lesson_ms, first.amended) == (note.id, BUSY, 70_000, True)


def test_a_note_amended_back_counts_as_not_amended(machine):
    note = machine.write(QUIET, lesson_ms=60_000)
    machine.write(Amend(original=note.id, act=BUSY, lesson_ms=60_000))
    machine.write(Amend(original=note.id, act=QUIET, lesson_ms=60_000))

    assert not machine.visit.journal.find(note.id).amended


def test_a_retracted_note_does_not_stand(machine):
    note = machine.write(QUIET)

    machine.write(Retract(original=note.id))

    assert machine.visit.journal.find(note.id) is None
    assert machine.visit.journal.count("note") == 0
    assert machine.visit.journal.entry(note.id) == note


def test_a_restored_note_says_what_it_said_last(machine):
    note = machine.write(QUIET)
    machine.write(Amend(original=note.id, act=BUSY))
    machine.write(Retract(original=note.id))

    machine.write(Restore(original=note.id))

    assert machine.says(note) == BUSY


def test_a_correction_of_a_correction_never_takes_effect(machine):
    note = machine.write(QUIET)
    amend = machine.write(Amend(original=note.id, act=BUSY))

    machine.write(Retract(original=amend.id))
    machine.write(Amend(original=amend.id, act=Note(text="anders")))

    assert machine.says(note) == BUSY
    assert machine.says(amend) is None
    assert machine.visit.journal.count("note") == 1


def test_a_correction_that_names_itself_never_takes_effect(machine):
    itself = UUID(int=5)
    line = json.loads(machine.write(QUIET).to_json())
    amend = json.loads(Amend(original=itself, act=BUSY).model_dump_json(exclude_none=True))
    for entry_id in (itself, UUID(int=6)):
        made = line | {"id": str(entry_id), "seq": 2, "payload": amend}
        machine.receive([Entry.from_json(json.dumps(made))])

    assert machine.visit.journal.find(itself) is None


def test_a_correction_waits_for_its_original(two_machines):
    here, _, note = two_machines
    amend = here.write(Amend(original=note.id, act=BUSY))
    journal = Journal(VISIT)

    assert journal.add(amend) is None
    assert list(journal.standing("note")) == []
    assert journal.add(note).after.act == BUSY


def test_an_amendment_to_another_kind_moves_it_there(machine):
    note = machine.write(QUIET)

    machine.write(Amend(original=note.id, act=Phase(name="instructie")))

    assert machine.visit.journal.count("note") == 0
    assert machine.visit.journal.last("phase").id == note.id


# Two machines


def test_a_note_that_one_took_away_stays_away_though_another_mended_its_spelling(two_machines):
    here, there, note = two_machines
    here.write(Retract(original=note.id), ANNA)
    there.write(Phase(name="instructie"), BO)
    there.write(Amend(original=note.id, act=BUSY), BO)

    exchange(here, there)

    assert here.says(note) is there.says(note) is None


def test_a_note_that_comes_back_has_the_spelling_that_another_mended_meanwhile(two_machines):
    here, there, note = two_machines
    here.write(Retract(original=note.id), ANNA)
    there.write(Amend(original=note.id, act=BUSY), BO)
    exchange(here, there)

    there.write(Restore(original=note.id), BO)
    exchange(here, there)

    assert here.says(note) == there.says(note) == BUSY


def test_of_two_amendments_the_one_with_the_higher_number_wins(two_machines):
    here, there, note = two_machines
    there.write(Amend(original=note.id, act=Note(text="van daar")))
    here.write(Phase(name="instructie"))
    here.write(Amend(original=note.id, act=Note(text="van hier")))

    exchange(here, there)

    assert here.says(note) == there.says(note) == Note(text="van hier")


def test_of_two_amendments_with_one_number_the_machine_decides_the_same_on_both(two_machines):
    here, there, note = two_machines
    here.write(Amend(original=note.id, act=Note(text="van hier")))
    there.write(Amend(original=note.id, act=Note(text="van daar")))

    exchange(here, there)

    assert here.says(note) == there.says(note) == Note(text="van daar")


def test_after_an_exchange_numbers_go_on_above_the_highest_seen(two_machines):
    here, there, _ = two_machines
    here.write(QUIET)
    here.write(QUIET)
    there.receive(here.entries)

    assert there.write(QUIET).seq == 4


# Taking in


def test_an_entry_that_is_here_already_changes_nothing(machine):
    note = machine.write(QUIET)

    assert machine.visit.journal.add(note) is None
    assert len(machine.visit.journal) == 1


def test_a_change_tells_what_stood_and_what_stands(machine):
    journal = machine.visit.journal
    note = machine.write(QUIET)
    stood = journal.find(note.id)
    elsewhere = Machine(machine.entries, DEVICES[1])

    change = journal.add(elsewhere.write(Amend(original=note.id, act=BUSY)))

    assert change == Change(note.id, stood, journal.find(note.id))


def test_an_amendment_of_what_was_taken_away_changes_nothing_yet(machine):
    note = machine.write(QUIET)
    machine.write(Retract(original=note.id))
    elsewhere = Machine(machine.entries, DEVICES[1])

    assert machine.visit.add(elsewhere.write(Amend(original=note.id, act=BUSY))) is None


def test_an_entry_of_another_visit_is_a_mistake_of_ours(machine):
    note = machine.write(QUIET)

    with pytest.raises(BugError, match="belongs to stream"):
        Journal(UUID(int=1)).add(note)


# What stands


def test_kinds_are_told_apart_and_in_the_common_order(machine):
    for act in (QUIET, Count(counter="vinger"), BUSY, Phase(name="instructie")):
        machine.write(act)
    journal = machine.visit.journal

    assert [standing.act for standing in journal.standing("note")] == [QUIET, BUSY]
    assert [standing.act.kind for standing in journal.standing("phase", "note")] == ["phase", "note", "note"]
    assert journal.last("note").act == BUSY
    assert journal.last("answer") is None
    assert (journal.count("note"), journal.count("answer")) == (2, 0)


def test_a_journal_knows_what_arrived(machine):
    note = machine.write(QUIET)
    retract = machine.write(Retract(original=note.id))
    journal = machine.visit.journal

    assert retract.id in journal
    assert UUID(int=9) not in journal
    assert journal.entries() == [note, retract]
    assert journal.highest_seq == 2
