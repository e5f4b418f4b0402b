"""Observeren: what was noted on paper is typed over with its times, in the lesson or by the clock."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateTimeEdit, QLabel, QPushButton
from support.observing import said, type_line

from observatie.domain.acts.acts import Mark, Note
from observatie.ui.observe.line_panels import PaperStart

MINUTE = 60_000


@pytest.fixture
def noted(qtbot):
    """Read from disk when what was noted and what it says, once everything is acknowledged."""

    def read(controller):
        qtbot.waitUntil(lambda: controller.all_saved)
        visit = controller.context.library.visit(controller.visit.id)
        return [(s.lesson_ms, s.act) for s in visit.shown("note")]

    return read


@pytest.fixture
def at_nine(new_visit):
    """A lesson on paper that began at nine and took fifty minutes."""
    controller = new_visit("kijkwijzer")
    controller.take(controller.session.hold_on_paper(datetime(2026, 3, 10, 9, 0, tzinfo=UTC), 50 * MINUTE))
    return controller


def meaning(step):
    """What the screen says of the time on the line; "" where it says nothing."""
    return said(step, "time-meaning")


def test_a_time_of_the_clock_is_placed_in_the_lesson_and_shown_before_enter(show, at_nine, noted):
    step = show(at_nine)
    QTest.keyClicks(step.line, "9.04 uur A vraagt hulp")
    assert meaning(step) == "9.04 uur = 4′00″ in de les"
    assert said(step, "line-time") == "4′00″"
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert noted(at_nine) == [(4 * MINUTE, Note(text="A vraagt hulp"))]
    assert meaning(step) == ""


@pytest.mark.parametrize(
    ("keys", "lesson_ms"),
    [
        ([Qt.Key.Key_Return], 4 * MINUTE),
        ([Qt.Key.Key_Right, Qt.Key.Key_Return], 9 * MINUTE + 4000),
        ([Qt.Key.Key_1], 4 * MINUTE),
        ([Qt.Key.Key_2], 9 * MINUTE + 4000),
    ],
)
def test_a_time_that_can_be_meant_in_two_ways_is_asked_by_keys(show, at_nine, noted, keys, lesson_ms):
    step = show(at_nine)
    QTest.keyClicks(step.line, "9.04 A vraagt hulp")
    assert meaning(step) == "9.04: 9.04 uur = 4′00″ in de les, of 9′04″ na het begin? Enter vraagt wat je bedoelt."
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    assert noted(at_nine) == []
    assert step.line.text() == "9.04 A vraagt hulp"
    for key in keys:
        QTest.keyClick(step.focusWidget(), key)
    assert noted(at_nine) == [(lesson_ms, Note(text="A vraagt hulp"))]
    assert step.line.hasFocus()
    assert step.line.is_empty


@pytest.fixture
def amsterdam(monkeypatch):
    """A machine on which clocks go as in Amsterdam."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this machine cannot be set")
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


@pytest.mark.usefixtures("amsterdam")
def test_a_lesson_in_which_the_clocks_are_put_forward_has_its_own_minutes(show, new_visit, noted):
    controller = new_visit("kijkwijzer")
    began = datetime(2026, 3, 29, 1, 40, tzinfo=WINTER)
    controller.take(controller.session.hold_on_paper(began, 50 * MINUTE))
    type_line(show(controller), "3.10 uur A vraagt hulp")
    assert noted(controller) == [(30 * MINUTE, Note(text="A vraagt hulp"))]


