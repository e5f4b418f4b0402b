"""Every field that uses a place in its text, with characters that Qt and Python count differently."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from support.fake_clock import FakeClock

from observatie.ui.form.value_fields import TextField
from observatie.ui.kit.positions import index_at, position_at, units
from observatie.ui.kit.text_fields import DecidedText
from observatie.ui.notes.note_line import NoteLine

WIDE = pytest.mark.parametrize("wide", ["👍", "👍🏽", "🇳🇱", "👩‍🏫", "e\u0301", "1\ufe0f\u20e3", "𝒜"])


@pytest.fixture
def line(qtbot):
    line = NoteLine(FakeClock(datetime(2026, 3, 10, 8, 30, tzinfo=UTC)))
    qtbot.addWidget(line)
    line.show()
    return line


# No text of Python that comes from Qt holds half a character.
texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts, st.data())
def test_a_place_that_goes_to_qt_and_back_is_the_same(text, data):
    index = data.draw(st.integers(0, len(text)))

    assert index_at(text, position_at(text, index)) == index
    assert units(text[:index]) == len(text[:index].encode("utf-16-le")) // 2


def test_a_place_inside_a_character_is_that_of_the_character():
    assert index_at("a👍b", 2) == 1


@WIDE
def test_what_stands_before_the_cursor_ends_at_the_cursor(line, wide):
    line.setText(f"{wide} A leest #zelfi hardop")
    line.setCursorPosition(units(f"{wide} A leest #zelfi"))

    assert line.to_cursor == f"{wide} A leest #zelfi"


@WIDE
def test_a_completion_takes_the_place_of_what_was_typed_alone(line, wide):
    line.setText(f"{wide} A {wide}leest {wide}zelfi hardop {wide}")
    line.setCursorPosition(units(f"{wide} A {wide}leest {wide}zelfi"))

    line.replace(f"{wide}zelfi", f"{wide}zelfinstructie")

    assert line.text() == f"{wide} A {wide}leest {wide}zelfinstructie hardop {wide}"
    assert line.to_cursor == f"{wide} A {wide}leest {wide}zelfinstructie"


@WIDE
def test_a_sign_before_an_emoji_stands_apart_and_comes_back(line, wide):
    line.setText(f"{wide} mooi")
    line.home(False)
    QTest.keyClicks(line, "+ ")
    assert (line.sign, line.text(), line.to_cursor) == ("+ ", f"{wide} mooi", "")

    line.setCursorPosition(0)
    QTest.keyClicks(line, "\b")
    assert (line.sign, line.text(), line.to_cursor) == ("", f"+ {wide} mooi", "+ ")


@WIDE
def test_words_come_in_at_the_cursor_of_an_answer(qtbot, theme, wide):
    field = TextField(theme, "antwoord")
    qtbot.addWidget(field)
    field.area.setPlainText(f"Klas klapt {wide}hard")
    cursor = field.area.textCursor()
    cursor.setPosition(units(f"Klas klapt {wide}"))
    field.area.setTextCursor(cursor)

    field.insert("18′15″")

    assert field.words() == f"Klas klapt {wide} 18′15″ hard"


@WIDE
def test_words_come_in_behind_the_last_character_of_an_answer(qtbot, theme, wide):
    field = TextField(theme, "antwoord")
    qtbot.addWidget(field)
    field.area.setPlainText(f"Klas klapt {wide}")
    field.area.moveCursor(QTextCursor.MoveOperation.End)

    field.insert("18′15″")

    assert field.words() == f"Klas klapt {wide} 18′15″"


@WIDE
def test_what_is_too_long_is_refused_and_nothing_else_changes(qtbot, theme, wide):
    area = DecidedText(theme, "question", "Kijkvraag", lines=3)
    qtbot.addWidget(area)
    before = f"{wide} {'a' * 1000}"
    after = wide + "b" * (2_000 - len(before) - len(wide))
    area.setPlainText(before + after)
    cursor = area.textCursor()
    cursor.setPosition(units(before))
    area.setTextCursor(cursor)

    area.insertPlainText("👍👍")

    assert area.toPlainText() == before + after
