"""Schools, people and groups, as records of their own: a name never stands inside another entry."""

from enum import StrEnum
from typing import Literal
from uuid import UUID

from observatie.domain.acts.acts import Words
from observatie.domain.model import Digest, Frozen, Text


class ReportPart(StrEnum):
    """A part of a report that a school may leave out."""

    STRIP = "strip"
    QUESTIONS = "questions"
    INSTRUMENTS = "instruments"
    NOT_SEEN = "not_seen"
    LOOSE = "loose"
    COUNTS = "counts"
    CONSENTS = "consents"


class ReportHabits(Frozen):
    """How a school wants its reports.

    Attributes:
        left_out: the parts that are not in them.
        written_out: whether "lkr" and "lln" are written in full.
        logo: the SHA-256 of a picture that the library keeps.
    """

    left_out: tuple[ReportPart, ...] = ()
    written_out: bool = False
    logo: Digest | None = None


class SchoolRecord(Frozen):
    """A school in the register; `phases` is what it calls the phases of a lesson."""

    kind: Literal["school"] = "school"
    version: Literal[1] = 1
    id: UUID
    name: Text
    phases: tuple[Text, ...] = ()
    report: ReportHabits = ReportHabits()


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
