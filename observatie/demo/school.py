"""The demo library: a sample school with visits in every state and two pairs, in a folder that is thrown away.

The school is data (resources/demo/school.yaml); days count back from the day it is opened. The same file gives
the same ids each time, so that pictures and tests can name a visit.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml
from pydantic import TypeAdapter

from observatie.data import resource
from observatie.demo.pairs import pair_people, read_pairs, write_pairs
from observatie.domain import lesson_time
from observatie.domain.acts.entries import Act, Entry
from observatie.domain.acts.records import GroupRecord, PersonRecord, SchoolRecord
from observatie.domain.clock import Clock, Moment
from observatie.domain.errors import BugError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.scribe import Scribe
from observatie.domain.visit.settling import covered_now
from observatie.domain.visit.visit import Visit
from observatie.store.library import Library
from observatie.store.wrapping import new_key

_NAMESPACE = UUID("6b9e3a52-0d0f-4c6e-9a3b-5f1d2a7c8e90")
_HANDED_OVER_AFTER = timedelta(days=1)
_REACTION_AFTER = timedelta(days=2)
_SETTLED_AFTER = timedelta(days=6)
_ADDED_AFTER = timedelta(hours=1)
_TYPED_OVER_AFTER = timedelta(hours=2)
_A_LINE = timedelta(seconds=20)
"""What it takes to type a line over from paper."""
_SATURDAY = 5

_LABEL = re.compile(r"\b[A-Z]{1,2}\b")

_acts: TypeAdapter[Act] = TypeAdapter(Act)


def demo_id(*names: str) -> UUID:
    """Return the id that goes with a key of the demo file: `demo_id("visit", "rekenen-bakker")`."""
    return uuid5(_NAMESPACE, "/".join(names))


def make_demo(
    folder: Path,
    instruments: dict[str, Instrument],
    clock: Clock,
    *,
    lesson_going_on: bool = False,
    key: bytes | None = None,
) -> Library:
    """Make the demo library in an empty folder and open it; a key that is not given is kept in memory only."""
    data = yaml.load(resource("demo/school.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    observer = data["observer"]
    folder.mkdir(parents=True, exist_ok=True)
    library = Library.create(folder, key or new_key(), observer["name"], observer["role"], clock)
    pairs = read_pairs()
    _write_register(library, [*_records(data), *pair_people(pairs, demo_id)], clock)
    lessons = [*data["visits"], *(data["going_on"] if lesson_going_on else ())]
    for visit in lessons:
        writer = _VisitWriter(visit, instruments, library.scribe, clock.now().wall)
        library.append(writer.entries(), writer.used).result()
    write_pairs(library, pairs, instruments, clock.now().wall, demo_id)
    return library


def _write_register(
    library: Library, records: Iterable[SchoolRecord | PersonRecord | GroupRecord], clock: Clock
) -> None:
    register = library.register()
    entries: list[Entry] = []
    for record in records:
        entries.append(library.scribe.entry(register.journal, record, clock.now()))
        register.add(entries[-1])
    library.append(entries).result()


def _records(data: dict[str, Any]) -> list[SchoolRecord | PersonRecord | GroupRecord]:
    return [
        *(SchoolRecord(id=demo_id("school", row["key"]), name=row["name"]) for row in data["schools"]),
        *(
            PersonRecord(
                id=demo_id("person", row["key"]), name=row["name"], school=demo_id("school", row["school"])
            )
            for row in data["people"]
        ),
        *(
            GroupRecord(id=demo_id("group", row["key"]), name=row["name"], school=demo_id("school", row["school"]))
            for row in data["groups"]
        ),
    ]


class _VisitWriter:
    """Turns one visit of the file into entries."""

    def __init__(
        self, data: dict[str, Any], instruments: dict[str, Instrument], owner: Scribe, now: datetime
    ) -> None:
        self._data = data
        self._journal = Journal(demo_id("visit", data["key"]))
        numbers = count(1)
        self._scribe = Scribe(owner.author, owner.device, lambda: demo_id(data["key"], str(next(numbers))))
        self._teacher = Scribe(demo_id("person", data["teacher"]), owner.device, self._scribe.new_id)
        self._begin = _begin_of(data, now)
        self._made = min(self._begin, now) - timedelta(days=1)
        self._notes: dict[str, UUID] = {}
        self.used = tuple(instruments[name] for name in data.get("instruments", ()))

    def entries(self) -> list[Entry]:
        """Return the visit's entries in the order in which they were made."""
        self._settings()
        if self._data["state"] != "planned":
            self._lesson()
        if self._data["state"] not in ("planned", "observing"):
            self._review()
        if self._data["state"] in ("concept", "handed_over", "settled"):
            self._report()
        return self._journal.entries()

    def _add(
        self, act: dict[str, Any], at: datetime, lesson_ms: int | None = None, by: Scribe | None = None
    ) -> UUID:
        payload = _acts.validate_json(json.dumps(act, default=str))
        entry = (by or self._scribe).entry(self._journal, payload, Moment(at, 0), lesson_ms)
        self._journal.add(entry)
        return entry.id

    def _settings(self) -> None:
        data = self._data
        settings = {
            "kind": "visit_set",
            "teacher": demo_id("person", data["teacher"]),
            "group": demo_id("group", data["group"]),
            "school": self._school(),
            "subject": data["subject"],
            "purpose": data["purpose"],
            "focus_question": data.get("focus_question"),
            "planned_at": self._begin.isoformat(),
            "walkthrough": data.get("walkthrough"),
            "instruments": [{"instrument": i.id, "version": i.version, "hash": i.hash} for i in self.used],
            "focus": data.get("focus"),
            "phases": data.get("phases"),
            "counters": data.get("counters"),
            "sample_minutes": data.get("sample_minutes"),
            "pupils": data.get("pupils"),
        }
        self._add(settings, self._made)

    def _school(self) -> UUID:
        return demo_id("school", self._data["group"].split("-")[0])

    def _lesson(self) -> None:
        if self._data.get("on_paper"):
            self._type_over()
            return
        self._add({"kind": "lesson", "mark": "started"}, self._begin, 0)
        for label, text in self._data.get("legend", {}).items():
            self._add({"kind": "legend", "label": label, "text": text}, self._begin)
        for row in self._data["entries"]:
            self._write(row, self._begin + timedelta(milliseconds=_milliseconds(row["at"])))
        if "ends" in self._data:
            self._stop()
        for row in self._data.get("later", ()):
            self._write(row, self._begin + _ADDED_AFTER)

    def _type_over(self) -> None:
        at, held_at = self._begin + _TYPED_OVER_AFTER, self._begin.isoformat()
        self._add({"kind": "lesson", "mark": "started", "held_at": held_at}, at, 0)
        self._add({"kind": "lesson", "mark": "stopped"}, at, _milliseconds(self._data["ends"]))
        for number, row in enumerate(self._data["entries"], 1):
            self._write(row, at + number * _A_LINE)

    def _write(self, row: dict[str, Any], at: datetime) -> None:
        entry = self._add(self._timed_act(row), at, _milliseconds(row["at"]))
        if "text" in row:
            self._notes[row["at"]] = entry

    def _timed_act(self, row: dict[str, Any]) -> dict[str, Any]:
        fields = {name: value for name, value in row.items() if name != "at"}
        if "phase" in row:
            return {"kind": "phase", "name": row["phase"]}
        if "count" in row:
            return {"kind": "count", "counter": row["count"], "by": row["by"]}
        if "gap" in row:
            return {"kind": "gap", "until_ms": _milliseconds(row["gap"])}
        if "sample" in row:
            present = None if row["sample"] is None else row.get("of", self._data.get("pupils"))
            return {"kind": "sample", "at_work": row["sample"], "present": present}
        known = self._data.get("legend", {})
        pupils = dict.fromkeys(label for label in _LABEL.findall(row["text"]) if label in known)
        return {"kind": "note", "pupils": list(pupils), **fields}

    def _stop(self) -> None:
        end = _milliseconds(self._data["ends"])
        self._add({"kind": "lesson", "mark": "stopped"}, self._begin + timedelta(milliseconds=end), end)

    def _review(self) -> None:
        at = self._begin + timedelta(hours=4)
        for row in self._data.get("answers", ()):
            self._add({"kind": "answer", **_answer(row), "evidence": self._evidence(row)}, at)
        for row in self._data.get("heard", ()):
            self._add({"kind": "heard", **row}, at)
        for row in self._data.get("findings", ()):
            self._add({"kind": "finding", **row, "evidence": self._evidence(row)}, at)

    def _evidence(self, row: dict[str, Any]) -> list[UUID]:
        return [self._notes[at] for at in row.get("evidence", ())]

    def _report(self) -> None:
        self._add({"kind": "status", "status": "concept"}, self._begin + timedelta(hours=5))
        if self._data["state"] == "concept":
            return
        self._add({"kind": "status", "status": "handed_over"}, self._begin + _HANDED_OVER_AFTER)
        said = sorted(self._said(), key=lambda row: row[0])
        for after, act, by in said:
            self._add(act, self._begin + after, by=by)
        if self._data["state"] == "settled":
            covers = covered_now(Visit(self._journal.stream, self._journal.entries()), keeps_legend=False)
            settled = {"kind": "status", "status": "settled", "covers": covers}
            self._add(settled, self._begin + max(_SETTLED_AFTER, *(after for after, _, _ in said)))

    def _said(self) -> Iterator[tuple[timedelta, dict[str, Any], Scribe]]:
        """Yield what came of the conversation: how long after the visit, what, and by whom."""
        data = self._data
        for row in data.get("agreements", ()):
            yield _REACTION_AFTER, {"kind": "agreement", **row}, self._scribe
        if "opening" in data:
            yield _REACTION_AFTER, {"kind": "reaction", "text": data["opening"], "opening": True}, self._teacher
        if "reaction" in data:
            yield _REACTION_AFTER, {"kind": "reaction", "text": data["reaction"]}, self._teacher
        for key, consent in (("seen_days_later", "seen"), ("agreed_days_later", "agreed")):
            if key in data:
                act = {"kind": "consent", "consent": consent, "by": self._teacher.author}
                yield timedelta(days=data[key]), act, self._scribe


def _begin_of(data: dict[str, Any], now: datetime) -> datetime:
    if "minutes_ago" in data:
        return now - timedelta(minutes=data["minutes_ago"])
    hour, minute = (int(part) for part in data["starts"].split("."))
    day = _school_day(now - timedelta(days=data["days_ago"]), ahead=data["days_ago"] <= 0)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _school_day(day: datetime, *, ahead: bool) -> datetime:
    """Return the day itself, or the nearest school day before or after it where it is in a weekend."""
    if day.weekday() < _SATURDAY:
        return day
    return day + timedelta(days=7 - day.weekday() if ahead else _SATURDAY - 1 - day.weekday())


def _milliseconds(written: str) -> int:
    found = lesson_time.read(written)
    if found is None:
        raise BugError(f"the demo has a time that is none: {written}")
    return found


def _answer(row: dict[str, Any]) -> dict[str, Any]:
    fields = {name: value for name, value in row.items() if name not in ("text", "level", "state", "evidence")}
    if "state" in row:
        value: dict[str, Any] = {"type": row["state"]}
    elif "level" in row:
        value = {"type": "level", "level": row["level"]}
    else:
        value = {"type": "text", "text": row["text"]}
    return {**fields, "value": value}
