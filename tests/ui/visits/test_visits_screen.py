"""The list of visits, walked through and searched by keys and clicks."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from support.hands import in_front

from observatie.demo.school import demo_id
from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.entries import Entry
from observatie.domain.visit.visit_line import VisitLine
from observatie.store.visit_session import VisitSession
from observatie.ui.session.app_context import AppContext, StoreLink
from observatie.ui.session.visit_controller import VisitController
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme
from observatie.ui.visits.visit_delegate import VisitLayout
from observatie.ui.visits.visit_model import PAGE, VisitRole
from observatie.ui.visits.visits_screen import VisitsScreen

TODAY, COMING, EARLIER = "vandaag", "komend", "eerder"


@pytest.fixture
def show(qtbot):
    """Show the screen, as the shell does."""

    def shown(context: AppContext) -> VisitsScreen:
        screen = in_front(VisitsScreen(context), qtbot, (1274, 768))
        screen.enter()
        return screen

    return shown


@pytest.fixture
def screen(show, context):
    return show(context)


@pytest.fixture
def empty_context(library, catalogue, clock, theme):
    return AppContext(library, catalogue, clock, theme, StoreLink(library))


def words(screen: VisitsScreen) -> list[str]:
    model = screen.model
    return [model.index(row).data() for row in range(model.rowCount())]


def lines(screen: VisitsScreen) -> list[VisitLine]:
    model = screen.model
    found = [model.index(row).data(VisitRole.LINE) for row in range(model.rowCount())]
    return [line for line in found if line is not None]


def press(qtbot, widget, *keys: Qt.Key):
    for key in keys:
        qtbot.keyClick(widget, key)


def write_visits(context: AppContext, count: int) -> list[UUID]:
    """Write so many planned visits, a day apart, the latest first; the subject of each tells its number."""
    now = context.clock.now()
    entries = [
        Entry(
            id=uuid4(),
            stream=uuid4(),
            author=context.library.scribe.author,
            device=context.library.scribe.device,
            seq=1,
            at=now.wall,
            payload=VisitSet(subject=f"vak-{number}", planned_at=now.wall - timedelta(days=number)),
        )
        for number in range(count)
    ]
    context.library.append(entries).result()
    return [entry.stream for entry in entries]


# What there is to see


def test_visits_stand_under_the_day_they_belong_to(screen):
    assert words(screen)[:4] == [TODAY, "Meneer El Amrani", COMING, "Meneer Nguyễn Văn Đức"]
    assert words(screen)[4:6] == [EARLIER, "Mevrouw Bakker"]
    assert [line.next for line in lines(screen)][:3] == [
        "Klaar voor de les",
        "Klaar voor de les",
        "1 aspect zonder bewijs",
    ]


def test_a_row_says_all_of_itself_to_a_screen_reader(screen):
    spoken = screen.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        spoken
        == "Meneer El Amrani. Taal · groep 7. Vandaag, 13.15 uur. ADAPT, Smeets. Voorbereid. Klaar voor de les."
    )
    assert screen.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == TODAY


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1210), (2.0, 1150), (2.0, 800)])
def test_no_word_of_a_row_is_cut(screen, scale, width):
    layout = VisitLayout(Theme.load(dark=False, scale=scale))
    for line in lines(screen):
        laid = layout.laid(line, width)
        assert laid.chip.right() < width
        for placed in laid.placed:
            ends = [
                placed.x + QFontMetrics(placed.block.font).horizontalAdvance(text) for text in placed.block.lines
            ]
            assert max(ends, default=0) <= width
            assert placed.y + len(ends) * layout.line <= laid.height


def test_an_empty_library_teaches_and_begins(qtbot, show, empty_context):
    screen = show(empty_context)
    first = screen.findChild(QPushButton, "first-visit")
    assert first.hasFocus()
    assert not screen.filter.isVisible()
    assert not screen.findChild(QPushButton, "new-visit").isVisible()
    with qtbot.waitSignal(screen.new_asked):
        qtbot.keyClick(first, Qt.Key.Key_Space)


# Into a visit


def test_the_arrows_pass_the_headings_and_enter_opens(qtbot, screen):
    assert screen.view.hasFocus()
    press(qtbot, screen.view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.opened) as opened:
        press(qtbot, screen.view, Qt.Key.Key_Return)
    assert opened.args == [demo_id("visit", "rekenen-bakker")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_PageUp])
def test_no_key_leads_to_a_heading(qtbot, screen, key):
    press(qtbot, screen.view, Qt.Key.Key_End, key)
    assert screen.view.current_visit == demo_id("visit", "taal-el-amrani")


def test_one_click_opens_a_visit(qtbot, screen):
    where = screen.view.visualRect(screen.model.index(3)).center()
    with qtbot.waitSignal(screen.opened) as opened:
        qtbot.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == [demo_id("visit", "wereldorientatie-nguyen")]


def test_a_double_click_opens_it_once(qtbot, screen):
    opened: list[object] = []
    screen.opened.connect(opened.append)
    where = screen.view.visualRect(screen.model.index(3)).center()
    qtbot.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert len(opened) == 1


def test_a_click_on_a_heading_or_beside_the_list_opens_nothing(qtbot, screen):
    opened: list[object] = []
    screen.opened.connect(opened.append)
    screen.resize(1274, 900)  # higher than the list
    QApplication.processEvents()
    heading = screen.view.visualRect(screen.model.index(0)).center()
    for where in (heading, QPoint(5, screen.view.viewport().height() - 2)):
        qtbot.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened == []


def test_a_new_visit_is_one_key_away(qtbot, screen):
    with qtbot.waitSignal(screen.new_asked):
        qtbot.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(screen.new_asked):
        qtbot.mouseClick(screen.findChild(QPushButton, "new-visit"), Qt.MouseButton.LeftButton)


# Searching


def test_typing_narrows_the_list_and_the_arrow_leads_into_it(qtbot, screen):
    qtbot.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.filter.hasFocus()
    qtbot.keyClicks(screen.filter, "kokmeeuw wisniew")
    assert words(screen) == [EARLIER, "Mevrouw Wiśniewska"]
    press(qtbot, screen.filter, Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.opened) as opened:
        press(qtbot, screen.view, Qt.Key.Key_Return)
    assert opened.args == [demo_id("visit", "lezen-wisniewska")]


@pytest.mark.parametrize(
    ("typed", "found"), [("smeets", 2), ("vastgesteld", 3), ("flits", 1), ("groep 4/5", 1), ("wilg taal", 2)]
)
def test_a_visit_is_found_by_instrument_state_group_and_school(qtbot, screen, typed, found):
    qtbot.keyClicks(screen.filter, typed)
    assert len(lines(screen)) == found


def test_what_is_not_found_is_said(qtbot, screen):
    qtbot.keyClicks(screen.filter, "fagot")
    said = screen.findChild(object, "none-found")
    assert said.isVisible()
    assert "“fagot”" in said.text()
    press(qtbot, screen.filter, Qt.Key.Key_Escape)
    assert len(lines(screen)) == 8
    assert screen.view.isVisible()


def test_the_arrow_up_from_the_first_visit_leads_to_the_filter(qtbot, screen):
    press(qtbot, screen.view, Qt.Key.Key_Up)
    assert screen.filter.hasFocus()


# Many visits, and new ones


def test_many_visits_are_read_page_by_page(qtbot, show, empty_context):
    write_visits(empty_context, 5 * PAGE + 50)
    screen = show(empty_context)
    shown = len(lines(screen))
    assert shown < 3 * PAGE  # the view itself may ask for a page more than it shows
    while shown < 5 * PAGE + 50:
        screen.view.scrollToBottom()
        qtbot.waitUntil(lambda shown=shown: len(lines(screen)) > shown)
        shown = len(lines(screen))
    assert screen.model.is_complete
    assert shown == 5 * PAGE + 50


def test_all_that_is_ahead_is_there_from_the_start(show, empty_context, clock):
    write_visits(empty_context, PAGE + 50)
    clock.advance(-(PAGE + 20) * 24 * 3_600_000)
    screen = show(empty_context)
    assert words(screen)[0] == TODAY
    assert lines(screen)[0].lesson == f"Vak-{PAGE + 20}"


def test_a_filter_reaches_visits_that_were_not_read(qtbot, show, empty_context):
    visits = write_visits(empty_context, 2 * PAGE + 50)
    screen = show(empty_context)
    qtbot.keyClicks(screen.filter, f"vak-{2 * PAGE + 49}")
    qtbot.waitUntil(lambda: [line.id for line in lines(screen)] == [visits[-1]])


def test_what_is_recorded_while_the_list_is_shown_comes_into_it(qtbot, screen, context):
    current = screen.view.current_visit
    visit = VisitController(context, VisitSession.open(context.library, uuid4(), context.clock))
    with qtbot.waitSignal(visit.saved):
        visit.set_up(VisitSet(subject="fagot"))
    qtbot.waitUntil(lambda: "Fagot" in [line.lesson for line in lines(screen)])
    assert screen.view.current_visit == current


def test_coming_back_one_stands_at_the_same_visit(qtbot, screen, demo_visit):
    press(qtbot, screen.view, Qt.Key.Key_Down, Qt.Key.Key_Down)
    visit = demo_visit("rekenen-bakker")
    with qtbot.waitSignal(visit.saved):
        visit.set_up(VisitSet(subject="fagot"))
    screen.enter()
    assert screen.view.current_visit == demo_id("visit", "rekenen-bakker")
    assert screen.view.currentIndex().data(VisitRole.LINE).lesson == "Fagot · groep 5"
    assert QApplication.focusWidget() is screen.view


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_nothing_at_the_top_covers_anything_else(qtbot, context, scale):
    large = Theme.load(dark=False, scale=scale)
    window = QWidget()
    window.setStyleSheet(stylesheet(large))
    qtbot.addWidget(window)
    screen = VisitsScreen(replace(context, theme=large))
    screen.setParent(window)
    screen.enter()
    window.show()
    names = ("visit-filter", "reports", "quick-visit", "new-visit")
    for width in (1366 - large.px(92), 1024, 900, 700):
        screen.resize(width, 600)
        QApplication.processEvents()
        named = [screen.findChild(QWidget, name) for name in names]
        assert [widget.isVisible() for widget in named] == [True] * 4
        places = [widget.geometry() for widget in named]
        assert not [(one, two) for one, two in combinations(places, 2) if one.intersects(two)], width
