"""A backup that is put back: known beforehand, whole or not at all, and what was there is kept."""

import errno
import shutil
from threading import Thread
from uuid import uuid4
from zipfile import ZipFile

import pytest
from support.refusals import refusal
from support.samples import CHEAP, PASSPHRASE
from support.store.killed import kept_aside
from support.store.pen import Pen, texts

from observatie.backup.backup_folder import make_backup
from observatie.backup.restore import Contents, prepare
from observatie.domain.acts.acts import LessonMark, Note, VisitSet
from observatie.domain.visit.visit import VisitState
from observatie.store import folder as module
from observatie.store.folder import (
    DATABASE,
    KEY_FILE,
    change_passphrase,
    is_library,
    unlock,
)
from observatie.store.interruption import InterruptedWorkError, Interruption
from observatie.store.library import Library
from observatie.store.visit_session import VisitSession
from observatie.store.wrapping import new_key

LATER = "een andere zin van later"


@pytest.fixture
def backup(library, clock, pen):
    """The path of a backup of one visit with one note; the library is closed, with a second note in it."""
    made = make_backup(library, clock, Interruption())
    clock.advance(3_600_000)
    pen.note("Dit is van na de reservekopie.").result()
    library.close()
    return made.path


def ready(backup, folder, clock, passphrase=PASSPHRASE):
    return prepare(backup, passphrase, folder, clock, Interruption())


def put_back(backup, folder, clock, passphrase=PASSPHRASE):
    return ready(backup, folder, clock, passphrase).adopt(clock.now().wall)


def opened(folder, passphrase=PASSPHRASE):
    return Library.open(folder, unlock(folder, passphrase))


def test_what_is_in_it_and_what_would_be_lost_is_known_before_anything_changes(backup, folder, clock, pen):
    prepared = ready(backup, folder, clock)
    assert (prepared.holds, prepared.lacks) == (Contents(1, 1), Contents(1, 1))
    prepared.discard()
    with opened(folder) as library:
        assert len(texts(library.visit(pen.id))) == 2
    assert not list(folder.glob("~*"))


@pytest.fixture
def own(library, folder):
    """The file of an instrument of the school itself."""
    file = folder / "instrumenten" / "dagstart.yaml"
    file.parent.mkdir()
    file.write_text("id: dagstart")
    return file


def test_on_a_new_laptop_the_instruments_of_the_school_are_there_too(own, backup, tmp_path, clock):
    put_back(backup, tmp_path / "nieuw", clock)
    assert (tmp_path / "nieuw" / "instrumenten" / "dagstart.yaml").read_text() == "id: dagstart"


def test_an_instrument_that_was_deleted_comes_back(own, backup, folder, clock):
    own.unlink()
    put_back(backup, folder, clock)
    assert own.read_text() == "id: dagstart"


def test_an_instrument_that_was_changed_since_stays_as_it_is_now(own, backup, folder, clock):
    own.write_text("id: dagstart\nversion: 2")
    put_back(backup, folder, clock)
    assert own.read_text() == "id: dagstart\nversion: 2"


@pytest.mark.parametrize(
    "name", ["../elders.yaml", "instrumenten/../elders.yaml", "instrumenten/a/b.yaml", "elders.yaml"]
)
def test_a_file_that_is_named_out_of_its_folder_stays_in_the_backup(backup, tmp_path, clock, name):
    with ZipFile(backup, "a") as archive:
        archive.writestr(name, "id: elders")
    put_back(backup, tmp_path / "nieuw" / "laptop", clock)
    assert not list(tmp_path.rglob("*.yaml"))


def test_an_instrument_that_is_damaged_in_it_keeps_nothing_else_from_coming_back(
    own, backup, tmp_path, clock, pen
):
    backup.write_bytes(backup.read_bytes().replace(b"id: dagstart", b"id: dagstort"))
    put_back(backup, tmp_path / "nieuw", clock)
    with opened(tmp_path / "nieuw") as library:
        assert texts(library.visit(pen.id)) == ["De klas wordt stil."]
    assert not (tmp_path / "nieuw" / "instrumenten" / "dagstart.yaml").exists()


def test_what_was_put_back_is_what_it_held(backup, folder, clock, pen):
    put_back(backup, folder, clock)
    with opened(folder) as library:
        assert texts(library.visit(pen.id)) == ["De klas wordt stil."]
        assert (library.startup.unclean, library.is_backed_up) == (False, False)


