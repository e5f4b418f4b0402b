"""New names in the register: known at once, and on disk when the future is done."""

from uuid import uuid4

import pytest

from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.errors import BugError
from observatie.store.register_session import RegisterSession


@pytest.fixture
def session(library, clock):
    return RegisterSession(library, clock)


def test_a_new_person_is_on_disk_when_the_future_is_done(session, library):
    school = session.add_school("  De   Wilg ")
    person = session.add_person("Mevrouw De Wit", school.id)
    group = session.add_group("groep 5", school.id)
    group.saved.result()
    register = library.register()
    assert register.schools[school.id] == SchoolRecord(id=school.id, name="De Wilg")
    assert register.people[person.id] == PersonRecord(id=person.id, name="mevrouw De Wit", school=school.id)
    assert register.groups[group.id] == GroupRecord(id=group.id, name="groep 5", school=school.id)


def test_it_is_known_before_it_is_on_disk(session):
    person = session.add_person("meneer Nguyễn")
    assert session.register.name(person.id) == "meneer Nguyễn"


def test_what_another_session_wrote_is_there_after_a_refresh(session, library, clock):
    other = RegisterSession(library, clock).add_person("juf Anna")
    other.saved.result()
    mine = session.add_person("meester Bo")
    session.refresh()
    assert {other.id, mine.id} <= session.register.people.keys()


def test_a_record_that_was_a_mistake_can_be_withdrawn(session, library):
    person = session.add_person("mevrouw Jansn")
    session.withdraw(person.id).result()
    assert person.id not in session.register.people
    assert person.id not in library.register().people


def test_nobody_can_be_withdrawn_twice(session):
    school = session.add_school("De Wilg")
    session.withdraw(school.id)
    with pytest.raises(BugError):
        session.withdraw(school.id)


def test_what_a_school_calls_its_phases_is_kept_with_it(session, library):
    school, other = session.add_school("De Wilg"), session.add_school("De Vlieger")
    record = SchoolRecord(id=school.id, name="De Wilg", phases=("Kring", "Werken"))
    session.update_school(record).result()
    assert library.register().schools[school.id] == record
    assert library.register().schools[other.id].phases == ()


def test_a_school_that_is_not_there_cannot_be_changed(session):
    with pytest.raises(BugError):
        session.update_school(SchoolRecord(id=uuid4(), name="De Wilg"))
