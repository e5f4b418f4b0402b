"""Schools, people and groups, as records of their own: a name never stands inside another entry."""

from typing import Literal
from uuid import UUID

from observatie.domain.acts import Words
from observatie.domain.model import Frozen, Text


class SchoolRecord(Frozen):
    """A school in the register; `phases` is what it calls the phases of a lesson."""

    kind: Literal["school"] = "school"
    version: Literal[1] = 1
    id: UUID
    name: Text
    phases: tuple[Text, ...] = ()


class PersonRecord(Frozen):
    """A person in the register: the owner, a teacher, another observer.

    `name` is written as in mid-sentence, form of address included ("mevrouw Bakker").
    """

    kind: Literal["person"] = "person"
    version: Literal[1] = 1
    id: UUID
    name: Text
    role: Words = ""
    school: UUID | None = None


class GroupRecord(Frozen):
    """A group of pupils in the register."""

    kind: Literal["group"] = "group"
    version: Literal[1] = 1
    id: UUID
    name: Text
    school: UUID | None = None
