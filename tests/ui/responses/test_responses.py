"""Filling in an instrument on its own, as somebody does it with keys; judged by what is on disk."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextBrowser, QWidget
from support.hands import Hands, in_front

from observatie.domain.acts.answers import (
    BlanksValue,
    CheckedValue,
    LevelValue,
    NotApplicable,
    TextValue,
    YesNoValue,
)
from observatie.domain.response.response import filled_in
from observatie.help_pages import ORDER
from observatie.ui.form.level_grid import LevelCell
from observatie.ui.frame.instruments_place import InstrumentsPlace

CTRL = Qt.KeyboardModifier.ControlModifier


class ResponseHands(Hands):
    """Somebody at the place of the instruments: what she presses, and what the disk holds afterwards."""

    def __init__(self, place: InstrumentsPlace, context, qtbot) -> None:
        super().__init__(place, qtbot)
        self.place, self.context = place, context

    def type(self, text: str) -> None:
        super().type(text)
        self.close_popup()

    def choose(self, instrument: str) -> None:
        self.place.instruments.fill_asked.emit(self.context.catalogue.instruments[instrument])

    def begin(self, instrument: str, about: str) -> None:
        self.choose(instrument)
        self.type(about)
        self.press("response-begin")

    def on_disk(self) -> list:
        self.context.library.append([]).result()
        return self.context.library.responses()

    def answers(self) -> dict:
        (listed,) = self.on_disk()
        return {target: a.value for target, a in filled_in(self.context.library.response(listed.id)).items()}


@pytest.fixture
def saved_to(tmp_path):
    return tmp_path / "ingevuld.pdf"


@pytest.fixture
def make_hands(qtbot, context, saved_to):
    def make() -> ResponseHands:
        place = in_front(InstrumentsPlace(context, lambda _parent, _name: str(saved_to)), qtbot)
        place.enter()
        return ResponseHands(place, context, qtbot)

    return make


@pytest.fixture
def hands(make_hands):
    return make_hands()


def test_an_instrument_that_is_not_about_a_lesson_can_be_filled_in_from_its_page(hands, context):
    hands.place.instruments._reader.choose(list(context.catalogue.instruments).index("attitudestellingen"))

    hands.push("instrument-fill")

    assert QApplication.focusWidget().objectName() in ("response-teacher", "response-teacher-line")


def test_a_name_much_like_a_known_one_is_asked_about_before_one_begins(hands, context):
    before = len(context.library.register().people)
    hands.begin("attitudestellingen", "bakker")
    assert hands.on_disk() == []
    assert QApplication.focusWidget().objectName() == "response-teacher-is-0"

    hands.key(Qt.Key.Key_Space)
    hands.push("response-begin")

    (listed,) = hands.on_disk()
    assert context.library.register().name(listed.teacher) == "mevrouw Bakker"
    assert len(context.library.register().people) == before


@pytest.mark.parametrize("instrument", ["kijkwijzer", "adapt", "share"])
def test_what_belongs_to_a_visit_or_a_pair_is_only_read_there(hands, context, instrument):
    hands.place.instruments._reader.choose(list(context.catalogue.instruments).index(instrument))

    assert not hands.place.findChild(QPushButton, "instrument-fill").isVisible()


def test_a_teacher_of_the_register_is_chosen_by_her_name(hands, context):
    people = len(context.library.register().people)
    hands.begin("attitudestellingen", "mevrouw Bakker")

    (listed,) = hands.on_disk()
    assert context.library.register().name(listed.teacher) == "mevrouw Bakker"
    assert listed.respondent == listed.teacher
    assert listed.dated == date(2026, 3, 10)
    assert len(context.library.register().people) == people


def test_a_new_name_comes_into_the_register(hands, context):
    hands.begin("attitudestellingen", "Meneer Tamboer")

    (listed,) = hands.on_disk()
    assert context.library.register().name(listed.teacher) == "meneer Tamboer"


def test_one_can_fill_it_in_about_oneself(hands, context):
    hands.begin("attitudestellingen", "ikzelf")

    (listed,) = hands.on_disk()
    assert listed.teacher == context.library.scribe.author


def test_it_does_not_begin_before_it_is_said_whom_it_is_about(hands):
    hands.begin("attitudestellingen", "")

    assert "Kies een leerkracht of typ een naam." in hands.labels()
    assert hands.on_disk() == []


def test_a_pupil_is_a_letter_and_a_name_cannot_be_typed(hands):
    hands.begin("afstemming", "Ayoub")

    (listed,) = hands.on_disk()
    assert listed.pupil == "AY"


def test_a_level_is_chosen_with_the_keys_and_is_on_disk(hands):
    hands.begin("attitudestellingen", "mevrouw Bakker")

    assert isinstance(QApplication.focusWidget(), LevelCell)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Space)

    assert list(hands.answers().values()) == [LevelValue(level=2)]


def test_only_of_a_lesson_is_something_not_seen(hands):
    hands.begin("inclusieladder", "De Wilgen")

    assert "niet gezien" not in hands.labels()
    assert "n.v.t." in hands.labels()


def test_text_is_recorded_on_the_way_to_the_next_item(hands):
    hands.begin("attitudevragen", "mevrouw Bakker")
    hands.type("een bron")
    hands.key(Qt.Key.Key_PageDown, CTRL)
    hands.type("met hulp")
    hands.place.leave()

    assert list(hands.answers().values()) == [TextValue(text="een bron"), TextValue(text="met hulp")]


def test_yes_or_no_about_ones_own_advice(hands):
    hands.begin("kwaliteit-adviezen", "Begin elke les met een doel.")
    hands.key(Qt.Key.Key_Space)

    assert list(hands.answers().values()) == [YesNoValue(yes=True)]
    assert hands.on_disk()[0].advice == "Begin elke les met een doel."


def test_a_tick_for_one_pupil(hands):
    hands.begin("afstemming", "C")
    hands.key(Qt.Key.Key_Space)

    assert list(hands.answers().values()) == [CheckedValue(checked=True)]


def test_a_blank_of_the_seven_steps(hands):
    hands.begin("zeven-stappen", "De Wilgen")
    hands.type("lezen stokt")
    hands.key(Qt.Key.Key_PageDown, CTRL)

    assert hands.answers()["probleem"] == BlanksValue(blanks={"aanleiding": "lezen stokt"})


def test_not_applicable_is_an_answer(hands):
    hands.begin("kwaliteit-adviezen", "Kies een doel.")
    hands.push("choice-not-applicable")

    assert list(hands.answers().values()) == [NotApplicable()]


def test_undo_takes_back_what_was_chosen_and_says_so(hands):
    hands.begin("afstemming", "C")
    hands.key(Qt.Key.Key_Space)

    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.answers() == {}
    assert "Ongedaan gemaakt: antwoord bij" in hands.labels()

    hands.key(Qt.Key.Key_Y, CTRL)
    assert list(hands.answers().values()) == [CheckedValue(checked=True)]


def test_what_is_on_disk_says_so(hands, qtbot):
    hands.begin("afstemming", "C")
    hands.key(Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: hands.find(QLabel, "saved").text() == "opgeslagen")


def test_one_goes_on_another_day_at_the_first_that_is_open(hands, context, make_hands):
    hands.begin("afstemming", "C")
    hands.key(Qt.Key.Key_Space)
    context.clock.advance(86_400_000)
    hands.on_disk()
    later = make_hands()
    later.choose("afstemming")

    later.find(QWidget, "responses").setFocus()
    later.key(Qt.Key.Key_Return)

    hands = later
    assert hands.find(QLabel, "item-title").text().startswith("Tijd")
    hands.key(Qt.Key.Key_Space)
    assert len(hands.answers()) == 2


def test_the_list_says_how_far_it_is_without_a_percentage(hands):
    hands.begin("afstemming", "C")
    hands.key(Qt.Key.Key_Space)
    hands.push("response-back")
    hands.qtbot.waitUntil(lambda: hands.find(QWidget, "responses").isVisible())
    hands.on_disk()
    hands.place.enter()

    index = hands.find(QWidget, "responses").model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Leerling C, 10 maart 2026, 1 van 9 ingevuld"


def test_those_of_one_day_stand_with_the_newest_first(hands):
    for pupil in "ABC":
        hands.begin("afstemming", pupil)
        hands.push("response-back")
        hands.context.clock.advance(60_000)
        hands.on_disk()
    hands.place.enter()

    model = hands.find(QWidget, "responses").model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert [each.partition(",")[0] for each in spoken] == ["Leerling C", "Leerling B", "Leerling A"]


def twice(hands) -> None:
    hands.begin("kwaliteit-adviezen", "Kies een doel.")
    hands.key(Qt.Key.Key_Space)
    hands.push("response-back")
    hands.context.clock.advance(30 * 86_400_000)
    hands.context.library.append([]).result()
    hands.begin("kwaliteit-adviezen", "Kies een doel.")
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Space)


def test_without_an_earlier_one_there_is_nothing_to_lay_beside(hands):
    hands.begin("attitudestellingen", "mevrouw Bakker")

    assert not hands.place.findChild(QPushButton, "response-beside").isVisible()


def test_it_lies_beside_the_one_before_with_what_changed_first(hands):
    twice(hands)

    hands.key(Qt.Key.Key_D, CTRL)
    page = hands.place.response.findChild(QTextBrowser, "comparison")
    hands.qtbot.waitUntil(page.isVisible)

    told = page.toPlainText()
    assert told.startswith("9 april 2026 naast 10 maart 2026\nAnders dan toen")
    assert "nu: nee\ntoen: ja" in told


def test_it_is_saved_as_a_pdf(hands, qtbot, saved_to: Path):
    twice(hands)

    hands.key(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(saved_to.exists, timeout=10_000)

    assert saved_to.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: "is bewaard in" in hands.find(QLabel, "response-said").text())


def test_each_screen_has_its_page_in_the_help(hands):
    topics = {screen.help_topic for screen in (hands.place.responses, hands.place.instruments)}

    assert topics <= set(ORDER)
