"""What each item of an empty form asks for, and which items stand together as statements."""

from collections.abc import Sequence
from itertools import groupby

from observatie.domain.instrument.instrument import AnswerType, Instrument, Item, Scale, parts_of
from observatie.domain.visit import wording
from observatie.report.blank.parts import (
    AskedFor,
    Block,
    ItemForm,
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

_YES_NO = ("ja", "nee")
_QUIET = (wording.NOT_SEEN, wording.NOT_APPLICABLE)
_ALL_LINES = 34
"""How many lines a form of text answers has together, about; few questions get more room each."""
_FEWEST, _MOST = 3, 7
_REMARK_LINES = 2
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
    return _QUIET if instrument.takes_evidence else ()


def _item_form(instrument: Instrument, item: Item, told: frozenset[str]) -> ItemForm:
    asks = _asks(instrument, item)
    checked = instrument.answer_of(item) is AnswerType.CHECKED
    said_in_table = isinstance(asks, Nothing | Levels) and not checked
    return ItemForm(
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
        remark_lines=_REMARK_LINES if item.remark else 0,
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
