"""Backups that nobody asked for: after a lesson, every half hour, at closing, and never in a lesson."""

import shutil
from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings
from support.store.pen import Pen

from observatie.backup.backup_folder import SECOND_FOLDER, backup_folder_of, backups_in
from observatie.store.library import Library
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.session import backup_scheduler as module
from observatie.ui.session.backup_scheduler import BackupScheduler

MINUTE = 60_000
DAY = 24 * 60 * MINUTE


@pytest.fixture
def machine(tmp_path):
    return MachineSettings(QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def pen(library, clock):
    pen = Pen(library, clock)
    pen.begin().result()
    return pen


@pytest.fixture
def settle(qtbot):
    """Wait until what a scheduler does is over."""

    def wait(scheduler):
        qtbot.waitUntil(lambda: not scheduler.is_busy)
        return scheduler

    return wait


@pytest.fixture
def scheduler(qtbot, library, clock, machine, pen, settle, qapp):
    scheduler = BackupScheduler(library, clock, machine, qapp)
    yield settle(scheduler)
    scheduler.retire()
    settle(scheduler)
    scheduler.deleteLater()


def made(library):
    return [each.at for each in backups_in(backup_folder_of(library.folder))]


def looked(scheduler, settle):
    scheduler.look()
    settle(scheduler)


def test_the_first_look_makes_one_and_the_next_has_nothing_to_do(scheduler, library, settle):
    looked(scheduler, settle)
    looked(scheduler, settle)
    assert len(made(library)) == 1
    assert (scheduler.last.at, scheduler.trouble) == (made(library)[0], None)


def test_half_an_hour_goes_by_between_two_however_much_changes(scheduler, library, settle, pen, clock):
    for _ in range(65):
        pen.note("weer iets").result()
        clock.advance(MINUTE)
        looked(scheduler, settle)
    assert [later - earlier for later, earlier in zip(made(library), made(library)[1:], strict=False)] == [
        timedelta(minutes=30),
        timedelta(minutes=30),
    ]


def test_where_nothing_changed_none_is_made(scheduler, library, settle, clock):
    looked(scheduler, settle)
    clock.advance(DAY)
    looked(scheduler, settle)
    assert len(made(library)) == 1


def test_none_is_made_while_a_lesson_runs_and_one_is_right_after_it(scheduler, library, settle, pen, clock):
    scheduler.on_running(True)
    clock.advance(DAY)
    looked(scheduler, settle)
    assert made(library) == []
    scheduler.on_running(False)
    settle(scheduler)
    assert len(made(library)) == 1


def test_a_lesson_that_begins_stops_the_one_that_is_being_made(scheduler, library, settle, monkeypatch):
    real = module.make_backup

    def begin_meanwhile(*args):
        scheduler.on_running(True)
        return real(*args)

    monkeypatch.setattr(module, "make_backup", begin_meanwhile)
    scheduler.make()
    settle(scheduler)
    assert (made(library), scheduler.trouble) == ([], None)
    assert list(backup_folder_of(library.folder).iterdir()) == []


def test_what_changed_the_last_time_is_backed_up_this_time(
    qtbot, scheduler, library, folder, key, clock, machine, settle
):
    library.close()
    with Library.open(folder, key) as again:
        later = settle(BackupScheduler(again, clock, machine, scheduler))
        looked(later, settle)
        assert len(made(again)) == 1
        later.retire()


def test_a_clock_that_was_set_back_keeps_none_from_being_made(scheduler, library, settle, pen, clock):
    looked(scheduler, settle)
    pen.note("iets").result()
    clock.set_wall(clock.now().wall - timedelta(days=400))
    looked(scheduler, settle)
    assert len(made(library)) == 2


def test_where_none_is_left_at_the_start_one_is_made_though_nothing_changed(
    scheduler, library, settle, clock, machine, qapp
):
    looked(scheduler, settle)
    for each in backups_in(backup_folder_of(library.folder)):
        each.path.unlink()
    scheduler.retire()
    again = settle(BackupScheduler(library, clock, machine, qapp))
    assert again.is_wanted
    looked(again, settle)
    assert (len(made(library)), again.is_wanted) == (1, False)
    again.retire()


def test_that_it_failed_is_known_until_one_succeeds(scheduler, library, settle, pen, clock):
    backup_folder_of(library.folder).write_text("hier kan geen map komen")
    looked(scheduler, settle)
    assert (scheduler.trouble.code, scheduler.last) == ("K04", None)
    backup_folder_of(library.folder).unlink()
    clock.advance(31 * MINUTE)
    looked(scheduler, settle)
    assert (scheduler.trouble, scheduler.count) == (None, 1)


# The second place


@pytest.fixture
def stick(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def there(stick):
    """The folder for backups on the stick."""
    return stick / SECOND_FOLDER


def test_every_one_goes_to_the_second_place_too(scheduler, settle, stick, there, machine):
    scheduler.second_place = stick
    settle(scheduler)
    looked(scheduler, settle)
    assert [each.at for each in backups_in(there)] == [scheduler.last.at]
    assert (machine.second_place, machine.second_at) == (str(there), scheduler.last.at)


def test_chosen_later_it_gets_the_last_one_at_once(scheduler, settle, stick, there):
    looked(scheduler, settle)
    scheduler.second_place = stick
    settle(scheduler)
    assert len(backups_in(there)) == 1


def test_a_second_place_that_was_just_chosen_is_never_called_too_old(scheduler, settle, stick):
    looked(scheduler, settle)
    told = []
    scheduler.changed.connect(lambda: told.append(scheduler.second_is_old))
    scheduler.second_place = stick
    settle(scheduler)
    assert told
    assert not any(told)


def test_a_stick_that_is_put_in_again_gets_what_it_missed(scheduler, library, settle, stick, there, pen, clock):
    scheduler.second_place = stick
    stick.rename(stick.with_name("weg"))
    looked(scheduler, settle)
    assert (scheduler.trouble, scheduler.second_trouble, scheduler.second_at) == (None, None, None)
    stick.with_name("weg").rename(stick)
    looked(scheduler, settle)
    assert [each.at for each in backups_in(there)] == made(library)


def test_nothing_is_taken_along_while_a_lesson_runs(scheduler, settle, stick, there):
    looked(scheduler, settle)
    scheduler._machine.second_place = str(stick)
    scheduler.on_running(True)
    looked(scheduler, settle)
    assert backups_in(there) == []


def test_after_a_week_what_is_there_is_too_old(scheduler, settle, stick, pen, clock):
    scheduler.second_place = stick
    settle(scheduler)
    looked(scheduler, settle)
    stick.rename(stick.with_name("weg"))
    clock.advance(6 * DAY)
    pen.note("nieuw").result()
    looked(scheduler, settle)
    assert not scheduler.second_is_old
    clock.advance(2 * DAY)
    assert scheduler.second_is_old


def test_what_is_there_is_never_too_old_where_nothing_newer_is(scheduler, settle, stick, clock):
    scheduler.second_place = stick
    settle(scheduler)
    looked(scheduler, settle)
    clock.advance(300 * DAY)
    assert not scheduler.second_is_old


def test_what_cannot_be_written_there_is_told_and_kept_in_the_first_place(
    scheduler, library, settle, stick, monkeypatch
):
    scheduler.second_place = stick
    settle(scheduler)

    def refuse(*_args):
        raise module.KnownError("K04", "vol", "maak ruimte")

    monkeypatch.setattr(module, "take_along", refuse)
    looked(scheduler, settle)
    assert (scheduler.trouble, scheduler.second_trouble.code, len(made(library))) == (None, "K04", 1)


def test_a_folder_that_stays_where_a_stick_was_is_not_taken_for_it(scheduler, settle, stick):
    scheduler.second_place = stick
    settle(scheduler)
    shutil.rmtree(stick)
    stick.mkdir()
    looked(scheduler, settle)
    assert (list(stick.iterdir()), scheduler.second_at) == ([], None)


def test_the_folder_that_was_made_on_a_stick_can_be_chosen_itself(scheduler, settle, there, machine):
    there.mkdir(parents=True)
    scheduler.second_place = there
    settle(scheduler)
    assert (machine.second_place, list(there.iterdir())) == (str(there), [])


def test_a_place_where_nothing_can_be_made_is_refused_and_the_one_before_it_stays(
    scheduler, settle, stick, there, tmp_path
):
    scheduler.second_place = stick
    settle(scheduler)
    scheduler.second_place = tmp_path / "weg" / "ver"
    assert (scheduler.second_trouble.code, scheduler.second_place) == ("K04", there)
