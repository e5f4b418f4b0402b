"""What no honest program would have written of a visit or a pair: judged as a whole, and by what is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import product
from uuid import UUID

from observatie.domain.acts.acts import Gap, InstrumentRef, Lesson, LessonMark, Note, VisitSet
from observatie.domain.acts.answers import Answer, Heard
from observatie.domain.acts.conversation import Finding, ReportStatus, StatusSet
from observatie.domain.acts.entries import Amend, Correction, Entry, Payload
from observatie.domain.acts.pair_acts import PairMark, PairProgress, PairSet, PairStep
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Journal
from observatie.domain.pair.pair import Pair
from observatie.domain.pair.rules import PAIR_KINDS, PAIR_UNDOABLE, is_for_pairs
from observatie.domain.visit import rules
from observatie.domain.visit.visit import Visit
from observatie.exchange import pair_problems
from observatie.store.stream_session import Stream

_HIGHEST_SEQ = 1_000_000_000
_LONGEST_LESSON_MS = 366 * 24 * 3_600_000
_YEARS = range(1900, 3000)
"""What a clock says that is wrong (1969, 1980, 2200) is recorded, and travels as it is; no clock is beyond these
years."""
_NAMES = ("school", "person", "group")

Numbered = list[tuple[int, Entry]]
"""Entries with their place in the document."""


def within(visit_id: UUID, entries: Numbered) -> Iterator[str]:
    """Yield what is wrong with the entries by themselves."""
    seen: dict[UUID, Entry] = {}
    for index, entry in entries:
        if entry.stream != visit_id:
            yield f"X05 entries[{index}]: hoort bij een ander lesbezoek ({entry.stream}); haal de regel weg"
        if said(entry.payload).kind == "response_set":
            yield f"X05 entries[{index}]: een formulier op zichzelf is geen lesbezoek; haal de regel weg"
        if said(entry.payload).kind in PAIR_KINDS - {"answer"}:
            yield f"X05 entries[{index}]: dit hoort bij een paar en niet bij een lesbezoek; haal de regel weg"
        if said(entry.payload).kind in _NAMES:
            yield f"X05 entries[{index}]: een naam hoort niet in een lesbezoek; zet die in header"
        if seen.setdefault(entry.id, entry) != entry:
            yield f"X06 entries[{index}]: id {entry.id} staat er al, met andere inhoud; geef een eigen id"
        for field, what in out_of_range(entry):
            yield f"X10 entries[{index}].{field}: {what}; kijk na of dit klopt"
        for field, what, remedy in _contradicting(entry):
            yield f"X11 entries[{index}].{field}: {what}; {remedy}"


def out_of_range(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields whose number or year cannot be, and what of it."""
    if entry.seq > _HIGHEST_SEQ:
        yield "seq", "dit getal is te groot"
    correction = entry.payload if isinstance(entry.payload, Amend) else None
    act, place = said(entry.payload), _place(entry.payload)
    lengths = (
        ("lesson_ms", entry.lesson_ms),
        ("payload.lesson_ms", correction.lesson_ms if correction else None),
        (f"{place}.until_ms", act.until_ms if isinstance(act, Gap) else None),
    )
    for field, lesson_ms in lengths:
        if (lesson_ms or 0) > _LONGEST_LESSON_MS:
            yield field, "zo lang duurt geen les"
    moments: tuple[tuple[str, datetime | None], ...] = (
        ("at", entry.at),
        (f"{place}.planned_at", act.planned_at if isinstance(act, VisitSet) else None),
        (f"{place}.held_at", act.held_at if isinstance(act, Lesson) else None),
    )
    for field, moment in moments:
        if moment is not None and moment.year not in _YEARS:
            yield field, f"het jaar {moment.year} kan niet"


