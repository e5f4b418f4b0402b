"""What a response on its own says on paper: pure, without a word about how it looks."""

from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID

from observatie.domain.acts.answers import Answer, TextValue
from observatie.domain.errors import BugError
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.instrument.outline import Outline, PartKind, in_sentences, of_kinds
from observatie.domain.instrument.words import numbered
from observatie.domain.journal.register import Register
from observatie.domain.response.response import (
    SHIFTS,
    AnswerChange,
    ComparedAnswer,
    Response,
    about_words,
    compare,
    summarise_response,
)
from observatie.domain.visit import wording
from observatie.report.parts import Reply
from observatie.report.words import reply_to

_ORIGIN = (PartKind.EDITION, PartKind.SOURCE, PartKind.PUBLISHED_IN, PartKind.RIGHTS)


@dataclass(frozen=True)
class AnsweredItem:
    """An item with what was filled in; beside an earlier response also what was filled in then.

    Attributes:
        name: with its number, where it has one.
        question: what is asked, where its name does not say it.
    """

    name: str
    question: str
    replies: tuple[Reply, ...]


@dataclass(frozen=True)
class AnsweredPart:
    """A section, or what became of the answers since an earlier response."""

    title: str
    items: tuple[AnsweredItem, ...]


@dataclass(frozen=True)
class ResponseContent:
    """All that is on paper.

    Attributes:
        about: what it is about; day: for which day; by: who filled it in, as in mid-sentence.
        advice: the whole advice it is about; empty where it is about something else.
        beside: the day of the response it lies beside; empty where there is none.
        open: the names of the items that were not filled in.
        origin: which edition the instrument is, where it is from and whose it is, in sentences.
    """

    title: str
    about: str
    day: str
    by: str
    advice: str
    statement: str
    beside: str
    parts: tuple[AnsweredPart, ...]
    open: tuple[str, ...]
    origin: str


def compose_response(
    response: Response, instrument: Instrument, register: Register, earlier: Response | None = None
) -> ResponseContent:
    """Return what a response says, in the order of the form; beside an earlier one what changed comes first."""
    summary = summarise_response(response)
    if summary is None:
        raise BugError("a response that was not set up cannot be printed")
    compared = compare(instrument, earlier or response, response)
    return ResponseContent(
        title=instrument.title,
        about=about_words(summary, register),
        day=wording.day(summary.dated),
        by=register.name(summary.respondent or _writer(response)),
        advice=summary.advice,
        statement=instrument.statement or "",
        beside=wording.day(earlier.dated) if earlier and earlier.dated else "",
        parts=_compared_parts(compared) if earlier else _in_order(instrument, compared),
        open=tuple(_name(each) for each in compared if each.shift is AnswerChange.OPEN),
        origin=in_sentences(of_kinds(Outline(instrument).parts, *_ORIGIN)),
    )


def _writer(response: Response) -> UUID | None:
    first = next(iter(response.journal.entries()), None)
    return first.author if first else None


def _in_order(instrument: Instrument, compared: list[ComparedAnswer]) -> tuple[AnsweredPart, ...]:
    order = list(instrument.sections)
    said = sorted((each for each in compared if each.now), key=lambda each: order.index(each.place.section))
    return tuple(
        AnsweredPart(numbered(section.number, section.title), tuple(_answered(each, ("",)) for each in group))
        for section, group in groupby(said, key=lambda each: each.place.section)
    )


def _compared_parts(compared: list[ComparedAnswer]) -> tuple[AnsweredPart, ...]:
    return tuple(
        AnsweredPart(
            SHIFTS[shift],
            tuple(_answered(each, ("",) if shift is AnswerChange.SAME else ("nu", "toen")) for each in group),
        )
        for shift, group in groupby(compared, key=lambda each: each.shift)
        if shift is not AnswerChange.OPEN
    )


def _answered(compared: ComparedAnswer, labels: tuple[str, ...]) -> AnsweredItem:
    place = compared.place
    parts = Outline(place.instrument).of_item(place.item) if place.item else ()
    question = " ".join(line for part in of_kinds(parts, PartKind.TEXT) for line in part.lines)
    answers = zip(labels, (compared.now, compared.then), strict=False)
    return AnsweredItem(_name(compared), question, tuple(_reply(compared, said, label) for label, said in answers))


def _name(compared: ComparedAnswer) -> str:
    item = compared.place.item
    if item is None:
        return compared.place.section.remark_label or compared.place.name
    return numbered(item.number, compared.place.name)


def _reply(compared: ComparedAnswer, answer: Answer | None, label: str) -> Reply:
    if answer is None:
        return Reply(label, "niet ingevuld")
    place = compared.place
    if place.item is None:
        text = answer.value.text if isinstance(answer.value, TextValue) else ""
        return Reply(label, text, remark=answer.remark)
    return replace(reply_to(place.instrument, place.item, answer.value), label=label, remark=answer.remark)
