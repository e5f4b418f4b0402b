"""What a visit accepts and what it turns down, rule by rule."""

from uuid import UUID

import pytest
from support.strategies import Machine

from observatie.domain.acts.acts import ItemRef, Lesson, LessonMark, Note, Phase, Purpose, VisitSet
from observatie.domain.acts.answers import (
    Answer,
    BlanksValue,
    CheckedValue,
    Cleared,
    LevelValue,
    NotApplicable,
    NotSeen,
    Stage,
    TextValue,
    YesNoValue,
)
from observatie.domain.acts.conversation import Finding, ReportStatus, Stance, StatusSet
from observatie.domain.acts.entries import Amend, Restore, Retract
from observatie.domain.instrument.instrument import (
    AnswerType,
    Blank,
    Completeness,
    Instrument,
    Item,
    Level,
    Respondent,
    Rights,
    Scale,
    Section,
    Source,
    Subject,
)
from observatie.domain.visit.rules import judge

STRANGER = UUID(int=9)
INSTRUMENT = Instrument(
    id="klein",
    version="1",
    title="Klein instrument",
    label="Klein",
    source="eigen werk",
    rights=Rights(author="wij", licence="CC0", may_be_passed_on=True),
    completeness=Completeness.COMPLETE,
    filled_by=(Respondent.OBSERVER,),
    about=Subject.LESSON,
    answer=AnswerType.LEVEL,
    scale="drie",
    scales={"drie": Scale(title="Mate", levels=tuple(Level(value=n, label=f"niveau {n}") for n in (1, 2, 3)))},
    sections=(
        Section(
            id="deel",
            title="Deel",
            remark_label="Wat viel op?",
            items=(
                Item(id="sfeer", text="Sfeer", sources=(Source.OBSERVATION,)),
                Item(id="woord", text="In een woord", answer=AnswerType.TEXT),
                Item(id="rust", text="Is er rust?", answer=AnswerType.YES_NO),
                Item(id="klaar", text="Klaar", answer=AnswerType.CHECKED),
                Item(id="zin", text="We zien …", answer=AnswerType.BLANKS, blanks=(Blank(id="wat", label="wat"),)),
                Item(id="kop", text="Alleen een kop", answer=AnswerType.NONE),
            ),
        ),
        Section(id="zonder-veld", title="Zonder veld", items=(Item(id="uitleg", text="Uitleg"),)),
    ),
)


@pytest.fixture
def machine():
    return Machine()


@pytest.fixture
def code(machine):
    """The code with which the visit turns a payload down, or None."""

    def code_of(payload):
        rejection = judge(machine.visit, payload, {"klein": INSTRUMENT})
        return rejection.code if rejection else None

    return code_of


def answer(target: str, value, **more) -> Answer:
    return Answer(instrument="klein", target=target, value=value, **more)


def note_on(item: str) -> Note:
    return Note(text="stil", items=(ItemRef(instrument="klein", item=item),))


# Corrections


def test_r01_what_is_corrected_is_in_the_visit(code):
    assert code(Retract(original=STRANGER)) == "R01"


def test_r02_a_correction_is_not_corrected(machine, code):
    note = machine.write(Note(text="stil"))
    retract = machine.write(Retract(original=note.id))

    assert code(Retract(original=retract.id)) == "R02"


def test_r03_an_amendment_keeps_the_kind(machine, code):
    note = machine.write(Note(text="stil"))

    assert code(Amend(original=note.id, act=Phase(name="instructie"))) == "R03"


@pytest.mark.parametrize(
    "correct", [Retract, Restore, lambda original: Amend(original=original, act=note_on("sfeer"))]
)
def test_a_note_may_be_corrected(machine, code, correct):
    note = machine.write(Note(text="stil"))

    assert code(correct(original=note.id)) is None


