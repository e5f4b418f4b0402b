"""Plays the lesson into the real window under X11, and looks whether the store ends as meant.

    DISPLAY=:0 python tests/play_lesson.py                          an hour, as it was
    DISPLAY=:0 python tests/play_lesson.py --speed 20               some minutes: pauses are shortened, bursts kept
    DISPLAY=:0 python tests/play_lesson.py --speed 20 --kills 20    killed at random moments and started again
    DISPLAY=:0 python tests/play_lesson.py --dark --scale 2         in dark colours, at 200 %
    DISPLAY=:0 python tests/play_lesson.py --speed 20 --clicks      a click somewhere before every line

It makes the keyboard of that display a US-International one, starts main.py on a library of its own, unlocks it
and presses every key by XTest at its moment; leave the keyboard alone meanwhile. Then every line must be in the
store as meant, and the time of each within 20 ms of the moment at which its first key was sent.

A kill (SIGKILL) is at a random key of a line, after a random wait; a step that is more than a line (undo, mending,
completion) is killed after. What was acknowledged must be there, and of the line in hand all but the last half
second, with the time of its first key; what lacks is typed again, and the lesson goes on.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # so that it runs by hand from a checkout that is not installed

from PySide6.QtCore import QSettings  # noqa: E402
from support.lesson.judging import MOST_OFF, Judge  # noqa: E402
from support.lesson.keyboard import Keyboard  # noqa: E402
from support.lesson.keys import Step, read_steps  # noqa: E402
from support.lesson.meant import KEYS  # noqa: E402
from support.lesson.school import VISIT, prepare  # noqa: E402
from support.samples import CHEAP, OWNER, PASSPHRASE  # noqa: E402

from observatie.catalogue.catalogue import load_catalogue  # noqa: E402
from observatie.clock import SystemClock  # noqa: E402
from observatie.data import instruments_folder  # noqa: E402
from observatie.domain.acts.acts import Lesson  # noqa: E402
from observatie.domain.acts.entries import Draft  # noqa: E402
from observatie.domain.visit.visit import Visit  # noqa: E402
from observatie.store.folder import create_key  # noqa: E402
from observatie.store.library import Library  # noqa: E402
from observatie.ui.kit.machine_settings import MachineSettings, ThemeMode  # noqa: E402

MOST_BEHIND = 0.5
ACKNOWLEDGED_AFTER = 0.3
ACROSS, DOWN = (0.09, 0.75), (0.2, 0.97)
"""Where clicks are, as shares of the screen: not on the rail, nor on the buttons that hide or end the lesson,
nor on the panel, where a click on an item begins the line with it, at the moment of the click."""
AFTER_CLICK = 0.15
"""How long, in seconds, a hand takes from the mouse to the keys."""
LEAST_PACE, LEAST_PAUSE, LEAST_WAIT = 0.012, 0.060, 0.120
"""What is left, in seconds, of a pace, a pause and a wait however much they are shortened."""


@dataclass
class Program:
    """The program in its window, and the library it works in."""

    folder: Path
    keyboard: Keyboard
    key: bytes
    starts: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, type the passphrase, and wait until it has gone on with the lesson."""
        self.starts += 1
        before = self.keyboard.focus
        home = str(self.folder.parent / "home")
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": home}
        command = [sys.executable, str(ROOT / "main.py"), "--map", str(self.folder)]
        self.process = subprocess.Popen(command, env=environment)
        wait_for(lambda: self.keyboard.focus not in (0, 1, before), "its window")
        time.sleep(0.5)  # the field is painted and has the cursor
        for character in PASSPHRASE:
            self.keyboard.press(character)
            time.sleep(0.01)
        self.keyboard.press("Enter")
        wait_for(lambda: self._resumed() >= self.starts, "the lesson")
        time.sleep(0.8)  # the line is there, and what was kept of it is kept again

    def _resumed(self) -> int:
        # One mark more than the starts: that of the beginning.
        return sum(isinstance(entry.payload, Lesson) for entry in self.visit().journal.entries()) - 1

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self.process is not None
        assert self.process.poll() is None, "it ended by itself"
        self.process.kill()
        self.process.wait()

    def visit(self) -> Visit:
        """Return the visit as it is on disk."""
        with Library.open_reading(self.folder, self.key) as library:
            return library.visit(VISIT)

    def draft(self) -> Draft | None:
        """Return the unfinished new line as it is on disk."""
        with Library.open_reading(self.folder, self.key) as library:
            return library.drafts(VISIT).get(None)


