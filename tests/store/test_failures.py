"""Saved is only ever true: whatever becomes of the disk, what was typed is held and written in order later."""

import shutil
import subprocess
import sys
from contextlib import closing
from queue import SimpleQueue

import pytest
from support.store import failures
from support.store.pen import SOON, Pen, texts

from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import Note, VisitSet
from observatie.domain.acts.entries import Draft
from observatie.domain.errors import KnownError, sentence
from observatie.store import rows
from observatie.store import writer as module
from observatie.store.check import check
from observatie.store.connections import Connections
from observatie.store.folder import DATABASE
from observatie.store.library import Library
from observatie.store.lock import FolderLock
from observatie.store.visit_session import VisitSession

HOLDS_HANDLES = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc/self/fd")
MOVES = pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be renamed there")

WAYS = [
    pytest.param(failures.full, "B08", "De schijf is vol", id="full"),
    pytest.param(failures.locked, "B06", "Een ander programma houdt de bibliotheek bezet", id="locked"),
    pytest.param(failures.read_only, "B09", "In de bibliotheek mag niet geschreven worden", id="read only"),
    pytest.param(failures.moved, "B09", "De bibliotheek is niet bereikbaar", id="moved", marks=MOVES),
    pytest.param(failures.replaced, "B09", "De bibliotheek is niet bereikbaar", id="replaced", marks=MOVES),
    pytest.param(
        failures.pulled_out, "B09", "De bibliotheek is niet bereikbaar", id="pulled out", marks=HOLDS_HANDLES
    ),
    pytest.param(
        failures.mounted_anew, "B09", "De bibliotheek is niet bereikbaar", id="mounted anew", marks=HOLDS_HANDLES
    ),
]

pytestmark = pytest.mark.usefixtures("impatient")


@pytest.fixture
def pen(pen):
    pen.note("ervoor").result(SOON)
    return pen


def note_each_second(pen, clock, count=20):
    """Note so many lines of a page each, a second apart; return the futures."""
    saved = []
    for number in range(count):
        clock.advance(1000)
        saved.append(pen.note(f"regel {number} " + "x" * 9000))
    return saved


def read_by_another_program(folder, key, visit):
    """Return every entry of a visit as a program that starts now finds it."""
    program = (
        "import sys; from pathlib import Path; from uuid import UUID\n"
        "from observatie.store.library import Library\n"
        "with Library.open_reading(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline())) as library:\n"
        "    for entry in library.visit(UUID(sys.argv[2])).journal.entries(): print(ascii(entry.to_json()))\n"
    )
    command = [sys.executable, "-c", program, str(folder), str(visit)]
    return subprocess.run(command, input=key.hex(), capture_output=True, text=True, check=True).stdout.splitlines()


def sound(library):
    return check(library.connect_reading) == []


@pytest.mark.parametrize(("way", "code", "words"), WAYS)
def test_what_is_noted_meanwhile_is_held_and_written_in_order_with_its_own_times(
    way, code, words, library, key, clock, pen, troubles
):
    with way(library, key):
        saved = note_each_second(pen, clock)
        trouble = troubles.get(timeout=SOON)
        assert trouble.code == code
        assert sentence(trouble).startswith(words)
        saved.append(library.keep_draft(pen.id, Draft(text="half", at=clock.now().wall)))
        assert not any(future.done() for future in saved)
    for future in saved:
        future.result(SOON)
    assert troubles.get(timeout=SOON) is None
    assert troubles.empty()  # told once, however often it was tried
    typed = pen.visit.journal.entries()
    assert library.visit(pen.id).journal.entries() == typed
    assert library.drafts(pen.id).get(None).text == "half"
    assert library.visits()[0].notes == 21
    assert sound(library)
    assert read_by_another_program(library.folder, key, pen.id) == [ascii(entry.to_json()) for entry in typed]


