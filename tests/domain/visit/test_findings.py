"""What notes suggest as a finding, what it rests on, and how many topics one talk can bear."""

import pytest
from support.strategies import Machine

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import ItemRef, Mark, Note, NoteType
from observatie.domain.acts.answers import Heard
from observatie.domain.acts.conversation import Finding, Stance
from observatie.domain.acts.entries import Retract
from observatie.domain.instrument.instrument import Source
from observatie.domain.visit.findings import (
    finding_from,
    findings_of,
    rest_on_less,
    rest_on_more,
    rests_on,
    too_many_topics,
)

KIJKWIJZER = {"kijkwijzer": load_catalogue(instruments_folder()).instruments["kijkwijzer"]}
MOOD = ItemRef(instrument="kijkwijzer", item="positief-klasklimaat")
FOCUS = ItemRef(instrument="kijkwijzer", item="focusing")
GONE = ItemRef(instrument="adapt", item="les-doelgericht")


@pytest.fixture
def machine():
    return Machine()


def note(text: str = "stil", **more) -> Note:
    return Note(text=text, **more)


@pytest.mark.parametrize(
    ("marks", "stance"),
    [
        ([Mark.STRONG], Stance.STRENGTH),
        ([Mark.CHANCE], Stance.TOPIC),
        ([None], Stance.TOPIC),
        ([Mark.STRONG, Mark.CHANCE], Stance.TOPIC),
        ([Mark.STRONG, Mark.STRONG, Mark.CHANCE], Stance.STRENGTH),
    ],
)
def test_most_marks_say_what_a_finding_is(machine, marks, stance):
    notes = [machine.write(note(mark=mark)).id for mark in marks]

    assert finding_from(machine.visit, notes, KIJKWIJZER).finding.stance is stance


def test_it_begins_with_the_words_and_items_of_its_notes_in_the_order_of_the_lesson(machine):
    late = machine.write(note("Pak maar", type=NoteType.QUOTE, items=(FOCUS, MOOD)), lesson_ms=2000)
    early = machine.write(note("Lkr wacht.", items=(MOOD,)), lesson_ms=1000)

    made = finding_from(machine.visit, [late.id, early.id], KIJKWIJZER).finding

    assert made.text == "Lkr wacht. “Pak maar”"
    assert made.evidence == (early.id, late.id)
    assert made.items == (MOOD, FOCUS)


def test_items_of_an_instrument_that_the_visit_uses_no_more_are_left_out(machine):
    only = machine.write(note(items=(GONE, MOOD)))

    assert finding_from(machine.visit, [only.id], KIJKWIJZER).finding.items == (MOOD,)


def test_a_note_to_oneself_suggests_nothing(machine):
    aside = machine.write(note(aside=True))

    assert finding_from(machine.visit, [aside.id], KIJKWIJZER) is None


def test_of_very_long_notes_the_words_are_whole_of_as_many_as_fit_and_all_are_evidence(machine):
    notes = [machine.write(note(letter * 9_000), lesson_ms=at).id for at, letter in enumerate("abc")]

    made, left_out = finding_from(machine.visit, notes, KIJKWIJZER)

    assert (made.text, left_out) == ("a" * 9_000 + " " + "b" * 9_000, 1)
    assert made.evidence == tuple(notes)


def test_words_that_fit_to_the_letter_are_all_said(machine):
    notes = [machine.write(note(letter * length)).id for letter, length in (("a", 10_000), ("b", 9_999))]

    made, left_out = finding_from(machine.visit, notes, KIJKWIJZER)

    assert (len(made.text), left_out) == (20_000, 0)


def test_the_longest_quotation_is_said_whole_without_its_marks(machine):
    quote = machine.write(note("🙂" * 20_000, type=NoteType.QUOTE))

    made, left_out = finding_from(machine.visit, [quote.id], KIJKWIJZER)

    assert (made.text, left_out) == ("🙂" * 20_000, 0)


def test_it_may_rest_on_what_was_heard(machine):
    heard = machine.write(Heard(source=Source.INTERVIEW, text="Na de toets.", items=(MOOD,)))

    made = finding_from(machine.visit, [heard.id], KIJKWIJZER).finding

    assert (made.text, made.items) == ("Na de toets.", (MOOD,))


def test_it_rests_only_on_what_still_stands(machine):
    kept, gone = machine.write(note("blijft")), machine.write(note("weg"))
    finding = Finding(stance=Stance.TOPIC, text="Rust", evidence=(kept.id, gone.id))

    machine.write(Retract(original=gone.id))

    assert [standing.id for standing in rests_on(machine.visit, finding)] == [kept.id]


def test_a_note_more_brings_its_items(machine):
    first, second = machine.write(note(items=(MOOD,))), machine.write(note(items=(FOCUS,)))
    finding = finding_from(machine.visit, [first.id], KIJKWIJZER).finding

    more = rest_on_more(machine.visit, finding, [second.id, first.id], KIJKWIJZER)

    assert (more.evidence, more.items) == ((first.id, second.id), (MOOD, FOCUS))


def test_a_note_less_takes_only_the_items_along_that_no_other_note_points_at(machine):
    first, second = machine.write(note(items=(MOOD,))), machine.write(note(items=(MOOD, FOCUS)))
    finding = finding_from(machine.visit, [first.id, second.id], KIJKWIJZER).finding

    less = rest_on_less(machine.visit, finding, [second.id])

    assert (less.evidence, less.items) == ((first.id,), (MOOD,))


def test_strengths_come_before_topics(machine):
    for stance, text in ((Stance.TOPIC, "a"), (Stance.STRENGTH, "b"), (Stance.TOPIC, "c")):
        machine.write(Finding(stance=stance, text=text))

    assert [found.said.text for found in findings_of(machine.visit)] == ["b", "a", "c"]


@pytest.mark.parametrize(("topics", "raised", "many"), [(3, True, False), (4, True, True), (4, False, False)])
def test_only_topics_that_are_brought_up_can_be_too_many(machine, topics, raised, many):
    for number in range(topics):
        machine.write(Finding(stance=Stance.TOPIC, text=str(number), raised=raised))
    machine.write(Finding(stance=Stance.STRENGTH, text="sterk"))

    assert too_many_topics(machine.visit) is many
