"""A damaged library: what can be read is rescued act by act, what cannot is told, and a backup fills it up."""

import errno
import random
import shutil
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from support.fake_clock import FakeClock
from support.samples import CHEAP, MORNING, OWNER, PASSPHRASE
from support.store.killed import killed_after
from support.store.pages import file_pages
from support.store.pen import Pen, texts

from observatie.backup.backup_folder import backup_folder_of, backups_in, make_backup
from observatie.backup.rescue import rescue, worded
from observatie.catalogue.catalogue import load_catalogue
from observatie.data import instruments_folder
from observatie.domain.acts.acts import Legend, Note, VisitSet
from observatie.domain.acts.entries import Draft
from observatie.domain.errors import KnownError
from observatie.store.cipher import PAGE
from observatie.store.folder import DATABASE, unlock
from observatie.store.interruption import Interruption
from observatie.store.library import Library
from observatie.store.register_session import RegisterSession
from observatie.store.visit_session import VisitSession

VISITS, NOTES = 6, 40


@pytest.fixture(scope="module")
def kijkwijzer():
    return load_catalogue(instruments_folder()).instruments["kijkwijzer"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory, kijkwijzer):
    """A closed library with visits, long notes, a half line and a backup; copied by whoever spoils it."""
    folder, clock = tmp_path_factory.mktemp("heel") / "bibliotheek", FakeClock(MORNING)
    with Library.begin(folder, PASSPHRASE, OWNER, "intern begeleider", clock, cost=CHEAP) as library:
        for number in range(VISITS):
            pen = Pen(library, clock)
            session = VisitSession.open(library, pen.id, clock)
            session.set_up(VisitSet(subject=f"vak {number}"), (kijkwijzer,)).saved.result()
            pen = Pen(library, clock, session.visit)
            for line in range(NOTES):
                clock.advance(60_000)
                pen.note(f"les {number}, regel {line}: de klas werkt stil door")
            pen.note("lang " * 3_000).result()
        session.keep_draft(Draft(text="half", at=clock.now().wall)).result()
        make_backup(library, clock, Interruption())
    return folder


@pytest.fixture
def spoilt(filled, folder):
    shutil.copytree(filled, folder)
    return folder


def write(folder, at, content):
    with (folder / DATABASE).open("r+b") as file:
        file.seek(at)
        file.write(content)


def flip(folder, page, at=2_000):
    whole = (folder / DATABASE).read_bytes()
    write(folder, (page - 1) * PAGE + at, bytes([whole[(page - 1) * PAGE + at] ^ 4]))


def rescued(folder, clock, *backups, definitions=()):
    return rescue(folder, PASSPHRASE, backups, definitions, clock, Interruption())


def adopted(folder, clock, rescued):
    """Take a rescue over and return what its notes say, of every visit."""
    rescued.adopt(clock.now().wall)
    with Library.open(folder, unlock(folder, PASSPHRASE)) as library:
        assert not library.quick_check()
        return [text for visit in library.visits() for text in texts(library.visit(visit.id))]


def newest(folder):
    return backups_in(backup_folder_of(folder))[0].path


ALL = VISITS * (NOTES + 1)


def test_of_a_library_that_is_whole_all_is_rescued(spoilt, clock):
    found = rescued(spoilt, clock)
    assert (found.bad, found.missing) == (0, ())
    assert len(adopted(spoilt, clock, found)) == ALL


def pages_of(folder):
    key = unlock(folder, PASSPHRASE)
    return list(file_pages(folder / DATABASE, key))


def kinds(folder):
    """Return one page of each kind: the first, a leaf (10), an interior one (2), an overflow page (other)."""
    found = {}
    for number, page in enumerate(pages_of(folder), 1):
        found.setdefault("first" if number == 1 else page[0] if page[0] in (2, 10, 13) else "other", number)
    return found