@pytest.mark.parametrize("item", ["vreemd", "deel"])
def test_an_amendment_may_keep_the_items_that_its_note_had(machine, code, item):
    # Their instrument was removed from the visit after the note was made.
    note = machine.write(note_on(item))
    machine.write(Amend(original=note.id, act=note_on(item), lesson_ms=60_000))
    better = note_on(item).model_copy(update={"text": "heel stil"})

    assert code(Amend(original=note.id, act=better)) is None
    both = better.model_copy(update={"items": (*better.items, *note_on("anders").items)})
    assert code(Amend(original=note.id, act=both)) == "R04"
    assert code(better) == "R04"


def test_what_an_amendment_says_is_judged_too(machine, code):
    note = machine.write(Note(text="stil"))

    assert code(Amend(original=note.id, act=note_on("vreemd"))) == "R04"


# What an act points at


@pytest.mark.parametrize(
    "payload",
    [
        note_on("vreemd"),
        note_on("deel"),
        Note(text="stil", items=(ItemRef(instrument="ander", item="sfeer"),)),
        Finding(stance=Stance.STRENGTH, text="rust", items=note_on("vreemd").items),
        VisitSet(focus=note_on("vreemd").items),
    ],
    ids=["item", "section", "instrument", "of a finding", "of the focus"],
)
def test_r04_items_are_of_an_instrument_of_the_visit(code, payload):
    assert code(payload) == "R04"


@pytest.mark.parametrize("payload", [note_on("sfeer"), note_on("uitleg"), VisitSet(subject="taal")])
def test_items_of_the_instrument_may_be_pointed_at(code, payload):
    assert code(payload) is None


def test_r05_evidence_is_a_note_of_the_visit(machine, code):
    phase = machine.write(Phase(name="instructie"))

    assert code(answer("sfeer", LevelValue(level=1), evidence=(STRANGER,))) == "R05"
    assert code(Finding(stance=Stance.TOPIC, text="druk", evidence=(phase.id,))) == "R05"


def test_a_note_that_was_taken_away_was_evidence_all_the_same(machine, code):
    note = machine.write(Note(text="stil"))
    machine.write(Retract(original=note.id))

    assert code(Finding(stance=Stance.TOPIC, text="druk", evidence=(note.id,))) is None


# The lesson and the report


