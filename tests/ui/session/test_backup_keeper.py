"""Backups that nobody asked for: after a lesson, every half hour, at closing, and never in a lesson."""

import shutil
from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings
from support.store.pen import Pen

from observatie.backup.shelf import SECOND_SHELF, backups_in, shelf_of
from observatie.store.library import Library
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.session import backup_keeper as module
from observatie.ui.session.backup_keeper import BackupKeeper

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
    """Wait until what a keeper does is over."""

    def wait(keeper):
        qtbot.waitUntil(lambda: not keeper.is_busy)
        return keeper

    return wait


@pytest.fixture
def keeper(qtbot, library, clock, machine, pen, settle, qapp):
    keeper = BackupKeeper(library, clock, machine, qapp)
    yield settle(keeper)
    keeper.retire()
    settle(keeper)
    keeper.deleteLater()


def made(library):
    return [each.at for each in backups_in(shelf_of(library.folder))]


def looked(keeper, settle):
    keeper.look()
    settle(keeper)


def test_the_first_look_makes_one_and_the_next_has_nothing_to_do(keeper, library, settle):
    looked(keeper, settle)
    looked(keeper, settle)
    assert len(made(library)) == 1
    assert (keeper.last.at, keeper.trouble) == (made(library)[0], None)


def test_half_an_hour_goes_by_between_two_however_much_changes(keeper, library, settle, pen, clock):
    for _ in range(65):
        pen.note("weer iets").result()
        clock.advance(MINUTE)
        looked(keeper, settle)
    assert [later - earlier for later, earlier in zip(made(library), made(library)[1:], strict=False)] == [
        timedelta(minutes=30),
        timedelta(minutes=30),
    ]


def test_where_nothing_changed_none_is_made(keeper, library, settle, clock):
    looked(keeper, settle)
    clock.advance(DAY)
    looked(keeper, settle)
    assert len(made(library)) == 1


def test_none_is_made_while_a_lesson_runs_and_one_is_right_after_it(keeper, library, settle, pen, clock):
    keeper.on_running(True)
    clock.advance(DAY)
    looked(keeper, settle)
    assert made(library) == []
    keeper.on_running(False)
    settle(keeper)
    assert len(made(library)) == 1


def test_a_lesson_that_begins_stops_the_one_that_is_being_made(keeper, library, settle, monkeypatch):
    real = module.make_backup

    def begin_meanwhile(*args):
        keeper.on_running(True)
        return real(*args)

    monkeypatch.setattr(module, "make_backup", begin_meanwhile)
    keeper.make()
    settle(keeper)
    assert (made(library), keeper.trouble) == ([], None)
    assert list(shelf_of(library.folder).iterdir()) == []


def test_what_changed_the_last_time_is_backed_up_this_time(
    qtbot, keeper, library, folder, key, clock, machine, settle
):
    library.close()
    with Library.open(folder, key) as again:
        later = settle(BackupKeeper(again, clock, machine, keeper))
        looked(later, settle)
        assert len(made(again)) == 1
        later.retire()


def test_a_clock_that_was_set_back_keeps_none_from_being_made(keeper, library, settle, pen, clock):
    looked(keeper, settle)
    pen.note("iets").result()
    clock.set_wall(clock.now().wall - timedelta(days=400))
    looked(keeper, settle)
    assert len(made(library)) == 2


def test_where_none_is_left_at_the_start_one_is_made_though_nothing_changed(
    keeper, library, settle, clock, machine, qapp
):
    looked(keeper, settle)
    for each in backups_in(shelf_of(library.folder)):
        each.path.unlink()
    keeper.retire()
    again = settle(BackupKeeper(library, clock, machine, qapp))
    assert again.is_wanted
    looked(again, settle)
    assert (len(made(library)), again.is_wanted) == (1, False)
    again.retire()


def test_that_it_failed_is_known_until_one_succeeds(keeper, library, settle, pen, clock):
    shelf_of(library.folder).write_text("hier kan geen map komen")
    looked(keeper, settle)
    assert (keeper.trouble.code, keeper.last) == ("K04", None)
    shelf_of(library.folder).unlink()
    clock.advance(31 * MINUTE)
    looked(keeper, settle)
    assert (keeper.trouble, keeper.count) == (None, 1)


