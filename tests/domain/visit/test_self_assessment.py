"""What teacher and observer filled in, beside each other: which differences come up, in which order and words."""

from support.instruments import level_instrument
from support.strategies import ANNA, BO, Machine

from observatie.domain.acts.acts import ItemRef, Note
from observatie.domain.acts.answers import Answer, LevelValue, NotApplicable, NotSeen, Stage, TextValue
from observatie.domain.acts.conversation import TOPICS_AT_MOST, Finding, Stance
from observatie.domain.instrument.instrument import (
    AnswerType,
    Instrument,
    Item,
    Source,
)
from observatie.domain.visit.self_assessment import (
    as_self_assessment,
    differences,
    shown_to_observer,
    topic_of,
    written_by,
)

NAMES = ("nooit", "soms", "vaak", "altijd")
SEEN, HEARD = Source.OBSERVATION, Source.INTERVIEW


def form() -> Instrument:
    return level_instrument(
        ("nooit", "soms", "vaak", "altijd"),
        Item(id="sfeer", text="De sfeer", sources=(SEEN, HEARD), questions=("Hoe was de sfeer?",)),
        Item(id="rust", text="Er is rust"),
        Item(id="hulp", text="Er is hulp"),
        Item(id="woorden", text="In woorden", answer=AnswerType.TEXT),
    )


def said(machine: Machine, author, item, value, **more):
    value = LevelValue(level=value) if isinstance(value, int) else value
    machine.write(Answer(instrument="kijkwijzer", target=item, value=value, **more), author)


def found(machine: Machine):
    return differences(machine.visit, [form()], ANNA, BO)


def test_the_largest_difference_comes_first():
    machine = Machine()
    for item, mine, hers in (("sfeer", 2, 3), ("rust", 1, 4), ("hulp", 3, 3)):
        said(machine, ANNA, item, mine)
        said(machine, BO, item, hers)

    assert [(each.place.target, each.steps) for each in found(machine)] == [("rust", 3), ("sfeer", 1)]


def test_what_one_of_them_left_open_comes_after_what_both_filled_in():
    machine = Machine()
    said(machine, ANNA, "sfeer", 2)
    said(machine, BO, "rust", 4)
    said(machine, ANNA, "hulp", 2)
    said(machine, BO, "hulp", 3)

    assert [each.place.target for each in found(machine)] == ["hulp", "sfeer", "rust"]


def test_nothing_is_said_while_one_of_them_has_yet_to_begin():
    machine = Machine()
    said(machine, ANNA, "sfeer", 2)

    assert found(machine) == []


def test_the_final_score_is_what_the_observer_comes_down_to():
    machine = Machine()
    said(machine, ANNA, "sfeer", 1, source=SEEN)
    said(machine, ANNA, "sfeer", 3, stage=Stage.FINAL)
    said(machine, BO, "sfeer", 3)

    assert found(machine) == []


def test_what_was_seen_speaks_for_a_source_in_which_nothing_was():
    machine = Machine()
    said(machine, ANNA, "sfeer", NotSeen(), source=SEEN)
    said(machine, ANNA, "sfeer", 3, source=HEARD)
    said(machine, BO, "sfeer", 3)

    assert found(machine) == []


def test_a_level_beside_not_applicable_is_a_difference_without_a_size():
    machine = Machine()
    said(machine, ANNA, "sfeer", NotApplicable())
    said(machine, BO, "sfeer", 3)

    (each,) = found(machine)
    assert each.steps == 0
    assert "“n.v.t.”" in shown_to_observer(each, "mevrouw Bakker")


def test_words_are_read_and_not_compared():
    machine = Machine()
    said(machine, ANNA, "woorden", TextValue(text="Rustig."))
    said(machine, BO, "woorden", TextValue(text="Ik heb overzicht."))

    assert found(machine) == []
    ((place, words),) = written_by(machine.visit, [form()], BO)
    assert (place.target, words) == ("woorden", "Ik heb overzicht.")


def test_the_words_ask_and_do_not_judge():
    machine = Machine()
    said(machine, ANNA, "rust", 1)
    said(machine, BO, "rust", 4)

    assert shown_to_observer(found(machine)[0], "mevrouw Bakker") == (
        "Jullie keken hier verschillend naar: mevrouw Bakker koos “altijd”, jij koos “nooit”. "
        "Wat zagen jullie allebei?"
    )


def test_a_topic_can_be_read_by_both_and_rests_on_the_notes_of_its_item():
    machine = Machine()
    ref = ItemRef(instrument="kijkwijzer", item="rust")
    note = machine.write(Note(text="Drie leerlingen lopen rond.", items=(ref,)), lesson_ms=1000)
    said(machine, ANNA, "rust", 1)
    said(machine, BO, "rust", 4)

    topic = topic_of(machine.visit, found(machine)[0], "mevrouw Bakker")

    assert topic.text == (
        "Hier keken we verschillend naar: mevrouw Bakker koos “altijd”, ik koos “nooit”. Wat zagen we allebei?"
    )
    assert (topic.stance, topic.items, topic.evidence, topic.raised) == (Stance.TOPIC, (ref,), (note.id,), True)


def test_a_topic_beyond_what_a_talk_can_bear_is_kept_and_not_raised():
    machine = Machine()
    for number in range(TOPICS_AT_MOST):
        machine.write(Finding(stance=Stance.TOPIC, text=f"Punt {number}"))
    said(machine, ANNA, "rust", 1)
    said(machine, BO, "rust", 4)

    assert topic_of(machine.visit, found(machine)[0], "mevrouw Bakker").raised is False


def test_about_herself_she_gives_one_answer_and_needs_no_note():
    own = as_self_assessment(form())

    assert own.items["sfeer"].sources == ()
    assert own.items["sfeer"].questions == ()
    assert not own.takes_evidence
    assert own.items.keys() == form().items.keys()
