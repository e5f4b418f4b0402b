"""The names to choose from."""

from uuid import UUID

import pytest
from support.strategies import Machine

from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.journal.register import (
    Register,
    alike,
    find,
    groups_to_choose,
    is_used,
    people_to_choose,
    schools_to_choose,
)

OWNER, BAKKER, NAMESAKE, AMRANI = (UUID(int=n) for n in range(1, 5))
WILG, MEEUW, NEW = (UUID(int=n) for n in range(11, 14))
FIVE, FIVE_TOO, LOOSE = (UUID(int=n) for n in range(21, 24))


@pytest.fixture
def register():
    machine = Machine()
    for record in (
        SchoolRecord(id=WILG, name="De Wilg"),
        SchoolRecord(id=MEEUW, name="De Kokmeeuw"),
        SchoolRecord(id=NEW, name="De Kokmeeuw"),
        PersonRecord(id=OWNER, name="Ineke Smit"),
        PersonRecord(id=BAKKER, name="mevrouw Bakker", school=WILG),
        PersonRecord(id=NAMESAKE, name="mevrouw Bakker", school=MEEUW),
        PersonRecord(id=AMRANI, name="meneer El Amrani"),
        GroupRecord(id=FIVE, name="groep 5", school=WILG),
        GroupRecord(id=FIVE_TOO, name="groep 5", school=MEEUW),
        GroupRecord(id=LOOSE, name="plusgroep"),
    ):
        machine.write(record)
    return Register(machine.visit.journal)


def test_people_are_chosen_without_the_owner_and_told_apart_by_their_school(register):
    assert people_to_choose(register, OWNER) == {
        "Meneer El Amrani": AMRANI,
        "Mevrouw Bakker (De Kokmeeuw)": NAMESAKE,
        "Mevrouw Bakker (De Wilg)": BAKKER,
    }


def test_what_cannot_be_told_apart_is_numbered(register):
    assert list(schools_to_choose(register)) == ["De Kokmeeuw", "De Kokmeeuw (2)", "De Wilg"]


def test_the_groups_are_those_of_the_school_and_of_none(register):
    assert groups_to_choose(register, WILG) == {"groep 5": FIVE, "plusgroep": LOOSE}


def test_without_a_school_all_groups_are_there(register):
    assert set(groups_to_choose(register, None).values()) == {FIVE, FIVE_TOO, LOOSE}


def test_a_name_is_found_whatever_its_case(register):
    assert find(people_to_choose(register, OWNER), "meneer el amrani") == AMRANI
    assert find(people_to_choose(register, OWNER), "meneer El") is None


def test_a_school_with_people_or_groups_is_in_use(register):
    assert is_used(register, WILG)
    assert not is_used(register, NEW)


def test_people_stand_by_their_surname():
    machine = Machine()
    for number, name in enumerate(
        ["mevrouw de Vries", "Jan van der Berg", "meneer El Amrani", "juf Zora Aalbers"]
    ):
        machine.write(PersonRecord(id=UUID(int=100 + number), name=name))

    assert list(people_to_choose(Register(machine.visit.journal), OWNER)) == [
        *("Juf Zora Aalbers", "Meneer El Amrani", "Jan van der Berg", "Mevrouw de Vries")
    ]


@pytest.mark.parametrize("typed", ["bakker", "MEVR. Bakker", "mevrouw bàkker", "de heer Bakker"])
def test_whoever_may_be_meant_is_known_with_the_school(register, typed):
    assert alike(people_to_choose(register, OWNER), typed) == [
        "Mevrouw Bakker (De Kokmeeuw)",
        "Mevrouw Bakker (De Wilg)",
    ]


def test_a_name_in_another_form_of_unicode_is_found():
    assert find({"Mevrouw José Peña": BAKKER}, "mevrouw Jose\u0301 Pen\u0303a") == BAKKER


def test_groups_stand_by_their_number():
    machine = Machine()
    for number, name in enumerate(["groep 10", "Groep 9", "Élan"]):
        machine.write(GroupRecord(id=UUID(int=100 + number), name=name))

    assert list(groups_to_choose(Register(machine.visit.journal), None)) == ["Élan", "Groep 9", "groep 10"]
