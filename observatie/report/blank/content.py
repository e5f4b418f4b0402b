"""What an empty form says: pure, from the definition of an instrument to values."""

from collections import Counter
from collections.abc import Iterator

from observatie.domain.instrument.instrument import AnswerType, Instrument, Item, Respondent, Subject
from observatie.domain.visit import wording
from observatie.report.blank.asked import blocks_of
from observatie.report.blank.parts import BlankForm, SectionForm

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
            SectionForm(
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