@pytest.mark.usefixtures("amsterdam")
def test_of_an_hour_that_was_twice_and_a_time_in_the_lesson_each_can_be_chosen(show, new_visit, noted):
    controller = new_visit("kijkwijzer")
    began = datetime(2026, 10, 25, 2, 40, tzinfo=SUMMER)
    controller.take(controller.session.hold_on_paper(began, 70 * MINUTE))
    step = show(controller)
    for line, keys in (
        ("2.45 stil", [Qt.Key.Key_1]),
        ("2.46 druk", [Qt.Key.Key_2]),
        ("2.47 rust", [Qt.Key.Key_Left, Qt.Key.Key_Return]),
    ):
        type_line(step, line)
        for key in keys:
            QTest.keyClick(step.focusWidget(), key)
    assert [(at // 1000, note.text) for at, note in noted(controller)] == [
        (167, "rust"),
        (300, "stil"),
        (3960, "druk"),
    ]


@pytest.mark.usefixtures("amsterdam")
def test_an_hour_ago_is_proposed_as_the_clock_said_then(qtbot, theme):
    paper = PaperStart(theme)
    qtbot.addWidget(paper)
    paper.ask(None, datetime(2026, 3, 29, 3, 20, tzinfo=SUMMER))
    asked = []
    paper.decided.connect(lambda held_at, minutes: asked.append(held_at))
    qtbot.mouseClick(paper.findChild(QPushButton, "paper-begin"), Qt.MouseButton.LeftButton)
    assert asked == [datetime(2026, 3, 29, 1, 20, tzinfo=WINTER)]
    assert asked[0].utcoffset() == timedelta(hours=1)
    assert paper.findChild(QDateTimeEdit, "paper-when").time().toString("H.mm") == "1.20"


def test_a_click_answers_as_well(show, at_nine, noted):
    step = show(at_nine)
    type_line(step, "9.04 A vraagt hulp")
    QTest.mouseClick(step.findChild(object, "time-2"), Qt.MouseButton.LeftButton)
    assert noted(at_nine) == [(9 * MINUTE + 4000, Note(text="A vraagt hulp"))]


def test_escape_and_typing_on_lead_back_to_the_line_as_it_was(show, at_nine, noted):
    step = show(at_nine)
    type_line(step, "9.04 A vraagt ")
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_Escape)
    assert step.line.hasFocus()
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    QTest.keyClick(step.focusWidget(), "h")
    QTest.keyClicks(step.line, "ulp")
    assert (step.line.text(), noted(at_nine)) == ("9.04 A vraagt hulp", [])


def test_what_was_answered_holds_for_the_times_that_follow_and_is_shown(show, at_nine, noted):
    step = show(at_nine)
    type_line(step, "9.04 A vraagt hulp")
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_1)
    QTest.keyClicks(step.line, "9.41 B kijkt weg")
    assert meaning(step) == "9.41 uur = 41′00″ in de les. Bedoel je het anders, schrijf dan 9'41."
    QTest.keyClick(step.line, Qt.Key.Key_Return)
    type_line(step, "- 9.48 C loopt rond")
    assert noted(at_nine) == [
        (4 * MINUTE, Note(text="A vraagt hulp")),
        (41 * MINUTE, Note(text="B kijkt weg")),
        (48 * MINUTE, Note(text="C loopt rond", mark=Mark.CHANCE)),
    ]


def test_a_time_of_another_part_of_the_day_is_said_and_the_line_stays(show, at_nine, noted):
    step = show(at_nine)
    type_line(step, "3.15 uur A vraagt hulp")
    assert meaning(step) == "3.15 uur is niet in of rond deze les. De les was van 9.00 tot 9.50 uur."
    assert (step.line.text(), noted(at_nine)) == ("3.15 uur A vraagt hulp", [])


def test_the_time_of_a_note_can_be_typed_over_with_that_of_the_clock(show, at_nine, noted):
    step = show(at_nine)
    type_line(step, "4'00 A vraagt hulp")
    QTest.keyClick(step.line, Qt.Key.Key_F2)
    time = step.findChild(object, "note-time")
    time.setFocus()
    time.selectAll()
    QTest.keyClicks(time, "9.06")
    QTest.keyClick(time, Qt.Key.Key_Return)
    assert noted(at_nine) == [(4 * MINUTE, Note(text="A vraagt hulp"))]
    QTest.keyClick(step.focusWidget(), Qt.Key.Key_1)
    assert noted(at_nine) == [(6 * MINUTE, Note(text="A vraagt hulp"))]
    assert step.line.hasFocus()


def test_the_example_can_be_read_in_one_way_only(show, new_visit, clock):
    step = show(new_visit("kijkwijzer"))
    QTest.mouseClick(step.findChild(object, "from-paper"), Qt.MouseButton.LeftButton)
    assert "18'15 lkr telt tot drie of 7.48 uur lkr telt tot drie" in said(step, "paper-about")


