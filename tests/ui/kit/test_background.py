"""Work off the window's thread: what comes of it is told in the window's thread, in order."""

import threading

import pytest
from PySide6.QtCore import QObject, QThreadPool

from observatie.domain.errors import KnownError
from observatie.ui.kit.background import Background


@pytest.fixture
def screen(qapp):
    return QObject()


@pytest.fixture
def background(screen):
    return Background(screen)


def test_work_is_done_elsewhere_and_told_here(qtbot, background):
    told_in = []
    background.done.connect(lambda _outcome: told_in.append(threading.current_thread()))
    with qtbot.waitSignal(background.done) as done:
        background.do(threading.current_thread)
    assert done.args[0] is not threading.main_thread()
    assert told_in == [threading.main_thread()]


def test_one_thing_is_done_after_the_other(qtbot, background):
    at_once, most, told = [], [], []

    def work(number: int) -> int:
        at_once.append(number)
        most.append(len(at_once))
        at_once.remove(number)
        return number

    background.done.connect(told.append)
    for number in range(20):
        background.do(lambda number=number: work(number))
    qtbot.waitUntil(lambda: len(told) == 20)
    assert (told, max(most)) == (list(range(20)), 1)


def test_what_was_foreseen_is_told_as_failed(qtbot, background):
    def refuse():
        raise KnownError("B08", "de schijf is vol", "maak ruimte")

    with qtbot.waitSignal(background.failed) as failed:
        background.do(refuse)
    assert failed.args[0].code == "B08"


def test_any_other_error_is_raised_here_and_the_next_thing_is_done(qtbot, background):
    with qtbot.captureExceptions() as raised, qtbot.waitSignals([background.broke, background.done]):
        background.do(lambda: 1 // 0)
        background.do(lambda: "goes on")
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_a_screen_may_go_while_its_work_is_under_way(qtbot, screen, background):
    told, go_on = [], threading.Event()
    background.done.connect(told.append)
    background.do(lambda: go_on.wait(timeout=10))
    with qtbot.waitSignal(screen.destroyed):
        screen.deleteLater()
    go_on.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert told == []
