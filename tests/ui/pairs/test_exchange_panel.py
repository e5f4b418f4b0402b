"""Files between two laptops, as somebody makes and reads them with keys; judged by the file and by the store."""

from uuid import UUID

import pytest
from pair_files import everything, sent, taken
from pairs import HER_WORD, HERS, HIS, HIS_WORD, SESSION, begun, fill_in, open_both
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from samples import CHEAP, MORNING

from observatie.domain.clock import FakeClock
from observatie.domain.pair import PairStage
from observatie.domain.pair_acts import PairSet, Seating
from observatie.domain.sheet import SheetState
from observatie.exchange.pair_document import read_file
from observatie.store.folder import create_key
from observatie.store.library import Library
from observatie.store.pair_session import PairSession
from observatie.ui.pairs.exchange_panel import ExchangePanel
from observatie.ui.pairs.pair_desk import PairDesk
from observatie.ui.widgets import column, label, scrolling
from observatie.ui.widgets import panel as holding


class Hands:
    """Somebody at the panel: what she presses, which file she chooses, and what the panel says."""

    def __init__(self, panel_desk, pair_desk, qtbot, tmp_path, show) -> None:
        self.file = tmp_path / "bestand.share.json"
        self.names: list[str] = []
        self.qtbot = qtbot
        self.panel = ExchangePanel(panel_desk.theme, panel_desk, pair_desk, self._save, self._choose)
        self.panel.enter = self.panel.setFocus
        self.taken: list[object] = []
        self.panel.taken.connect(lambda session, _said: self.taken.append(session))
        show(self.panel)

    def _save(self, parent, name):
        self.names.append(name)
        return str(self.file)

    def _choose(self, parent):
        return str(self.file)

    def shown(self, name: str) -> bool:
        return any(each.isVisible() for each in self.panel.findChildren(QPushButton, name))

    def press(self, name: str) -> None:
        for _ in range(10):
            if QApplication.focusWidget().objectName() == name:
                self.key(Qt.Key.Key_Space)
                self.wait()
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {name}")

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.panel._background.is_busy, timeout=30_000)

    @property
    def said(self) -> str:
        return self.panel.findChild(QLabel, "pair-exchange-said").text()

    @property
    def complaint(self) -> str:
        return self.panel.findChild(QLabel, "pair-word-complaint").text()

    @property
    def asks(self) -> bool:
        return self.panel.findChild(QLineEdit, "pair-word").isVisible()


@pytest.fixture
def two(pair_desk):
    """Her own laptop: Fatima began, and Joost has one too."""
    pair_desk.session.set_up(PairSet(seating=Seating.TWO))
    return pair_desk


@pytest.fixture
def partners(pair_desk):
    return pair_desk.pair.partners


@pytest.fixture
def his(two, tmp_path):
    """His laptop, which took her invitation in."""
    folder, clock = tmp_path / "zijn", FakeClock(MORNING)
    with Library.create(folder, create_key(folder, "een zin van hem", CHEAP), "Joost", "", clock) as library:
        taken(library, sent(two.session, two.pair.partners[0]), clock)
        yield PairSession.open(library, SESSION, clock)


@pytest.fixture
def hands(desk, two, qtbot, tmp_path, show):
    return Hands(desk, two, qtbot, tmp_path, show)


@pytest.fixture
def outcome(his, two, partners, desk):
    """A file with the outcome that he made on his laptop; her own sheet is sealed on hers."""
    fill_in(two.session, partners[0], HER_WORD, HERS)
    fill_in(his, partners[1], HIS_WORD, HIS)
    taken(his._library, sent(two.session, partners[0]), desk.clock)
    his.refresh()
    open_both(his)
    return sent(his, partners[1])


# Out


def test_before_she_sealed_she_sends_an_invitation(hands, two, partners, desk):
    hands.press("pair-send")

    file = read_file(hands.file.read_bytes())
    assert file.document.sheet is None
    assert file.sender == partners[0]
    assert hands.said.startswith("Een uitnodiging, zonder iets van het blad van Fatima, is bewaard als ")
    assert hands.names == ["SHARE 2026-03-10 Fatima de Vries en Joost Kramer voor Joost.share.json"]


def test_what_she_sealed_goes_out_sealed(hands, two, partners):
    fill_in(two.session, partners[0], HER_WORD, HERS)

    hands.press("pair-send")

    assert read_file(hands.file.read_bytes()).document.sheet == two.session.sheets[partners[0]]
    assert "Het verzegelde blad van Fatima is bewaard als" in hands.said
    assert "mail het bestand aan Joost" in hands.said


def test_on_a_laptop_of_two_each_sends_what_is_sealed(desk, pair_desk, partners, qtbot, tmp_path, show):
    hands = Hands(desk, pair_desk, qtbot, tmp_path, show)
    assert not hands.shown("pair-send")
    fill_in(pair_desk.session, partners[1], HIS_WORD, HIS)
    pair_desk.changed.emit(None)

    hands.panel.findChild(QPushButton, "pair-send").setFocus()
    hands.press("pair-send")

    assert read_file(hands.file.read_bytes()).sender == partners[1]
    fill_in(pair_desk.session, partners[0], HER_WORD, HERS)
    pair_desk.changed.emit(None)
    labels = [hands.panel.findChild(QPushButton, name).text() for name in ("pair-send", "pair-send-2")]
    assert labels == ["Maak een bestand voor Joost", "Maak een bestand voor Fatima"]


