"""Filling in at home at 200 % on the usual school laptop: nothing is cut, and where one types is in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from support.layouts import layout_faults
from support.pairs.guest_hands import CODE, FIRST, HERS, SESSION, SPOKEN

from observatie.catalogue.reader import read_instrument
from observatie.data import instruments_folder
from observatie.domain.pair.sheet import SheetText
from observatie.ui.pairs.guest.entry_page import CarriedSheet, EntryPage
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme

SHARE = (instruments_folder() / "share.yaml").read_text(encoding="utf-8")
LONG = "Annemarie-Charlotte-Wilhelmina van den Bergh-Terpstra tot Oosterhuizen"


@pytest.fixture(params=[1.0, 2.0])
def hands(request, laptop):
    return laptop(scale=request.param)


def check(hands):
    """Look whether all is well with what is shown, and whether the focus is in sight."""
    QApplication.processEvents()
    QApplication.processEvents()
    assert hands.window.width() == 1366
    assert layout_faults(hands.window) == []
    for area in hands.screen.findChildren(QScrollArea):
        if area.isVisible():
            assert area.widget().width() <= area.viewport().width()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    assert focus.visibleRegion().boundingRect().height() >= min(focus.height(), 40), hands.focus


def all_the_way_round(hands):
    """Go with Tab to all that can be reached, and look each time."""
    first = hands.focus
    for _ in range(60):
        check(hands)
        hands.key(Qt.Key.Key_Tab)
        if hands.focus == first:
            return
    raise AssertionError("Tab leads nowhere")


@pytest.mark.parametrize("name", ["Joost Kramer", LONG])
def test_nothing_is_cut_on_any_page_of_the_way(hands, name, stick):
    all_the_way_round(hands)
    hands.join()
    all_the_way_round(hands)
    hands.name("Fatima de Vries", name, "gimo-lafu-x")
    check(hands)
    hands.fill("guest-code", SPOKEN)
    hands.enter()
    hands.on("ChooseWord")
    all_the_way_round(hands)
    hands.choose_word()
    hands.write(HERS)
    all_the_way_round(hands)
    hands.press("sheet-ready")
    check(hands)
    hands.escape()
    hands.stop()
    all_the_way_round(hands)
    hands.go_on()
    hands.on("GiveWord")
    hands.press("sheet-forgotten")
    all_the_way_round(hands)
    hands.walk_to("sheet-word")
    hands.give_word()
    hands.seal()
    all_the_way_round(hands)
    hands.save()
    all_the_way_round(hands)


def test_what_is_asked_before_it_is_sealed_stands_on_one_line(hands):
    hands.join()
    hands.name("Fatima de Vries", LONG)
    hands.choose_word()
    hands.press("sheet-ready")
    QApplication.processEvents()
    asked = hands.screen.findChild(QLabel, "sheet-question")
    assert asked.height() < 2 * asked.fontMetrics().lineSpacing()


def test_on_the_unlock_screen_nothing_is_cut(laptop, tmp_path):
    for scale in (1.0, 2.0):
        all_the_way_round(laptop(tmp_path / str(scale), library=True, scale=scale))


def test_in_trouble_all_of_it_is_still_in_sight(hands, home):
    (home).mkdir()
    (home / "bladen").write_text("iets anders")
    hands.join()
    hands.name()
    hands.choose_word()
    hands.write(HERS)
    hands.until_said("kan hier niet opgeslagen worden")
    hands.write("!", FIRST)
    check(hands)


def test_a_form_that_does_not_do_is_told_in_sight(hands, stick, tmp_path):
    path = tmp_path / "onze vragen.yaml"
    path.write_text("id: share\n", encoding="utf-8")
    stick.form = str(path)
    hands.join()
    hands.press("guest-form-choose")
    check(hands)
    assert not hands.screen.findChild(QWidget, "guest-form-problem").visibleRegion().isEmpty()
    assert CODE not in hands.said()


def test_beside_the_rail_of_an_open_library_nothing_is_wider_than_its_place(hands):
    hands.window.resize(1366 - 360, 640)
    hands.join()
    for step in (hands.name, hands.choose_word, hands.seal, hands.save):
        step()
        QApplication.processEvents()
        assert hands.window.width() == 1366 - 360
        assert layout_faults(hands.window) == []


@pytest.fixture
def entry(qtbot, catalogue):
    """Show the page where one begins, of somebody who takes a form along, in a window of this size."""
    form, windows = catalogue.instruments["share"], []

    def show(taken, scale, size):
        theme = Theme.load(dark=False, scale=scale)
        carried = CarriedSheet(SESSION, "Fatima de Vries", "Joost Kramer", taken or form, SheetText())
        page, window = EntryPage(theme, [], lambda: form, lambda _parent: None, carried), QWidget()
        window.setLayout(QVBoxLayout())
        window.layout().setContentsMargins(0, 0, 0, 0)
        window.layout().addWidget(page)
        window.setStyleSheet(stylesheet(theme))
        window.resize(*size)
        qtbot.addWidget(window)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page.enter()
        return page

    return show


def all_in_sight(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1006, 600)), (2.0, (1366, 768))])
def test_on_arrival_the_field_that_is_to_be_filled_in_is_all_in_sight(entry, qtbot, scale, size):
    page = entry(None, scale, size)
    qtbot.waitUntil(lambda: all_in_sight(page.findChild(QWidget, "guest-code")))
    assert QApplication.focusWidget().objectName() == "guest-code"


def test_who_takes_the_ordinary_form_along_is_not_offered_it_once_more(entry):
    page = entry(None, 1.0, (1366, 768))
    assert page.findChild(QPushButton, "guest-form-drop").isHidden()


def test_the_way_back_to_the_ordinary_form_is_all_in_sight(entry, qtbot, tmp_path):
    path = tmp_path / "onze-vragen.yaml"
    path.write_text(SHARE.replace("wens/hoop", "droom"), encoding="utf-8")
    own = read_instrument(path).instrument
    page = entry(own, 1.0, (1366, 768))
    qtbot.waitUntil(lambda: all_in_sight(page.findChild(QPushButton, "guest-form-drop")))