def _contradicting(entry: Entry) -> Iterator[tuple[str, str, str]]:
    act, place = said(entry.payload), _place(entry.payload)
    match act:
        case Lesson(mark=mark, held_at=held_at) if held_at is not None and mark is not LessonMark.STARTED:
            yield f"{place}.held_at", f"dit hoort niet bij {mark}", "zet het bij started"
        case Gap(until_ms=until_ms) if until_ms <= _begin(entry, until_ms):
            yield f"{place}.until_ms", "het gat eindigt voordat het begint", "maak until_ms groter dan lesson_ms"
        case Gap() if entry.payload is act and entry.lesson_ms is None:
            yield "lesson_ms", "het gat heeft geen begin", "zeg bij welk moment van de les het begint"
        case StatusSet(keeps_legend=True, status=status) if status is not ReportStatus.SETTLED:
            yield f"{place}.keeps_legend", f"dit hoort niet bij {status}", "zet het bij settled"
        case _:
            pass


def _begin(entry: Entry, until_ms: int) -> int:
    """Return when a gap begins; one of which this entry does not say it begins in time."""
    moment = entry.payload.lesson_ms if isinstance(entry.payload, Amend) else entry.lesson_ms
    return until_ms - 1 if moment is None else moment


def differing(entries: Numbered, known_as: Stream) -> Iterator[str]:
    """Yield the entries that a visit or a pair holds already, with another content."""
    for index, entry in entries:
        known = known_as.journal.entry(entry.id)
        if known is not None and known != entry:
            yield (
                f"X07 entries[{index}]: regel {entry.id} staat al in de bibliotheek met een andere inhoud; "
                "er is niets gewijzigd: geef een nieuwe regel een eigen id"
            )


def miscorrecting(entries: Numbered, whole: Stream) -> Iterator[str]:
    """Yield the corrections that are about something that cannot be corrected so; one that waits is fine."""
    for index, entry in entries:
        correction = entry.payload
        original = whole.journal.entry(correction.original) if isinstance(correction, Correction) else None
        if original is None:
            continue
        if isinstance(original.payload, Correction):
            yield f"X06 entries[{index}]: dit verbetert een verbetering; noem de regel waar die over gaat"
        elif isinstance(correction, Amend) and correction.act.kind != original.payload.kind:
            yield (
                f"X06 entries[{index}]: dit maakt van een {original.payload.kind} een {correction.act.kind}; "
                "haal de regel weg en maak een nieuwe"
            )


def misfitting(entries: Numbered, definitions: Iterable[Instrument]) -> Iterator[str]:
    """Yield what does not fit the instruments in any version that the visit was made with."""
    versions: defaultdict[str, list[Instrument]] = defaultdict(list)
    for definition in definitions:
        versions[definition.id].append(definition)
    for index, entry in entries:
        rejection = _rejection(entry.payload, versions)
        if rejection is not None:
            yield f"{rejection.code} entries[{index}]: {rejection.what}; {rejection.remedy}"


def _rejection(payload: Payload, versions: Mapping[str, list[Instrument]]) -> rules.Rejection | None:
    named = [name for name in sorted(_instruments_named(said(payload))) if name in versions]
    rejection = None
    for editions in product(*(versions[name] for name in named)):
        rejection = rules.judge_content(payload, dict(zip(named, editions, strict=True)))
        if rejection is None:
            return None
    return rejection


def _instruments_named(act: Payload) -> set[str]:
    match act:
        case Answer(instrument=instrument):
            return {instrument}
        case Note(items=items) | Heard(items=items) | Finding(items=items):
            return {ref.instrument for ref in items}
        case VisitSet(focus=focus):
            return {ref.instrument for ref in focus or ()}
        case _:
            return set()


def _place(payload: Payload) -> str:
    """Return where in its entry stands what it says."""
    return "payload.act" if isinstance(payload, Amend) else "payload"


def said(payload: Payload) -> Payload:
    """Return what an entry says: for an amendment what the original is made to say."""
    return payload.act if isinstance(payload, Amend) else payload


