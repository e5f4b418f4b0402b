"""The whole way by keys of two who fill in at home: the second has no library, and takes a file along."""

from pathlib import Path

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from support.pairs.guest_hands import GuestHands
from support.pairs.hands import HER_SECRET, HER_WORD, HERS, HIS, HIS_SECRET, HIS_WORD
from support.pairs.reach_on_screen import words_in_reach
from support.windows import Opening, start_window

from observatie.domain.pair.code import shown
from observatie.domain.pair.pair import PairStage


@pytest.fixture
def start_at_home(qtbot, tmp_path, clock, catalogue, theme, post):
    """Start the program on a laptop on which there is no library."""
    made = []

    def start(scale):
        opening = Opening(tmp_path / "thuis", clock, catalogue, ask_path=post.ask_path)
        window = start_window(qtbot, opening, tmp_path / "thuis.ini", scale=scale)
        made.append(window)
        return GuestHands(window, qtbot)

    yield start
    for window in made:
        window.close()


def secrets_in(folder: Path) -> list[str]:
    """Return what of either can be read in a folder, in whatever file."""
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [each for each in (HER_SECRET, HIS_SECRET, HER_WORD, HIS_WORD) if each.encode() in content]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_two_go_the_whole_way_of_whom_one_has_no_library(
    laptop, start_at_home, clock, post, tmp_path, monkeypatch, scale
):
    monkeypatch.setenv("HOME", str(tmp_path / "gebruiker"))
    hers = laptop("een", scale=scale)
    hers.open_place()
    hers.begin("Ik", "Joost Kramer", at_home=True)
    code = shown(hers.place.pair.controller.code)
    hers.press("pair-onward")
    hers.choose_word(HER_WORD)
    hers.write(HERS)
    hers.seal()
    hers.on("NoneType")

    his = start_at_home(scale)
    his.join()
    his.name("Joost Kramer", "Ineke Smit", code)
    his.choose_word(HIS_WORD)
    his.write(HIS)
    his.seal()
    his.save()
    assert secrets_in(tmp_path) == []
    assert HIS_SECRET not in words_in_reach()
    QApplication.sendEvent(his.window, QCloseEvent())

    hers.take_up()
    hers.press("pair-choose")
    hers.until_said("Het blad van Joost is ontvangen")
    assert secrets_in(tmp_path) == []
    hers.press("pair-onward")
    hers.take_over()
    hers.give_word(HER_WORD)
    hers.give_word(HIS_WORD)
    assert hers.session.pair.stage is PairStage.READING
    hers.take_over()
    hers.read()
    hers.take_over()
    assert HER_SECRET in words_in_reach()
    hers.read()
    hers.be_silent(clock)
    hers.finish_talk()
    hers.library.append(()).result()
    assert hers.library.pair(hers.session.pair.id).stage is PairStage.AFTER
