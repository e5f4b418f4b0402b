"""What she writes at home is read by nobody who sits down at her laptop next, or has its disk."""

from base64 import b64encode

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from support.hands import CTRL
from support.pairs.guest_hands import FIRST, HER_WORD, HERS, MORE, NEW_WORD, SECRETS
from support.pairs.reach_on_screen import words_in_reach


@pytest.fixture(autouse=True)
def ours(monkeypatch):
    # Without a screen Qt says of no clipboard that it is its own.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)


def in_reach():
    said = words_in_reach()
    return [each for each in SECRETS if each in said]


def trail_of(text):
    """Yield what a text leaves in a file, plain or in base64 wherever in it the text begins."""
    for plain in (text.encode(), text.encode("utf-16-le")):
        yield plain
        for before in range(3):
            # Without the letters that what stands before and behind it have a part in.
            yield b64encode(b"x" * before + plain)[4 if before else 0 : -4]


def found_in(held):
    return [each for each in (HERS, MORE, HER_WORD, NEW_WORD) if any(trail in held for trail in trail_of(each))]


def on_disk(tmp_path):
    """Return what of hers is in any file, in whatever spelling, the settings and the stick too."""
    held = b"\n".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert held
    return found_in(held)


@pytest.mark.parametrize("before", ["", "x", "xx"])
def test_what_is_looked_for_on_the_disk_is_found_there(before):
    plain = f"{before}{HERS} en verder".encode()
    assert found_in(plain) == found_in(b64encode(plain)) == [HERS]


@pytest.fixture
def writing(hands):
    hands.choose_word()
    hands.write(HERS)
    assert in_reach() == ["taart"]
    return hands


def test_stopping_leaves_nothing_and_asks_her_word_again(writing, tmp_path):
    writing.stop()
    assert in_reach() == []
    writing.go_on()
    writing.on("GiveWord")
    assert in_reach() == []
    writing.screen.store.settle()
    assert on_disk(tmp_path) == []


def test_a_sealed_sheet_and_the_file_she_takes_along_tell_nothing(writing, tmp_path, stick):
    writing.seal()
    assert in_reach() == []
    writing.save()
    assert len(stick.files) == 1
    assert in_reach() == []
    assert on_disk(tmp_path) == []
    writing.enter()
    writing.on("FirstStart")
    assert in_reach() == []


def test_a_forgotten_word_and_another_sheet_leave_nothing(writing, tmp_path):
    writing.stop()
    writing.go_on()
    writing.on("GiveWord")
    writing.type("verkeerd woord")
    writing.press("sheet-forgotten")
    writing.press("sheet-anew")
    writing.choose_word(NEW_WORD)
    assert in_reach() == []
    writing.stop()
    writing.screen.store.settle()
    assert on_disk(tmp_path) == []


def test_a_wrong_word_opens_nothing(writing, tmp_path):
    writing.stop()
    writing.go_on()
    writing.on("GiveWord")
    writing.type("zonnebloem!")
    writing.enter()
    writing.until_said("Dit woord past niet bij dit blad.")
    assert writing.page == "GiveWord"
    assert "taart" not in in_reach()


@pytest.mark.parametrize("way", ["sheet-stop", "sheet-ready"])
def test_what_she_copied_cannot_be_pasted_by_who_sits_down_next(writing, way):
    writing.walk_to(FIRST)
    writing.key(Qt.Key.Key_A, CTRL)
    writing.key(Qt.Key.Key_C, CTRL)
    assert "taart" in QGuiApplication.clipboard().text()
    writing.press(way)
    if way == "sheet-ready":
        writing.press("sheet-seal")
    assert not QGuiApplication.clipboard().text()
    assert in_reach() == []


def test_closing_the_window_leaves_nothing(writing, tmp_path, home):
    writing.window.close()
    assert in_reach() == []
    assert on_disk(tmp_path) == []
    assert not list(home.rglob("*.tmp"))


def test_a_word_that_was_typed_and_not_taken_is_gone(hands):
    hands.on("ChooseWord")
    hands.type(HER_WORD)
    hands.escape()
    hands.on("EntryPage")
    assert in_reach() == []


def test_another_look_of_the_desktop_does_not_disturb_her(writing, tmp_path):
    QSettings(str(tmp_path / "venster.ini"), QSettings.Format.IniFormat).setValue("look/scale", 2.0)
    writing.window.apply_look()
    assert writing.page == "SheetForm"
    assert HERS in writing.written
    writing.stop()
    writing.escape()
    writing.on("FirstStart")
    assert writing.window.theme.scale == 2.0
