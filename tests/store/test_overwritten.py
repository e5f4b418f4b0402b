"""Another file written over the open library, and its key taken away: found in a quiet moment, and put right."""

import shutil
from queue import SimpleQueue
from threading import Event

import pytest
from support.fake_clock import FakeClock
from support.samples import CHEAP, MORNING, OWNER, PASSPHRASE
from support.store.killed import kept_aside, log_kept
from support.store.pen import Pen, texts

from observatie.store import writer
from observatie.store.batch import Recent
from observatie.store.folder import DATABASE, KEY_FILES, change_passphrase, unlock
from observatie.store.library import Library

SOON = 20


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """What comes by itself comes at once."""
    monkeypatch.setattr(writer, "_RETRY_SECONDS", 0.02)
    monkeypatch.setattr(writer, "_IDLE_SECONDS", 0.02)


@pytest.fixture
def pen(pen):
    for number in range(5):
        pen.note(f"regel {number}").result()
    return pen


def opened(folder, passphrase=PASSPHRASE):
    return Library.open(folder, unlock(folder, passphrase))


@pytest.fixture
def older(library, pen, folder, tmp_path):
    """A copy of the library as it was before the last notes of it."""
    taken_in(library, pen)
    shutil.copy(folder / DATABASE, tmp_path / "ouder.db")
    pen.note("nieuwer dan de kopie").result()
    return tmp_path / "ouder.db"


def taken_in(library, pen):
    """Let all that was written be in the file, as after each pause."""
    done = Event()
    pen.note("pauze").result()
    take_in_log = library._connections.take_in_log

    def tell(how="PASSIVE"):
        is_all = take_in_log(how)
        done.set()
        return is_all

    library._connections.take_in_log = tell
    assert done.wait(SOON)
    library._connections.take_in_log = take_in_log


def write_over(folder, path):
    # As cp does: the same file, with another content.
    with (folder / DATABASE).open("r+b") as file:
        file.truncate()
        file.write(path.read_bytes())


def test_the_next_act_goes_into_the_older_copy_with_all_that_was_acknowledged_since(library, pen, folder, older):
    write_over(folder, older)
    pen.note("na het kopiëren").result(SOON)
    library.close()
    with opened(folder) as again:
        assert texts(again.visit(pen.id))[-2:] == ["nieuwer dan de kopie", "na het kopiëren"]
        assert len(texts(again.visit(pen.id))) == 8
        assert not again.quick_check()


def replace(folder, path):
    shutil.copy(path, folder / "nieuw.db")
    (folder / "nieuw.db").replace(folder / DATABASE)


def replace_and_lose_the_log(folder, path):
    (folder / f"{DATABASE}-wal").unlink()
    replace(folder, path)


@pytest.mark.parametrize("come", [write_over, replace_and_lose_the_log])
def test_who_closes_at_once_loses_nothing_of_what_was_acknowledged(library, pen, folder, older, come):
    come(folder, older)
    library.close()
    with opened(folder) as again:
        assert texts(again.visit(pen.id)) == texts(pen.visit)
        assert not again.quick_check()


def test_what_stood_in_the_log_alone_is_put_back_too(library, pen, folder, older):
    with log_kept(library):
        for number in range(20):
            pen.note(f"in het logboek {number}").result()
        write_over(folder, older)
    pen.note("na het kopiëren").result(SOON)
    library.close()
    with opened(folder) as again:
        assert len(texts(again.visit(pen.id))) == 28
        assert not again.quick_check()
    assert kept_aside(folder)


def test_what_an_older_copy_lacks_that_cannot_be_put_back_is_told(library, pen, folder, older, monkeypatch):
    lost = SimpleQueue()
    library.writer.on_loss = lost.put
    taken_in(library, pen)
    # As after more acts than are kept to be written again.
    library.writer._recent = Recent()
    write_over(folder, older)
    Pen(library, pen._clock).begin("een ander bezoek").result(SOON)
    assert lost.get(timeout=SOON) == {pen.id: 2}


