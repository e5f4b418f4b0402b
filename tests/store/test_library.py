"""A library from its making to its closing: who may open it, what is left when something goes wrong."""

import os
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from threading import Thread

import pytest
from support.refusals import refusal
from support.samples import CHEAP, OWNER, PASSPHRASE
from support.store.pen import Pen, texts

from observatie.domain.errors import BugError, KnownError
from observatie.store import create_library, keyfile
from observatie.store import library as module
from observatie.store.cipher import connect
from observatie.store.folder import (
    DATABASE,
    EXTENT_FILE,
    KEY_FILE,
    change_passphrase,
    create_key,
    is_library,
    make_folder,
    refuse_library,
    require,
    unlock,
)
from observatie.store.library import Library
from observatie.store.lock import LOCK_FILE, FolderLock
from observatie.store.trouble import RESCUE

KEY_COPY = "sleutel-kopie.json"


def test_a_new_library_knows_its_owner(library):
    owner = library.register().people[library.scribe.author]
    assert (owner.name, owner.role) == (OWNER, "intern begeleider")


def test_what_was_written_is_there_the_next_time(library, folder, clock):
    pen = Pen(library, clock)
    pen.begin().result()
    pen.note("De klas wordt stil.").result()
    library.close()
    with Library.open(folder, unlock(folder, PASSPHRASE)) as again:
        assert texts(again.visit(pen.id)) == ["De klas wordt stil."]
        assert [visit.id for visit in again.visits()] == [pen.id]
        assert again.scribe == library.scribe


def test_closing_writes_what_is_queued(library, folder, key, clock):
    pen = Pen(library, clock)
    saved = [pen.note(f"regel {number}") for number in range(50)]
    library.close()
    assert all(future.done() and future.exception() is None for future in saved)
    with Library.open_reading(folder, key) as again:
        assert len(texts(again.visit(pen.id))) == 50


def test_a_closed_library_takes_nothing_more(library, clock):
    pen = Pen(library, clock)
    library.close()
    with pytest.raises(BugError):
        pen.note("te laat")
    library.close()  # a second time is no error


def test_a_library_opened_for_reading_writes_nothing(library, folder, key, clock):
    with Library.open_reading(folder, key) as reading:
        with pytest.raises(BugError):
            Pen(reading, clock).note("mag niet")
        with pytest.raises(BugError):
            reading.rebuild_lists()


def test_reading_goes_on_beside_a_writer(library, folder, key, clock):
    pen = Pen(library, clock)
    pen.note("een").result()
    with Library.open_reading(folder, key) as reading:
        assert texts(reading.visit(pen.id)) == ["een"]
        pen.note("twee").result()
        assert texts(reading.visit(pen.id)) == ["een", "twee"]


# One program at a time


def test_a_library_that_is_open_cannot_be_opened_again(library, folder, key):
    assert refusal(Library.open, folder, key) == "B06"


def test_a_library_that_another_program_has_open_cannot_be_opened(library, folder, key):
    library.close()
    program = (
        "import sys; from pathlib import Path; from observatie.store.library import Library\n"
        "library = Library.open(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()))\n"
        "print('open', flush=True)\n"
        "sys.stdin.readline()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        print(key.hex(), file=other.stdin, flush=True)
        assert other.stdout.readline() == "open\n"
        assert refusal(Library.open, folder, key) == "B06"
        Library.open_reading(folder, key).close()
        other.kill()
    Library.open(folder, key).close()  # the lock of a dead program is nobody's


def test_a_library_may_be_closed_by_another_thread_than_opened_it(library, folder, key, monkeypatch):
    library.close()
    locks = []
    monkeypatch.setattr(module, "FolderLock", lambda folder: locks.append(FolderLock(folder)) or locks[-1])
    thread = Thread(target=Library.open(folder, key).close)
    thread.start()
    thread.join()
    Library.open(folder, key).close()
    assert len(locks) == 2  # both are still there: neither was let go of because nobody held it any more


def test_nothing_is_held_after_an_opening_that_failed(library, folder, key):
    library.close()
    database = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(database[:4096])
    assert refusal(Library.open, folder, key) == "B04"
    assert not [file for file in open_files() if str(folder) in file]
    (folder / DATABASE).write_bytes(database)
    Library.open(folder, key).close()


def test_closing_lets_go_of_every_file(library, folder, key, clock):
    Pen(library, clock).note("een").result()
    library.close()
    assert not [file for file in open_files() if str(folder) in file]
    assert sorted(file.name for file in folder.iterdir()) == [DATABASE, LOCK_FILE, KEY_COPY, KEY_FILE, EXTENT_FILE]


def open_files():
    handles = "/proc/self/fd"
    if not os.path.isdir(handles):
        pytest.skip("needs Linux")
    links = [os.path.join(handles, handle) for handle in os.listdir(handles)]
    return [os.readlink(link) for link in links if os.path.islink(link)]


# Where nothing can be written


@pytest.fixture
def closed_folder(monkeypatch, folder):
    """Tell that nobody may write in the folder, as of a medium that is read only; root may write anywhere else."""
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: os.fspath(path) != os.fspath(folder) and may(path, mode))
    return folder


