"""How far an instrument is filled in, place by place."""

import pytest
from support.instruments import level_instrument
from support.strategies import ANNA, BO, Machine

from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.acts.answers import Answer, Cleared, LevelValue, NotApplicable, NotSeen, Stage, TextValue
from observatie.domain.acts.entries import Retract
from observatie.domain.instrument.instrument import (
    AnswerType,
    Instrument,
    Item,
    Section,
    Source,
    Subject,
)
from observatie.domain.visit.completeness import (
    Filled,
    answers_at,
    evidence_at,
    filled,
    nearest_with_words,
    places_of,
    provisional_level,
)

SEEN, HEARD, READ = Source.OBSERVATION, Source.INTERVIEW, Source.DOCUMENTS


def instrument(**more) -> Instrument:
    sfeer = Item(id="sfeer", text="De sfeer", sources=(SEEN, HEARD, READ))
    rust = Item(id="rust", text="Er is rust")
    return level_instrument(tuple(f"trede {n}" for n in range(1, 5)), sfeer, rust, **more)


def place(form: Instrument, target: str):
    return next(place for place in places_of(form) if place.target == target)


@pytest.fixture
def form():
    return instrument()


@pytest.fixture
def machine():
    return Machine()


def scored(level: int, target: str = "sfeer", **more) -> Answer:
    return Answer(instrument="kijkwijzer", target=target, value=LevelValue(level=level), **more)


def said(value, target: str = "sfeer", **more) -> Answer:
    return Answer(instrument="kijkwijzer", target=target, value=value, **more)


def noted(*items: str) -> Note:
    return Note(text="stil", items=tuple(ItemRef(instrument="kijkwijzer", item=item) for item in items))


def sign(machine, form, target: str = "sfeer"):
    return filled(machine.visit, place(form, target), ANNA)


# The sign of a place


@pytest.mark.parametrize(
    ("done", "shown"),
    [
        ([], Filled.OPEN),
        ([noted("sfeer")], Filled.OPEN),
        ([scored(2)], Filled.UNFOUNDED),
        ([scored(2, source=SEEN)], Filled.UNFOUNDED),
        ([noted("sfeer"), scored(2, source=SEEN)], Filled.FOUNDED),
        ([scored(2, source=SEEN), noted("sfeer")], Filled.FOUNDED),
        ([noted("rust"), scored(2)], Filled.UNFOUNDED),
        ([scored(2, source=HEARD)], Filled.FOUNDED),
        ([scored(2, source=READ), scored(2, source=SEEN)], Filled.FOUNDED),
        ([said(NotSeen())], Filled.NOT_SEEN),
        ([said(NotApplicable())], Filled.NOT_APPLICABLE),
        ([said(NotApplicable(), source=HEARD), said(NotSeen(), source=SEEN)], Filled.NOT_SEEN),
        ([said(NotSeen(), source=HEARD), scored(2, source=SEEN)], Filled.UNFOUNDED),
        ([scored(2, source=SEEN), scored(3, stage=Stage.FINAL)], Filled.UNFOUNDED),
        ([scored(2, source=HEARD), scored(3, stage=Stage.FINAL)], Filled.FOUNDED),
        ([scored(2, source=SEEN), said(NotApplicable(), stage=Stage.FINAL)], Filled.NOT_APPLICABLE),
        ([scored(2), said(Cleared())], Filled.OPEN),
        ([noted("sfeer"), said(NotSeen())], Filled.NOT_SEEN),
    ],
)
def test_the_sign_of_a_place(machine, form, done, shown):
    for act in done:
        machine.write(act)

    assert sign(machine, form) is shown


def test_an_answer_whose_only_note_was_taken_away_has_no_evidence(machine, form):
    note = machine.write(noted("sfeer"))
    machine.write(scored(2, evidence=(note.id,)))
    machine.write(Retract(original=note.id))

    assert sign(machine, form) is Filled.UNFOUNDED


def test_what_another_author_filled_in_does_not_count(machine, form):
    machine.write(scored(2), author=BO)

    assert sign(machine, form) is Filled.OPEN


