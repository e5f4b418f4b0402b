"""Two people's whole way by keys alone: on one laptop, and on two with files between them."""

from hands import ALT
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from ui.pairs.pair_hands import HER_SECRET, HER_WORD, HERS, HIS, HIS_SECRET, HIS_WORD, PairHands
from ui.pairs.reach import words_in_reach

from observatie.domain.pair import PairStage
from observatie.domain.pair_acts import Reached

AGREED = "Elke dag vijf minuten"


def agree(hands) -> None:
    """Come out at the first question of the talk, and write it down."""
    hands.on("PairTalk")
    hands.press("talk-agreed")
    hands.walk_to("talk-words")
    hands.type(AGREED)
    hands.key(Qt.Key.Key_Right, ALT)


def outcomes(pair) -> list:
    return [(standing.act.reached, standing.act.text) for standing in pair.journal.standing("pair_outcome")]


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
    carry(his, hers)

    hers.press("pair-onward")
    hers.be_silent(clock)
    agree(hers)
    hers.finish_talk()
    hers.press("pair-stop")
    carry(hers, his)
    one, two = on_disk(hers), on_disk(his)
    assert {entry.id for entry in one.journal.entries()} == {entry.id for entry in two.journal.entries()}
    assert outcomes(one) == outcomes(two) == [(Reached.AGREED, AGREED)]
    assert one.stage is two.stage is PairStage.AFTER


# Large


class LargeHands(PairHands):
    """Looks with every key whether what has the focus can be seen, and whether the window is as it was."""

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        super().key(key, modifier)
        self.look()

    def type(self, text: str) -> None:
        super().type(text)
        QApplication.processEvents()
        self.look()

    def look(self) -> None:
        assert (self.window.width(), self.window.height()) == (1366, 768)
        focused = QApplication.focusWidget()
        if focused is None or not focused.isVisible():
            return
        shown = QRect(focused.mapTo(self.window, QPoint(0, 0)), focused.size())
        room, around = QRect(self.window.rect()), focused.parentWidget()
        while around is not None:
            if isinstance(around, QAbstractScrollArea):
                view = around.viewport()
                room &= QRect(view.mapTo(self.window, QPoint(0, 0)), view.size())
            around = around.parentWidget()
        seen = shown & room
        # Of what is larger than the room there is, as much as there is room for.
        enough = seen.height() >= min(shown.height(), room.height()) and seen.width() >= min(
            shown.width(), room.width()
        )
        assert enough, f"{focused.objectName()} of {type(focused).__name__} at {shown} in {room}"


def test_the_whole_way_can_be_gone_at_200_percent_on_a_small_screen(laptop, clock):
    hands = laptop(scale=2.0, hands=LargeHands)
    go_all_the_way(hands, clock)
    assert hands.window.theme.scale == 2.0
    assert on_disk(hands).stage is PairStage.AFTER
