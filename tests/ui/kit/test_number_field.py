"""A field for a number, with the word for what is counted."""

import pytest
from PySide6.QtCore import Qt

from observatie.ui.kit.number_field import NumberField


@pytest.fixture
def field(qtbot, theme):
    field = NumberField(theme, "minutes", "Minuten", 0, 60, width=100)
    field.count_in("minuut", "minuten")
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.parametrize(("number", "shown"), [(0, "0 minuten"), (1, "1 minuut"), (2, "2 minuten")])
def test_what_is_counted_stands_behind_the_number(field, number, shown):
    field.show_number(number)

    assert field.text() == shown


def test_a_number_that_is_typed_passes_one_without_losing_a_key(qtbot, field):
    field.selectAll()

    qtbot.keyClicks(field, "12")
    assert field.text() == "12 minuten"

    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "1 minuut"
