"""One page of the library that cannot be read: the visit on it is named, and nothing else suffers."""

from contextlib import closing
from uuid import uuid4

import pytest
from support.samples import OWNER, PASSPHRASE
from support.store.pages import file_pages
from support.store.pen import Pen, texts

from observatie.backup.rescue import rescue
from observatie.domain.acts.acts import Note
from observatie.domain.errors import KnownError
from observatie.domain.lesson.resuming import is_of
from observatie.store.check import check
from observatie.store.cipher import PAGE, connect
from observatie.store.folder import DATABASE, unlock
from observatie.store.interruption import Interruption
from observatie.store.library import Library
from observatie.store.opening import new_stream, open_library
from observatie.store.visit_session import VisitSession

LEAF = 10
VISITS, NOTES = 5, 60


def flip(folder, visit):
    """Spoil a page in the midst of a visit: a leaf, from which nothing hangs and where no new visit would come."""
    key = unlock(folder, PASSPHRASE)
    pages = list(file_pages(folder / DATABASE, key))
    within = [b"bezoek %d regel %d:" % (visit, line) for line in range(20, 40)]
    number = next(
        at for at, page in enumerate(pages) if page[0] == LEAF and any(words in page for words in within)
    )
    content = bytearray((folder / DATABASE).read_bytes())
    content[number * PAGE + 700] ^= 1
    (folder / DATABASE).write_bytes(content)


@pytest.fixture
def visits(library, clock):
    """The ids of some visits, written and closed."""
    ids = []
    for number in range(VISITS):
        pen = Pen(library, clock)
        pen.begin(f"vak {number}")
        ids.append(pen.id)
        for line in range(NOTES):
            pen.note(f"bezoek {number} regel {line}: " + "de klas werkt " * 20)
        pen.note("klaar").result()
        clock.advance(3_600_000)
    library.close()
    return ids


def opened(folder, reading):
    key = unlock(folder, PASSPHRASE)
    return Library.open_reading(folder, key) if reading else Library.open(folder, key)


@pytest.mark.parametrize("reading", [True, False])
def test_the_damaged_visit_is_named_and_the_others_are_read_before_and_after_it(folder, visits, reading):
    flip(folder, 2)
    with opened(folder, reading) as library:
        for _ in range(2):
            with pytest.raises(KnownError, match=r"B04 lesbezoek van 10 maart 2026 om 1\d\.30 is niet te lezen"):
                library.visit(visits[2])
            others = [len(texts(library.visit(each))) for each in visits if each != visits[2]]
            assert others == [NOTES + 1] * (VISITS - 1)


def test_going_on_in_a_sound_visit_is_saved_after_a_damaged_one_was_tried(folder, visits, clock):
    flip(folder, 2)
    with opened(folder, False) as library:
        with pytest.raises(KnownError):
            list(library.recorded(visits[2]))
        Pen(library, clock, library.visit(visits[4])).note("gaat gewoon door").result(20)
    with opened(folder, False) as library:
        assert texts(library.visit(visits[4]))[-1] == "gaat gewoon door"


def test_what_the_writer_cannot_read_is_refused_and_what_comes_after_it_is_saved(folder, visits, clock):
    flip(folder, 2)
    with Library.open(folder, unlock(folder, PASSPHRASE)) as library:
        library.writer.patient = False
        sound = Pen(library, clock, library.visit(visits[4]))
        stray = sound.entry(Note(text="bij het beschadigde bezoek")).model_copy(update={"stream": visits[2]})
        with pytest.raises(KnownError, match="B04"):
            library.append([stray]).result(20)
        library.writer._refused = None
        Pen(library, clock, library.visit(visits[4])).note("gaat gewoon door").result(20)


def test_a_running_lesson_is_found_beside_one_that_cannot_be_read(folder, visits, clock, monkeypatch):
    with opened(folder, False) as library:
        sessions = [VisitSession.open(library, each, clock) for each in visits[:2]]
        for session in sessions:
            session.begin_lesson().saved.result()
        first = library.running_visit()
        read = library.visit

        def damaged(visit):
            if visit == first:
                raise KnownError("B04", "is niet te lezen", "doe iets")
            return read(visit)

        monkeypatch.setattr(library, "visit", damaged)
        assert {first, library.running_visit()} == set(visits[:2])


