"""An instrument as it was used in a visit: per section what was seen, and what was not.

A note that counts for more items of an instrument is written out once, at the item that it was given first; at
the others stands where to find it. Not seen, not applicable and not noted are told apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from observatie.domain.acts.answers import Answer, NotApplicable, NotSeen, Stage, TextValue
from observatie.domain.instrument.instrument import AnswerType, Instrument, Item, Section, Source
from observatie.domain.instrument.outline import Outline, PartKind, in_sentences, of_kinds
from observatie.domain.instrument.words import SOURCES
from observatie.domain.journal.register import Register
from observatie.domain.visit import wording
from observatie.domain.visit.completeness import Filled, filled, places_of
from observatie.domain.visit.visit import Visit
from observatie.report.parts import Elsewhere, InstrumentSeen, ItemSeen, Reply, SectionSeen
from observatie.report.visit.noted import Noted
from observatie.report.words import reply_to

_ORIGIN = (
    *(PartKind.EDITION, PartKind.STATEMENT),
    *(PartKind.SOURCE, PartKind.PUBLISHED_IN, PartKind.RIGHTS),
)
_SOURCE_ORDER = {source: place for place, source in enumerate(Source)}


@dataclass(frozen=True)
class _Given:
    """An answer with who gave it, where from and in which stage."""

    author: UUID
    stage: Stage
    source: Source | None
    answer: Answer

    @property
    def place(self) -> tuple[bool, int]:
        """Its place among the answers to one item: by source, the final one last."""
        return self.stage is Stage.FINAL, _SOURCE_ORDER.get(self.source, -1) if self.source else -1


class InstrumentReader:
    """Tells what one instrument says of a visit.

    Attributes:
        homes: the item at which each note, and all that was heard, that belongs to this instrument is written out.
    """

    def __init__(self, visit: Visit, register: Register, instrument: Instrument, noted: Noted) -> None:
        self._visit = visit
        self._instrument = instrument
        self._places = {place.target: place for place in places_of(instrument)}
        self._noted = noted
        self._register = register
        # The teacher's own answers are topics for the talk, never scores in a report.
        hers = visit.self_assessors
        answers = [row for row in visit.answers() if row[0].author not in hers]
        self._many_hands = len({key.author for key, _, _ in answers}) > 1
        self._given: dict[str, list[_Given]] = {}
        for key, _, answer in answers:
            if key.instrument == instrument.id:
                given = _Given(key.author, key.stage, key.source, answer)
                self._given.setdefault(key.target, []).append(given)
        for each in self._given.values():
            each.sort(key=lambda given: given.place)
        self._notes_of = self._linked()
        self.homes = self._first_homes()

    def _linked(self) -> dict[str, list[UUID]]:
        # In the order of the note's own items, so that the first of them becomes its home.
        found: dict[str, list[UUID]] = {}
        for key, refs in self._noted.refs():
            for ref in refs:
                if ref.instrument == self._instrument.id and ref.item in self._instrument.items:
                    found.setdefault(ref.item, []).append(key)
        for item in self._instrument.items:
            for given in self._given.get(item, ()):
                for key in given.answer.evidence:
                    if key in self._noted and key not in found.setdefault(item, []):
                        found[item].append(key)
        return found

    def _first_homes(self) -> dict[UUID, str]:
        homes: dict[UUID, str] = {}
        for key, refs in self._noted.refs():
            own = (ref.item for ref in refs if ref.instrument == self._instrument.id)
            first = next((item for item in own if item in self._instrument.items), None)
            if first is not None:
                homes[key] = first
        for item in self._instrument.items:
            for key in self._notes_of.get(item, ()):
                homes.setdefault(key, item)
        return homes

    def tell(self) -> InstrumentSeen:
        """Return what is said of the instrument."""
        instrument = self._instrument
        sections = [self._section(section) for section in instrument.sections]
        used = any(s.items or s.remarks or s.not_seen or s.not_applicable for s in sections)
        return InstrumentSeen(
            heading=f"{_kind(instrument)} · {instrument.label}",
            statement=instrument.statement or "",
            origin=in_sentences(of_kinds(Outline(instrument).parts, *_ORIGIN)),
            item_word=instrument.item_words.many,
            sections=tuple(sections) if used else (),
        )

    def _section(self, section: Section) -> SectionSeen:
        seen: list[ItemSeen] = []
        names: dict[str, list[str]] = {"not_seen": [], "not_applicable": [], "silent": []}
        for item in section.walk():
            left_out = self._left_out(item)
            if left_out is None:
                seen.append(self._item(item))
            elif left_out != "silent" or not self._is_heading(item):
                names[left_out].append(item.name)
        remarks = [
            self._signed(given, given.answer.value.text)
            for given in self._given.get(section.id, ())
            if isinstance(given.answer.value, TextValue)
        ]
        return SectionSeen(
            title=section.title,
            items=tuple(seen),
            not_seen=tuple(names["not_seen"]),
            not_applicable=tuple(names["not_applicable"]),
            silent=tuple(names["silent"]),
            remark_label=section.remark_label or "",
            remarks=tuple(remarks),
        )

    def _is_heading(self, item: Item) -> bool:
        return bool(item.items) and self._instrument.answer_of(item) is AnswerType.NONE

    def _left_out(self, item: Item) -> str | None:
        """Return in which list an item stands of which there is nothing to tell but that, or None."""
        given = self._given.get(item.id, [])
        if self._notes_of.get(item.id) or any(g.answer.remark or g.answer.reason for g in given):
            return None
        if all(isinstance(g.answer.value, NotSeen) for g in given):
            return "not_seen" if given else "silent"
        if all(isinstance(g.answer.value, NotApplicable) for g in given):
            return "not_applicable"
        return None

    def _item(self, item: Item) -> ItemSeen:
        notes = self._notes_of.get(item.id, [])
        given = self._given.get(item.id, [])
        last = {each.author: each for each in given}
        unfounded = [each for author, each in last.items() if not notes and self._unfounded(item, author)]
        here = {key for key in notes if self.homes[key] == item.id}
        return ItemSeen(
            name=item.name,
            number=item.number or "",
            replies=tuple(replace(self._reply(item, g), unfounded=g in unfounded) for g in given),
            notes=self._noted.seen(here),
            heard=self._noted.heard_seen(here),
            elsewhere=tuple(self._elsewhere(item, notes)),
        )

    def _elsewhere(self, item: Item, notes: list[UUID]) -> Iterator[Elsewhere]:
        by_home: dict[str, set[UUID]] = {}
        for key in notes:
            if self.homes[key] != item.id:
                by_home.setdefault(self.homes[key], set()).add(key)
        for home in self._instrument.items:
            if home in by_home:
                yield Elsewhere(self._instrument.full_names[home], self._noted.times(by_home[home]))

    def _reply(self, item: Item, given: _Given) -> Reply:
        answer = given.answer
        return replace(
            reply_to(self._instrument, item, answer.value),
            label=self._label(item, given),
            by=self._register.name(given.author) if self._many_hands else "",
            remark=answer.remark,
            reason=answer.reason,
            final=given.stage is Stage.FINAL,
        )

    def _label(self, item: Item, given: _Given) -> str:
        if given.source is not None:
            return SOURCES[given.source]
        return wording.STAGES[given.stage] if item.sources or given.stage is Stage.FINAL else ""

    def _unfounded(self, item: Item, author: UUID) -> bool:
        place = self._places.get(item.id)
        return place is not None and filled(self._visit, place, author) is Filled.UNFOUNDED

    def _signed(self, given: _Given, text: str) -> str:
        return f"{text} ({self._register.name(given.author)})" if self._many_hands else text


def _kind(instrument: Instrument) -> str:
    if not instrument.takes_evidence:
        return "Ingevuld"
    if any(item.sources for item in instrument.items.values()):
        return "Wat er te zien, te horen en te lezen was"
    return "Wat er te zien was"
