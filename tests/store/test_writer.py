"""The writing thread: in order, acknowledged when on disk, and nothing dropped when the store refuses."""

from contextlib import closing
from threading import Event

import pytest
from support.store.pen import SOON, Pen, texts

from observatie.domain.acts.acts import Note, VisitSet
from observatie.domain.acts.entries import Draft
from observatie.domain.errors import BugError, KnownError, sentence
from observatie.store import rows
from observatie.store import writer as module
from observatie.store.batch import Batch
from observatie.store.check import check
from observatie.store.cipher import DatabaseError
from observatie.store.library import Library

pytestmark = pytest.mark.usefixtures("impatient")


def on_disk(library, pen):
    return texts(library.visit(pen.id))


def sound(library):
    return check(library.connect_reading) == []


def test_batches_are_written_in_the_order_in_which_they_came(library, pen):
    acknowledged = []
    for number in range(100):
        saved = pen.note(str(number))
        saved.add_done_callback(lambda _, number=number: acknowledged.append((number, len(on_disk(library, pen)))))
    saved.result(SOON)
    pen.note("de laatste").result(SOON)  # by then every callback of before has run
    assert [number for number, _ in acknowledged] == list(range(100))
    assert all(count > number for number, count in acknowledged)


def test_what_is_acknowledged_can_be_read_by_another_connection(library, pen):
    pen.note("een").result(SOON)
    with closing(library.connect_reading()) as db:
        assert len(list(rows.read_entries(db, pen.id))) == 2


def test_a_closed_writer_takes_nothing_that_nobody_would_write(library):
    writer = library.writer
    library.close()
    with pytest.raises(BugError):
        writer.submit(Batch())


def test_a_batch_is_written_whole_or_not_at_all(library, pen):
    good, broken = pen.entry(Note(text="goed")), pen.entry(Note(text="stuk")).model_copy(update={"seq": 2**70})
    with pytest.raises(OverflowError):
        library.append([good, broken]).result(SOON)
    assert on_disk(library, pen) == []


# The store refuses


def test_a_locked_file_holds_the_notes_and_they_are_written_in_order_when_it_is_free(
    library, pen, troubles, blocker
):
    blocker.execute("BEGIN EXCLUSIVE")
    saved = [pen.note(f"regel {number}") for number in range(20)]
    assert troubles.get(timeout=SOON).code == "B06"
    assert not any(future.done() for future in saved)
    assert on_disk(library, pen) == []

    blocker.execute("ROLLBACK")
    for future in saved:
        future.result(SOON)
    assert troubles.get(timeout=SOON) is None
    assert on_disk(library, pen) == [f"regel {number}" for number in range(20)]
    assert troubles.empty()  # told once, however often it was tried
    assert sound(library)


def test_a_full_disk_holds_the_notes_and_they_are_written_in_order_when_there_is_room(library, pen):
    db = library.writer.db
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count={pages}")
    told = []

    def make_room(trouble):
        told.append(trouble.code if trouble else None)
        if trouble:
            db.execute("PRAGMA max_page_count=100000")

    library.writer.on_trouble = make_room
    saved = [pen.note(f"{number} " + "x" * 3000) for number in range(20)]
    for future in saved:
        future.result(SOON)
    assert told == ["B08", None]
    assert [text.split()[0] for text in on_disk(library, pen)] == [str(number) for number in range(20)]
    assert sound(library)


def test_what_the_store_refuses_for_a_reason_nobody_foresaw_is_held_and_written_in_order(library, pen):
    told, connection = [], library.writer.db.conn
    # SQLITE_INTERRUPT, as from whoever stops what a connection is doing.
    connection.set_progress_handler(lambda: 1, 1)

    def let_it_go_on(trouble):
        told.append(trouble)
        connection.set_progress_handler(None, 1)

    library.writer.on_trouble = let_it_go_on
    saved = [pen.note(f"regel {number}") for number in range(5)]
    for future in saved:
        future.result(SOON)
    assert (told[0].code, told[1:]) == ("B16", [None])
    assert sentence(told[0]) == (
        "De bibliotheek weigert om een reden die het programma niet kent (interrupted). Laat het programma open, "
        "want het probeert het steeds opnieuw, en houd pen en papier bij de hand."
    )
    assert on_disk(library, pen) == [f"regel {number}" for number in range(5)]
    assert sound(library)


