"""Nothing that was written can be read in any file of the library's folder."""

from contextlib import closing

import pytest
from support.samples import OWNER, PASSPHRASE
from support.store.pen import Pen

from observatie.domain.acts.acts import Note
from observatie.domain.acts.entries import Draft
from observatie.domain.acts.records import GroupRecord, PersonRecord
from observatie.store.library import Library

NOTE = "Sanne-Berfîn weigert haar rekenschrift"
HALF = "? Sanne-Berfîn kijkt steeds naar"
SUBJECT = "begrijpend lezen"
TEACHER = "mevrouw Van der Wouden-Çelik"


@pytest.fixture
def written(library, clock):
    pen = Pen(library, clock)
    pen.begin(SUBJECT).result()
    library.append(
        [pen.entry(PersonRecord(id=pen.id, name=TEACHER)), pen.entry(GroupRecord(id=pen.id, name="7b/zon"))]
    )
    pen.note(NOTE)
    library.keep_draft(pen.id, Draft(text=HALF, at=pen.visit.journal.entries()[0].at))
    library.append([pen.entry(Note(text=f"{NOTE} {number}")) for number in range(300)]).result()
    return library


def readable(folder, key):
    held = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    texts = [
        NOTE,
        HALF,
        SUBJECT,
        TEACHER,
        OWNER,
        OWNER.split()[0],
        "visit_set",
        "intern begeleider",
        "CREATE TABLE",
        PASSPHRASE,
    ]
    secrets = [
        text.encode(code)
        for text in texts
        for code in ("utf-8", "utf-16-le", "latin-1", "cp1252")
        if not set(text) - set(text.encode(code, "ignore").decode(code, "ignore"))
    ]
    secrets += [key, key.hex().encode(), key.hex().upper().encode()]
    return held, [(name, secret) for name, content in held.items() for secret in secrets if secret in content]


def test_nothing_can_be_read_while_it_is_open(written, folder, key):
    held, found = readable(folder, key)
    database = {"observatie.db", "observatie.db-wal", "observatie.db-shm"}
    assert set(held) == database | {"observatie.lock", "sleutel.json", "sleutel-kopie.json"}
    assert len(held["observatie.db-wal"]) > 100_000
    assert found == []


def test_nothing_can_be_read_after_closing(written, folder, key):
    written.close()
    held, found = readable(folder, key)
    assert len(held["observatie.db"]) > 50_000
    assert found == []


def test_nothing_can_be_read_while_a_large_query_needs_room(written, folder, key):
    with closing(written.connect_reading()) as db:
        rows = db.execute("SELECT a.payload FROM entries a, entries b ORDER BY b.payload, a.id")
        rows.fetchone()
        assert readable(folder, key)[1] == []


def test_the_same_words_in_two_libraries_look_different(written, tmp_path, clock):
    other = tmp_path / "andere"
    with Library.create(other, bytes(32), OWNER, "", clock) as library:
        first = (other / "observatie.db").read_bytes()
        assert library.register().people
    second = (written.folder / "observatie.db").read_bytes()
    assert first[:16] != second[:16]