def test_the_library_that_was_there_is_kept_under_its_date_and_still_opens(backup, folder, clock, pen):
    aside = put_back(backup, folder, clock)
    assert aside.name == "opzij-2026-03-10-093000"
    assert kept_aside(folder) == [aside]
    with opened(aside) as library:
        assert len(texts(library.visit(pen.id))) == 2


def test_on_a_new_laptop_there_is_nothing_to_keep_or_to_lose(backup, tmp_path, clock, pen):
    prepared = ready(backup, tmp_path / "nieuwe laptop", clock)
    assert prepared.lacks is None
    assert prepared.adopt(clock.now().wall) is None
    with opened(tmp_path / "nieuwe laptop") as library:
        assert texts(library.visit(pen.id)) == ["De klas wordt stil."]


def test_it_is_another_device(backup, folder, clock, library):
    put_back(backup, folder, clock)
    with opened(folder) as again:
        assert again.scribe.device != library.scribe.device
        assert again.scribe.author == library.scribe.author


def test_it_asks_the_passphrase_of_that_time(backup, folder, clock):
    change_passphrase(folder, PASSPHRASE, LATER, CHEAP)
    assert refusal(ready, backup, folder, clock, LATER) == "B02"
    prepared = ready(backup, folder, clock)
    assert prepared.lacks is None
    prepared.adopt(clock.now().wall)
    assert refusal(opened, folder, LATER) == "B02"
    opened(folder).close()


def test_a_lesson_that_was_running_ends_where_it_was(library, folder, clock):
    session = VisitSession.open(library, uuid4(), clock)
    session.record(VisitSet(subject="rekenen"))
    session.begin_lesson()
    clock.advance(25 * 60_000)
    session.record(Note(text="na 25 minuten"), lesson_ms=25 * 60_000).saved.result()
    made = make_backup(library, clock, Interruption())
    library.close()
    clock.advance(3_600_000)
    put_back(made.path, folder, clock)
    with opened(folder) as again:
        visit = again.visit(session.visit.id)
        stopped = [each for each in visit.shown("lesson") if each.act.mark is LessonMark.STOPPED]
        assert [each.lesson_ms for each in stopped] == [25 * 60_000]
        assert again.visits()[0].state is visit.state is not VisitState.OBSERVING
        assert again.running_visit() is None


