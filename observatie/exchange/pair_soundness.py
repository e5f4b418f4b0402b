"""What does not belong in the session of a pair: a file is judged as a whole, and with what is known already."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from observatie.domain.acts.answers import Answer
from observatie.domain.acts.entries import Correction, Entry
from observatie.domain.acts.pair_acts import PairMark, PairProgress, PairSet, PairStep
from observatie.domain.instrument.instrument import Instrument
from observatie.domain.journal.journal import Journal
from observatie.domain.pair.pair import Pair
from observatie.domain.pair.rules import PAIR_KINDS, PAIR_UNDOABLE, is_for_pairs
from observatie.exchange import pair_problems, soundness

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
    if any(first[entry.id] != entry for entry in coming) or any(soundness.differing(numbered, stored)):
        raise pair_problems.differing()
    whole = Pair(Journal(stored.id, [*stored.journal.entries(), *coming]))
    _examine_pair(whole, definition)
    _examine_authors(whole)
    _examine_corrections(whole, coming)
    answers = [(index, entry) for index, entry in numbered if isinstance(entry.payload, Answer)]
    foreign = any(_form_of(entry) != definition.id for _, entry in answers)
    if (
        foreign
        or any(soundness.misfitting(answers, [definition]))
        or any(soundness.miscorrecting(numbered, whole))
    ):
        raise pair_problems.not_belonging("iets dat niet in dit formulier past")


def _form_of(entry: Entry) -> str:
    return entry.payload.instrument if isinstance(entry.payload, Answer) else ""


def _examine_alone(entry: Entry, session: UUID) -> None:
    if entry.stream != session:
        raise pair_problems.not_belonging("een regel van een ander formulier of lesbezoek")
    if entry.payload.kind not in PAIR_KINDS and not isinstance(entry.payload, Correction):
        raise pair_problems.not_belonging("een regel van een andere soort")
    if any(soundness.out_of_range(entry)):
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
