"""Number, time and day: what is typed takes the place of what stood there, by key and by the first click."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from observatie.ui.kit.number_field import NumberField
from observatie.ui.kit.when_field import WhenField
from observatie.ui.notes.time_choice import TimeField

LEFT = Qt.MouseButton.LeftButton


def number(theme):
    field = NumberField(theme, "n", "Minuten", 1, 60, width=130)
    field.setSuffix(" min")
    field.show_number(10)
    return field, field.lineEdit()


def time(theme):
    field = TimeField(theme)
    field.put(600_000)
    return field, field


def day(theme):
    field = WhenField(theme)
    field.show_moment(datetime(2026, 3, 10, 13, 15))
    return field, field.lineEdit()


@pytest.fixture
def beside(qtbot, theme):
    """Make a field, below a button that has the focus."""
    hosts = []

    def make(kind):
        host, button = QWidget(), QPushButton("knop")
        hosts.append(host)
        field, line = kind(theme)
        column = QVBoxLayout(host)
        column.addWidget(button)
        column.addWidget(field)
        host.resize(400, 120)
        qtbot.addWidget(host)
        with qtbot.waitActive(host):
            host.show()
            host.activateWindow()
        button.setFocus()
        return field, line, button

    return make


FIELDS = [(number, "25", "25 min"), (time, "7.30", "7.30"), (day, "12", "do 12 mrt 2026 · 13.15")]


@pytest.mark.parametrize(("kind", "typed", "shown"), FIELDS)
def test_what_is_typed_after_a_tab_takes_its_place(beside, kind, typed, shown):
    field, line, button = beside(kind)
    QTest.keyClick(button, Qt.Key.Key_Tab)
    QTest.keyClicks(field, typed)
    assert line.text() == shown


@pytest.mark.parametrize(("kind", "typed", "shown"), FIELDS)
def test_what_is_typed_after_the_program_led_there_takes_its_place(beside, kind, typed, shown):
    field, line, _ = beside(kind)
    field.setFocus()
    QTest.keyClicks(field, typed)
    assert line.text() == shown


@pytest.mark.parametrize(("kind", "typed", "shown"), FIELDS)
def test_what_is_typed_after_the_first_click_takes_its_place(beside, kind, typed, shown):
    field, line, _ = beside(kind)
    QTest.mouseClick(line, LEFT, pos=QPoint(14, line.height() // 2))
    QTest.keyClicks(field, typed)
    assert line.text() == shown


def test_a_second_click_puts_the_cursor_where_it_is(beside):
    _, line, _ = beside(time)
    for _ in range(2):
        QTest.mouseClick(line, LEFT, pos=QPoint(line.width() - 12, line.height() // 2))
        QTest.qWait(0)
    assert not line.hasSelectedText()


def test_each_part_of_a_day_and_time_that_is_clicked_is_typed_anew(qtbot, beside):
    field, line, _ = beside(day)
    field.setFocus()
    words = line.text()
    begin = line.fontMetrics().horizontalAdvance(words[: words.index("13")])
    place = QPoint(begin + 8, line.height() // 2)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClicks(line, "9")
    assert field.time().hour() == 9
