"""Zelfbeeld: what the teacher filled in beside what the observer did, as topics for a talk and never as a count.

The largest difference comes first. What was written in words is not compared: it is read beside each other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from observatie.domain.acts.answers import Answer, AnswerValue, LevelValue, NotApplicable, NotSeen, Stage
from observatie.domain.acts.conversation import TOPICS_AT_MOST, Finding, Stance
from observatie.domain.instrument.instrument import AnswerType, Instrument, Item, Source, Subject
from observatie.domain.text import at_start
from observatie.domain.visit.answer_words import answer_words
from observatie.domain.visit.completeness import Place, answers_at, evidence_at, places_of, provisional_level
from observatie.domain.visit.findings import raised_topics
from observatie.domain.visit.visit import Visit

_WORDED = (AnswerType.NONE, AnswerType.TEXT, AnswerType.BLANKS)


def as_self_assessment(instrument: Instrument) -> Instrument:
    """Return an instrument as the teacher fills it in about herself.

    She gives one answer to an item, wherever she has it from, and needs no note for it; what an interviewer asks
    is not put to her here.
    """
    sections = tuple(
        section.model_copy(update={"items": tuple(map(_about_oneself, section.items))})
        for section in instrument.sections
    )
    return instrument.model_copy(update={"sections": sections, "about": Subject.TEACHER})


def _about_oneself(item: Item) -> Item:
    items = tuple(map(_about_oneself, item.items))
    return item.model_copy(update={"sources": (), "questions": (), "documents": (), "items": items})


@dataclass(frozen=True)
class Difference:
    """A place where the two did not fill in the same.

    Attributes:
        hers, mine: what the teacher and the observer filled in; None where nothing was.
        steps: how far apart on the scale; 0 where one of them chose no level.
    """

    place: Place
    hers: AnswerValue | None
    mine: AnswerValue | None
    steps: int = 0


def differences(
    visit: Visit, instruments: Iterable[Instrument], observer: UUID, teacher: UUID
) -> list[Difference]:
    """Return where teacher and observer differ, the largest difference first, then in the order of the forms.

    Nothing is said of an instrument that one of them did not begin.
    """
    found: list[Difference] = []
    for instrument in instruments:
        places = [place for place in places_of(instrument) if place.asks not in _WORDED]
        pairs = [(place, _said(visit, place, teacher), _said(visit, place, observer)) for place in places]
        if any(hers for _, hers, _ in pairs) and any(mine for _, _, mine in pairs):
            found += [_difference(*pair) for pair in pairs if pair[1] != pair[2]]
    return sorted(found, key=lambda each: (each.hers is None or each.mine is None, -each.steps))


def _difference(place: Place, hers: AnswerValue | None, mine: AnswerValue | None) -> Difference:
    scale = place.instrument.scale_of(place.item) if place.item else None
    if scale is None or not isinstance(hers, LevelValue) or not isinstance(mine, LevelValue):
        return Difference(place, hers, mine)
    values = [level.value for level in scale.levels]
    if hers.level not in values or mine.level not in values:  # given in another version of the instrument
        return Difference(place, hers, mine)
    return Difference(place, hers, mine, abs(values.index(hers.level) - values.index(mine.level)))


def _said(visit: Visit, place: Place, author: UUID) -> AnswerValue | None:
    """Return what `author` comes down to at a place: the final score, else a provisional one, else any answer."""
    answers = answers_at(visit, place, author)
    final = next((a.value for (stage, _), a in answers.items() if stage is Stage.FINAL), None)
    if final is not None:
        return final
    sources = place.item.sources if place.item else ()
    by_source: Mapping[Source | None, AnswerValue] = {source: a.value for (_, source), a in answers.items()}
    level = provisional_level(by_source, sources)
    if level is not None:
        return LevelValue(level=level[1])
    values = list(by_source.values())
    return next(
        (value for value in values if not isinstance(value, NotSeen | NotApplicable)), next(iter(values), None)
    )


def written_by(visit: Visit, instruments: Iterable[Instrument], author: UUID) -> list[tuple[Place, str]]:
    """Return what an author filled in in words, in the order of the forms; to be read beside the observer's."""
    found: list[tuple[Place, str]] = []
    for instrument in instruments:
        for place in places_of(instrument):
            for answer in answers_at(visit, place, author).values():
                found += [(place, words) for words in _words(place, answer)]
    return found


def _words(place: Place, answer: Answer) -> list[str]:
    worded = place.asks in _WORDED and _is_said(answer.value)
    said = answer_words(place.instrument, place.item, answer.value) if worded else ""
    return [words for words in (said, answer.remark) if words]


def _is_said(value: AnswerValue) -> bool:
    return not isinstance(value, NotSeen | NotApplicable)


# In words that nobody loses by


def shown_to_observer(difference: Difference, teacher: str) -> str:
    """Return a difference as the observer reads it; `teacher` is a name as in mid-sentence."""
    hers, mine = _quoted(difference)
    if hers is None:
        return f"Hier vulde alleen jij iets in: {mine}. Hoe kijkt {teacher} ernaar?"
    if mine is None:
        return f"Hier vulde alleen {teacher} iets in: {hers}. Waar is dat aan te zien?"
    return (
        f"Jullie keken hier verschillend naar: {teacher} koos {hers}, jij koos {mine}. Wat zagen jullie allebei?"
    )


def topic_of(visit: Visit, difference: Difference, teacher: str) -> Finding:
    """Return a difference as a topic for the talk, in words that both can read, with the notes of its item."""
    ref = difference.place.ref
    return Finding(
        stance=Stance.TOPIC,
        text=_in_talk(difference, teacher),
        evidence=tuple(standing.id for standing in evidence_at(visit, difference.place)),
        items=(ref,) if ref else (),
        raised=raised_topics(visit) < TOPICS_AT_MOST,
    )


def _in_talk(difference: Difference, teacher: str) -> str:
    hers, mine = _quoted(difference)
    if hers is None:
        return f"Hier vulde ik {mine} in. Hoe kijkt {teacher} ernaar?"
    if mine is None:
        return f"{at_start(teacher)} vulde hier {hers} in. Waar is dat aan te zien?"
    return f"Hier keken we verschillend naar: {teacher} koos {hers}, ik koos {mine}. Wat zagen we allebei?"


def _quoted(difference: Difference) -> tuple[str | None, str | None]:
    hers, mine = (
        None if value is None else f"“{answer_words(difference.place.instrument, difference.place.item, value)}”"
        for value in (difference.hers, difference.mine)
    )
    return hers, mine