def test_a_command_that_is_refused_for_such_a_reason_is_not_told_to_wait(library, key, pen):
    library.close()
    with Library.open(library.folder, key, patient=False) as command:
        command.writer.db.conn.set_progress_handler(lambda: 1, 1)
        refused = command.append([pen.entry(Note(text="een"))]).exception(SOON)
        command.writer.db.conn.set_progress_handler(None, 1)
    assert isinstance(refused, KnownError)
    assert (refused.code, refused.remedy) == (
        "B16",
        "probeer het opnieuw, en start de laptop opnieuw als het zo blijft",
    )


def test_what_breaks_a_rule_of_the_file_is_held_and_nothing_overtakes_it(library, pen, troubles):
    broken = library.append([pen.entry(Note(text="stuk")).model_copy(update={"seq": 0})])
    after = pen.note("erna")
    assert troubles.get(timeout=SOON).code == "B16"
    library.close()
    assert [future.exception(0).code for future in (broken, after)] == ["B16"] * 2


def test_trouble_that_becomes_another_is_told_again(library, pen, troubles, blocker):
    blocker.execute("BEGIN EXCLUSIVE")
    saved = pen.note("x" * 9000)
    assert troubles.get(timeout=SOON).code == "B06"
    db = library.writer.db
    db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0]}")
    blocker.execute("ROLLBACK")
    assert troubles.get(timeout=SOON).code == "B08"
    db.execute("PRAGMA max_page_count=100000")
    saved.result(SOON)
    assert troubles.get(timeout=SOON) is None


def test_the_list_is_right_after_a_refusal(library, pen, troubles, blocker):
    # The writer had folded the note in before the store refused it.
    pen.note("een").result(SOON)
    blocker.execute("BEGIN EXCLUSIVE")
    saved = pen.note("twee")
    troubles.get(timeout=SOON)
    blocker.execute("ROLLBACK")
    saved.result(SOON)
    assert library.visits()[0].notes == 2
    assert sound(library)


def test_closing_while_the_store_refuses_fails_what_is_left_and_lets_nothing_overtake(
    library, key, pen, troubles, blocker
):
    saved = [pen.note("een")]
    saved[0].result(SOON)
    blocker.execute("BEGIN EXCLUSIVE")
    saved += [pen.note("twee"), pen.note("drie"), pen.note("vier")]
    troubles.get(timeout=SOON)
    # The file comes free as soon as the first of them has failed.
    saved[1].add_done_callback(lambda _: blocker.execute("ROLLBACK"))
    library.close()
    assert [future.exception(0).code for future in saved[1:]] == ["B06"] * 3
    with Library.open_reading(library.folder, key) as again:
        assert texts(again.visit(pen.id)) == ["een"]


def test_an_impatient_writer_fails_at_once_with_all_that_follows(library, key, clock, blocker):
    library.close()
    with Library.open(library.folder, key, patient=False) as command:
        pen = Pen(command, clock)
        blocker.execute("BEGIN EXCLUSIVE")
        saved = [pen.begin(), pen.note("een"), pen.note("twee")]
        assert [future.exception(SOON).code for future in saved] == ["B06"] * 3
        blocker.execute("ROLLBACK")
        assert pen.note("drie").exception(SOON).code == "B06"
        assert command.visit(pen.id).journal.entries() == []


# Faults of ours


