"""What holds of a pair's session whatever came in, and in whatever order: two libraries end with the same."""

from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from support.pairs.samples import PLACES, SESSION, SHARE
from support.strategies import DEVICES, MONDAY, corrections, examples

from observatie.domain.acts.acts import InstrumentRef
from observatie.domain.acts.answers import Answer, Cleared, TextValue
from observatie.domain.acts.entries import Entry, Payload
from observatie.domain.acts.pair_acts import (
    PairMark,
    PairOutcome,
    PairProgress,
    PairQuestion,
    PairSet,
    PairStep,
    Reached,
    Seating,
)
from observatie.domain.clock import Moment
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.scribe import Scribe
from observatie.domain.journal.undo import UndoHistory, UndoScope, inverse
from observatie.domain.pair.pair import Pair, in_talk_order, summarise_pair

FATIMA, JOOST = UUID(int=0xF0), UUID(int=0xF1)
HER_LAPTOP, HIS_LAPTOP = DEVICES
FEW = PLACES[:2]
SET_UP = PairSet(
    partners=(FATIMA, JOOST),
    group="groep 4",
    seating=Seating.AT_HOME,
    instrument=InstrumentRef.of(SHARE),
)
UNDOABLE = UndoScope.of("pair_outcome", "pair_question")

_one_word = st.sampled_from(["samen", "om de beurt", "gğł"])
_refs = st.sampled_from([place.ref for place in FEW])
_targets = st.sampled_from([FEW[0].target, "eigen-vraag"])

_talk: SearchStrategy[Any] = st.one_of(
    st.builds(PairOutcome, item=_refs, reached=st.none() | st.sampled_from(Reached), text=_one_word | st.just("")),
    st.builds(PairQuestion, target=_targets, text=_one_word | st.just(""), left_out=st.booleans()),
)
_acts: SearchStrategy[Any] = st.one_of(
    _talk,
    st.builds(PairMark, item=_refs, marked=st.booleans()),
    st.builds(PairProgress, step=st.sampled_from(PairStep)),
    st.builds(
        Answer,
        instrument=st.just(SHARE.id),
        target=st.sampled_from([place.target for place in FEW]),
        value=st.builds(TextValue, text=_one_word) | st.just(Cleared()),
    ),
    st.builds(
        PairSet,
        group=st.none() | _one_word,
        sink_minutes=st.none() | st.integers(0, 5),
        look_back=st.none() | st.just(date(2027, 1, 8)),
        dropped=st.none() | st.just(True),
    ),
    st.just(SET_UP),
)
_ids = st.integers(1, 10).map(lambda number: UUID(int=number))
_of_the_first = st.integers(101, 107).map(lambda number: UUID(int=number))

_entry = st.builds(
    Entry,
    id=_ids,
    stream=st.just(SESSION),
    author=st.sampled_from([FATIMA, JOOST]),
    device=st.sampled_from(DEVICES),
    seq=st.integers(1, 8),
    at=st.just(MONDAY),
    payload=_acts | corrections(originals=_ids | _of_the_first, undoes=_ids, said=_acts),
)


def _written(number: int, author: UUID, payload: Any) -> Entry:
    return Entry(
        id=UUID(int=100 + number),
        stream=SESSION,
        author=author,
        device=HER_LAPTOP,
        seq=number,
        at=MONDAY,
        payload=payload,
    )


_ANSWER = Answer(instrument=SHARE.id, target=FEW[0].target, value=TextValue(text="rust"))
_BEGUN = [
    _written(1, FATIMA, SET_UP),
    _written(2, FATIMA, _ANSWER),
    _written(3, JOOST, _ANSWER),
    _written(4, FATIMA, PairProgress(step=PairStep.READ)),
    _written(5, JOOST, PairProgress(step=PairStep.READ)),
    _written(6, JOOST, PairProgress(step=PairStep.SUNK)),
    _written(7, FATIMA, PairProgress(step=PairStep.TALKED)),
]

