"""Two people's whole way by keys alone."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from support.hands import ALT
from support.pairs.hands import HER_SECRET, HER_WORD, HERS, HIS, HIS_SECRET, HIS_WORD, PairHands
from support.pairs.reach_on_screen import words_in_reach
from support.pairs.samples import PLACES

from observatie.domain.acts.pair_acts import Reached
from observatie.domain.pair.pair import PairStage
from observatie.ui.pairs.pair_page import FramedPage, PairPage
from observatie.ui.pairs.reading_page import ReadingPage
from observatie.ui.pairs.talk_page import PairTalk

AGREED = "Elke dag vijf minuten"


def agree(hands) -> None:
    """Come out at the first question of the talk, and write it down."""
    hands.on("PairTalk")
    hands.press("talk-agreed")
    hands.walk_to("talk-words")
    hands.type(AGREED)
    hands.key(Qt.Key.Key_Right, ALT)


def outcomes(pair) -> list:
    """Return what they came to and wrote, by question."""
    found = (pair.outcome(place) for place in PLACES)
    return [(outcome.reached, outcome.text) for outcome in found if outcome is not None]


def on_disk(hands):
    """Return the pair as the library holds it."""
    hands.library.append(()).result()
    return hands.library.pair(hands.session.pair.id)


def go_all_the_way(hands, clock) -> None:
    hands.open_place()
    hands.begin("Fatima de Vries", "Joost Kramer")
    hands.press("pair-onward")
    hands.take_over()
    hands.choose_word(HER_WORD)
    hands.write(HERS)
    hands.seal()
    hands.take_over()
    hands.choose_word(HIS_WORD)
    hands.write(HIS)
    hands.seal()
    hands.take_over()
    hands.give_word(HER_WORD)
    assert not hands.session.pair.is_open
    hands.give_word(HIS_WORD)
    assert hands.session.pair.stage is PairStage.READING
    hands.take_over()
    assert HIS_SECRET in words_in_reach()
    hands.read()
    hands.take_over()
    assert HER_SECRET in words_in_reach()
    hands.read()
    hands.be_silent(clock)
    assert hands.session.pair.stage is PairStage.TALKING
    agree(hands)
    hands.finish_talk()


def test_two_people_go_the_whole_way_on_one_laptop(laptop, clock):
    hands = laptop()
    go_all_the_way(hands, clock)
    pair = on_disk(hands)
    assert pair.stage is PairStage.AFTER
    assert outcomes(pair) == [(Reached.AGREED, AGREED)]


# Large


class LargeHands(PairHands):
    """Looks with every key whether what has the focus can be seen, and whether the window is as it was."""

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        before = self.page_in_hand
        super().key(key, modifier)
        # What was marked is in sight, also where the sheet was still shown from its beginning.
        has_acted = key == Qt.Key.Key_Space and isinstance(before, ReadingPage) and self.page_in_hand is before
        self.look(may_begin=not has_acted)

    def type(self, text: str) -> None:
        super().type(text)
        QApplication.processEvents()
        self.look()

    @property
    def is_at_beginning(self) -> bool:
        """Whether a page is shown from where one begins to read; what is done there may be below, until a key."""
        page = self.page_in_hand
        if not isinstance(page, FramedPage | PairTalk):
            return False
        return page.findChild(QScrollArea).verticalScrollBar().value() == 0

    @property
    def page_in_hand(self) -> PairPage | None:
        """The page of the procedure that is shown."""
        pair = self.place.pair if self.window.shell is not None else None
        return pair.page if pair is not None else None

    def look(self, *, may_begin: bool = True) -> None:
        assert (self.window.width(), self.window.height()) == (1366, 768)
        focused = QApplication.focusWidget()
        if focused is None or not focused.isVisible() or (may_begin and self.is_at_beginning):
            return
        room, around = QRect(self.window.rect()), focused.parentWidget()
        while around is not None:
            if isinstance(around, QAbstractScrollArea):
                room &= _on(self.window, around.viewport(), around.viewport().rect())
            around = around.parentWidget()
        shown = _on(self.window, focused, _in_hand(focused))
        seen = shown & room
        # Of what is larger than the room there is, as much as there is room for.
        across, down = min(shown.width(), room.width()), min(shown.height(), room.height())
        about = f"{type(focused).__name__} {focused.objectName()} at {shown} in {room}"
        assert (seen.width(), seen.height()) == (across, down), about


def _on(window: QWidget, widget: QWidget, rect: QRect) -> QRect:
    return rect.translated(widget.mapTo(window, QPoint(0, 0)))


def _in_hand(focused: QWidget) -> QRect:
    """Return where somebody types, or all of what she presses."""
    if isinstance(focused, QLineEdit | QComboBox | QPlainTextEdit):
        return focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle) & focused.rect()
    return focused.rect()


def test_the_whole_way_can_be_gone_at_200_percent_on_a_small_screen(laptop, clock):
    hands = laptop(scale=2.0, hands=LargeHands)
    go_all_the_way(hands, clock)
    assert hands.window.theme.scale == 2.0
    assert on_disk(hands).stage is PairStage.AFTER
