"""What a window leaves in the log: what happened, and not a word of what anybody wrote."""

import shutil

import pytest
from PySide6.QtCore import Qt, QUrl, qInstallMessageHandler, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from support.pairs.files import at_home, brought, received, sealed_at_home
from support.pairs.samples import HIS_WORD, begun
from support.planted import found_in
from support.restoring import type_passphrase
from support.samples import CHEAP, PASSPHRASE
from support.windows import begin_lesson, fill

from observatie import log
from observatie.domain.acts.acts import VisitSet
from observatie.domain.errors import KnownError
from observatie.log_handler import FILE
from observatie.store.library import Library
from observatie.store.lock import LOCK_FILE
from observatie.store.opening import open_library
from observatie.ui.frame.application import ExceptionHook, QtMessages
from observatie.ui.settings import machine_cards

OWNER, ROLE, NOTE, HALF = "Goudvink-Öztürk", "hoofdrolspeler", "kwartelei op het bord", "half geschreven"
QUESTION, SUBJECT, FILE_NAME, WRONG = "Pimpelmeesvraag?", "hazelnootkunde", "stekelbaars.pdf", "notenkraker thuis"
SHEET = "zeepaardje zegt iets"
WORDS = [OWNER, "Goudvink", ROLE, NOTE, "kwartelei", HALF, QUESTION, SUBJECT, FILE_NAME, WRONG, SHEET, HIS_WORD]
WORDS += [PASSPHRASE, *PASSPHRASE.split(), "Joost", "Kramer", "Fatima", "bibliotheek/"]


@pytest.fixture
def place(tmp_path):
    log.begin(tmp_path / "logboek", "venster")
    yield tmp_path / "logboek"
    log.end()


def said(place):
    return (place / FILE).read_text(encoding="utf-8")


def in_vain(window, error):
    hook = ExceptionHook()
    hook.tell = window.tell
    try:
        raise error
    except type(error) as raised:
        hook(type(raised), raised, raised.__traceback__)


def test_a_day_at_the_window_leaves_no_word_of_it(qtbot, make_window, folder, clock, place, capfd):
    Library.begin(folder, PASSPHRASE, OWNER, ROLE, clock, cost=CHEAP).close()
    window = make_window()
    type_passphrase(window, WRONG)
    qtbot.waitUntil(lambda: "gemeld: B02" in said(place))
    fill(window, "passphrase", "")
    type_passphrase(window)
    qtbot.waitUntil(lambda: window.shell is not None)
    visit = begin_lesson(window)
    visit.controller.set_up(VisitSet(subject=SUBJECT, focus_question=QUESTION))
    QTest.keyClicks(visit.observe.line, NOTE)
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    QTest.keyClicks(visit.observe.line, HALF)
    window.tell(KnownError("C05", f"{FILE_NAME} is niet te schrijven door {OWNER}", NOTE))
    in_vain(window, ValueError(NOTE, {OWNER: QUESTION}))
    in_vain(window, KnownError("B08", NOTE, OWNER))
    qtbot.waitUntil(lambda: visit.controller.all_saved)
    window.lock()
    window.close()
    assert found_in(place, WORDS) == []
    for expected in (
        "gestart: venster, Python",
        "bibliotheek openen: niet gedaan (B02)",
        "gemeld: B02",
        "bibliotheek openen: gedaan in",
        "bibliotheek open: 0 lesbezoeken, 0 formulieren, 0 paren",
        "gemeld: C05",
        "fout in het programma: ValueError",
        "fout in het programma: B08",
        "vergrendeld",
        "bibliotheek gesloten",
    ):
        assert expected in said(place)
    assert NOTE in capfd.readouterr().err  # where it went before


def test_how_a_library_was_found_is_kept(place, killed):
    open_library(killed, PASSPHRASE).close()
    assert "de vorige keer niet gewoon afgesloten" in said(place)


@pytest.fixture
def killed(folder, tmp_path, clock):
    """The folder of a library as a program leaves it that was ended: copied while it was open."""
    with Library.begin(folder, PASSPHRASE, OWNER, ROLE, clock, cost=CHEAP) as library:
        library.append(()).result()
        return shutil.copytree(folder, tmp_path / "elders", ignore=shutil.ignore_patterns(LOCK_FILE))


def test_what_comes_in_of_a_pair_leaves_no_word_of_a_sheet(library, clock, place):
    session = begun(library, clock)
    guest = at_home(session, {"verwachting-d": SHEET})
    content = brought(sealed_at_home(guest))
    received(session, content)
    with pytest.raises(KnownError):
        received(session, content)
    assert "blad ontvangen: gedaan in" in said(place)
    assert "blad ontvangen: niet gedaan (P" in said(place)
    assert found_in(place, WORDS) == []


def test_what_is_told_twice_is_kept_once(window, place):
    window.tell(KnownError("B08", NOTE, NOTE))
    window.tell(KnownError("B08", NOTE, NOTE))
    assert said(place).count("gemeld: B08") == 1
    window.tell("iets anders")
    window.tell(KnownError("B08", NOTE, NOTE))
    assert said(place).count("gemeld: B08") == 2


def test_an_error_before_the_log_began_lets_it_begin(tmp_path, capfd):
    hook = ExceptionHook()
    hook.begin_log = lambda: log.begin(tmp_path, "venster")
    hook(ValueError, ValueError(NOTE), None)
    log.end()
    assert "fout in het programma: ValueError" in said(tmp_path)
    assert found_in(tmp_path, WORDS) == []


def test_of_what_qt_says_the_category_is_kept_once(place, capfd):
    messages = QtMessages()
    try:
        qWarning(NOTE)
        qWarning(NOTE)
    finally:
        messages.stop()
        qInstallMessageHandler(None)
    assert capfd.readouterr().err.count(NOTE) == 2
    assert said(place).count("melding van Qt: QtWarningMsg default\n") == 1
    assert found_in(place, WORDS) == []


def test_settings_say_where_it_is_and_open_the_folder(window, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(machine_cards.QDesktopServices, "openUrl", opened.append)
    monkeypatch.setenv("OBSERVATIE_LOGBOEK", str(tmp_path / "logboek"))
    window.shell.go("settings")
    window.shell.findChild(QPushButton, "open-log-folder").click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "logboek"))]
    shown = window.shell.findChild(QLabel, "log-folder").text()
    assert shown.replace("\u200b", "") == str(tmp_path / "logboek")
