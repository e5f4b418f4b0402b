"""What an empty form says: pure, from the definition of an instrument to values; which items stand together."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from observatie.domain.instrument.instrument import (
    AnswerType,
    Instrument,
    Item,
    Respondent,
    Scale,
    Subject,
    parts_of,
)
from observatie.domain.visit import wording
from observatie.report.blank.parts import (
    AskedFor,
    BlankForm,
    BlankItem,
    BlankSection,
    Block,
    Ladder,
    LevelRow,
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
    lesson = instrument.about is Subject.LESSON
    told = _told(instrument)
    by = " of ".join(wording.RESPONDENTS[each] for each in instrument.filled_by)
    about = wording.SUBJECTS[instrument.about]
    return BlankForm(
        title=instrument.title,
        label=instrument.label,
        version=instrument.version,
        subtitle=f"Versie {instrument.version} · in te vullen door {by}, over {about}",
        statement=instrument.statement or "",
        fields=_fields(instrument),
        focus_question=lesson,
        instructions=(*instrument.instructions, *((_QUIET,) if lesson and instrument.answered_items else ())),
        aims=instrument.aims,
        told=tuple(told.items()),
        sections=tuple(
            BlankSection(
                title=f"{section.number}  {section.title}" if section.number else section.title,
                subtitle=section.subtitle or "",
                description=section.description or "",
                blocks=blocks_of(instrument, section.items, frozenset(told.values())),
                remark=section.remark_label or "",
                remark_lines=_REMARK_LINES if section.remark_label else 0,
            )
            for section in instrument.sections
        ),
        notes=lesson,
        phases=instrument.phases,
        closing=tuple(_closing(instrument)),
        numbered=any(_hangs(instrument, item) for item in instrument.items.values()),
    )


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


def _closing(instrument: Instrument) -> Iterator[str]:
    rights = instrument.rights
    yield f"{instrument.title}, versie {instrument.version} ({instrument.completeness})."
    yield f"Bron: {instrument.source}"
    if instrument.published_in:
        yield instrument.published_in
    passed_on = "mogen" if rights.may_be_passed_on else "mogen niet"
    yield f"Rechten: {rights.author}; {rights.licence}. De teksten {passed_on} worden doorgegeven aan anderen."
    if rights.remark:
        yield rights.remark
    if instrument.correction:
        yield instrument.correction
    for section in instrument.sections:
        if section.correction:
            yield f"{section.title}: {section.correction}"
    for item in instrument.items.values():
        if item.correction:
            yield f"{item.name}: {item.correction}"


_YES_NO = ("ja", "nee")
_QUIET_ANSWERS = (wording.NOT_SEEN, wording.NOT_APPLICABLE)
_ALL_LINES = 34
"""How many lines a form of text answers has together, about; few questions get more room each."""
_FEWEST, _MOST = 3, 7
_LINES_BELOW_ITEM = 2
_LONGEST_HEAD = 24
_MOST_COLUMNS = 7


def blocks_of(instrument: Instrument, items: tuple[Item, ...], told: frozenset[str]) -> tuple[Block, ...]:
    """Return the items in order, those that are answered in the same way as statements below each other.

    `told` are the explanations that were given already.
    """
    blocks: list[Block] = []
    for answers, group in groupby(items, lambda item: _shared_answers(instrument, item)):
        members = list(group)
        # Levels of one item alone are a ladder.
        if answers and (len(members) > 1 or instrument.scale_of(members[0]) is None):
            blocks.append(_statements(instrument, answers, members))
        else:
            blocks += [_item_form(instrument, item, told) for item in members]
    return tuple(blocks)


def _shared_answers(instrument: Instrument, item: Item) -> tuple[str, ...]:
    """Return the name of the scale and the answers that can stand at the head of a column, or nothing."""
    more = (item.explanation, item.examples, item.look_fors, item.lists, item.questions, item.documents)
    if any((*more, item.remark, item.field_label, item.sources, item.items)):
        return ()
    answer, scale = instrument.answer_of(item), instrument.scale_of(item)
    if answer is AnswerType.YES_NO:
        return ("", *_YES_NO)
    if scale is None or _is_described(instrument, item, scale):
        return ()
    labels = tuple(level.label for level in scale.levels)
    fits = len(labels) <= _MOST_COLUMNS and all(len(label) <= _LONGEST_HEAD for label in labels)
    return (scale.title, *labels) if fits else ()


def _is_described(instrument: Instrument, item: Item, scale: Scale) -> bool:
    return any(instrument.description_of(item, level) for level in scale.levels)


def _statements(instrument: Instrument, answers: tuple[str, ...], items: Sequence[Item]) -> Statements:
    title, *names = answers
    rows = tuple(
        Statement(
            number=item.number or "",
            text=f"{item.title}. {item.text}" if item.title else item.text,
            aside=" · ".join(aside for aside in (item.dimension, item.hint) if aside),
        )
        for item in items
    )
    return Statements(title, (*names, *_quiet(instrument)), rows)


def _quiet(instrument: Instrument) -> tuple[str, ...]:
    return _QUIET_ANSWERS if instrument.takes_evidence else ()


def _item_form(instrument: Instrument, item: Item, told: frozenset[str]) -> BlankItem:
    asks = _asks(instrument, item)
    checked = instrument.answer_of(item) is AnswerType.CHECKED
    said_in_table = isinstance(asks, Nothing | Levels) and not checked
    return BlankItem(
        name=item.name,
        number=item.number or "",
        title=item.title or "",
        text="" if isinstance(asks, Sentence) else item.text,
        hint=item.hint or "",
        dimension=item.dimension or "",
        explanation=item.explanation if item.explanation and item.explanation not in told else "",
        examples=item.examples,
        look_fors=item.look_fors,
        lists=tuple((shown.title, shown.entries) for shown in item.lists),
        questions=item.questions,
        documents=item.documents,
        asks=asks,
        checked=checked,
        quiet=() if said_in_table else _quiet(instrument),
        remark_lines=_LINES_BELOW_ITEM if item.remark else 0,
        items=blocks_of(instrument, item.items, told),
    )


def _asks(instrument: Instrument, item: Item) -> AskedFor:
    match instrument.answer_of(item):
        case AnswerType.TEXT:
            return Lines(_line_count(instrument), item.field_label or "")
        case AnswerType.YES_NO:
            return Options(_YES_NO)
        case AnswerType.BLANKS:
            return Sentence(tuple(parts_of(item)), tuple(blank.label for blank in item.blanks))
        case AnswerType.LEVEL:
            scale = instrument.scale_of(item)
            return Nothing() if scale is None else _levels(instrument, item, scale)
        case AnswerType.NONE | AnswerType.CHECKED:
            return Nothing()


def _line_count(instrument: Instrument) -> int:
    return max(_FEWEST, min(_MOST, _ALL_LINES // len(instrument.answered_items)))


def _levels(instrument: Instrument, item: Item, scale: Scale) -> Levels | Ladder:
    rows = tuple(
        LevelRow(str(level.value), level.label, instrument.description_of(item, level) or "")
        for level in scale.levels
    )
    title = "" if scale.title == item.name else scale.title
    if not item.sources and not _is_described(instrument, item, scale):
        return Ladder(title, rows)
    sources = tuple(wording.SOURCES[source] for source in item.sources)
    return Levels(title, sources, rows, _quiet(instrument), weighed=bool(sources))
