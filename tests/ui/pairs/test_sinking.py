"""Letting it sink in, with keys; judged by what is on disk and what the clock says."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QSpinBox, QWidget
from support.hands import in_front
from support.pairs.samples import SESSION, brought_to

from observatie.domain.acts.pair_acts import PairStep
from observatie.domain.pair.pair import PairStage
from observatie.store.pair_session import PairSession
from observatie.ui.pairs.sinking_page import SinkingPage
from observatie.ui.session.pair_controller import PairController
from observatie.ui.theme.stylesheet import stylesheet
from observatie.ui.theme.theme import Theme


class Silent:
    """The two, with the page between them."""

    def __init__(self, page, context, qtbot) -> None:
        self.page, self.context, self.qtbot = page, context, qtbot
        self.done: list[bool] = []
        page.done.connect(lambda: self.done.append(True))

    def key(self, *keys) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key)

    def press(self, name) -> None:
        next(w for w in self.page.findChildren(QPushButton, name) if w.isVisible()).setFocus()
        self.key(Qt.Key.Key_Space)

    def shown(self, name) -> list[str]:
        return [w.text() for w in self.page.findChildren(QLabel, name) if w.isVisible()]

    def sees_time(self, words) -> None:
        self.qtbot.waitUntil(lambda: self.shown("sink-time") == [words])

    def words_of(self, name) -> str:
        return self.page.findChild(QPushButton, name).accessibleName()

    @property
    def on_disk(self):
        self.context.library.append([]).result()
        return self.context.library.pair(SESSION)


@pytest.fixture
def sit_down(qtbot, context, show):
    def sat(session=None) -> Silent:
        session = session or brought_to(PairStage.SINKING, context.library, context.clock)
        page = SinkingPage(context.theme, PairController(context, session))
        show(page)
        return Silent(page, context, qtbot)

    return sat


@pytest.fixture
def silent(sit_down):
    return sit_down()


def test_nothing_runs_before_they_begin(silent):
    assert silent.on_disk.silent_since is None
    assert silent.shown("sink-time") == []
    assert silent.shown("sink-rule") == [
        "“Neem enkele minuten de tijd om de informatie van je partner te laten bezinken. Bespreek daarna jullie "
        "reacties.”"
    ]


def test_they_begin_with_a_key_and_see_how_much_is_left(silent, clock):
    began = clock.now().wall
    silent.key(Qt.Key.Key_Space)

    assert silent.on_disk.silent_since == began
    silent.sees_time("nog 3′00″")
    clock.advance(50_000)
    silent.sees_time("nog 2′10″")


def test_the_length_that_they_choose_is_kept(silent):
    field = silent.page.findChild(QSpinBox, "sink-minutes")
    field.setFocus()
    field.selectAll()
    silent.qtbot.keyClicks(field, "5")
    silent.press("sink-begin")

    assert silent.on_disk.sink_minutes == 5
    silent.sees_time("nog 5′00″")


def test_a_clock_that_was_set_back_makes_the_silence_no_longer(silent, clock):
    silent.key(Qt.Key.Key_Space)
    clock.advance(60_000)
    clock.set_wall(clock.now().wall - timedelta(hours=2))

    silent.sees_time("nog 3′00″")


def test_at_the_end_it_waits_until_they_begin_the_talk(silent, clock):
    silent.key(Qt.Key.Key_Space)
    clock.advance(200_000)
    silent.qtbot.waitUntil(lambda: silent.shown("sink-over") == ["De tijd is om."])

    assert silent.on_disk.stage is PairStage.SINKING
    assert silent.done == []

    silent.key(Qt.Key.Key_Space)
    assert silent.on_disk.stage is PairStage.TALKING
    assert silent.done == [True]


def steps(pair):
    return [standing.act.step for standing in pair.journal.standing("pair_progress")]


def wanting(pair):
    return [pair.wants_to_skip(partner) for partner in pair.partners]


def test_one_who_wants_to_go_on_does_not_end_it(silent):
    silent.key(Qt.Key.Key_Space)
    silent.press("sink-skip-1")

    pair = silent.on_disk
    assert wanting(pair) == [True, False]
    assert pair.stage is PairStage.SINKING
    assert silent.page.findChild(QPushButton, "sink-skip-1").isChecked()
    assert silent.done == []


def test_she_takes_it_back_with_the_same_button(silent):
    silent.key(Qt.Key.Key_Space)
    silent.press("sink-skip-1")
    silent.press("sink-skip-1")

    assert wanting(silent.on_disk) == [False, False]
    assert steps(silent.on_disk)[-2:] == [PairStep.SKIPPED, PairStep.STAYED]
    assert not silent.page.findChild(QPushButton, "sink-skip-1").isChecked()
    silent.press("sink-skip-2")
    assert silent.done == []


def test_each_has_a_key_of_her_own_that_stands_on_her_button(silent):
    silent.key(Qt.Key.Key_Space)
    assert silent.words_of("sink-skip-1") == "1   Fatima wil verder"
    assert silent.words_of("sink-skip-2") == "2   Joost wil verder"

    silent.key(Qt.Key.Key_2)
    assert wanting(silent.on_disk) == [False, True]
    assert silent.words_of("sink-skip-2") == "2   ✓ Joost wil verder"
    silent.key(Qt.Key.Key_2)
    assert wanting(silent.on_disk) == [False, False]
    silent.key(Qt.Key.Key_2, Qt.Key.Key_1)
    assert silent.on_disk.stage is PairStage.TALKING
    assert silent.done == [True]


def test_the_mouse_does_the_same(silent):
    silent.key(Qt.Key.Key_Space)
    made = silent.page.findChild(QPushButton, "sink-skip-1")
    silent.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert wanting(silent.on_disk) == [True, False]
    silent.qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert wanting(silent.on_disk) == [False, False]


def test_a_digit_in_the_length_of_the_silence_is_no_wish(silent):
    field = silent.page.findChild(QSpinBox, "sink-minutes")
    field.setFocus()
    field.selectAll()
    silent.key(Qt.Key.Key_1, Qt.Key.Key_2)

    assert field.value() == 12
    assert wanting(silent.on_disk) == [False, False]


def test_keys_on_nothing_do_nothing(silent):
    silent.key(Qt.Key.Key_Space)
    before = steps(silent.on_disk)
    silent.key(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_3)
    assert steps(silent.on_disk) == before


@pytest.fixture
def large(qtbot, context):
    """The page at 200 % below the header, as on the screen of a school laptop."""
    theme = Theme.load(dark=False, scale=2.0)
    session = brought_to(PairStage.SINKING, context.library, context.clock)
    page = SinkingPage(theme, PairController(context, session))
    page.setStyleSheet(stylesheet(theme))
    in_front(page, qtbot, (1366, 664))
    page.enter()
    return Silent(page, context, qtbot)


def test_how_long_it_will_be_is_all_in_sight_at_twice_the_size(large):
    minutes = large.page.findChild(QSpinBox, "sink-minutes")
    large.page.findChild(QScrollArea).verticalScrollBar().setValue(0)
    assert minutes.visibleRegion().boundingRect() == minutes.rect()


def test_what_acts_and_the_time_stay_in_sight_at_twice_the_size(large):
    large.key(Qt.Key.Key_Space)
    bar = large.page.findChild(QScrollArea).verticalScrollBar()
    for value in (0, bar.maximum()):
        bar.setValue(value)
        QApplication.processEvents()
        for name in ("sink-time", "sink-skip-1", "sink-skip-2"):
            seen = large.page.findChild(QWidget, name)
            assert seen.visibleRegion().boundingRect() == seen.rect(), name
    large.key(Qt.Key.Key_1)
    assert wanting(large.on_disk) == [True, False]


def test_both_who_want_to_go_on_end_it(silent):
    silent.press("sink-skip-2")
    silent.press("sink-skip-1")

    assert silent.on_disk.stage is PairStage.TALKING
    assert silent.done == [True]


def test_the_silence_went_on_while_the_program_was_closed(silent, sit_down, clock):
    silent.key(Qt.Key.Key_Space)
    silent.page.leave()
    assert silent.on_disk.silent_since is not None
    clock.advance(90_000)

    again = sit_down(PairSession.open(silent.context.library, SESSION, clock))

    again.sees_time("nog 1′30″")


def test_stopping_keeps_the_length_that_was_chosen(silent, qtbot):
    silent.page.findChild(QSpinBox, "sink-minutes").setValue(7)
    with qtbot.waitSignal(silent.page.stop_asked):
        silent.press("sink-stop")
    silent.page.leave()

    assert silent.on_disk.sink_minutes == 7
    assert silent.on_disk.silent_since is None
