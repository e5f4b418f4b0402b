"""What an empty form says: pure, from the definition of an instrument to values; which items stand together."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from observatie.domain.instrument.instrument import (
    AnswerType,
    Instrument,
    Item,
    Respondent,
    Subject,
    parts_of,
)
from observatie.domain.instrument.outline import Outline, Part, PartKind, of_kinds
from observatie.domain.instrument.words import SOURCES, numbered
from observatie.domain.visit import wording
from observatie.report.blank.parts import (
    AskedFor,
    BlankForm,
    BlankItem,
    BlankSection,
    Block,
    Ladder,
    Levels,
    Lines,
    Nothing,
    Options,
    Sentence,
    Statement,
    Statements,
)

_REMARK_LINES = 7
_QUIET = (
    "Niet gezien: het had gekund en was niet te zien. N.v.t.: het kan in deze les niet voorkomen. "
    "Niets aangekruist: nog niet ingevuld."
)
_PUPIL = "leerling: een letter (A, B, …), nooit een naam"
_ROLES = {
    Respondent.OBSERVER: "observator",
    Respondent.TEACHER: "leerkracht",
    Respondent.PAIR: "co-teachingpartner",
}


def blank_form(instrument: Instrument) -> BlankForm:
    """Return the empty form of an instrument."""
    outline, lesson = Outline(instrument), instrument.about is Subject.LESSON
    told = _told(instrument)
    statement, use = (
        " ".join(line for part in of_kinds(outline.parts, kind) for line in part.lines)
        for kind in (PartKind.STATEMENT, PartKind.USE)
    )
    return BlankForm(
        title=instrument.title,
        label=instrument.label,
        version=instrument.version,
        subtitle=f"Versie {instrument.version} · {use}",
        statement=statement,
        fields=_fields(instrument),
        focus_question=lesson,
        how=tuple(_how(instrument, outline)),
        told=tuple(told.items()),
        sections=tuple(
            BlankSection(
                title=numbered(section.number, section.title),
                parts=of_kinds(outline.of_section(section), PartKind.SUBTITLE, PartKind.DESCRIPTION),
                blocks=_Blocks(instrument, outline, frozenset(told.values())).of(section.items),
                remark=section.remark_label or "",
                remark_lines=_REMARK_LINES if section.remark_label else 0,
            )
            for section in instrument.sections
        ),
        notes=lesson,
        phases=of_kinds(outline.parts, PartKind.PHASES),
        closing=tuple(_closing(instrument, outline)),
        numbered=any(_hangs(instrument, item) for item in instrument.items.values()),
    )


def _how(instrument: Instrument, outline: Outline) -> Iterator[Part]:
    said = [line for part in of_kinds(outline.parts, PartKind.INSTRUCTIONS) for line in part.lines]
    if instrument.takes_evidence and instrument.answered_items:
        said.append(_QUIET)
    if said:
        yield Part(PartKind.INSTRUCTIONS, tuple(said))
    yield from of_kinds(outline.parts, PartKind.AIMS)


def _hangs(instrument: Instrument, item: Item) -> bool:
    return bool(item.number) or instrument.answer_of(item) is AnswerType.CHECKED


def _fields(instrument: Instrument) -> tuple[tuple[str, ...], ...]:
    by = f"ingevuld door ({' of '.join(_ROLES[each] for each in instrument.filled_by)})"
    match instrument.about:
        case Subject.LESSON:
            return (("leerkracht", "groep", "vak"), ("datum", "tijd", by))
        case Subject.TEACHER:
            alone = instrument.filled_by == (Respondent.TEACHER,)
            return (("leerkracht", "groep", "datum"),) if alone else (("leerkracht", "datum", by),)
        case Subject.PAIR:
            return (("mijn naam", "naam van mijn co-teachingpartner"), ("groep", "datum"))
        case Subject.PUPIL:
            return ((_PUPIL, "groep"), ("leerkracht", "datum", by))
        case Subject.SCHOOL:
            return (("school", "datum", by),)
        case Subject.ADVICE:
            return (("waar het advies over gaat",), ("advies aan", "datum", by))


def _told(instrument: Instrument) -> dict[str, str]:
    """Return the explanations that more items share, by the name of the first of these items."""
    times = Counter(item.explanation for item in instrument.items.values() if item.explanation)
    found: dict[str, str] = {}
    for item in instrument.items.values():
        shared = item.explanation is not None and times[item.explanation] > 1
        if shared and item.explanation not in found.values() and item.name not in found:
            found[item.name] = item.explanation or ""
    return found


_CLOSING = (
    (PartKind.SOURCE,),
    (PartKind.PUBLISHED_IN,),
    (PartKind.RIGHTS, PartKind.PASSED_ON),
    (PartKind.RIGHTS_REMARK,),
    (PartKind.CORRECTION,),
)
"""The paragraphs at the end, each with what it tells."""


def _closing(instrument: Instrument, outline: Outline) -> Iterator[str]:
    for part in of_kinds(outline.parts, PartKind.EDITION):
        yield f"{part.in_a_line} ({instrument.completeness})."
    paragraphs = (of_kinds(outline.parts, *kinds) for kinds in _CLOSING)
    yield from (". ".join(part.in_a_line for part in parts) for parts in paragraphs if parts)
    for section in instrument.sections:
        yield from _corrections(section.title, outline.of_section(section))
    for item in instrument.items.values():
        yield from _corrections(item.name, outline.of_item(item))


def _corrections(name: str, parts: tuple[Part, ...]) -> Iterator[str]:
    for part in of_kinds(parts, PartKind.CORRECTION):
        yield f"{part.heading_away_from(name)}: {' '.join(part.lines)}"


_YES_NO = ("ja", "nee")
_QUIET_ANSWERS = (wording.NOT_SEEN, wording.NOT_APPLICABLE)
_ALL_LINES = 34
"""How many lines a form of text answers has together, about; few questions get more room each."""
_FEWEST, _MOST = 3, 7
_LINES_BELOW_ITEM = 2
_LONGEST_HEAD = 24
_MORE_THAN_A_STATEMENT = (
    *(PartKind.EXPLANATION, PartKind.EXAMPLES, PartKind.LOOK_FORS, PartKind.LIST),
    *(PartKind.QUESTIONS, PartKind.DOCUMENTS, PartKind.SOURCES),
)
_MOST_COLUMNS = 7


class _Blocks:
    """Lays items out as blocks; `told` are the explanations that were given already."""

    def __init__(self, instrument: Instrument, outline: Outline, told: frozenset[str]) -> None:
        self._instrument, self._outline, self._told = instrument, outline, told

    def of(self, items: tuple[Item, ...]) -> tuple[Block, ...]:
        """Return the items in order, those that are answered in the same way as statements below each other."""
        blocks: list[Block] = []
        for answers, group in groupby(items, self._shared_answers):
            members = list(group)
            # Levels of one item alone are a ladder.
            if answers and (len(members) > 1 or self._instrument.scale_of(members[0]) is None):
                blocks.append(self._statements(answers, members))
            else:
                blocks += [self._item_form(item) for item in members]
        return tuple(blocks)

    def _shared_answers(self, item: Item) -> tuple[str, ...]:
        """Return the name of the scale and the answers that can stand at the head of a column, or nothing."""
        more = of_kinds(self._outline.of_item(item), *_MORE_THAN_A_STATEMENT)
        if any((more, item.remark, item.field_label, item.items)):
            return ()
        answer, scale = self._instrument.answer_of(item), self._instrument.scale_of(item)
        if answer is AnswerType.YES_NO:
            return ("", *_YES_NO)
        if scale is None or self._outline.describes_levels(item):
            return ()
        labels = tuple(level.label for level in scale.levels)
        fits = len(labels) <= _MOST_COLUMNS and all(len(label) <= _LONGEST_HEAD for label in labels)
        return (scale.title, *labels) if fits else ()

    def _statements(self, answers: tuple[str, ...], items: Sequence[Item]) -> Statements:
        title, *names = answers
        return Statements(title, (*names, *self._quiet()), tuple(map(self._statement, items)))

    def _statement(self, item: Item) -> Statement:
        return Statement(
            number=item.number or "",
            text=f"{item.title}. {item.text}" if item.title else item.text,
            aside=" · ".join(aside for aside in (item.dimension, item.hint) if aside),
        )

    def _quiet(self) -> tuple[str, ...]:
        return _QUIET_ANSWERS if self._instrument.takes_evidence else ()

    def _item_form(self, item: Item) -> BlankItem:
        asks = self._asks(item)
        checked = self._instrument.answer_of(item) is AnswerType.CHECKED
        said_in_table = isinstance(asks, Nothing | Levels) and not checked
        return BlankItem(
            name=item.name,
            number=item.number or "",
            title=item.title or "",
            parts=tuple(part for part in self._outline.of_item(item) if self._is_told_here(part)),
            asks=asks,
            checked=checked,
            quiet=() if said_in_table else self._quiet(),
            remark_lines=_LINES_BELOW_ITEM if item.remark else 0,
            items=self.of(item.items),
        )

    def _is_told_here(self, part: Part) -> bool:
        return not (part.kind is PartKind.EXPLANATION and self._told.issuperset(part.lines))

    def _asks(self, item: Item) -> AskedFor:
        match self._instrument.answer_of(item):
            case AnswerType.TEXT:
                return Lines(_line_count(self._instrument), item.field_label or "")
            case AnswerType.YES_NO:
                return Options(_YES_NO)
            case AnswerType.BLANKS:
                return Sentence(tuple(parts_of(item)), tuple(blank.label for blank in item.blanks))
            case AnswerType.LEVEL:
                scale = self._outline.scale_of(item)
                return Nothing() if scale is None else self._levels(item, scale)
            case AnswerType.NONE | AnswerType.CHECKED:
                return Nothing()

    def _levels(self, item: Item, scale: Part) -> Levels | Ladder:
        if not item.sources and not self._outline.describes_levels(item):
            return Ladder(scale.heading, scale.levels)
        sources = tuple(SOURCES[source] for source in item.sources)
        return Levels(scale.heading, sources, scale.levels, self._quiet(), weighed=bool(sources))


def _line_count(instrument: Instrument) -> int:
    return max(_FEWEST, min(_MOST, _ALL_LINES // len(instrument.answered_items)))
