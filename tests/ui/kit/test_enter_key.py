"""Enter: it presses the button that has the focus, else the filled one, and nothing that was not pressed."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from render import screens
from shiboken6 import delete
from support.hands import in_front

from observatie.domain.visit.talk import TalkStep
from observatie.ui.frame.shell import Shell
from observatie.ui.kit.enter_key import FILLED, EnterKey, default_button
from observatie.ui.kit.machine_settings import MachineSettings
from observatie.ui.kit.writing_keys import begin_words

ENTER = Qt.Key.Key_Return


class Window(QMainWindow):
    """A window with some fields and buttons, of which one is filled, and what was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.clicked: list[str] = []
        self.enter = EnterKey(self)
        self.words, self.line, self.number = QPlainTextEdit(), QLineEdit(), QSpinBox()
        self.sent, self.rows, self.tick = QLineEdit(), QListWidget(), QCheckBox("tick")
        self.sent.returnPressed.connect(lambda: self.clicked.append("sent"))
        self.rows.addItem("rij")
        self.plain, self.next = self.button("plain"), self.button("next", "primary")
        self.tick.clicked.connect(lambda: self.clicked.append("tick"))
        self.body = QVBoxLayout()
        for widget in (self.words, self.line, self.number, self.sent, self.rows, self.tick, self.plain, self.next):
            self.body.addWidget(widget)
        page = QWidget()
        page.setLayout(self.body)
        self.setCentralWidget(page)

    def button(self, name: str, role: str = "") -> QPushButton:
        made = QPushButton(name)
        made.setProperty("role", role)
        made.clicked.connect(lambda: self.clicked.append(name))
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.enter.press_default(event):
            super().keyPressEvent(event)


@pytest.fixture
def window(qtbot):
    return in_front(Window(), qtbot)