@pytest.mark.parametrize(("way", "code", "words"), WAYS)
def test_what_the_store_refuses_until_the_end_is_told_to_be_lost(
    way, code, words, library, key, clock, pen, troubles
):
    with way(library, key):
        saved = note_each_second(pen, clock, 3)
        troubles.get(timeout=SOON)
        library.close()
        assert [future.exception(0).code for future in saved] == [code] * 3
    with Library.open(library.folder, key) as again:
        assert texts(again.visit(pen.id)) == ["ervoor"]
        assert again.startup.unclean or way is failures.full  # where a mark can still be taken away


def test_a_visit_that_is_opened_again_meanwhile_has_what_is_held(library, key, clock, pen, troubles):
    form = load_catalogue(instruments_folder()).instruments["smeets"]
    with failures.locked(library, key):
        first = VisitSession.open(library, pen.id, clock)
        first.set_up(VisitSet(), (form,))
        first.record(Note(text="gehouden"), lesson_ms=1_000)
        library.keep_draft(pen.id, Draft(text="half", at=clock.now().wall))
        troubles.get(timeout=SOON)
        again = VisitSession.open(library, pen.id, clock)
        assert texts(again.visit) == ["ervoor", "gehouden"]
        assert again.instruments == {form.id: form}
        assert again.drafts[None].text == "half"
        assert texts(library.visit(pen.id)) == ["ervoor"]
        goes_on = again.record(Note(text="daarna"), lesson_ms=2_000).saved
    goes_on.result(SOON)
    assert texts(library.visit(pen.id)) == ["ervoor", "gehouden", "daarna"]


@pytest.mark.parametrize(("way", "code", "words"), WAYS)
def test_it_fails_and_comes_back_as_often_as_it_likes(way, code, words, library, key, clock, pen, troubles):
    for _ in range(3):
        with way(library, key):
            saved = note_each_second(pen, clock, 2)
            assert troubles.get(timeout=SOON).code == code
        for future in saved:
            future.result(SOON)
        assert troubles.get(timeout=SOON) is None
        if way is failures.mounted_anew:
            shutil.rmtree(library.folder.with_name("even weg"))
    assert library.visit(pen.id).journal.entries() == pen.visit.journal.entries()
    assert sound(library)


# Written to a file that is in no place


@MOVES
def test_a_note_in_a_file_that_was_moved_during_the_commit_is_not_acknowledged(
    library, key, pen, troubles, monkeypatch
):
    away = library.folder.with_name("even weg")
    insert = rows.insert_entries

    def moved_meanwhile(db, entries):
        insert(db, entries)
        monkeypatch.setattr(rows, "insert_entries", insert)
        library.folder.rename(away)

    monkeypatch.setattr(rows, "insert_entries", moved_meanwhile)
    saved = pen.note("net te laat")
    assert troubles.get(timeout=SOON).code == "B09"
    assert not saved.done()
    away.rename(library.folder)
    saved.result(SOON)
    assert texts(library.visit(pen.id)) == ["ervoor", "net te laat"]
    assert library.visits()[0].notes == 2


@MOVES
def test_notes_go_on_in_a_copy_of_an_hour_ago_that_was_put_in_place_and_nothing_acknowledged_is_missing(
    library, key, pen, troubles, tmp_path
):
    library._connections.take_in_log("TRUNCATE")
    copy = shutil.copytree(library.folder, tmp_path / "een uur geleden")
    pen.note("sindsdien").result(SOON)
    library.keep_draft(pen.id, Draft(text="half", at=pen.visit.journal.entries()[0].at)).result(SOON)
    library.folder.rename(tmp_path / "opzij")
    saved = pen.note("erna")
    assert troubles.get(timeout=SOON).code == "B09"
    copy.rename(library.folder)
    saved.result(SOON)
    assert texts(library.visit(pen.id)) == ["ervoor", "sindsdien", "erna"]
    assert library.drafts(pen.id).get(None).text == "half"
    assert sound(library)


