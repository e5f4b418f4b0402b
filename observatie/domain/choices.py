"""The names of the register to choose from: each tells its record from the others in the list."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from observatie.domain.folding import folded
from observatie.domain.records import GroupRecord, PersonRecord
from observatie.domain.register import Register
from observatie.text import at_start

Choices = dict[str, UUID]
"""Records by the name under which they are chosen, in the order of their names."""


def people_to_choose(register: Register, owner: UUID) -> Choices:
    """Return everybody but the owner of the library."""
    return _told_apart(register, (person for person in register.people.values() if person.id != owner))


def schools_to_choose(register: Register) -> Choices:
    """Return all schools."""
    return _ordered((school.name, school.id) for school in register.schools.values())


def groups_to_choose(register: Register, school: UUID | None) -> Choices:
    """Return the groups of a school and those of no school; all groups where no school was chosen."""
    groups = register.groups.values()
    return _told_apart(register, (group for group in groups if school is None or group.school in (school, None)))


def find(choices: Choices, typed: str) -> UUID | None:
    """Return the record whose name was typed, whatever the case, or None."""
    name = typed.casefold()
    return next((record for choice, record in choices.items() if choice.casefold() == name), None)


def is_used(register: Register, record: UUID) -> bool:
    """Return whether another record refers to this one."""
    others = (*register.people.values(), *register.groups.values())
    return any(other.school == record for other in others)


def _told_apart(register: Register, records: Iterable[PersonRecord | GroupRecord]) -> Choices:
    found = [(at_start(each.name) if isinstance(each, PersonRecord) else each.name, each) for each in records]
    shared = Counter(name.casefold() for name, _ in found)
    schools = register.schools
    named: list[tuple[str, UUID]] = []
    for name, record in found:
        school = schools.get(record.school) if record.school else None
        where = f" ({school.name})" if school and shared[name.casefold()] > 1 else ""
        named.append((name + where, record.id))
    return _ordered(named)


def _ordered(named: Iterable[tuple[str, UUID]]) -> Choices:
    choices: Choices = {}
    for name, record in sorted(named, key=lambda each: (folded(each[0]), each[1].int)):
        choice, number = name, 1
        while choice in choices:
            number += 1
            choice = f"{name} ({number})"
        choices[choice] = record
    return choices
