"""What entering a line brings about."""

import pytest
from support.strategies import Machine

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import Phase
from observatie.domain.lesson.entering import entered
from observatie.domain.lesson.tags import tags_of

TAGS = tags_of([load_catalogue(instruments_folder()).instruments["kijkwijzer"]])


@pytest.fixture
def visit():
    return Machine().visit


def test_a_note_is_kept_with_each_letter_and_its_accent_as_one(visit):
    (act,) = entered("C zegt ole\u0301", 60_000, visit, TAGS, ()).acts

    assert (act.payload.text, act.lesson_ms) == ("C zegt olé", 60_000)


@pytest.mark.parametrize("written", ["#zelfïnstructie", "#zelfi\u0308nstructie", "#ZELFINSTRUCTIE"])
def test_an_item_is_found_whatever_form_its_letters_have(visit, written):
    (act,) = entered(f"C begint {written}", 60_000, visit, TAGS, ()).acts

    assert (act.payload.text, [ref.item for ref in act.payload.items]) == ("C begint", ["zelfinstructie"])


def test_a_phase_is_found_whatever_form_its_letters_have(visit):
    (act,) = entered("/fase cooperatief", 60_000, visit, TAGS, ("Start", "Coöperatief werken")).acts

    assert act.payload == Phase(name="Coöperatief werken")
