"""Undo and redo, one case at a time."""

import pytest
from support.strategies import ANNA, BO, DEVICES, REFS, Machine

from observatie.domain.acts.acts import Count, Legend, Lesson, LessonMark, Note, Phase, Sample, VisitSet
from observatie.domain.acts.answers import Answer, Cleared, Heard, LevelValue
from observatie.domain.acts.conversation import (
    Agreement,
    Consent,
    ConsentGiven,
    Finding,
    FollowUp,
    Outcome,
    Party,
    Reaction,
    ReportStatus,
    Stance,
    StatusSet,
)
from observatie.domain.acts.entries import Amend, Restore, Retract
from observatie.domain.instrument.instrument import Source
from observatie.domain.journal.undo import (
    IN_LESSON,
    IN_REVIEW,
    IN_TALK,
    UNDOABLE_KINDS,
    UndoHistory,
    inverse,
    shown_act,
)
from observatie.domain.visit.wording import undone_act

QUIET, BUSY, LOUD = Note(text="stil"), Note(text="druk"), Note(text="luid")
LEGEND = Legend(label="A", text="bij het raam")
ANSWER = Answer(instrument="kijkwijzer", target="sfeer", value=LevelValue(level=2))
FINDING = Finding(stance=Stance.STRENGTH, text="rustige start")
AGREEMENT = Agreement(what="C start aan tafel", who=Party.TEACHER)
FOLLOW_UP = FollowUp(agreement=DEVICES[0], made_in=DEVICES[1], outcome=Outcome.DONE)


@pytest.fixture
def machine():
    return Machine()


def test_an_undone_note_is_gone_and_a_redone_one_is_back(machine):
    note = machine.write(QUIET, lesson_ms=60_000)

    undo = machine.undo()
    assert undo.payload == Retract(original=note.id, undoes=note.id)
    assert machine.says(note) is None

    redo = machine.redo()
    assert redo.payload == Restore(original=note.id, undoes=undo.id)
    assert machine.says(note) == QUIET


def test_an_undone_amendment_says_what_it_said_before_at_the_time_it_had(machine):
    note = machine.write(QUIET, lesson_ms=60_000)
    amend = machine.write(Amend(original=note.id, act=BUSY, lesson_ms=70_000))

    undo = machine.undo()

    assert undo.payload == Amend(original=note.id, act=QUIET, lesson_ms=60_000, undoes=amend.id)
    assert not machine.visit.journal.find(note.id).amended


def test_two_amendments_are_undone_one_after_the_other(machine):
    note = machine.write(QUIET)
    machine.write(Amend(original=note.id, act=BUSY))
    machine.write(Amend(original=note.id, act=LOUD))

    machine.undo()
    assert machine.says(note) == BUSY
    machine.undo()
    assert machine.says(note) == QUIET


@pytest.mark.parametrize(
    "correct", [lambda note: Amend(original=note, act=BUSY), lambda note: Retract(original=note)]
)
def test_a_correction_is_undone_redone_and_undone_again(machine, correct):
    note = machine.write(QUIET)
    machine.write(correct(note.id))
    corrected = machine.says(note)

    for expected in (QUIET, corrected, QUIET, corrected):
        (machine.undo if expected is QUIET else machine.redo)()
        assert machine.says(note) == expected


def test_a_restored_note_is_away_again_when_that_is_undone(machine):
    note = machine.write(QUIET)
    machine.write(Retract(original=note.id))
    restore = machine.write(Restore(original=note.id))

    assert machine.undo().payload == Retract(original=note.id, undoes=restore.id)
    assert machine.says(note) is None
    machine.undo()
    assert machine.says(note) == QUIET


def test_the_same_retraction_twice_is_undone_twice(machine):
    note = machine.write(QUIET)
    machine.write(Retract(original=note.id))
    machine.write(Retract(original=note.id))

    machine.undo()
    assert machine.says(note) is None
    machine.undo()
    assert machine.says(note) == QUIET


def test_one_count_is_undone_at_a_time(machine):
    for _ in range(3):
        machine.write(Count(counter="vinger"))

    machine.undo()

    assert machine.visit.journal.count("count") == 2


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(machine):
    assert machine.undo() is None
    assert machine.redo() is None


def test_a_new_act_leaves_nothing_to_redo(machine):
    machine.write(QUIET)
    machine.undo()

    machine.write(BUSY)

    assert machine.redo() is None


@pytest.mark.parametrize(
    "act",
    [Lesson(mark=LessonMark.STARTED), StatusSet(status=ReportStatus.SETTLED), VisitSet(subject="rekenen")],
    ids=lambda act: act.kind,
)
def test_a_lesson_a_status_or_a_setting_is_not_undone(machine, act):
    machine.write(act)
    assert machine.undo() is None

    retract = Retract(original=machine.entries[0].id)
    machine.write(retract)
    assert machine.undo() is None