@pytest.mark.parametrize(
    ("done", "mark"),
    [
        (["started"], "started"),
        (["started", "stopped"], "started"),
        (["started", "stopped"], "resumed"),
        (["started", "stopped"], "stopped"),
        ([], "stopped"),
        ([], "resumed"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_r06_a_visit_has_one_lesson(machine, code, done, mark):
    for earlier in done:
        machine.write(Lesson(mark=LessonMark(earlier)))

    assert code(Lesson(mark=LessonMark(mark))) == "R06"


def test_a_lesson_starts_goes_on_and_stops(machine, code):
    for mark in (LessonMark.STARTED, LessonMark.RESUMED, LessonMark.STOPPED):
        assert code(Lesson(mark=mark)) is None
        machine.write(Lesson(mark=mark))


def test_the_purpose_may_change_until_there_is_a_report(machine, code):
    setting = machine.write(VisitSet(purpose=Purpose.DEVELOPMENT))

    assert code(VisitSet(purpose=Purpose.APPRAISAL)) is None
    assert code(Retract(original=setting.id)) is None


def test_r07_the_purpose_stays_once_there_is_a_report(machine, code):
    machine.write(StatusSet(status=ReportStatus.CONCEPT))

    assert code(VisitSet(purpose=Purpose.APPRAISAL)) == "R07"
    assert code(VisitSet(purpose=Purpose.DEVELOPMENT, subject="taal")) is None


@pytest.mark.parametrize(
    "correct",
    [
        lambda original: Retract(original=original),
        lambda original: Amend(original=original, act=VisitSet(subject="taal")),
        lambda original: Amend(original=original, act=VisitSet(purpose=Purpose.DEVELOPMENT)),
    ],
    ids=["retracted", "left out", "another"],
)
def test_r07_the_purpose_cannot_be_corrected_away_either(machine, code, correct):
    setting = machine.write(VisitSet(purpose=Purpose.APPRAISAL))
    machine.write(StatusSet(status=ReportStatus.HANDED_OVER))

    assert code(correct(setting.id)) == "R07"


def test_r07_nor_come_back_by_a_restore(machine, code):
    setting = machine.write(VisitSet(purpose=Purpose.APPRAISAL))
    machine.write(Retract(original=setting.id))
    machine.write(StatusSet(status=ReportStatus.HANDED_OVER))

    assert code(Restore(original=setting.id)) == "R07"


def test_other_settings_may_be_corrected_after_the_report(machine, code):
    subject = machine.write(VisitSet(subject="taal"))
    purpose = machine.write(VisitSet(purpose=Purpose.APPRAISAL, subject="rekenen"))
    machine.write(StatusSet(status=ReportStatus.HANDED_OVER))

    assert code(Retract(original=subject.id)) is None
    assert code(Amend(original=purpose.id, act=VisitSet(purpose=Purpose.APPRAISAL, subject="taal"))) is None


def test_r08_a_report_covers_what_is_there(machine, code):
    note = machine.write(Note(text="stil"))

    assert code(StatusSet(status=ReportStatus.SETTLED, covers=(note.id, STRANGER))) == "R08"
    assert code(StatusSet(status=ReportStatus.SETTLED, covers=(note.id,))) is None


# Answers


def test_r09_an_answer_is_to_an_instrument_of_the_visit(code):
    assert code(Answer(instrument="ander", target="sfeer", value=LevelValue(level=1))) == "R09"


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("vreemd", LevelValue(level=1)),
        ("kop", TextValue(text="stil")),
        ("kop", NotSeen()),
        ("zonder-veld", TextValue(text="stil")),
        ("deel", LevelValue(level=1)),
    ],
    ids=["no item", "asks nothing", "nothing to see", "section without a field", "field of a section takes text"],
)
def test_r10_an_answer_is_to_something_that_is_asked(code, target, value):
    assert code(answer(target, value)) == "R10"


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("sfeer", TextValue(text="fijn")),
        ("woord", LevelValue(level=1)),
        ("rust", CheckedValue(checked=True)),
        ("klaar", YesNoValue(yes=True)),
        ("zin", TextValue(text="rust")),
        ("zin", BlanksValue(blanks={"hoe": "rustig"})),
    ],
    ids=["level", "text", "yes or no", "checked", "blanks", "blank that is not there"],
)
def test_r11_an_answer_is_of_the_type_that_is_asked(code, target, value):
    assert code(answer(target, value)) == "R11"


def test_r12_a_level_is_on_the_scale(code):
    assert code(answer("sfeer", LevelValue(level=4))) == "R12"


def test_r13_a_source_can_answer_the_item(code):
    assert code(answer("sfeer", LevelValue(level=1), source=Source.INTERVIEW)) == "R13"
    assert code(answer("uitleg", LevelValue(level=1), source=Source.OBSERVATION)) == "R13"
    assert code(answer("sfeer", LevelValue(level=1), source=Source.OBSERVATION)) is None


def test_r13_a_final_score_has_no_source(code):
    assert code(answer("sfeer", LevelValue(level=1), source=Source.OBSERVATION, stage=Stage.FINAL)) == "R13"
    assert code(answer("sfeer", LevelValue(level=1), stage=Stage.FINAL)) is None


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("sfeer", LevelValue(level=3)),
        ("woord", TextValue(text="fijn")),
        ("rust", YesNoValue(yes=False)),
        ("klaar", CheckedValue(checked=True)),
        ("zin", BlanksValue(blanks={"wat": "rust"})),
        ("sfeer", NotSeen()),
        ("sfeer", NotApplicable()),
        ("sfeer", Cleared()),
        ("deel", TextValue(text="een rustige start")),
        ("deel", Cleared()),
    ],
    ids=lambda value: value if isinstance(value, str) else value.type,
)
def test_an_answer_that_fits_is_accepted(code, target, value):
    assert code(answer(target, value)) is None


def test_a_rejection_says_what_is_wrong_and_what_to_do(machine):
    rejection = judge(machine.visit, answer("sfeer", LevelValue(level=4)), {"klein": INSTRUMENT})

    assert (rejection.what, rejection.remedy) == (
        "niveau 4 staat niet op de schaal",
        "kies een niveau van de schaal",
    )