@MOVES
def test_our_log_is_never_taken_for_that_of_a_file_that_was_put_in_place_beside_it(library, key, pen, troubles):
    library._connections.take_in_log("TRUNCATE")
    path = library.folder / DATABASE
    copy = path.read_bytes()
    pen.note("sindsdien").result(SOON)
    path.rename(path.with_name("opzij.db"))
    path.write_bytes(copy)
    pen.note("erna").result(SOON)
    assert texts(library.visit(pen.id)) == ["ervoor", "sindsdien", "erna"]
    assert sound(library)
    library.close()
    with Library.open(library.folder, key) as again:
        assert texts(again.visit(pen.id)) == ["ervoor", "sindsdien", "erna"]
        assert sound(again)
    # What was in it went into our own file, which may be put back.
    path.with_name("opzij.db").replace(path)
    with Library.open(library.folder, key) as ours:
        assert texts(ours.visit(pen.id)) == ["ervoor", "sindsdien"]
        assert sound(ours)


@MOVES
def test_a_log_of_which_half_is_in_our_file_spoils_no_older_copy_after_the_end(library, key, pen):
    library._connections.take_in_log("TRUNCATE")
    path = library.folder / DATABASE
    copy = path.read_bytes()
    for number in range(60):
        pen.note(f"regel {number} {'x' * 1000}").result(SOON)
    library._connections.take_in_log()
    for number in range(30):
        pen.note(f"later {number}").result(SOON)
    path.with_name("ouder.db").write_bytes(copy)
    path.with_name("ouder.db").replace(path)
    library.close()
    with Library.open(library.folder, key) as again:
        assert sound(again)
        assert texts(again.visit(pen.id)) == texts(pen.visit)


@MOVES
@pytest.mark.parametrize("has_our_key", [True, False])
def test_the_library_of_somebody_else_in_its_place_is_not_written_to(
    has_our_key, library, key, clock, pen, troubles, tmp_path
):
    (tmp_path / "andere").mkdir()
    Library.create(tmp_path / "andere", key if has_our_key else bytes(32), "Iemand Anders", "", clock).close()
    other = tmp_path / "andere" / DATABASE
    before = other.read_bytes()
    library.folder.rename(tmp_path / "opzij")
    (tmp_path / "andere").rename(library.folder)
    saved = pen.note("van mij")
    assert troubles.get(timeout=SOON).code == "B09"
    with pytest.raises(KnownError, match="B09"):
        library.connect_reading()
    library.folder.rename(tmp_path / "andere")
    (tmp_path / "opzij").rename(library.folder)
    saved.result(SOON)
    assert texts(library.visit(pen.id)) == ["ervoor", "van mij"]
    assert other.read_bytes() == before


@MOVES
def test_a_worker_that_asked_too_early_does_not_keep_the_next_one_from_reading(library, key, pen, troubles):
    with failures.moved(library, key):
        with pytest.raises(KnownError, match="B09"):
            library.connect_reading()
        assert troubles.get(timeout=SOON).code == "B09"
    assert troubles.get(timeout=SOON) is None
    assert sound(library)


# A medium that was pulled out


@HOLDS_HANDLES
def test_a_medium_that_was_out_for_a_moment_during_the_commit_is_opened_anew(library, pen, monkeypatch):
    away, told = library.folder.with_name("even weg"), SimpleQueue()
    insert = rows.insert_entries

    def out_meanwhile(db, entries):
        insert(db, entries)
        monkeypatch.setattr(rows, "insert_entries", insert)
        library.folder.rename(away)

    def back_before_it_is_tried_again(trouble):
        told.put(trouble and trouble.code)
        if trouble:
            failures.kill_handles(away)
            away.rename(library.folder)

    monkeypatch.setattr(rows, "insert_entries", out_meanwhile)
    library.writer.on_trouble = back_before_it_is_tried_again
    pen.note("net te laat").result(SOON)
    assert [told.get(timeout=SOON), told.get(timeout=SOON)] == ["B09", None]
    assert texts(library.visit(pen.id)) == ["ervoor", "net te laat"]


