"""Two people's whole way by keys alone: on one laptop, and on two with files between them."""

from hands import ALT
from pairs import PLACES
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
from ui.pairs.pair_hands import HER_SECRET, HER_WORD, HERS, HIS, HIS_SECRET, HIS_WORD, PairHands
from ui.pairs.reach import words_in_reach

from observatie.domain.pair import PairStage
from observatie.domain.pair_acts import Reached
from observatie.ui.pairs.framed_page import FramedPage
from observatie.ui.pairs.pair_page import PairPage
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


# Two laptops


def fill_in(hands, word: str, text: str) -> None:
    """Fill in one's sheet on one's own laptop, where nobody has to hand it over."""
    hands.press("pair-onward")
    hands.choose_word(word)
    hands.write(text)
    hands.seal()
    hands.on("NoneType")


def carry(sender, receiver, word: str = "") -> None:
    sender.take_up()
    sender.send()
    receiver.take_up()
    receiver.receive(word)


def invite(hers, his, post) -> None:
    """Begin on her laptop, and let the invitation arrive on his."""
    hers.take_up()
    hers.open_place()
    hers.begin("Fatima de Vries", "Joost Kramer", two_laptops=True)
    hers.send()
    his.take_up()
    his.open_place()
    his.press("pairs-receive")
    his.receive()
    assert his.session.pair.id == hers.session.pair.id


def exchange_sheets(hers, his, post) -> None:
    """Let each fill in alone, and each sealed sheet arrive at the other."""
    fill_in(his, HIS_WORD, HIS)
    hers.take_up()
    fill_in(hers, HER_WORD, HERS)
    for sender, receiver in ((hers, his), (his, hers)):
        carry(sender, receiver)
        assert not sender.session.pair.is_open
        reach = words_in_reach().encode() + post.last.read_bytes()
        assert not [each for each in (HER_SECRET, HIS_SECRET, HER_WORD, HIS_WORD) if each.encode() in reach]


def test_two_people_go_the_whole_way_on_two_laptops(laptop, clock, post):
    hers, his = laptop("een"), laptop("twee")
    invite(hers, his, post)
    exchange_sheets(hers, his, post)

    hers.press("pair-onward")
    hers.take_over()
    hers.give_word(HER_WORD)
    hers.give_word(HIS_WORD)
    assert HIS_SECRET in words_in_reach()
    hers.read()
    hers.on("NoneType")
    carry(hers, his, word=HIS_WORD)
    his.press("pair-onward")
    assert HER_SECRET in words_in_reach()
    his.read()
    his.on("SinkingPage")
    his.press("sink-stop")
    his.out()
    carry(his, hers)

    hers.press("pair-onward")
    hers.be_silent(clock)
    agree(hers)
    hers.finish_talk()
    hers.press("pair-stop")
    hers.out()
    carry(hers, his)
    one, two = on_disk(hers), on_disk(his)
    assert {entry.id for entry in one.journal.entries()} == {entry.id for entry in two.journal.entries()}
    assert outcomes(one) == outcomes(two) == [(Reached.AGREED, AGREED)]
    assert one.stage is two.stage is PairStage.AFTER


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
