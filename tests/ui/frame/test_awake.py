"""The screen is kept on, without waiting and without a word where that cannot be."""

import sys
import threading

import pytest

from observatie.ui.frame.application import ScreenAwake


def worker() -> threading.Thread | None:
    return next((thread for thread in threading.enumerate() if thread.name == "awake"), None)


def finished() -> None:
    thread = worker()
    if thread is not None:
        thread.join(10)
        assert not thread.is_alive()


class Keep:
    """Stands in for what asks the desktop: remembers in which thread it was entered and left."""

    def __init__(self):
        self.entered, self.left = threading.Event(), threading.Event()
        self.threads: list[int] = []

    def presenting(self, *, on_fail):
        assert on_fail == "pass"
        return self

    def __enter__(self):
        self.threads.append(threading.get_ident())
        self.entered.set()

    def __exit__(self, *_):
        self.threads.append(threading.get_ident())
        self.left.set()


@pytest.fixture
def keep(monkeypatch):
    made = Keep()
    monkeypatch.setattr("wakepy.keep", made)
    return made


def test_it_is_held_from_hold_to_release_by_one_thread_that_is_not_ours(keep):
    awake = ScreenAwake()
    awake.hold()
    assert keep.entered.wait(10)
    assert not keep.left.is_set()
    awake.release()
    assert keep.left.wait(10)
    assert keep.threads == [keep.threads[0]] * 2
    assert keep.threads[0] != threading.get_ident()


def test_held_twice_it_is_released_once(keep):
    awake = ScreenAwake()
    awake.hold()
    assert keep.entered.wait(10)
    awake.hold()
    awake.release()
    assert keep.left.wait(10)
    assert len(keep.threads) == 2
    finished()


def test_release_without_hold_does_nothing():
    ScreenAwake().release()
    assert worker() is None


@pytest.mark.filterwarnings("error")
def test_a_machine_without_a_desktop_is_no_problem(monkeypatch, capfd):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    awake = ScreenAwake()
    awake.hold()
    awake.release()
    finished()
    assert capfd.readouterr() == ("", "")


def test_a_library_that_is_not_there_is_no_problem(monkeypatch, capfd):
    monkeypatch.setitem(sys.modules, "wakepy", None)
    awake = ScreenAwake()
    awake.hold()
    finished()
    awake.release()
    assert capfd.readouterr() == ("", "")
