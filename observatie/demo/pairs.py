"""The pairs of the demo library: one in the middle of its talk, and one of which each fills in alone.

They are data (resources/demo/pairs.yaml), and go through sheets like everybody's; whose words nobody knows.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from secrets import token_hex
from typing import Any
from uuid import UUID

import yaml

from observatie.data import resource
from observatie.domain.acts.acts import ItemRef
from observatie.domain.acts.pair_acts import (
    PairMark,
    PairOutcome,
    PairProgress,
    PairSet,
    PairStep,
    Reached,
    Seating,
)
from observatie.domain.acts.records import PersonRecord, SchoolRecord
from observatie.domain.clock import Moment
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.pair.sheet import SheetText
from observatie.store.library import Library
from observatie.store.pair_session import PairSession
from observatie.store.sheets import OpenSheet, begin, unlock
from observatie.store.wrapping import Cost

_FORM = "share"
_QUICK = Cost(n=2**4)
"""Nobody's secret is kept here, and whoever looks at the demo should not wait for it."""

DemoId = Callable[..., UUID]
"""Gives the id that goes with a key of the demo."""


def read_pairs() -> dict[str, Any]:
    """Return the pairs of the demo, with their people and schools."""
    return yaml.load(resource("demo/pairs.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def pair_people(data: dict[str, Any], demo_id: DemoId) -> list[SchoolRecord | PersonRecord]:
    """Return who they are, for the register."""
    return [
        *(SchoolRecord(id=demo_id("school", row["key"]), name=row["name"]) for row in data["schools"]),
        *(
            PersonRecord(
                id=demo_id("person", row["key"]), name=row["name"], school=demo_id("school", row["school"])
            )
            for row in data["people"]
        ),
    ]


def write_pairs(
    library: Library, data: dict[str, Any], instruments: dict[str, Instrument], now: datetime, demo_id: DemoId
) -> None:
    """Write every pair into the library, where it has the form that they fill in."""
    form = instruments.get(_FORM)
    for row in data["pairs"] if form is not None else ():
        assert form is not None
        _PairWriter(library, row, form, now, demo_id).write()
    library.append(()).result()


class _Clock:
    """Stands still until the next thing is done."""

    def __init__(self, wall: datetime) -> None:
        self._wall = wall

    def now(self) -> Moment:
        """Return the instant it stands at; lesson time is none of a pair's."""
        return Moment(self._wall, 0)

    def advance(self, milliseconds: int) -> None:
        """Let time pass."""
        self._wall += timedelta(milliseconds=milliseconds)


class _PairWriter:
    """Leads one pair through the procedure as far as the file says."""

    def __init__(
        self, library: Library, row: dict[str, Any], form: Instrument, now: datetime, demo_id: DemoId
    ) -> None:
        self._row, self._form, self._now = row, form, now
        self._clock = _Clock(now - timedelta(days=row["days_ago"]))
        key, numbers = row["key"], count(1)
        self._session = PairSession.open(library, demo_id("pair", key), self._clock)
        self._session.scribe = replace(library.scribe, new_id=lambda: demo_id("pair", key, str(next(numbers))))
        self._people = {name: demo_id("person", name) for name in row["partners"]}

    def write(self) -> None:
        """Write it."""
        row, session = self._row, self._session
        one, two = self._people.values()
        settings = PairSet(
            partners=(one, two),
            group=row["group"],
            begins=(self._now + timedelta(days=row["begins_in_days"])).date(),
            seating=Seating.TOGETHER,
        )
        session.set_up(settings, self._form)
        sealed = [self._seal(name, words) for name, words in row["sheets"].items()]
        if row["stage"] == "talking":
            session.open_both(*sealed)
            self._read_and_talk()

    def _seal(self, name: str, words: dict[str, str]) -> OpenSheet:
        self._clock.advance(3_600_000)
        person, word = self._people[name], token_hex()
        sheet = begin(self._session.pair.id, person, word, cost=_QUICK)
        self._session.seal(sheet.with_text(SheetText(words=words)))
        return unlock(self._session.sheets[person], word)

    def _read_and_talk(self) -> None:
        row, session = self._row, self._session
        for name, person in self._people.items():
            for target in row["marks"][name]:
                session.record(PairMark(item=self._ref(target)), person)
            session.record(PairProgress(step=PairStep.READ), person)
        session.record(PairProgress(step=PairStep.SINKING))
        self._clock.advance(180_000)
        session.record(PairProgress(step=PairStep.SUNK))
        for target, outcome in row["outcomes"].items():
            self._clock.advance(120_000)
            reached = Reached(outcome["reached"])
            session.record(PairOutcome(item=self._ref(target), reached=reached, text=outcome["text"]))

    def _ref(self, target: str) -> ItemRef:
        return ItemRef(instrument=self._form.id, item=target)
