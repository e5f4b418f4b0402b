"""Which phases a lesson has."""

from uuid import UUID

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts import VisitSet
from observatie.domain.lesson_phases import USUAL, phases_of
from observatie.domain.records import SchoolRecord

KIJKWIJZER = load_catalogue(instruments_folder()).instruments["kijkwijzer"]
NAMED = KIJKWIJZER.model_copy(update={"phases": ("Begin", "Eind")})
SCHOOL = SchoolRecord(id=UUID(int=1), name="De Wilg", phases=("Kring", "Werken"))


def test_a_usual_set_is_there():
    assert phases_of(VisitSet(), [KIJKWIJZER], None) == USUAL


def test_the_school_names_them():
    assert phases_of(VisitSet(), [KIJKWIJZER], SCHOOL) == ("Kring", "Werken")


def test_the_instrument_goes_before_the_school():
    assert phases_of(VisitSet(), [KIJKWIJZER, NAMED], SCHOOL) == ("Begin", "Eind")


def test_the_visit_goes_before_all():
    assert phases_of(VisitSet(phases=("Een",)), [NAMED], SCHOOL) == ("Een",)