def test_undo_passes_over_acts_of_others(machine):
    mine = machine.write(QUIET, ANNA)
    theirs = machine.write(BUSY, BO)

    machine.undo(ANNA)

    assert (machine.says(mine), machine.says(theirs)) == (None, BUSY)
    assert machine.undo(ANNA) is None


def test_an_act_of_somebody_else_leaves_redo_as_it_is(machine):
    note = machine.write(QUIET, ANNA)
    machine.undo(ANNA)
    machine.write(BUSY, BO)

    machine.redo(ANNA)

    assert machine.says(note) == QUIET


def test_undo_takes_back_ones_own_amendment_and_leaves_a_later_one_of_somebody_else(machine):
    note = machine.write(QUIET, ANNA)
    machine.write(Amend(original=note.id, act=BUSY), ANNA)
    machine.write(Amend(original=note.id, act=LOUD), BO)

    machine.undo(ANNA)
    assert machine.says(note) == LOUD
    machine.undo(BO)
    assert machine.says(note) == QUIET


def test_a_retraction_of_two_people_holds_until_both_undid_theirs(machine):
    note = machine.write(QUIET)
    machine.write(Retract(original=note.id), ANNA)
    machine.write(Retract(original=note.id), BO)

    machine.undo(ANNA)
    assert machine.says(note) is None
    machine.undo(BO)
    assert machine.says(note) == QUIET


def test_somebody_else_may_restore_a_note_that_was_undone(machine):
    note = machine.write(QUIET, ANNA)
    machine.undo(ANNA)

    machine.write(Restore(original=note.id), BO)

    assert machine.says(note) == QUIET


def test_undo_here_does_not_overwrite_what_was_amended_elsewhere_meanwhile():
    here, there = Machine(device=DEVICES[0]), Machine(device=DEVICES[1])
    note = here.write(QUIET, ANNA)
    there.receive([note])
    here.write(Amend(original=note.id, act=LOUD), ANNA)
    here.undo(ANNA)
    there.write(Amend(original=note.id, act=BUSY), BO)

    here.receive(there.entries)

    assert here.says(note) == BUSY


def test_an_act_undone_on_two_machines_is_back_with_one_redo():
    here, there = Machine(device=DEVICES[0]), Machine(device=DEVICES[1])
    note = here.write(QUIET)
    there.receive([note])
    here.undo()
    there.undo()
    here.receive(there.entries)

    here.redo()

    assert here.says(note) == QUIET


def test_an_act_undone_elsewhere_after_somebody_restored_it_is_gone():
    here, there = Machine(device=DEVICES[0]), Machine(device=DEVICES[1])
    note = here.write(QUIET, ANNA)
    there.receive([note])
    here.undo(ANNA)
    here.write(Restore(original=note.id), BO)
    for _ in range(3):
        there.write(BUSY, BO)
    there.undo(ANNA)

    here.receive(there.entries)

    assert here.says(note) is None


def test_after_a_restart_an_undo_is_told_from_a_retraction(machine):
    retracted = machine.write(BUSY)
    machine.write(Retract(original=retracted.id))
    undone = machine.write(QUIET)
    machine.undo()

    restarted = machine.restarted()

    assert restarted.redo().payload.original == undone.id
    assert restarted.redo() is None
    assert (restarted.says(undone), restarted.says(retracted)) == (QUIET, None)


def test_an_undo_is_worded_by_the_note_as_it_is_shown(machine):
    note = machine.write(QUIET, lesson_ms=1_095_000)
    machine.write(Amend(original=note.id, act=BUSY, lesson_ms=60_000))
    history, journal = machine.histories[ANNA], machine.visit.journal

    assert undone_act(journal, history.to_undo) == "verbeteren van notitie 1′00″"
    assert shown_act(journal, history.to_undo) == (BUSY, 60_000)
    machine.undo()
    assert undone_act(journal, history.to_redo) == "verbeteren van notitie 18′15″"


def test_an_undo_of_a_note_that_was_mended_by_another_is_worded_by_its_last_time(machine):
    note = machine.write(QUIET, lesson_ms=1_095_000)
    machine.write(Amend(original=note.id, act=BUSY, lesson_ms=60_000), BO)
    history, journal = machine.histories[ANNA], machine.visit.journal

    assert undone_act(journal, history.to_undo) == "notitie 1′00″"
    machine.undo()
    assert undone_act(journal, history.to_redo) == "notitie 1′00″"


# In which step


MADE_IN = {
    IN_LESSON: (QUIET, Phase(name="Instructie"), Count(counter="vinger"), Sample(at_work=3), LEGEND),
    IN_REVIEW: (ANSWER, Heard(source=Source.INTERVIEW, text="zo"), FINDING),
    IN_TALK: (AGREEMENT, FOLLOW_UP, Reaction(text="fijn"), ConsentGiven(consent=Consent.SEEN, by=BO)),
}
"""What can be undone, an act of each kind, by the step in which it is done."""

