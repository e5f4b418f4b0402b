"""Whatever the two do, and whichever files reach whom in whatever order: their laptops end with the same."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pair_files import everything, sent, taken
from pairs import HER_WORD, HIS_WORD, PLACES, SESSION, begun, open_both, place
from samples import CHEAP, MORNING
from strategies import examples

from observatie.domain.clock import FakeClock
from observatie.domain.entries import Entry
from observatie.domain.journal import Journal
from observatie.domain.pair import Pair, in_talk_order, summarise_pair
from observatie.domain.pair_acts import (
    PairMark,
    PairOutcome,
    PairProgress,
    PairQuestion,
    PairSet,
    PairStep,
    Reached,
)
from observatie.domain.register import Register
from observatie.domain.scribe import Scribe
from observatie.domain.sheet import SheetState, SheetText
from observatie.errors import KnownError
from observatie.store.pair_session import PairSession
from observatie.store.sheets import Sheet, begin, unlock

ASKED = ("grootste-wens", "verwachting-d", "verwachting-h")
WORDS = (HER_WORD, HIS_WORD)
DONE: "Future[None]" = Future()
DONE.set_result(None)


@dataclass
class Memory:
    """A library without a disk, so that many of them are made in no time."""

    scribe: Scribe = field(default_factory=lambda: Scribe(uuid4(), uuid4()))
    entries: dict[UUID, Entry] = field(default_factory=dict)
    kept: dict[tuple[UUID, UUID], Sheet] = field(default_factory=dict)
    definitions: dict[str, Any] = field(default_factory=dict)
    own: UUID = field(default_factory=uuid4)

    def append(self, entries: Sequence[Entry], definitions=(), *, sheets=(), files=()) -> "Future[None]":
        for entry in entries:
            self.entries.setdefault(entry.id, entry)
        self.definitions |= {each.hash: each for each in definitions}
        self.kept |= {(each.session, each.owner): each for each in sheets}
        return DONE

    def recorded(self, stream: UUID) -> list[Entry]:
        return [entry for entry in self.entries.values() if entry.stream == stream]

    def _journal(self, stream: UUID) -> Journal:
        return Journal(stream, self.recorded(stream))

    def register(self) -> Register:
        return Register(self._journal(self.own))

    def pair(self, session: UUID) -> Pair:
        return Pair(self._journal(session))

    def pairs(self):
        return [summarise_pair(self.pair(SESSION))]

    def sheets(self, session: UUID) -> dict[UUID, Sheet]:
        return {owner: sheet for (of, owner), sheet in self.kept.items() if of == session}

    def definition_of(self, ref):
        return self.definitions[ref.hash] if ref else None


class Laptops:
    """Some laptops, with the files that were ever sent; the first two are those of the partners."""

    def __init__(self, number: int, make=Memory) -> None:
        self.clock = FakeClock(MORNING)
        first = begun(make(), self.clock)
        self.partners = first.pair.partners
        self.sealed: dict[UUID, str] = {}  # what each sealed last
        self.files = [sent(first, self.partners[0])]
        self.at = [first]
        for _ in range(number - 1):
            library = make()
            taken(library, self.files[0], self.clock)
            self.at.append(PairSession.open(library, SESSION, self.clock))

    # What somebody does

    def do(self, laptop: int, act: str, number: int) -> None:
        """Do one thing on a laptop, where that can be done there and now."""
        self.clock.advance(1000)
        getattr(self, act)(self.at[laptop % len(self.at)], number)

    def _owner(self, session: PairSession) -> tuple[UUID, str] | None:
        """Return who fills in on a laptop, with her word; on a third one nobody does."""
        at = self.at.index(session)
        return (self.partners[at], WORDS[at]) if at < 2 else None

    def fill_in(self, session: PairSession, number: int) -> None:
        owner = self._owner(session)
        if owner is not None and session.state_of(owner[0]) is SheetState.NONE:
            sheet = begin(SESSION, *owner, cost=CHEAP)
            session.keep(sheet.with_text(SheetText(words={ASKED[0]: f"wens {number}"})))

    def seal(self, session: PairSession, number: int) -> None:
        owner = self._owner(session)
        if owner is not None and session.state_of(owner[0]) is SheetState.DRAFT:
            draft = unlock(session.sheets[owner[0]], owner[1])
            self.sealed[owner[0]] = f"planning {self.clock.now().wall.isoformat()}"
            session.seal(draft.with_text(SheetText(words={ASKED[1]: self.sealed[owner[0]]})))

    def unseal(self, session: PairSession, number: int) -> None:
        owner = self._owner(session)
        if owner is not None and session.can_unseal(owner[0]):
            session.unseal(unlock(session.sheets[owner[0]], owner[1]))

    def reseal(self, session: PairSession, number: int) -> None:
        self.unseal(session, number)
        self.seal(session, number)

    def open(self, session: PairSession, number: int) -> None:
        if session.can_open:
            open_both(session)

    def mark(self, session: PairSession, number: int) -> None:
        item = place(ASKED[number % 3]).ref
        session.record(PairMark(item=item, marked=number % 5 > 0), self.partners[number % 2])

    def step(self, session: PairSession, number: int) -> None:
        for step in PairStep:
            session.record(PairProgress(step=step), self.partners[number % 2])

    def agree(self, session: PairSession, number: int) -> None:
        reached = list(Reached)[number % 3]
        session.record(PairOutcome(item=place(ASKED[number % 3]).ref, reached=reached, text=f"samen {number}"))

    def ask(self, session: PairSession, number: int) -> None:
        session.record(PairQuestion(target=ASKED[number % 3], text=f"vraag {number}", left_out=number % 4 == 0))

    def set(self, session: PairSession, number: int) -> None:
        session.set_up(PairSet(sink_minutes=number % 4, group=f"groep {number}"))

    def undo(self, session: PairSession, number: int) -> None:
        session.undo()

    def redo(self, session: PairSession, number: int) -> None:
        session.redo()

    # Files

    def send(self, session: PairSession, number: int) -> None:
        self.files.append(sent(session, self.partners[number % 2]))

    def receive(self, session: PairSession, number: int) -> None:
        """Take in any file that was ever sent, also one that came before or is of this laptop."""
        self.bring(session, self.files[number % len(self.files)], WORDS[number % 2])

    def bring(self, session: PairSession, content: bytes, word: str) -> None:
        library = session._library
        library.append(()).result()
        before = everything(library, SESSION)
        try:
            taken(library, content, self.clock, expected=SESSION, word=word)
        except KnownError:
            assert everything(library, SESSION) == before
        session.refresh()

    def exchange(self) -> None:
        """Let everybody send what there is to everybody, once each draft is sealed."""
        for session in self.at:
            self.seal(session, 0)
        # Once to gather all in one place, and once more to spread it.
        for sender in (*self.at[1:], *self.at):
            for content in [sent(sender, self.partners[n]) for n in ((0,) if sender.pair.is_open else (0, 1))]:
                for receiver in self.at:
                    if receiver is not sender:
                        self.bring(receiver, content, HER_WORD)


def shown(session: PairSession) -> dict[str, Any]:
    """Return all that a screen or a sheet of paper could show of a pair."""
    pair = Pair(session._library.pair(SESSION).journal)
    return {
        "entries": [entry.to_json() for entry in pair.journal.entries()],
        "settings": pair.settings,
        "summary": summarise_pair(pair),
        "said": {(who, p.target): pair.said(who, p) for who in pair.partners for p in PLACES},
        "marks": {p.target: pair.marked_by(p) for p in PLACES},
        "order": [p.target for p in in_talk_order(pair, PLACES)],
        "outcomes": {p.target: pair.outcome(p) for p in PLACES},
        "questions": list(pair.questions().items()),
        "keys": {owner: each for owner, each in session._library.sheets(SESSION).items() if pair.is_open},
    }


ALONE = ("fill_in", "seal", "unseal", "reseal", "open", "set", "send", "receive")
TOGETHER = ("mark", "step", "agree", "agree", "ask", "set", "undo", "redo", "send", "receive", "receive")


def lives(acts: Sequence[str], size: int):
    """Draw what happens one after another: on which laptop, what, and which one of it."""
    return st.lists(st.tuples(st.integers(0, 2), st.sampled_from(acts), st.integers(0, 30)), max_size=size)


def assert_all_equal(laptops: Laptops) -> None:
    one, *others = [shown(session) for session in laptops.at]
    for other in others:
        assert other == one
    for session in laptops.at:
        if session.pair.is_open:
            said = {partner: session.pair.said(partner, place(ASKED[1])) for partner in laptops.partners}
            assert said == laptops.sealed
        # What is in hand is what a restart would find.
        assert session.pair.journal.entries() == session._library.pair(SESSION).journal.entries()


@examples(30)
@given(st.integers(2, 3), lives(ALONE, 25))
def test_while_each_fills_in_alone(number, life):
    laptops = Laptops(number)
    for laptop, act, which in life:
        laptops.do(laptop, act, which)

    laptops.exchange()

    assert_all_equal(laptops)


def opened_on_the_first(number: int, make=Memory) -> Laptops:
    laptops = Laptops(number, make)
    hers, his = laptops.at[:2]
    for session in (hers, his):
        laptops.fill_in(session, 0)
        laptops.seal(session, 0)
    laptops.bring(hers, sent(his, laptops.partners[1]), "")
    open_both(hers)
    return laptops


@examples(30)
@given(st.integers(2, 3), lives((*TOGETHER, "reseal", "reseal"), 30))
def test_from_the_moment_that_one_laptop_is_open(number, life):
    laptops = opened_on_the_first(number)
    for laptop, act, which in life:
        laptops.do(laptop, act, which)

    laptops.exchange()

    assert_all_equal(laptops)
    assert laptops.at[1].pair.is_open


@pytest.mark.parametrize("seed", range(3))
def test_with_libraries_on_disk(another, seed):
    laptops = opened_on_the_first(2, another)
    for turn in range(40):
        laptops.do(turn + seed, TOGETHER[(turn * 7 + seed) % len(TOGETHER)], turn * 5 + seed)

    laptops.exchange()

    assert_all_equal(laptops)
    assert len(laptops.at[0].pair.journal) > 36
