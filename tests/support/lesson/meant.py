"""A lesson as it is meant: what the observer's fingers do, and beside it what must stand in the store afterwards.

    python tests/support/lesson/meant.py

writes `les.keys` and `les.expected.json` anew. What is expected is said by hand (`spoken.py`), or follows from a
template in which it stands apart from its keys; nothing of Observatie is asked.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))  # so that it runs by hand

from support.lesson.keys import read_keys, write_steps  # noqa: E402
from support.lesson.spoken import tell_lesson  # noqa: E402

KEYS, EXPECTED = HERE / "les.keys", HERE / "les.expected.json"

_PACES = (150, 180, 160, 200, 170)
_PAUSES = (2_437, 4_113, 1_571, 6_229, 3_007, 911, 2_803)
_HEAD = """\
# A lesson in group 6, as keys; made by meant.py; spoken.py says beside each what it must lead to.
# minutes:seconds of the first key, milliseconds between keys (! = a burst, to be kept), and the keys."""


@dataclass
class Noted:
    """A note that is meant: what it said first, what it says now, and whether it stands.

    Attributes:
        key: the number of the key that is its first, in the whole file; at: when that key comes.
        first_ms: its lesson time when it was recorded, now_ms: where it is now.
        first: what it said when it was recorded, where it says something else now.
    """

    key: int
    at: int
    first_ms: int
    now_ms: int
    says: dict[str, Any]
    stands: bool = True
    first: dict[str, Any] | None = None

    def mend(self, **now: Any) -> None:
        """Let it say something else now."""
        self.first = self.first or dict(self.says)
        self.says |= now


@dataclass
class Lesson:
    """The steps so far, and what they lead to; a heading stands before the step with its number."""

    now_ms: int = 0
    steps: list[tuple[int, int, bool, str]] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)
    phases: list[dict[str, Any]] = field(default_factory=list)
    counts: list[dict[str, Any]] = field(default_factory=list)
    samples: list[dict[str, Any]] = field(default_factory=list)
    legend: dict[str, str] = field(default_factory=dict)
    keys: int = 0
    headings: dict[int, str] = field(default_factory=dict)
    _paces: Iterator[int] = field(default_factory=lambda: cycle(_PACES))
    _pauses: Iterator[int] = field(default_factory=lambda: cycle(_PAUSES))

    def step(self, written: str, *, pause: int | None = None, pace: int | None = None, burst: bool = False) -> int:
        """Press keys and return when the first one came."""
        self.now_ms += next(self._pauses) if pause is None else pause
        begun = self.now_ms
        pace = pace or next(self._paces)
        self.steps.append((begun, pace, burst, written))
        keys, waits = read_keys(written)
        self.keys += len(keys)
        self.now_ms += pace * (len(keys) - 1) + sum(waits.values())
        return begun

    def until(self, minute: int, second: float) -> None:
        """Wait until a moment of the lesson, less the pause before the next step, which is to say none."""
        moment = int((minute * 60 + second) * 1000)
        if moment < self.now_ms:
            raise ValueError(f"it is past {minute}:{second} by then: {self.now_ms / 60_000:.2f}")
        self.now_ms = moment

    def note(
        self,
        written: str,
        text: str | None = None,
        *,
        before: str = "",
        shift: int = 0,
        kind: str = "fact",
        mark: str | None = None,
        items: tuple[str, ...] = (),
        pupils: tuple[str, ...] = (),
        aside: bool = False,
        **how: Any,
    ) -> Noted:
        """Write a line and enter it; `before` are keys of which nothing is left when its first key comes."""
        place, (erased, waits) = self.keys, read_keys(before)
        begun = self.step(f"{before}{written}‹Enter›", **how)
        begun += (self.steps[-1][1] * len(erased)) + sum(waits.values())
        says: dict[str, Any] = {"text": written if text is None else text, "type": kind, "mark": mark}
        says |= {"items": list(items), "pupils": list(pupils), "aside": aside}
        self.notes.append(Noted(place + len(erased), begun, begun + shift, begun + shift, says))
        return self.notes[-1]

    def phase(self, name: str, written: str = "‹Ctrl+0›", **how: Any) -> dict[str, Any]:
        """Let a phase begin."""
        key = self.keys
        at = self.step(written, **how)
        return self.phase_at(name, key, at)

    def phase_at(self, name: str, key: int, at: int) -> dict[str, Any]:
        """Say that a phase began with a key that was pressed already."""
        self.phases.append({"key": key, "at": at, "name": name, "stands": True})
        return self.phases[-1]

    def count(self, counter: str, written: str, by: int = 1, **how: Any) -> dict[str, Any]:
        """Count something."""
        key = self.keys
        at = self.step(written, **how)
        return self.count_at(counter, key, at, by)

    def count_at(self, counter: str, key: int, at: int, by: int = 1) -> dict[str, Any]:
        """Say that something was counted with a key that was pressed already."""
        self.counts.append({"key": key, "at": at, "counter": counter, "by": by, "stands": True})
        return self.counts[-1]

    def inside(self, noted: Noted, place: int, waits: int = 0) -> tuple[int, int]:
        """Return the number and the moment of the key that is so many keys into the step of the last note."""
        return noted.key + place, noted.at + place * self.steps[-1][1] + waits

    def sample(self, minute: int, at_work: int | None, written: str = "", **how: Any) -> None:
        """Answer the question of a minute, or leave it."""
        key = self.keys if written else None
        if written:
            self.step(written, **how)
        self.samples.append({"key": key, "at": minute * 60_000, "at_work": at_work})


def expected(lesson: Lesson) -> dict[str, Any]:
    """Return what must stand in the store."""
    return {
        "keys": lesson.keys,
        "ends_at": lesson.now_ms,
        "legend": dict(sorted(lesson.legend.items())),
        "samples": lesson.samples,
        "phases": lesson.phases,
        "counts": lesson.counts,
        "notes": [vars(noted) for noted in lesson.notes],
    }


def _with_headings(lesson: Lesson) -> Iterator[str]:
    for place, line in enumerate(write_steps(lesson.steps)):
        if place in lesson.headings:
            yield f"\n# {lesson.headings[place]}"
        yield line


def written_files() -> tuple[str, str]:
    """Return what the two files say."""
    lesson = Lesson()
    tell_lesson(lesson)
    whole = expected(lesson)
    lines = []
    for name, value in whole.items():
        rows = value if isinstance(value, list) else None
        told = json.dumps(value, ensure_ascii=False)
        if rows is not None:
            told = "[\n" + ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows) + "\n ]"
        lines.append(f' "{name}": {told}')
    return "\n".join([_HEAD, *_with_headings(lesson), ""]), "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    for file, words in zip((KEYS, EXPECTED), written_files(), strict=True):
        file.write_text(words, encoding="utf-8")
        print(f"{file.name}: {words.count(chr(10))} regels")
