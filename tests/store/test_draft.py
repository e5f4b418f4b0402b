"""The unfinished line: kept beside the journal, gone with the act that it becomes, and never in its way."""

from contextlib import closing
from datetime import UTC, datetime
from queue import SimpleQueue
from uuid import uuid4

import pytest
from support.store.pen import SOON, Pen, texts

from observatie.domain.acts.acts import Note
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.acts.entries import Draft
from observatie.domain.clock import Moment
from observatie.domain.visit.rules import Rejection
from observatie.store import schema
from observatie.store import writer as module
from observatie.store.batch import Batch, DraftKey
from observatie.store.check import check
from observatie.store.cipher import connect
from observatie.store.folder import DATABASE
from observatie.store.library import Library
from observatie.store.stream_session import Recorded
from observatie.store.visit_session import VisitSession

AT = datetime(2026, 3, 10, 9, 31, 7, 250_000, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("impatient")


def line(text, lesson_ms=60_250, original=None):
    return Draft(text=text, at=AT, lesson_ms=lesson_ms, original=original)


def drafts_written(library, monkeypatch):
    """Return the texts of the lines that reach the disk from now on, as they do."""
    written = []
    write = module.rows.write_draft
    monkeypatch.setattr(
        module.rows, "write_draft", lambda db, visit, draft: (written.append(draft.text), write(db, visit, draft))
    )
    return written


def test_the_unfinished_line_is_back_the_next_time_as_it_was(session, library, folder, key, clock):
    kept = line('"  Wie weet – é', original=uuid4())
    session.keep_draft(line('"  Wie', original=kept.original))
    session.keep_draft(kept)
    visit = session.visit.id
    library.close()
    with Library.open(folder, key) as again:
        assert VisitSession.open(again, visit, clock).drafts == {kept.original: kept}


def test_a_line_that_was_emptied_is_not_there_the_next_time(session, library):
    session.keep_draft(line("toch niet"))
    session.keep_draft(None).result(SOON)
    assert library.drafts(session.visit.id) == {}


def test_a_visit_without_an_unfinished_line_has_none(session):
    assert session.drafts == {}


def test_each_visit_has_its_own_line(session, library, clock):
    other = Pen(library, clock)
    other.begin()
    library.keep_draft(other.id, line("de andere"))
    session.keep_draft(line("deze")).result(SOON)
    session.keep_draft(None).result(SOON)
    assert library.drafts(other.id).get(None) == line("de andere")


def test_the_line_goes_in_the_transaction_of_the_note_that_it_becomes(session, library, folder, key, monkeypatch):
    session.keep_draft(line("De klas wordt stil")).result(SOON)
    visit = session.visit.id
    with Library.open_reading(folder, key) as other:
        seen = []
        delete = module.rows.delete_draft

        def looking(db, of, original):
            seen.append((texts(other.visit(visit)), other.drafts(visit).get(None)))
            delete(db, of, original)
            seen.append((texts(other.visit(visit)), other.drafts(visit).get(None)))

        monkeypatch.setattr(module.rows, "delete_draft", looking)
        outcome = session.record(Note(text="De klas wordt stil"), Moment(AT, 0), 60_250, ends_draft=True)
        outcome.saved.result(SOON)
        # On the way, whoever looks sees the line and not the note; then the note and not the line.
        assert seen == [([], line("De klas wordt stil"))] * 2
        assert (texts(other.visit(visit)), other.drafts(visit).get(None)) == (["De klas wordt stil"], None)


def test_editing_a_note_ends_the_line_that_amended_it(session, library):
    noted = session.record(Note(text="stil"), lesson_ms=1)
    session.keep_draft(line("stiller", original=noted.entry.id))
    amended = session.amend(noted.entry.id, lambda note: Note(text="stiller"), ends_draft=True)
    amended.saved.result(SOON)
    assert library.drafts(session.visit.id) == {}
    assert texts(library.visit(session.visit.id)) == ["stiller"]


def test_a_new_line_and_notes_that_are_being_amended_are_kept_beside_each_other(session, library, clock):
    notes = [session.record(Note(text=text), lesson_ms=1).entry.id for text in ("stil", "druk")]
    kept = [line("en dan"), line("stiller", original=notes[0]), line("drukker", original=notes[1])]
    for draft in kept:
        session.keep_draft(draft).result(SOON)
    assert library.drafts(session.visit.id) == {draft.original: draft for draft in kept}
    session.keep_draft(None, notes[0])
    session.amend(notes[1], lambda note: Note(text="drukker"), ends_draft=True).saved.result(SOON)
    assert library.drafts(session.visit.id) == {None: kept[0]}
    session.keep_draft(kept[1])
    session.record(Note(text="en dan"), lesson_ms=2, ends_draft=True).saved.result(SOON)
    assert VisitSession.open(library, session.visit.id, clock).drafts == {notes[0]: kept[1]}


def test_a_line_that_waits_gives_way_to_itself_alone(session, library, blocker, monkeypatch):
    troubles = SimpleQueue()
    library.writer.on_trouble = troubles.put
    written = drafts_written(library, monkeypatch)
    recorded = session.record(Note(text="stil"), lesson_ms=1)
    recorded.saved.result(SOON)
    note = recorded.entry.id
    blocker.execute("BEGIN EXCLUSIVE")
    session.record(Note(text="eerst"), lesson_ms=1)
    troubles.get(timeout=SOON)
    for text in ("a", "ab", "abc"):
        saved = [session.keep_draft(line(text)), session.keep_draft(line(f"{text}!", original=note))]
    blocker.execute("ROLLBACK")
    for future in saved:
        future.result(SOON)
    assert written == ["abc", "abc!"]
    assert {key: draft.text for key, draft in library.drafts(session.visit.id).items()} == {
        None: "abc",
        note: "abc!",
    }


def test_a_line_that_is_not_accepted_stays(session, library):
    session.keep_draft(line("weg ermee"))
    refused = session.amend(uuid4(), lambda note: note, ends_draft=True)
    assert isinstance(refused, Rejection)
    assert isinstance(session.record(Note(text="iets anders")), Recorded)
    session.keep_draft(line("weg ermee!")).result(SOON)
    assert library.drafts(session.visit.id).get(None) == line("weg ermee!")


def test_lines_do_not_pile_up_while_the_store_refuses(session, library, blocker, monkeypatch):
    troubles = SimpleQueue()
    library.writer.on_trouble = troubles.put
    written = drafts_written(library, monkeypatch)
    blocker.execute("BEGIN EXCLUSIVE")
    held = session.record(Note(text="eerst"))
    assert troubles.get(timeout=SOON).code == "B06"
    saved = [session.keep_draft(line("x" * (1 + number))) for number in range(500)]
    blocker.execute("ROLLBACK")
    for future in (held.saved, *saved):
        future.result(SOON)
    assert written == ["x" * 500]
    assert library.drafts(session.visit.id).get(None) == line("x" * 500)


def test_two_lines_at_once_do_not_pile_up_either(library, clock, blocker, monkeypatch):
    pens = [Pen(library, clock), Pen(library, clock)]
    troubles = SimpleQueue()
    library.writer.on_trouble = troubles.put
    written = drafts_written(library, monkeypatch)
    blocker.execute("BEGIN EXCLUSIVE")
    pens[0].note("eerst")
    troubles.get(timeout=SOON)
    saved = [library.keep_draft(pen.id, line(f"{number}")) for number in range(50) for pen in pens]
    blocker.execute("ROLLBACK")
    saved[-1].result(SOON)
    saved[-2].result(SOON)
    assert written == ["49", "49"]


def test_a_line_does_not_overtake_the_note_that_ended_another(session, library, blocker, monkeypatch):
    troubles = SimpleQueue()
    library.writer.on_trouble = troubles.put
    blocker.execute("BEGIN EXCLUSIVE")
    session.keep_draft(line("een"))
    troubles.get(timeout=SOON)
    for text in ("een", "twee", "drie"):
        session.keep_draft(line(text))
        session.record(Note(text=text), lesson_ms=1, ends_draft=True)
    last = session.keep_draft(line("vier"))
    blocker.execute("ROLLBACK")
    last.result(SOON)
    assert library.drafts(session.visit.id).get(None) == line("vier")
    assert texts(library.visit(session.visit.id)) == ["een", "twee", "drie"]


def test_a_late_line_does_not_come_back_after_its_note(session, library, blocker):
    troubles = SimpleQueue()
    library.writer.on_trouble = troubles.put
    blocker.execute("BEGIN EXCLUSIVE")
    session.keep_draft(line("een"))
    troubles.get(timeout=SOON)
    session.keep_draft(line("een n"))
    ended = session.record(Note(text="een noot"), lesson_ms=1, ends_draft=True)
    blocker.execute("ROLLBACK")
    ended.saved.result(SOON)
    assert library.drafts(session.visit.id) == {}


def test_a_line_costs_the_list_nothing(session, library, key):
    before = library.visits()
    with closing(connect(library.folder / DATABASE, key, writing=True)) as db:
        db.execute("UPDATE visit_list SET at = '1999'")
        session.keep_draft(line("een")).result(SOON)
        assert db.execute("SELECT at FROM visit_list").fetchone() == ("1999",)
    assert library.visits() == before


def test_a_settled_visit_has_no_unfinished_line(session, library):
    session.keep_draft(line("nog iets"))
    session.end_lesson()
    session.record(StatusSet(status=ReportStatus.SETTLED)).saved.result(SOON)
    assert library.drafts(session.visit.id) == {}
    session.keep_draft(line("toch nog")).result(SOON)
    assert library.drafts(session.visit.id) == {}


def test_a_line_that_cannot_be_read_does_not_keep_anybody_from_the_lesson(session, library, key, clock):
    session.keep_draft(line("half")).result(SOON)
    with closing(connect(library.folder / DATABASE, key, writing=True)) as db:
        db.execute("""UPDATE drafts SET body = '{"text": "half", "mood": "blue"}'""")
    again = VisitSession.open(library, session.visit.id, clock)
    assert again.drafts == {}
    assert again.visit.running
    assert ["een onafgemaakte regel" in problem for problem in check(library.connect_reading)] == [True]
    again.keep_draft(line("heel")).result(SOON)
    assert library.drafts(session.visit.id).get(None) == line("heel")


def test_a_line_alone_says_which_it_is():
    new, editing = DraftKey(uuid4()), DraftKey(uuid4(), uuid4())
    assert Batch(drafts=((new, None),)).line_of == new
    assert Batch(drafts=((editing, None),)).line_of == editing
    assert Batch(drafts=((new, None), (editing, None))).line_of is None
    assert Batch().line_of is None


def test_a_file_of_format_2_gets_room_for_lines_and_keeps_what_it_holds(folder, key, clock, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(schema, "_MIGRATIONS", schema._MIGRATIONS[:2])
        older.setattr(schema, "FORMAT", 2)
        with Library.create(folder, key, "Ineke Smit", "", clock) as library:
            pen = Pen(library, clock)
            pen.begin()
            pen.note("uit het vorige formaat").result(SOON)
            listed = library.visits()
    with Library.open(folder, key) as again, closing(again.connect_reading()) as db:
        assert schema.format_of(db) == schema.FORMAT
        assert texts(again.visit(pen.id)) == ["uit het vorige formaat"]
        assert again.visits() == listed
        again.keep_draft(pen.id, line("half")).result(SOON)
        assert again.drafts(pen.id).get(None) == line("half")
        assert check(again.connect_reading) == []
