"""What is said once a library is open: what is missing comes first, by how much and of which visit."""

from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, Signal
from support.store.pen import Pen

from observatie.domain.acts.acts import VisitSet
from observatie.domain.errors import KnownError, sentence
from observatie.store.connections import Startup
from observatie.store.register_session import RegisterSession
from observatie.ui.frame.startup_notices import StartupNotices
from observatie.ui.kit.background import Background


@pytest.fixture
def refused(library, monkeypatch):
    """Another program has the file when it is looked at."""

    def refuse():
        raise KnownError("B06", "een ander programma houdt de bibliotheek bezet", "sluit dat programma")

    monkeypatch.setattr(library, "quick_check", refuse)


@pytest.fixture
def told(qapp, library):
    """Open the library as it was found so, and return what was said of it."""

    def open_as(startup, found_lesson=None):
        library.startup, said = startup, []
        notices = StartupNotices(lambda each, **_how: said.append(each), qapp)
        notices.on_opened(library, found_lesson, is_kept=True)
        return [sentence(each) if isinstance(each, KnownError) else each for each in said]

    return open_as


def test_acts_that_are_missing_are_told_with_their_number_day_and_group(told, library, clock):
    group = RegisterSession(library, clock).add_group("groep 5")
    group.saved.result()
    pen = Pen(library, clock)
    library.append([pen.entry(VisitSet(subject="taal", group=group.id))]).result()
    assert told(Startup(unclean=True, missing={pen.id: 41}))[0].startswith(
        "Er ontbreken ten minste 41 regels van 10 maart 2026, groep 5. "
    )


def test_of_a_visit_that_is_gone_altogether_only_the_number_is_known(told):
    assert "ten minste 1 regel van een lesbezoek" in told(Startup(missing={uuid4(): 1}))[0]


def test_names_that_are_missing_are_called_so(told, library):
    assert "2 regels van de namenlijst" in told(Startup(missing={library.id: 2}))[0]


def test_a_lesson_that_was_going_on_is_told_with_it(told):
    said = told(Startup(unclean=True, lost_log=True), "De les van groep 5 liep nog.")[0]
    assert said.endswith("De les van groep 5 liep nog.")
    assert "observatie.db-wal is sindsdien weg" in said


@pytest.mark.parametrize(("count", "words"), [(12, "12 regels zijn er apart"), (0, "Er ontbreekt niets")])
def test_what_was_read_of_a_damaged_log_is_told(told, count, words):
    assert words in told(Startup(unclean=True, recovered=count))[0]


def test_that_what_was_being_put_back_has_its_place_now_is_told(told):
    assert told(Startup(put_back=True)) == [
        "Het terugzetten van een reservekopie werd de vorige keer afgebroken, en is nu afgemaakt. Wat er eerst "
        "stond is bewaard in een map opzij, bij de bibliotheek."
    ]


def test_after_a_good_end_nothing_is_said(told):
    assert told(Startup()) == []


def opened_as(library, parent, startup):
    library.startup, said = startup, []
    StartupNotices(lambda each, **_how: said.append(each), parent).on_opened(library, None, is_kept=True)
    return said


def test_a_file_that_could_not_be_looked_at_is_told_as_that_and_not_as_damage(qtbot, library, refused):
    parent = QObject()
    said = opened_as(library, parent, Startup(unclean=True))
    qtbot.waitUntil(lambda: len(said) == 2)
    assert isinstance(said[1], KnownError)
    assert (said[1].code, sentence(said[1])) == (
        "B06",
        "Het bestand kon niet worden nagekeken. Een ander programma houdt de bibliotheek bezet. "
        "Sluit dat programma.",
    )


def test_what_is_missing_stays_told_where_the_file_could_not_be_looked_at(qtbot, library, refused):
    parent = QObject()
    said = opened_as(library, parent, Startup(unclean=True, missing={uuid4(): 1}))
    qtbot.waitUntil(lambda: not parent.findChild(Background).is_busy)
    assert [each.code for each in said] == ["B18"]


class Scheduler(QObject):
    """Backups of which the second place is as old as a test says."""

    changed = Signal()
    is_busy = False
    trouble = None
    second_place = "de stick"
    second_is_old = True


def test_that_a_second_place_is_too_old_is_taken_back_once_it_is_not(qapp):
    said, scheduler = [], Scheduler()
    StartupNotices(lambda each, **_how: said.append(each), qapp).follow(scheduler)
    scheduler.changed.emit()
    scheduler.second_is_old = False
    scheduler.changed.emit()
    scheduler.changed.emit()
    assert [each.partition(".")[0] for each in said] == [
        "De reservekopie in de stick is te oud",
        "De reservekopieën zijn weer bij",
    ]


def test_what_was_said_since_about_something_else_stays(qapp, library):
    said, scheduler = [], Scheduler()
    notices = StartupNotices(lambda each, **_how: said.append(each), qapp)
    notices.follow(scheduler)
    scheduler.changed.emit()
    notices.on_lost(library, {library.id: 2})
    scheduler.second_is_old = False
    scheduler.changed.emit()
    assert isinstance(said[-1], KnownError)
