"""Reading the sheet of the other in silence, with keys; judged by what is on disk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea
from support.pairs.samples import PLACES, SESSION, brought_to, place

from observatie.domain.acts.pair_acts import PairMark
from observatie.domain.pair.pair import PairStage
from observatie.store.pair_session import PairSession
from observatie.ui.pairs.reading_page import ReadingPage
from observatie.ui.session.pair_controller import PairController


class Reader:
    """Joost, who reads what Fatima wrote."""

    def __init__(self, page, context, session, qtbot) -> None:
        self.page, self.context, self.session, self.qtbot = page, context, session, qtbot
        self.done: list[bool] = []
        page.done.connect(lambda: self.done.append(True))

    def key(self, *keys, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QApplication.processEvents()  # what was put in a layout has its place after an event
            self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def find(self, name):
        return next(w for w in self.page.findChildren(QPushButton, name) if w.isVisible())

    def press(self, name) -> None:
        self.find(name).setFocus()
        self.key(Qt.Key.Key_Space)

    def labels(self, name="") -> list[str]:
        QApplication.processEvents()
        found = self.page.findChildren(QLabel, name) if name else self.page.findChildren(QLabel)
        return [w.text() for w in found if w.isVisible()]

    @property
    def on_disk(self):
        self.context.library.append([]).result()
        return self.context.library.pair(SESSION)

    @property
    def marked(self) -> list[str]:
        _, joost = self.on_disk.partners
        return [each.target for each in PLACES if joost in self.on_disk.marked_by(each)]

    def has_read(self) -> bool:
        return self.on_disk.has_read(self.on_disk.partners[1])


@pytest.fixture
def reader(qtbot, context, show):
    session = brought_to(PairStage.READING, context.library, context.clock)
    page = ReadingPage(context.theme, PairController(context, session), session.pair.partners[1])
    show(page)
    return Reader(page, context, session, qtbot)


def test_all_questions_are_there_with_the_answers_of_the_other_and_no_answer_of_the_reader(reader):
    shown = reader.labels()

    assert len(reader.labels("read-question")) == 15
    assert "Ik heb de volgende verwachtingen in het klaslokaal t.a.v. planning" in shown
    assert "Elke donderdag samen de week voorbereiden." in shown
    assert reader.labels("read-answer").count("niet ingevuld") == 13
    assert "Rust in de klas." not in shown
    assert "Wat je aanstreept zien jullie straks allebei in het gesprek." in shown
    assert any("Hierbij maak je geen opmerkingen tijdens het lezen.”" in text for text in shown)


def test_nothing_can_be_typed(reader):
    assert not reader.page.findChildren(QLineEdit)
    assert not reader.page.findChildren(QPlainTextEdit)


def test_a_key_marks_the_question_in_hand_and_takes_the_mark_back(reader):
    reader.key(Qt.Key.Key_Space)
    assert reader.marked == ["grootste-wens"]
    assert reader.labels("read-said") == ["1 aangestreept"]

    reader.key(Qt.Key.Key_Space)
    assert reader.marked == []


def test_the_arrows_and_tab_walk_from_question_to_question(reader):
    reader.key(Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up)
    reader.key(Qt.Key.Key_Space)

    assert reader.marked == ["eigen-verantwoordelijkheden"]


def test_walking_to_the_last_question_brings_each_in_sight(reader):
    for _ in range(60):
        reader.key(Qt.Key.Key_Down)

    held = QApplication.focusWidget()
    reader.key(Qt.Key.Key_Space)
    assert reader.marked == ["verwachting-k"]
    assert not held.visibleRegion().isEmpty()


def test_a_mark_made_before_a_stop_is_there_again(reader, qtbot):
    _, joost = reader.session.pair.partners
    reader.session.record(PairMark(item=place("verwachting-d").ref), joost).saved.result()
    again = PairSession.open(reader.context.library, SESSION, reader.context.clock)
    page = ReadingPage(reader.context.theme, PairController(reader.context, again), joost)
    qtbot.addWidget(page)
    page.enter()

    checked = [w.accessibleName() for w in page.findChildren(QPushButton, "read-mark") if w.isChecked()]
    assert len(checked) == 1
    assert "planning" in checked[0]


def test_a_reader_who_has_not_seen_the_end_is_asked_in_place_and_reads_on(reader):
    reader.press("read-ready")

    assert reader.labels("read-unseen") == ["Je hebt nog niet alles gezien."]
    assert not reader.has_read()

    reader.key(Qt.Key.Key_Space)
    assert reader.labels("read-unseen") == []
    assert reader.done == []
    assert not reader.has_read()


def test_who_reads_on_goes_on_where_she_was(reader):
    for _ in range(3):
        reader.key(Qt.Key.Key_PageDown)
    bar = reader.page.findChild(QScrollArea).verticalScrollBar()
    QApplication.processEvents()
    was = bar.value()
    reader.press("read-ready")
    reader.key(Qt.Key.Key_Space)
    QApplication.processEvents()
    assert QApplication.focusWidget().objectName() == "read-mark"
    assert bar.value() >= was > 0


def test_a_reader_who_was_asked_can_go_on_all_the_same(reader):
    reader.press("read-ready")
    reader.press("read-anyway")

    assert reader.has_read()
    assert reader.done == [True]


def test_a_reader_who_turned_to_the_end_is_not_asked(reader):
    for _ in range(30):
        reader.key(Qt.Key.Key_PageDown)
    reader.key(Qt.Key.Key_PageUp)
    reader.press("read-ready")

    assert reader.has_read()
    assert reader.done == [True]


def test_stopping_says_nothing_of_having_read(reader, qtbot):
    with qtbot.waitSignal(reader.page.stop_asked):
        reader.press("read-stop")

    assert not reader.has_read()


def test_a_page_that_is_left_holds_no_answer(reader):
    reader.page.leave()

    assert "Elke donderdag samen de week voorbereiden." not in [w.text() for w in reader.page.findChildren(QLabel)]


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_a_long_answer_goes_by_before_the_next_question_comes(reader, size):
    reader.page.resize(*size)
    for _ in range(200):
        bar, before = reader.page.findChild(QScrollArea).verticalScrollBar(), QApplication.focusWidget()
        came_from = bar.value()
        reader.key(Qt.Key.Key_Down)
        # Nothing of the sheet is passed over unseen.
        assert bar.value() - came_from <= bar.pageStep()
        if QApplication.focusWidget() is before and bar.value() == came_from:
            break

    reader.press("read-ready")
    assert reader.has_read()