def wait_for(there: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Wait until something is there; TimeoutError says what was not."""
    until = time.monotonic() + seconds
    while not there():
        if time.monotonic() > until:
            raise TimeoutError(f"{what} did not come")
        time.sleep(0.05)


@dataclass
class Player:
    """Presses the keys of the lesson, and remembers when.

    Attributes:
        sent: when each key was sent, by the wall clock and the number of the key in the whole lesson.
        problems: what was not as it should be, in one sentence each.
    """

    program: Program
    steps: list[Step]
    speed: float
    kills: dict[int, int]
    chance: random.Random
    clicks: bool = False
    sent: dict[int, float] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    killed: int = 0
    _next: float = field(default_factory=time.monotonic)

    def play(self) -> None:
        """Press all keys, with the kills in between."""
        number, before = 0, 0
        for place, step in enumerate(self.steps):
            pause = (step.at_ms - before) / 1000 / self.speed
            self._wait(max(LEAST_PAUSE, pause))
            before = step.moments[-1]
            if self.clicks and is_line(step):
                self.program.keyboard.click(self.chance.uniform(*ACROSS), self.chance.uniform(*DOWN))
                self._wait(AFTER_CLICK)
            if place not in self.kills:
                self._press(step, number, 0, len(step.keys))
            else:
                self._wait(ACKNOWLEDGED_AFTER)
                self._press_and_kill(place, step, number)
            number += len(step.keys)

    def _wait(self, seconds: float) -> None:
        self._next = max(self._next + seconds, time.monotonic() + seconds / 2)
        time.sleep(max(0.0, self._next - time.monotonic()))

    def _press(self, step: Step, number: int, begin: int, end: int) -> None:
        pace = step.pace_ms / 1000
        pace = pace if step.burst else max(LEAST_PACE, pace / self.speed)
        for place in range(begin, end):
            wait = step.waits.get(place, 0) / 1000
            wait = max(LEAST_WAIT, wait / self.speed) if wait else 0
            if place > begin or wait:
                self._wait(pace + wait)
            key = step.keys[place]
            self.sent[number + place] = self.program.keyboard.press(key.name, dead=key.dead)

    # Killed

    def _press_and_kill(self, place: int, step: Step, number: int) -> None:
        before = acts_of(self.program.visit())
        line = is_line(step)
        end = self.kills[place] + 1 if line else len(step.keys)
        self._press(step, number, 0, end)
        time.sleep(self.chance.choice((0.0, 0.02, 0.1, 0.4, 0.7)) if line else ACKNOWLEDGED_AFTER)
        self.program.kill()
        at, self.killed = time.time(), self.killed + 1
        after, draft = acts_of(self.program.visit()), self.program.draft()
        told = f"kill {self.killed}, step {place + 1} at key {end} of {len(step.keys)}"
        if after[: len(before)] != before:
            self.problems.append(f"{told}: what was on disk is gone")
        self.program.start()
        self._next = time.monotonic()
        if not line:
            print(f"{told}: after a step that is more than a line", flush=True)
        elif len(after) > len(before):
            print(f"{told}: the line was on disk", flush=True)
        else:
            self._finish(step, number, end, draft, at, told)

    def _finish(self, step: Step, number: int, end: int, draft: Draft | None, at: float, told: str) -> None:
        """Look at what came back of a line, and type what lacks."""
        characters = [(key.writes, place) for place, key in enumerate(step.keys[:end]) if key.writes]
        typed = "".join(character for character, _ in characters)
        due = sum(self.sent[number + place] < at - MOST_BEHIND for _, place in characters)
        kept = draft.text if draft is not None else ""
        if not typed.startswith(kept) or len(kept) < due:
            self.problems.append(f"{told}: of “{typed}” was kept “{kept}”; {due} characters were due")
        if draft is not None:
            back = self.program.draft()
            if back is None or (back.text, back.at) != (draft.text, draft.at):
                self.problems.append(f"{told}: the line did not come back: {back}")
            if abs(draft.at.timestamp() - self.sent[number]) > MOST_OFF:
                self.problems.append(f"{told}: the line came back with the time of another moment")
        first = self.sent[number]
        self._press(step, number, characters[len(kept) - 1][1] + 1 if kept else 0, len(step.keys))
        if kept:
            self.sent[number] = first
        print(f"{told}: {len(typed)} typed, {len(kept)} back ({due} were due)", flush=True)


def is_line(step: Step) -> bool:
    """Whether a step is one line that is typed and entered, and leads to something in the store."""
    return bool(step.typed and step.typed.strip()) and step.typed not in ("/kijkpunten", "/zonder", "/legenda")


def acts_of(visit: Visit) -> list[UUID]:
    """Return what was done in the visit, but for what the program writes down by itself."""
    return [e.id for e in visit.journal.entries() if e.payload.kind not in ("lesson", "sample", "gap")]


def choose_kills(steps: list[Step], times: int, chance: random.Random) -> dict[int, int]:
    """Return the steps in which it is killed, each with the place of the key after which."""
    every = [(place, key) for place, step in enumerate(steps[:-1]) for key in range(len(step.keys))]
    chosen: dict[int, int] = {}
    while len(chosen) < times:
        place, key = chance.choice(every)
        # Not in the one line that is a hundred times as long as any other.
        if len(steps[place].keys) < 500:
            chosen[place] = key
    return chosen


def main() -> int:
    parser = argparse.ArgumentParser(description="Play a lesson into the real window.")
    parser.add_argument("--speed", type=float, default=1, help="by how much pauses are shortened")
    parser.add_argument("--kills", type=int, default=0, help="how often it is killed and started again")
    parser.add_argument("--dark", action="store_true", help="in dark colours")
    parser.add_argument("--scale", type=float, default=1.0, help="how large everything is, to 2")
    parser.add_argument("--clicks", action="store_true", help="click somewhere in the window before every line")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--steps", type=int, default=None, help="only the first so many steps")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    steps = read_steps(KEYS)[: asked.steps]
    print(f"seed {asked.seed}")
    with tempfile.TemporaryDirectory(prefix="observatie-lesson-", ignore_cleanup_errors=True) as place:
        folder, clock, keyboard = Path(place) / "bibliotheek", SystemClock(), Keyboard()
        key = create_key(folder, PASSPHRASE, CHEAP)
        with Library.create(folder, key, OWNER, "intern begeleider", clock) as library:
            prepare(library, load_catalogue(instruments_folder()).instruments, clock)
        settings = QSettings(str(Path(place) / "home/Observatie/venster.ini"), QSettings.Format.IniFormat)
        look = MachineSettings(settings)
        look.mode, look.scale = ThemeMode.DARK if asked.dark else ThemeMode.LIGHT, asked.scale
        settings.sync()
        program = Program(folder, keyboard, key)
        player = Player(
            program, steps, asked.speed, choose_kills(steps, asked.kills, chance), chance, asked.clicks
        )
        program.start()
        try:
            player.play()
            time.sleep(1.0)  # what was recorded last is acknowledged
            judge = Judge(program.visit(), player.sent, shortened=asked.speed != 1 or asked.kills > 0)
        finally:
            program.kill()
    print(judge, *player.problems, *judge.problems, sep="\n")
    return 1 if player.problems or judge.problems else 0


if __name__ == "__main__":
    sys.exit(main())
