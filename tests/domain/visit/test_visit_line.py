"""A visit as a line of the list."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from domain.visit.test_next_step import summary

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.folding import folded, holds
from observatie.domain.visit.visit import VisitState
from observatie.domain.visit.visit_line import NO_TEACHER, VisitLines

BAKKER, FIVE, WILG = UUID(int=1), UUID(int=5), UUID(int=7)
NAMES = {BAKKER: "mevrouw Bakker", FIVE: "groep 5", WILG: "De Wilg"}
TUESDAY = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def lines():
    return VisitLines(NAMES, load_catalogue(instruments_folder()).instruments, TUESDAY)


def test_all_that_is_known_in_words(lines):
    visit = summary(
        VisitState.REVIEWING,
        teacher=BAKKER,
        group=FIVE,
        school=WILG,
        subject="rekenen",
        instruments=("kijkwijzer",),
        answers=4,
        unfounded=4,
    )
    line = lines.line(visit)
    assert (line.day, line.teacher, line.lesson) == ("10.00", "Mevrouw Bakker", "Rekenen · groep 5")
    assert (line.instruments, line.state_word, line.next) == (
        "Kijkwijzer",
        "Uitwerken",
        "4 aspecten zonder bewijs",
    )
    assert line.spoken == (
        "Mevrouw Bakker. Rekenen · groep 5. Vandaag, 10.00 uur. Kijkwijzer. Uitwerken. 4 aspecten zonder bewijs."
    )


def test_a_visit_of_which_nothing_is_known_says_so(lines):
    line = lines.line(summary(VisitState.PLANNED, at=datetime(2026, 3, 2, 9, 5, tzinfo=UTC)))
    assert (line.teacher, line.known, line.lesson, line.instruments) == (NO_TEACHER, False, "", "")
    assert "2 maart 2026, 9.05 uur" in line.spoken


def test_a_stranger_and_an_instrument_that_is_not_here_are_named_as_such(lines):
    line = lines.line(summary(VisitState.PLANNED, teacher=UUID(int=99), instruments=("eigen-lijst", "adapt")))
    assert (line.teacher, line.instruments) == ("Onbekend", "eigen-lijst, ADAPT")


def test_a_walkthrough_is_named_among_the_instruments(lines):
    assert lines.line(summary(VisitState.PLANNED, walkthrough=True)).instruments == "Flitsbezoek"


@pytest.mark.parametrize("words", ["bakker", "rekenen", "groep 5", "de wilg", "kijkwijzer", "uitwerken"])
def test_a_visit_is_found_by_what_the_list_knows_of_it(lines, words):
    visit = summary(
        VisitState.REVIEWING,
        teacher=BAKKER,
        group=FIVE,
        school=WILG,
        subject="Rekenen",
        instruments=("kijkwijzer",),
    )
    assert words in lines.sought(visit)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("mevrouw Yıldız", "yildiz"),
        ("meneer Wałęsa", "walesa"),
        ("mevrouw van ’t Hof", "van 't hof"),
        ("mevrouw Jose\u0301 Pen\u0303a", "josé peña"),
    ],
)
def test_a_visit_is_found_by_the_plain_letters_of_a_name(name, typed):
    named = VisitLines({BAKKER: name}, {}, TUESDAY)

    assert holds(named.sought(summary(VisitState.PLANNED, teacher=BAKKER)), folded(typed))