def test_a_wrong_passphrase_changes_nothing(backup, folder, clock):
    before = sorted(path.name for path in folder.iterdir())
    assert refusal(ready, backup, folder, clock, "niet de goede zin") == "B02"
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_damaged_backup_changes_nothing(backup, folder, clock, pen):
    spoilt = bytearray(backup.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    backup.write_bytes(spoilt)
    assert refusal(ready, backup, folder, clock) == "K02"
    with opened(folder) as library:
        assert len(texts(library.visit(pen.id))) == 2


def test_an_open_library_is_not_replaced(backup, folder, clock):
    with opened(folder):
        assert refusal(ready, backup, folder, clock) == "B06"


def test_it_can_be_put_back_where_the_library_is_damaged(backup, folder, clock, pen):
    (folder / DATABASE).write_bytes(b"niets")
    prepared = ready(backup, folder, clock)
    assert prepared.lacks is None
    aside = prepared.adopt(clock.now().wall)
    assert (aside / DATABASE).read_bytes() == b"niets"
    with opened(folder) as library:
        assert texts(library.visit(pen.id)) == ["De klas wordt stil."]


def test_it_can_be_stopped_before_it_is_ready(backup, folder, clock):
    interruption = Interruption()
    interruption.ask()
    with pytest.raises(InterruptedWorkError):
        prepare(backup, PASSPHRASE, folder, clock, interruption)
    assert not list(folder.glob("~*"))


@pytest.mark.parametrize("left", [None, b"{", b""])
def test_where_only_the_key_is_lost_only_the_key_is_put_back(backup, folder, clock, pen, left):
    for path in folder.glob("sleutel*.json"):
        path.unlink()
        if left is not None:
            path.write_bytes(left)
    prepared = ready(backup, folder, clock)
    assert prepared.is_key_alone
    prepared.adopt(clock.now().wall)
    with opened(folder) as library:
        assert len(texts(library.visit(pen.id))) == 2


def test_where_both_key_files_are_of_another_library_only_the_key_comes_back(backup, folder, clock, pen, tmp_path):
    with Library.begin(tmp_path / "ander", LATER, "Een ander", "coach", clock, cost=CHEAP):
        for path in folder.glob("sleutel*.json"):
            shutil.copy(tmp_path / "ander" / KEY_FILE, path)
    prepared = ready(backup, folder, clock)
    assert prepared.is_key_alone
    prepared.adopt(clock.now().wall)
    with opened(folder) as library:
        assert len(texts(library.visit(pen.id))) == 2


def test_the_key_of_another_library_is_not_taken_for_the_lost_one(backup, folder, clock, tmp_path, key):
    with Library.create(tmp_path / "ander", new_key(), "Een ander", "coach", clock):
        pass
    shutil.copy(tmp_path / "ander" / DATABASE, folder / DATABASE)
    for path in folder.glob("sleutel*.json"):
        path.unlink()
    prepared = ready(backup, folder, clock)
    assert not prepared.is_key_alone
    prepared.discard()


class Killed(BaseException):
    """Stands for the end of the program: nothing after it is done."""


@pytest.mark.parametrize("moves", range(9))
def test_ended_at_any_step_it_is_the_old_library_or_the_new_one_never_half(
    backup, folder, clock, pen, monkeypatch, moves
):
    # As a kill leaves it: with the log of a program that was writing beside the file.
    with opened(folder) as library:
        library.writer.db.execute("PRAGMA wal_autocheckpoint=0")
        Pen(library, clock, library.visit(pen.id)).note("nog in het logboek").result()
        shutil.copytree(folder, folder.parent / "gedood")
    folder = folder.parent / "gedood"
    prepared, done, real = ready(backup, folder, clock), [], module.move_into_place

    def move_until(path, to):
        if len(done) == moves:
            raise Killed
        done.append(to)
        real(path, to)

    monkeypatch.setattr(module, "move_into_place", move_until)
    try:
        prepared.adopt(clock.now().wall)
    except Killed:
        assert is_library(folder)
    else:
        assert moves == 8
    monkeypatch.setattr(module, "move_into_place", real)
    with opened(folder) as library:
        assert texts(library.visit(pen.id)) == ["De klas wordt stil."]
        assert not library.startup.lost_log
    with opened(*kept_aside(folder)) as old:
        assert len(texts(old.visit(pen.id))) == 3
    assert not list(folder.glob("~*"))
    assert (folder / KEY_FILE).exists()


def test_whoever_leaves_while_it_is_put_back_takes_nothing_away(backup, folder, clock, pen, monkeypatch):
    prepared, real, leaving = ready(backup, folder, clock), module.move_into_place, []

    def leave_and_move(path, to):
        leaving.append(Thread(target=prepared.discard))
        leaving[-1].start()
        leaving[-1].join(0.05)
        real(path, to)

    monkeypatch.setattr(module, "move_into_place", leave_and_move)
    prepared.adopt(clock.now().wall)
    for thread in leaving:
        thread.join()
    with opened(folder) as library:
        assert texts(library.visit(pen.id)) == ["De klas wordt stil."]


def test_one_that_finds_no_room_to_be_put_back_leaves_the_library_and_nothing_else(
    backup, folder, clock, pen, monkeypatch
):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    prepared, before = ready(backup, folder, clock), {path.name for path in folder.iterdir()}
    with monkeypatch.context() as refusing:
        refusing.setattr(module, "write_whole", full)
        assert refusal(prepared.adopt, clock.now().wall) == "B07"
    assert {path.name for path in folder.iterdir()} == before - {prepared.staging.path.name}
    with opened(folder) as library:
        assert len(texts(library.visit(pen.id))) == 2


def test_what_was_settled_is_still_settled(library, folder, clock, pen):
    session = VisitSession.open(library, pen.id, clock)
    session.begin_lesson()
    session.end_lesson()
    session.settle(b"%PDF het verslag").saved.result()
    made = make_backup(library, clock, Interruption())
    library.close()
    put_back(made.path, folder, clock)
    with opened(folder) as again:
        visit = again.visit(pen.id)
        assert visit.state is VisitState.SETTLED
        assert again.file(visit.settlement.report) == b"%PDF het verslag"
