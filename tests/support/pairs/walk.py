"""Walks the way of a pair on a real session, for tests: an act of either, and what the table says comes of it."""

from observatie.domain.acts.pair_acts import (
    PairMark,
    PairOutcome,
    PairProgress,
    PairSet,
    PairStep,
    Reached,
    Seating,
)
from observatie.domain.errors import BugError, KnownError
from observatie.domain.pair.flow import FLOW, PairEvent, PairState
from observatie.domain.pair.sheet import SheetState, SheetText
from observatie.domain.visit.rules import Rejection
from observatie.store.pair_session import PairSession
from observatie.store.sheets import OpenSheet, begin, unlock
from support.fake_clock import FakeClock
from support.pairs.files import at_home, brought, received, sealed_at_home
from support.pairs.memory import Memory
from support.pairs.samples import HER_WORD, HIS_WORD, SESSION, begun, place
from support.samples import CHEAP, MORNING

ACTS = (
    "choose_way",
    "seal",
    "come_in",
    "unseal",
    "open",
    "mark",
    "read",
    "begin_silence",
    "go_on",
    "stay",
    "end_silence",
    "come_out",
    "finish",
    "drop",
)
"""All that either can do."""

_ASKED = place("verwachting-d").ref
_WAY = ("seal", "seal", "open", "read", "read", "begin_silence", "go_on", "end_silence", "finish")
"""A way past every state but that of a pair that was dropped."""


class Walk:
    """Two people on their way; `state` is where the table says that they are."""

    def __init__(self, minutes: int = 3) -> None:
        self.library, self.clock = Memory(), FakeClock(MORNING)
        self.session = begun(self.library, self.clock, sink_minutes=minutes)
        self.state = PairState.ALONE
        self._minutes = minutes
        self.sealed, self.had_read, self.going_on = set[int](), set[int](), set[int]()
        self._is_silent = False
        self._times = 0

    def to(self, state: PairState) -> bool:
        """Go straight to a state, and return whether it is on the way of these two."""
        if state is PairState.DROPPED:
            self.go("drop", 0)
        for number, act in enumerate(_WAY):
            if self.state is not state and self.event(act, number % 2):
                self.go(act, number % 2)
        return self.state is state

    def event(self, act: str, who: int) -> PairEvent | None:
        """Return what an act would be on the way, or None where the one who does it has done it or never did."""
        match act:
            case "come_in":
                return PairEvent.SEAL_AGAIN if who in self.sealed else PairEvent.SEAL
            case "seal" if who in self.sealed:
                return None
            case "unseal" if who not in self.sealed:
                return None
            case "read" if who in self.had_read:
                return None
            case "read" if not self._minutes and self.had_read:
                return PairEvent.READ_WITHOUT_SILENCE
            case "go_on" if who in self.going_on:
                return None
            case "stay" if who not in self.going_on:
                return None
            case "end_silence" if not self._is_silent:
                return None
            case _:
                return PairEvent(act)

    def expected(self, act: str, who: int) -> PairState | None:
        """Return where an act leads, as the table says; None where it is refused."""
        event = self.event(act, who)
        return None if event is None else FLOW.get((self.state, event))

    def go(self, act: str, who: int) -> None:
        """Do what either can do, and see to it that it ends as the table says; else nothing has changed."""
        expected, before = self.expected(act, who), self.snapshot()
        try:
            refused = isinstance(getattr(self, f"_{act}")(who), Rejection)
        except (KnownError, BugError):
            refused = True
        assert refused == (expected is None), (self.state, act, who)
        if expected is None:
            assert self.snapshot() == before, (self.state, act, who)
            return
        self.state = expected
        self._remember(act, who)
        again = PairSession.open(self.library, SESSION, self.clock)
        assert self.session.state is again.state is expected, (before, act, who)

    def snapshot(self):
        """Return all that an act could change."""
        return (
            self.session.state,
            dict(self.session.sheets),
            [entry.to_json() for entry in self.session.pair.journal.entries()],
            dict(self.library.entries),
            dict(self.library.kept),
        )

    def _remember(self, act: str, who: int) -> None:
        self._is_silent |= act == "begin_silence"
        for done, undone, those in (
            (("seal", "come_in"), "unseal", self.sealed),
            (("read",), "", self.had_read),
            (("go_on",), "stay", self.going_on),
        ):
            if act in done:
                those.add(who)
            elif act == undone:
                those.discard(who)

    # What they do

    def _sheet(self, who: int) -> OpenSheet:
        owner, word = self.session.pair.partners[who], (HER_WORD, HIS_WORD)[who]
        sheet = self.session.sheets.get(owner)
        if sheet is None or not sheet.body:
            return begin(SESSION, owner, word, cost=CHEAP)
        return unlock(sheet, word)

    def _choose_way(self, who: int):
        return self.session.set_up(PairSet(seating=list(Seating)[who]))

    def _seal(self, who: int):
        sheet = self._sheet(who)
        if sheet.sheet.state is SheetState.DRAFT:
            sheet = sheet.with_text(SheetText(words={_ASKED.item: f"Blad van {who}"}))
            self.session.keep(sheet)
        self.session.seal(sheet)

    def _come_in(self, who: int):
        self._times += 1
        word = (HER_WORD, HIS_WORD)[who]
        guest = sealed_at_home(at_home(self.session, {_ASKED.item: f"Thuis, {self._times}"}, word=word), word=word)
        received(self.session, brought(guest), self.session.pair.partners[who])

    def _unseal(self, who: int):
        self.session.unseal(self._sheet(who))

    def _open(self, who: int):
        self.session.open_both(self._sheet(who), self._sheet(1 - who))

    def _drop(self, who: int):
        return self.session.drop()

    def _mark(self, who: int):
        return self.session.record(PairMark(item=_ASKED), self.session.pair.partners[who])

    def _come_out(self, who: int):
        return self.session.record(PairOutcome(item=_ASKED, reached=Reached.AGREED))

    def _step(self, step: PairStep, who: int):
        return self.session.record(PairProgress(step=step), self.session.pair.partners[who])

    def _read(self, who: int):
        return self._step(PairStep.READ, who)

    def _begin_silence(self, who: int):
        return self._step(PairStep.SINKING, who)

    def _go_on(self, who: int):
        return self._step(PairStep.SKIPPED, who)

    def _stay(self, who: int):
        return self._step(PairStep.STAYED, who)

    def _end_silence(self, who: int):
        return self._step(PairStep.SUNK, who)

    def _finish(self, who: int):
        return self._step(PairStep.TALKED, who)
