"""The reader of pages sees what SQLite does not show: free pages, and frames that a checkpoint has passed."""

from contextlib import closing

import pytest
from support.store.pages import file_pages, wal_pages
from support.store.pen import Pen

from observatie.store.cipher import connect

WORD = "Kraanvogelgrijs"


def held(pages):
    return [page for page in pages if WORD.encode() in page]


@pytest.fixture
def scratch(tmp_path, key):
    """A file with a row that was deleted and not overwritten."""
    path = tmp_path / "kladblok.db"
    with closing(connect(path, key, writing=True, create=True)) as db:
        db.execute("PRAGMA secure_delete=OFF")
        db.execute("CREATE TABLE lines (text TEXT)")
        db.execute("INSERT INTO lines VALUES (?)", [f"{WORD} " * 2_000])
        db.execute("DELETE FROM lines")
        yield db, path


def test_a_note_is_found_in_the_wal_and_after_closing_in_the_file(library, key, clock):
    pen, path = Pen(library, clock), library.folder / "observatie.db"
    pen.begin()
    pen.note(f"De {WORD}e jas").result()

    assert held(wal_pages(path, key))
    assert not held(file_pages(path, key))
    library.close()
    assert held(file_pages(path, key))


def test_a_row_that_was_deleted_without_care_is_found_in_free_pages(scratch, key):
    db, path = scratch
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert db.execute("SELECT count(*) FROM lines").fetchone() == (0,)
    assert db.execute("PRAGMA freelist_count").fetchone()[0] > 3
    assert len(held(file_pages(path, key))) > 3


def test_frames_that_a_checkpoint_has_passed_are_found(scratch, key):
    db, path = scratch
    db.execute("PRAGMA wal_checkpoint(FULL)")

    assert held(wal_pages(path, key))


def test_a_page_under_another_key_is_not_taken_for_read(scratch):
    _, path = scratch
    with pytest.raises(AssertionError):
        list(wal_pages(path, bytes(32)))
