"""Observeren: text of several lines becomes several notes, after one glance; one line stays one line."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from support.observing import said, type_line

from observatie.domain.acts.acts import Mark, Note

CTRL = Qt.KeyboardModifier.ControlModifier
MINUTE = 60_000
ON_PAPER = "9.04 A vraagt hulp\n9.41 B kijkt weg\n- 9.48 C loopt rond\n"


@pytest.fixture
def texts(stored):
    """The notes on disk, each with its moment."""
    return lambda: [(at, note.text) for at, note in stored()]


@pytest.fixture
def at_nine(new_visit):
    """A lesson on paper that began at nine and took fifty minutes."""
    controller = new_visit("kijkwijzer")
    controller.take(controller.session.hold_on_paper(datetime(2026, 3, 10, 9, 0, tzinfo=UTC), 50 * MINUTE))
    return controller


def paste(step, text):
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(step.line, Qt.Key.Key_V, CTRL)


def key(step, pressed):
    QTest.keyClick(step.focusWidget(), pressed)


def preview(step):
    """The rows that are shown before they are notes; None where nothing is."""
    view = step.preview.view
    if not step.preview.isVisible():
        return None
    rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
    return [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


def test_lines_are_shown_and_made_with_enter_at_the_moment_of_pasting(step, texts, clock):
    clock.advance(5 * MINUTE)
    paste(step, "Lkr lacht\r\n\r\n• B wacht")
    clock.advance(MINUTE)
    assert preview(step) == ["5′00″, Lkr lacht", "5′00″, B wacht"]
    assert texts() == []
    key(step, Qt.Key.Key_Return)
    assert texts() == [(5 * MINUTE, "Lkr lacht"), (5 * MINUTE, "B wacht")]
    assert said(step) == "2 notities gemaakt. Ctrl+Z haalt ze samen weg."
    assert (preview(step), step.line.hasFocus(), step.line.is_empty) == (None, True, True)


def test_one_undo_takes_them_all_back(step, texts):
    type_line(step, "ervoor")
    paste(step, "een\ntwee\ndrie")
    key(step, Qt.Key.Key_Return)
    QTest.keyClick(step.line, Qt.Key.Key_Z, CTRL)
    assert texts() == [(0, "ervoor")]
    assert said(step) == "Ongedaan gemaakt: 3 notities."


def test_escape_puts_the_text_on_the_line_as_one_line(step, texts):
    QTest.keyClicks(step.line, "Lkr: ")
    paste(step, "een\n\ttwee\n")
    key(step, Qt.Key.Key_Escape)
    assert (step.line.text(), preview(step), texts()) == ("Lkr: een  twee", None, [])
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert [text for _, text in texts()] == ["Lkr: een twee"]


def test_half_a_line_is_part_of_the_first_note(step, texts, controller):
    QTest.keyClicks(step.line, "Lkr: ")
    paste(step, "een\ntwee")
    key(step, Qt.Key.Key_Return)
    assert [text for _, text in texts()] == ["Lkr: een", "twee"]
    assert (step.line.is_empty, controller.session.drafts) == (True, {})


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\u2028"])
def test_one_line_with_a_break_at_its_end_is_one_line(step, texts, end):
    paste(step, f"A vraagt hulp{end}")
    assert (step.line.text(), preview(step)) == ("A vraagt hulp", None)


def test_lines_from_paper_are_asked_for_once_and_become_three_notes(show, at_nine, qtbot):
    step = show(at_nine)
    paste(step, ON_PAPER)
    assert all("tijd van de klok of in de les?" in row for row in preview(step))
    key(step, Qt.Key.Key_1)
    assert preview(step) == ["4′00″, A vraagt hulp", "41′00″, B kijkt weg", "48′00″, kans, C loopt rond"]
    key(step, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_nine.all_saved)
    visit = at_nine.context.library.visit(at_nine.visit.id)
    assert [(s.lesson_ms, s.act) for s in visit.shown("note")] == [
        (4 * MINUTE, Note(text="A vraagt hulp")),
        (41 * MINUTE, Note(text="B kijkt weg")),
        (48 * MINUTE, Note(text="C loopt rond", mark=Mark.CHANCE)),
    ]


def test_times_count_in_a_lesson_that_runs_as_far_as_it_is(step, texts, clock):
    clock.advance(10 * MINUTE)
    paste(step, "8.34 uur A vraagt\n8.55 uur B wacht")
    key(step, Qt.Key.Key_Return)
    assert texts() == [(4 * MINUTE, "A vraagt"), (4 * MINUTE, "8.55 uur B wacht")]


def test_a_text_too_long_for_one_note_is_parted_or_not_pasted_at_all(step, texts):
    long = "woord " * 4_000
    paste(step, long)
    assert "te lang voor één notitie" in said(step, "paste-about")
    key(step, Qt.Key.Key_Escape)
    assert (step.line.text(), texts()) == ("", [])
    assert said(step).startswith("Er is niets geplakt.")
    paste(step, long)
    key(step, Qt.Key.Key_Return)
    assert " ".join(text for _, text in texts()) == long.strip()


def test_typing_past_the_end_says_that_it_does_not_fit(step):
    step.line.setText("a" * 20_000)
    QTest.keyClicks(step.line, "b")
    assert said(step).startswith("Een notitie heeft hooguit 20.000 tekens.")


def test_lines_that_are_dropped_are_shown_as_well(step, texts):
    data = QMimeData()
    data.setText("een\ntwee")
    place = QPointF(step.line.rect().center())
    copied, left, no = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    step.line.dropEvent(QDropEvent(place, copied, data, left, no))
    assert preview(step) == ["0′00″, een", "0′00″, twee"]


def test_in_a_note_that_is_edited_lines_are_words_and_too_many_are_refused(step, texts):
    type_line(step, "een")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    line = step.findChild(object, "note-words")
    for text in (" twee\ndrie", "x" * 20_000):
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(line, Qt.Key.Key_V, CTRL)
    assert (line.text(), preview(step)) == ("een twee drie", None)
    assert said(step).startswith("Een notitie heeft hooguit 20.000 tekens.")
