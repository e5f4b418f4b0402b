"""A field for a name of the register: what is known, what is new, and what may be known under another spelling."""

from uuid import UUID

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from support.hands import in_front

from observatie.ui.kit.record_field import RecordBox, RecordField

PENA, BAKKER, NAMESAKE = (UUID(int=n) for n in range(1, 4))
KNOWN = {"Mevrouw Bakker (De Kokmeeuw)": NAMESAKE, "Mevrouw Bakker (De Wilg)": BAKKER, "Mevrouw José Peña": PENA}


class FieldHands:
    """Types in the field and reads what stands below it."""

    def __init__(self, qtbot, theme) -> None:
        self.qtbot = qtbot
        self.field = RecordField("teacher", "Leerkracht", "")
        self.box = RecordBox(theme, "Leerkracht", self.field)
        self.chosen, self.named = [], []
        self.field.chosen.connect(self._choose)
        self.field.named.connect(self.named.append)
        self.field.show_record(KNOWN, None, "")
        in_front(self.box, qtbot, (500, 200))

    def _choose(self, record: UUID) -> None:
        self.chosen.append(record)
        self.field.show_record(KNOWN, record, "")

    def type(self, text: str) -> None:
        """Type as an input method does, which knows every letter, and leave the field."""
        line = self.field.lineEdit()
        line.selectAll()
        committed = QInputMethodEvent("", [])
        committed.setCommitString(text)
        QApplication.sendEvent(line, committed)
        self.field.completer().popup().hide()
        self.field.finish()

    @property
    def asked(self) -> str:
        return self.box.findChild(QLabel, "teacher-asked").text()

    @property
    def answers(self) -> list[str]:
        return [each.text() for each in self.box.findChildren(QPushButton) if each.isVisible()]

    def answer(self, name: str) -> None:
        self.box.findChild(QPushButton, name).click()


@pytest.fixture
def hands(qtbot, theme):
    return FieldHands(qtbot, theme)


@pytest.mark.parametrize("typed", ["mevrouw jose pena", "José Pena", "mevr.  Peña, José"])
def test_a_name_much_like_a_known_one_is_asked_about_before_anything_is_made(hands, typed):
    hands.type(typed)

    assert hands.asked == "Bedoel je Mevrouw José Peña?"
    assert hands.answers == ["Ja", "Toch een ander"]
    assert (hands.chosen, hands.named, hands.field.asks) == ([], [], True)


def test_the_known_one_is_taken_where_she_was_meant(hands):
    hands.type("jose pena")

    hands.answer("teacher-is-0")

    assert (hands.chosen, hands.named) == ([PENA], [])
    assert (hands.field.currentText(), hands.asked, hands.answers) == ("Mevrouw José Peña", "", [])


def test_another_with_the_same_name_is_new(hands):
    hands.type("jose pena")

    hands.answer("teacher-another")

    assert (hands.chosen, hands.named, hands.asked) == ([], ["jose pena"], "")


def test_a_name_in_another_form_of_unicode_is_that_of_the_known_one_or_of_another(hands):
    hands.type("mevrouw Jose\u0301 Pen\u0303a")
    assert (hands.chosen, hands.asked) == ([PENA], "Deze naam staat al in je register.")

    hands.answer("teacher-another")
    assert hands.named == ["Mevrouw José Peña"]
    assert hands.field.record is None


def test_of_namesakes_each_is_offered(hands):
    hands.type("mevrouw bakker")

    assert hands.asked == "Bedoel je Mevrouw Bakker (De Kokmeeuw) of Mevrouw Bakker (De Wilg)?"
    hands.answer("teacher-is-1")
    assert hands.chosen == [BAKKER]


def test_what_is_typed_on_asks_no_longer(hands):
    hands.type("jose pena")

    hands.type("jose pena garcia")

    assert (hands.asked, hands.answers, hands.named) == ("", [], ["jose pena garcia"])


def test_whoever_is_picked_from_the_list_is_not_asked_about(hands):
    hands.field.setCurrentIndex(2)
    hands.field.activated.emit(2)

    assert (hands.chosen, hands.answers) == ([PENA], [])


@pytest.mark.parametrize(("typed", "found"), [("pena", 1), ("JOSE\u0301", 1), ("bakker (de", 2), ("pena x", 0)])
def test_what_is_typed_is_completed_whatever_the_accents(hands, typed, found):
    completer = hands.field.completer()

    completer.setCompletionPrefix(typed)

    assert completer.completionCount() == found
    if typed == "pena":
        assert completer.currentCompletion() == "Mevrouw José Peña"