def test_the_check_names_what_cannot_be_read_and_nothing_else(folder, visits):
    flip(folder, 2)
    with opened(folder, True) as library:
        named = [problem for problem in check(library.connect_reading) if "lesbezoek" in problem]
    assert [str(visits[2])[:8] in problem for problem in named] == [True]


def test_a_running_lesson_is_found_beside_a_damaged_one(folder, visits, clock):
    flip(folder, 2)
    with opened(folder, False) as library:
        pen = Pen(library, clock)
        session = VisitSession.open(library, pen.id, clock)
        session.begin_lesson().saved.result()
        assert library.running_visit() == pen.id
        assert is_of(library.visit(pen.id), library.scribe.device)


def test_a_worker_reads_sound_visits_beside_a_damaged_one(folder, visits):
    flip(folder, 2)
    with opened(folder, False) as library:
        with pytest.raises(KnownError):
            library.visit(visits[2])
        with closing(library.connect_reading()) as db:
            assert db.execute("SELECT count(*) FROM visit_list").fetchone() == (VISITS,)


# What is seen first


def spoil_table(folder, table, at):
    """Spoil the page that the list begins with, or a line of it."""
    key = unlock(folder, PASSPHRASE)
    with closing(connect(folder / DATABASE, key, writing=True)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
    content = bytearray((folder / DATABASE).read_bytes())
    content[(root - 1) * PAGE + at] ^= 1
    (folder / DATABASE).write_bytes(content)


def test_a_list_whose_lines_make_no_sense_is_made_anew_at_the_opening(folder, visits):
    key = unlock(folder, PASSPHRASE)
    with closing(connect(folder / DATABASE, key, writing=True)) as db:
        db.execute("UPDATE visit_list SET summary = '{}' WHERE summary LIKE '%vak 1%'")
    with open_library(folder, PASSPHRASE) as library:
        assert [visit.id for visit in library.visits()] == visits[::-1]


def test_a_list_on_a_damaged_page_is_refused_by_its_code_and_rescued_with_nothing_lost(folder, visits, clock):
    spoil_table(folder, "visit_list", 900)
    with pytest.raises(KnownError, match="B04"):
        open_library(folder, PASSPHRASE)
    rescued = rescue(folder, PASSPHRASE, (), (), clock, Interruption())
    assert rescued.missing == ()
    rescued.adopt(clock.now().wall)
    with open_library(folder, PASSPHRASE) as library:
        assert [len(texts(library.visit(each))) for each in visits] == [NOTES + 1] * VISITS


def test_a_register_that_cannot_be_read_is_refused_and_shows_no_empty_list(folder, visits):
    key = unlock(folder, PASSPHRASE)
    pages = list(file_pages(folder / DATABASE, key))
    number = next(at for at, page in enumerate(pages) if OWNER.encode() in page and page[0] == LEAF)
    content = bytearray((folder / DATABASE).read_bytes())
    content[number * PAGE + 900] ^= 1
    (folder / DATABASE).write_bytes(content)
    with pytest.raises(KnownError, match="B04"):
        open_library(folder, PASSPHRASE)


def test_what_is_begun_does_not_fall_on_a_damaged_page(folder, visits, clock, monkeypatch):
    flip(folder, 2)
    # The id of the damaged visit stands for one whose place would be on its page.
    falls, other = visits[2], uuid4()
    ids = iter([falls, other])
    monkeypatch.setattr("observatie.store.opening.uuid4", lambda: next(ids))
    with opened(folder, False) as library:
        assert new_stream(library) == other
        session = VisitSession.open(library, other, clock)
        session.begin_lesson().saved.result()


def test_what_is_begun_in_a_sound_library_takes_the_first_id(folder, visits, monkeypatch):
    ids = iter([first := uuid4()])
    monkeypatch.setattr("observatie.store.opening.uuid4", lambda: next(ids))
    with opened(folder, False) as library:
        assert new_stream(library) == first
