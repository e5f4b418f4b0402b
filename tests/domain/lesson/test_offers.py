"""What can be taken with Tab."""

from uuid import UUID

import pytest
from support.strategies import Machine

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import ItemRef, VisitSet
from observatie.domain.lesson.lesson_phases import USUAL
from observatie.domain.lesson.offers import offers, offers_instead
from observatie.domain.lesson.tags import find_tag, tags_of
from observatie.domain.visit.visit import Visit

TAGS = tags_of([load_catalogue(instruments_folder()).instruments["kijkwijzer"]])
VISIT = Visit(UUID(int=1))


@pytest.mark.parametrize(
    ("to_cursor", "first"),
    [
        ("C begint #zelfi", ("zelfi", "zelfinstructie ")),
        ("kiest #diff", ("diff", "gedifferentieerde-lespraktijk ")),
        ("/fa", ("/fa", "/fase ")),
        ("/fase z", ("z", "Zelfstandige verwerking")),
        ("/turf v", ("v", "vingers")),
    ],
)
def test_the_likeliest_takes_the_place_of_what_was_typed(to_cursor, first):
    offer = offers(to_cursor, VISIT, TAGS, USUAL)[0]
    assert (offer.fragment, offer.text) == first


@pytest.mark.parametrize("to_cursor", ["", "C begint", "#focusing", "//fa", "a /fa", "/fase Start", "/stop nu"])
def test_nothing_is_offered_where_nothing_is_in_hand(to_cursor):
    assert offers(to_cursor, VISIT, TAGS, USUAL) == []


ADAPT = tags_of([load_catalogue(instruments_folder()).instruments["adapt"]])


def names(found):
    return [offer.text.strip() for offer in found]


def test_what_a_lesson_can_show_comes_before_what_only_an_interview_tells():
    assert names(offers("#monitor", VISIT, ADAPT, USUAL)) == [
        "uitvoering-monitoren",
        "evaluatie-monitoren",
        "periode-monitoren",
        "voorbereiding-monitoren",
    ]


def test_an_item_in_focus_comes_before_all_that_are_called_so():
    machine = Machine()
    machine.write(VisitSet(focus=(ItemRef(instrument="adapt", item="voorbereiding-monitoren"),)))
    assert names(offers("#monitor", machine.visit, ADAPT, USUAL))[0] == "voorbereiding-monitoren"


def test_what_is_called_so_comes_before_what_is_in_focus_and_only_described_so():
    machine = Machine()
    machine.write(VisitSet(focus=(ItemRef(instrument="kijkwijzer", item="positief-klasklimaat"),)))
    assert names(offers("#sociale", machine.visit, TAGS, USUAL))[0] == "sociale-interventies"


@pytest.mark.parametrize(
    "typed", ["#monitor-voortdurend", "#Monitor-voort", "#lesuitvoering-monitor", "#uitvoering-mon"]
)
def test_an_item_is_found_by_its_id_and_by_its_name_written_as_one_word(typed):
    assert names(offers(typed, VISIT, ADAPT, USUAL))[0] == "uitvoering-monitoren"


def test_a_name_that_only_one_item_has_needs_no_taking():
    found = tags_of([load_catalogue(instruments_folder()).instruments["kijkwijzer"]])
    assert find_tag("Peer-support-cooperatief-leren-en-co-teaching", found) == found["peer-support"]
    assert find_tag("monitor-voortdurend", ADAPT) is None


def test_a_name_written_as_one_word_is_offered_before_what_only_describes_it():
    assert names(offers_instead("peersupport", VISIT, TAGS))[0] == "peer-support"


@pytest.mark.parametrize("word", ["zelfinstuctie", "zelfinstrutie", "Zelf"])
def test_a_word_that_was_entered_with_a_slip_is_offered_what_it_meant(word):
    assert "zelfinstructie" in names(offers_instead(word, VISIT, TAGS))


def test_a_word_that_is_like_nothing_is_offered_nothing():
    assert offers_instead("xylofoon", VISIT, TAGS) == []
