"""What is said about a lesson that was found going on."""

import shutil
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from support.samples import PASSPHRASE
from support.windows import begin_lesson, fill

from observatie.domain.acts.acts import Lesson, LessonMark, Note, VisitSet
from observatie.domain.acts.entries import Draft
from observatie.domain.acts.records import PersonRecord
from observatie.domain.journal.journal import Journal
from observatie.domain.journal.register import Register
from observatie.domain.journal.scribe import Scribe
from observatie.domain.visit.visit import Visit
from observatie.store.library import Library
from observatie.ui.frame.startup_notices import found_sentence, left_sentence
from observatie.ui.kit.background import Background

TEACHER = UUID(int=7)
SCRIBE = Scribe(author=UUID(int=1), device=UUID(int=2))


@pytest.fixture
def register(clock):
    journal = Journal(uuid4())
    record = PersonRecord(id=TEACHER, name="mevrouw Bakker", role="leerkracht")
    journal.add(SCRIBE.entry(journal, record, clock.now()))
    return Register(journal)


@pytest.fixture
def lesson(clock):
    """A lesson that has begun, with these settings and so many notes."""

    def make(notes: int, **settings) -> Visit:
        visit = Visit(uuid4(), [])
        acts = [VisitSet(**settings), Lesson(mark=LessonMark.STARTED), *[Note(text="kijk")] * notes]
        for act in acts:
            visit.add(SCRIBE.entry(visit.journal, act, clock.now(), 0))
        return visit

    return make


def half(clock, lesson_ms) -> Draft:
    return Draft(text="+ C pakt", at=clock.now().wall, lesson_ms=lesson_ms)


def test_whose_lesson_it_is_how_many_notes_and_the_half_line(lesson, register, clock):
    said = found_sentence(lesson(34, teacher=TEACHER), register, {None: half(clock, 1_095_000)})
    assert said == (
        "De les van mevrouw Bakker liep nog: 34 notities staan er, en je halve regel van 18′15″ staat weer op de "
        "schrijfregel."
    )


@pytest.mark.parametrize(
    ("notes", "settings", "said"),
    [
        (1, {"teacher": TEACHER}, "De les van mevrouw Bakker liep nog: 1 notitie staat er."),
        (0, {"teacher": TEACHER}, "De les van mevrouw Bakker liep nog: er staat nog geen notitie."),
        (2, {}, "De les van 8.30 uur liep nog: 2 notities staan er."),
        (2, {"walkthrough": True}, "Het flitsbezoek van 8.30 uur liep nog: 2 notities staan er."),
        (
            2,
            {"walkthrough": True, "teacher": TEACHER},
            "Het flitsbezoek bij mevrouw Bakker liep nog: 2 notities staan er.",
        ),
    ],
)
def test_what_is_not_there_is_left_out(lesson, register, notes, settings, said):
    assert found_sentence(lesson(notes, **settings), register, {}) == said


def test_a_half_line_alone_is_said_too(lesson, register, clock):
    said = found_sentence(lesson(0), register, {None: half(clock, None)})
    assert said == "De les van 8.30 uur liep nog: je halve regel staat weer op de schrijfregel."


def test_a_note_that_was_being_mended_is_told_as_such(lesson, register, clock):
    visit = lesson(2)
    note = visit.shown("note")[0].id
    said = found_sentence(visit, register, {note: half(clock, 1_095_000).model_copy(update={"original": note})})
    assert said == (
        "De les van 8.30 uur liep nog: 2 notities staan er, en je halve verbetering van 18′15″ staat er weer."
    )


def test_a_half_line_goes_before_a_half_correction(lesson, register, clock):
    visit = lesson(1)
    note = visit.shown("note")[0].id
    drafts = {note: half(clock, 1_095_000).model_copy(update={"original": note}), None: half(clock, 60_000)}
    said = found_sentence(visit, register, drafts)
    assert said.endswith("1 notitie staat er, en je halve regel van 1′00″ staat weer op de schrijfregel.")


def test_a_half_correction_of_a_note_that_is_gone_is_not_told(lesson, register, clock):
    gone = UUID(int=9)
    said = found_sentence(lesson(1), register, {gone: half(clock, 60_000).model_copy(update={"original": gone})})
    assert said.endswith("liep nog: 1 notitie staat er.")


@pytest.mark.parametrize(
    ("notes", "settings", "said"),
    [
        (
            2,
            {"teacher": TEACHER},
            "De les van mevrouw Bakker is niet gestopt; hij eindigt nu bij de laatste notitie, 43′10″.",
        ),
        (0, {}, "De les van 8.30 uur is niet gestopt en er staat nog geen notitie; hij is nu gestopt."),
        (
            1,
            {"walkthrough": True},
            "Het flitsbezoek van 8.30 uur is niet gestopt; het eindigt nu bij de laatste notitie, 43′10″.",
        ),
    ],
)
def test_a_lesson_that_was_ended_where_it_was_left_is_told(lesson, register, clock, notes, settings, said):
    visit = lesson(notes, **settings)
    stopped = Lesson(mark=LessonMark.STOPPED)
    visit.add(SCRIBE.entry(visit.journal, stopped, clock.advance(86_400_000), 2_590_000))
    assert left_sentence(visit, register) == said


