"""Backups of an open library: whole, one file each, and older ones go only after a new one is good."""

import json
import shutil
import stat
from contextlib import closing, suppress
from threading import Timer
from zipfile import ZipFile

import pytest
from support.refusals import refusal
from support.samples import OWNER, PASSPHRASE
from support.store.pen import Pen, texts

from observatie.backup import backup_folder
from observatie.backup.backup_folder import backup_folder_of, backups_in, make_backup, take_along
from observatie.backup.container import extract, read_backup
from observatie.domain.acts.acts import Note
from observatie.domain.errors import KnownError
from observatie.domain.rotation import Retention
from observatie.store import snapshot
from observatie.store.folder import DATABASE, unlock
from observatie.store.interruption import InterruptedWorkError, Interruption
from observatie.store.library import Library

DAY = 24 * 3_600_000


def back_up(library, clock, **named):
    return make_backup(library, clock, Interruption(), **named)


def opened(backup, folder):
    """Take a backup out into `folder` and open it with the passphrase alone."""
    folder.mkdir()
    extract(backup.path, folder, Interruption())
    return Library.open(folder, unlock(folder, PASSPHRASE))


def test_a_backup_and_the_passphrase_are_all_that_is_needed(library, clock, pen, tmp_path):
    made = back_up(library, clock)
    with opened(made, tmp_path / "elders") as again:
        assert texts(again.visit(pen.id)) == ["De klas wordt stil."]


def test_it_holds_what_is_not_in_the_main_file_yet(library, clock, pen, tmp_path):
    library._connections.take_in_log("TRUNCATE")
    pen.note("Alleen in het logboek.").result()
    with opened(back_up(library, clock), tmp_path / "elders") as again:
        assert texts(again.visit(pen.id))[-1] == "Alleen in het logboek."


def test_nothing_in_it_can_be_read_without_the_passphrase(library, clock, pen):
    with ZipFile(back_up(library, clock).path) as archive:
        about = json.loads(archive.read("reservekopie.json"))
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert set(about) == {"format", "version", "library", "at", "database", "key"}
    assert b"stil" not in whole
    assert b"SQLite format" not in whole


def test_it_stands_with_the_library_for_nobody_else(library, clock, pen, folder):
    made = back_up(library, clock)
    assert made.path.parent == backup_folder_of(folder)
    assert stat.S_IMODE(backup_folder_of(folder).stat().st_mode) & 0o077 == 0


def test_two_of_one_second_are_two(library, clock, pen, folder):
    assert back_up(library, clock).path != back_up(library, clock).path
    assert len(backups_in(backup_folder_of(folder))) == 2


def test_nothing_else_is_left_beside_it(library, clock, pen, folder):
    made = back_up(library, clock)
    assert list(backup_folder_of(folder).iterdir()) == [made.path]


def test_older_ones_go_as_rotation_says(library, clock, pen, folder):
    for _ in range(4):
        back_up(library, clock, keep=Retention(daily=1, weekly=0, monthly=0))
        clock.advance(2 * DAY)
    dates = [each.at.day for each in backups_in(backup_folder_of(folder))]
    assert dates == [16, 14]


def test_one_that_is_not_whole_is_not_kept_and_lets_no_other_go(library, clock, pen, folder, monkeypatch):
    first = back_up(library, clock)
    clock.advance(100 * DAY)

    def spoil(db, path, interruption):
        write_snapshot(db, path, interruption)
        with path.open("r+b") as file:
            file.seek(4096 * 3 + 100)
            file.write(b"\0" * 50)

    write_snapshot = snapshot.write_snapshot
    monkeypatch.setattr("observatie.store.snapshot.write_snapshot", spoil)
    assert refusal(back_up, library, clock, keep=Retention(0, 0, 0, 0)) == "B04"
    assert [each.path for each in backups_in(backup_folder_of(folder))] == [first.path]


def test_a_spoilt_page_is_found_on_whatever_it_stands(library, clock, pen, folder, monkeypatch):
    library.append([pen.entry(Note(text="met een bestand"))], files=[b"%PDF " * 9_000]).result()
    write_snapshot, kept = snapshot.write_snapshot, []
    for page in range(1, library.writer.db.execute("PRAGMA page_count").fetchone()[0]):

        def spoil(db, path, interruption, page=page):
            write_snapshot(db, path, interruption)
            content = bytearray(path.read_bytes())
            content[page * 4096 + 100] ^= 1
            path.write_bytes(content)

        monkeypatch.setattr("observatie.store.snapshot.write_snapshot", spoil)
        # The copy has fewer pages than the library, whose free ones it leaves out.
        with suppress(KnownError, IndexError):
            kept.append(back_up(library, clock).path)
    assert kept == []


def test_one_that_lacks_the_newest_act_is_not_kept(library, clock, pen, folder, tmp_path, monkeypatch):
    library.snapshot(tmp_path / "oud.db", Interruption())
    pen.note("Dit staat er al.").result()
    monkeypatch.setattr(
        "observatie.store.snapshot.write_snapshot", lambda _db, path, _: shutil.copy(tmp_path / "oud.db", path)
    )
    assert refusal(back_up, library, clock) == "B04"
    assert backups_in(backup_folder_of(folder)) == []


def test_of_a_damaged_library_no_backup_is_made_and_older_ones_stay(library, clock, pen, folder):
    back_up(library, clock)
    for number in range(300):
        pen.note(f"regel {number}")
    pen.note("de laatste").result()
    library._connections.take_in_log("TRUNCATE")
    library.close()
    with (folder / DATABASE).open("r+b") as file:
        file.seek(-2000, 2)
        file.write(b"\0" * 16)
    clock.advance(100 * DAY)
    with Library.open(folder, unlock(folder, PASSPHRASE)) as damaged:
        assert refusal(back_up, damaged, clock, keep=Retention(0, 0, 0, 0)) == "B04"
    assert len(backups_in(backup_folder_of(folder))) == 1


