"""The phases of a lesson as one types them."""

from uuid import UUID

import pytest

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.records import SchoolRecord
from observatie.domain.lesson.lesson_phases import USUAL, names_in, remembered, wanted_phases, written

PLAIN = load_catalogue(instruments_folder()).instruments["kijkwijzer"]
SCHOOL = SchoolRecord(id=UUID(int=1), name="De Wilg", phases=("Kring", "Werken"))
NEW_SCHOOL = SchoolRecord(id=UUID(int=2), name="De Vlieger")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Start, Instructie", ("Start", "Instructie")),
        ("  Start ,,  Zelf   aan de slag , ", ("Start", "Zelf aan de slag")),
        ("Kring, Werken, Kring", ("Kring", "Werken")),
        ("Begin\nInstructie, begeleid\n", ("Begin", "Instructie, begeleid")),
        ("Start\n", ("Start",)),
        (" ,  ", ()),
        ("", ()),
    ],
)
def test_names_are_read_from_a_text(text, names):
    assert names_in(text) == names


@pytest.mark.parametrize("names", [("Start", "Instructie"), ("Begin", "Instructie, begeleid"), ("Kring",), ()])
def test_what_is_written_is_read_back(names):
    assert names_in(written(names)) == names


@pytest.mark.parametrize(
    ("text", "phases"),
    [("Op, Neer", ("Op", "Neer")), ("Kring, Werken", ()), (", ".join(USUAL), USUAL), ("", ())],
)
def test_what_the_school_says_anyway_is_not_of_the_visit(text, phases):
    assert wanted_phases(text, [PLAIN], SCHOOL) == VisitSet(phases=phases)


@pytest.mark.parametrize(
    ("school", "names", "phases"),
    [
        (SCHOOL, ("Op", "Neer"), ("Op", "Neer")),
        (SCHOOL, USUAL, USUAL),
        (SCHOOL, ("Kring", "Werken"), None),
        (SCHOOL, (), None),
        (NEW_SCHOOL, USUAL, None),
    ],
)
def test_a_school_remembers_what_it_does_not_have_yet(school, names, phases):
    wanted = None if phases is None else SchoolRecord(id=school.id, name=school.name, phases=phases)
    assert remembered(school, names) == wanted