# The second place


@pytest.fixture
def stick(tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def there(stick):
    """The folder for backups on the stick."""
    return stick / SECOND_SHELF


def test_every_one_goes_to_the_second_place_too(keeper, settle, stick, there, machine):
    keeper.second_place = stick
    settle(keeper)
    looked(keeper, settle)
    assert [each.at for each in backups_in(there)] == [keeper.last.at]
    assert (machine.second_place, machine.second_at) == (str(there), keeper.last.at)


def test_chosen_later_it_gets_the_last_one_at_once(keeper, settle, stick, there):
    looked(keeper, settle)
    keeper.second_place = stick
    settle(keeper)
    assert len(backups_in(there)) == 1


def test_a_second_place_that_was_just_chosen_is_never_called_too_old(keeper, settle, stick):
    looked(keeper, settle)
    told = []
    keeper.changed.connect(lambda: told.append(keeper.second_is_old))
    keeper.second_place = stick
    settle(keeper)
    assert told
    assert not any(told)


def test_a_stick_that_is_put_in_again_gets_what_it_missed(keeper, library, settle, stick, there, pen, clock):
    keeper.second_place = stick
    stick.rename(stick.with_name("weg"))
    looked(keeper, settle)
    assert (keeper.trouble, keeper.second_trouble, keeper.second_at) == (None, None, None)
    stick.with_name("weg").rename(stick)
    looked(keeper, settle)
    assert [each.at for each in backups_in(there)] == made(library)


def test_nothing_is_taken_along_while_a_lesson_runs(keeper, settle, stick, there):
    looked(keeper, settle)
    keeper._machine.second_place = str(stick)
    keeper.on_running(True)
    looked(keeper, settle)
    assert backups_in(there) == []


def test_after_a_week_what_is_there_is_too_old(keeper, settle, stick, pen, clock):
    keeper.second_place = stick
    settle(keeper)
    looked(keeper, settle)
    stick.rename(stick.with_name("weg"))
    clock.advance(6 * DAY)
    pen.note("nieuw").result()
    looked(keeper, settle)
    assert not keeper.second_is_old
    clock.advance(2 * DAY)
    assert keeper.second_is_old


def test_what_is_there_is_never_too_old_where_nothing_newer_is(keeper, settle, stick, clock):
    keeper.second_place = stick
    settle(keeper)
    looked(keeper, settle)
    clock.advance(300 * DAY)
    assert not keeper.second_is_old


def test_what_cannot_be_written_there_is_told_and_kept_in_the_first_place(
    keeper, library, settle, stick, monkeypatch
):
    keeper.second_place = stick
    settle(keeper)

    def refuse(*_args):
        raise module.KnownError("K04", "vol", "maak ruimte")

    monkeypatch.setattr(module, "take_along", refuse)
    looked(keeper, settle)
    assert (keeper.trouble, keeper.second_trouble.code, len(made(library))) == (None, "K04", 1)


def test_a_folder_that_stays_where_a_stick_was_is_not_taken_for_it(keeper, settle, stick):
    keeper.second_place = stick
    settle(keeper)
    shutil.rmtree(stick)
    stick.mkdir()
    looked(keeper, settle)
    assert (list(stick.iterdir()), keeper.second_at) == ([], None)


def test_the_folder_that_was_made_on_a_stick_can_be_chosen_itself(keeper, settle, there, machine):
    there.mkdir(parents=True)
    keeper.second_place = there
    settle(keeper)
    assert (machine.second_place, list(there.iterdir())) == (str(there), [])


def test_a_place_where_nothing_can_be_made_is_refused_and_the_one_before_it_stays(
    keeper, settle, stick, there, tmp_path
):
    keeper.second_place = stick
    settle(keeper)
    keeper.second_place = tmp_path / "weg" / "ver"
    assert (keeper.second_trouble.code, keeper.second_place) == ("K04", there)
