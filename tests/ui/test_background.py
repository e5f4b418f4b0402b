"""Work off the window's thread: what comes of it is told in the window's thread, in order."""

import threading

from PySide6.QtCore import QObject, Slot

from observatie.errors import KnownError
from observatie.ui.background import Background


def test_work_is_done_elsewhere_and_told_here(qtbot):
    background, told_in = Background(), []
    background.done.connect(lambda _outcome: told_in.append(threading.current_thread()))
    with qtbot.waitSignal(background.done) as done:
        background.do(threading.current_thread)
    assert done.args[0] is not threading.main_thread()
    assert told_in == [threading.main_thread()]


def test_one_thing_is_done_after_the_other(qtbot):
    background, told = Background(), []
    background.done.connect(told.append)
    for number in range(20):
        background.do(lambda number=number: number)
    qtbot.waitUntil(lambda: len(told) == 20)
    assert told == list(range(20))


def test_what_was_foreseen_is_told_as_failed(qtbot):
    def refuse():
        raise KnownError("B08", "de schijf is vol", "maak ruimte")

    background = Background()
    with qtbot.waitSignal(background.failed) as failed:
        background.do(refuse)
    assert failed.args[0].code == "B08"


def test_whoever_has_gone_meanwhile_is_told_nothing(qtbot):
    class Listener(QObject):
        @Slot(object)
        def listen(self, _outcome: object) -> None:
            heard.append("after the end")

    heard: list[str] = []
    go_on, background, listener = threading.Event(), Background(), Listener()
    background.done.connect(listener.listen)
    background.done.connect(lambda _outcome: heard.append("still here"))
    background.do(lambda: go_on.wait(timeout=10))
    listener.deleteLater()
    qtbot.waitSignal(listener.destroyed).wait()
    go_on.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["still here"]
