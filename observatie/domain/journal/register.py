"""The register: schools, people and groups, the only place where a name stands, and how to choose among them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from observatie.domain.acts.entries import Entry
from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.folding import folded
from observatie.domain.journal.journal import Change, Journal
from observatie.domain.names import by_surname, in_order, resemble, spoken_names, tidied
from observatie.domain.text import at_start

UNKNOWN = "onbekend"


class Register:
    """What stands in the register's journal, by id."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def add(self, entry: Entry) -> Change | None:
        """Take an entry in and return what it changed, or None."""
        return self.journal.add(entry)

    @property
    def people(self) -> dict[UUID, PersonRecord]:
        """Everybody, by id; the last word on each counts."""
        return {s.act.id: s.act for s in self.journal.standing("person") if isinstance(s.act, PersonRecord)}

    @property
    def schools(self) -> dict[UUID, SchoolRecord]:
        """All schools, by id."""
        return {s.act.id: s.act for s in self.journal.standing("school") if isinstance(s.act, SchoolRecord)}

    @property
    def groups(self) -> dict[UUID, GroupRecord]:
        """All groups, by id."""
        return {s.act.id: s.act for s in self.journal.standing("group") if isinstance(s.act, GroupRecord)}

    def name(self, record: UUID | None) -> str:
        """Return the name that goes with an id, as in mid-sentence; empty for None, "onbekend" for a stranger."""
        if record is None:
            return ""
        found = self.people.get(record) or self.schools.get(record) or self.groups.get(record)
        return found.name if found else UNKNOWN


def called(people: Sequence[UUID], register: Register) -> dict[UUID, str]:
    """Return by what name each is spoken of, as in mid-sentence: the first, or all of it where it takes that."""
    return spoken_names({person: register.name(person) for person in people})


Choices = dict[str, UUID]
"""Records by the name under which they are chosen: people by surname, what else there is by its name."""


def people_to_choose(register: Register, owner: UUID) -> Choices:
    """Return everybody but the owner of the library."""
    return _distinct(register, (person for person in register.people.values() if person.id != owner))


def schools_to_choose(register: Register) -> Choices:
    """Return all schools."""
    schools = sorted(register.schools.values(), key=lambda school: (in_order(school.name), school.id.int))
    return _numbered((school.name, school.id) for school in schools)


def groups_to_choose(register: Register, school: UUID | None) -> Choices:
    """Return the groups of a school and those of no school; all groups where no school was chosen."""
    groups = register.groups.values()
    return _distinct(register, (group for group in groups if school is None or group.school in (school, None)))


def find(choices: Choices, typed: str) -> UUID | None:
    """Return the record whose name was typed, whatever the case, or None."""
    name = tidied(typed).casefold()
    return next((record for choice, record in choices.items() if tidied(choice).casefold() == name), None)


def alike(choices: Choices, typed: str) -> list[str]:
    """Return the names under which stands what may be meant by a name that none of them is.

    Two people may have the same name, so it is for whoever typed it to say.
    """
    return [choice for choice in choices if resemble(typed, choice)]


def is_used(register: Register, record: UUID) -> bool:
    """Return whether another record refers to this one."""
    others = (*register.people.values(), *register.groups.values())
    return any(other.school == record for other in others)


def _distinct(register: Register, records: Iterable[PersonRecord | GroupRecord]) -> Choices:
    found = [(at_start(each.name) if isinstance(each, PersonRecord) else each.name, each) for each in records]
    shared = Counter(folded(name) for name, _ in found)
    schools = register.schools
    named: list[tuple[tuple[str, ...], str, UUID]] = []
    for name, record in found:
        school = schools.get(record.school) if record.school else None
        where = f" ({school.name})" if school and shared[folded(name)] > 1 else ""
        named.append(((*_order(record), *in_order(where)), name + where, record.id))
    return _numbered((name, record) for _, name, record in sorted(named, key=lambda each: (each[0], each[2].int)))


def _order(record: PersonRecord | GroupRecord) -> tuple[str, ...]:
    return by_surname(record.name) if isinstance(record, PersonRecord) else in_order(record.name)


def _numbered(named: Iterable[tuple[str, UUID]]) -> Choices:
    choices: Choices = {}
    for name, record in named:
        choice, number = name, 1
        while choice in choices:
            number += 1
            choice = f"{name} ({number})"
        choices[choice] = record
    return choices