@pytest.mark.parametrize("kind", ["first", 2, 10, "other"])
def test_a_flipped_bit_in_any_kind_of_page_costs_what_stands_on_it_and_a_backup_fills_it_up(
    spoilt, clock, kind, kijkwijzer
):
    flip(spoilt, kinds(spoilt)[kind])
    found = rescued(spoilt, clock, definitions=[kijkwijzer])
    assert found.bad == 1
    assert found.acts >= ALL - 40
    found.discard()
    both = rescued(spoilt, clock, newest(spoilt))
    assert both.missing == ()
    assert len(adopted(spoilt, clock, both)) == ALL


def test_each_single_page_can_be_lost_and_never_more_than_what_stands_on_it(spoilt, clock, kijkwijzer):
    whole = (spoilt / DATABASE).read_bytes()
    lost = []
    for page in range(1, len(whole) // PAGE + 1):
        (spoilt / DATABASE).write_bytes(whole)
        flip(spoilt, page)
        found = rescued(spoilt, clock, definitions=[kijkwijzer])
        assert found.bad == 1
        lost.append(ALL - found.holds.notes)
        # Also where it is the end of a visit that is gone, which leaves no gap in its numbers.
        assert found.missing or not lost[-1]
        found.discard()
    assert max(lost) < 45
    assert sum(lost) <= ALL + VISITS * 4


def test_what_is_missing_is_told(spoilt, clock, kijkwijzer):
    leaf = next(n for n, page in enumerate(pages_of(spoilt), 1) if b"les 3, regel 20" in page)
    flip(spoilt, leaf)
    said = worded(rescued(spoilt, clock, definitions=[kijkwijzer]))
    assert "er 1 niet te lezen" in said
    assert "Er ontbreekt: " in said
    assert "regels van het bezoek van 10 maart 2026" in said


def test_what_is_missing_of_a_settled_visit_is_told_and_its_legend_is_not_missed(spoilt, clock, kijkwijzer):
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        session = VisitSession.open(library, library.visits()[0].id, clock)
        session.record(Legend(label="A", text="Yusuf")).saved.result()
        session.begin_lesson()
        session.end_lesson()
        session.settle(b"%PDF").saved.result()
    whole = rescued(spoilt, clock, definitions=[kijkwijzer])
    assert whole.missing == ()
    whole.discard()
    flip(spoilt, next(n for n, page in enumerate(pages_of(spoilt), 1) if b"les 5, regel 20" in page))
    found = rescued(spoilt, clock, definitions=[kijkwijzer])
    # The page may hold the end of another visit too, by the ids that they happen to have.
    assert sum(int(each.split()[0]) for each in found.missing) == ALL - found.holds.notes


def test_a_visit_of_which_something_is_missing_has_the_day_that_the_list_gives_it(spoilt, clock, kijkwijzer):
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        session = VisitSession.open(library, library.visits()[0].id, clock)
        planned = MORNING + timedelta(days=2)
        session.set_up(VisitSet(subject="vak 5", planned_at=planned), (kijkwijzer,)).saved.result()
    flip(spoilt, next(n for n, page in enumerate(pages_of(spoilt), 1) if b"les 5, regel 20" in page))
    missing = rescued(spoilt, clock, definitions=[kijkwijzer]).missing
    assert any("van het bezoek van 12 maart 2026" in each for each in missing)


def test_of_the_names_what_is_missing_is_not_told_as_of_a_visit(spoilt, clock, kijkwijzer):
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        register = RegisterSession(library, clock)
        for number in range(60):
            register.add_person(f"Leerkracht {number}, met een lange naam").saved.result()
    flip(spoilt, next(n for n, page in enumerate(pages_of(spoilt), 1) if b"Leerkracht 30," in page))
    missing = rescued(spoilt, clock, definitions=[kijkwijzer]).missing
    assert any("regels van de namenlijst" in each for each in missing)


def test_what_was_read_and_what_notes_there_are_have_words_of_their_own(spoilt, clock):
    said = worded(rescued(spoilt, clock))
    assert "regels (notities, antwoorden, namen en meer)" in said
    assert f"Samen: {VISITS} lesbezoeken met {ALL} notities" in said


@pytest.mark.parametrize("seed", range(8))
def test_cut_off_at_any_place_what_stood_before_it_is_rescued(spoilt, clock, seed):
    whole = (spoilt / DATABASE).read_bytes()
    (spoilt / DATABASE).write_bytes(whole[: random.Random(seed).randrange(1, len(whole))])
    found = rescued(spoilt, clock, newest(spoilt))
    assert len(adopted(spoilt, clock, found)) == ALL


def test_with_the_salt_of_the_file_lost_all_is_still_read(spoilt, clock):
    write(spoilt, 0, bytes(16))
    found = rescued(spoilt, clock)
    assert len(adopted(spoilt, clock, found)) == ALL


@pytest.mark.parametrize("content", [b"", b"niets", bytes(PAGE * 3)])
def test_of_a_file_in_which_nothing_is_left_the_backup_is_all_there_is(spoilt, clock, content):
    (spoilt / DATABASE).write_bytes(content)
    with pytest.raises(KnownError) as refused:
        rescued(spoilt, clock)
    assert refused.value.code == "B04"
    found = rescued(spoilt, clock, newest(spoilt))
    assert (found.acts, len(adopted(spoilt, clock, found))) == (0, ALL)


def test_a_backup_that_finds_no_room_is_not_passed_over_as_if_it_were_damaged(spoilt, clock, monkeypatch):
    def full(*_):
        raise KnownError("B07", "de schijf is vol", "maak ruimte")

    write(spoilt, 0, bytes(PAGE))
    monkeypatch.setattr("observatie.backup.rescue.extract", full)
    with pytest.raises(KnownError, match="B07"):
        rescued(spoilt, clock, newest(spoilt))
    assert not list(spoilt.glob("~*"))


def test_a_disk_that_is_full_is_a_sentence(spoilt, clock, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(KnownError, match=r"B07.*de schijf is vol"):
        rescued(spoilt, clock, newest(spoilt))


def test_a_backup_of_a_clock_that_stood_wrong_is_not_taken_for_the_newest(spoilt, clock):
    now = clock.now().wall
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        clock.set_wall(now.replace(year=2200))
        make_backup(library, clock, Interruption())
        clock.set_wall(now + timedelta(days=1))
        pen = Pen(library, clock)
        pen.begin()
        pen.note("na de verkeerde klok").result()
        make_backup(library, clock, Interruption())
    (spoilt / DATABASE).write_bytes(b"")
    listed = [each.path for each in backups_in(backup_folder_of(spoilt))]
    assert "na de verkeerde klok" in adopted(spoilt, clock, rescued(spoilt, clock, *listed))


@pytest.mark.parametrize("year", [1969, 2200])
def test_a_wrong_clock_keeps_nothing_from_being_written_kept_or_rescued(spoilt, clock, year):
    clock.set_wall(clock.now().wall.replace(year=year))
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        session = VisitSession.open(library, uuid4(), clock)
        session.begin_lesson()
        session.record(Note(text="met een verkeerde klok"), lesson_ms=0).saved.result()
        made = make_backup(library, clock, Interruption())
    (spoilt / DATABASE).write_bytes(b"")
    assert "met een verkeerde klok" in adopted(spoilt, clock, rescued(spoilt, clock, made.path))


@pytest.fixture
def killed(spoilt, clock):
    """A library as a kill leaves it: thirty notes stand in its log alone."""
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        pen = Pen(library, clock)
        pen.begin("alleen in het logboek")
        return killed_after(library, [pen.note(f"in het logboek {number}") for number in range(30)])


def test_what_was_in_the_log_alone_is_read_too(killed, clock):
    assert len(adopted(killed, clock, rescued(killed, clock))) == ALL + 30


def test_a_bad_frame_of_the_log_costs_no_other_one(killed, clock):
    # SQLite itself reads a log up to its first bad frame and no further.
    log = killed / f"{DATABASE}-wal"
    content = bytearray(log.read_bytes())
    content[32 + 24 + 100] ^= 1
    log.write_bytes(content)
    assert len(adopted(killed, clock, rescued(killed, clock))) == ALL + 30


def test_with_the_log_lost_what_stood_before_it_is_rescued(killed, clock):
    (killed / f"{DATABASE}-wal").unlink()
    assert len(adopted(killed, clock, rescued(killed, clock))) == ALL


def test_who_a_pupil_was_does_not_come_back_after_it_was_taken_away_for_good(spoilt, clock):
    backup = newest(spoilt)
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        session = VisitSession.open(library, library.visits()[0].id, clock)
        session.record(Legend(label="A", text="Yusuf")).saved.result()
        made = make_backup(library, clock, Interruption())
        session.begin_lesson()
        session.end_lesson()
        session.settle(b"%PDF").saved.result()
    assert made.path != backup
    rescued(spoilt, clock, made.path).adopt(clock.now().wall)
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        visit = library.visit(session.visit.id)
        assert not any("Yusuf" in entry.to_json() for entry in visit.journal.entries())


def test_the_key_may_be_lost_too(spoilt, clock):
    flip(spoilt, 5)
    for path in spoilt.glob("sleutel*.json"):
        path.unlink()
    found = rescued(spoilt, clock, newest(spoilt))
    assert len(adopted(spoilt, clock, found)) == ALL


def test_a_backup_that_is_damaged_as_well_adds_nothing_and_stops_nothing(spoilt, clock, kijkwijzer):
    backup = newest(spoilt)
    backup.write_bytes(backup.read_bytes()[:5_000])
    found = rescued(spoilt, clock, backup)
    assert (found.of_backup, found.backup) == (0, None)
    assert len(adopted(spoilt, clock, found)) == ALL


def test_of_more_backups_the_first_that_is_whole_and_of_this_library_counts(spoilt, clock, tmp_path):
    with Library.begin(tmp_path / "ander", PASSPHRASE, "Een ander", "coach", clock, cost=CHEAP) as other:
        pen = Pen(other, clock)
        pen.begin()
        pen.note("van een ander").result()
        stranger = make_backup(other, clock, Interruption()).path
    half = tmp_path / "half.reservekopie"
    half.write_bytes(newest(spoilt).read_bytes()[:5_000])
    write(spoilt, PAGE, bytes(PAGE * 6))
    found = rescued(spoilt, clock, stranger, half, newest(spoilt))
    assert "van een ander" not in adopted(spoilt, clock, found)
    assert found.holds.notes == ALL


def test_a_half_line_and_whose_library_it_is_are_kept(spoilt, clock):
    rescued(spoilt, clock).adopt(clock.now().wall)
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        halves = [each.text for visit in library.visits() for each in library.drafts(visit.id).values()]
        assert halves == ["half"]
        assert library.register().people[library.scribe.author].name == OWNER


def test_where_the_page_is_lost_that_says_whose_it_is_the_register_says_it(spoilt, clock, kijkwijzer):
    meta = next(n for n, page in enumerate(pages_of(spoilt), 1) if page[0] == 10 and b"device" in page)
    flip(spoilt, meta)
    rescued(spoilt, clock, definitions=[kijkwijzer]).adopt(clock.now().wall)
    with Library.open(spoilt, unlock(spoilt, PASSPHRASE)) as library:
        assert library.register().people[library.scribe.author].name == OWNER


def test_a_library_of_a_newer_version_is_left_alone(spoilt, clock, monkeypatch):
    monkeypatch.setattr("observatie.store.schema.FORMAT", 2)
    with pytest.raises(KnownError) as refused:
        rescued(spoilt, clock)
    assert refused.value.code == "B05"