@pytest.mark.parametrize("content", [b"", b"iets anders", bytes(40_960)])
def test_over_it_something_that_is_no_library_is_told_and_held_until_it_is_put_back(
    library, pen, folder, older, troubles, tmp_path, content
):
    taken_in(library, pen)
    whole = tmp_path / "heel.db"
    shutil.copy(folder / DATABASE, whole)
    (tmp_path / "anders").write_bytes(content)
    write_over(folder, tmp_path / "anders")
    held = pen.note("vastgehouden")
    assert troubles.get(timeout=SOON).code == "B19"
    assert not held.done()
    write_over(folder, whole)
    held.result(SOON)
    library.close()
    with opened(folder) as again:
        assert texts(again.visit(pen.id))[-1] == "vastgehouden"
        assert not again.quick_check()


def test_over_it_the_library_of_somebody_else_nothing_is_written_in_it(
    library, pen, folder, clock, tmp_path, troubles
):
    with Library.begin(tmp_path / "ander", PASSPHRASE, OWNER, "coach", clock, cost=CHEAP) as other:
        Pen(other, clock).begin().result()
    before = (tmp_path / "ander" / DATABASE).read_bytes()
    write_over(folder, tmp_path / "ander" / DATABASE)
    pen.note("vastgehouden")
    assert troubles.get(timeout=SOON).code == "B19"
    assert (folder / DATABASE).read_bytes() == before


def test_it_is_found_in_a_quiet_moment_before_anybody_writes(folder, key, clock, monkeypatch, tmp_path):
    monkeypatch.setattr(writer, "LOOK_SECONDS", 0.02)
    Library.create(folder, key, OWNER, "coach", clock).close()
    with Library.open(folder, key) as library:
        told = SimpleQueue()
        library.writer.on_trouble = told.put
        (tmp_path / "anders").write_bytes(b"iets anders")
        whole = (folder / DATABASE).read_bytes()
        write_over(folder, tmp_path / "anders")
        assert told.get(timeout=SOON).code == "B19"
        (tmp_path / "anders").write_bytes(whole)
        write_over(folder, tmp_path / "anders")
        assert told.get(timeout=SOON) is None


# The key


@pytest.fixture
def looking(folder, key, clock, monkeypatch):
    monkeypatch.setattr(writer, "LOOK_SECONDS", 0.02)
    Library.create(folder, key, OWNER, "coach", clock).close()
    with Library.open(folder, key) as library:
        yield library


def wait_for(condition):
    ticked = Event()
    for _ in range(SOON * 50):
        if condition():
            return
        ticked.wait(0.02)
    raise AssertionError("it did not come")


@pytest.mark.parametrize("gone", [KEY_FILES, KEY_FILES[:1], KEY_FILES[1:]])
def test_a_key_file_that_is_deleted_while_it_is_open_is_put_back(looking, folder, gone):
    for name in gone:
        (folder / name).unlink()
    wait_for(lambda: all((folder / name).exists() for name in KEY_FILES))
    assert unlock(folder, PASSPHRASE)


def test_a_key_file_that_is_spoilt_while_it_is_open_is_put_back(looking, folder):
    for name in KEY_FILES:
        (folder / name).write_bytes(b"{}")
    wait_for(lambda: all(b"salt" in file.read_bytes() for name in KEY_FILES if (file := folder / name).exists()))
    wait_for(lambda: all((folder / name).exists() for name in KEY_FILES))
    assert unlock(folder, PASSPHRASE)


def test_a_new_passphrase_is_what_is_put_back(looking, folder):
    new = "een heel andere zin"
    change_passphrase(folder, PASSPHRASE, new, CHEAP)
    wait_for(lambda: looking.writer._key_guard._content == (folder / KEY_FILES[0]).read_bytes())
    for name in KEY_FILES:
        (folder / name).unlink()
    wait_for(lambda: all((folder / name).exists() for name in KEY_FILES))
    assert unlock(folder, new)


def test_that_of_another_library_is_replaced_by_ours(looking, folder, tmp_path):
    own = (folder / KEY_FILES[0]).read_bytes()
    with Library.begin(tmp_path / "ander", PASSPHRASE, OWNER, "coach", FakeClock(MORNING), cost=CHEAP):
        for name in KEY_FILES:
            shutil.copy(tmp_path / "ander" / KEY_FILES[0], folder / name)
    wait_for(
        lambda: [(folder / name).read_bytes() for name in KEY_FILES if (folder / name).exists()] == [own, own]
    )
