"""The register knows every name, and the last word on each counts."""

from uuid import UUID

import pytest
from support.strategies import Machine

from observatie.domain.acts.entries import Amend, Retract
from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.journal.register import Register

BAKKER, WILGEN, GROUP = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def register(machine):
    register = Register(machine.visit.journal)
    machine.write(PersonRecord(id=BAKKER, name="mevrouw Bakker", role="leerkracht", school=WILGEN))
    machine.write(SchoolRecord(id=WILGEN, name="De Wilgen"))
    machine.write(GroupRecord(id=GROUP, name="groep 5"))
    return register


def test_a_person_a_school_and_a_group_go_by_their_names(register):
    assert [register.name(record) for record in (BAKKER, WILGEN, GROUP)] == [
        "mevrouw Bakker",
        "De Wilgen",
        "groep 5",
    ]


def test_a_stranger_is_unknown(register):
    assert register.name(UUID(int=9)) == "onbekend"


def test_nobody_has_no_name(register):
    assert register.name(None) == ""


def test_a_later_record_renames(register, machine):
    machine.write(PersonRecord(id=BAKKER, name="mevrouw Bakker-Smit"))

    assert register.name(BAKKER) == "mevrouw Bakker-Smit"
    assert len(register.people) == 1


def test_an_amended_record_renames(register, machine):
    [record] = machine.visit.journal.standing("school")

    machine.write(Amend(original=record.id, act=SchoolRecord(id=WILGEN, name="De Wilg")))

    assert register.name(WILGEN) == "De Wilg"


def test_who_was_taken_away_is_unknown(register, machine):
    [record] = machine.visit.journal.standing("group")

    machine.write(Retract(original=record.id))

    assert register.name(GROUP) == "onbekend"
    assert register.groups == {}


def test_a_record_that_comes_in_tells_what_changed(register):
    other = Machine(device=UUID(int=0xC1))
    entry = other.write(PersonRecord(id=UUID(int=4), name="Şirin Yıldız"))

    change = register.add(entry)

    assert (change.before, change.after.act.name) == (None, "Şirin Yıldız")
    assert register.add(entry) is None
