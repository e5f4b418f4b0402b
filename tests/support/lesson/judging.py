"""Whether a lesson that was played is in the store as it was meant, when its keys came at moments of their own."""

import json
from collections.abc import Mapping
from typing import Any

from observatie.domain.acts.acts import Note
from observatie.domain.acts.entries import Entry
from observatie.domain.visit.visit import Visit
from support.lesson.meant import EXPECTED
from support.lesson.outcome import originals, outcome, said

MOST_OFF = 0.020
"""By how many seconds the time of a line may differ from the moment at which its first key was sent."""


class Judge:
    """Compares; what it finds is in `problems`, one sentence each.

    Attributes:
        offs: how far each time is from the moment of its key, in seconds; exact: how many notes are as meant.
    """

    def __init__(self, visit: Visit, sent: Mapping[int, float], *, shortened: bool) -> None:
        self.problems: list[str] = []
        self.offs: list[float] = []
        self.exact = 0
        self._sent = sent
        self._meant: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8"))
        self._found = outcome(visit)
        self._entries = originals(visit)
        # In a shortened lesson the questions come at other lines: a number may be an answer there, or a note.
        self._shortened = shortened
        self._notes()
        self._beside("phases", "phase", ("name", "stands"))
        self._beside("counts", "count", ("counter", "by", "stands"))
        self._same("legend")
        if shortened:
            self._numbers(visit)
        else:
            self._meant["samples"] = [{"at": r["at"], "at_work": r["at_work"]} for r in self._meant["samples"]]
            self._same("samples")

    def __str__(self) -> str:
        spread = sorted(abs(off) * 1000 for off in self.offs)
        told = f"{self.exact} notes exact, {len(self.problems)} things wrong"
        if spread:
            told += (
                f"; from key to time {spread[-1]:.1f} ms at most, {spread[len(spread) // 2]:.1f} ms in the middle"
            )
        return told

    def _notes(self) -> None:
        meant = [row for row in self._meant["notes"] if not self._left_out(row["says"])]
        found = [row for row in self._found["notes"] if not self._left_out(row["says"])]
        entries = [e for e in self._entries if isinstance(e.payload, Note) and not self._left_out(said(e.payload))]
        if len(meant) != len(found):
            self.problems.append(f"{len(found)} notes, meant were {len(meant)}")
        for row, it, entry in zip(meant, found, entries, strict=False):
            names = ("says", "stands", "first")
            wrong = [f"{name} is {it[name]}, meant was {row[name]}" for name in names if it[name] != row[name]]
            wrong += self._late(entry, row["key"])
            self.exact += not wrong
            self.problems += [f"“{row['says']['text'][:50]}”: {each}" for each in wrong]

    def _late(self, entry: Entry, key: int) -> list[str]:
        off = entry.at.timestamp() - self._sent[key]
        self.offs.append(off)
        return [f"its time is {off * 1000:.1f} ms off"] if abs(off) > MOST_OFF else []

    def _left_out(self, says: Mapping[str, Any]) -> bool:
        return self._shortened and says["text"].isdecimal()

    def _beside(self, what: str, kind: str, names: tuple[str, ...]) -> None:
        meant, found = (
            [tuple(row[n] for n in names) for row in rows[what]] for rows in (self._meant, self._found)
        )
        if meant != found:
            self.problems.append(f"{what} are {found}, meant was {meant}")
            return
        entries = [entry for entry in self._entries if entry.payload.kind == kind]
        for row, entry in zip(self._meant[what], entries, strict=True):
            self.problems += [f"{what}, {row}: {each}" for each in self._late(entry, row["key"])]

    def _same(self, what: str) -> None:
        if self._found[what] != self._meant[what]:
            self.problems.append(f"{what} is {self._found[what]}, meant was {self._meant[what]}")

    def _numbers(self, visit: Visit) -> None:
        meant = [row["says"]["text"] for row in self._meant["notes"] if self._left_out(row["says"])]
        meant += [str(row["at_work"]) for row in self._meant["samples"] if row["at_work"] is not None]
        found = [row["says"]["text"] for row in self._found["notes"] if self._left_out(row["says"])]
        found += [str(sample.at_work) for _, sample in visit.samples() if sample.at_work is not None]
        if sorted(meant) != sorted(found):
            self.problems.append(f"the numbers are {sorted(found)}, meant were {sorted(meant)}")
