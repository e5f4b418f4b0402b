"""The register in hand: new schools, people and groups are known at once and written by the library."""

from concurrent.futures import Future
from dataclasses import dataclass
from uuid import UUID, uuid4

from observatie.domain.acts.entries import Amend, Retract
from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.clock import Clock
from observatie.domain.errors import BugError
from observatie.domain.journal.register import Register
from observatie.domain.names import mid_sentence, tidied
from observatie.store.library import Library
from observatie.store.stream_session import StreamSession


@dataclass(frozen=True)
class NewRecord:
    """A record that was made: its id, and a future that is done when it is on disk."""

    id: UUID
    saved: "Future[None]"


class RegisterSession(StreamSession):
    """The register of a library, as its owner changes it.

    Attributes:
        register: what stands; it already shows what is still on its way to the disk.
    """

    def __init__(self, library: Library, clock: Clock) -> None:
        self.register: Register = library.register()
        super().__init__(library, self.register, clock)

    def refresh(self) -> None:
        """Take in what was written elsewhere meanwhile."""
        for entry in self._library.register().journal.entries():
            self.register.add(entry)

    def add_person(self, name: str, school: UUID | None = None) -> NewRecord:
        """Put a person in the register; `name` may be written as at the start of a line."""
        return self._add(PersonRecord(id=uuid4(), name=mid_sentence(name), school=school))

    def add_school(self, name: str) -> NewRecord:
        """Put a school in the register."""
        return self._add(SchoolRecord(id=uuid4(), name=tidied(name)))

    def add_group(self, name: str, school: UUID | None = None) -> NewRecord:
        """Put a group in the register."""
        return self._add(GroupRecord(id=uuid4(), name=tidied(name), school=school))

    def withdraw(self, record: UUID) -> "Future[None]":
        """Take back a record that was made by mistake; whoever still refers to it finds nobody."""
        for standing in self.register.journal.standing("person", "school", "group"):
            act = standing.act
            if isinstance(act, SchoolRecord | PersonRecord | GroupRecord) and act.id == record:
                return self._append(Retract(original=standing.id)).saved
        raise BugError(f"there is no record {record} in the register")

    def update_person(self, record: PersonRecord) -> "Future[None]":
        """Let what stands about a person be `record`, wherever it is used."""
        standing = [
            standing.id
            for standing in self.register.journal.standing("person")
            if isinstance(standing.act, PersonRecord) and standing.act.id == record.id
        ]
        if not standing:
            raise BugError(f"there is no person {record.id} in the register")
        return self._append(Amend(original=standing[-1], act=record)).saved

    def update_school(self, record: SchoolRecord, files: tuple[bytes, ...] = ()) -> "Future[None]":
        """Let what stands about a school be `record`, wherever it is used, with the `files` that it names."""
        standing = [
            standing.id
            for standing in self.register.journal.standing("school")
            if isinstance(standing.act, SchoolRecord) and standing.act.id == record.id
        ]
        if not standing:
            raise BugError(f"there is no school {record.id} in the register")
        return self._append(Amend(original=standing[-1], act=record), files=files).saved

    def _add(self, record: SchoolRecord | PersonRecord | GroupRecord) -> NewRecord:
        return NewRecord(record.id, self._append(record).saved)
