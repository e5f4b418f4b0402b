"""A letter typed in a lesson always reaches the line, whatever was clicked before; judged by the store."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import delete
from support.windows import begin_lesson

from observatie.domain.acts.acts import VisitSet
from observatie.ui.cover.cover import Cover
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.observe.focus_router import FocusRouter

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
ACROSS, DOWN = 97, 59
"""How far the points of the grid lie from each other; what is smaller and has the focus is clicked by name."""
LEADS_AWAY = ("stop", "place-lock")
"""What ends the lesson or closes the library; all else leads back to the line."""


@pytest.fixture
def lesson(window, catalogue):
    """The visit whose lesson runs in the main window, with an instrument, a note and counts on the screen."""
    window.resize(1366, 768)
    visit = begin_lesson(window)
    kijkwijzer = catalogue.instruments["kijkwijzer"]
    visit.controller.set_up(VisitSet(subject="rekenen", sample_minutes=2), (kijkwijzer,))
    visit.observe.enter()
    visit.observe.phase_and_counts.count(1)
    window.tell("Er is iets te zeggen over het programma.")
    write(window, "eerste regel")
    QApplication.processEvents()
    return visit


def press(window, key, modifiers=NONE) -> None:
    """Press a key as the system tells it: to the window, which knows where the focus is."""
    QTest.keyClick(window.windowHandle(), key, modifiers)


def write(window, text: str) -> None:
    for letter in text:
        press(window, letter)
    press(window, Qt.Key.Key_Return)


def click(window, point: QPoint) -> None:
    QTest.mouseClick(window.windowHandle(), LEFT, NONE, point)
    QApplication.processEvents()


def come_back(window) -> None:
    """Take the cover away, or go back to the lesson, where a click led to one of them."""
    if any(cover.isVisible() for cover in window.findChildren(Cover)):
        press(window, Qt.Key.Key_F9)
    if not window.shell.lesson_is_shown:
        window.shell.go("visits")


def written(visit) -> list[tuple[int | None, str]]:
    """What the store holds, each line with its lesson time."""
    controller = visit.controller
    controller.context.library.append([]).result()
    return [(s.lesson_ms, s.act.text) for s in controller.context.library.visit(controller.visit.id).shown("note")]


def controls(window) -> list[QWidget]:
    """What the focus can come to in the window, but for the line."""
    shown = [w for w in window.findChildren(QWidget) if w.isVisible() and w.window() is window]
    return [
        w
        for w in shown
        if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.focusProxy() is None and not isinstance(w, QLineEdit)
    ]


def leads_away(widget: QWidget | None) -> bool:
    return widget is not None and widget.objectName() in LEADS_AWAY


def lesson_ms(visit) -> int:
    session = visit.controller.session
    return session.lesson_ms(session.now())


def type_and_expect(window, visit, clock, text: str) -> tuple[int, str]:
    """Type a line whose first key comes at this moment and whose Enter comes later; return what is due."""
    at = lesson_ms(visit)
    press(window, text[0])
    clock.advance(400)
    write(window, text[1:])
    clock.advance(600)
    return at, text


def test_a_click_on_any_point_of_the_window_leaves_the_next_keys_to_the_line(window, lesson, clock):
    points = [
        QPoint(x, y)
        for y in range(DOWN // 2, window.height(), DOWN)
        for x in range(ACROSS // 2, window.width(), ACROSS)
        if not leads_away(window.childAt(QPoint(x, y)))
    ]
    before, due = written(lesson), []
    for number, point in enumerate(points):
        click(window, point)
        come_back(window)
        due.append(type_and_expect(window, lesson, clock, f"b {number}"))
    assert [line for line in due if line not in written(lesson)] == []
    assert len(written(lesson)) == len(before) + len(points)


def test_a_click_on_any_control_walked_to_with_tab_leaves_space_and_enter_to_the_line(window, lesson, clock):
    clicked = [control for control in controls(window) if not leads_away(control)]
    assert {control.objectName() for control in clicked} >= {"look-fors", "untraced", "cover", "notice-close"}
    due = []
    for number, control in enumerate(clicked):
        for walked in (False, True):
            if not control.isVisible():
                continue
            if walked:
                control.setFocus(Qt.FocusReason.TabFocusReason)
            click(window, control.mapTo(window, control.rect().center()))
            come_back(window)
            due.append(type_and_expect(window, lesson, clock, f"c {number} {walked}"))
    assert [line for line in due if line not in written(lesson)] == []


def test_a_button_that_was_clicked_is_not_pressed_by_the_space_that_follows(window, lesson):
    switch = lesson.observe.findChild(QAbstractButton, "look-fors")
    click(window, switch.mapTo(window, switch.rect().center()))
    assert switch.isChecked()
    press(window, " ")
    assert switch.isChecked()


@pytest.mark.parametrize("key", [" ", Qt.Key.Key_Space])
def test_whoever_walked_to_a_button_presses_it_with_space(window, lesson, key):
    switch = lesson.observe.findChild(QAbstractButton, "look-fors")
    for _ in range(len(controls(window)) + 1):
        if switch.hasFocus():
            break
        press(window, Qt.Key.Key_Tab, SHIFT)
    assert switch.hasFocus()
    press(window, key)
    assert switch.isChecked()
    assert switch.hasFocus()


def test_a_letter_typed_on_any_control_walked_to_goes_to_the_line(window, lesson, clock):
    due = []
    for number, control in enumerate(controls(window)):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        due.append(type_and_expect(window, lesson, clock, f"d {number}"))
    assert [line for line in due if line not in written(lesson)] == []


def test_after_a_click_the_focus_itself_is_on_the_line_for_input_methods(window, lesson):
    for control in controls(window):
        if leads_away(control) or not control.isVisible():
            continue
        click(window, control.mapTo(window, control.rect().center()))
        come_back(window)
        assert window.focusWidget() is lesson.observe.line, control.objectName()


def test_what_an_input_method_writes_on_a_control_walked_to_goes_to_the_line(window, lesson):
    switch = lesson.observe.findChild(QAbstractButton, "look-fors")
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    composed = QInputMethodEvent()
    composed.setCommitString("ë")
    QApplication.sendEvent(switch, composed)
    assert lesson.observe.line.text() == "ë"
    assert lesson.observe.line.hasFocus()


def test_every_control_walked_to_composes_letters_with_dead_keys(window, lesson):
    write(window, "tweede regel")
    for control in controls(window):
        control.setFocus(Qt.FocusReason.TabFocusReason)
        assert control.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), control.objectName()
    lesson.observe.stream.setFocus()
    press(window, Qt.Key.Key_Up)
    assert lesson.observe.stream.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_first_key_that_went_down_on_a_control_is_the_time_of_the_line(window, lesson, clock):
    switch, heard = lesson.observe.findChild(QAbstractButton, "look-fors"), lesson.observe.line._raw
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Shift):
        heard._heard.append(clock.now())  # as the system tells it, before Qt looks
        press(window, key)
        clock.advance(1_000)
    at = lesson_ms(lesson)
    heard._heard.append(clock.now())  # a dead key, of which nothing else comes here
    clock.advance(300)
    heard._heard.append(clock.now())
    composed = QInputMethodEvent()
    composed.setCommitString("ë")
    QApplication.sendEvent(switch, composed)
    press(window, Qt.Key.Key_Return)
    assert (at, "ë") in written(lesson)


def test_coming_back_from_another_window_leads_to_the_line(qtbot, window, lesson, clock):
    switch = lesson.observe.findChild(QAbstractButton, "look-fors")
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    other = QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    with qtbot.waitActive(window):
        window.activateWindow()
    due = type_and_expect(window, lesson, clock, "e terug")
    assert due in written(lesson)


def test_the_cover_pressed_with_the_space_bar_leaves_the_next_keys_to_the_line(window, lesson, clock):
    lesson.observe.findChild(QAbstractButton, "cover").setFocus(Qt.FocusReason.TabFocusReason)
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_F9)
    assert type_and_expect(window, lesson, clock, "f na de klok") in written(lesson)


def test_a_click_in_a_note_that_is_edited_leads_there_and_one_beside_it_to_the_line(window, lesson):
    press(window, Qt.Key.Key_F2)
    field = lesson.observe.findChild(QLineEdit, "note-words")
    box = field.parentWidget()
    lesson.observe.line.setFocus()
    click(window, box.mapTo(window, QPoint(box.width() // 2, 2)))
    press(window, "x")
    assert field.text() == "eerste regelx"
    strip = lesson.observe.strip
    click(window, strip.mapTo(window, strip.rect().center()))
    press(window, "y")
    assert lesson.observe.line.text() == "y"
    assert field.text() == "eerste regelx"


def test_an_offer_that_is_clicked_while_a_note_is_edited_is_taken_in_that_note(window, lesson):
    press(window, Qt.Key.Key_F2)
    field = lesson.observe.findChild(QLineEdit, "note-words")
    for letter in " #zelfi":
        press(window, letter)
    offer = next(b for b in lesson.observe.completions.findChildren(QAbstractButton) if b.isVisible())
    click(window, offer.mapTo(window, offer.rect().center()))
    assert field.text().rstrip() == "eerste regel #zelfinstructie"
    assert window.focusWidget() is field


# A note that was chosen with a click


@pytest.fixture
def chosen(window, lesson):
    """Three notes, the second of which was clicked."""
    write(window, "tweede regel")
    write(window, "derde regel")
    stream = lesson.observe.stream
    rect = stream.visualRect(stream.model().index(1, 0))
    click(window, stream.viewport().mapTo(window, rect.center()))
    assert stream.chosen_index.row() == 1
    return lesson


def test_f2_opens_the_note_that_was_clicked(window, chosen):
    press(window, Qt.Key.Key_F2)
    assert chosen.observe.findChild(QLineEdit, "note-words").text() == "tweede regel"


def test_delete_takes_the_note_away_that_was_clicked_and_then_none_more(window, chosen):
    press(window, Qt.Key.Key_Delete)
    press(window, Qt.Key.Key_Delete)
    assert [text for _, text in written(chosen)] == ["eerste regel", "derde regel"]


def test_up_goes_on_from_the_note_that_was_clicked(window, chosen):
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Return)
    assert chosen.observe.findChild(QLineEdit, "note-words").text() == "eerste regel"


def test_a_note_is_no_longer_chosen_once_something_is_typed(window, chosen):
    press(window, "x")
    press(window, Qt.Key.Key_Backspace)
    assert not chosen.observe.stream.chosen_index.isValid()
    press(window, Qt.Key.Key_Delete)
    assert len(written(chosen)) == 3


@pytest.mark.parametrize("is_on_button", [False, True])
def test_a_page_that_goes_with_its_window_leaves_nobody_listening(qtbot, clock, is_on_button):
    page, elsewhere = QWidget(), QLineEdit()
    line, button = NoteLine(clock), QPushButton("Kijkpunten")
    layout = QVBoxLayout(page)
    for widget in (line, button):
        layout.addWidget(widget)
    router = FocusRouter(page, line, but=())
    router.turn(on=True)
    qtbot.addWidget(elsewhere)
    for each in (elsewhere, page):
        with qtbot.waitActive(each):
            each.show()
            each.activateWindow()
    router.listen()
    (button if is_on_button else line).setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.captureExceptions() as exceptions:
        delete(page)
        elsewhere.setFocus()
        QApplication.processEvents()
    assert exceptions == []