sessions = st.builds(
    lambda begun, drawn: _BEGUN[:begun] + drawn,
    st.sampled_from([0, 1, 3, 5, 6, 7]),
    st.lists(_entry, max_size=10, unique_by=lambda entry: entry.id),
)


def snapshot(pair: Pair) -> dict[str, Any]:
    """Return everything that a screen or a sheet of paper could show of a pair."""
    return {
        "settings": pair.settings,
        "stage": pair.stage,
        "open": pair.is_open,
        "silent since": pair.silent_since,
        "state": pair.state({}),
        "read": [(pair.has_read(author), pair.wants_to_skip(author)) for author in (FATIMA, JOOST)],
        "said": [pair.said(author, place) for author in (FATIMA, JOOST) for place in FEW],
        "outcomes": [(pair.outcome(place), pair.reached(place), pair.marked_by(place)) for place in FEW],
        "in order": in_talk_order(pair, PLACES),
        "questions": list(pair.questions().items()),
        "summary": summarise_pair(pair),
        "entries": pair.journal.entries(),
    }


def folded(entries) -> Pair:
    return Pair(Journal(SESSION, entries))


def grown(entries) -> Pair:
    pair = folded(())
    for entry in entries:
        pair.add(entry)
    return pair


@examples(60)
@given(sessions.flatmap(lambda heap: st.tuples(st.just(heap), st.permutations(heap + heap[:4]))))
def test_entries_give_the_same_pair_in_any_order_some_of_them_twice(arrived):
    heap, arrival = arrived

    assert snapshot(grown(arrival)) == snapshot(folded(heap)) == snapshot(folded(arrival))


@examples(40)
@given(sessions, st.data())
def test_what_two_libraries_have_together_is_the_same_from_both_sides(heap, data):
    hers = [entry for entry in heap if data.draw(st.booleans())]
    his = [entry for entry in heap if entry not in hers or data.draw(st.booleans())]

    her_end, his_end = grown(hers), grown(his)
    for entry in his:
        her_end.add(entry)
    for entry in hers:
        his_end.add(entry)

    assert snapshot(her_end) == snapshot(his_end) == snapshot(folded(heap))


class Laptop:
    """Where one of the two writes what comes of the talk, undoes and redoes."""

    def __init__(self, device: UUID, author: UUID) -> None:
        self.pair = folded(())
        self.author, self._scribe = author, Scribe(author, device)
        self._history = UndoHistory(self.pair.journal, author, UNDOABLE)

    def do(self, step: Payload | str) -> None:
        """Write an act; take the last one back ("undo"), or do it again ("redo")."""
        if isinstance(step, str):
            undoable = self._history.to_undo if step == "undo" else self._history.to_redo
            if undoable is None:
                return
            step = inverse(self.pair.journal, undoable.target)
        self.take([self._scribe.entry(self.pair.journal, step, Moment(MONDAY, 0))])

    def take(self, entries) -> None:
        for entry in entries:
            self.pair.add(entry)
        self._history = UndoHistory(self.pair.journal, self.author, UNDOABLE)


_steps = st.lists(_talk | st.sampled_from(["undo", "redo"]), max_size=4)


@examples(40)
@given(st.lists(_steps, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_two_libraries_that_exchange_at_any_moment_come_to_the_same_end(turns, chance):
    here, there = Laptop(HER_LAPTOP, FATIMA), Laptop(HIS_LAPTOP, JOOST)
    here.do(SET_UP)
    for turn in turns:
        for step in turn:
            here.do(step)
        arriving = there.pair.journal.entries()
        here.take(chance.sample(arriving, chance.randint(0, len(arriving))))
        here, there = there, here

    sent = here.pair.journal.entries()
    here.take(there.pair.journal.entries()[::-1])
    there.take(chance.sample(sent, len(sent)))

    assert snapshot(here.pair) == snapshot(there.pair)
