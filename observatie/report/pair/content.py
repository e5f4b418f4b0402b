"""What the papers of a pair say, once both sheets are open: pure, from the journal to values."""

from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from observatie.domain.acts.pair_acts import PairStep, Reached
from observatie.domain.errors import BugError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.instrument.outline import Outline, PartKind, in_sentences, of_kinds
from observatie.domain.journal.register import Register
from observatie.domain.pair.pair import Pair, QuestionOutcome, asked
from observatie.domain.pair.rounds import QuestionInBothRounds, then_and_now
from observatie.domain.pair.words import LETTERS, OWN_FORM, REACHED, number_of, plans, question
from observatie.domain.text import at_start
from observatie.domain.visit import wording
from observatie.domain.visit.completeness import Place
from observatie.report.pair.parts import (
    Agreed,
    AgreedPart,
    Agreements,
    ComparedQuestion,
    PairHead,
    PartnerAnswer,
    QuestionPart,
    Round,
    SideBySide,
    ThenAndNowContent,
    TwoSheets,
)

_LONGEST_QUESTION = 90
"""In characters; beside an agreement a question says which one it is, and the two sheets have it in full."""
_ORIGIN = (
    *(PartKind.EDITION, PartKind.SOURCE, PartKind.PUBLISHED_IN),
    *(PartKind.RIGHTS, PartKind.RIGHTS_REMARK),
)
_UNDECIDED, _TOGETHER = "Nog geen A, B of C gekozen", "Samen"


def compose_sheets(pair: Pair, instrument: Instrument, register: Register) -> TwoSheets:
    """Return the two sheets side by side, in the order of the form."""
    head = _head(pair, instrument, register)
    parts = groupby(asked(instrument), lambda place: _heading(place, instrument))
    return TwoSheets(
        head,
        tuple(
            QuestionPart(heading, tuple(_side_by_side(pair, place, head.names) for place in places))
            for heading, places in parts
        ),
    )


def compose_agreements(pair: Pair, instrument: Instrument, register: Register) -> Agreements:
    """Return the agreements: A, B, C, and the order of the form within each.

    What they agree on comes first and where they differ last, so that nobody signs the one for the other.
    """
    head, places = _head(pair, instrument, register), asked(instrument)
    parts: list[AgreedPart] = []
    for reached in (*Reached, None):
        agreed = tuple(_agreed(pair, place) for place in places if _came_to(pair, place, reached))
        heading = _reached_words(reached) if reached else _UNDECIDED
        parts += [AgreedPart(heading, agreed)] if agreed else []
    return Agreements(
        head=head,
        parts=tuple(parts),
        open=_still_open(sum(pair.reached(place) is None for place in places), len(places)),
        look_back=_look_back(pair.settings.look_back),
        own_form=OWN_FORM,
    )


def compose_then(
    pair: Pair, instrument: Instrument, register: Register, earlier: Pair, earlier_instrument: Instrument
) -> ThenAndNowContent:
    """Return the answers of an earlier round beside those of this one, in the order of this one's form."""
    head = _head(pair, instrument, register)
    _refuse_closed(earlier)
    before = {place.target for place in asked(earlier_instrument)}
    return ThenAndNowContent(
        head=head,
        then=_begun(earlier),
        now=_begun(pair),
        questions=tuple(
            _twice(beside, head.names) for beside in then_and_now(earlier, earlier_instrument, pair, instrument)
        ),
        added=tuple(_in_full(place) for place in asked(instrument) if place.target not in before),
        own_form=OWN_FORM,
    )


def _refuse_closed(pair: Pair) -> None:
    if not pair.is_open:
        raise BugError("nothing is put on paper before both sheets are open")


# Head


def _head(pair: Pair, instrument: Instrument, register: Register) -> PairHead:
    _refuse_closed(pair)
    one, two = (at_start(register.name(partner)) for partner in pair.partners)
    parts = of_kinds(Outline(instrument).parts, *_ORIGIN)
    origin = (part for part in parts if part.kind is not PartKind.PUBLISHED_IN)
    return PairHead(
        form=instrument.title,
        names=(one, two),
        who=_who(pair, register),
        about=_about(pair),
        written=_written_words(pair, (one, two)),
        origin=in_sentences(origin),
        source=in_sentences(parts),
    )


def _who(pair: Pair, register: Register) -> str:
    def of(partner: UUID) -> str:
        person = register.people.get(partner)
        school = register.name(person.school) if person else ""
        name = register.name(partner)
        return f"{name} ({school})" if school else name

    return at_start(" en ".join(map(of, pair.partners)))