def test_a_folder_that_is_gone_is_told(hands):
    hands.file = hands.file.parent / "weg" / "bestand.share.json"

    hands.press("pair-send")

    assert "is niet te schrijven" in hands.said
    assert hands.taken == []


def test_who_gives_up_changes_nothing(hands):
    hands._save = lambda parent, name: None
    hands.panel._ask_save = hands._save

    hands.press("pair-send")

    assert hands.said == ""
    assert not hands.file.exists()


# In


def test_his_sheet_comes_in_without_a_word(hands, his, two, partners, desk):
    fill_in(his, partners[1], HIS_WORD, HIS)
    hands.file.write_bytes(sent(his, partners[1]))

    hands.press("pair-receive")

    assert hands.taken == [SESSION]
    assert hands.said.startswith("Het verzegelde blad van Joost Kramer is ingelezen")
    assert not hands.asks
    assert desk.library.sheets(SESSION)[partners[1]].state is SheetState.SEALED


def test_the_outcome_asks_for_a_word_and_opens_with_it(hands, outcome, desk, partners):
    hands.file.write_bytes(outcome)
    hands.press("pair-receive")
    assert hands.asks
    assert hands.said.startswith("De uitkomst van Joost Kramer, voor het paar Fatima de Vries en Joost Kramer")
    assert hands.taken == []

    hands.type(HER_WORD)
    hands.key(Qt.Key.Key_Return)
    hands.wait()

    assert hands.taken == [SESSION]
    assert not hands.asks
    assert desk.library.pair(SESSION).stage is PairStage.READING
    assert QApplication.focusWidget().objectName() == "pair-receive"


def test_a_wrong_word_is_typed_again(hands, outcome, desk):
    hands.file.write_bytes(outcome)
    hands.press("pair-receive")
    before = everything(desk.library, SESSION)
    hands.type("verkeerd")
    hands.key(Qt.Key.Key_Return)
    hands.wait()
    assert hands.complaint.startswith("Dit woord past bij geen van jullie twee bladen")
    assert everything(desk.library, SESSION) == before

    hands.type(HER_WORD)  # what was typed is selected
    hands.key(Qt.Key.Key_Return)
    hands.wait()

    assert hands.taken == [SESSION]


def test_esc_gives_up_and_forgets_the_word(hands, outcome):
    hands.file.write_bytes(outcome)
    hands.press("pair-receive")
    hands.type(HER_WORD)

    hands.key(Qt.Key.Key_Escape)

    assert not hands.asks
    assert hands.panel.findChild(QLineEdit, "pair-word").text() == ""
    assert QApplication.focusWidget().objectName() == "pair-receive"
    assert hands.taken == []


def test_a_word_goes_with_the_screen(hands, outcome):
    hands.file.write_bytes(outcome)
    hands.press("pair-receive")
    hands.type(HER_WORD)

    hands.panel.hide()

    assert hands.panel.findChild(QLineEdit, "pair-word").text() == ""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "Dit bestand is afgebroken"),
        (b"%PDF", "Dit is geen bestand van een paar"),
        (None, "Dit bestand is niet te lezen"),
    ],
)
def test_what_cannot_be_read_is_told(hands, desk, content, told):
    before = everything(desk.library, SESSION)
    if content is not None:
        hands.file.write_bytes(content)

    hands.press("pair-receive")

    assert hands.said.startswith(told)
    assert everything(desk.library, SESSION) == before
    assert hands.taken == []


def test_a_file_of_another_pair_is_told_and_asks_for_no_word(hands, desk):
    other = begun(desk.library, desk.clock, session=UUID(int=9))
    fatima, joost = other.pair.partners
    fill_in(other, fatima, HER_WORD, HERS)
    fill_in(other, joost, HIS_WORD, HIS)
    open_both(other)
    hands.file.write_bytes(sent(other, fatima))

    hands.press("pair-receive")

    assert hands.said.startswith("Dit bestand is van een ander paar")
    assert not hands.asks


def test_without_a_pair_in_hand_any_file_comes_in(desk, two, his, partners, qtbot, tmp_path, show):
    fill_in(his, partners[1], HIS_WORD, HIS)
    hands = Hands(desk, None, qtbot, tmp_path, show)
    assert not hands.shown("pair-send")
    hands.file.write_bytes(sent(his, partners[1]))

    hands.press("pair-receive")

    assert hands.taken == [SESSION]


def test_a_desk_takes_in_what_came(hands, his, two, partners):
    hands.panel.taken.connect(lambda _session, _said: two.refresh())
    fill_in(his, partners[1], HIS_WORD, HIS)
    hands.file.write_bytes(sent(his, partners[1]))

    hands.press("pair-receive")

    assert isinstance(two, PairDesk)
    assert two.session.state_of(partners[1]) is SheetState.SEALED


def test_in_a_low_window_the_word_is_asked_in_sight(desk, two, outcome, qtbot, tmp_path, show):
    around = []

    def in_a_low_window(panel):
        above = label("Wat er boven staat")
        above.setFixedHeight(300)
        area = scrolling(holding(column(desk.theme, above, panel, 1)))
        area.enter = panel.setFocus
        around.append(show(area))
        area.resize(680, 320)
        area.ensureWidgetVisible(panel)

    hands = Hands(desk, two, qtbot, tmp_path, in_a_low_window)
    hands.file.write_bytes(outcome)

    hands.press("pair-receive")

    onward = hands.panel.findChild(QPushButton, "pair-word-open")
    qtbot.waitUntil(lambda: onward.visibleRegion().boundingRect() == onward.rect())
    assert QApplication.focusWidget().visibleRegion().boundingRect() == QApplication.focusWidget().rect()
