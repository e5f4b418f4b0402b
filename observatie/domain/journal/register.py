"""The register: schools, people and groups, the only place where a name stands."""

from collections.abc import Sequence
from uuid import UUID

from observatie.domain.acts.entries import Entry
from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.journal.journal import Change, Journal
from observatie.domain.names import spoken_names

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