def _about(pair: Pair) -> str:
    talked = _first(pair, PairStep.TALKED)
    return at_start(
        " · ".join([*plans(pair.settings), *([f"besproken op {wording.day(talked)}"] if talked else [])])
    )


def _written_words(pair: Pair, names: tuple[str, str]) -> str:
    days = [wording.day(_sealed_at(pair, partner)) for partner in pair.partners]
    if days[0] == days[1]:
        wrote = f"Beide bladen afgesloten op {days[0]}"
    else:
        wrote = f"Bladen afgesloten: {names[0]} op {days[0]}, {names[1]} op {days[1]}"
    read = _first(pair, PairStep.READ)
    return f"{wrote} · gelezen vanaf {wording.day(read)}" if read else wrote


def _first(pair: Pair, step: PairStep) -> datetime | None:
    return next((entry.at for done, entry in pair.steps() if done is step), None)


def _sealed_at(pair: Pair, partner: UUID) -> datetime:
    """Return when a partner sealed her sheet for the last time, or it came in sealed.

    Where an older program did not write that down, it is when it was opened.
    """
    ways = (PairStep.SEALED, PairStep.RECEIVED)
    closed = [entry.at for done, entry in pair.steps() if done in ways and entry.author == partner]
    opened = (each.entry.at for each in pair.journal.standing("answer") if each.entry.author == partner)
    return closed[-1] if closed else max(opened)


# Questions


def _titled(number: str, words: str) -> str:
    return f"{number}\xa0 {words}" if number else words


def _in_full(place: Place) -> str:
    return _titled(number_of(place), question(place))


def _heading(place: Place, instrument: Instrument) -> str:
    if place.parent is not None:
        return _titled(place.parent.number or "", place.parent.text)
    return place.section.title if len(instrument.sections) > 1 else ""


def _side_by_side(pair: Pair, place: Place, names: tuple[str, str]) -> SideBySide:
    marked = pair.marked_by(place)
    one, two = (
        PartnerAnswer(name, pair.said(partner, place), partner in marked)
        for partner, name in zip(pair.partners, names, strict=True)
    )
    if place.item is not None and place.parent is not None:
        return SideBySide(_titled(number_of(place), place.item.text), (one, two))
    return SideBySide(_in_full(place), (one, two))


# Then and now


def _begun(pair: Pair) -> str:
    first = next(pair.journal.standing("pair_set"), None)
    return wording.day(first.entry.at) if first else ""


def _twice(beside: QuestionInBothRounds, names: tuple[str, str]) -> ComparedQuestion:
    return ComparedQuestion(
        name=_in_full(beside.now or beside.then),
        put_then=question(beside.then) if beside.is_reworded else "",
        asked_now=beside.now is not None,
        said=tuple(Round(name, each.then, each.now) for name, each in zip(names, beside.said, strict=True)),
        agreed=Round(_TOGETHER, _outcome_words(beside.agreed_then), _outcome_words(beside.agreed_now)),
    )


def _outcome_words(outcome: QuestionOutcome | None) -> str:
    if outcome is None:
        return ""
    reached = f"{_reached_words(outcome.reached)}." if outcome.reached else ""
    return " ".join(part for part in (reached, outcome.text.strip()) if part)


def _reached_words(reached: Reached) -> str:
    return f"{LETTERS[reached]} · {REACHED[reached]}"


# Agreements


def _came_to(pair: Pair, place: Place, reached: Reached | None) -> bool:
    outcome = pair.outcome(place)
    return outcome is not None and outcome.reached is reached


def _agreed(pair: Pair, place: Place) -> Agreed:
    outcome = pair.outcome(place)
    words = (place.item.text if place.item else question(place)).strip().removesuffix(":")
    return Agreed(number_of(place), _shortened(words), outcome.text.strip() if outcome else "")


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST_QUESTION:
        return words
    return f"{words[:_LONGEST_QUESTION].rsplit(' ', 1)[0].rstrip(' ,;')} …"


def _still_open(count: int, every: int) -> str:
    if count == every:
        return "Er is nog op geen enkele vraag een uitkomst."
    if not count:
        return f"Op {'de vraag' if every == 1 else f'alle {every} vragen'} is er een uitkomst."
    return f"Op {count} van de {every} vragen is er nog geen uitkomst."


def _look_back(day: date | None) -> str:
    return f"We kijken terug op {wording.day(day)}." if day else "Wanneer we terugkijken, is nog niet afgesproken."