def test_a_library_on_a_medium_that_is_read_only_is_read_and_nothing_is_made_beside_it(
    library, key, clock, closed_folder
):
    pen = Pen(library, clock)
    pen.note("De klas wordt stil.").result()
    library.close()
    before = sorted(closed_folder.iterdir())
    with Library.open_reading(closed_folder, key) as reading:
        assert texts(reading.visit(pen.id)) == ["De klas wordt stil."]
        assert sorted(closed_folder.iterdir()) == before


def test_what_waits_in_a_log_is_read_there_too(library, key, clock, closed_folder):
    pen = Pen(library, clock)
    pen.note("nog net").result()
    with Library.open_reading(closed_folder, key) as reading:
        assert texts(reading.visit(pen.id)) == ["nog net"]


# An unclean end


def test_a_library_that_was_closed_ended_well(library, folder, key):
    library.close()
    with Library.open(folder, key) as again:
        assert not again.startup.unclean


def test_an_end_without_closing_is_seen_the_next_time_and_once(library, folder, key, clock, tmp_path):
    pen = Pen(library, clock)
    pen.note("nog net").result()
    left = shutil.copytree(folder, tmp_path / "zoals de stroom uitviel")
    with Library.open(left, key) as again:
        assert again.startup.unclean
        assert texts(again.visit(pen.id)) == ["nog net"]
    with Library.open(left, key) as again:
        assert not again.startup.unclean


def test_a_log_that_was_lost_hides_no_bad_end_and_is_missed(library, folder, key, clock, tmp_path):
    Pen(library, clock).note("nog net").result()
    left = shutil.copytree(folder, tmp_path / "zoals de stroom uitviel")
    (left / f"{DATABASE}-wal").unlink()
    with Library.open(left, key) as again:
        assert (again.startup.unclean, again.startup.lost_log) == (True, True)
    with Library.open(left, key) as again:
        assert (again.startup.unclean, again.startup.lost_log) == (False, False)


def test_a_log_that_is_there_is_not_missed(library, folder, key, clock, tmp_path):
    Pen(library, clock).note("nog net").result()
    left = shutil.copytree(folder, tmp_path / "zoals de stroom uitviel")
    with Library.open(left, key) as again:
        assert (again.startup.unclean, again.startup.lost_log) == (True, False)


@pytest.mark.skipif(os.name != "posix", reason="Windows deletes no file that is open")
def test_a_log_that_is_deleted_while_the_library_is_open_takes_nothing_along(library, folder, key, clock):
    pen = Pen(library, clock)
    for text in ("ervoor", "net ervoor"):
        pen.note(text).result()
    (folder / f"{DATABASE}-wal").unlink()
    for text in ("erna", "ook erna"):
        pen.note(text).result()
    # As another program finds it, without what this one has open.
    left = shutil.copytree(folder, folder.with_name("elders"))
    with Library.open(left, key) as again:
        assert texts(again.visit(pen.id)) == ["ervoor", "net ervoor", "erna", "ook erna"]


def test_a_failed_opening_does_not_hide_that_it_ended_badly(library, folder, key, tmp_path, monkeypatch):
    left = shutil.copytree(folder, tmp_path / "zoals de stroom uitviel")
    with monkeypatch.context() as broken:
        broken.setattr(module, "Writer", broken_writer)
        with pytest.raises(RuntimeError):
            Library.open(left, key)
    with Library.open(left, key) as again:
        assert again.startup.unclean


def broken_writer(*args, **named):
    raise RuntimeError("can't start new thread")