# After a kill


@pytest.fixture
def start_again(qtbot, window, folder, tmp_path, make_window):
    """Start on what a program leaves that is killed at this moment, but for some files; return the new window."""

    def start(*lost):
        window.shell.context.library.append([]).result()
        left = tmp_path / "zoals de stroom uitviel"
        shutil.copytree(folder, left, ignore=shutil.ignore_patterns(*lost))
        again = make_window(left)
        QTest.keyClick(fill(again, "passphrase", PASSPHRASE), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: again.shell is not None)
        return again

    return start


def told(window) -> str:
    return window.findChild(QLabel, "notice").text()


def checked(qtbot, window) -> None:
    """Wait until what is done behind the window after an unclean end is done."""
    for background in window.findChildren(Background, options=Qt.FindChildOption.FindDirectChildrenOnly):
        qtbot.waitUntil(lambda background=background: not background.is_busy)


def test_the_next_start_opens_the_lesson_and_says_what_it_found(qtbot, window, start_again, clock):
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "eerste regel")
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    clock.advance(60_000)
    again = start_again()
    assert again.shell.visit.controller.visit.id == visit.controller.visit.id
    assert again.shell.visit.observe.line.hasFocus()
    assert told(again) == "De les van 8.30 uur liep nog: 1 notitie staat er."
    checked(qtbot, again)
    assert told(again) == "De les van 8.30 uur liep nog: 1 notitie staat er."
    again.close()


def test_the_next_start_says_that_what_was_written_last_may_be_missing_where_its_log_is(
    window, start_again, qtbot
):
    visit = begin_lesson(window)
    QTest.keyClicks(visit.observe.line, "eerste regel")
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    again = start_again("*-wal")
    checked(qtbot, again)
    assert "observatie.db-wal is sindsdien weg; wat het laatst was opgeslagen kan ontbreken" in told(again)
    again.close()


def left_a_day(window, clock):
    """Note something in a lesson at 1′00″, do not stop it, and let a day pass."""
    visit = begin_lesson(window)
    clock.advance(60_000)
    QTest.keyClicks(visit.observe.line, "eerste regel")
    QTest.keyClick(visit.observe.line, Qt.Key.Key_Return)
    clock.advance(86_400_000)
    return visit.controller.visit.id


LEFT = "De les van 8.30 uur is niet gestopt; hij eindigt nu bij de laatste notitie, 1′00″."


def test_a_lesson_that_was_left_behind_is_over_at_the_next_start_and_that_is_told(
    qtbot, window, start_again, clock
):
    left = left_a_day(window, clock)
    again = start_again()
    checked(qtbot, again)
    assert told(again) == LEFT
    visit = again.shell.visit.controller.visit
    assert (visit.id, visit.stopped.lesson_ms) == (left, 60_000)
    assert not again.shell.lesson_is_shown
    again.close()


def test_it_is_told_after_a_clean_end_as_well(qtbot, window, folder, make_window, clock):
    left_a_day(window, clock)
    window.close()
    again = make_window(folder)
    QTest.keyClick(fill(again, "passphrase", PASSPHRASE), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.shell is not None)
    assert told(again) == LEFT
    again.close()


def test_a_half_line_that_was_kept_is_told_and_back(qtbot, window, start_again, clock):
    visit = begin_lesson(window)
    clock.advance(65_000)
    QTest.keyClicks(visit.observe.line, "nog niet")
    library, here = window.shell.context.library, visit.controller.visit.id
    qtbot.waitUntil(
        lambda: library.drafts(here).get(None) is not None and library.drafts(here).get(None).text == "nog niet"
    )
    again = start_again()
    assert told(again) == "De les van 8.30 uur liep nog: je halve regel van 1′05″ staat weer op de schrijfregel."
    assert again.shell.visit.observe.line.text() == "nog niet"
    again.close()


def test_what_was_found_goes_with_the_next_note_and_damage_stays(qtbot, window, start_again):
    begin_lesson(window)
    again = start_again()
    checked(qtbot, again)
    notice = again.findChild(QLabel, "notice")
    assert notice.isVisible()
    write(again, "verder")
    assert not notice.isVisible()
    again.tell("Het bestand van de bibliotheek is beschadigd.")
    write(again, "nog een regel")
    assert notice.isVisible()
    again.close()


def write(window, text) -> None:
    QTest.keyClicks(window.shell.visit.observe.line, text)
    QTest.keyClick(window.shell.visit.observe.line, Qt.Key.Key_Return)


def test_damage_is_told_in_the_place_of_what_was_found(qtbot, window, start_again, monkeypatch):
    begin_lesson(window)
    monkeypatch.setattr(Library, "quick_check", lambda _library: ["een blad is onleesbaar"])
    again = start_again()
    qtbot.waitUntil(lambda: "beschadigd (een blad is onleesbaar)" in told(again))
    again.close()


def test_without_a_lesson_it_says_that_the_file_is_in_order(qtbot, start_again):
    again = start_again()
    assert "nagekeken" in told(again)
    qtbot.waitUntil(lambda: told(again).endswith("in orde."))
    again.close()
