"""How far an instrument is filled in, place by place: five signs that are never merged, and never a percentage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol
from uuid import UUID

from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.acts.answers import Answer, AnswerValue, Heard, LevelValue, NotApplicable, NotSeen, Stage
from observatie.domain.instrument.instrument import AnswerType, Instrument, Item, Section, Source
from observatie.domain.journal.answered import AnswerKey
from observatie.domain.journal.journal import Standing
from observatie.domain.visit.visit import Visit, is_evidence

_HEARD_OR_READ = (Source.INTERVIEW, Source.DOCUMENTS)


class Filled(StrEnum):
    """What stands at one place of an instrument."""

    FOUNDED = "founded"
    UNFOUNDED = "unfounded"
    NOT_SEEN = "not_seen"
    NOT_APPLICABLE = "not_applicable"
    OPEN = "open"


@dataclass(frozen=True)
class Place:
    """Where something can be filled in or pointed at: an item, or the free field of a section.

    Attributes:
        item: the item; None for the free field of the section.
        parent: the item that it is a sub-item of, or None.
        number: which of the places of its section it is, counted from 1.
        of: how many places its section has.
    """

    instrument: Instrument
    section: Section
    item: Item | None
    parent: Item | None
    number: int
    of: int

    @property
    def target(self) -> str:
        """What an answer given here names as its target."""
        return self.item.id if self.item else self.section.id

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other place of a visit: the ids of instrument and target."""
        return self.instrument.id, self.target

    @property
    def name(self) -> str:
        """What it is called where it stands alone."""
        return self.instrument.full_names[self.item.id] if self.item else self.section.title

    @cached_property
    def ref(self) -> ItemRef | None:
        """What a note points at; None for the free field of a section, which rests on the notes of its items."""
        return ItemRef(instrument=self.instrument.id, item=self.item.id) if self.item else None

    @cached_property
    def refs(self) -> tuple[ItemRef, ...]:
        """The items whose notes are its evidence."""
        items = (self.item,) if self.item else tuple(self.section.walk())
        return tuple(ItemRef(instrument=self.instrument.id, item=item.id) for item in items)

    @property
    def takes_words(self) -> bool:
        """Whether words can be written here, as the answer or beside it."""
        return self.asks in (AnswerType.TEXT, AnswerType.BLANKS) or bool(self.item and self.item.remark)

    @property
    def asks(self) -> AnswerType:
        """What it asks for."""
        return self.instrument.answer_of(self.item) if self.item else AnswerType.TEXT


def places_of(instrument: Instrument) -> Iterator[Place]:
    """Yield the places of an instrument in the order of the form.

    An item that asks nothing and has sub-items is their heading and no place of its own.
    """
    for section in instrument.sections:
        found: list[tuple[Item | None, Item | None]] = [(None, None)] if section.remark_label else []
        for item in section.items:
            found += _leaves(instrument, item, None)
        for number, (item, parent) in enumerate(found, 1):
            yield Place(instrument, section, item, parent, number, len(found))


def nearest_with_words(place: Place, places: Sequence[Place]) -> Place | None:
    """Return where words can be written nearest to a place that only asks for a choice; None for nowhere.

    Of two that are as near it is the one that comes after it.
    """
    here = places.index(place)
    able = [at for at, each in enumerate(places) if each.takes_words]
    return places[min(able, key=lambda at: (abs(at - here), at < here))] if able else None


def _leaves(instrument: Instrument, item: Item, parent: Item | None) -> Iterator[tuple[Item, Item | None]]:
    if not item.items or instrument.answer_of(item) is not AnswerType.NONE:
        yield item, parent
    for child in item.items:
        yield from _leaves(instrument, child, item)


class FilledForm(Protocol):
    """What is filled in: a visit, or a response on its own."""

    def answer(self, key: AnswerKey) -> Standing | None:
        """Return the answer that stands for this key, or None."""
        ...

    def evidence(self, item: ItemRef) -> int:
        """Return how much an item rests on."""
        ...


def answers_at(sheet: FilledForm, place: Place, author: UUID) -> dict[tuple[Stage, Source | None], Answer]:
    """Return what `author` filled in at a place, by stage and source; cleared answers left out."""
    found: dict[tuple[Stage, Source | None], Answer] = {}
    for stage in Stage:
        for source in (None, *Source):
            standing = sheet.answer(AnswerKey(author, place.instrument.id, place.target, stage, source))
            if standing is not None and isinstance(standing.act, Answer):
                found[stage, source] = standing.act
    return found


def evidence_at(visit: Visit, place: Place) -> list[Standing]:
    """Return what points at a place now: the notes in the order of the lesson, but those to oneself, then what was
    heard or read."""
    wanted = set(place.refs)
    found = (*visit.shown("note"), *visit.shown("heard"))
    return [s for s in found if is_evidence(s) and not wanted.isdisjoint(_items(s))]


def _items(standing: Standing) -> tuple[ItemRef, ...]:
    return standing.act.items if isinstance(standing.act, Note | Heard) else ()


def filled(sheet: FilledForm, place: Place, author: UUID) -> Filled | None:
    """Return what stands at a place for `author`, or None where nothing is asked.

    A final score speaks for the provisional ones, and an answer for a source in which nothing was seen. What
    was heard in an interview or read in a document needs no note, nor does an instrument that is not about a
    lesson; else it is founded by the notes that point at the place now.
    """
    if place.asks is AnswerType.NONE:
        return None
    answers = answers_at(sheet, place, author)
    said = [a.value for (stage, _), a in answers.items() if stage is Stage.FINAL]
    said = said or [answer.value for answer in answers.values()]
    if not said:
        return Filled.OPEN
    if all(isinstance(value, NotSeen | NotApplicable) for value in said):
        seen = any(isinstance(value, NotSeen) for value in said)
        return Filled.NOT_SEEN if seen else Filled.NOT_APPLICABLE
    heard = any(source in _HEARD_OR_READ and _is_said(a) for (_, source), a in answers.items())
    noted = any(sheet.evidence(ref) for ref in place.refs)
    founded = heard or noted or not place.instrument.takes_evidence
    return Filled.FOUNDED if founded else Filled.UNFOUNDED


def _is_said(answer: Answer) -> bool:
    return not isinstance(answer.value, NotSeen | NotApplicable)


def provisional_level(
    values: Mapping[Source | None, AnswerValue | None], sources: Iterable[Source]
) -> tuple[Source, int] | None:
    """Return the score that the final one starts from, with its source: the first of the item's sources that
    has one; None where nothing was scored."""
    for source in sources:
        value = values.get(source)
        if isinstance(value, LevelValue):
            return source, value.level
    return None