def test_the_moment_that_is_typed_is_when_the_lesson_was(qtbot, show, new_visit, clock):
    controller = new_visit("kijkwijzer")
    step = show(controller)
    QTest.mouseClick(step.findChild(object, "from-paper"), Qt.MouseButton.LeftButton)
    when = step.findChild(object, "paper-when")
    when.setSelectedSection(when.Section.HourSection)
    QTest.keyClicks(when, "06")
    assert "6.48 uur" in said(step, "paper-about")
    QTest.mouseClick(step.findChild(object, "paper-begin"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: controller.all_saved)
    began, _ = controller.context.library.visit(controller.visit.id).period
    assert (began.hour, began.minute) == (6, 30)
    assert "6.48 uur" in said(step, "invitation")


def test_what_was_on_paper_is_typed_over_with_its_times(qtbot, show, new_visit, clock):
    controller = new_visit("kijkwijzer")
    step = show(controller)
    QTest.mouseClick(step.findChild(object, "from-paper"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(step.findChild(object, "paper-begin"), Qt.MouseButton.LeftButton)
    for line in ("2.10 Lkr telt tot drie", "/fase Instructie", "- 17.05 C wacht", "18.15 + C pakt de lijn"):
        type_line(step, line)
    qtbot.waitUntil(lambda: controller.all_saved)
    visit = controller.context.library.visit(controller.visit.id)
    assert visit.on_paper
    assert [(s.lesson_ms, s.act) for s in visit.shown("note")] == [
        (130_000, Note(text="Lkr telt tot drie")),
        (1_025_000, Note(text="C wacht", mark=Mark.CHANCE)),
        (1_095_000, Note(text="C pakt de lijn", mark=Mark.STRONG)),
    ]
    assert visit.phases(0)[0][:2] == ("Instructie", 130_000)


def from_paper(step):
    """Say that the lesson was noted on paper and took the usual fifty minutes."""
    QTest.mouseClick(step.findChild(object, "from-paper"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(step.findChild(object, "paper-begin"), Qt.MouseButton.LeftButton)


def test_a_line_from_paper_beyond_the_lesson_makes_it_longer_and_that_is_said(qtbot, show, new_visit):
    controller = new_visit("kijkwijzer")
    step = show(controller)
    from_paper(step)
    type_line(step, "61.30 Lkr ruimt op")
    qtbot.waitUntil(lambda: controller.all_saved)
    visit = controller.context.library.visit(controller.visit.id)
    assert ([s.lesson_ms for s in visit.shown("note")], visit.length_ms) == ([3_690_000], 3_690_000)
    assert said(step).startswith("61′30″ ligt na het einde van de les (50′00″), die nu zo lang duurt.")


@pytest.mark.parametrize("line", ["50.00 Lkr ruimt op", "18.15 Lkr telt", "Lkr telt"])
def test_a_line_from_paper_within_the_lesson_needs_no_word(show, new_visit, line):
    step = show(new_visit("kijkwijzer"))
    from_paper(step)
    type_line(step, line)
    assert not step.findChild(QLabel, "message").isVisible()


def test_a_time_beyond_a_lesson_that_was_followed_live_is_said_as_well(qtbot, show, demo_visit):
    controller = demo_visit("rekenen-bakker")
    length_ms = controller.visit.length_ms
    step = show(controller)
    type_line(step, "90.00 Lkr ruimt op")
    assert said(step).startswith("90′00″ ligt na het einde van de les (")
    assert controller.visit.length_ms == length_ms
    assert "zo lang" not in said(step)


def test_a_note_that_was_added_after_the_lesson_says_so(show, demo_visit, qtbot):
    controller = demo_visit("rekenen-bakker")
    step = show(controller)
    type_line(step, "44.58 Lkr geeft ieder kind een hand")
    qtbot.waitUntil(lambda: controller.all_saved)
    added = controller.context.library.visit(controller.visit.id).journal.last("note")
    assert added.lesson_ms == 2_698_000
    assert controller.visit.added_later(added)
    row = step.model.index_of(added.id)
    assert "na de les toegevoegd" in step.model.data(row, Qt.ItemDataRole.AccessibleTextRole)


def test_after_the_lesson_a_line_is_of_the_moment_of_the_note_one_stands_on(show, demo_visit, qtbot):
    controller = demo_visit("rekenen-bakker")
    step = show(controller)
    last = controller.visit.shown("note", "gap")[-2]
    QTest.keyClick(step.line, Qt.Key.Key_Up)
    QTest.keyClick(step.stream, Qt.Key.Key_Up)
    QTest.keyClicks(step.stream, "E")
    type_line(step, "n hier nog iets")
    qtbot.waitUntil(lambda: controller.all_saved)
    added = controller.context.library.visit(controller.visit.id).journal.last("note")
    assert (added.act.text, added.lesson_ms) == ("En hier nog iets", last.lesson_ms)
