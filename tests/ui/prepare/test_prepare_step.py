"""Voorbereiden by keys and clicks, judged by what the store holds."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QScrollArea, QWidget

from observatie.demo.school import demo_id
from observatie.domain.acts.acts import ItemRef, Note, Purpose, VisitSet
from observatie.domain.acts.conversation import ReportStatus, StatusSet
from observatie.domain.visit.wording import short_day
from observatie.store.visit_session import VisitSession
from observatie.ui.kit.choice_field import ChoiceField
from observatie.ui.kit.when_field import WhenField
from observatie.ui.prepare.prepare_step import PrepareStep
from observatie.ui.session.app_context import AppContext
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
BAKKER, AMRANI = demo_id("person", "bakker"), demo_id("person", "el-amrani")
WILG, MEEUW = demo_id("school", "wilg"), demo_id("school", "kokmeeuw")
FIVE, SIX = demo_id("group", "wilg-5"), demo_id("group", "kokmeeuw-6")
ITEM = ItemRef(instrument="kijkwijzer", item="positief-klasklimaat")


@pytest.fixture
def new(context):
    """A visit in which nothing was set."""
    return VisitController(context, VisitSession.open(context.library, uuid4(), context.clock))


@pytest.fixture
def step(show, new):
    return show(new)


def part(step: PrepareStep, name: str):
    found = step.findChild(QWidget, name)
    assert found is not None, name
    return found


def fill(qtbot, step: PrepareStep, name: str, text: str, leave: Qt.Key = Qt.Key.Key_Tab):
    """Type in a field that may hold something, and leave it."""
    field = part(step, name)
    with qtbot.waitActive(step):
        step.activateWindow()  # without a real window system a popup that closed gives nothing back
    field.setFocus()
    if hasattr(field, "lineEdit"):
        field.lineEdit().selectAll()
    else:
        field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.keyClick(field, leave)


def entries(controller: VisitController) -> int:
    return len(controller.visit.journal)


@pytest.mark.parametrize("month", range(1, 13))
def test_the_day_is_worded_as_in_the_list(qtbot, theme, month):
    field = WhenField(theme)
    qtbot.addWidget(field)
    moment = datetime(2027, month, 17, 9, 0, tzinfo=UTC)

    field.show_moment(moment)

    assert f" {short_day(moment)} 2027" in field.text()


def test_a_day_and_time_are_not_cut_where_the_field_has_no_more_room_than_it_asks(qtbot, theme):
    field = WhenField(theme)
    qtbot.addWidget(field)
    field.show_moment(datetime(2026, 11, 30, 22, 44, tzinfo=UTC))
    field.resize(field.sizeHint())
    field.show()
    words = field.lineEdit()
    assert words.width() >= words.fontMetrics().horizontalAdvance(words.text()) + 4


def test_a_click_beside_the_list_of_a_field_counts_for_what_it_is_on(qtbot):
    form, field, tick = QWidget(), ChoiceField("subject", "Vak", "rekenen"), QCheckBox("ADAPT")
    qtbot.addWidget(form)
    beside = QHBoxLayout(form)
    beside.addWidget(field)
    beside.addWidget(tick)
    field.set_choices(["rekenen"])
    form.show()
    field.setFocus()
    qtbot.keyClicks(field.lineEdit(), "rek")
    listed = field.completer().popup()
    assert listed.isVisible()

    place = QPointF(tick.mapToGlobal(tick.rect().center()))
    left = Qt.MouseButton.LeftButton
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        listed.mapFromGlobal(place),
        place,
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(listed, press)

    assert not listed.isVisible()
    assert tick.isChecked()
    assert form.focusWidget() is tick


# Who


def test_a_known_teacher_brings_what_goes_with_her(qtbot, step, new, stored):
    fill(qtbot, step, "teacher", "mevrouw bakker")
    settings = stored(new).settings
    assert (settings.teacher, settings.school) == (BAKKER, WILG)
    assert (settings.group, settings.subject) == (FIVE, "rekenen")
    assert part(step, "teacher").currentText() == "Mevrouw Bakker"
    assert part(step, "subject").currentText() == "rekenen"
    assert part(step, "teacher-said").text().startswith("School, groep en vak overgenomen van")
    assert len(list(stored(new).journal.standing("visit_set"))) == 1


def test_a_name_is_completed_by_any_part_of_it(qtbot, step, new, stored):
    field = part(step, "teacher")
    qtbot.keyClicks(field, "amra")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert stored(new).settings.teacher == AMRANI


def test_a_teacher_is_chosen_from_the_list_and_not_on_the_way_through_it(qtbot, step, new, stored):
    field = part(step, "teacher")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(field.view().isVisible)
    for _ in range(field.count()):
        if field.view().currentIndex().data() == "Mevrouw Bakker":
            break
        qtbot.keyClick(field.view(), Qt.Key.Key_Down)
    assert entries(new) == 0
    qtbot.keyClick(field.view(), Qt.Key.Key_Return)
    assert stored(new).settings.teacher == BAKKER


def test_the_owner_is_not_among_the_teachers(step, context):
    field = part(step, "teacher")
    names = [field.itemText(number) for number in range(field.count())]
    assert "Mevrouw Bakker" in names
    assert not any("Smit" in name for name in names)


def test_a_new_name_comes_into_the_register(qtbot, step, new, stored, context):
    field = part(step, "teacher")
    qtbot.keyClicks(field, "Mevrouw De Wit")
    assert "komt in je register" in part(step, "teacher-said").text()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    teacher = stored(new).settings.teacher
    assert context.library.register().people[teacher].name == "mevrouw De Wit"
    assert field.currentText() == "Mevrouw De Wit"


def test_a_new_school_and_a_new_group_belong_together(qtbot, step, new, stored, context):
    fill(qtbot, step, "school", "De Vlieger")
    fill(qtbot, step, "group", "groep 1/2")
    settings, register = stored(new).settings, context.library.register()
    assert register.schools[settings.school].name == "De Vlieger"
    assert register.groups[settings.group].school == settings.school


def test_a_slip_of_the_finger_does_not_stay_in_the_register(qtbot, step, new, stored, context):
    fill(qtbot, step, "teacher", "mevrouw Jansn")
    fill(qtbot, step, "teacher", "mevrouw Jansen")
    teacher = stored(new).settings.teacher
    assert context.library.register().people[teacher].name == "mevrouw Jansen"
    qtbot.waitUntil(lambda: part(step, "saved").text() == "opgeslagen")
    names = [person.name for person in context.library.register().people.values()]
    assert "mevrouw Jansn" not in names


def test_a_name_much_like_a_known_one_waits_for_an_answer_that_tab_leads_to(qtbot, step, new, stored, context):
    before = len(context.library.register().people)
    fill(qtbot, step, "teacher", "bakker")
    assert stored(new).settings.teacher is None
    assert part(step, "teacher-asked").text() == "Bedoel je Mevrouw Bakker?"
    assert QApplication.focusWidget().objectName() == "teacher-is-0"

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    assert stored(new).settings.teacher == BAKKER
    assert len(context.library.register().people) == before


def test_a_name_about_which_the_question_was_not_answered_is_not_lost(qtbot, step, new, stored, context):
    fill(qtbot, step, "teacher", "bakker")

    step.leave()

    teacher = stored(new).settings.teacher
    assert (teacher != BAKKER, context.library.register().name(teacher)) == (True, "bakker")


def test_half_a_name_is_not_taken_when_the_window_goes_to_the_back(qtbot, step, new, context):
    field = part(step, "teacher")
    qtbot.keyClicks(field, "mevr")
    away = QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(field, away)
    assert entries(new) == 0


def test_an_emptied_teacher_comes_back(qtbot, show, demo_visit):
    controller = demo_visit("taal-el-amrani")
    step, before = show(controller), entries(controller)
    fill(qtbot, step, "teacher", "")
    assert part(step, "teacher").currentText() == "Meneer El Amrani"
    assert entries(controller) == before


def test_the_groups_are_those_of_the_school(qtbot, step, new):
    fill(qtbot, step, "school", "Openbare basisschool De Kokmeeuw")
    field = part(step, "group")
    assert [field.itemText(number) for number in range(field.count())] == ["groep 3", "groep 4/5", "groep 6"]


def test_a_group_brings_its_school(qtbot, step, new, stored):
    fill(qtbot, step, "group", "groep 6")
    assert (stored(new).settings.group, stored(new).settings.school) == (SIX, MEEUW)


def test_a_group_of_another_school_is_pointed_out(qtbot, show, demo_visit):
    step = show(demo_visit("taal-el-amrani"))
    fill(qtbot, step, "school", "Openbare basisschool De Kokmeeuw")
    assert part(step, "group-said").text().startswith("Groep 7 hoort bij Basisschool De Wilg.")


# What and when


def test_a_subject_is_typed_or_emptied(qtbot, step, new, stored):
    fill(qtbot, step, "subject", "  natuur   en techniek ")
    assert stored(new).settings.subject == "natuur en techniek"
    fill(qtbot, step, "subject", "")
    assert stored(new).settings.subject == ""


def test_subjects_used_before_come_before_the_usual_ones(step):
    field = part(step, "subject")
    offered = [field.itemText(number) for number in range(field.count())]
    assert offered[:2] == ["wereldoriëntatie", "taal"]
    assert "bewegingsonderwijs" in offered


def test_the_question_of_the_teacher_is_recorded_when_the_field_is_left(qtbot, step, new, stored):
    fill(qtbot, step, "focus-question", "Komt C op gang?")
    assert stored(new).settings.focus_question == "Komt C op gang?"


def test_what_was_not_left_is_recorded_when_the_step_is_left(qtbot, step, new, stored):
    field = part(step, "focus-question")
    field.setFocus()
    qtbot.keyClicks(field, "Komt C op gang?")
    step.leave()
    assert stored(new).settings.focus_question == "Komt C op gang?"


def test_a_day_and_a_time(qtbot, show, demo_visit, stored):
    controller = demo_visit("taal-el-amrani")  # 10 March, 13.15
    step = show(controller)
    field = part(step, "when")
    field.setFocus()
    field.setSelectedSection(field.Section.DaySection)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    planned = stored(controller).settings.planned_at
    assert (planned.month, planned.day, planned.hour, planned.minute) == (3, 11, 13, 15)
    assert planned.tzinfo is not None


def test_a_day_that_was_only_proposed_is_planned_with_enter(qtbot, step, new, stored, clock):
    field = part(step, "when")
    assert part(step, "when-said").text() == "Nog niet gepland."
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert entries(new) == 0
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert stored(new).settings.planned_at.replace(tzinfo=UTC) == datetime(2026, 3, 10, 8, 30, tzinfo=UTC)


def test_once_the_lesson_has_begun_its_day_is_no_plan(show, demo_visit):
    step = show(demo_visit("rekenen-bakker"))
    assert not part(step, "when").isEnabled()
    assert part(step, "when-said").text() == "Toen begon de les."


def test_a_purpose_is_chosen(qtbot, step, new, stored):
    qtbot.mouseClick(part(step, "purpose-consultation"), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert stored(new).settings.purpose is Purpose.CONSULTATION


def test_a_purpose_that_is_fixed_says_why(show, demo_visit):
    step = show(demo_visit("lezen-wisniewska"))
    assert not part(step, "purpose-appraisal").isEnabled()
    assert part(step, "purpose-said").text().startswith("Het doel ligt vast sinds het eerste rapport")


# With what


def tick(qtbot, step: PrepareStep, instrument: str):
    qtbot.mouseClick(part(step, f"instrument-{instrument}"), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))


def test_instruments_are_recorded_with_their_definitions(qtbot, step, new, stored, context):
    tick(qtbot, step, "smeets")
    tick(qtbot, step, "kijkwijzer")
    assert [ref.instrument for ref in stored(new).settings.instruments] == ["kijkwijzer", "smeets"]
    again = VisitSession.open(context.library, new.visit.id, context.clock)
    assert again.instruments.keys() == {"kijkwijzer", "smeets"}


def test_only_instruments_about_a_lesson_are_offered(step):
    assert part(step, "instrument-adapt")
    assert step.findChild(QWidget, "instrument-share") is None


def test_an_instrument_that_goes_takes_its_focus_with_it(qtbot, show, new_visit, stored):
    controller = new_visit("adapt", "kijkwijzer")
    kept = ItemRef(instrument="adapt", item=next(iter(controller.instruments["adapt"].items)))
    controller.set_up(VisitSet(focus=(kept, ITEM)))
    tick(qtbot, show(controller), "kijkwijzer")
    settings = stored(controller).settings
    assert [ref.instrument for ref in settings.instruments] == ["adapt"]
    assert settings.focus == (kept,)


def test_an_instrument_in_use_stays_and_says_why(qtbot, show, new_visit, stored):
    controller = new_visit("kijkwijzer")
    controller.record(Note(text="stil", items=(ITEM,)))
    step = show(controller)
    tick(qtbot, step, "kijkwijzer")
    assert [ref.instrument for ref in stored(controller).settings.instruments] == ["kijkwijzer"]
    assert not part(step, "instrument-kijkwijzer").isEnabled()
    assert "1 notitie" in part(step, "instrument-kijkwijzer-said").text()


def test_what_is_in_focus_is_ticked_by_key_and_by_click(qtbot, show, new_visit, stored):
    controller = new_visit("kijkwijzer")
    step = show(controller)
    tree = part(step, "focus-tree")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert stored(controller).settings.focus == (ITEM,)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    second = tree.visualItemRect(tree.currentItem())
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert [ref.item for ref in stored(controller).settings.focus] == [
        "positief-klasklimaat",
        "sensitieve-responsieve-leerkrachten",
    ]
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert stored(controller).settings.focus == (ITEM,)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_focus_is_folded_by_section_with_how_many_are_ticked(qtbot, show, new_visit, key):
    tree = part(show(new_visit("kijkwijzer")), "focus-tree")
    tree.setFocus()
    heading = tree.currentItem()
    many = heading.childCount()
    assert heading.text(0).endswith(f" · 0 van {many}")
    assert tree.visualItemRect(heading.child(0)).isEmpty()

    for pressed in (key, Qt.Key.Key_Down, key, Qt.Key.Key_Up, key):
        qtbot.keyClick(tree, pressed)

    assert heading.text(0).endswith(f" · 1 van {many}")
    assert tree.visualItemRect(heading.child(0)).isEmpty()


def test_a_section_is_unfolded_by_a_click(qtbot, show, new_visit):
    tree = part(show(new_visit("kijkwijzer")), "focus-tree")
    heading = tree.currentItem()
    qtbot.mouseClick(tree.viewport(), LEFT, pos=tree.visualItemRect(heading).center())
    assert not tree.visualItemRect(heading.child(0)).isEmpty()


def test_the_first_click_on_a_focus_after_scrolling_counts_and_moves_nothing(qtbot, show, new_visit, stored):
    controller = new_visit("kijkwijzer", "smeets")
    step = show(controller)
    tree, area = part(step, "focus-tree"), step.findChild(QScrollArea)
    tree.expandAll()
    QApplication.processEvents()
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    # A row near the edge, far from the one that the keys were at.
    at = tree.viewport().mapFrom(area.viewport(), QPoint(area.width() * 3 // 4, 30))
    item = tree.itemAt(at)

    qtbot.mousePress(tree.viewport(), LEFT, pos=at)
    assert bar.value() == before
    qtbot.mouseRelease(tree.viewport(), LEFT, pos=at)

    assert [ref.item for ref in stored(controller).settings.focus] == [item.data(0, Qt.ItemDataRole.UserRole).item]


def test_the_page_follows_the_keys_to_a_focus(qtbot, show, new_visit):
    step = show(new_visit("kijkwijzer", "smeets"))
    tree, bar = part(step, "focus-tree"), step.findChild(QScrollArea).verticalScrollBar()
    tree.setFocus()
    tree.expandAll()
    QApplication.processEvents()
    qtbot.keyClick(tree, Qt.Key.Key_End)
    assert bar.value() > 0


def test_the_question_of_the_teacher_is_in_sight_on_a_small_laptop(show, demo_visit):
    step = show(demo_visit("taal-el-amrani"))
    step.resize(1274, 660)  # what a window of 1366 x 768 leaves beside the rail and below the steps
    QApplication.processEvents()
    question = part(step, "focus-question")
    assert question.visibleRegion().boundingRect() == question.rect()


# Last time


def test_what_one_looked_with_last_time_is_taken_over_with_one_press(qtbot, step, new, stored, context):
    assert not part(step, "last-time").isVisible()
    fill(qtbot, step, "teacher", "mevrouw bakker")
    assert stored(new).settings.instruments is None
    assert "Kijkwijzer" in part(step, "last-time-said").text()

    qtbot.mouseClick(part(step, "last-time-take"), LEFT)

    settings = stored(new).settings
    last = context.library.visit(demo_id("visit", "rekenen-bakker")).settings
    assert [ref.instrument for ref in settings.instruments] == [ref.instrument for ref in last.instruments]
    assert settings.focus == last.focus
    assert not part(step, "last-time").isVisible()


def test_of_a_teacher_who_was_not_visited_nothing_is_offered(qtbot, step):
    fill(qtbot, step, "teacher", "mevrouw De Wit")
    assert not part(step, "last-time").isVisible()


def test_without_an_instrument_there_is_nothing_to_put_in_focus(qtbot, step):
    assert not part(step, "focus-tree").isVisible()
    assert part(step, "none-chosen").isVisible()
    tick(qtbot, step, "kijkwijzer")
    assert part(step, "focus-tree").isVisible()
    assert not part(step, "none-chosen").isVisible()


# What is recorded, and what is not


def test_walking_through_all_fields_records_nothing(qtbot, show, demo_visit):
    controller = demo_visit("taal-el-amrani")
    step, before = show(controller), entries(controller)
    part(step, "teacher").setFocus()
    passed: list[str] = []
    for _ in range(14):
        passed.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    step.leave()
    assert entries(controller) == before
    assert passed == [
        *("teacher", "school", "group", "subject", "when", "focus-question", "purpose-development"),
        *(
            "in-lesson",
            "last-time-take",
            "instrument-adapt",
            "instrument-kijkwijzer",
            "instrument-smeets",
            "focus-tree",
            "next-step",
        ),
    ]


def test_a_wheel_that_passes_over_a_field_chooses_nothing(qtbot, show, demo_visit):
    controller = demo_visit("taal-el-amrani")
    step, before = show(controller), entries(controller)
    for name in ("teacher", "subject", "when"):
        turned = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(part(step, name), turned)
    step.leave()
    assert entries(controller) == before


def test_a_quiet_word_tells_that_it_is_saved(qtbot, step, new):
    saved = part(step, "saved")
    assert saved.text() == ""
    fill(qtbot, step, "teacher", "mevrouw De Wit")
    qtbot.waitUntil(lambda: saved.text() == "opgeslagen")


def test_an_act_that_is_not_accepted_is_explained_and_taken_back(qtbot, show, new_visit, stored):
    controller = new_visit("kijkwijzer")
    step = show(controller)
    controller.session.record(Note(text="C wacht"))
    controller.session.record(StatusSet(status=ReportStatus.CONCEPT))  # behind the back of this screen
    qtbot.mouseClick(part(step, "purpose-appraisal"), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert part(step, "rejected").text().startswith("Het doel ligt vast")
    assert part(step, "purpose-development").isChecked()
    assert stored(controller).purpose is Purpose.DEVELOPMENT


def test_a_new_visit_that_is_left_as_it_is_leaves_no_trace(step, new, context):
    step.leave()
    assert entries(new) == 0
    assert new.visit.id not in [visit.id for visit in context.library.visits()]


# The next step


def test_the_lesson_begins_from_here(qtbot, step):
    button = part(step, "next-step")
    assert button.text() == "Begin de les"
    with qtbot.waitSignal(step.begin_asked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_half_typed_is_recorded_before_the_lesson_begins(qtbot, step, new, stored):
    qtbot.keyClicks(part(step, "subject"), "taal")
    with qtbot.waitSignal(step.begin_asked):
        step.findChild(QWidget, "next-step").click()
    assert stored(new).settings.subject == "taal"


def test_a_lesson_that_goes_on_is_gone_back_to(qtbot, show, new_visit):
    controller = new_visit("kijkwijzer")
    controller.take(controller.session.begin_lesson())
    step = show(controller)
    assert part(step, "next-step").text() == "Terug naar de les"
    with qtbot.waitSignal(step.begin_asked):
        qtbot.keyClick(part(step, "next-step"), Qt.Key.Key_Space)


def test_a_lesson_that_is_over_is_worked_out(qtbot, show, demo_visit):
    step = show(demo_visit("rekenen-bakker"))
    assert part(step, "next-step").text() == "Verder met uitwerken"
    with qtbot.waitSignal(step.next_asked):
        qtbot.keyClick(part(step, "next-step"), Qt.Key.Key_Space)


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1274), (2.0, 1278), (2.0, 936)])
def test_nothing_is_cut_however_large_the_letters(qtbot, context, show, demo_visit, scale, width):
    large = AppContext(
        context.library, context.catalogue, context.clock, Theme.load(dark=False, scale=scale), context.link
    )
    controller = VisitController(large, demo_visit("taal-el-amrani").session)
    step = show(controller)
    step.resize(width, 600)
    content = part(step, "prepare-content")
    qtbot.waitUntil(lambda: content.width() <= width)
    assert content.minimumSizeHint().width() <= content.width()


def test_where_the_report_is_settled_nothing_can_be_typed(show, demo_visit):
    step = show(demo_visit("tafels-bakker"))
    assert not part(step, "teacher").isEnabled()
    assert part(step, "saved").text().startswith("vastgesteld")


def test_the_calendar_that_opens_is_of_this_country(qtbot, theme):
    field = WhenField(theme)
    qtbot.addWidget(field)
    field.show()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 8, field.height() // 2))
    popup, calendar = QApplication.activePopupWidget(), field.calendarWidget()
    assert popup.isAncestorOf(calendar)
    assert (calendar.accessibleName(), calendar.firstDayOfWeek()) == ("Kies een dag", Qt.DayOfWeek.Monday)
    assert calendar.locale().monthName(3) == "maart"


@pytest.mark.parametrize("down", [0.25, 0.75])
def test_a_click_in_a_field_of_a_day_chooses_no_other_day(qtbot, theme, down):
    field = WhenField(theme)
    qtbot.addWidget(field)
    field.show_moment(datetime(2026, 11, 30, 16, 45, tzinfo=UTC))
    field.show()
    for across in range(2, field.width(), 3):
        QTest.mouseClick(field, LEFT, pos=QPoint(across, round(field.height() * down)))
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        assert (across, field.chosen) == (across, None)