MADE = [(step, act) for step, acts in MADE_IN.items() for act in acts]
WORDS = {
    "note": "notitie",
    "phase": "lesfase",
    "count": "telling",
    "sample": "meting aan het werk",
    "legend": "legenda",
    "answer": "antwoord",
    "heard": "gehoord of gelezen",
    "finding": "bevinding",
    "agreement": "afspraak",
    "follow_up": "afspraak nagegaan",
    "reaction": "reactie",
    "consent": "“gezien”",
}


def history(machine, step) -> UndoHistory:
    return UndoHistory(machine.visit.journal, ANNA, step)


def worded(machine, step) -> str:
    to_undo = history(machine, step).to_undo
    return undone_act(machine.visit.journal, to_undo) if to_undo else ""


def test_every_kind_that_can_be_undone_is_done_in_one_step():
    assert sorted(act.kind for _, act in MADE) == sorted(UNDOABLE_KINDS) == sorted(WORDS)


@pytest.mark.parametrize(("step", "act"), MADE, ids=lambda each: getattr(each, "kind", ""))
def test_an_act_is_undone_in_its_own_step_and_in_its_own_words(machine, step, act):
    machine.write(act)

    assert worded(machine, step) == WORDS[act.kind]
    assert all(history(machine, other).to_undo is None for other in MADE_IN if other != step)


@pytest.mark.parametrize(("step", "act"), MADE, ids=lambda each: getattr(each, "kind", ""))
def test_a_removal_is_called_a_removal(machine, step, act):
    made = machine.write(act)
    machine.write(Retract(original=made.id))
    assert worded(machine, step) == f"verwijderen van {WORDS[act.kind]}"

    machine.write(Restore(original=made.id))
    assert worded(machine, step) == f"terugzetten van {WORDS[act.kind]}"


@pytest.mark.parametrize(("step", "act"), MADE, ids=lambda each: getattr(each, "kind", ""))
def test_something_that_says_something_else_is_called_an_improvement(machine, step, act):
    made = machine.write(act)
    machine.write(Amend(original=made.id, act=act))

    assert worded(machine, step) == f"verbeteren van {WORDS[act.kind]}"


@pytest.mark.parametrize(
    ("step", "emptied"),
    [(IN_REVIEW, ANSWER.model_copy(update={"value": Cleared()})), (IN_LESSON, Legend(label="A", text=""))],
    ids=lambda each: getattr(each, "kind", ""),
)
def test_what_is_emptied_is_called_a_removal_too(machine, step, emptied):
    machine.write(emptied)
    assert worded(machine, step) == f"verwijderen van {WORDS[emptied.kind]}"


def test_a_link_and_a_moment_are_worded_for_what_they_are(machine):
    note = machine.write(QUIET, lesson_ms=60_000)
    linked = QUIET.model_copy(update={"items": REFS[:1]})

    machine.write(Amend(original=note.id, act=linked, lesson_ms=60_000))
    assert worded(machine, IN_REVIEW) == "koppelen van notitie 1′00″"
    machine.write(Amend(original=note.id, act=QUIET, lesson_ms=60_000))
    assert worded(machine, IN_REVIEW) == "loskoppelen van notitie 1′00″"
    machine.write(Amend(original=note.id, act=QUIET, lesson_ms=70_000))
    assert worded(machine, IN_LESSON) == "verzetten van notitie 1′10″"


def test_what_is_changed_in_a_note_is_undone_where_it_stands_and_that_it_was_written_in_the_lesson(machine):
    note = machine.write(QUIET)
    machine.write(Amend(original=note.id, act=BUSY))

    assert worded(machine, IN_REVIEW) == worded(machine, IN_LESSON) == "verbeteren van notitie"
    machine.undo()
    assert (worded(machine, IN_REVIEW), worded(machine, IN_LESSON)) == ("", "notitie")


def test_undo_in_one_step_passes_over_what_was_done_later_in_another(machine):
    note = machine.write(QUIET)
    agreement = machine.write(AGREEMENT)

    machine.write(inverse(machine.visit.journal, history(machine, IN_LESSON).to_undo.target))

    assert machine.says(note) is None
    assert machine.says(agreement) == AGREEMENT
    assert history(machine, IN_LESSON).to_redo.act == note
    assert history(machine, IN_TALK).to_redo is None


def test_what_is_set_in_the_middle_of_a_lesson_is_undone_in_the_lesson_alone(machine):
    machine.write(VisitSet(subject="rekenen"), lesson_ms=60_000)

    assert worded(machine, IN_LESSON) == "instelling 1′00″"
    assert (worded(machine, IN_REVIEW), worded(machine, IN_TALK)) == ("", "")
