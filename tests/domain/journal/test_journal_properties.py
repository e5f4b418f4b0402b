"""What holds of a journal whatever came in, and in whatever order."""

from hypothesis import given
from hypothesis import strategies as st
from support.strategies import ACT_KINDS, ANNA, BO, DEVICES, VISIT, Machine, examples, heaps, snapshot, steps

from observatie.domain.journal.journal import Change
from observatie.domain.visit.visit import Visit

a_few_steps = st.lists(steps(), max_size=4)


@examples(80)
@given(heaps().flatmap(lambda heap: st.tuples(st.just(heap), st.permutations(heap + heap[:3]))))
def test_entries_give_the_same_visit_in_any_order_some_of_them_twice(arrived):
    heap, arrival = arrived

    grown = Visit(VISIT)
    for entry in arrival:
        grown.add(entry)

    assert grown.journal.entries() == Visit(VISIT, heap).journal.entries()
    assert snapshot(grown) == snapshot(Visit(VISIT, heap)) == snapshot(Visit(VISIT, arrival))


@examples(40)
@given(st.lists(steps(), max_size=12), st.randoms(use_true_random=False))
def test_a_lesson_arrives_backwards_or_shuffled_as_it_was_written(lesson, chance):
    machine = Machine()
    for step in lesson:
        machine.do(step)
    backwards = machine.entries[::-1]
    shuffled = chance.sample(backwards, len(backwards))

    for arrival in (backwards, shuffled):
        received = Machine()
        received.receive(arrival)
        assert snapshot(received.visit) == snapshot(machine.visit)


@examples(60)
@given(st.lists(a_few_steps, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_two_machines_that_exchange_entries_in_any_order_end_equal(turns, chance):
    here, there = Machine(device=DEVICES[0]), Machine(device=DEVICES[1])
    for turn in turns:
        for step in turn:
            here.do(step)
        arriving = chance.sample(there.entries, chance.randint(0, len(there.entries)))
        here.receive(arriving)  # some of them, corrections before their originals
        here, there = there, here

    sent = here.entries
    here.receive(chance.sample(there.entries, len(there.entries)))
    there.receive(chance.sample(sent, len(sent)))

    assert here.entries == there.entries
    assert snapshot(here.visit) == snapshot(there.visit)
    for author in (ANNA, BO):
        assert here.histories[author].to_undo == there.histories[author].to_undo
        assert here.histories[author].to_redo == there.histories[author].to_redo


@examples(40)
@given(heaps())
def test_a_change_tells_what_stood_before_and_what_stands_after(heap):
    visit = Visit(VISIT)
    for entry in heap:
        before = {standing.id: standing for standing in visit.journal.standing(*ACT_KINDS)}
        change = visit.add(entry)
        after = {standing.id: standing for standing in visit.journal.standing(*ACT_KINDS)}
        differing = {id for id in before | after if before.get(id) != after.get(id)}
        expected = [Change(id, before.get(id), after.get(id)) for id in differing]
        assert ([change] if change else []) == expected


@examples(60)
@given(heaps())
def test_what_was_asked_on_the_way_is_answered_the_same_at_the_end(heap):
    visit = Visit(VISIT)
    for entry in heap:
        visit.add(entry)
        snapshot(visit)  # what is counted once and followed from then on is counted here already
    assert snapshot(visit) == snapshot(Visit(VISIT, heap))
