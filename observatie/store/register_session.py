"""The register in hand: new schools, people and groups are known at once and written by the library."""

from concurrent.futures import Future
from dataclasses import dataclass
from uuid import UUID, uuid4

from observatie.domain.clock import Clock
from observatie.domain.entries import Amend, Entry, GroupRecord, Payload, PersonRecord, SchoolRecord
from observatie.domain.register import Register, mid_sentence
from observatie.errors import BugError
from observatie.store.library import Library

Record = SchoolRecord | PersonRecord | GroupRecord


@dataclass(frozen=True)
class Registered:
    """A record that was made: its id, and a future that is done when it is on disk."""

    id: UUID
    saved: "Future[None]"


class RegisterSession:
    """The register of a library, as its owner changes it.

    Attributes:
        register: what stands; it already shows what is still on its way to the disk.
    """

    def __init__(self, library: Library, clock: Clock) -> None:
        self.register: Register = library.register()
        self._library = library
        self._clock = clock

    def refresh(self) -> None:
        """Take in what was written elsewhere meanwhile."""
        for entry in self._library.register().journal.entries():
            self.register.add(entry)

    def add_person(self, name: str, school: UUID | None = None) -> Registered:
        """Put a person in the register; `name` may be written as at the start of a line."""
        return self._add(PersonRecord(id=uuid4(), name=mid_sentence(name), school=school))

    def add_school(self, name: str) -> Registered:
        """Put a school in the register."""
        return self._add(SchoolRecord(id=uuid4(), name=" ".join(name.split())))

    def add_group(self, name: str, school: UUID | None = None) -> Registered:
        """Put a group in the register."""
        return self._add(GroupRecord(id=uuid4(), name=" ".join(name.split()), school=school))

    def rename(self, record: UUID, name: str) -> "Future[None]":
        """Give a record another name, wherever it is used."""
        for standing in self.register.journal.standing("person", "school", "group"):
            act = standing.act
            if isinstance(act, Record) and act.id == record:
                new = mid_sentence(name) if isinstance(act, PersonRecord) else " ".join(name.split())
                renamed = type(act).model_validate({**dict(act), "name": new})
                return self._append(Amend(original=standing.id, act=renamed))
        raise BugError(f"there is no record {record} in the register")

    def _add(self, record: Record) -> Registered:
        return Registered(record.id, self._append(record))

    def _append(self, payload: Payload) -> "Future[None]":
        entry: Entry = self._library.scribe.entry(self.register.journal, payload, self._clock.now())
        self.register.add(entry)
        return self._library.append([entry])
