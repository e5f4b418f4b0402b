"""A note is edited in Uitwerken as in Observeren: in its place, with its time, its history and undo."""

from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from support.hands import CTRL, SHIFT
from support.review_hands import sit_down

from observatie.domain.acts.acts import Mark, Note
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.acts.entries import Amend
from observatie.store.visit_session import VisitSession
from observatie.ui.notes.note_line import NoteLine
from observatie.ui.notes.note_view import NoteView
from observatie.ui.observe.observe_step import ObserveStep
from observatie.ui.session.visit_controller import VisitController


@pytest.fixture
def noted(new_visit):
    """A lesson that is over, with two notes."""
    controller = new_visit("kijkwijzer")
    controller.take(controller.session.begin_lesson())
    controller.record(Note(text="Lkr lacht", mark=Mark.STRONG), lesson_ms=65_000)
    controller.record(Note(text="C wacht"), lesson_ms=600_000)
    controller.context.clock.advance(3_000_000)
    controller.take(controller.session.end_lesson())
    return controller


@pytest.fixture
def hands(noted, qtbot):
    return sit_down(noted, qtbot)


def line(hands) -> NoteLine | None:
    """The line on which a note is edited, or None."""
    shown = [each for each in hands.step.findChildren(NoteLine, "note-words") if each.isVisible()]
    return shown[0] if shown else None


def stored(hands):
    return [(s.lesson_ms, s.act.text) for s in hands.stored.shown("note")]


def by_f2(hands):
    hands.click_note("C wacht")
    hands.key(Qt.Key.Key_F2)


def by_enter(hands):
    hands.click_note("C wacht")
    hands.key(Qt.Key.Key_Return)


def by_double_click(hands):
    hands.click_note("C wacht")
    view = hands.find(NoteView, "notes")
    place = view.visualRect(view.currentIndex()).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def by_its_menu(hands):
    hands.click_note("C wacht")
    view = hands.find(NoteView, "notes")
    place = view.visualRect(view.currentIndex()).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    view.contextMenuEvent(asked)
    menu = view.findChild(QMenu)
    (verbeter,) = menu.actions()
    assert verbeter.text().startswith("Verbeter")
    menu.close()  # as a menu does before what was chosen in it happens
    verbeter.trigger()


@pytest.mark.parametrize("opened", [by_f2, by_enter, by_double_click, by_its_menu])
def test_a_note_is_edited_in_its_place(hands, opened):
    opened(hands)
    assert line(hands).text() == "C wacht"
    QTest.keyClicks(line(hands), " op de lkr")
    QTest.keyClick(line(hands), Qt.Key.Key_Return)
    assert stored(hands)[1] == (600_000, "C wacht op de lkr")
    assert line(hands) is None
    assert hands.step.focusWidget() is hands.find(NoteView, "notes")


def test_what_it_was_before_is_kept_with_who_and_when(hands, noted):
    by_f2(hands)
    QTest.keyClicks(line(hands), " op de lkr")
    QTest.keyClick(line(hands), Qt.Key.Key_Return)
    last = hands.stored.journal.entries()[-1]
    assert (last.author, last.at) == (noted.session.scribe.author, noted.context.clock.now().wall)
    assert isinstance(last.payload, Amend)
    assert hands.stored.journal.entry(last.payload.original).payload.text == "C wacht"


def fold_of(hands) -> QPushButton:
    """What unfolds the history of the note that is open."""
    (shown,) = (each for each in hands.step.findChildren(QPushButton, "note-history") if each.isVisible())
    return shown


def earlier(hands):
    """What the open history tells, wording by wording."""
    shown = [each for each in hands.step.findChildren(QLabel, "note-earlier") if each.isVisible()]
    return [each.text() for each in shown]


def test_what_a_note_said_before_unfolds_below_it_and_undo_takes_it_away_again(hands, noted):
    by_f2(hands)
    assert not hands.step.findChild(QPushButton, "note-history").isVisible()
    QTest.keyClicks(line(hands), " op de lkr")
    QTest.keyClick(line(hands), Qt.Key.Key_Return)
    hands.click_note("C wacht op de lkr")
    hands.key(Qt.Key.Key_F2)
    fold = fold_of(hands)
    assert (fold.text(), earlier(hands)) == ("▸  1 keer gewijzigd", [])
    assert fold.accessibleName() == "1 keer gewijzigd, bekijk wat er stond"
    QTest.keyClick(line(hands), Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)
    assert earlier(hands) == ["Eerst: 10′00″ · C wacht"]
    assert "Eerst: 10′00″ · C wacht\nIneke Smit, 10 maart 2026, 8.30 uur\n" in fold.accessibleDescription()
    hands.key(Qt.Key.Key_X)
    assert line(hands).hasFocus()
    assert line(hands).text() == "C wacht op de lkrx"
    noted.take(noted.session.undo())
    assert earlier(hands) == []
    assert not fold.isVisible()
    hands.step.leave()


