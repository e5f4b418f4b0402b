"""What a round of a pair leaves to the next: its form as they made it theirs, and its answers.

A question that is put otherwise keeps its id, so that the old answers can be laid beside the new ones.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from observatie.domain.acts.pair_acts import PairQuestion
from observatie.domain.instrument.instrument import Instrument, Item
from observatie.domain.pair.pair import Pair, QuestionOutcome, asked
from observatie.domain.pair.words import question
from observatie.domain.visit.completeness import Place

_REMARK = "Dit paar paste de vragen voor zichzelf aan; het is niet meer het formulier van de bron."
_SUFFIX = "-paar"


def next_form(instrument: Instrument, changes: Mapping[str, PairQuestion]) -> Instrument | None:
    """Return the form of the next round; the same one where nothing changes, None where no question is left."""
    sections = tuple(
        section.model_copy(update={"items": _items(section.items, changes)}) for section in instrument.sections
    )
    added = _added(instrument, changes)
    if added:
        last = sections[-1]
        sections = (*sections[:-1], last.model_copy(update={"items": (*last.items, *added)}))
    sections = tuple(section for section in sections if section.items)
    if not sections:
        return None
    if sections == instrument.sections:
        return instrument
    changed = instrument.model_dump() | {
        "version": _next_version(instrument.version),
        "rights": instrument.rights.model_dump() | {"remark": _REMARK},
        "sections": tuple(section.model_dump() for section in sections),
    }
    return Instrument.model_validate(changed)


def is_their_own(instrument: Instrument) -> bool:
    """Return whether a form is a version that a pair made for itself."""
    return _SUFFIX in instrument.version


def _items(items: tuple[Item, ...], changes: Mapping[str, PairQuestion]) -> tuple[Item, ...]:
    kept: list[Item] = []
    for item in items:
        change = changes.get(item.id)
        children = _items(item.items, changes)
        if (change is not None and change.left_out) or (item.items and not children):
            continue
        text = change.text if change is not None and change.text else item.text
        kept.append(item.model_copy(update={"text": text, "items": children}))
    return tuple(kept)


def _added(instrument: Instrument, changes: Mapping[str, PairQuestion]) -> tuple[Item, ...]:
    own = [each for each in changes.values() if each.target not in instrument.items]
    asked = [each for each in own if each.text and not each.left_out]
    first = 1 + max((_number(item) for part in instrument.sections for item in part.items), default=0)
    return tuple(Item(id=each.target, number=str(n), text=each.text) for n, each in enumerate(asked, first))


def _number(item: Item) -> int:
    return int(item.number) if item.number and item.number.isdecimal() else 0


def _next_version(version: str) -> str:
    base, found, round_ = version.rpartition(_SUFFIX)
    if found and round_.isdecimal():
        return f"{base}{_SUFFIX}{int(round_) + 1}"
    return f"{version[:12]}{_SUFFIX}1"


@dataclass(frozen=True)
class AnswerThenAndNow:
    """What one partner wrote to a question, then and now; empty where she wrote nothing."""

    partner: UUID
    then: str
    now: str


@dataclass(frozen=True)
class QuestionInBothRounds:
    """One question in both rounds.

    Attributes:
        then: the question as it was put in the earlier round.
        now: as it is put now; None where the pair left it out.
        said: what each partner wrote, in the order of the partners.
        agreed_then: what they came to in the earlier round; None where they came to nothing.
        agreed_now: what they came to in this one.
    """

    then: Place
    now: Place | None
    said: tuple[AnswerThenAndNow, ...]
    agreed_then: QuestionOutcome | None
    agreed_now: QuestionOutcome | None

    @property
    def is_reworded(self) -> bool:
        """Whether the question is put otherwise now."""
        return self.now is not None and question(self.now) != question(self.then)


def then_and_now(
    earlier: Pair, earlier_form: Instrument, now: Pair, now_form: Instrument
) -> tuple[QuestionInBothRounds, ...]:
    """Return the questions of an earlier round beside those of now that have the same id.

    They come in the order of the form of now, and then those that were left out, in the order of the earlier one.
    A question that is new has nothing to be laid beside and is not among them.
    """
    return tuple(_questions(earlier, earlier_form, now, now_form))


def _questions(
    earlier: Pair, earlier_form: Instrument, now: Pair, now_form: Instrument
) -> Iterator[QuestionInBothRounds]:
    before = {place.target: place for place in asked(earlier_form)}
    today = {place.target: place for place in asked(now_form)}
    for target in (*(each for each in today if each in before), *(each for each in before if each not in today)):
        then, here = before[target], today.get(target)
        said = tuple(
            AnswerThenAndNow(partner, earlier.said(partner, then), now.said(partner, here) if here else "")
            for partner in now.partners
        )
        yield QuestionInBothRounds(then, here, said, earlier.outcome(then), now.outcome(here) if here else None)