@HOLDS_HANDLES
def test_reading_meanwhile_is_a_sentence_and_finds_out_that_the_medium_is_back(library, key, pen, troubles):
    with failures.pulled_out(library, key):
        with pytest.raises(KnownError, match="B09"):
            library.visit(pen.id)
        assert troubles.get(timeout=SOON).code == "B09"
        for read in (library.visits, library.register, library.running_visit, library.connect_reading):
            with pytest.raises(KnownError, match="B09"):
                read()
    assert troubles.get(timeout=SOON) is None
    assert texts(library.visit(pen.id)) == ["ervoor"]


@HOLDS_HANDLES
def test_handles_that_died_in_their_place_are_found_by_reading(library, pen):
    failures.kill_handles(library.folder)
    with pytest.raises(KnownError, match="B09"):
        library.visit(pen.id)
    pen.note("erna").result(SOON)
    assert texts(library.visit(pen.id)) == ["ervoor", "erna"]


@HOLDS_HANDLES
def test_no_handle_is_left_on_the_dead_medium(library, key, pen, troubles):
    with failures.mounted_anew(library, key):
        saved = pen.note("meanwhile")
        troubles.get(timeout=SOON)
    saved.result(SOON)
    assert not failures.handles_below(library.folder.with_name("even weg"))


@HOLDS_HANDLES
def test_nothing_is_opened_beside_a_worker_that_still_reads(library, key, pen, troubles, monkeypatch):
    tried, open_anew = SimpleQueue(), Connections._open_anew
    monkeypatch.setattr(Connections, "_open_anew", lambda self: (tried.put("tried"), open_anew(self)))
    with closing(library.connect_reading()) as worker:
        with failures.pulled_out(library, key):
            saved = pen.note("held")
            assert troubles.get(timeout=SOON).code == "B09"
        for _ in range(3):
            tried.get(timeout=SOON)
        assert not saved.done()
        with pytest.raises(KnownError, match="B09"):
            library.connect_reading()
        with pytest.raises(Exception, match="I/O"):
            list(rows.read_entries(worker, pen.id))
    saved.result(SOON)
    assert troubles.get(timeout=SOON) is None
    assert sound(library)


@HOLDS_HANDLES
def test_a_medium_that_another_program_took_meanwhile_is_written_to_after_that_one(library, key, pen, troubles):
    away = library.folder.with_name("even weg")
    with failures.pulled_out(library, key):
        other = FolderLock(away)
        saved = pen.note("held")
        assert troubles.get(timeout=SOON).code == "B09"
    assert troubles.get(timeout=SOON).code == "B06"
    assert not saved.done()
    other.release()
    saved.result(SOON)
    with pytest.raises(KnownError, match="B06"):
        FolderLock(library.folder)  # and it is ours again


def test_locking_anew_never_makes_a_folder_in_the_way_of_the_one_that_comes_back(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    lock = FolderLock(folder)
    lock.release()
    folder.rename(tmp_path / "weg")
    with pytest.raises(KnownError, match="B09"):
        lock.renew()
    assert not folder.exists()


@HOLDS_HANDLES
def test_closing_after_the_medium_came_back_loses_nothing(library, key, pen, troubles):
    with failures.pulled_out(library, key):
        saved = pen.note("held")
        troubles.get(timeout=SOON)
    library.close()
    saved.result(SOON)
    with Library.open(library.folder, key) as again:
        assert texts(again.visit(pen.id)) == ["ervoor", "held"]
        assert not again.startup.unclean


@HOLDS_HANDLES
def test_a_command_is_not_kept_waiting_for_a_medium(library, key, clock):
    library.close()
    with Library.open(library.folder, key, patient=False) as command, failures.pulled_out(command, key):
        pen = Pen(command, clock)
        saved = [pen.begin(), pen.note("een")]
        assert [future.exception(SOON).code for future in saved] == ["B09"] * 2
        with pytest.raises(KnownError, match="B09"):
            command.visits()


def test_a_batch_of_many_entries_is_written_again_from_where_it_came():
    recent = module.Recent()
    many = module.Batch(entries=(Note(text="een"),) * 65)
    recent.keep(many)
    assert [batch.entries for batch in recent.batches()] == [()]
