"""Which acts the session of a pair accepts, and in which order: nobody talks before both have read."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from observatie.domain.acts.entries import Correction, Payload
from observatie.domain.acts.pair_acts import (
    PairMark,
    PairOutcome,
    PairProgress,
    PairQuestion,
    PairSet,
    PairStep,
)
from observatie.domain.instrument.instrument import AnswerType, Instrument, Respondent, Subject
from observatie.domain.journal.undo import UndoScope
from observatie.domain.pair.flow import BEFORE_OPENING, PairEvent, PairState, can_happen
from observatie.domain.pair.pair import Pair, asked
from observatie.domain.pair.rounds import next_form
from observatie.domain.visit.rules import Rejection

PAIR_KINDS = frozenset({"pair_set", "pair_mark", "pair_progress", "pair_outcome", "pair_question", "answer"})
"""What the journal of a session is made of."""

IN_PAIR_TALK, IN_PAIR_QUESTIONS = UndoScope.of("pair_outcome"), UndoScope.of("pair_question")
"""What undo reaches in the talk of a pair, and where they change the form for a next round."""

PAIR_UNDOABLE = IN_PAIR_TALK | IN_PAIR_QUESTIONS
"""Acts of a session whose inverse is harmless; what they wrote alone is not among them."""

_EVENTS = {
    PairStep.READ: PairEvent.READ,
    PairStep.SINKING: PairEvent.BEGIN_SILENCE,
    PairStep.SKIPPED: PairEvent.GO_ON,
    PairStep.STAYED: PairEvent.STAY,
    PairStep.SUNK: PairEvent.END_SILENCE,
    PairStep.TALKED: PairEvent.FINISH,
}
"""What each step is on the way; a sheet that is sealed, taken back or comes in is judged by the sheets."""

_BY_EACH = (PairStep.READ, PairStep.SKIPPED, PairStep.STAYED)
"""What each of the two does, and nobody for her."""

_ELSEWHERE = Rejection("R45", "jullie zijn op een andere plek in het formulier", "ga daar verder")
_NOT_TALKING = Rejection("R46", "jullie zijn nog niet aan het gesprek toe", "lees eerst elkaars blad")


def is_for_pairs(instrument: Instrument) -> bool:
    """Return whether an instrument is filled in by two people about the way they will work together."""
    return instrument.about is Subject.PAIR and Respondent.PAIR in instrument.filled_by


def judge_pair(
    pair: Pair, payload: Payload, author: UUID, instrument: Instrument | None, today: date
) -> Rejection | None:
    """Return why `author` cannot add `payload` to a session with this form today, or None where she can."""
    if isinstance(payload, Correction):
        return _correction(pair, payload)
    if isinstance(payload, PairSet):
        return next(_settings(pair, payload, instrument, today), None)
    if instrument is None or not pair.partners:
        return Rejection("R41", "er is nog niet gezegd wie er samen gaan werken", "begin met jullie twee namen")
    return next(_step(pair, payload, author, instrument), None)


def _correction(pair: Pair, payload: Correction) -> Rejection | None:
    original = pair.journal.entry(payload.original)
    if original is None or original.payload.kind not in PAIR_UNDOABLE.made:
        return Rejection("R42", "dit kan niet teruggenomen worden", "ga verder waar jullie waren")
    return None


def _settings(pair: Pair, payload: PairSet, instrument: Instrument | None, today: date) -> Iterator[Rejection]:
    had = pair.settings
    partners = payload.partners or had.partners
    if partners is None or partners[0] == partners[1]:
        yield Rejection("R41", "een paar bestaat uit twee verschillende mensen", "vul jullie twee namen in")
    if had.partners is not None and payload.partners not in (None, had.partners):
        yield Rejection("R41", "wie er samen gaan werken ligt vast", "begin met een nieuw paar")
    if instrument is None or not is_for_pairs(instrument):
        yield Rejection("R43", "dit formulier is niet voor een paar", "kies het SHARE-formulier")
    if (payload.seating or payload.dropped is not None) and pair.state({}) not in BEFORE_OPENING:
        yield Rejection("R51", "jullie bladen zijn al open", "ga verder waar jullie waren")
    if payload.sink_minutes not in (None, pair.sink_minutes) and not _can_be_as_long(pair, payload.sink_minutes):
        yield Rejection("R50", "de stilte is al begonnen", "wacht die af, of sla die allebei over")
    if had.instrument is not None and payload.instrument not in (None, had.instrument):
        yield Rejection("R43", "het formulier ligt vast", "begin een nieuwe ronde met het andere formulier")
    if payload.look_back not in (None, had.look_back) and payload.look_back < today:
        yield Rejection("R52", "terugkijken kan niet op een dag die voorbij is", "kies vandaag of een latere dag")


def _can_be_as_long(pair: Pair, minutes: int) -> bool:
    # Another length must not bring them from the silence to the talk, nor back.
    state = pair.state({})
    if state in (PairState.SINKING, PairState.ONE_GOES_ON):
        return minutes > 0 and pair.silent_since is None
    return state not in (PairState.TALKING, PairState.AFTER)


def _step(pair: Pair, payload: Payload, author: UUID, instrument: Instrument) -> Iterator[Rejection]:
    state = pair.state({})
    match payload:
        case PairMark(item=item):
            if author not in pair.partners or not can_happen(state, PairEvent.MARK):
                yield Rejection(
                    "R44", "een vraag streep je aan bij het lezen", "lees eerst elkaars blad; praat daarna verder"
                )
            yield from _question_exists(item.instrument, item.item, instrument)
        case PairProgress(step=step):
            event = event_of(pair, step, author)
            if event is None or not can_happen(state, event):
                yield _ELSEWHERE
            if step in _BY_EACH and author not in pair.partners:
                yield Rejection("R45", "alleen jullie twee lezen en slaan over", "ga verder als een van jullie")
        case PairOutcome(item=item):
            if not can_happen(state, PairEvent.COME_OUT):
                yield _NOT_TALKING
            yield from _question_exists(item.instrument, item.item, instrument)
        case PairQuestion():
            if not can_happen(state, PairEvent.COME_OUT):
                yield _NOT_TALKING
            yield from _form_stays_whole(pair, payload, instrument)
        case _:
            # Answers come from the sheets, and both at once.
            yield Rejection("R47", "dit hoort niet bij een paar", "vul het daar in waar het bij hoort")


def event_of(pair: Pair, step: PairStep, author: UUID) -> PairEvent | None:
    """Return what a step of `author` is on the way of a pair; None where she took it already, or never did."""
    match step:
        case PairStep.READ if pair.has_read(author):
            return None
        case PairStep.READ if not pair.sink_minutes and pair.state({}) is PairState.ONE_READ:
            return PairEvent.READ_WITHOUT_SILENCE
        case PairStep.SKIPPED if pair.wants_to_skip(author):
            return None
        case PairStep.STAYED if not pair.wants_to_skip(author):
            return None
        case PairStep.SUNK if pair.silent_since is None:
            return None
        case _:
            return _EVENTS.get(step)


def _form_stays_whole(pair: Pair, change: PairQuestion, instrument: Instrument) -> Iterator[Rejection]:
    ids = {*instrument.items, *(section.id for section in instrument.sections)}
    if change.target in ids and change.target not in {place.target for place in asked(instrument)}:
        yield Rejection("R48", f"“{change.target}” is geen vraag van dit formulier", "kies een vraag ervan")
    if next_form(instrument, {**pair.questions(), change.target: change}) is None:
        yield Rejection("R49", "dan blijft er geen vraag over", "laat ten minste één vraag staan")


def _question_exists(form: str, target: str, instrument: Instrument) -> Iterator[Rejection]:
    item = instrument.items.get(target) if form == instrument.id else None
    if item is None or instrument.answer_of(item) is AnswerType.NONE:
        yield Rejection(
            "R48", f"“{target}” is geen vraag van dit formulier", "kies een vraag van jullie formulier"
        )
