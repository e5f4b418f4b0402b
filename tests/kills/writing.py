"""Kills a program that is recording, again and again, and looks whether anything it had acknowledged is lost.

    python tests/kills/writing.py --times 100

A child opens the library and records notes as fast as it can, some one by one and some in a burst, and writes the
id of each on a line as soon as its future is done. After a random number of lines and a moment more it is killed
(SIGKILL; on Windows TerminateProcess). Then every id that came through must be in the library, the library must
be sound and say that it ended badly, and numbering must go on where it was. The first note of a burst was an
unfinished line before: it is there as the one or as the other, never as both and, once said to be kept, never as
neither. All kills hit the same library.
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # so that it runs by hand from a checkout that is not installed

from kills.child import said_until_killed  # noqa: E402
from observatie.clock import SystemClock  # noqa: E402
from observatie.domain.acts.acts import Note, VisitSet  # noqa: E402
from observatie.domain.acts.entries import Draft  # noqa: E402
from observatie.domain.visit.visit import Visit  # noqa: E402
from observatie.store.batch import DraftKey  # noqa: E402
from observatie.store.check import check  # noqa: E402
from observatie.store.library import Library  # noqa: E402
from observatie.store.wrapping import new_key  # noqa: E402

MOST_LINES = 60
MOST_MS = 8
LINE = "line "


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill a recording program and look for what is lost.")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--child", nargs=2, metavar=("FOLDER", "VISIT"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        record_for_ever(Path(asked.child[0]), UUID(asked.child[1]))
    print(f"seed {asked.seed}")
    lines = 0
    with tempfile.TemporaryDirectory(prefix="observatie-kill-") as folder:
        for number, found in enumerate(kills(Path(folder), asked.times, asked.seed), start=1):
            lines += found
            print(f"kill {number}: {found} acknowledged, all there", flush=True)
    print(f"{asked.times} kills, {lines} entries acknowledged, none lost")
    return 0


def kills(folder: Path, times: int, seed: int) -> Iterator[int]:
    """Make a library, kill its program so many times, and yield how many entries each had acknowledged."""
    chance, key, clock, visit = random.Random(seed), new_key(), SystemClock(), Visit(uuid4())
    with Library.create(folder, key, "Ineke Smit", "", clock) as library:
        library.append([library.scribe.entry(visit.journal, VisitSet(subject="rekenen"), clock.now())]).result()
    seen: set[UUID] = set()
    for _ in range(times):
        acknowledged, line = killed(folder, key, visit.id, chance)
        seen |= acknowledged
        look(folder, key, visit.id, seen, line)
        yield len(acknowledged)


def killed(folder: Path, key: bytes, visit: UUID, chance: random.Random) -> tuple[set[UUID], str | None]:
    """Let a child record, kill it at a random moment, and return the ids and the last line it had acknowledged."""
    whole = said_until_killed(
        __file__, folder, visit, key=key, chance=chance, most_lines=MOST_LINES, most_ms=MOST_MS
    )
    kept = [text.removeprefix(LINE) for text in whole if text.startswith(LINE)]
    return {UUID(text) for text in whole if not text.startswith(LINE)}, kept[-1] if kept else None


def look(folder: Path, key: bytes, visit_id: UUID, acknowledged: set[UUID], line: str | None) -> None:
    """Open the library after a kill; AssertionError where it is not as it should be."""
    clock = SystemClock()
    with Library.open(folder, key) as library:
        assert library.startup.unclean, "it does not know that it ended badly"
        visit = library.visit(visit_id)
        lost = [entry for entry in acknowledged if entry not in visit.journal]
        assert not lost, f"{len(lost)} acknowledged entries are lost"
        noted = {note.act.text for note in visit.shown("note") if isinstance(note.act, Note)}
        draft = library.drafts(visit_id).get(None)
        assert draft is None or draft.text not in noted, "a line is recorded and unfinished"
        assert line is None or line in noted or (draft and draft.text == line), "a line is lost"
        problems = check(library.connect_reading)
        assert not problems, problems
        numbers = [entry.seq for entry in visit.journal.entries()]
        assert numbers == list(range(1, len(numbers) + 1)), "the numbering has a gap or a double"
        after = library.scribe.entry(visit.journal, Note(text="na de val"), clock.now())
        assert after.seq == len(numbers) + 1
        library.append([after]).result()
        assert after.id in library.visit(visit_id).journal


def record_for_ever(folder: Path, visit_id: UUID) -> None:
    """Be the child: record until killed."""
    library = Library.open(folder, bytes.fromhex(sys.stdin.readline()))
    visit, clock = library.visit(visit_id), SystemClock()
    for number in range(10**9):
        text = f"regel {uuid4()}" + " wat er te zien was" * (number % 40)
        said = [(f"{LINE}{text}", library.keep_draft(visit_id, Draft(text=text, at=clock.now().wall)))]
        for nth in range(1 + number % 4):
            entry = library.scribe.entry(visit.journal, Note(text=text if nth == 0 else "en verder"), clock.now())
            visit.add(entry)
            saved = library.append([entry], ends=DraftKey(visit_id) if nth == 0 else None)
            said.append((str(entry.id), saved))
        for words, saved in said:
            saved.result()
            # Past Python's buffers, so that the line is out before the next note.
            os.write(sys.stdout.fileno(), f"{words}\n".encode())


if __name__ == "__main__":
    sys.exit(main())
