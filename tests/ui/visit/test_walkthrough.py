"""A flitsbezoek: one key on the list, and the next key is the first letter of the first note."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from support.samples import PASSPHRASE

from observatie.domain.acts.acts import Note, VisitSet
from observatie.domain.visit.visit import Visit
from observatie.store.folder import unlock
from observatie.store.library import Library
from observatie.store.visit_session import VisitSession

CTRL = Qt.KeyboardModifier.ControlModifier
VISIT = UUID(int=1)
F5, CTRL_L = (Qt.Key.Key_F5,), (Qt.Key.Key_L, CTRL)


def press(window, key):
    QTest.keyClick(QApplication.focusWidget() or window, *key)


def type_keys(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def stored(window, folder) -> list[Visit]:
    """All visits as they are on disk, once the window is closed."""
    window.close()
    with Library.open(folder, unlock(folder, PASSPHRASE)) as library:
        return [library.visit(summary.id) for summary in library.visits()]


@pytest.mark.parametrize("key", [F5, CTRL_L], ids=["F5", "Ctrl+L"])
def test_one_key_and_the_first_letter_is_that_of_the_first_note(window, folder, clock, key):
    press(window, key)
    begun = clock.now()
    first = clock.advance(1500)
    type_keys("kinderen ")
    clock.advance(4000)
    type_keys("komen binnen")
    press(window, (Qt.Key.Key_Return,))
    (visit,) = stored(window, folder)
    assert visit.settings.walkthrough
    assert visit.running
    assert visit.started.entry.at == begun.wall
    (note,) = visit.shown("note")
    assert (note.act, note.entry.at, note.lesson_ms) == (Note(text="kinderen komen binnen"), first.wall, 1500)


def test_it_begins_from_the_filter_too(window, folder, clock):
    VisitSession.open(window.shell.context.library, VISIT, clock).set_up(VisitSet(subject="rekenen"))
    window.shell.context.library.append([]).result()
    window.shell.go("visits")
    press(window, (Qt.Key.Key_F, CTRL))
    type_keys("rek")
    press(window, CTRL_L)
    type_keys("k")
    press(window, (Qt.Key.Key_Return,))
    walkthrough, planned = sorted(stored(window, folder), key=lambda visit: not visit.settings.walkthrough)
    assert [s.act for s in walkthrough.shown("note")] == [Note(text="k")]
    assert planned.started is None


@pytest.mark.parametrize("name", ["first-quick-visit", "quick-visit"])
def test_the_button_does_the_same(window, folder, clock, name):
    if name == "quick-visit":
        VisitSession.open(window.shell.context.library, VISIT, clock).set_up(VisitSet(subject="rekenen"))
        window.shell.context.library.append([]).result()
        window.shell.go("visits")
    button = window.shell.visits.findChild(QPushButton, name)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    type_keys("x")
    press(window, (Qt.Key.Key_Return,))
    assert sum(bool(visit.settings.walkthrough) for visit in stored(window, folder)) == 1


def test_left_at_once_it_is_a_lesson_that_runs_like_any_other(window, folder, make_window, qtbot):
    press(window, F5)
    (visit,) = stored(window, folder)
    assert visit.running
    assert not visit.shown("note")


def test_nothing_is_made_when_the_key_comes_while_another_place_is_shown(window, folder):
    window.shell.go("help")
    press(window, F5)
    assert stored(window, folder) == []


def test_a_walkthrough_is_called_one_in_its_header_and_a_planned_visit_is_not(window):
    window.shell.visits.new_asked.emit()
    assert window.shell.visit.findChild(QLabel, "visit-title").text() == "Nieuw lesbezoek"
    window.shell.go("visits")
    press(window, (Qt.Key.Key_F5,))
    visit = window.shell.visit
    visit.observe.header.stop_asked.emit()
    assert visit.findChild(QLabel, "visit-title").text().startswith("Flitsbezoek · ")