def test_an_instrument_that_is_not_about_a_lesson_needs_no_notes(machine):
    machine.write(scored(2))

    assert sign(machine, instrument(about=Subject.SCHOOL)) is Filled.FOUNDED


def test_an_item_that_asks_nothing_has_no_sign(machine):
    machine.write(noted("sfeer"))

    assert sign(machine, instrument(answer=AnswerType.NONE)) is None


def test_the_free_field_of_a_section_rests_on_the_notes_of_its_items(machine, form):
    section = form.sections[0].model_copy(update={"remark_label": "Opmerkingen"})
    smeets = instrument(answer=AnswerType.NONE, sections=(section,))
    machine.write(said(TextValue(text="rustig"), "klimaat"))
    assert sign(machine, smeets, "klimaat") is Filled.UNFOUNDED

    note = machine.write(noted("rust"))

    assert sign(machine, smeets, "klimaat") is Filled.FOUNDED
    assert [found.id for found in evidence_at(machine.visit, place(smeets, "klimaat"))] == [note.id]


# The places of a form


def test_the_places_of_a_form_in_its_order():
    sub = (Item(id="norm", number="5a", text="normen"), Item(id="groep", number="5b", text="de groep"))
    items = (
        Item(id="verwachting", number="5", text="Ik verwacht", answer=AnswerType.NONE, items=sub),
        Item(id="losse", text="en verder", answer=AnswerType.NONE),
    )
    form = instrument(sections=(Section(id="deel", title="Deel", remark_label="Opmerkingen", items=items),))

    places = list(places_of(form))

    assert [p.target for p in places] == ["deel", "norm", "groep", "losse"]
    assert [(p.number, p.of) for p in places] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [p.parent.id if p.parent else None for p in places] == [None, "verwachting", "verwachting", None]
    assert places[0].asks is AnswerType.TEXT


# Scores


def test_answers_are_told_apart_by_stage_and_source(machine, form):
    machine.write(scored(2, source=SEEN))
    machine.write(scored(3, source=HEARD))
    machine.write(scored(4, source=HEARD), author=BO)
    machine.write(scored(3, stage=Stage.FINAL, reason="gehoord"))

    answers = answers_at(machine.visit, place(form, "sfeer"), ANNA)

    assert {key: answer.value.level for key, answer in answers.items()} == {
        (Stage.PROVISIONAL, SEEN): 2,
        (Stage.PROVISIONAL, HEARD): 3,
        (Stage.FINAL, None): 3,
    }


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({}, None),
        ({HEARD: LevelValue(level=3), SEEN: LevelValue(level=2)}, (SEEN, 2)),
        ({SEEN: NotSeen(), READ: LevelValue(level=4)}, (READ, 4)),
        ({SEEN: None, HEARD: NotApplicable()}, None),
    ],
)
def test_the_final_score_starts_from_the_first_source(values, level):
    assert provisional_level(values, (SEEN, HEARD, READ)) == level


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("LLT", "rust2"),  # forward
        ("TLL", "rust0"),  # back
        ("TLT", "rust2"),  # as near: the one that is still to come
        ("LLL", None),
    ],
)
def test_where_words_can_be_written_nearest_to_a_choice(asked, nearest):
    kinds = {"L": AnswerType.LEVEL, "T": AnswerType.TEXT}
    items = tuple(Item(id=f"rust{n}", text="Er is rust", answer=kinds[each]) for n, each in enumerate(asked))
    places = list(places_of(instrument(sections=(Section(id="klimaat", title="Klimaat", items=items),))))
    found = nearest_with_words(places[1], places)
    assert (found.target if found else None) == nearest


def test_words_can_be_written_beside_a_choice_with_a_remark_and_in_the_free_field_of_a_section():
    item = Item(id="rust", text="Er is rust", remark=True)
    section = Section(id="klimaat", title="Klimaat", items=(item,), remark_label="Opmerkingen")
    assert all(place.takes_words for place in places_of(instrument(sections=(section,))))
