"""Kills a program amid each of its larger acts, again and again, and looks whether anything is lost or half done.

    python tests/kills/backups.py --times 100 [--only MODE]

A mode says what a child does, and what must be true after it was killed (SIGKILL; on Windows TerminateProcess),
whenever that was. How long each step of the act takes is measured first, and the moments of the kills are spread
over all of them. Each kill hits a folder of its own, but those of `work` and `passphrase` hit the same library.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import pairwise
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import ClassVar, NamedTuple
from unittest.mock import patch
from uuid import UUID, uuid4

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # so that it runs by hand from a checkout that is not installed

from support.samples import CHEAP, OWNER, PASSPHRASE  # noqa: E402
from support.store.killed import kept_aside, killed_after  # noqa: E402
from support.store.pen import Pen, texts  # noqa: E402

from observatie.backup.backup_folder import backup_folder_of, backups_in, make_backup  # noqa: E402
from observatie.backup.container import SUFFIX, extract  # noqa: E402
from observatie.backup.rescue import rescue  # noqa: E402
from observatie.backup.restore import prepare  # noqa: E402
from observatie.catalogue.catalogue import load_catalogue  # noqa: E402
from observatie.clock import SystemClock  # noqa: E402
from observatie.data import instruments_folder  # noqa: E402
from observatie.domain.acts.acts import Legend, Note, VisitSet  # noqa: E402
from observatie.domain.acts.answers import Answer, Cleared, LevelValue, NotSeen  # noqa: E402
from observatie.domain.acts.entries import Entry  # noqa: E402
from observatie.domain.errors import KnownError  # noqa: E402
from observatie.domain.journal.journal import original_of  # noqa: E402
from observatie.store import schema  # noqa: E402
from observatie.store.check import check  # noqa: E402
from observatie.store.cipher import PAGE  # noqa: E402
from observatie.store.folder import (  # noqa: E402
    DATABASE,
    SWAP_FILE,
    change_passphrase,
    is_library,
    require,
    unlock,
)
from observatie.store.interruption import Interruption  # noqa: E402
from observatie.store.library import Library  # noqa: E402
from observatie.store.opening import open_library  # noqa: E402
from observatie.store.stream_session import Recorded  # noqa: E402
from observatie.store.visit_session import VisitSession  # noqa: E402

Say = Callable[[str], None]

WORKS_ON = 0.3
"""Seconds in which a child that would go on for ever is killed."""
MEASURED = 2
PATIENCE = 60
VISITS, NOTES = 3, 20
ENDED = "ended"
SCORED = "adapt"
CONTEXT = get_context("spawn" if sys.platform == "win32" else "forkserver")
if sys.platform != "win32":
    # A child of a server that has imported what takes long begins at once.
    CONTEXT.set_forkserver_preload(["__main__", "observatie.backup.rescue", "observatie.catalogue.catalogue"])


class Killed(NamedTuple):
    """What a child had said when it was killed, whether it had come to its end, and after how many seconds it
    said each thing.
    """

    said: list[str]
    ended: bool
    at: list[float]


class Mode:
    """What a child does in `folder`, and what must be true of that afterwards.

    Attributes:
        endless: whether the child goes on until it is killed.
        keeps: whether all kills hit the same folder.
    """

    endless: ClassVar[bool] = False
    keeps: ClassVar[bool] = False

    def make(self, folder: Path) -> None:
        """Make what a child begins with."""

    def act(self, folder: Path, say: Say) -> None:
        """Do it, in the child; `say` what is acknowledged."""
        raise NotImplementedError

    def look(self, folder: Path, killed: Killed) -> None:
        """Raise AssertionError where something is not as it should be."""
        raise NotImplementedError


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill a program amid its larger acts and look for what is lost.")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--only", choices=MODES)
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    for name in [asked.only] if asked.only else MODES:
        with tempfile.TemporaryDirectory(prefix="observatie-kill-") as folder:
            found = list(kills(name, Path(folder), asked.times, asked.seed))
        amid = sum(not each.ended for each in found)
        said = sum(len(each.said) for each in found)
        print(
            f"{name}: {asked.times} kills, {amid} before it was done, {said} acknowledged, none lost", flush=True
        )
    return 0


def kills(name: str, folder: Path, times: int, seed: int) -> Iterator[Killed]:
    """Let a child do what a mode says, so many times, and yield after each kill what it had acknowledged."""
    mode, chance = MODES[name], random.Random(seed)
    made, tried = folder / "gemaakt", folder / "geprobeerd"
    made.mkdir(mode=0o700)
    mode.make(made)
    steps = [WORKS_ON] if mode.endless else _steps(name, made, tried)
    for _ in range(times):
        if not (mode.keeps and tried.exists()):
            _copied(made, tried)
        step = chance.randrange(len(steps))
        killed = _killed(name, tried, step, chance.uniform(0, steps[step]))
        mode.look(tried, killed)
        yield killed


def _copied(made: Path, tried: Path) -> None:
    shutil.rmtree(tried, ignore_errors=True)
    shutil.copytree(made, tried)


def _steps(name: str, made: Path, tried: Path) -> list[float]:
    """Return how many seconds each step of an act takes that nobody kills, from one thing said to the next."""
    taken: list[list[float]] = []
    for _ in range(MEASURED):
        _copied(made, tried)
        whole = _killed(name, tried, 0, PATIENCE)
        assert whole.ended, "the child does not end"
        taken.append([after - before for before, after in pairwise([0.0, *whole.at])])
    return [max(of_step) for of_step in zip(*taken, strict=True)]


def _killed(name: str, folder: Path, step: int, seconds: float) -> Killed:
    """Let a child act, kill it so long after it began a step, unless it ends before, and return what it said."""
    ours, its = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=_be_the_child, args=(name, folder, its), daemon=True)
    child.start()
    its.close()
    said: list[str] = []
    at: list[float] = []
    with ours:
        assert ours.recv() == "begun"
        begun = time.monotonic()
        # What it said last may be torn.
        with suppress(EOFError, OSError):
            while len(said) < step:
                said.append(ours.recv())
                at.append(time.monotonic() - begun)
            until = time.monotonic() + seconds
            # Read all the time, as a child whose words nobody takes would wait.
            while ours.poll(max(until - time.monotonic(), 0)) and time.monotonic() < until:
                said.append(ours.recv())
                at.append(time.monotonic() - begun)
            child.kill()
            while True:
                said.append(ours.recv())
    child.join()
    ended = bool(said) and said[-1] == ENDED
    # One that ended by itself and did not say so had an error, of which it printed the traceback.
    assert ended or child.exitcode != 1, "the child failed"
    return Killed(said[:-1] if ended else said, ended, at)


def _be_the_child(name: str, folder: Path, pipe: Connection) -> None:
    pipe.send("begun")
    MODES[name].act(folder, pipe.send)
    pipe.send(ENDED)


# Libraries


def _begin(folder: Path) -> Library:
    return Library.begin(folder, PASSPHRASE, OWNER, "intern begeleider", SystemClock(), cost=CHEAP)


def _note(library: Library, count: int, text: str) -> None:
    pen = Pen(library, SystemClock())
    pen.begin().result()
    for number in range(count):
        pen.note(f"{text} {number}: {'de klas werkt stil door ' * 8}").result()


def _open(folder: Path, passphrase: str = PASSPHRASE) -> Library:
    return open_library(folder, passphrase)


def _said(library: Library) -> list[str]:
    """Return what all notes say, once it is sure that the library is sound."""
    problems = check(library.connect_reading)
    assert not problems, problems
    return sorted(text for visit in library.visits() for text in texts(library.visit(visit.id)))


def _holds(folder: Path) -> list[str]:
    with _open(folder) as library:
        return _said(library)


# The modes


class _Backup(Mode):
    """A backup says to be there when it is whole, and none that is not whole looks as if it were."""

    endless = True

    def make(self, folder: Path) -> None:
        with _begin(folder) as library:
            _note(library, NOTES, "regel")

    def act(self, folder: Path, say: Say) -> None:
        with _open(folder) as library:
            pen = Pen(library, SystemClock())
            pen.begin().result()
            while True:
                text = f"genoteerd {uuid4()}"
                pen.note(text).result()
                say(text)
                say(make_backup(library, SystemClock(), Interruption()).path.name)

    def look(self, folder: Path, killed: Killed) -> None:
        noted = [each for each in killed.said if not each.endswith(SUFFIX)]
        assert set(noted) <= set(_holds(folder)), "an acknowledged note is lost"
        there = sorted(backup_folder_of(folder).glob(f"*{SUFFIX}"))
        lost = {each for each in killed.said if each.endswith(SUFFIX)} - {path.name for path in there}
        assert not lost, f"backups are gone: {lost}"
        for number, path in enumerate(there):
            taken = folder / f"uit {number}"
            taken.mkdir()
            extract(path, taken, Interruption())
            held = _holds(taken)
            assert len(held) > NOTES, "a backup lacks what was in the library"
            shutil.rmtree(taken)
        with _open(folder) as library:
            made = make_backup(library, SystemClock(), Interruption())
            assert backups_in(backup_folder_of(folder))[0] == made


class _Restore(Mode):
    """What is put back takes the place of the library or does not; what was there is kept with all it held."""

    def make(self, folder: Path) -> None:
        with _begin(folder / "bibliotheek") as library:
            _note(library, NOTES, "oud")
            made = make_backup(library, SystemClock(), Interruption())
            shutil.move(made.path, folder / f"oud{SUFFIX}")
            # As a kill leaves it: what is newer than the backup is in the log alone.
            pen = Pen(library, SystemClock())
            pen.begin()
            killed = killed_after(library, [pen.note(f"nieuw {number}") for number in range(NOTES)])
        shutil.rmtree(folder / "bibliotheek")
        killed.rename(folder / "bibliotheek")

    def act(self, folder: Path, say: Say) -> None:
        library = folder / "bibliotheek"
        ready = prepare(folder / f"oud{SUFFIX}", PASSPHRASE, library, SystemClock(), Interruption())
        say("ready")
        ready.adopt(SystemClock().now().wall)
        say("adopted")

    def look(self, folder: Path, killed: Killed) -> None:
        library = folder / "bibliotheek"
        held = _holds(library)
        aside = kept_aside(library)
        if len(held) == 2 * NOTES:
            assert not aside
            assert "adopted" not in killed.said, "what was put back is not there"
        else:
            assert len(held) == NOTES, "it is neither the one nor the other"
            assert "ready" in killed.said
            assert len(aside) == 1
            assert len(_holds(aside[0])) == 2 * NOTES, "the library that was kept lacks something"
        assert not (library / SWAP_FILE).exists()


class _Rescue(Mode):
    """The damaged file stays what it was to the byte, in its place or aside."""

    def make(self, folder: Path) -> None:
        library = folder / "bibliotheek"
        with _begin(library) as made:
            for number in range(VISITS):
                _note(made, NOTES, f"les {number}, regel")
            make_backup(made, SystemClock(), Interruption())
        content = bytearray((library / DATABASE).read_bytes())
        for page in (2, len(content) // PAGE // 2, len(content) // PAGE - 2):
            content[page * PAGE + 2_000] ^= 1
        (library / DATABASE).write_bytes(content)
        (folder / "som").write_text(sha256(content).hexdigest())

    def act(self, folder: Path, say: Say) -> None:
        rescued = self._rescued(folder / "bibliotheek")
        say("ready")
        rescued.adopt(SystemClock().now().wall)
        say("adopted")

    def look(self, folder: Path, killed: Killed) -> None:
        library, right = folder / "bibliotheek", (folder / "som").read_text()
        require(library)  # which finishes what was begun
        kept = [library, *kept_aside(library)]
        assert sum(_sum(each) == right for each in kept) == 1, "the damaged file is not what it was"
        if _sum(library) == right:
            assert "adopted" not in killed.said, "the rescue is not there"
            assert not kept_aside(library)
            self._rescued(library).adopt(SystemClock().now().wall)
        assert len(_holds(library)) == VISITS * NOTES, "a note is lost"

    @staticmethod
    def _rescued(library: Path):
        backups = [each.path for each in backups_in(backup_folder_of(library))]
        return rescue(library, PASSPHRASE, backups, (), SystemClock(), Interruption())


def _sum(folder: Path) -> str:
    return sha256((folder / DATABASE).read_bytes()).hexdigest()


class _FirstStart(Mode):
    """There is a library with its owner, or there is none and one can be made."""

    def act(self, folder: Path, say: Say) -> None:
        library = _begin(folder)
        say("made")
        library.close()

    def look(self, folder: Path, killed: Killed) -> None:
        if not is_library(folder):
            assert not killed.said, "a library that was made is gone"
            _begin(folder).close()
        with _open(folder) as library:
            assert [person.name for person in library.register().people.values()] == [OWNER]
            assert _said(library) == []


class _Migration(Mode):
    """A library of an older program is opened by this one with all that was in it."""

    formats = tuple(range(1, schema.FORMAT))

    def make(self, folder: Path) -> None:
        for number in self.formats:
            with _of_format(number), _begin(folder / str(number)) as library:
                for _ in range(VISITS):
                    _note(library, NOTES, "regel")

    def act(self, folder: Path, say: Say) -> None:
        for number in self.formats:
            with _open(folder / str(number)):
                say(str(number))

    def look(self, folder: Path, killed: Killed) -> None:
        for number in self.formats:
            with _open(folder / str(number)) as library:
                assert len(_said(library)) == VISITS * NOTES
                assert [visit.notes for visit in library.visits()] == [NOTES] * VISITS


@contextmanager
def _of_format(number: int) -> Iterator[None]:
    """Let this program be as it was when it knew so many migrations, as far as its tables go."""
    with (
        patch.object(schema, "_MIGRATIONS", schema._MIGRATIONS[:number]),
        patch.object(schema, "FORMAT", number),
        # It knew fewer lists, and those that there were are made anew by the migration.
        patch("observatie.store.writer.OpenVisits", _KnowsNoLists),
    ):
        yield


class _KnowsNoLists:
    def update(self, *_: object) -> None: ...
    def forget(self, *_: object) -> None: ...
    def forget_all(self) -> None: ...


class _Work(Mode):
    """Whatever act is acknowledged is there, in whatever way it was done."""

    endless = True
    keeps = True

    def make(self, folder: Path) -> None:
        _begin(folder).close()

    def act(self, folder: Path, say: Say) -> None:
        chance, scored = random.Random(), load_catalogue(instruments_folder()).instruments[SCORED]
        with _open(folder) as library:
            while True:
                self._lesson(VisitSession.open(library, uuid4(), SystemClock()), scored, chance, say)

    @staticmethod
    def _lesson(session: VisitSession, instrument, chance: random.Random, say: Say) -> None:
        def score():
            item = chance.choice(instrument.answered_items)
            levels = [LevelValue(level=level.value) for level in instrument.scale_of(item).levels]
            value = chance.choice((*levels, NotSeen(), Cleared()))
            return session.record(Answer(instrument=instrument.id, target=item.id, value=value))

        def amend():
            notes = session.visit.shown("note")
            return notes and session.amend(
                chance.choice(notes).id, lambda act: act.model_copy(update={"text": "Anders."})
            )

        def together():
            acts = [(Note(text=f"samen {number}"), 1_000 * number) for number in range(3)]
            return session.record_together(acts, session.now())

        def told(done) -> None:
            if not isinstance(done, Recorded):
                return  # there was nothing to undo, or to amend
            done.saved.result()
            for each in (done, *done.also):
                say(each.entry.to_json())

        told(session.set_up(VisitSet(subject="rekenen"), (instrument,)))
        told(session.record(Legend(label="A", text="Yusuf")))
        told(session.begin_lesson())
        told(session.record(Note(text="De klas wordt stil."), lesson_ms=0))
        ways = (score, score, amend, together, session.undo, session.undo, session.redo)
        for _ in range(chance.randint(3, 12)):
            told(chance.choice(ways)())
        told(session.end_lesson())
        told(session.settle(b"%PDF " + session.visit.id.bytes, keeps_legend=chance.random() < 0.3))

    def look(self, folder: Path, killed: Killed) -> None:
        with _open(folder) as library:
            assert not (problems := check(library.connect_reading)), problems
            visits: dict[UUID, list[Entry]] = {}
            for said in map(Entry.from_json, killed.said):
                visits.setdefault(said.stream, []).append(said)
            for stream, acknowledged in visits.items():
                visit = library.visit(stream)
                # A legend goes when its visit is settled, and with it what was done to it.
                legend = {each.id for each in acknowledged if isinstance(each.payload, Legend)}
                gone = {each.id for each in acknowledged if {each.id, original_of(each)} & legend}
                gone = gone if visit.legend_is_gone else set()
                lost = [e for e in acknowledged if e.id not in gone and visit.journal.entry(e.id) != e]
                assert not lost, f"acknowledged acts are lost: {lost}"
                numbers = sorted(entry.seq for entry in visit.journal.entries())
                assert numbers[-1] - len(numbers) == len(gone), "the numbering has a gap"
                if visit.settlement is not None:
                    assert library.file(visit.settlement.report) == b"%PDF " + visit.id.bytes


class _Passphrase(Mode):
    """Always exactly one passphrase opens the library: that of before a change, or that of after it."""

    endless = True
    keeps = True

    def make(self, folder: Path) -> None:
        _begin(folder).close()
        (folder / "zinnen").write_text(PASSPHRASE)

    def act(self, folder: Path, say: Say) -> None:
        now = (folder / "zinnen").read_text()
        while True:
            new = f"een nieuwe zin {uuid4()}"
            say(new)
            change_passphrase(folder, now, new, CHEAP)
            now = new
            say("changed")

    def look(self, folder: Path, killed: Killed) -> None:
        tried = [(folder / "zinnen").read_text(), *(each for each in killed.said if each != "changed")]
        opening = [each for each in tried if _opens(folder, each)]
        assert len(opening) == 1, f"{len(opening)} passphrases open it"
        changed = killed.said.count("changed")
        assert opening[0] in tried[changed : changed + 2], "an older passphrase opens it"
        (folder / "zinnen").write_text(opening[0])
        with _open(folder, opening[0]) as library:
            assert _said(library) == []
        # Each of its two files opens it by itself now.
        for name in ("sleutel.json", "sleutel-kopie.json"):
            alone = folder / "alleen"
            alone.mkdir()
            shutil.copy(folder / name, alone / name)
            shutil.copy(folder / DATABASE, alone / DATABASE)
            _open(alone, opening[0]).close()
            shutil.rmtree(alone)


def _opens(folder: Path, passphrase: str) -> bool:
    try:
        unlock(folder, passphrase)
    except KnownError as error:
        if error.code != "B02":
            raise
        return False
    return True


MODES: dict[str, Mode] = {
    "backup": _Backup(),
    "restore": _Restore(),
    "rescue": _Rescue(),
    "first start": _FirstStart(),
    "migration": _Migration(),
    "work": _Work(),
    "passphrase": _Passphrase(),
}

if __name__ == "__main__":
    sys.exit(main())
