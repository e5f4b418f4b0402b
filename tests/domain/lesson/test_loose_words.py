"""Words behind a `#` that became no item."""

import pytest
from support.strategies import Machine

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.lesson.loose_words import (
    linked,
    resolved,
    unresolved,
    unresolved_in,
    waiting_words,
)
from observatie.domain.lesson.tags import tags_of
from observatie.domain.visit.wording import plain_words

TAGS = tags_of([load_catalogue(instruments_folder()).instruments["kijkwijzer"]])
FOCUS, SELF = (ItemRef(instrument="kijkwijzer", item=item) for item in ("focusing", "zelfinstructie"))


def note(text: str, *items: ItemRef, **more) -> Note:
    return Note(text=text, items=items, **more)


@pytest.mark.parametrize(
    ("text", "items", "words"),
    [
        ("C wacht #rekenhoek", (), ("rekenhoek",)),
        ("#tempo en #rust en #tempo", (), ("tempo", "rust")),
        ("C wacht", (), ()),
        ("#focusing", (FOCUS,), ()),
        ("#focusing", (), ("focusing",)),
        ("som #3# klopt", (), ()),
        ("som #3 van #12b", (), ()),
        ("leert C# bij groep#1, regel # 2, ##rust", (), ()),
    ],
)
def test_a_word_behind_a_sign_that_is_no_item_of_the_note_waits(text, items, words):
    assert unresolved(note(text, *items), TAGS) == words


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("geeft #feedback, en #tempo.", "geeft feedback, en tempo."),
        ("#focusing", "focusing"),
        ("som #3 in C# bij groep#1 met ##rust en een #", "som #3 in C# bij groep#1 met ##rust en een #"),
    ],
)
def test_to_others_it_reads_as_a_word(text, reads):
    assert plain_words(text) == reads


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("C zegt #Zelfinstuctie hardop", "C zegt hardop"),
        ("C telt #zelfinstuctie, en stopt", "C telt, en stopt"),
        ("#zelfinstuctie", "#zelfinstructie"),
    ],
)
def test_once_it_became_an_item_it_is_gone_from_the_text(text, left):
    assert resolved(note(text, FOCUS), "zelfinstuctie", TAGS["zelfinstructie"]) == note(left, FOCUS, SELF)


def test_a_word_that_the_item_is_not_called_stays_without_its_sign():
    tag = TAGS["individualisering"]
    assert resolved(note("C krijgt #feedback"), "feedback", tag) == note("C krijgt feedback", tag.ref)


def test_linking_takes_the_word_that_meant_the_item_and_leaves_the_other():
    done = linked(note("telt #zelfin bij #rekenhoek"), SELF, TAGS)
    assert (done.note, done.plain) == (note("telt bij #rekenhoek", SELF), ())


def test_linking_to_something_else_leaves_the_only_word_as_a_word():
    done = linked(note("telt bij #rekenhoek"), FOCUS, TAGS)
    assert (done.note, done.plain) == (note("telt bij rekenhoek", FOCUS), ("rekenhoek",))


def test_linking_to_something_else_leaves_words_of_which_it_may_be_either():
    done = linked(note("#rekenhoek of #leeshoek"), FOCUS, TAGS)
    assert (done.note, done.plain) == (note("#rekenhoek of #leeshoek", FOCUS), ())


def test_a_report_waits_for_its_own_notes_and_not_for_those_to_oneself():
    machine = Machine()
    machine.write(note("later #tempo"), lesson_ms=2000)
    machine.write(note("eerst #rust"), lesson_ms=1000)
    machine.write(note("aan mij #zelf", aside=True))
    machine.write(note("#focusing", FOCUS))
    assert [(standing.lesson_ms, words) for standing, words in unresolved_in(machine.visit, TAGS)] == [
        (1000, ("rust",)),
        (2000, ("tempo",)),
    ]


def test_before_settling_each_word_is_told_with_its_times():
    machine = Machine()
    for lesson_ms, text in ((62_000, "#rust"), (5_000, "#tempo"), (9_000, "#tempo en nog eens")):
        machine.write(note(text), lesson_ms=lesson_ms)
    assert waiting_words(machine.visit, TAGS) == "“#tempo” (0′05″ en 0′09″) en “#rust” (1′02″)"
