"""The libraries that are measured, made from the demo's lesson: a small one, a large one, one of long lessons."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path
from uuid import UUID, uuid4

from observatie.catalogue.catalogue import load_catalogue
from observatie.clock import SystemClock
from observatie.data import instruments_folder
from observatie.demo.school import demo_id, make_demo
from observatie.domain.acts.acts import Lesson, LessonMark, Note
from observatie.domain.acts.answers import Answer
from observatie.domain.acts.conversation import Finding
from observatie.domain.acts.entries import Amend, Entry, Retract
from observatie.domain.visit.summary import summarise
from observatie.domain.visit.visit import Visit
from observatie.store import rows
from observatie.store.cipher import Database, connect
from observatie.store.folder import DATABASE, create_key
from observatie.store.library import Library
from observatie.store.lists import VISITS

PASSPHRASE = "vier losse woorden volstaan"
VISIT_ENTRIES = 100
LONG_ENTRIES = 5_000
_BETWEEN_VISITS = timedelta(hours=8)
_LONG_LESSON_MS = 4 * 3_600_000
_CORRECTED = 20
"""In a long lesson one note in so many is worded anew, and one in so many taken away."""


@dataclass(frozen=True)
class Made:
    """A library on disk, closed.

    Attributes:
        folder, key: where it is, and what opens it.
        entries: how many its visits hold.
        over: a visit whose lesson is over.
        running: a visit whose lesson goes on, or None.
    """

    folder: Path
    key: bytes
    entries: int
    over: UUID
    running: UUID | None = None

    @property
    def file(self) -> Path:
        """The encrypted file."""
        return self.folder / DATABASE

    def copied(self, folder: Path) -> "Made":
        """Return a copy of it in a folder that is not there yet."""
        shutil.copytree(self.folder, folder)
        return replace(self, folder=folder)

    def note(self) -> None:
        """Write beside the library what `noted` reads; the key too, as it holds the demo alone."""
        said = {
            "key": self.key.hex(),
            "entries": self.entries,
            "over": str(self.over),
            "running": str(self.running) if self.running else None,
        }
        _note(self.folder).write_text(json.dumps(said), encoding="utf-8")

    @classmethod
    def noted(cls, folder: Path) -> "Made | None":
        """Return what was made in this folder, or None where nothing was, or not to its end."""
        try:
            said = json.loads(_note(folder).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        running = UUID(said["running"]) if said["running"] else None
        return cls(folder, bytes.fromhex(said["key"]), said["entries"], UUID(said["over"]), running)


def _note(folder: Path) -> Path:
    return folder / "made.json"


class Shelf:
    """Libraries in a folder, each made when it is first asked for and there again in a later run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._maker: Maker | None = None

    def library(self, entries: int) -> Made:
        """Return a library with so many entries."""
        return self._kept(f"{entries}", lambda maker, name: maker.library(name, entries))

    def long_lessons(self) -> Made:
        """Return a library with lessons of 5,000 entries."""
        return self._kept("long", lambda maker, name: maker.long_lessons(name))

    def _kept(self, name: str, make: "Callable[[Maker, str], Made]") -> Made:
        folder = self._folder / name
        made = Made.noted(folder)
        if made is None:
            # What a run that was cut off left.
            shutil.rmtree(folder, ignore_errors=True)
            self._maker = self._maker or Maker(self._folder)
            made = make(self._maker, name)
            made.note()
        return made


