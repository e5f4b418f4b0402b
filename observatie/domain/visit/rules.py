"""Which acts a visit accepts, whether they are typed here or come in from elsewhere."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from observatie.domain.acts.acts import ItemRef, Lesson, LessonMark, Note, VisitSet
from observatie.domain.acts.answers import (
    Answer,
    BlanksValue,
    CheckedValue,
    Heard,
    LevelValue,
    Stage,
    TextValue,
    YesNoValue,
)
from observatie.domain.acts.conversation import Finding, Reaction, StatusSet
from observatie.domain.acts.entries import Amend, Correction, Payload, Restore
from observatie.domain.instrument.instrument import AnswerType, Instrument
from observatie.domain.model import Frozen
from observatie.domain.visit.settling import is_frozen
from observatie.domain.visit.visit import Visit

Instruments = Mapping[str, Instrument]
"""The definitions that the visit uses, by id."""


@dataclass(frozen=True)
class Rejection:
    """Why an act is not accepted: a code, what is wrong and what to do, in Dutch."""

    code: str
    what: str
    remedy: str


_PURPOSE_IS_FIXED = Rejection(
    "R07",
    "het doel ligt vast sinds het eerste rapport van dit lesbezoek",
    "maak een nieuw lesbezoek als het een ander doel heeft",
)

_SETTLED = Rejection(
    "R14",
    "dit verslag is vastgesteld en blijft zoals het toen was",
    "voeg een aanvulling toe; die krijgt een eigen datum",
)


def judge(visit: Visit, payload: Payload, instruments: Instruments) -> Rejection | None:
    """Return why `payload` cannot be added to `visit`, or None where it can."""
    if is_frozen(visit, payload):
        return _SETTLED
    had: tuple[ItemRef, ...] = ()
    if isinstance(payload, Correction):
        rejection = _correction(visit, payload)
        if rejection or not isinstance(payload, Amend):
            return rejection
        said, _ = visit.journal.said(payload.original)
        had, payload = (*_refs(said.entry.payload), *_refs(said.act)), payload.act
    rejection = judge_content(payload, instruments, had)
    for rule in _STATE_RULES:
        rejection = rejection or next(rule(visit, payload), None)
    return rejection


def judge_content(payload: Payload, instruments: Instruments, had: tuple[ItemRef, ...] = ()) -> Rejection | None:
    """Return why `payload` does not fit the instruments, whatever else the visit holds; for what came from
    another machine, where the order of arrival proves nothing.

    What it corrects `had` items that it may keep, whatever became of their instrument.
    """
    if isinstance(payload, Amend):
        payload = payload.act
    rejections = chain(_items_exist(payload, instruments, had), _answer_fits(payload, instruments))
    return next(rejections, None)


def _correction(visit: Visit, payload: Correction) -> Rejection | None:
    original = visit.journal.entry(payload.original)
    if original is None:
        wanted = "verbeteren" if isinstance(payload, Amend) else "verwijderen of terugzetten"
        return Rejection("R01", f"wat je wilt {wanted} staat niet in dit lesbezoek", "kies een regel uit de lijst")
    if isinstance(original.payload, Correction):
        return Rejection(
            "R02", "een verbetering wordt niet zelf verbeterd", "verbeter de regel waar zij over gaat"
        )
    if isinstance(payload, Amend) and payload.act.kind != original.payload.kind:
        return Rejection("R03", "een regel kan niet van soort veranderen", "haal die weg en maak een nieuwe")
    return _PURPOSE_IS_FIXED if _moves_purpose(visit, payload, original.payload) else None


def _moves_purpose(visit: Visit, payload: Correction, original: Payload) -> bool:
    # Taking away the setting that chose the purpose would change it as surely as a new one.
    if not isinstance(original, VisitSet) or visit.status is None:
        return False
    if isinstance(payload, Restore):
        return True
    if isinstance(payload, Amend) and isinstance(payload.act, VisitSet) and payload.act.purpose is not None:
        return False  # what it says instead is judged as a setting of its own
    standing = visit.journal.find(payload.original)
    return standing is not None and isinstance(standing.act, VisitSet) and standing.act.purpose is not None


def _refs(payload: Payload) -> tuple[ItemRef, ...]:
    match payload:
        case Note(items=items) | Heard(items=items) | Finding(items=items):
            return items
        case VisitSet(focus=focus):
            return focus or ()
        case _:
            return ()


def _items_exist(payload: Payload, instruments: Instruments, had: tuple[ItemRef, ...]) -> Iterator[Rejection]:
    for ref in _refs(payload):
        if ref in had:
            continue
        instrument = instruments.get(ref.instrument)
        if instrument is None or ref.item not in instrument.items:
            yield Rejection(
                "R04",
                f"“{ref.item}” is geen onderdeel van een instrument van dit lesbezoek",
                "kies een onderdeel uit de lijst, of voeg het instrument toe bij Voorbereiden",
            )


def _evidence_exists(visit: Visit, payload: Payload) -> Iterator[Rejection]:
    evidence = payload.evidence if isinstance(payload, Answer | Finding) else ()
    for note in evidence:
        entry = visit.journal.entry(note)
        if entry is None or not isinstance(entry.payload, Note | Heard):
            yield Rejection("R05", "het bewijs is geen notitie van dit lesbezoek", "kies een notitie uit de lijst")


def _finding_exists(visit: Visit, payload: Payload) -> Iterator[Rejection]:
    if isinstance(payload, Reaction) and payload.about is not None:
        entry = visit.journal.entry(payload.about)
        if entry is None or not isinstance(entry.payload, Finding):
            yield Rejection(
                "R15", "dit antwoordt op een bevinding die er niet is", "kies een bevinding van dit lesbezoek"
            )


def _one_lesson(visit: Visit, payload: Payload) -> Iterator[Rejection]:
    if not isinstance(payload, Lesson):
        return
    if payload.mark is LessonMark.STARTED and visit.started is not None:
        yield Rejection("R06", "deze les is al begonnen", "ga verder waar je was")
    if payload.mark is not LessonMark.STARTED and not visit.running:
        yield Rejection("R06", "er loopt geen les", "begin eerst de les")


def _purpose_stays(visit: Visit, payload: Payload) -> Iterator[Rejection]:
    # Development apart from appraisal: what the teacher was told when she got the report holds.
    if not isinstance(payload, VisitSet) or payload.purpose in (None, visit.purpose):
        return
    if visit.status is not None:
        yield _PURPOSE_IS_FIXED


def _lesson_is_over(visit: Visit, payload: Payload) -> Iterator[Rejection]:
    if not isinstance(payload, StatusSet):
        return
    if visit.running:
        yield Rejection("R16", "de les loopt nog", "stop eerst de les")
    elif visit.started is None and not visit.journal.count("note"):
        yield Rejection("R16", "er is nog geen les gezien om verslag van te doen", "observeer eerst de les")


def _covers_exist(visit: Visit, payload: Payload) -> Iterator[Rejection]:
    if isinstance(payload, StatusSet) and any(entry not in visit.journal for entry in payload.covers):
        yield Rejection("R08", "het rapport noemt regels die er niet zijn", "stel het rapport opnieuw vast")


_VALUES: dict[AnswerType, type[Frozen]] = {
    AnswerType.TEXT: TextValue,
    AnswerType.LEVEL: LevelValue,
    AnswerType.YES_NO: YesNoValue,
    AnswerType.CHECKED: CheckedValue,
    AnswerType.BLANKS: BlanksValue,
}


def _answer_fits(payload: Payload, instruments: Instruments) -> Iterator[Rejection]:
    if not isinstance(payload, Answer):
        return
    instrument = instruments.get(payload.instrument)
    if instrument is None:
        yield Rejection(
            "R09", f"dit lesbezoek gebruikt “{payload.instrument}” niet", "voeg het toe bij Voorbereiden"
        )
        return
    section = next((part for part in instrument.sections if part.id == payload.target), None)
    if section is not None:
        if section.remark_label is None or payload.value.type not in ("text", "cleared"):
            yield Rejection("R10", f"“{section.title}” vraagt geen antwoord", "vul de onderdelen in")
        return
    yield from _item_answer_fits(payload, instrument)


def _item_answer_fits(answer: Answer, instrument: Instrument) -> Iterator[Rejection]:
    item = instrument.items.get(answer.target)
    if item is None:
        yield Rejection(
            "R10",
            f"“{answer.target}” staat niet in {instrument.title}",
            "kies een onderdeel van het instrument",
        )
        return
    asked = _VALUES.get(instrument.answer_of(item))
    if asked is None:
        yield Rejection("R10", f"“{item.name}” vraagt geen antwoord", "vul het veld van het deel in")
    elif type(answer.value) in _VALUES.values() and not isinstance(answer.value, asked):
        yield Rejection(
            "R11", f"dit past niet als antwoord op “{item.name}”", "geef het antwoord dat gevraagd wordt"
        )
    scale = instrument.scale_of(item)
    if isinstance(answer.value, LevelValue) and scale is not None and scale.level(answer.value.level) is None:
        yield Rejection(
            "R12", f"niveau {answer.value.level} staat niet op de schaal", "kies een niveau van de schaal"
        )
    if isinstance(answer.value, BlanksValue) and answer.value.blanks.keys() - {blank.id for blank in item.blanks}:
        yield Rejection("R11", f"“{item.name}” heeft die open plek niet", "vul de open plekken van de zin in")
    if answer.source is not None and answer.source not in item.sources:
        yield Rejection("R13", f"“{item.name}” kan niet uit die bron beantwoord worden", "kies een van de bronnen")
    if answer.source is not None and answer.stage is Stage.FINAL:
        yield Rejection("R13", "een definitieve score weegt de bronnen en heeft er zelf geen", "laat de bron weg")


_STATE_RULES: tuple[Callable[[Visit, Payload], Iterator[Rejection]], ...] = (
    _evidence_exists,
    _finding_exists,
    _one_lesson,
    _purpose_stays,
    _lesson_is_over,
    _covers_exist,
)
