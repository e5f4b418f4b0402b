"""What is found at the next opening: a damaged log is read past SQLite, and what is missing is told."""

import shutil

import pytest
from support.samples import PASSPHRASE
from support.store.killed import copied, kept_aside, log_kept
from support.store.pen import Pen, texts

from observatie.store.cipher import PAGE
from observatie.store.folder import DATABASE, EXTENT_FILE, unlock
from observatie.store.library import Library
from observatie.store.log_file import FRAME_HEADER, HEADER

FRAME = PAGE + FRAME_HEADER
NOTES = 30


@pytest.fixture
def pen(library, clock):
    pen = Pen(library, clock)
    pen.begin().result()
    pen.note("vooraf").result()
    return pen


@pytest.fixture
def killed(library, pen):
    """The folder of a library that was killed when it had told that these notes are saved."""
    library._connections.take_in_log("TRUNCATE")
    with log_kept(library):
        for number in range(NOTES):
            pen.note(f"regel {number}").result()
        return copied(library)


def log(folder):
    return folder / f"{DATABASE}-wal"


def spoil(folder, at):
    content = bytearray(log(folder).read_bytes())
    content[at] ^= 1
    log(folder).write_bytes(content)


def opened(folder):
    return Library.open(folder, unlock(folder, PASSPHRASE))


def frames(folder):
    return (log(folder).stat().st_size - HEADER) // FRAME


def test_after_a_kill_nothing_is_missing_and_nothing_was_damaged(killed, pen):
    with opened(killed) as library:
        assert len(texts(library.visit(pen.id))) == NOTES + 1
        assert (library.startup.unclean, library.startup.recovered, library.startup.missing) == (True, None, {})
    assert kept_aside(killed) == []


@pytest.mark.parametrize("part", [0, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("place", [0, 10, 18, FRAME_HEADER + 5, FRAME - 20])
def test_a_flipped_bit_anywhere_in_the_log_loses_nothing_that_stands_on_another_page(killed, pen, part, place):
    spoil(killed, HEADER + int(frames(killed) * part) * FRAME + place)
    with opened(killed) as library:
        found, startup = texts(library.visit(pen.id)), library.startup
        assert startup.recovered is not None
        # All but the last of these pages is written again with the next note.
        assert found[: NOTES + 1] == ["vooraf", *(f"regel {number}" for number in range(NOTES))][: len(found)]
        assert len(found) == NOTES + 1
        assert library.visits()[0].notes == NOTES + 1
        assert not library.quick_check()
    assert log(kept_aside(killed)[0]).exists()


@pytest.mark.parametrize("place", [0, 8, 17, 20, 26])
def test_a_flipped_bit_in_the_header_of_the_log_loses_nothing(killed, pen, place):
    spoil(killed, place)
    with opened(killed) as library:
        assert len(texts(library.visit(pen.id))) == NOTES + 1


def test_a_frame_that_was_cut_off_by_the_kill_itself_is_no_damage(killed, pen):
    with log(killed).open("ab") as file:
        file.write(log(killed).read_bytes()[HEADER : HEADER + 2_000])
    with opened(killed) as library:
        assert (library.startup.recovered, len(texts(library.visit(pen.id)))) == (None, NOTES + 1)


def test_what_was_left_of_a_log_before_the_last_checkpoint_is_no_damage(library, pen):
    # It is written from its beginning again, over a part of what it was.
    with log_kept(library):
        for number in range(NOTES):
            pen.note(f"regel {number}").result()
    library._connections.take_in_log("RESTART")
    with log_kept(library):
        pen.note("nog een").result()
        folder = copied(library)
    with opened(folder) as again:
        assert (again.startup.recovered, len(texts(again.visit(pen.id)))) == (None, NOTES + 2)


def test_an_older_file_beside_the_log_of_a_killed_program_is_looked_into(library, folder, pen, tmp_path):
    # SQLite takes the log for that of the older file, of which then some pages are not whole.
    library.close()
    shutil.copy(folder / DATABASE, tmp_path / "ouder.db")
    with opened(folder) as again:
        again.writer.db.execute("PRAGMA wal_autocheckpoint=0")
        written = Pen(again, pen._clock, again.visit(pen.id))
        for number in range(60):
            written.note(f"regel {number} {'x' * 1000}").result()
        again._connections.take_in_log()
        with log_kept(again):
            for number in range(30):
                written.note(f"later {number}").result()
            killed = copied(again)
    shutil.copy(tmp_path / "ouder.db", killed / DATABASE)
    with opened(killed) as library:
        assert library.startup.unclean
        assert library.quick_check()


# What is missing


def closed_after(library, pen, count):
    for number in range(count):
        pen.note(f"later {number}").result()
    library.close()


def test_an_older_file_in_the_place_of_the_library_is_told_with_how_much_it_lacks(library, folder, pen, tmp_path):
    library._connections.take_in_log("TRUNCATE")
    shutil.copy(folder / DATABASE, tmp_path / "ouder.db")
    closed_after(library, pen, 41)
    shutil.copy(tmp_path / "ouder.db", folder / DATABASE)
    with opened(folder) as again:
        assert again.startup.missing == {pen.id: 41}


def test_it_is_told_once(library, folder, pen, tmp_path):
    test_an_older_file_in_the_place_of_the_library_is_told_with_how_much_it_lacks(library, folder, pen, tmp_path)
    with opened(folder) as again:
        assert again.startup.missing == {}


def test_a_lost_log_is_told_with_how_much_it_took_along(library, folder, pen):
    # In a pause all goes into the file; a file that was put back as it was before that lacks it.
    library._connections.take_in_log("TRUNCATE")
    before = copied(library)
    closed_after(library, pen, 150)
    shutil.copy(folder / EXTENT_FILE, before / EXTENT_FILE)
    with opened(before) as again:
        assert (again.startup.missing, again.startup.unclean) == ({pen.id: 150}, True)


def test_after_a_good_end_nothing_is_missing(library, folder, pen):
    closed_after(library, pen, 5)
    with opened(folder) as again:
        assert again.startup.missing == {}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"nonce": 1, "body": "x"}', b'{"nonce": "AAAA", "body": "AAAA"}']
)
def test_a_damaged_record_of_it_says_nothing_and_stops_nothing(library, folder, pen, content):
    closed_after(library, pen, 5)
    (folder / EXTENT_FILE).write_bytes(content)
    with opened(folder) as again:
        assert again.startup.missing == {}


def test_that_of_another_library_says_nothing(library, folder, pen, tmp_path, clock):
    closed_after(library, pen, 5)
    with Library.begin(tmp_path / "ander", PASSPHRASE, "Een ander", "coach", clock) as other:
        Pen(other, clock).begin().result()
    shutil.copy(folder / EXTENT_FILE, tmp_path / "ander" / EXTENT_FILE)
    with opened(tmp_path / "ander") as other:
        assert other.startup.missing == {}


def test_it_says_nothing_that_can_be_read(library, folder, pen):
    closed_after(library, pen, 5)
    written = (folder / EXTENT_FILE).read_text(encoding="utf-8")
    assert pen.id.hex not in written.replace("-", "")


def test_a_visit_on_a_damaged_page_keeps_nobody_from_opening(library, folder, pen):
    closed_after(library, pen, 400)
    content = bytearray((folder / DATABASE).read_bytes())
    for page in range(12, len(content) // PAGE):
        content[page * PAGE + 50] ^= 1
    (folder / DATABASE).write_bytes(content)
    with opened(folder) as again:
        assert again.startup.missing == {}
