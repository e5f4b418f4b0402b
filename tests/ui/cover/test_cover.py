"""The cover over the whole window: down in one key, nothing through it, and then all is as it was."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from support.samples import PASSPHRASE
from support.windows import Opening, begin_lesson, start_window

from observatie.demo.school import make_demo
from observatie.domain.errors import KnownError
from observatie.store.folder import unlock
from observatie.store.library import Library
from observatie.ui.cover.cover import TITLE, Cover
from observatie.ui.cover.cover_controller import CoverController
from observatie.ui.kit.background import Background
from observatie.ui.kit.machine_settings import ThemeMode

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
F9, CTRL_H = (Qt.Key.Key_F9, NONE), (Qt.Key.Key_H, CTRL)
MINUTE = 60_000
WAY_BACK = "F9 of Ctrl+H haalt het scherm terug."


def press(window, key=F9):
    QTest.keyClick(QApplication.focusWidget() or window, *key)


def cover_of(window) -> Cover | None:
    return next((c for c in window.findChildren(Cover) if c.isVisible()), None)


def seen(window) -> set[QWidget]:
    """What is not hidden, and so what a screen reader finds; what the cover is made of left out."""
    cover = cover_of(window)
    assert cover is not None
    shown = {w for w in window.findChildren(QWidget) if w.isVisible()}
    return {w for w in shown if w is not cover and not cover.isAncestorOf(w)}


def read_out(interface) -> set[str]:
    """The names that a screen reader finds: those of what is not marked as invisible."""
    below = [interface.child(number) for number in range(interface.childCount())]
    names = {interface.text(QAccessible.Text.Name)} - {""}
    return set() if interface.state().invisible else names.union(*(read_out(child) for child in below if child))


def field(window) -> QLineEdit:
    return cover_of(window).findChild(QLineEdit, "cover-passphrase")


def complaint(window) -> str:
    return cover_of(window).findChild(QLabel, "cover-passphrase-complaint").text()


def machine(window):
    return window._machine


@pytest.mark.parametrize("key", [F9, CTRL_H], ids=["F9", "Ctrl+H"])
def test_a_key_in_the_middle_of_a_line_covers_and_the_same_key_brings_the_line_back(window, key):
    visit = begin_lesson(window)
    line = visit.observe.line
    QTest.keyClicks(line, "een halve regel")
    line.setSelection(4, 5)
    press(window, key)
    assert cover_of(window) is not None
    press(window, key)
    assert cover_of(window) is None
    assert line.hasFocus()
    assert (line.text(), line.selectedText()) == ("een halve regel", "halve")
    QTest.keyClicks(QApplication.focusWidget(), "hele")
    assert line.text() == "een hele regel"


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_no_field_keeps_the_key_to_itself(window, kind):
    window.shell.visits.new_asked.emit()
    writing = next(w for w in window.shell.visit.prepare.findChildren(kind) if w.isVisible())
    writing.setFocus()
    press(window, CTRL_H)
    assert cover_of(window) is not None
    press(window, CTRL_H)
    assert writing.hasFocus()


def test_nothing_typed_on_the_cover_reaches_what_is_under_it(window, folder):
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "half")
    press(window)
    keys = [(Qt.Key.Key_F1, NONE), (Qt.Key.Key_F5, NONE), (Qt.Key.Key_F6, NONE), (Qt.Key.Key_Escape, NONE)]
    keys += [(Qt.Key.Key_Tab, NONE), (Qt.Key.Key_Return, NONE), (Qt.Key.Key_Space, NONE), (Qt.Key.Key_Z, CTRL)]
    keys += [(Qt.Key.Key_N, CTRL), (Qt.Key.Key_V, CTRL), (Qt.Key.Key_P, CTRL), (Qt.Key.Key_0, CTRL)]
    for key in keys:
        press(window, key)
    QTest.keyClicks(QApplication.focusWidget(), "geheim")
    press(window)
    assert visit.observe.isVisible()
    assert visit.observe.line.text() == "half"
    window.close()
    with Library.open(folder, unlock(folder, PASSPHRASE)) as library:
        assert library.visit(visit.controller.visit.id).shown("note") == []
        assert library.drafts(visit.controller.visit.id).get(None).text == "half"
        assert len(library.visits()) == 1


def test_nothing_under_it_can_be_read_not_by_a_resize_either(window):
    begin_lesson(window)
    window.tell("De les van mevrouw Bakker liep nog.")
    press(window)
    assert seen(window) == set()
    assert window.windowTitle() == TITLE
    read = read_out(QAccessible.queryAccessibleInterface(window))
    assert read == {TITLE, "8.30", "10 maart 2026", WAY_BACK}
    window.resize(900, 500)
    assert cover_of(window).geometry() == window.rect()
    assert seen(window) == set()
    press(window)
    assert window.windowTitle() == "Observatie"


def test_it_comes_down_over_a_list_that_is_unfolded_and_folds_it(qtbot, window):
    window.shell.visits.new_asked.emit()
    box = QComboBox(window.shell)
    box.addItems(["mevrouw Bakker", "meneer El Amrani"])
    box.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    press(window)
    assert cover_of(window) is not None
    assert not box.view().isVisible()
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("kind", [QMenu, QDialog])
def test_nothing_floats_above_it(qtbot, window, kind):
    floating = kind(window.shell.visits)
    QLabel("mevrouw Bakker", floating)
    floating.show()
    qtbot.waitUntil(floating.isVisible)
    QTest.keyClick(floating, *F9)
    assert cover_of(window) is not None
    assert not floating.isVisible()


def test_a_lesson_goes_on_under_it(window, clock):
    visit = begin_lesson(window)
    press(window)
    clock.advance(2 * MINUTE)
    press(window)
    QTest.keyClicks(visit.observe.line, "na twee minuten")
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    assert [s.lesson_ms for s in visit.controller.visit.shown("note")] == [2 * MINUTE]


def way_back(window) -> str:
    return cover_of(window).findChild(QLabel, "cover-way-back").text()


def test_it_says_how_it_goes_away_and_so_does_the_button_that_lets_it_down(window):
    visit = begin_lesson(window)
    button = visit.observe.findChild(QPushButton, "cover")
    assert "F9" in button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert way_back(window) == WAY_BACK


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F5])
def test_whoever_goes_on_typing_on_it_is_told_that_it_is_not_kept(window, key):
    begin_lesson(window)
    press(window)
    press(window, (Qt.Key.Key_Shift, NONE))
    assert way_back(window) == WAY_BACK
    press(window, (key, NONE))
    assert way_back(window) == f"Wat je nu typt, wordt niet bewaard. {WAY_BACK}"
    press(window)
    press(window)
    assert way_back(window) == WAY_BACK


# The passphrase


@pytest.fixture
def long_covered(window, clock):
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "half")
    press(window)
    clock.advance(6 * MINUTE)
    press(window)
    return window


def test_after_a_while_the_key_asks_the_passphrase_and_the_right_one_opens(qtbot, long_covered):
    window, library = long_covered, long_covered.shell.context.library
    line = window.shell.visit.observe.line
    assert field(window).hasFocus()
    assert seen(window) == set()
    QTest.keyClicks(field(window), PASSPHRASE)
    QTest.keyClick(field(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cover_of(window) is None)
    assert line.hasFocus()
    assert line.text() == "half"
    assert window.shell.context.library is library
    assert window.shell.visit.controller.session.lesson_clock is not None


def test_a_wrong_passphrase_is_a_sentence_and_can_be_typed_again(qtbot, long_covered):
    QTest.keyClicks(field(long_covered), "een heel andere zin")
    QTest.keyClick(field(long_covered), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "past niet" in complaint(long_covered))
    QTest.keyClicks(field(long_covered), PASSPHRASE)
    QTest.keyClick(field(long_covered), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cover_of(long_covered) is None)


@pytest.mark.parametrize("key", [F9, (Qt.Key.Key_Escape, NONE)], ids=["F9", "Escape"])
def test_the_question_goes_away_and_leaves_nothing_of_what_was_typed(long_covered, key):
    QTest.keyClicks(field(long_covered), "vier losse")
    press(long_covered, key)
    assert not field(long_covered).isVisible()
    press(long_covered)
    assert field(long_covered).text() == ""


def test_whoever_clicks_beside_the_field_still_types_in_it(long_covered):
    cover = cover_of(long_covered)
    QTest.mouseClick(cover, Qt.MouseButton.LeftButton, NONE, QPoint(5, 5))
    QTest.keyClicks(QApplication.focusWidget(), "vier losse")
    assert field(long_covered).text() == "vier losse"


def test_a_right_passphrase_does_not_open_what_was_put_away_meanwhile(qtbot, long_covered):
    QTest.keyClicks(field(long_covered), PASSPHRASE)
    checking = long_covered.findChild(CoverController).findChild(Background)
    with qtbot.waitSignal(checking.done):
        QTest.keyClick(field(long_covered), Qt.Key.Key_Return)
        press(long_covered)
    assert cover_of(long_covered) is not None


@pytest.mark.parametrize(("minutes", "asked"), [(0, True), (15, False), (None, False)])
def test_how_long_is_a_setting(window, clock, minutes, asked):
    machine(window).cover_minutes = minutes
    press(window)
    clock.advance(6 * MINUTE)
    press(window)
    assert (cover_of(window) is not None) is asked


def test_the_demo_has_no_passphrase(qtbot, theme, tmp_path, clock, catalogue):
    opening, library = (
        Opening(tmp_path / "demo", clock, catalogue, throw_away=True),
        make_demo(tmp_path / "demo", dict(catalogue.instruments), clock),
    )
    window = start_window(qtbot, opening, tmp_path / "venster.ini", library=library)
    press(window)
    clock.advance(60 * MINUTE)
    press(window)
    assert cover_of(window) is None
    window.close()


# What happens to the window meanwhile


def test_another_theme_waits_until_it_is_taken_away(qtbot, window):
    press(window)
    machine(window).mode = ThemeMode.DARK
    window.apply_look()
    assert cover_of(window) is not None
    assert seen(window) == set()
    press(window)
    qtbot.waitUntil(lambda: window.theme.dark)
    assert window.shell.visits.isVisible()


def test_another_theme_waits_until_the_lesson_is_over_and_the_visit_is_still_there(qtbot, window):
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "half")
    machine(window).mode = ThemeMode.DARK
    window.apply_look()
    assert visit.observe.line.text() == "half"
    visit.observe.header.stop_asked.emit()
    qtbot.waitUntil(lambda: window.theme.dark)
    assert window.shell.visit.review.isVisible()


def test_locking_under_it_takes_it_away_and_shows_nothing(window):
    press(window)
    window.lock()
    assert cover_of(window) is None
    assert window.windowTitle() == "Observatie"
    press(window)
    assert cover_of(window) is None


def test_closing_while_the_store_refuses_brings_the_sentence_before_the_eyes(window):
    press(window)
    window.shell.context.link.trouble_changed.emit(KnownError("B08", "de schijf is vol", "maak ruimte"))
    assert not window.close()
    assert cover_of(window) is None
    assert window.findChild(QLabel, "notice").isVisible()