def test_what_follows_a_batch_that_a_fault_of_ours_lost_is_given_up_with_it_and_told(library, pen, troubles):
    pen.note("een").result(SOON)
    broken = pen.entry(Note(text="stuk"))
    at = f"{broken.at.hour}.{broken.at.minute:02d} uur"
    with pytest.raises(OverflowError):
        library.append([broken.model_copy(update={"seq": 2**70})]).result(SOON)
    trouble = troubles.get(timeout=SOON)
    assert sentence(trouble) == (
        f"Wat je vanaf {at} doet wordt niet opgeslagen, door een fout in het programma (OverflowError). Schrijf "
        "op papier over wat er vanaf dan op het scherm staat, sluit het programma en open het weer."
    )
    assert pen.note("twee").exception(SOON) is trouble
    assert library.keep_draft(pen.id, Draft(text="half", at=broken.at)).exception(SOON) is trouble
    assert on_disk(library, pen) == ["een"]
    assert troubles.empty()  # and not that all is well again


def test_a_fold_that_fails_half_way_leaves_no_trace(library, key, pen, monkeypatch):
    pen.note("een").result(SOON)
    with monkeypatch.context() as broken:
        broken.setattr("observatie.store.lists._write_line", lambda *of: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            pen.note("twee").result(SOON)
    assert library.visits()[0].notes == 1
    assert sound(library)
    library.close()
    with Library.open(library.folder, key) as again:
        assert texts(again.visit(pen.id)) == ["een"]


def test_a_listener_that_fails_costs_no_note(library, pen, blocker):
    heard = Event()

    def deaf(trouble):
        heard.set()
        raise RuntimeError("Internal C++ object already deleted")

    library.writer.on_trouble = deaf
    blocker.execute("BEGIN EXCLUSIVE")
    saved = [pen.note("een"), pen.note("twee")]
    assert heard.wait(SOON)
    blocker.execute("ROLLBACK")
    for future in saved:
        assert future.exception(SOON) is None
    assert on_disk(library, pen) == ["een", "twee"]


def test_a_callback_that_fails_costs_no_note(library, pen):
    saved = pen.note("een")
    saved.add_done_callback(lambda _: 1 / 0)
    pen.note("twee").result(SOON)
    assert on_disk(library, pen) == ["een", "twee"]


def test_what_is_queued_cannot_be_cancelled(library, pen, blocker, troubles):
    blocker.execute("BEGIN EXCLUSIVE")
    saved = pen.note("een")
    troubles.get(timeout=SOON)
    assert not saved.cancel()
    blocker.execute("ROLLBACK")
    saved.result(SOON)


def test_many_visits_at_once_are_listed_right(library, clock):
    pens = [Pen(library, clock) for _ in range(8)]
    for _ in range(3):
        for pen in pens:
            library.append([pen.entry(VisitSet(subject="taal")), pen.entry(Note(text="een"))])
    pens[0].note("twee").result(SOON)
    assert sorted(visit.notes for visit in library.visits()) == [3] * 7 + [4]
    assert sound(library)


def test_the_log_is_taken_into_the_file_when_nothing_is_written_for_a_while(library, pen, monkeypatch):
    monkeypatch.setattr(module, "_IDLE_SECONDS", 0.01)
    taken_in = Event()
    library.writer.db.conn.set_trace_callback(lambda sql: taken_in.set() if "wal_checkpoint" in sql else None)

    pen.note("Lkr deelt schriften uit").result()

    assert taken_in.wait(SOON)
    assert on_disk(library, pen) == ["Lkr deelt schriften uit"]


def test_a_log_that_cannot_be_taken_in_keeps_nothing_from_being_written(library, pen, monkeypatch):
    monkeypatch.setattr(module, "_IDLE_SECONDS", 0.01)
    refused, execute = Event(), type(library.writer.db).execute

    def refuse(db, sql, parameters=None):
        if "wal_checkpoint" in sql:
            refused.set()
            raise DatabaseError("disk I/O error")
        return execute(db, sql, parameters)

    monkeypatch.setattr(type(library.writer.db), "execute", refuse)
    pen.note("Lkr deelt schriften uit").result()
    assert refused.wait(SOON)

    pen.note("C legt zijn pen neer").result()

    assert on_disk(library, pen) == ["Lkr deelt schriften uit", "C legt zijn pen neer"]
