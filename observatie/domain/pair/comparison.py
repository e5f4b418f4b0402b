"""The answers of a pair's earlier round laid beside those of now, question by question; nothing is added up."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from observatie.domain.instrument.instrument import Instrument
from observatie.domain.pair.pair import CameTo, Pair, asked
from observatie.domain.pair.words import question
from observatie.domain.visit.completeness import Place


@dataclass(frozen=True)
class SaidTwice:
    """What one partner wrote to a question, then and now; empty where she wrote nothing."""

    partner: UUID
    then: str
    now: str


@dataclass(frozen=True)
class Beside:
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
    said: tuple[SaidTwice, ...]
    agreed_then: CameTo | None
    agreed_now: CameTo | None

    @property
    def is_reworded(self) -> bool:
        """Whether the question is put otherwise now."""
        return self.now is not None and question(self.now) != question(self.then)


def then_and_now(earlier: Pair, earlier_form: Instrument, now: Pair, now_form: Instrument) -> tuple[Beside, ...]:
    """Return the questions of an earlier round beside those of now that have the same id.

    They come in the order of the form of now, and then those that were left out, in the order of the earlier one.
    A question that is new has nothing to be laid beside and is not among them.
    """
    return tuple(_beside(earlier, earlier_form, now, now_form))


def _beside(earlier: Pair, earlier_form: Instrument, now: Pair, now_form: Instrument) -> Iterator[Beside]:
    before = {place.target: place for place in asked(earlier_form)}
    today = {place.target: place for place in asked(now_form)}
    for target in (*(each for each in today if each in before), *(each for each in before if each not in today)):
        then, here = before[target], today.get(target)
        said = tuple(
            SaidTwice(partner, earlier.said(partner, then), now.said(partner, here) if here else "")
            for partner in now.partners
        )
        yield Beside(then, here, said, earlier.outcome(then), now.outcome(here) if here else None)
