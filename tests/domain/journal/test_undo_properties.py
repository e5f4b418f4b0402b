"""What undo and redo promise of any journal, whoever wrote it and in whatever order it came."""

from hypothesis import assume, given
from hypothesis import strategies as st
from support.strategies import ANNA, BO, Machine, examples, heaps, own_steps, snapshot, steps

from observatie.domain.acts.entries import Correction
from observatie.domain.journal.journal import original_of
from observatie.domain.journal.undo import UNDOABLE_KINDS

lessons = st.lists(steps(), max_size=12)
own_acts = st.lists(own_steps(ANNA), min_size=1, max_size=6)


def played(lesson) -> Machine:
    machine = Machine()
    for step in lesson:
        machine.do(step)
    return machine


@examples(60)
@given(lessons, own_acts)
def test_undoing_acts_one_by_one_goes_back_through_every_state_and_redoing_forth_again(lesson, doing):
    machine = played(lesson)
    states = [snapshot(machine.visit)]
    for step in doing:
        machine.do(step)
        states.append(snapshot(machine.visit))

    for state in reversed(states[:-1]):
        machine.undo(ANNA)
        assert snapshot(machine.visit) == state
    for state in states[1:]:
        machine.redo(ANNA)
        assert snapshot(machine.visit) == state
    for state in reversed(states[:-1]):
        machine.undo(ANNA)
        assert snapshot(machine.visit) == state


@examples(60)
@given(heaps(), own_acts)
def test_undo_gives_the_state_before_and_redo_the_one_after_in_a_journal_that_came_from_anywhere(heap, doing):
    machine = Machine(heap)
    for step in doing:
        before = snapshot(machine.visit)
        entry = machine.do(step)
        after = snapshot(machine.visit)
        original = machine.visit.journal.entry(original_of(entry))
        assume(not isinstance(original.payload, Correction))

        machine.undo(ANNA)
        assert snapshot(machine.visit) == before
        machine.redo(ANNA)
        assert snapshot(machine.visit) == after


@examples(60)
@given(st.lists(steps(undoable=True).filter(lambda step: step.do != "restore"), max_size=15))
def test_who_undoes_everything_leaves_the_lesson_as_if_never_there(lesson):
    machine = played(lesson)  # without restores, by which somebody else may bring back what was undone

    while machine.undo(ANNA):
        pass

    assert snapshot(machine.visit) == snapshot(
        Machine(entry for entry in machine.entries if entry.author != ANNA).visit
    )


@examples(60)
@given(lessons)
def test_what_can_be_undone_and_redone_is_the_same_after_a_restart(lesson):
    machine = Machine()
    for step in lesson:
        machine.do(step)
        restarted = machine.restarted()
        assert snapshot(restarted.visit) == snapshot(machine.visit)
        for author, history in machine.histories.items():
            assert restarted.histories[author].to_undo == history.to_undo
            assert restarted.histories[author].to_redo == history.to_redo


@examples(25)
@given(lessons, st.sampled_from([ANNA, BO]))
def test_undo_reaches_only_own_acts_of_the_kinds_that_can_be_undone(lesson, author):
    machine = played(lesson)
    while undoable := machine.histories[author].to_undo:
        original = machine.visit.journal.entry(original_of(undoable.act))
        assert undoable.act.author == author
        set_in_lesson = original.payload.kind == "visit_set" and original.lesson_ms is not None
        assert original.payload.kind in UNDOABLE_KINDS or set_in_lesson
        assert machine.undo(author).author == author


@examples(25)
@given(lessons, own_steps(ANNA))
def test_a_new_act_leaves_nothing_to_redo(lesson, step):
    machine = played(lesson)
    machine.undo(ANNA)

    machine.do(step)

    assert machine.histories[ANNA].to_redo is None


@examples(25)
@given(lessons)
def test_undo_never_takes_anything_out_of_the_journal(lesson):
    machine = played(lesson)
    before = machine.entries

    undone = machine.undo(ANNA)

    assert machine.entries == before + ([undone] if undone else [])