def definitions_named(visit: Visit) -> list[InstrumentRef]:
    """Return every definition that a visit was ever set to use, once each, in the order of the journal."""
    found: dict[str, InstrumentRef] = {}
    for entry in visit.journal.entries():
        act = said(entry.payload)
        for ref in (act.instruments or ()) if isinstance(act, VisitSet) else ():
            found[ref.hash] = ref
    return list(found.values())


_BY_BOTH = (PairStep.SINKING, PairStep.SUNK, PairStep.TALKED)
"""What they do together, so that the owner of the library may write it down."""


def examine_settings(session: UUID, settings: Sequence[Entry], definition: Instrument) -> None:
    """Raise KnownError P12 where these are not the settings of one pair and this form."""
    if any(not isinstance(entry.payload, PairSet) for entry in settings):
        raise pair_problems.not_belonging("tussen de instellingen staat iets anders")
    examine(Pair(Journal(session)), settings, definition)


def examine(stored: Pair, coming: Sequence[Entry], definition: Instrument) -> None:
    """Raise KnownError P12 or P13 where `coming` cannot be united with what is stored of its session."""
    for entry in coming:
        _examine_alone(entry, stored.id)
    numbered = list(enumerate(coming))
    first = {entry.id: entry for entry in coming}
    if any(first[entry.id] != entry for entry in coming) or any(differing(numbered, stored)):
        raise pair_problems.differing()
    whole = Pair(Journal(stored.id, [*stored.journal.entries(), *coming]))
    _examine_pair(whole, definition)
    _examine_authors(whole)
    _examine_corrections(whole, coming)
    answers = [(index, entry) for index, entry in numbered if isinstance(entry.payload, Answer)]
    foreign = any(_form_of(entry) != definition.id for _, entry in answers)
    if foreign or any(misfitting(answers, [definition])) or any(miscorrecting(numbered, whole)):
        raise pair_problems.not_belonging("iets dat niet in dit formulier past")


def _form_of(entry: Entry) -> str:
    return entry.payload.instrument if isinstance(entry.payload, Answer) else ""


def _examine_alone(entry: Entry, session: UUID) -> None:
    if entry.stream != session:
        raise pair_problems.not_belonging("een regel van een ander formulier of lesbezoek")
    if entry.payload.kind not in PAIR_KINDS and not isinstance(entry.payload, Correction):
        raise pair_problems.not_belonging("een regel van een andere soort")
    if any(out_of_range(entry)):
        raise pair_problems.not_belonging("een getal of een jaar dat niet kan")


def _examine_pair(whole: Pair, definition: Instrument) -> None:
    if any(
        entry.payload.kind not in PAIR_KINDS and not isinstance(entry.payload, Correction)
        for entry in whole.journal.entries()
    ):
        raise pair_problems.not_belonging("wat hier onder dit nummer staat, is geen paar")
    settings = [each.act for each in whole.journal.standing("pair_set") if isinstance(each.act, PairSet)]
    partners = {each.partners for each in settings if each.partners is not None}
    if len(partners) != 1 or len(set(whole.partners)) < len(whole.partners):
        raise pair_problems.not_belonging("andere namen")
    forms = {
        (each.instrument.instrument, each.instrument.hash) for each in settings if each.instrument is not None
    }
    if forms != {(definition.id, definition.hash)} or not is_for_pairs(definition):
        raise pair_problems.not_belonging("een ander formulier")


def _examine_authors(whole: Pair) -> None:
    for entry in whole.journal.entries():
        act = entry.payload
        alone = isinstance(act, Answer | PairMark) or (isinstance(act, PairProgress) and act.step not in _BY_BOTH)
        if alone and entry.author not in whole.partners:
            raise pair_problems.not_belonging("woorden van iemand anders dan jullie twee")


def _examine_corrections(whole: Pair, coming: Iterable[Entry]) -> None:
    for entry in coming:
        act = entry.payload
        if not isinstance(act, Correction):
            continue
        original = whole.journal.entry(act.original)
        if original is None or original.payload.kind not in PAIR_UNDOABLE.made:
            raise pair_problems.not_belonging("een verbetering van wat niet verbeterd kan worden")
