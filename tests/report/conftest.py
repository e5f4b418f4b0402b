"""A visit to write in and to report on, without a library around it."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from support.paper import Paper
from support.strategies import ANNA, MONDAY, Machine

from observatie.clock import SystemClock
from observatie.demo.school import make_demo
from observatie.domain.acts.acts import InstrumentRef, ItemRef, Lesson, LessonMark, Note, VisitSet
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.acts.entries import Payload
from observatie.domain.acts.records import GroupRecord, PersonRecord, ReportHabits, SchoolRecord
from observatie.domain.clock import Moment
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.register import Register
from observatie.domain.journal.scribe import Scribe
from observatie.report.documents import Document
from observatie.report.parts import ReportContent
from observatie.report.visit.content import Around, compose
from observatie.report.visit.plain_text import as_text
from observatie.report.visit.story import render
from observatie.store.library import Library
from observatie.store.wrapping import new_key


class Room:
    """One visit by Anna, with its register and the instruments it uses.

    Attributes:
        machine: where it is written.
        instruments: what the visit uses now, by id.
    """

    def __init__(self) -> None:
        self.machine = Machine()
        self.instruments: dict[str, Instrument] = {}
        self._register = Journal(UUID(int=1))
        self._name(PersonRecord(id=ANNA, name="Anna Visser", role="intern begeleider"))

    def _name(self, record: PersonRecord | GroupRecord | SchoolRecord) -> UUID:
        scribe = Scribe(ANNA, UUID(int=2))
        self._register.add(scribe.entry(self._register, record, Moment(MONDAY, 0)))
        return record.id

    def person(self, name: str, role: str = "") -> UUID:
        return self._name(PersonRecord(id=uuid4(), name=name, role=role))

    def group(self, name: str) -> UUID:
        return self._name(GroupRecord(id=uuid4(), name=name))

    def school(self, name: str, habits: ReportHabits = ReportHabits()) -> UUID:  # noqa: B008
        return self._name(SchoolRecord(id=uuid4(), name=name, report=habits))

    def use(self, *instruments: Instrument) -> None:
        self.instruments = {instrument.id: instrument for instrument in instruments}
        refs = tuple(InstrumentRef.of(i) for i in instruments)
        self.write(VisitSet(instruments=refs))

    def set_up(self, **settings) -> None:
        self.write(VisitSet(**settings))

    def write(self, payload: Payload, at: int | None = None, by: UUID = ANNA) -> UUID:
        return self.machine.write(payload, by, at).id

    def begin(self, held_at: datetime | None = None) -> None:
        self.write(Lesson(mark=LessonMark.STARTED, held_at=held_at), 0)

    def end(self, at: int) -> None:
        self.write(Lesson(mark=LessonMark.STOPPED), at)

    def note(self, text: str, at: int = 0, on: str = "", by: UUID = ANNA, **more) -> UUID:
        """Write a note, on items written as "kijkwijzer/focusing kijkwijzer/zelfbepaling"."""
        refs = tuple(ItemRef(instrument=ref.split("/")[0], item=ref.split("/")[1]) for ref in on.split())
        return self.write(Note(text=text, items=refs, **more), at, by)

    def settle(self, *, keeps_legend: bool = False) -> None:
        self.write(StatusSet(status=ReportStatus.SETTLED, keeps_legend=keeps_legend))

    @property
    def content(self) -> ReportContent:
        return self._composed(with_legend=False)

    @property
    def content_with_legend(self) -> ReportContent:
        return self._composed(with_legend=True)

    def document(self, document: Document, around: Around | None = None) -> Paper:
        """A document about the visit as it stands, on paper."""
        register = Register(self._register)
        return Paper(render(compose(self.machine.visit, register, self.instruments, document, around or Around())))

    def text(self, document: Document = Document.AFTER) -> str:
        """The same as plain text."""
        return as_text(compose(self.machine.visit, Register(self._register), self.instruments, document))

    def _composed(self, *, with_legend: bool) -> ReportContent:
        return compose(self.machine.visit, Register(self._register), self.instruments, with_legend=with_legend)

    @property
    def paper(self) -> Paper:
        return Paper(render(self.content))

    @property
    def paper_with_legend(self) -> Paper:
        return Paper(render(self.content_with_legend))


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def lesson(room) -> Room:
    """A room in which a lesson has begun."""
    room.begin()
    return room


@pytest.fixture(scope="session")
def demo_school(tmp_path_factory, shelf) -> tuple[Path, bytes]:
    """The folder of the demo school and its key."""
    folder, key = tmp_path_factory.mktemp("made") / "demo", new_key()
    make_demo(folder, shelf, SystemClock(), key=key).close()
    return folder, key


@pytest.fixture
def demo(tmp_path, demo_school) -> Iterator[Library]:
    """The library of the demo school, to write in."""
    made, key = demo_school
    shutil.copytree(made, tmp_path / "demo")
    with Library.open(tmp_path / "demo", key) as library:
        yield library
