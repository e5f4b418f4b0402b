"""A pair that is going to teach together: what stands in the journal of their session, and how far they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple
from uuid import UUID

from observatie.domain.acts.acts import InstrumentRef
from observatie.domain.acts.answers import Answer, Stage, TextValue
from observatie.domain.acts.entries import Entry
from observatie.domain.acts.pair_acts import (
    SINK_MINUTES,
    PairMark,
    PairOutcome,
    PairProgress,
    PairQuestion,
    PairSet,
    PairStep,
    Reached,
    Seating,
)
from observatie.domain.instrument.instrument import AnswerType, Instrument
from observatie.domain.journal.answered import AnsweredForm, AnswerKey, settings_in
from observatie.domain.model import Frozen
from observatie.domain.pair.flow import BEFORE_OPENING, PairState
from observatie.domain.pair.sheet import SheetState
from observatie.domain.visit.completeness import Place, places_of


class PairStage(StrEnum):
    """Where a pair is in the procedure."""

    ALONE = "alone"
    READING = "reading"
    SINKING = "sinking"
    TALKING = "talking"
    AFTER = "after"


STAGE_OF: Final = MappingProxyType(
    {
        PairState.READING: PairStage.READING,
        PairState.ONE_READ: PairStage.READING,
        PairState.SINKING: PairStage.SINKING,
        PairState.ONE_GOES_ON: PairStage.SINKING,
        PairState.TALKING: PairStage.TALKING,
        PairState.AFTER: PairStage.AFTER,
    }
)
"""At which step a pair is once both sheets are open."""

_ON_SILENCE = (PairStep.SKIPPED, PairStep.STAYED)


class QuestionOutcome(NamedTuple):
    """Where a pair came out on a question, and what they agreed on in their words; either may be open."""

    reached: Reached | None
    text: str


class Pair(AnsweredForm):
    """What stands in the journal of one session."""

    @property
    def settings(self) -> PairSet:
        """All settings, the last word on each."""
        return settings_in(self.journal, "pair_set", PairSet)

    @property
    def is_at_home(self) -> bool:
        """Whether each fills in at home."""
        return self.settings.seating is Seating.AT_HOME

    @property
    def partners(self) -> tuple[UUID, ...]:
        """The two, the one who began it first; none while nothing was set."""
        return self.settings.partners or ()

    def other(self, partner: UUID) -> UUID:
        """Return the one with whom `partner` teaches."""
        one, two = self.partners
        return two if partner == one else one

    @property
    def instrument(self) -> InstrumentRef | None:
        """The exact form that they fill in; None while nothing was set."""
        return self.settings.instrument

    # Reading

    @property
    def is_open(self) -> bool:
        """Whether both sheets were opened, so that what is on them stands here."""
        wrote = {standing.entry.author for standing in self.journal.standing("answer")}
        return bool(self.partners) and wrote >= set(self.partners)

    def said(self, partner: UUID, place: Place) -> str:
        """Return what a partner wrote at a place; empty where she wrote nothing."""
        key = AnswerKey(partner, place.instrument.id, place.target, Stage.PROVISIONAL, None)
        standing = self.answer(key)
        answer = standing.act if standing else None
        return answer.value.text if isinstance(answer, Answer) and isinstance(answer.value, TextValue) else ""

    def marked_by(self, place: Place) -> tuple[UUID, ...]:
        """Return who wants to talk about a place, in the order of the partners."""
        last: dict[UUID, bool] = {}
        for standing in self.journal.standing("pair_mark"):
            if isinstance(standing.act, PairMark) and standing.act.item == place.ref:
                last[standing.entry.author] = standing.act.marked
        return tuple(partner for partner in self.partners if last.get(partner))

    def _authors(self, step: PairStep) -> set[UUID]:
        return {entry.author for done, entry in self.steps() if done is step}

    def _first(self, step: PairStep) -> Entry | None:
        return next((entry for done, entry in self.steps() if done is step), None)

    def steps(self) -> Iterator[tuple[PairStep, Entry]]:
        """Yield what they did on the way, in order."""
        for each in self.journal.standing("pair_progress"):
            if isinstance(each.act, PairProgress):
                yield each.act.step, each.entry

    def has_read(self, partner: UUID) -> bool:
        """Return whether a partner has read the sheet of the other."""
        return partner in self._authors(PairStep.READ)

    def wants_to_skip(self, partner: UUID) -> bool:
        """Return whether a partner would rather not be silent any longer; her last word on it counts."""
        said = [step for step, entry in self.steps() if step in _ON_SILENCE and entry.author == partner]
        return bool(said) and said[-1] is PairStep.SKIPPED

    @property
    def silent_since(self) -> datetime | None:
        """When the silence began, on the wall; None where it did not."""
        first = self._first(PairStep.SINKING)
        return first.at if first else None

    @property
    def sink_minutes(self) -> int:
        """How long what was read sinks in."""
        chosen = self.settings.sink_minutes
        return SINK_MINUTES if chosen is None else chosen

    def far(self, sheets: Mapping[UUID, SheetState], owner: UUID) -> dict[UUID, SheetState]:
        """Return how far each is, of whom anything is known in the library of `owner`."""
        away = [each for each in self.partners if self.is_at_home and each != owner]
        unseen = [each for each in away if sheets.get(each, SheetState.NONE) is SheetState.NONE]
        return {**sheets, **dict.fromkeys(unseen, SheetState.AWAY)}

    def state(self, sheets: Mapping[UUID, SheetState]) -> PairState:
        """Return where they are, with how far each is with her sheet."""
        # One library can drop what was opened in another, whose result then comes in.
        if self.is_open:
            return self._opened_state
        if self.settings.dropped:
            return PairState.DROPPED
        return BEFORE_OPENING[sum(sheets.get(partner) is SheetState.SEALED for partner in self.partners)]

    @property
    def _opened_state(self) -> PairState:
        read = sum(map(self.has_read, self.partners))
        if read < len(self.partners):
            return PairState.ONE_READ if read else PairState.READING
        going_on = sum(map(self.wants_to_skip, self.partners))
        if self.sink_minutes and going_on < len(self.partners) and self._first(PairStep.SUNK) is None:
            return PairState.ONE_GOES_ON if going_on else PairState.SINKING
        return PairState.TALKING if self._first(PairStep.TALKED) is None else PairState.AFTER

    @property
    def stage(self) -> PairStage:
        """Which of the five steps they are at."""
        return STAGE_OF[self._opened_state] if self.is_open else PairStage.ALONE

    # Talking

    def outcome(self, place: Place) -> QuestionOutcome | None:
        """Return what they came to at a place, the last word on each part of it; None for nothing yet."""
        reached, text = None, ""
        for standing in self.journal.standing("pair_outcome"):
            if isinstance(standing.act, PairOutcome) and standing.act.item == place.ref:
                reached = standing.act.reached or reached
                text = text if standing.act.text is None else standing.act.text
        return QuestionOutcome(reached, text) if reached or text else None

    def reached(self, place: Place) -> Reached | None:
        """Return where they came out at a place; None where they have not said."""
        outcome = self.outcome(place)
        return outcome.reached if outcome else None

    def questions(self) -> dict[str, PairQuestion]:
        """Return what they change for their next round, by question; in the order in which it was first said."""
        found: dict[str, PairQuestion] = {}
        for standing in self.journal.standing("pair_question"):
            if isinstance(standing.act, PairQuestion):
                found[standing.act.target] = standing.act
        return found


def asked(instrument: Instrument) -> tuple[Place, ...]:
    """Return the places of a form that ask for an answer, in its order."""
    return tuple(place for place in places_of(instrument) if place.asks is not AnswerType.NONE)


def in_talk_order(pair: Pair, places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the questions as they come up in the talk: what both marked, what one marked, and the others."""
    return tuple(sorted(places, key=lambda place: -len(pair.marked_by(place))))


class PairSummary(Frozen):
    """What a list shows of a session; it follows from the journal, and says nothing of what is on the sheets.

    Attributes:
        at: when it was begun.
        outcomes: on how many questions they came to something.
    """

    id: UUID
    at: datetime
    partners: tuple[UUID, UUID]
    group: str
    begins: date | None
    stage: PairStage
    outcomes: int
    look_back: date | None
    previous: UUID | None


def summarise_pair(pair: Pair) -> PairSummary | None:
    """Return the summary of a session, or None for one that was dropped and for a stream that is none."""
    settings, first = pair.settings, next(pair.journal.standing("pair_set"), None)
    if settings.partners is None or first is None or pair.state({}) is PairState.DROPPED:
        return None
    reached: defaultdict[str, bool] = defaultdict(bool)
    for standing in pair.journal.standing("pair_outcome"):
        if isinstance(standing.act, PairOutcome):
            reached[standing.act.item.item] |= bool(standing.act.reached)
    return PairSummary(
        id=pair.id,
        at=first.entry.at,
        partners=settings.partners,
        group=settings.group or "",
        begins=settings.begins,
        stage=pair.stage,
        outcomes=sum(reached.values()),
        look_back=settings.look_back,
        previous=settings.previous,
    )
