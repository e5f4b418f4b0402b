"""Names of people: what they are called by and sorted by, and which may be of one person."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatie.domain.names import by_surname, in_order, likeness, mid_sentence, resemble, tidied

PEOPLE = [
    "mevrouw Aalbers",
    "meneer El Amrani",
    "mevr. drs. van den Berg",
    "Jan van der Berg",
    "mevrouw Bakker-de Vries",
    "De heer ten Cate",
    "juf Evi",
    "dhr. van ’t Hof",
    "mevrouw José Peña",
    "Smit, Ineke",
    "Mevrouw Smit (inval)",
    "de Vries",
    "meneer Wałęsa",
    "mevrouw Yıldız",
    "mevrouw Élise Zomer",
]
SURNAMES = [
    *("Aalbers", "Amrani", "Bakker", "Berg", "Berg", "Cate", "Evi", "Hof", "Pena", "Smit", "Smit", "Vries"),
    *("Walesa", "Yildiz", "Zomer"),
]


def test_people_stand_by_surname_without_address_title_or_prefix():
    shuffled = random.Random(5).sample(PEOPLE, len(PEOPLE))

    ordered = sorted(shuffled, key=by_surname)

    assert [by_surname(name)[1].split("-")[0].capitalize() for name in ordered] == SURNAMES


def test_of_one_surname_the_first_names_decide():
    people = ["Piet de Vries", "mevrouw Anna Vries", "de Vries"]

    assert sorted(people, key=by_surname) == ["de Vries", "mevrouw Anna Vries", "Piet de Vries"]


@pytest.mark.parametrize("name", ["van", "mevrouw", "de", "", "dr.", "-", "(x)", "’t"])
def test_a_name_that_is_only_a_prefix_or_an_address_has_a_place_too(name):
    assert by_surname(name)[-1] == name


def test_labels_stand_as_in_a_dutch_list():
    labels = ["Zang", "Één blad", "Eigen lijst", "groep 10", "Groep 9", "‘s Ochtends", "Eend", "ECHO"]

    assert sorted(labels, key=in_order) == [
        *("ECHO", "Één blad", "Eend", "Eigen lijst", "Groep 9", "groep 10", "‘s Ochtends", "Zang")
    ]


@given(st.lists(st.text()), st.data())
@pytest.mark.parametrize("order", [by_surname, in_order])
def test_the_order_is_one_whatever_order_the_names_came_in(order, names, data):
    assert sorted(data.draw(st.permutations(names)), key=order) == sorted(names, key=order)


@given(st.text(), st.text())
@pytest.mark.parametrize("order", [by_surname, in_order])
def test_only_the_same_text_has_the_same_place(order, one, other):
    assert (order(one) == order(other)) == (one == other)


@pytest.mark.parametrize(
    "typed",
    [
        "mevrouw Jose\u0301 Pen\u0303a",
        "mevrouw jose pena",
        "JOSÉ  PEÑA",
        "mevr. José\u00a0Peña",
        "dr. José Peña",
        "José Peña (inval)",
    ],
)
def test_names_that_are_typed_alike_may_be_of_one_person(typed):
    assert likeness(typed) == likeness("mevrouw José Peña")


@pytest.mark.parametrize("typed", ["mevrouw Peña", "José Pena Garcia", "José", "mevrouw"])
def test_other_names_are_of_somebody_else(typed):
    assert likeness(typed) != likeness("mevrouw José Peña")


@pytest.mark.parametrize(
    ("one", "other"), [("van 't Hof", "van ’t  hof"), ("Jan-Willem", "jan willem"), ("De", "de")]
)
def test_prefixes_and_signs_do_not_keep_names_apart(one, other):
    assert likeness(one) == likeness(other) != ""


@pytest.mark.parametrize("typed", ["Mevr. Devries", "mevrouw DeVries", "de  vries"])
def test_a_prefix_may_be_written_as_one_with_the_surname(typed):
    assert resemble(typed, "mevrouw De Vries")


@pytest.mark.parametrize(
    ("one", "other"), [("Devries", "De Vriese"), ("Jan Devries", "De Vries"), ("groep 1/2", "groep 12"), ("", "")]
)
def test_what_is_written_as_one_is_no_reason_to_ask_of_another_name(one, other):
    assert not resemble(one, other)


def test_a_name_is_kept_with_single_spaces_and_whole_letters():
    assert tidied("  groep\u00a0 Jose\u0301 ") == "groep José"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Mevrouw Bakker", "mevrouw Bakker"),
        ("  meneer   El Amrani ", "meneer El Amrani"),
        ("De heer Jansen", "de heer Jansen"),
        ("De Wit", "De Wit"),
        ("Juf Anna", "juf Anna"),
        ("Judith", "Judith"),
        ("Mevrouw", "Mevrouw"),
    ],
)
def test_a_name_is_kept_as_in_mid_sentence(written, kept):
    assert mid_sentence(written) == kept
