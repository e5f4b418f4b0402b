"""What can be said beforehand of a visit: what is usual, what hangs on an instrument, and what really changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from observatie.domain.acts.acts import ItemRef, Note, Purpose, VisitSet
from observatie.domain.acts.conversation import Finding
from observatie.domain.acts.records import PersonRecord
from observatie.domain.folding import folded
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.visit.summary import VisitSummary
from observatie.domain.visit.visit import Visit, VisitState
from observatie.domain.visit.wording import listed, number

USUAL_SUBJECTS = (
    *("rekenen", "taal", "spelling", "lezen", "technisch lezen", "begrijpend lezen", "schrijven", "stellen"),
    *("wereldoriëntatie", "aardrijkskunde", "geschiedenis", "natuur en techniek", "verkeer", "Engels"),
    *("burgerschap", "sociaal-emotionele ontwikkeling", "digitale geletterdheid", "kring", "spelen en werken"),
    *("muziek", "tekenen", "handvaardigheid", "drama", "bewegingsonderwijs"),
)
"""The subjects of a Dutch primary school, as they are written in a sentence."""

FOCUS_QUESTION_EXAMPLE = (
    "Bijvoorbeeld: krijgen de leerlingen die meer nodig hebben dat ook, zonder dat ik de rest kwijtraak?"
)

PURPOSE_MEANS = {
    Purpose.DEVELOPMENT: "Om van te leren. Het verslag is van de leerkracht en telt niet mee in een beoordeling.",
    Purpose.CONSULTATION: "De leerkracht legt je een vraag voor; je advies rust op wat je in deze les ziet.",
    Purpose.APPRAISAL: "Het verslag telt mee in een beoordeling. Zeg dat voor de les tegen de leerkracht.",
}
"""What each purpose means for the teacher, in a sentence or two."""


def difference(settings: VisitSet, wanted: VisitSet) -> VisitSet | None:
    """Return what of `wanted` differs from the settings that stand, or None where nothing does."""
    changed: dict[str, object] = {}
    for name in VisitSet.model_fields.keys() - {"kind", "version"}:
        value, standing = getattr(wanted, name), getattr(settings, name)
        # Words and lists that were never set are as good as empty: a field that was left empty changed nothing.
        if value is not None and value != standing and (value or standing is not None):
            changed[name] = value
    return VisitSet.model_validate(changed) if changed else None


def subjects(visits: Iterable[VisitSummary]) -> list[str]:
    """Return the subjects to choose from: those that were used, the latest first, then the usual ones."""
    found: dict[str, str] = {}
    for subject in (*(visit.subject for visit in visits if visit.subject), *USUAL_SUBJECTS):
        found.setdefault(folded(subject), subject)
    return list(found.values())


def propose(
    settings: VisitSet,
    person: PersonRecord,
    visits: Iterable[VisitSummary],
    schools: Iterable[UUID],
    proposed: VisitSet | None = None,
) -> VisitSet:
    """Return the settings that go with a teacher who was chosen, for those that are empty.

    They are her school and the group and subject of her last visit (`visits` has the latest first); where nobody
    knows her school, it is the only one there is. What was `proposed` with somebody else and still stands counts
    as empty, so that a wrong choice leaves nothing behind where there is something else to say.
    """
    known = list(schools)
    last = next((visit for visit in visits if visit.teacher == person.id), None)
    school = person.school or (last.school if last else None) or (known[0] if len(known) == 1 else None)
    found = {"school": school, "group": last.group if last else None, "subject": last.subject if last else None}
    free = {name: value for name, value in found.items() if value and _is_free(name, settings, proposed)}
    return VisitSet.model_validate(free)


def _is_free(name: str, settings: VisitSet, proposed: VisitSet | None) -> bool:
    standing = getattr(settings, name)
    return not standing or (proposed is not None and standing == getattr(proposed, name))


@dataclass(frozen=True)
class InstrumentsAndFocus:
    """With which instruments one looks, and what is in focus in them."""

    instruments: tuple[Instrument, ...]
    focus: tuple[ItemRef, ...] = ()


def last_visit_to(visit: Visit, earlier: Iterable[VisitSummary]) -> VisitSummary | None:
    """Return the last visit to the same teacher held with an instrument; `earlier` has the latest first."""
    teacher = visit.settings.teacher
    hers = (each for each in earlier if each.teacher == teacher and each.id != visit.id)
    held = (each for each in hers if each.instruments and each.state is not VisitState.PLANNED)
    return next(held, None) if teacher is not None else None


def with_last_time(now: InstrumentsAndFocus, last: InstrumentsAndFocus) -> InstrumentsAndFocus | None:
    """Return what one looks with once that of last time comes to it, or None where all of it is there already.

    What was in focus and is no longer in an instrument stays behind.
    """
    chosen = {each.id: each for each in now.instruments}
    together = {**{each.id: each for each in last.instruments}, **chosen}
    known = [ref for ref in last.focus if ref.instrument in together]
    kept = [ref for ref in known if ref.item in together[ref.instrument].items and ref not in now.focus]
    if not kept and together.keys() == chosen.keys():
        return None
    return InstrumentsAndFocus(tuple(together.values()), (*now.focus, *kept))


@dataclass(frozen=True)
class InstrumentUse:
    """What hangs on an instrument in a visit: how many notes and findings point at it, how many answers it has."""

    notes: int
    answers: int
    findings: int

    def __bool__(self) -> bool:
        return bool(self.notes or self.answers or self.findings)

    def in_words(self) -> str:
        """Return why the instrument cannot be taken away, as a sentence."""
        counts = (
            (self.notes, "notitie", "notities"),
            (self.answers, "antwoord", "antwoorden"),
            (self.findings, "bevinding", "bevindingen"),
        )
        hanging = listed([number(count, one, many) for count, one, many in counts if count])
        verb = "Er hoort" if self.notes + self.answers + self.findings == 1 else "Er horen"
        return f"{verb} {hanging} bij; daarom blijft het bij dit lesbezoek."


def ties(visit: Visit, instrument: str) -> InstrumentUse:
    """Return what hangs on the instrument with this id."""

    def points_at_it(items: tuple[ItemRef, ...]) -> bool:
        return any(item.instrument == instrument for item in items)

    notes = [note.act for note in visit.journal.standing("note") if isinstance(note.act, Note)]
    findings = [each.act for each in visit.journal.standing("finding") if isinstance(each.act, Finding)]
    answered = {answer.target for _, _, answer in visit.answers() if answer.instrument == instrument}
    return InstrumentUse(
        notes=sum(points_at_it(note.items) for note in notes),
        answers=len(answered),
        findings=sum(points_at_it(finding.items) for finding in findings),
    )
