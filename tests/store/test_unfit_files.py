"""Files that cannot be used: of another version, damaged, empty. Each is a sentence, and none is changed."""

from contextlib import closing

import pytest
from support.store.pen import Pen

from observatie.domain.acts.acts import Note
from observatie.domain.errors import KnownError
from observatie.store import schema
from observatie.store.check import check, quick_check
from observatie.store.cipher import connect
from observatie.store.folder import DATABASE
from observatie.store.library import Library

OPENINGS = [Library.open, Library.open_reading]


@pytest.fixture
def closed(library, clock):
    """A library of some size, closed; the path of its file."""
    pen = Pen(library, clock)
    pen.begin()
    library.append([pen.entry(Note(text=f"regel {number} " + "x" * 300)) for number in range(200)]).result()
    library.close()
    return library.folder / DATABASE


def refusal(opening, path, key):
    with pytest.raises(KnownError) as refused:
        opening(path.parent, key)
    return refused.value.code


def set_format(path, key, number):
    with closing(connect(path, key, writing=True)) as db:
        db.execute(f"PRAGMA user_version={number}")


def kept(path):
    return {file.name: file.read_bytes() for file in path.parent.glob(f"{DATABASE}*") if file.suffix != ".db-shm"}


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_newer_file_is_refused_and_left_as_it_is(closed, key, opening):
    set_format(closed, key, schema.FORMAT + 1)
    before = closed.read_bytes()
    assert refusal(opening, closed, key) == "B05"
    assert closed.read_bytes() == before


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_newer_file_that_ended_badly_keeps_its_log_too(closed, key, opening, tmp_path):
    set_format(closed, key, schema.FORMAT + 1)
    with closing(connect(closed, key, writing=True)) as db:
        db.execute("INSERT INTO meta VALUES ('new', 'what we do not know')")
        before = kept(closed)
    for name, content in before.items():
        closed.with_name(name).write_bytes(content)
    assert before[f"{DATABASE}-wal"]
    assert refusal(opening, closed, key) == "B05"
    assert kept(closed) == before


def test_an_older_file_is_brought_up_to_date_when_it_is_opened(library, folder, key, clock, monkeypatch):
    pen = Pen(library, clock)
    pen.begin().result()
    library.close()
    newer = (*schema._MIGRATIONS, lambda db: db.execute("CREATE TABLE more (a TEXT) STRICT"))
    monkeypatch.setattr(schema, "_MIGRATIONS", newer)
    monkeypatch.setattr(schema, "FORMAT", len(newer))

    assert refusal(Library.open_reading, folder / DATABASE, key) == "B13"
    with Library.open(folder, key) as again:
        assert [visit.id for visit in again.visits()] == [pen.id]
    with Library.open_reading(folder, key) as reading, closing(reading.connect_reading()) as db:
        assert schema.format_of(db) == len(newer)
        assert "more" in db.table_names()


def test_a_migration_that_fails_changes_nothing_and_can_be_done_again(closed, key, monkeypatch):
    def broken(db):
        db.execute("CREATE TABLE more (a TEXT) STRICT")
        raise RuntimeError("on the way")

    with monkeypatch.context() as newer:
        newer.setattr(schema, "_MIGRATIONS", (*schema._MIGRATIONS, broken))
        newer.setattr(schema, "FORMAT", schema.FORMAT + 1)
        with pytest.raises(RuntimeError):
            Library.open(closed.parent, key)
    with Library.open(closed.parent, key) as again, closing(again.connect_reading()) as db:
        assert "more" not in db.table_names()
        assert again.visits()


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_key_of_another_library_does_not_open_it(closed, opening):
    assert refusal(opening, closed, bytes(32)) == "B04"


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: b"abc",
        lambda content: b"SQLite format 3\0" + bytes(4080),
        lambda content: bytes(len(content)),
        lambda content: content[:2000],
        lambda content: content[:4096],
        lambda content: content[: len(content) // 2 // 4096 * 4096],
        lambda content: content[: len(content) // 2 + 100],
        lambda content: bytes([content[0] ^ 1]) + content[1:],  # part of a salt, which is any byte
    ],
    ids=[
        "empty",
        "short",
        "not encrypted",
        "zeros",
        "half a page",
        "one page",
        "half",
        "half and a bit",
        "first byte",
    ],
)
def test_a_damaged_file_is_refused_and_left_as_it_is(closed, key, opening, spoil):
    spoilt = spoil(closed.read_bytes())
    closed.write_bytes(spoilt)
    assert refusal(opening, closed, key) == "B04"
    assert closed.read_bytes() == spoilt


def flip(path, offset):
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_one_changed_bit_anywhere_is_found_and_never_a_traceback(closed, key, share):
    flip(closed, int(closed.stat().st_size * share))
    with Library.open_reading(closed.parent, key) as library, closing(library.connect_reading()) as db:
        assert quick_check(db)
        assert any("HMAC" in problem for problem in check(library.connect_reading))
        for read in (library.register, library.visits):
            told_or_fine(read)


def told_or_fine(read):
    try:
        read()
    except KnownError as error:
        assert error.code == "B04"  # noqa: PT017


def test_reading_a_damaged_visit_is_a_sentence(closed, key):
    with Library.open_reading(closed.parent, key) as library:
        visit = library.visits()[0].id
    flip(closed, int(closed.stat().st_size * 0.6))
    with Library.open_reading(closed.parent, key) as library, pytest.raises(KnownError, match="B04"):
        library.visit(visit)
