"""Observeren while the store refuses: a banner says what and what to do, and what was typed comes in order."""

import sys
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from support.observing import said, type_line
from support.store import failures

from observatie.domain.acts.acts import Note
from observatie.store import writer
from observatie.store.library import Library
from observatie.store.visit_session import VisitSession
from observatie.store.wrapping import new_key
from observatie.ui.session.app_context import AppContext, StoreLink
from observatie.ui.session.visit_controller import VisitController

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc/self/fd, or renames what is open")
WAYS = [
    pytest.param(failures.full, "De schijf is vol", id="full"),
    pytest.param(failures.locked, "Een ander programma houdt de bibliotheek bezet", id="locked"),
    pytest.param(failures.read_only, "In de bibliotheek mag niet geschreven worden", id="read only"),
    pytest.param(failures.moved, "De bibliotheek is niet bereikbaar", id="moved", marks=LINUX),
    pytest.param(failures.pulled_out, "De bibliotheek is niet bereikbaar", id="pulled out", marks=LINUX),
]


@pytest.fixture
def key():
    return new_key()


@pytest.fixture
def controller(tmp_path, catalogue, clock, theme, key, monkeypatch):
    monkeypatch.setattr("observatie.store.cipher._BUSY_MS", 1)
    monkeypatch.setattr(writer, "_RETRY_SECONDS", 0.01)
    folder = tmp_path / "stick" / "bibliotheek"
    folder.mkdir(parents=True)
    with Library.create(folder, key, "Ineke Smit", "intern begeleider", clock) as library:
        context = AppContext(library, catalogue, clock, theme, StoreLink(library))
        session = VisitSession.open(library, uuid4(), clock)
        controller = VisitController(context, session)
        controller.take(session.begin_lesson())
        yield controller


@pytest.fixture
def step(step, controller, qtbot):
    """The live screen, with all that was done so far on disk."""
    qtbot.waitUntil(lambda: controller.all_saved)
    return step


@pytest.mark.parametrize(("failing", "banner"), WAYS)
def test_what_is_typed_meanwhile_is_held_and_comes_in_order_with_its_own_time(
    step, controller, key, clock, qtbot, failing, banner
):
    library = controller.context.library
    with failing(library, key):
        for number in range(1, 4):
            clock.advance(10_000)
            QTest.keyClicks(step.line, f"regel {number} ")
            step.line.insert("x" * 5_000)  # so much that no page has room left for it
            QTest.keyClick(step.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: banner in said(step, "banner"))
        assert "Wat je typt blijft hier en wordt bewaard zodra het kan." in said(step, "banner")
        assert said(step, "saved") == "nog niet opgeslagen"
        assert not controller.all_saved
        QTest.keyClicks(step.line, "en een halve")
    qtbot.waitUntil(lambda: controller.all_saved, timeout=20_000)
    qtbot.waitUntil(lambda: said(step, "banner") == "")
    assert said(step, "saved") == "opgeslagen"
    notes = [(s.lesson_ms, s.act.text[:7]) for s in library.visit(controller.visit.id).shown("note")]
    assert notes == [(10_000, "regel 1"), (20_000, "regel 2"), (30_000, "regel 3")]
    type_line(step, " regel")
    qtbot.waitUntil(lambda: controller.all_saved)
    assert library.visit(controller.visit.id).journal.last("note").act == Note(text="en een halve regel")
