"""A disk that is full, and a folder without leave to write: it is told, tried again, and nothing is lost."""

import errno
import time

import pytest
from PySide6.QtCore import Qt
from support.pairs.guest_hands import FIRST, HERS, MORE, kept, words

from observatie.domain.pair.sheet import SheetState
from observatie.exchange import share_guest
from observatie.exchange.share_guest import AT_HOME

QUESTION = FIRST.removeprefix("sheet-")


class Disk:
    """A disk that can be full, or slow."""

    def __init__(self, write):
        self._write, self.error, self.slow = write, 0, 0.0

    def write(self, path, content):
        time.sleep(self.slow)
        if self.error:
            raise OSError(self.error, "")
        self._write(path, content)


@pytest.fixture
def disk(monkeypatch):
    made = Disk(share_guest.write_whole)
    monkeypatch.setattr(share_guest, "write_whole", made.write)
    monkeypatch.setattr("observatie.ui.pairs.guest.guest_controller._AGAIN_MS", 30)
    return made


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EROFS, "hier kun je alleen lezen"),
        (errno.EACCES, "geen toestemming"),
    ],
)
def test_trouble_is_told_and_what_she_wrote_is_saved_once_it_is_over(disk, hands, home, error, why):
    hands.choose_word()
    hands.write(HERS)
    disk.error = error
    hands.key(Qt.Key.Key_Tab)
    hands.until_said(why)
    assert "wordt steeds opnieuw geprobeerd" in hands.said()
    assert "Wat je typte staat er nog" in hands.said()
    assert hands.written == HERS
    hands.type(MORE)
    hands.key(Qt.Key.Key_Tab)

    disk.error = 0
    hands.qtbot.waitUntil(lambda: why not in hands.said(), timeout=5_000)
    hands.until_said("· opgeslagen")
    assert sorted(words(kept(home)).values()) == sorted((HERS, MORE))


def test_a_folder_in_whose_place_something_else_stands_is_told_and_tried_again(disk, hands, home):
    home.mkdir()
    (home / AT_HOME).write_text("iets anders")
    hands.choose_word()
    hands.write(HERS)
    hands.key(Qt.Key.Key_Tab)
    hands.until_said("Je blad kan hier niet opgeslagen worden")
    (home / AT_HOME).unlink()
    hands.until_said("· opgeslagen")
    assert words(kept(home)) == {QUESTION: HERS}


def test_typing_never_waits_for_the_disk(disk, hands, home):
    hands.choose_word()
    disk.slow = 0.5
    began = time.monotonic()
    for _ in range(4):
        hands.write("en ")
        hands.key(Qt.Key.Key_Tab)
        hands.walk_to(FIRST) if hands.focus == FIRST else hands.key(
            Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
        )
    assert time.monotonic() - began < 1.5  # waiting would take 2 seconds at least
    hands.until_said("· opgeslagen")
    assert words(kept(home)) == {QUESTION: "en en en en"}


def test_who_goes_elsewhere_in_the_program_has_it_on_disk(disk, hands, home):
    hands.choose_word()
    disk.slow = 0.1
    hands.write(HERS)
    hands.screen.leave()
    assert words(kept(home)) == {QUESTION: HERS}
    hands.screen.enter()
    hands.on("EntryPage")


def test_what_is_not_saved_yet_is_gone_on_with(disk, hands):
    hands.choose_word()
    hands.write(HERS)
    disk.error = errno.ENOSPC
    hands.stop()
    hands.go_on()
    hands.give_word()
    assert hands.written == HERS


def test_what_is_sealed_and_not_saved_can_be_taken_along(disk, hands, stick):
    hands.choose_word()
    hands.write(HERS)
    disk.error = errno.ENOSPC
    hands.seal()
    hands.save()
    assert len(stick.files) == 1


@pytest.mark.parametrize("way", ["close", "back"])
def test_who_leaves_while_it_does_not_work_is_told_once_what_is_lost(disk, hands, home, way):
    hands.choose_word()
    hands.write(HERS)
    disk.error = errno.ENOSPC
    if way == "close":
        assert not hands.window.close()
    else:
        hands.stop()
        hands.escape()
    assert hands.page == "EntryPage"
    assert "gaat verloren als je nu weggaat" in hands.said()
    hands.qtbot.wait(100)
    assert "gaat verloren als je nu weggaat" in hands.said()

    disk.error = 0
    hands.qtbot.waitUntil(lambda: "gaat verloren" not in hands.said(), timeout=5_000)
    assert words(kept(home)) == {QUESTION: HERS}
    assert hands.window.close()


def test_who_leaves_all_the_same_may(disk, hands, home):
    hands.choose_word()
    hands.qtbot.waitUntil(lambda: hands.screen.store.is_saved(kept(home).code))
    hands.write(HERS)
    disk.error = errno.ENOSPC
    hands.stop()
    hands.escape()
    hands.escape()
    hands.on("FirstStart")
    disk.error = 0
    assert kept(home).state is SheetState.DRAFT


def test_a_stick_that_is_full_is_told_and_can_be_tried_again(hands, stick, monkeypatch):
    hands.choose_word()
    hands.write(HERS)
    hands.seal()
    stick.folder.rename(stick.folder.with_name("weg"))
    hands.press("guest-save")
    hands.until_said("is niet te schrijven (de map is er niet)")
    assert "Bewaard" not in hands.said()
    assert hands.focus == "guest-save"
    stick.folder.with_name("weg").rename(stick.folder)
    hands.save()
    assert len(stick.files) == 1
    assert "is niet te schrijven" not in hands.said()