class Maker:
    """Makes libraries of any size in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._clock = SystemClock()
        instruments = dict(load_catalogue(instruments_folder()).instruments)
        shutil.rmtree(folder / "demo", ignore_errors=True)
        with make_demo(folder / "demo", instruments, self._clock) as demo:
            self._register = demo.register().journal.entries()
            visit = demo.visit(demo_id("visit", "rekenen-bakker"))
            self._used = tuple(demo.instruments_of(visit).values())
        self._lesson = visit.journal.entries()

    def library(self, name: str, entries: int) -> Made:
        """Make a library with so many entries: visits of a hundred, three on each day that lies behind us."""
        lesson = _shortened(self._lesson, VISIT_ENTRIES)
        pattern = summarise(Visit(lesson[0].stream, lesson))
        assert pattern is not None
        visits = [uuid4() for _ in range(entries // VISIT_ENTRIES)]
        turn = {visit: number for number, visit in enumerate(visits)}
        folder, key = self._empty(name)
        with _writing(folder, key) as db:
            # In the order of the file, which takes half the time; the days of the visits have another order.
            for visit in sorted(visits, key=lambda visit: visit.bytes):
                back = _BETWEEN_VISITS * turn[visit]
                rows.insert_entries(db, [_moved(entry, visit, back) for entry in lesson])
                VISITS.write(db, pattern.model_copy(update={"id": visit, "at": pattern.at - back}))
        # The list is derived; what is written here must be what the program itself would have written.
        with Library.open_reading(folder, key) as made:
            assert summarise(made.visit(visits[-1])) == made.visits(1, len(visits) - 1)[0]
        return Made(folder, key, entries, visits[len(visits) // 2])

    def long_lessons(self, name: str, entries: int = LONG_ENTRIES) -> Made:
        """Make a library with a lesson of so many entries that is over, and one of so many notes that goes on."""
        over = _lengthened(self._lesson, entries)
        running = _going_on([e for e in self._lesson if isinstance(e.payload, Note)], self._lesson, entries)
        folder, key = self._empty(name)
        with _writing(folder, key) as db:
            for lesson in (over, running):
                rows.insert_entries(db, lesson)
                summary = summarise(Visit(lesson[0].stream, lesson))
                assert summary is not None
                VISITS.write(db, summary)
        return Made(folder, key, len(over) + len(running), over[0].stream, running[0].stream)

    def _empty(self, name: str) -> tuple[Path, bytes]:
        folder = self._folder / name
        key = create_key(folder, PASSPHRASE)
        with Library.create(folder, key, "Ineke Smit", "intern begeleider", self._clock) as library:
            stream = library.register().journal.stream
            people = [e.model_copy(update={"stream": stream, "seq": e.seq + 1}) for e in self._register]
            library.append(people, self._used).result()
        return folder, key


@contextmanager
def _writing(folder: Path, key: bytes) -> Iterator[Database]:
    with closing(connect(folder / DATABASE, key, writing=True)) as db:
        with db.atomic():
            yield db
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


# Lessons


def _moved(entry: Entry, visit: UUID, back: timedelta) -> Entry:
    return entry.model_copy(update={"stream": visit, "at": entry.at - back})


def _shortened(lesson: list[Entry], length: int) -> list[Entry]:
    """Return the lesson without its last notes, but for those that a score or a finding rests on."""
    evidence = {n for e in lesson if isinstance(e.payload, Answer | Finding) for n in e.payload.evidence}
    loose = [e.id for e in lesson if isinstance(e.payload, Note) and e.id not in evidence]
    left_out = set(loose[length - len(lesson) :])
    return [e for e in lesson if e.id not in left_out]


def _lengthened(lesson: list[Entry], length: int) -> list[Entry]:
    """Return the lesson with what was noted over and over, some of it corrected, until it has so many entries."""
    timed = [e for e in lesson if e.lesson_ms is not None and not isinstance(e.payload, Lesson)]
    others = [e for e in lesson if e not in timed]
    before = next(place for place, e in enumerate(others) if e.lesson_ms)
    each = length // _CORRECTED
    noted = _spread(timed, length - len(others) - 2 * each)
    notes = [e for e in noted if isinstance(e.payload, Note)]
    step = len(notes) // each
    anew, away = notes[: each * step : step], notes[1 : each * step : step]
    corrections = [*map(_worded_anew, anew), *map(_taken_away, away)]
    return _numbered([*others[:before], *noted, *corrections, *others[before:]])


def _worded_anew(note: Entry) -> Entry:
    assert isinstance(note.payload, Note)
    said = note.payload.model_copy(update={"mark": None})
    amended = Amend(original=note.id, act=said, lesson_ms=note.lesson_ms)
    return note.model_copy(update={"id": uuid4(), "payload": amended})


def _taken_away(note: Entry) -> Entry:
    return note.model_copy(update={"id": uuid4(), "payload": Retract(original=note.id)})


def _going_on(notes: list[Entry], lesson: list[Entry], length: int) -> list[Entry]:
    """Return a lesson with so many notes that began and was not stopped."""
    settings = lesson[0]
    begun = next(e for e in lesson if isinstance(e.payload, Lesson) and e.payload.mark is LessonMark.STARTED)
    return _numbered([settings, begun, *_spread(notes, length)])


def _spread(timed: list[Entry], count: int) -> list[Entry]:
    # The first time round by its own id, as findings rest on it.
    return [
        entry.model_copy(
            update={
                "id": entry.id if number < len(timed) else uuid4(),
                "lesson_ms": number * _LONG_LESSON_MS // count,
            }
        )
        for number, entry in enumerate(islice(cycle(timed), count))
    ]


def _numbered(lesson: list[Entry]) -> list[Entry]:
    stream = uuid4()
    return [e.model_copy(update={"stream": stream, "seq": seq}) for seq, e in enumerate(lesson, start=1)]
