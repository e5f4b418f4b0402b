"""A scribe puts an act in its envelope."""

from uuid import UUID

from hypothesis import given
from support.strategies import ANNA, DEVICES, MONDAY, VISIT, examples, heaps

from observatie.domain.acts.acts import Note
from observatie.domain.acts.entries import Entry
from observatie.domain.clock import Moment
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.scribe import Scribe

NOTE = Note(text="leerlingen werken")


def test_an_entry_says_who_where_when_and_what():
    scribe = Scribe(ANNA, DEVICES[1], new_id=lambda: UUID(int=7))

    entry = scribe.entry(Journal(VISIT), NOTE, Moment(MONDAY, 99), lesson_ms=1_095_000)

    assert entry == Entry(
        id=UUID(int=7),
        stream=VISIT,
        author=ANNA,
        device=DEVICES[1],
        seq=1,
        at=MONDAY,
        lesson_ms=1_095_000,
        payload=NOTE,
    )


def test_it_is_not_yet_in_the_journal():
    journal = Journal(VISIT)

    entry = Scribe(ANNA, DEVICES[0]).entry(journal, NOTE, Moment(MONDAY, 0))

    assert entry.id not in journal


def test_no_two_entries_share_an_id():
    journal, scribe = Journal(VISIT), Scribe(ANNA, DEVICES[0])

    first, second = (scribe.entry(journal, NOTE, Moment(MONDAY, 0)) for _ in range(2))

    assert first.id != second.id


@examples(20)
@given(heaps())
def test_a_new_entry_is_the_last_in_the_common_order_of_all_that_was_seen(heap):
    journal = Journal(VISIT, heap)

    entry = Scribe(ANNA, DEVICES[0]).entry(journal, NOTE, Moment(MONDAY, 0))

    assert all(entry.order > seen.order for seen in heap)
