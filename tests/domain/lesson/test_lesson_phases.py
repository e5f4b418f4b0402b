"""Which phases a lesson has."""

from uuid import UUID

import pytest

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.lesson.lesson_phases import USUAL, PhaseNames, PhaseSource, given_phases, next_phase

PLAIN = load_catalogue(instruments_folder()).instruments["kijkwijzer"]
NAMED = PLAIN.model_copy(update={"label": "Eerste", "phases": ("Begin", "Eind")})
ALSO_NAMED = PLAIN.model_copy(update={"label": "Tweede", "phases": ("Een", "Twee")})
SCHOOL = SchoolRecord(id=UUID(int=1), name="De Wilg", phases=("Kring", "Werken"))
NEW_SCHOOL = SchoolRecord(id=UUID(int=2), name="De Vlieger")


@pytest.mark.parametrize(
    ("settings", "instruments", "school", "given"),
    [
        (VisitSet(), [PLAIN], None, PhaseNames(USUAL, PhaseSource.USUAL)),
        (VisitSet(), [PLAIN], NEW_SCHOOL, PhaseNames(USUAL, PhaseSource.USUAL)),
        (VisitSet(), [PLAIN], SCHOOL, PhaseNames(("Kring", "Werken"), PhaseSource.SCHOOL, "De Wilg")),
        (VisitSet(), [PLAIN, NAMED], SCHOOL, PhaseNames(("Begin", "Eind"), PhaseSource.INSTRUMENT, "Eerste")),
        (VisitSet(), [NAMED, ALSO_NAMED], None, PhaseNames(("Begin", "Eind"), PhaseSource.INSTRUMENT, "Eerste")),
        (VisitSet(phases=("Op",)), [NAMED], SCHOOL, PhaseNames(("Op",), PhaseSource.VISIT)),
        (VisitSet(phases=("Op", "Neer", "Op")), [], None, PhaseNames(("Op", "Neer"), PhaseSource.VISIT)),
        (VisitSet(phases=()), [PLAIN], SCHOOL, PhaseNames(("Kring", "Werken"), PhaseSource.SCHOOL, "De Wilg")),
    ],
)
def test_who_names_the_phases(settings, instruments, school, given):
    assert given_phases(settings, instruments, school) == given


@pytest.mark.parametrize(
    ("begun", "then"),
    [
        ((), "Start"),
        (("Start", "Instructie"), "Begeleide inoefening"),
        (("Start", "Instructie", "Kring"), "Begeleide inoefening"),
        (("Start", "Kring", "Ruzie"), "Instructie"),
        (("Kring",), "Start"),
        (("Afsluiting", "Instructie", "Kring"), "Begeleide inoefening"),
        (("Afsluiting",), None),
        (("Afsluiting", "Napraten"), None),
    ],
)
def test_the_next_phase_is_the_one_after_the_last_that_is_in_the_list(begun, then):
    assert next_phase(USUAL, begun) == then