def test_the_note_has_the_height_of_what_is_unfolded_below_it(hands, noted):
    long = " ".join(["woord"] * 200)
    note = next(each for each in noted.visit.shown("note") if each.act.text == "C wacht")
    noted.amend(note.id, Note(text=long), 600_000)
    noted.amend(note.id, Note(text="kort"), 600_000)
    hands.click_note("kort")
    hands.key(Qt.Key.Key_F2)
    fold = fold_of(hands)
    fold.click()
    QApplication.processEvents()
    present = hands.find(QLabel, "note-present")
    place = fold.parentWidget()
    assert len(earlier(hands)) == 2
    assert present.mapTo(place, present.rect().bottomLeft()).y() < place.height()
    assert all(
        each.height() >= each.heightForWidth(each.width()) for each in place.findChildren(QLabel, "note-earlier")
    )
    height = place.height()
    fold.click()
    assert place.height() < height / 2
    hands.step.leave()


def test_its_time_is_typed_over_by_the_clock_or_the_lesson(hands):
    by_f2(hands)
    QTest.keyClick(line(hands), Qt.Key.Key_Tab, SHIFT)
    time = hands.find(object, "note-time")
    assert time.hasFocus()
    time.selectAll()
    QTest.keyClicks(time, "8'15")
    QTest.keyClick(time, Qt.Key.Key_Return)
    assert stored(hands)[1] == (495_000, "C wacht")


def test_undo_says_what_it_turned_back_and_stands_on_the_note(hands):
    by_f2(hands)
    QTest.keyClicks(line(hands), " op de lkr")
    QTest.keyClick(line(hands), Qt.Key.Key_Return)
    hands.click_note("Lkr lacht")
    hands.key(Qt.Key.Key_Z, CTRL)
    assert stored(hands)[1] == (600_000, "C wacht")
    assert hands.said() == "Ongedaan gemaakt: verbeteren van notitie 10′00″."
    assert [row.note.text for row in hands.step.notes.chosen] == ["C wacht"]


def test_half_an_edit_is_kept_and_brought_back_also_where_one_observes(hands, noted, qtbot):
    by_f2(hands)
    QTest.keyClicks(line(hands), " op")
    hands.step.leave()
    assert line(hands) is None
    assert stored(hands)[1] == (600_000, "C wacht")
    observing = ObserveStep(noted)
    qtbot.addWidget(observing)
    observing.show()
    observing.enter()
    (again,) = observing.findChildren(NoteLine, "note-words")
    assert again.text() == "C wacht op"
    observing.leave()
    hands.step.enter()
    assert line(hands).text() == "C wacht op"
    QTest.keyClick(line(hands), Qt.Key.Key_Return)
    assert stored(hands)[1] == (600_000, "C wacht op")
    assert noted.session.drafts == {}


def test_a_note_that_was_only_looked_at_is_not_open_when_one_comes_back(hands, noted):
    by_f2(hands)
    hands.step.leave()
    hands.step.enter()
    assert line(hands) is None
    assert noted.session.drafts == {}


def test_showing_the_findings_leaves_the_note_open(hands):
    by_f2(hands)
    QTest.keyClicks(line(hands), " op")
    hands.step.show_findings()
    assert line(hands).text() == "C wacht op"
    hands.step.leave()


def test_a_settled_report_leaves_its_notes_as_they_are(hands, noted):
    noted.record(StatusSet(status=ReportStatus.SETTLED))
    by_enter(hands)
    assert line(hands) is None
    assert hands.said() == "Het verslag is vastgesteld; de notities blijven zoals ze zijn."


def test_a_note_of_another_author_is_not_edited(hands, noted, context):
    other = VisitSession.open(context.library, noted.visit.id, context.clock, author=uuid4())
    written = other.record(Note(text="D leest"), lesson_ms=700_000)
    written.saved.result(30)
    again = VisitController(context, VisitSession.open(context.library, noted.visit.id, context.clock))
    step = sit_down(again, hands.qtbot)
    step.click_note("D leest")
    step.key(Qt.Key.Key_F2)
    assert line(step) is None
    assert step.said().endswith("Een notitie verbetert wie die schreef.")


def test_a_chip_for_an_item_is_offered_and_taken(hands):
    by_f2(hands)
    QTest.keyClicks(line(hands), " #zelfi")
    QTest.keyClick(line(hands), Qt.Key.Key_Tab)
    QTest.keyClick(line(hands), Qt.Key.Key_Return)
    note = hands.stored.shown("note")[1].act
    assert (note.text, [ref.item for ref in note.items]) == ("C wacht", ["zelfinstructie"])


def test_the_menu_of_no_note_offers_nothing(hands):
    view = hands.find(NoteView, "notes")
    QApplication.processEvents()
    below = QPoint(5, view.viewport().height() - 2)
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, below, view.mapToGlobal(below)))
    assert view.findChild(QMenu) is None


def test_a_word_behind_a_sign_that_is_no_item_is_told_when_the_note_is_closed(hands):
    by_f2(hands)
    hands.key(Qt.Key.Key_End)
    hands.write(" #tempo", "note-words")
    hands.key(Qt.Key.Key_Return)
    assert stored(hands)[1][1] == "C wacht #tempo"
    told = [label.text() for label in hands.step.findChildren(QLabel) if label.isVisibleTo(hands.step)]
    assert any(text.startswith("“#tempo” is geen onderdeel") and "Ctrl+K" in text for text in told)