def test_closing_lets_go_when_the_store_refuses_and_the_next_opening_knows(library, folder, key, monkeypatch):
    monkeypatch.setattr("observatie.store.cipher._BUSY_MS", 1)
    library.close()
    library = Library.open(folder, key)
    with holding(folder, key):
        library.close()
    with Library.open(folder, key) as again:
        assert again.startup.unclean


@contextmanager
def holding(folder, key):
    """Be another program that has the file to itself."""
    with closing(connect(folder / DATABASE, key, writing=True)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield


def test_opening_while_another_program_holds_the_file_is_a_sentence(library, folder, key, monkeypatch):
    monkeypatch.setattr("observatie.store.cipher._BUSY_MS", 1)
    library.close()
    with holding(folder, key):
        assert refusal(Library.open, folder, key) == "B06"
    Library.open(folder, key).close()


# Making one


def test_there_is_no_library_in_an_empty_folder(folder, key):
    assert not is_library(folder)
    assert refusal(Library.open, folder, key) == "B01"
    assert refusal(Library.open_reading, folder, key) == "B01"
    assert refusal(unlock, folder, PASSPHRASE) == "B01"


def test_a_library_whose_key_file_is_gone_is_not_said_to_be_absent(library, folder):
    for name in (KEY_FILE, KEY_COPY):
        (folder / name).unlink()
    assert refusal(unlock, folder, PASSPHRASE) == "B03"


SPOILT = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "half": lambda path: path.write_bytes(path.read_bytes()[:-40]),
    "one byte": lambda path: path.write_bytes(path.read_bytes().replace(b'"n": ', b'"n":0')),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("name", ["sleutel.json", "sleutel-kopie.json"])
def test_a_key_file_that_is_spoilt_locks_nobody_out_and_is_mended(library, folder, key, name, spoil):
    sound = (folder / KEY_FILE).read_bytes()
    library.close()
    spoil(folder / name)
    Library.open(folder, unlock(folder, PASSPHRASE)).close()
    assert [(folder / each).read_bytes() for each in (KEY_FILE, KEY_COPY)] == [sound, sound]


@pytest.mark.parametrize("name", ["sleutel.json", "sleutel-kopie.json"])
def test_a_key_file_that_is_deleted_while_the_library_is_open_is_put_back_when_it_is_closed(library, folder, name):
    sound = (folder / name).read_bytes()
    (folder / name).unlink()
    library.close()
    assert (folder / name).read_bytes() == sound


def test_a_passphrase_that_was_changed_halfway_is_the_new_one_in_both_files(library, folder, key, monkeypatch):
    write = keyfile.write_whole

    def killed(path, content):
        if path.name == KEY_COPY:
            raise KeyboardInterrupt
        write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(keyfile, "write_whole", killed)
        with pytest.raises(KeyboardInterrupt):
            change_passphrase(folder, PASSPHRASE, "een heel andere zin", CHEAP)
    assert refusal(unlock, folder, PASSPHRASE) == "B02"
    library.close()
    (folder / KEY_FILE).unlink()
    assert refusal(unlock, folder, PASSPHRASE) == "B02"
    assert unlock(folder, "een heel andere zin") == key


def test_a_library_is_never_made_over_another(library, folder, key, clock):
    library.close()
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert refusal(create_key, folder, "een heel andere zin", CHEAP) == "B10"
    assert refusal(Library.create, folder, key, "Iemand", "", clock) == "B10"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_library_made_by_another_program_at_the_same_moment_is_not_lost(folder, key, clock, monkeypatch):
    # The other one is done between our look at the folder and our lock.
    def too_late(folder):
        monkeypatch.setattr(create_library, "FolderLock", FolderLock)
        Library.create(folder, key, "Eerste", "", clock).close()
        return FolderLock(folder)

    monkeypatch.setattr(create_library, "FolderLock", too_late)
    assert refusal(Library.create, folder, key, "Tweede", "", clock) == "B10"
    with Library.open(folder, key) as library:
        assert [person.name for person in library.register().people.values()] == ["Eerste"]


@pytest.mark.parametrize("at", ["observatie.store.library.create_key", "observatie.store.library.create_library"])
def test_of_two_programs_that_begin_in_one_folder_the_second_changes_nothing(tmp_path, clock, monkeypatch, at):
    folder, seen = tmp_path / "samen", []

    def begin(passphrase, name):
        return Library.begin(folder, passphrase, name, "", clock, cost=CHEAP)

    first = getattr(module, at.rpartition(".")[2])

    def meanwhile(*args):
        monkeypatch.setattr(at, first)
        before = sorted(folder.iterdir())
        seen.append(refusal(begin, "de zin van de tweede", "Tweede"))
        assert sorted(folder.iterdir()) == before
        return first(*args)

    monkeypatch.setattr(at, meanwhile)
    begin(PASSPHRASE, "Eerste").close()
    assert os.name != "posix" or folder.stat().st_mode & 0o077 == 0
    assert seen == ["B06"]
    assert refusal(begin, "de zin van de derde", "Derde") == "B10"
    with Library.open(folder, unlock(folder, PASSPHRASE)) as library:
        assert [person.name for person in library.register().people.values()] == ["Eerste"]


def test_a_first_start_that_was_broken_off_can_be_done_again(folder, key, clock, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("observatie.store.create_library.move_into_place", out_of_space)
        assert refusal(Library.create, folder, key, OWNER, "", clock) == "B07"
    assert not is_library(folder)

    again = create_key(folder, "een heel andere zin", CHEAP)
    with Library.create(folder, again, OWNER, "", clock) as library:
        assert library.register().people
    assert unlock(folder, "een heel andere zin") == again


def out_of_space(*args):
    raise OSError(28, "No space left on device")


def test_a_key_without_its_library_is_kept(folder, key):
    create_key(folder, "een heel andere zin", CHEAP)
    kept = folder / f"{KEY_FILE}.oud1"
    kept.rename(folder / KEY_FILE)
    (folder / DATABASE).touch()
    assert unlock(folder, PASSPHRASE) == key


def test_what_a_deleted_library_left_does_not_spoil_a_new_one(library, folder, key, clock):
    Pen(library, clock).note("uit de vorige").result()
    left = (folder / f"{DATABASE}-wal").read_bytes()
    library.close()
    (folder / DATABASE).unlink()
    (folder / f"{DATABASE}-wal").write_bytes(left)

    again = create_key(folder, PASSPHRASE, CHEAP)
    with Library.create(folder, again, OWNER, "", clock) as fresh:
        assert fresh.visits() == []
    assert (folder / f"{DATABASE}-wal.oud1").read_bytes() == left


def test_where_another_folder_would_do_it_is_said_how_one_is_given(folder, library, tmp_path):
    taken = tmp_path / "bezet"
    taken.write_text("geen map")
    ways = {"B01": (require, tmp_path), "B07": (make_folder, taken), "B10": (refuse_library, folder)}
    for code, (way, where) in ways.items():
        with pytest.raises(KnownError, match=code) as refused:
            way(where)
        # There is nowhere in a window to choose one, and nothing to choose at a command.
        assert "kies" not in refused.value.remedy
        assert "een andere map geef je met --map" in refused.value.remedy


def test_what_to_do_about_damage_can_be_done_with_a_window_and_without(library, folder):
    library.close()
    for name in (KEY_FILE, KEY_COPY):
        (folder / name).write_bytes(b"geen sleutel")
    with pytest.raises(KnownError, match="B03") as refused:
        unlock(folder, PASSPHRASE)
    assert all(each.startswith("zet een reservekopie terug; ") for each in (refused.value.remedy, RESCUE))


def test_a_file_in_place_of_the_folder_is_a_sentence(tmp_path, clock):
    taken = tmp_path / "bezet"
    taken.write_text("geen map")
    key = bytes(32)
    assert refusal(create_key, taken, PASSPHRASE, CHEAP) == "B07"
    assert refusal(create_key, taken / "eronder", PASSPHRASE, CHEAP) == "B07"
    assert refusal(Library.create, taken, key, OWNER, "", clock) == "B07"
    assert refusal(Library.open, taken, key) == "B01"
    assert not is_library(taken)


def test_a_folder_in_place_of_the_file_is_a_sentence(folder, key):
    (folder / DATABASE).mkdir()
    assert refusal(Library.open, folder, key) in ("B07", "B09")  # as the system calls it
    assert refusal(Library.open_reading, folder, key) in ("B07", "B09")


@pytest.mark.parametrize("name", ["met spatie", "50% af?", "een#twee", "naïef ş", "a&b=c;mode=memory"])
def test_a_folder_may_have_any_name(tmp_path, clock, name):
    folder = tmp_path / name
    key = create_key(folder, PASSPHRASE, CHEAP)
    with Library.create(folder, key, OWNER, "", clock) as library:
        Pen(library, clock).note("een").result()
    assert (folder / DATABASE).stat().st_size > 0
    Library.open(folder, key).close()