def press(widget, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    widget.setFocus()
    QTest.keyClick(widget, ENTER, modifier)


def press_at(ms: int) -> None:
    """Press and let go of Enter as the system tells it: with its time, and to what has the focus then."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ENTER, Qt.KeyboardModifier.NoModifier, "\r")
        event.setTimestamp(ms)
        QApplication.sendEvent(QApplication.focusWidget(), event)


@pytest.mark.parametrize(("later", "clicked"), [(120, ["plain"]), (2_000, ["plain", "tick"])])
def test_the_second_of_two_quick_presses_chooses_nothing_on_the_page_that_the_first_led_to(window, later, clicked):
    window.plain.clicked.connect(window.tick.setFocus)
    window.plain.setFocus()
    press_at(1_000)
    press_at(1_000 + later)
    assert window.clicked == clicked


def hold() -> None:
    """What a key that is held down sends, to whatever has the focus by then."""
    held = QApplication.focusWidget()
    QApplication.sendEvent(
        held, QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    )


@pytest.mark.parametrize("name", ["plain", "next", "tick"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_it_presses_the_button_that_has_the_focus_once(window, name, key):
    button = getattr(window, name)
    button.setFocus()
    pad = Qt.KeyboardModifier.KeypadModifier if key == Qt.Key.Key_Enter else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(button, key, pad)
    assert window.clicked == [name]


@pytest.mark.parametrize("name", ["line", "number"])
def test_in_a_field_that_does_nothing_with_it_it_goes_on_to_the_next_step(window, name):
    press(getattr(window, name))
    assert window.clicked == ["next"]


@pytest.mark.parametrize(("name", "did"), [("words", []), ("rows", []), ("sent", ["sent"])])
def test_where_it_has_a_meaning_it_keeps_that(window, name, did):
    press(getattr(window, name))
    assert window.clicked == did


def test_without_a_focus_it_goes_on_too(window):
    QApplication.focusWidget().clearFocus()
    QTest.keyClick(window, ENTER)
    assert window.clicked == ["next"]


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_with_another_key_it_is_another_key(window, modifier):
    press(window.plain, modifier)
    press(window.line, modifier)
    assert window.clicked == []


@pytest.mark.parametrize("name", ["plain", "line"])
def test_a_key_that_is_held_presses_once(window, name):
    press(getattr(window, name))
    hold()
    hold()
    assert len(window.clicked) == 1


def test_a_key_that_is_held_goes_on_in_a_text_and_not_in_what_comes_after_it(window):
    press(window.words)
    hold()
    assert window.words.toPlainText() == "\n\n"
    window.plain.setFocus()
    hold()
    window.line.setFocus()
    hold()
    assert window.clicked == []


def test_an_enter_that_closed_one_page_presses_nothing_of_the_next(window):
    window.sent.returnPressed.connect(window.plain.setFocus)
    press(window.sent)
    assert window.clicked == ["sent"]
    hold()
    assert window.clicked == ["sent"]


def test_a_held_key_that_is_told_as_let_go_and_pressed_anew_is_known_by_its_moment(window):
    window.plain.clicked.connect(window.words.setFocus)
    for moment, kind in enumerate((QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.KeyPress), start=4):
        event = QKeyEvent(kind, ENTER, Qt.KeyboardModifier.NoModifier, "\r")
        event.setTimestamp(min(moment, 5))
        if kind == QEvent.Type.KeyPress and moment == 4:
            window.plain.setFocus()
        QApplication.sendEvent(QApplication.focusWidget(), event)
    assert window.clicked == ["plain"]
    assert window.words.toPlainText() == ""


def test_a_text_that_comes_under_a_held_key_gets_no_line(window):
    window.plain.clicked.connect(window.words.setFocus)
    press(window.plain)
    hold()
    assert window.words.toPlainText() == ""


def test_a_next_step_that_is_off_or_one_of_two_is_not_pressed(window):
    window.next.setEnabled(False)
    press(window.line)
    window.next.setEnabled(True)
    window.body.addWidget(window.button("other", "talk-primary"))
    QApplication.processEvents()
    press(window.line)
    assert window.clicked == []


def test_the_space_after_a_word_typed_on_a_button_is_no_press_of_it(window):
    window.plain.setFocus()
    QTest.keyClicks(window.plain, "Ik zie")
    assert window.clicked == []
    QTest.keyClick(window.plain, Qt.Key.Key_Space)
    assert window.clicked == []
    QTest.keyClick(window.plain, Qt.Key.Key_Space)
    assert window.clicked == ["plain"]


# Words


class Page(QWidget):
    """A choice with a field below it, and further up another field."""

    def __init__(self) -> None:
        super().__init__()
        self.above, self.choice, self.words = QLineEdit(), QPushButton("kies"), QPlainTextEdit("Ja")
        beside = QWidget()
        inner, outer = QVBoxLayout(beside), QVBoxLayout(self)
        inner.addWidget(self.choice)
        inner.addWidget(self.words)
        outer.addWidget(self.above)
        outer.addWidget(beside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not begin_words(event, self):
            super().keyPressEvent(event)


@pytest.fixture
def page(qtbot):
    made = in_front(Page(), qtbot)
    made.choice.setFocus()
    return made


def test_a_letter_on_a_button_begins_behind_what_stands_in_the_field_beside_it(page):
    for letter in ", m":
        QTest.keyClick(QApplication.focusWidget(), letter)
    assert page.words.toPlainText() == "Ja, m"
    assert page.above.text() == ""


def test_a_field_that_can_only_be_read_gets_no_letter(page):
    page.words.setReadOnly(True)
    QTest.keyClicks(page.choice, "n")
    assert page.above.text() == "n"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_letter_with_another_key_begins_nothing(page, modifier):
    QTest.keyClick(page.choice, Qt.Key.Key_G, modifier)
    assert page.words.toPlainText() == "Ja"
    assert page.choice.hasFocus()


# All screens

SCREENS = (
    # What follows on the same visit stands together: it is opened once.
    *("lesbezoeken", "observeren-vooraf", "observeren", "observeren-papier"),
    *("voorbereiden-in-de-les", "observeren-achteraf", "uitwerken-bevindingen", "nagesprek-vooraf", "zelfbeeld"),
    *("zelfbeeld-tekst", "uitwerken-adapt", "zelfbeeld-verschillen", "rapport-vaststellen"),
    *("rapport-aanvullen", "rapport-vastgesteld", "nagesprek-uitweg"),
    *(f"nagesprek-{step.value}" for step in TalkStep),
    *("instrumenten", "formulier-lijst", "formulier", "instellingen"),
    *("paar-praat", "paar-nieuw", "paar-thuis", "paar-overgeven", "paar-woord", "paar-woord-vergeten"),
    *("paar-blad", "paar-blad-klaar", "paar-lezen", "paar-stilte-vooraf", "paar-gesprek", "paar-gesprek-uitkomst"),
    *("paar-gesprek-vragen", "paar-afspraken", "paar-vragen", "paar-toen-en-nu", "paar-gestopt"),
)
"""A picture of every screen, each in the state in which it has most on it."""

FOR_GOOD = ("Verzegel", "Stel vast", "Overhandig", "Gooi", "Verwijder", "Toch klaar", "Voeg toe", "Noteer")
"""How the words of a button begin that does what is not undone."""


@pytest.fixture
def stage(qtbot, context, clock, tmp_path):
    """The main window of the demo school, without what locks it."""

    class Whole(QMainWindow):
        def __init__(self, shell) -> None:
            super().__init__()
            self.enter = EnterKey(self)
            self.setCentralWidget(shell)

        def keyPressEvent(self, event: QKeyEvent) -> None:
            if not self.enter.press_default(event):
                super().keyPressEvent(event)

    settings = screens.QSettings(str(tmp_path / "v.ini"), screens.QSettings.Format.IniFormat)
    shell = Shell(context, MachineSettings(settings), lambda _parent, _name: None, lambda _parent: None)
    window = in_front(Whole(shell), qtbot)
    yield screens.Stage(shell, clock)
    window.close()


def test_on_every_screen_enter_presses_every_button_once_and_the_filled_one_is_the_default(stage, monkeypatch):
    reached, with_default, pressed, for_good = 0, 0, [], set()
    monkeypatch.setattr(EnterKey, "click", lambda _enter, button: pressed.append(button))
    for name in SCREENS:
        screens._FULL[name](stage)
        stage.shell.activateWindow()  # a hint that came and went took the keys along
        QApplication.processEvents()
        begins_on = QApplication.focusWidget()
        assert not is_for_good(begins_on), (name, begins_on.objectName())
        buttons = [each for each in stage.shell.findChildren(QAbstractButton) if takes_focus(each)]
        for_good.update(each.text() for each in buttons if is_for_good(each))
        for button in buttons:
            button.setFocus()
            if QApplication.focusWidget() is button:
                reached += 1
                pressed.clear()
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(button, QKeyEvent(kind, ENTER, Qt.KeyboardModifier.NoModifier, "\r"))
                assert pressed == [button], (name, button.objectName())
        filled = [each for each in buttons if each.property("role") in FILLED]
        assert len(filled) < 2, (name, [each.objectName() for each in filled])
        for each in filled:
            with_default += 1
            assert default_button(stage.shell) is each, name
    assert reached > 350
    assert with_default > 20
    assert {"Verzegel mijn blad", "Stel vast", "Overhandig als concept"} <= for_good


def takes_focus(button: QAbstractButton) -> bool:
    return button.isVisible() and button.isEnabled() and button.focusPolicy() != Qt.FocusPolicy.NoFocus


def is_for_good(widget: QWidget | None) -> bool:
    # What ends in dots only asks first.
    is_button = isinstance(widget, QAbstractButton)
    return is_button and widget.text().startswith(FOR_GOOD) and not widget.text().endswith("…")


@pytest.mark.parametrize("has_focus", [True, False])
def test_a_window_that_goes_leaves_nobody_listening(qtbot, has_focus):
    window, other = Window(), QLineEdit()
    qtbot.addWidget(other)
    for each in (other, window) if has_focus else (window, other):
        with qtbot.waitActive(each):
            each.show()
            each.activateWindow()
    with qtbot.captureExceptions() as exceptions:
        delete(window)
        other.activateWindow()
        other.setFocus()
        QApplication.processEvents()
    assert exceptions == []