def test_the_library_knows_whether_a_backup_holds_all_of_it(library, clock, pen, folder, key):
    assert not library.is_backed_up
    back_up(library, clock)
    library.close()
    with Library.open(folder, key) as again:
        assert again.is_backed_up
        Pen(again, clock).note("nieuw").result()
        assert not again.is_backed_up
    with Library.open(folder, key) as later:
        assert not later.is_backed_up


def test_what_was_written_while_it_was_made_is_not_backed_up(library, clock, pen, monkeypatch):
    write_snapshot = snapshot.write_snapshot

    def write_on(db, path, interruption):
        write_snapshot(db, path, interruption)
        pen.note("tijdens de kopie").result()

    monkeypatch.setattr("observatie.store.snapshot.write_snapshot", write_on)
    back_up(library, clock)
    assert not library.is_backed_up


@pytest.mark.parametrize(
    "step", ["observatie.store.snapshot.write_snapshot", "observatie.backup.backup_folder.write_backup"]
)
def test_one_that_is_stopped_leaves_nothing(library, clock, pen, folder, monkeypatch, step):
    interruption, module, name = Interruption(), *step.rsplit(".", 1)
    real = getattr(backup_folder if "backup_folder" in module else snapshot, name)

    def ask_and_do(*args):
        interruption.ask()
        return real(*args)

    monkeypatch.setattr(step, ask_and_do)
    with pytest.raises(InterruptedWorkError):
        make_backup(library, clock, interruption)
    assert list(backup_folder_of(folder).iterdir()) == []
    assert not library.is_backed_up


def test_sqlite_is_stopped_in_the_middle_of_a_statement(library):
    # What is asked of SQLite here goes on for ever; that it ends at all is the test.
    interruption = Interruption()
    endless = "WITH RECURSIVE n(x) AS (VALUES(1) UNION ALL SELECT x FROM n) SELECT count(*) FROM n"
    Timer(0.05, interruption.ask).start()
    with closing(library.connect_reading()) as db, pytest.raises(InterruptedWorkError), interruption.reaching(db):
        db.execute(endless)


def test_a_program_may_be_writing_while_another_backs_up(library, clock, pen, folder, key):
    with Library.open_reading(folder, key) as reading:
        made = back_up(reading, clock)
    assert read_backup(made.path).library == library.id


def test_a_place_where_nothing_can_be_written_is_told(library, clock, pen, tmp_path):
    (tmp_path / "vol").write_text("een bestand")
    assert refusal(back_up, library, clock, folder=tmp_path / "vol") == "K04"


def test_what_is_no_backup_is_passed_over(library, clock, pen, folder):
    made = back_up(library, clock)
    (backup_folder_of(folder) / "boodschappen.reservekopie").write_text("melk")
    half = made.path.read_bytes()[:2000]
    (backup_folder_of(folder) / "half.reservekopie").write_bytes(half)
    assert [each.path for each in backups_in(backup_folder_of(folder))] == [made.path]
    assert refusal(read_backup, backup_folder_of(folder) / "half.reservekopie") == "K01"


def taken_out(path, into):
    """Return the database that is in a backup, or the code of the refusal."""
    into.mkdir()
    try:
        extract(path, into, Interruption())
    except KnownError as error:
        return error.code
    return (into / DATABASE).read_bytes()


def test_any_byte_that_changed_in_what_a_backup_holds_is_found(library, clock, pen, tmp_path):
    made = back_up(library, clock)
    whole, right = made.path.read_bytes(), taken_out(made.path, tmp_path / "heel")
    found = []
    for at in range(0, len(whole), len(whole) // 60):
        (tmp_path / "bedorven").write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        found.append(taken_out(tmp_path / "bedorven", tmp_path / str(at)))
    assert set(found) <= {right, "K01", "K02"}
    assert found.count("K02") > 50


def test_a_library_that_was_changed_in_it_is_found_though_the_archive_is_sound(library, clock, pen, tmp_path):
    made = back_up(library, clock)
    with ZipFile(made.path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["observatie.db"] = parts["observatie.db"][:-4096]
    with ZipFile(tmp_path / "veranderd", "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert taken_out(tmp_path / "veranderd", tmp_path / "uit") == "K02"


def test_a_second_place_gets_it_too_once(library, clock, pen, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    made = back_up(library, clock)
    for _ in range(2):
        there = take_along(made, stick, clock, Interruption())
    assert there.path.read_bytes() == made.path.read_bytes()
    assert len(list(stick.iterdir())) == 1


def test_a_second_place_that_is_not_there_is_no_trouble(library, clock, pen, tmp_path):
    assert take_along(back_up(library, clock), tmp_path / "weg", clock, Interruption()) is None


def test_on_a_stick_of_two_people_each_thins_out_her_own(library, clock, pen, tmp_path, key):
    stick = tmp_path / "stick"
    stick.mkdir()
    with Library.create(tmp_path / "ander", key, OWNER, "coach", clock) as other:
        (tmp_path / "ander" / "sleutel.json").write_bytes((library.folder / "sleutel.json").read_bytes())
        hers = take_along(back_up(other, clock), stick, clock, Interruption())
    clock.advance(100 * DAY)
    take_along(back_up(library, clock), stick, clock, Interruption(), Retention(0, 0, 0, 0))
    assert hers.path in [each.path for each in backups_in(stick)]
    assert len(backups_in(stick, library.id)) == 1
